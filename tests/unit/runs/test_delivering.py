"""Delivery and the tick: each recipient once, whatever is repeated."""

from datetime import date, timedelta

import pytest

from briefing import runs
from briefing.errors import UsageError
from briefing.runs.delivering import message_id
from tests.unit.runs.conftest import instant

DAY = date(2026, 3, 4)
NOW = instant("2026-03-04T08:00:00")
TEXT = "ACTOR Ada Berg = foreign minister said that the talks would go on until the summer.\n"
CHANNEL = "channels:\n  - folder: delivered\n"


def delivered(workshop):
    folder = workshop.config.path.parent / "delivered"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def edition(workshop):
    return workshop.config.editions[0]


def test_a_brief_is_delivered_once_and_again_when_asked(workshop_with, write):
    write("talks-go-on", TEXT)
    workshop = workshop_with(CHANNEL)
    runs.collect(workshop, now=NOW)
    runs.build(workshop, edition=edition(workshop), day=DAY, now=NOW)

    first = runs.send(workshop, edition=edition(workshop), day=DAY, now=NOW)
    second = runs.send(workshop, edition=edition(workshop), day=DAY, now=NOW)
    third = runs.send(workshop, edition=edition(workshop), day=DAY, now=NOW, again=True)

    assert [receipt.delivered for receipt in first] == [True]
    assert second == ()
    assert [receipt.delivered for receipt in third] == [True]
    assert delivered(workshop) == ["daily-2026-03-04.json"]


def test_what_was_not_built_cannot_be_sent(workshop_with):
    workshop = workshop_with(CHANNEL)

    with pytest.raises(UsageError, match="no brief of daily"):
        runs.send(workshop, edition=edition(workshop), day=DAY, now=NOW)


def test_an_edition_without_channels_has_nobody_to_send_to(workshop_with, write):
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    runs.build(workshop, edition=edition(workshop), day=DAY, now=NOW)

    assert runs.send(workshop, edition=edition(workshop), day=DAY, now=NOW) == ()


def test_one_message_has_one_id_for_ever():
    one = message_id("daily", DAY, "mail", "a@desk.example")

    assert one == message_id("daily", DAY, "mail", "a@desk.example")
    assert one != message_id("daily", DAY, "mail", "b@desk.example")
    assert one.startswith("<daily.2026-03-04.")


def test_a_tick_builds_and_delivers_what_is_due_and_the_next_does_nothing(workshop_with, write):
    """P5: one brief for each edition and date, delivered once, however often the clock ticks."""
    write("talks-go-on", TEXT)
    workshop = workshop_with(CHANNEL)

    early = runs.tick(workshop, now=instant("2026-03-04T06:59:00"))
    due = runs.tick(workshop, now=instant("2026-03-04T07:00:10"))
    later = runs.tick(workshop, now=instant("2026-03-04T07:00:40"))

    assert [report.brief.day for report in early.builds] == [date(2026, 3, 3)]
    assert [report.brief.day for report in due.builds] == [DAY]
    assert [receipt.delivered for receipt in due.receipts] == [True]
    assert due.collected is not None
    assert (later.builds, later.receipts, later.collected) == ((), (), None)
    assert delivered(workshop) == ["daily-2026-03-03.json", "daily-2026-03-04.json"]


def test_a_brief_so_far_does_not_stand_in_for_the_days_brief(workshop_with, write):
    write("talks-go-on", TEXT)
    workshop = workshop_with(CHANNEL)
    runs.tick(workshop, now=instant("2026-03-03T08:00:00"))
    for minute in range(5):
        now = instant(f"2026-03-04T06:0{minute}:00")
        runs.build(workshop, edition=edition(workshop), day=DAY, now=now)

    due = runs.tick(workshop, now=instant("2026-03-04T07:00:10"))

    assert [report.brief.so_far for report in due.builds] == [False]


def test_one_editions_failure_does_not_keep_the_others_back(workshop_with, write, tmp_path):
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    text = workshop.config.path.read_text("utf-8")
    workshop.config.path.write_text(
        text.replace("  - name: daily", "  - name: broken\n    formats: [json]\n  - name: daily"),
        encoding="utf-8",
    )
    from briefing.config import load_config

    workshop.config = load_config(workshop.config.path)
    workshop.config.output.mkdir()
    (workshop.config.output / "broken").write_text("a file where a folder must be")

    report = runs.tick(workshop, now=NOW)

    assert [built.brief.edition for built in report.builds] == ["daily"]
    assert [problem.where for problem in report.problems] == ["broken 2026-03-04"]


def test_missed_days_are_caught_up_as_the_policy_says(workshop_with, write):
    write("talks-go-on", TEXT)
    workshop = workshop_with(top="catch_up: all\ncatch_up_days: 3\n")
    runs.tick(workshop, now=instant("2026-03-01T08:00:00"))

    report = runs.tick(workshop, now=instant("2026-03-04T08:00:00"))

    assert [built.brief.day.day for built in report.builds] == [2, 3, 4]


def test_a_delivery_that_failed_for_now_is_tried_again_later(workshop_with, write, tmp_path):
    write("talks-go-on", TEXT)
    blocker = tmp_path / "delivered"
    blocker.write_text("a file where a folder must be")
    workshop = workshop_with(CHANNEL)

    failed = runs.tick(workshop, now=NOW)
    soon = runs.tick(workshop, now=NOW + timedelta(minutes=1))
    blocker.unlink()
    later = runs.tick(workshop, now=NOW + timedelta(minutes=11))

    assert [receipt.delivered for receipt in failed.receipts] == [False]
    assert soon.receipts == ()
    assert [receipt.delivered for receipt in later.receipts] == [True]
