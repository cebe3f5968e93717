"""Delivery and the tick: each recipient once, whatever is repeated."""

import subprocess
import sys
from collections import Counter
from datetime import date, timedelta

import pytest

from briefing import runs
from briefing.errors import UsageError
from briefing.model import Receipt
from briefing.runs.delivering import message_id
from briefing.store import DeliveryState
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
    third = runs.send(
        workshop, edition=edition(workshop), day=DAY, now=NOW, wishes=runs.Wishes(again=True)
    )

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


def test_a_brief_whose_surroundings_fail_is_tried_again_until_they_are_mended(workshop_with, write):
    """A full disk or a folder that cannot be written is no failure of the brief."""
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    workshop.config.output.mkdir()
    blocker = workshop.config.output / "daily"
    blocker.write_text("a file where a folder must be")

    failed = [runs.tick(workshop, now=NOW + timedelta(hours=n)) for n in range(5)]
    blocker.unlink()
    mended = runs.tick(workshop, now=NOW + timedelta(hours=12))

    assert [len(report.builds) for report in failed] == [0] * 5
    assert len(failed[0].problems) == 1
    assert [report.brief.day for report in mended.builds] == [failed_day(workshop)]


def failed_day(workshop):
    return workshop.store.briefs.list()[-1].day


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


BOX = """channels:
  - use: tests.fakes:BoxChannel
    box: box
    to: [ada, bo]
    lost: lost
    away: away
"""
BEFORE = instant("2026-03-04T05:00:00")


@pytest.fixture
def desk(workshop_with, write):
    """A workshop with two readers, an article, and no brief yet."""
    write("talks-go-on", TEXT)
    workshop = workshop_with(BOX)
    runs.collect(workshop, now=BEFORE)
    return workshop


@pytest.fixture
def box(tmp_path):
    """Who got what, under which id, in order."""

    def read():
        path = tmp_path / "box"
        lines = path.read_text().splitlines() if path.exists() else []
        return [tuple(line.split()[2:]) for line in lines]

    return read


def send(workshop, now=NOW, **options):
    return runs.send(
        workshop, edition=edition(workshop), day=DAY, now=now, wishes=runs.Wishes(**options)
    )


def build(workshop, now=NOW, **options):
    return runs.build(workshop, edition=edition(workshop), day=DAY, now=now, **options)


def test_a_brief_so_far_is_not_sent_by_mistake(desk, box):
    """The message says when it closes and what sends it all the same."""
    build(desk, now=BEFORE)

    with pytest.raises(UsageError, match=r"it closes at 2026-03-04 07:00 UTC") as caught:
        send(desk, now=BEFORE)

    assert "--early" in caught.value.hint
    assert box() == []


def test_after_its_hour_a_brief_so_far_is_built_first(desk, box):
    """What was true at five is not the day's brief."""
    build(desk, now=BEFORE)

    with pytest.raises(UsageError, match=r"it closed at 2026-03-04 07:00 UTC") as caught:
        send(desk)

    assert "briefing build --edition daily --date 2026-03-04" in caught.value.hint


@pytest.mark.parametrize("by_daemon", [False, True])
def test_an_early_brief_does_not_count_as_the_days(desk, box, write, by_daemon):
    """The final one follows, once, as another message that mail programs do not drop."""
    build(desk, now=BEFORE)
    assert len(send(desk, now=BEFORE, early=True)) == 2
    assert send(desk, now=BEFORE, early=True) == ()

    if by_daemon:
        runs.tick(desk, now=NOW)
    else:
        build(desk)
        send(desk)
    send(desk)

    assert [name for name, _ in box()] == ["ada", "bo", "ada", "bo"]
    assert len({known_as for _, known_as in box()}) == 4


def test_the_same_brief_keeps_its_id_and_another_text_has_another(desk, box, write):
    """Who gets a copy twice sees one; who gets a re-made brief sees that it is new."""
    build(desk)
    send(desk, to=["ada"])
    build(desk, rebuild=True)
    send(desk, to=["ada"], again=True)
    write("second-thoughts", "ACTOR Cem Dor = mayor said that he would not sign the accord.\n")
    runs.collect(desk, now=NOW)
    build(desk, rebuild=True)
    send(desk, to=["ada"], again=True)

    first, same, other = (known_as for _, known_as in box())
    assert first == same != other


