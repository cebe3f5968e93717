"""The log as lines of JSON."""

import json
import logging

import pytest

from briefing.cli.logs import hide_log, show_log


def test_a_log_for_programs_is_one_object_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever a message quotes; secrets are not in it, a fault of the program is."""
    monkeypatch.setenv("BRIEFING_LOG", "json")
    show_log(verbose=False, quiet=False)
    secret = "hid" + "den"
    log = logging.getLogger("briefing.runs.due_work")
    try:
        log.info("%s is read", "https://me:hidden@feed.example\nnext")
        try:
            raise ValueError(f"api_key={secret}")
        except ValueError:
            log.exception("it broke")
    finally:
        hide_log()

    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(one["level"], one["part"]) for one in lines] == [
        ("info", "runs.due_work"),
        ("error", "runs.due_work"),
    ]
    assert lines[0]["message"] == "https://***@feed.example\nnext is read"
    assert lines[0]["at"].endswith("+00:00")
    assert "ValueError" in lines[1]["trace"]
    assert not any("hidden" in line["message"] + line.get("trace", "") for line in lines)
