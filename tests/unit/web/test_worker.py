"""The process that builds for the server says in its last line what became of it."""

import json
import signal

import pytest

from briefing.web import worker

CONFIG = """\
sources:
  - folder: articles
editions:
  - name: morning
    formats: [json]
"""


@pytest.fixture(autouse=True)
def signals():
    """The process changes what SIGTERM does; this one goes on."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize(
    ("config", "arguments", "code", "said"),
    [
        (CONFIG, ["evening", "2026-03-04"], 2, "there is no edition 'evening'"),
        (CONFIG, ["morning", "2200-01-01", "--no-collect"], 2, "lies in the future"),
        ("sources: []\n", ["morning", "2026-03-04"], 2, "sources"),
        (CONFIG + "store: /nowhere\0\n", ["morning", "2026-03-04"], 2, "config.yaml"),
    ],
    ids=["edition", "future", "configuration", "no yaml"],
)
def test_failure_is_the_last_line(tmp_path, capsys, config, arguments, code, said):
    """With the exit code of the command that does the same."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "config.yaml").write_text(config, encoding="utf-8")

    assert worker.main([str(tmp_path / "config.yaml"), *arguments]) == code
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert last["is"] == "end"
    assert said in last["error"]


def test_server_that_is_gone_does_not_stop_the_work(tmp_path, monkeypatch):
    """A line that nobody reads is no failure of a brief."""

    class Gone:
        def write(self, _text):
            raise BrokenPipeError

    monkeypatch.setattr("sys.stdout", Gone())
    worker._Told().progress("reading", 1, 2)