def test_a_doubt_is_named_and_sent_only_if_asked(desk, box, tmp_path):
    """`--unknown` serves all of them, `--to` one; nobody else gets anything."""
    build(desk)
    (tmp_path / "lost").touch()
    assert [receipt.doubtful for receipt in send(desk)] == [True, True]
    (tmp_path / "lost").unlink()

    assert send(desk) == ()
    left = runs.outstanding(desk, edition=edition(desk), day=DAY, now=NOW)
    assert [(one.recipient, one.is_doubtful) for one in left] == [("ada", True), ("bo", True)]
    assert [receipt.recipient for receipt in send(desk, to=["BO"])] == ["bo"]
    assert [receipt.recipient for receipt in send(desk, unknown=True)] == ["ada"]
    assert runs.outstanding(desk, edition=edition(desk), day=DAY, now=NOW) == ()
    assert Counter(name for name, _ in box()) == {"ada": 2, "bo": 2}


def test_a_dead_sender_is_named_at_once(desk, box):
    """Its row says `sending`; the process is gone, and nobody knows whether the mail is, too."""
    build(desk)
    dead = dead_process()
    desk.store.ledger.begin(
        edition="daily",
        day=DAY,
        channel="tests.fakes:BoxChannel",
        recipient="ada",
        message_id="x",
        now=NOW,
        owner=dead,
    )

    receipts = send(desk, now=NOW + timedelta(seconds=1))
    left = runs.outstanding(desk, edition=edition(desk), day=DAY, now=NOW + timedelta(seconds=1))

    assert [receipt.recipient for receipt in receipts] == ["bo"]
    assert [one.recipient for one in left] == ["ada"]
    assert left[0].known.state is DeliveryState.UNKNOWN


def test_a_refusal_for_good_is_tried_once_more_for_one_reader(desk, box):
    """The address works again: `--to` reaches it, and only it."""
    build(desk)
    desk.store.ledger.begin(
        edition="daily",
        day=DAY,
        channel="tests.fakes:BoxChannel",
        recipient="ada",
        message_id="x",
        now=NOW,
    )
    refusal = Receipt(
        channel="tests.fakes:BoxChannel",
        recipient="ada",
        delivered=False,
        detail="550 no such user",
        permanent=True,
    )
    desk.store.ledger.end(edition="daily", day=DAY, receipt=refusal, now=NOW)
    send(desk)

    (left,) = runs.outstanding(desk, edition=edition(desk), day=DAY, now=NOW)
    assert (left.recipient, left.is_refused) == ("ada", True)
    assert [receipt.delivered for receipt in send(desk, to=["ada"])] == [True]


def test_the_plan_says_who_would_get_it_and_does_nothing(desk, box):
    """Not even a row in the ledger."""
    build(desk)
    before = runs.planned(desk, edition=edition(desk), day=DAY, now=NOW)
    assert desk.store.ledger.deliveries() == ()
    send(desk, to=["ada"])

    after = runs.planned(desk, edition=edition(desk), day=DAY, now=NOW)
    again = runs.planned(
        desk, edition=edition(desk), day=DAY, now=NOW, wishes=runs.Wishes(again=True)
    )

    assert [(one.recipient, would) for one, would in before] == [("ada", True), ("bo", True)]
    assert [(one.recipient, would) for one, would in after] == [("ada", False), ("bo", True)]
    assert [would for _, would in again] == [True, True]
    assert len(box()) == 1


def test_who_is_stopped_while_a_mail_is_under_way_leaves_a_doubt(desk, monkeypatch):
    """Ctrl-C and SIGTERM: the row does not say `sending` for a quarter of an hour."""
    build(desk)

    def stop(*_args, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("tests.fakes.BoxChannel.deliver", stop)
    with pytest.raises(KeyboardInterrupt):
        send(desk)

    states = {entry.recipient: entry.state for entry in desk.store.ledger.deliveries()}
    assert states == {"ada": DeliveryState.UNKNOWN, "bo": DeliveryState.FAILED}


def dead_process():
    """The ledger's name of a process that has ended."""
    code = "from briefing.runs.process_identity import this_process; print(this_process())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_dead_builder_is_taken_over_at_once(desk):
    """Killed on this very machine: nobody waits five minutes for it."""
    desk.store.ledger.claim(edition="daily", day=DAY, owner=dead_process(), now=NOW)

    assert build(desk, now=NOW + timedelta(seconds=1)).paths
