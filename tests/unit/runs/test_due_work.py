"""P5: what should be built and delivered is, once, whatever fails around it or runs ahead."""

import errno
import logging
from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

import pytest

from briefing import runs
from briefing.config import load_config
from briefing.errors import RenderError, StoreError
from briefing.model import Problem
from briefing.runs import building, publishing
from briefing.store import BuildState, DeliveryState
from tests.unit.runs.conftest import instant

DAY = date(2026, 3, 4)
SEVEN = instant("2026-03-04T07:00:10")
TEXT = "ACTOR Ada Berg = foreign minister said that the talks would go on until the summer.\n"


def box(**options):
    """A channel of an edition that keeps in the file `box` what it delivers."""
    given = {"box": "box", "to": "[ada, bo, cy]", **options}
    lines = "".join(f"    {name}: {value}\n" for name, value in given.items())
    return f"channels:\n  - use: tests.fakes:BoxChannel\n{lines}"


@pytest.fixture
def got(tmp_path):
    """Who got which day's brief so far, in order: ("ada", "2026-03-04")."""

    def read():
        path = tmp_path / "box"
        lines = path.read_text().splitlines() if path.exists() else []
        return [tuple(line.split()[2:0:-1]) for line in lines]

    return read


@pytest.fixture
def workshop(workshop_with, write):
    write("talks-go-on", TEXT)
    return workshop_with(box())


def edition(workshop):
    return workshop.config.editions[0]


def build(workshop, day, now, **options):
    return runs.build(workshop, edition=edition(workshop), day=day, now=now, **options)


def set_config(workshop, **changes):
    """The same workshop, configured otherwise."""
    workshop.config = replace(workshop.config, **changes)


def set_edition(workshop, **changes):
    set_config(workshop, editions=(replace(edition(workshop), **changes),))


def for_hours(workshop, begin, hours, *, step=timedelta(minutes=5)):
    """Tick for some hours; the reports of the ticks in which something was tried."""
    moments = [begin + step * n for n in range(int(timedelta(hours=hours) / step) + 1)]
    reports = [(moment, runs.tick(workshop, now=moment)) for moment in moments]
    return [(moment, r) for moment, r in reports if r.builds or r.receipts or r.problems]


# -- what should exist decides --------------------------------------------------------------------


@pytest.mark.parametrize("trouble", ["making", "recipients", "needs"])
def test_a_channel_that_breaks_stops_no_other(workshop_with, write, got, trouble, tmp_path):
    """Whatever a plug-in raises, wherever: it is named, and the others are served."""
    write("talks-go-on", TEXT)
    broken = box(trouble=trouble, to="[dora]")
    workshop = workshop_with(broken + box().removeprefix("channels:\n"))
    (tmp_path / "broken").touch()

    report = runs.tick(workshop, now=SEVEN)

    served = [("ada", "2026-03-04"), ("bo", "2026-03-04"), ("cy", "2026-03-04")]
    assert [delivery for delivery in got() if delivery[0] != "dora"] == served
    failed = [receipt for receipt in report.receipts if not receipt.delivered]
    assert [r.recipient for r in failed] == ([] if trouble == "needs" else ["(everybody)"])
    assert all("no key" in r.detail or "address book is gone" in r.detail for r in failed)


def test_a_recipient_at_whom_a_channel_breaks_stops_no_other(workshop_with, write, got, tmp_path):
    """Neither those after it, nor the next edition, nor the next day; it is tried again."""
    write("talks-go-on", TEXT)
    workshop = workshop_with(box(breaks="[bo]"))
    path = workshop.config.path
    more = box(to="[di]").replace("\n", "\n    ")
    path.write_text(f"{path.read_text()}\n  - name: second\n    formats: [json]\n    {more}")
    workshop.config = load_config(path)

    report = runs.tick(workshop, now=SEVEN)
    later = runs.tick(workshop, now=SEVEN + timedelta(minutes=11))
    runs.tick(workshop, now=SEVEN + timedelta(days=1))

    assert Counter(name for name, _ in got()) == {"ada": 2, "cy": 2, "di": 2}
    (failed,) = [receipt for receipt in report.receipts if not receipt.delivered]
    assert (failed.recipient, failed.detail) == (
        "bo",
        "it broke down: ArithmeticError: one is not two",
    )
    assert [receipt.recipient for receipt in later.receipts] == ["bo"]
    entries = {entry.recipient: entry for entry in workshop.store.ledger.deliveries(day=DAY)}
    assert entries["bo"].state is DeliveryState.FAILED


def test_a_recipient_without_a_row_is_served(workshop, got):
    """The rows that are there say nothing about those that should be."""
    runs.tick(workshop, now=SEVEN)
    with workshop.store.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM deliveries WHERE recipient = 'bo'")

    runs.tick(workshop, now=SEVEN + timedelta(hours=30) - timedelta(hours=10))

    assert Counter(got()) == {
        ("ada", "2026-03-04"): 1,
        ("bo", "2026-03-04"): 2,
        ("cy", "2026-03-04"): 1,
    }


def test_a_new_reader_starts_with_the_newest_brief(workshop_with, write, got):
    """Also if every missed day is caught up: what was before was not missed."""
    write("talks-go-on", TEXT)
    workshop = workshop_with(box(to="[ada]"), top="catch_up: all\n")
    for n in range(3):
        runs.tick(workshop, now=SEVEN + timedelta(days=n))
    path = workshop.config.path
    path.write_text(path.read_text().replace("[ada]", "[ada, bo]"))
    workshop.config = load_config(path)

    runs.tick(workshop, now=SEVEN + timedelta(days=2, hours=1))

    assert [day for name, day in got() if name == "bo"] == ["2026-03-06"]


def test_two_channels_to_one_place_with_different_formats_are_two(workshop_with, write, tmp_path):
    """A second folder channel is not taken for the first because it leads to the same folder."""
    write("talks-go-on", TEXT)
    channel = "  - use: folder\n    path: shelf\n    formats: [{}]\n"
    workshop = workshop_with("channels:\n" + channel.format("json") + channel.format("ics"))

    runs.tick(workshop, now=SEVEN)
    runs.tick(workshop, now=SEVEN + timedelta(minutes=1))

    assert sorted(p.name for p in (tmp_path / "shelf").iterdir()) == [
        "daily-2026-03-04.ics",
        "daily-2026-03-04.json",
    ]
    assert [entry.attempts for entry in workshop.store.ledger.deliveries()] == [1, 1]


# -- a server that is away ------------------------------------------------------------------------


def test_a_server_that_is_away_for_a_night_gets_the_brief_in_the_morning(
    workshop_with, write, got, tmp_path
):
    """Failures before the message are tried again, ever more seldom, and not only six times."""
    write("talks-go-on", TEXT)
    workshop = workshop_with(box(to="[ada]", away="away"))
    (tmp_path / "away").touch()
    tried = [moment for moment, _ in for_hours(workshop, SEVEN, 9)]
    (tmp_path / "away").unlink()

    for_hours(workshop, SEVEN + timedelta(hours=9), 3)

    waits = [later - earlier for earlier, later in pairwise(tried)]
    assert [wait // timedelta(minutes=10) for wait in waits[:4]] == [1, 2, 4, 8]
    assert waits == sorted(waits)
    assert len(tried) < 10
    assert got() == [("ada", "2026-03-04")]


def test_a_lost_answer_is_a_doubt_and_not_sent_again(workshop_with, write, got, tmp_path, caplog):
    """It may have arrived: only a person sends it once more."""
    write("talks-go-on", TEXT)
    workshop = workshop_with(box(to="[ada]", lost="lost"))
    (tmp_path / "lost").touch()

    for_hours(workshop, SEVEN, 20, step=timedelta(hours=1))

    assert got() == [("ada", "2026-03-04")]
    assert workshop.store.ledger.deliveries()[0].state is DeliveryState.UNKNOWN
    assert "ada: in doubt: no answer" in caplog.text


def test_what_is_too_old_is_given_up_aloud_and_once(workshop_with, write, tmp_path, caplog):
    """The last word on a delivery is an error that says how a person sends it."""
    write("talks-go-on", TEXT)
    workshop = workshop_with(box(to="[ada]", away="away"), top="catch_up_days: 1\n")
    (tmp_path / "away").touch()
    runs.tick(workshop, now=SEVEN)
    caplog.clear()

    reports = [runs.tick(workshop, now=SEVEN + timedelta(days=2, minutes=n)) for n in range(3)]

    said = [p for r in reports for p in r.problems if "2026-03-04" in p.where]
    assert [problem.message for problem in said] == ["given up: nobody there"]
    assert said[0].hint == "briefing send --edition daily --date 2026-03-04 --to ada"
    assert "given up" in "".join(r.message for r in caplog.records if r.levelno == logging.ERROR)


def test_a_slow_server_makes_no_sender_look_dead(workshop_with, write, monkeypatch, got):
    """Each delivery is entered with its own time, not with that of the first."""
    write("talks-go-on", TEXT)
    workshop = workshop_with(box())
    seconds = iter(range(0, 100_000, 400))
    monkeypatch.setattr("briefing.runs.delivering.time.monotonic", lambda: float(next(seconds)))

    runs.tick(workshop, now=SEVEN)

    moments = [entry.changed_at for entry in workshop.store.ledger.deliveries()]
    assert moments[-1] - moments[0] > timedelta(minutes=20)


def test_a_full_output_folder_keeps_no_mail_back(workshop, got, tmp_path):
    """The files of a built brief are gone and cannot be written: they are made for the mail."""
    runs.tick(workshop, now=SEVEN)
    runs.send(workshop, edition=edition(workshop), day=DAY, now=SEVEN)
    folder = workshop.config.output / "daily/2026-03-04"
    (folder / "brief.json").unlink()
    folder.rmdir()
    folder.write_text("in the way")

    receipts = runs.send(
        workshop, edition=edition(workshop), day=DAY, now=SEVEN, wishes=runs.Wishes(again=True)
    )

    assert [receipt.delivered for receipt in receipts] == [True, True, True]


# -- surroundings and faults ----------------------------------------------------------------------


@pytest.fixture
def disk(monkeypatch):
    """A disk that is full while `disk["full"]` says so."""
    state = {"full": True}
    write_whole = publishing.write_whole

    def write(path, content):
        if state["full"]:
            raise OSError(errno.ENOSPC, "No space left on device")
        write_whole(path, content)

    monkeypatch.setattr(publishing, "write_whole", write)
    return state


@pytest.mark.parametrize(
    ("hours", "catch_up"),
    [(0.02, "latest"), (0.02, "all"), (0.02, "skip"), (1, "all"), (15, "skip"), (15, "latest")],
)
def test_a_full_disk_delays_the_brief_and_does_not_cost_it(workshop, got, disk, hours, catch_up):
    """It is tried for as long as it lasts, ever more seldom; with room again, within an hour."""
    set_config(workshop, catch_up=catch_up)
    step = timedelta(seconds=30) if hours < 1 else timedelta(minutes=15)
    tried = for_hours(workshop, SEVEN, hours, step=step)
    disk["full"] = False

    made = for_hours(workshop, SEVEN + timedelta(hours=hours), 1.1)

    assert len(tried) <= 8 + hours
    assert all("make room on the disk" in r.problems[0].hint for _, r in tried)
    assert [r.builds[0].brief.day for _, r in made] == [DAY]
    assert Counter(got()) == {(name, "2026-03-04"): 1 for name in ("ada", "bo", "cy")}


@pytest.mark.parametrize("by_hand", [False, True])
def test_an_archive_that_had_no_room_is_written_when_there_is(workshop, got, monkeypatch, by_hand):
    """The brief is there and goes out; the archive is tried again, also by whoever builds."""
    full = Problem(where="archive", message="no room")
    archive = building.publish_archive
    for module in ("building", "unfinished_work"):
        monkeypatch.setattr(f"briefing.runs.{module}.publish_archive", lambda *_: (full,))
    runs.tick(workshop, now=SEVEN)
    tried = for_hours(workshop, SEVEN + timedelta(minutes=5), 1)
    for module in ("building", "unfinished_work"):
        monkeypatch.setattr(f"briefing.runs.{module}.publish_archive", archive)

    if by_hand:
        build(workshop, DAY, SEVEN + timedelta(hours=1, minutes=10))
    else:
        for_hours(workshop, SEVEN + timedelta(hours=1, minutes=10), 1)

    assert len(got()) == 3
    assert 1 <= len(tried) <= 6
    assert "2026-03-04" in (workshop.config.output / "index.html").read_text()
    assert workshop.store.ledger.build("daily", DAY).error == ""
    assert for_hours(workshop, SEVEN + timedelta(hours=3), 1) == []


@pytest.mark.parametrize(
    "error",
    [
        StoreError("the store refused: database is locked"),
        MemoryError(),
        OSError(errno.EMFILE, "Too many open files"),
    ],
)
def test_other_troubles_around_a_brief_are_waited_out(workshop, got, monkeypatch, error):
    """Store locked, no memory, no file handles: none of them is the brief's failed attempt."""
    make = building.make_brief

    def fail(*_args, **_options):
        raise error

    monkeypatch.setattr(building, "make_brief", fail)
    for_hours(workshop, SEVEN, 6, step=timedelta(minutes=30))
    entry = workshop.store.ledger.build("daily", DAY)
    monkeypatch.setattr(building, "make_brief", make)

    for_hours(workshop, SEVEN + timedelta(hours=6), 1.1)

    assert (entry.state, entry.attempts) == (BuildState.PENDING, 0)
    assert len(got()) == 3


def test_a_trouble_that_lasts_is_given_up_aloud(workshop, disk, caplog):
    """After the days of catch-up, once, and it says what a person can do."""
    set_config(workshop, catch_up_days=1)
    runs.tick(workshop, now=SEVEN)
    caplog.clear()

    reports = [runs.tick(workshop, now=SEVEN + timedelta(days=2, minutes=n)) for n in range(3)]

    said = [p for r in reports for p in r.problems if p.where == "daily 2026-03-04"]
    assert len(said) == 1
    assert said[0].message.startswith("given up, for it is too old to be caught up")
    assert said[0].hint == "briefing build --edition daily --date 2026-03-04"
    assert "given up" in caplog.text


@pytest.mark.parametrize("error", [RenderError("the template breaks"), ValueError("a bug")])
def test_a_brief_that_fails_by_itself_is_given_up_aloud(workshop, monkeypatch, caplog, error):
    """Three tries; then a person must look, and is told how to try again. Nothing else stops."""
    monkeypatch.setattr(building, "make_brief", lambda *_a, **_k: (_ for _ in ()).throw(error))

    ticks = [runs.tick(workshop, now=SEVEN + timedelta(minutes=n)) for n in range(6)]

    assert [len(report.problems) for report in ticks] == [1, 1, 1, 0, 0, 0]
    assert "given up after 3 tries" in caplog.text
    assert "briefing build --edition daily --date 2026-03-04" in caplog.text
    assert [run.succeeded for run in workshop.store.journal.runs(kind="build")] == [False] * 3


def test_a_day_that_failed_is_made_after_a_later_one(workshop, got, disk):
    """`all` means each of them, also if the newer one was there first."""
    set_config(workshop, catch_up="all")
    runs.tick(workshop, now=SEVEN)
    runs.tick(workshop, now=SEVEN + timedelta(days=1))
    disk["full"] = False

    for_hours(workshop, SEVEN + timedelta(days=1, minutes=1), 2)

    assert sorted(got()) == sorted(
        (name, day) for name in ("ada", "bo", "cy") for day in ("2026-03-04", "2026-03-05")
    )


# -- clocks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(days=365), timedelta(days=3650)])
def test_a_clock_that_was_once_ahead_costs_no_brief(workshop, got, ahead):
    """Neither the days until then nor the day itself, whose first brief knew nothing yet."""
    runs.tick(workshop, now=SEVEN + ahead)
    ahead_day = str((SEVEN + ahead).date())

    for n in range(3):
        runs.tick(workshop, now=SEVEN + timedelta(days=n))

    days = Counter(day for _, day in got())
    ours = {"2026-03-04": 3, "2026-03-05": 3, "2026-03-06": 3}
    assert days == Counter(ours) + Counter({ahead_day: 3})


def test_a_failed_try_of_a_clock_that_was_ahead_keeps_nobody_waiting(
    workshop_with, write, got, tmp_path
):
    """Waiting times that begin next year are none."""
    write("talks-go-on", TEXT)
    workshop = workshop_with(box(away="away"))
    runs.tick(workshop, now=SEVEN - timedelta(days=1))
    (tmp_path / "away").touch()
    runs.tick(workshop, now=SEVEN)
    with workshop.store.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE deliveries SET changed_at = '2027-01-01T00:00:00.000000Z' "
            "WHERE state = 'failed'"
        )
    (tmp_path / "away").unlink()

    runs.tick(workshop, now=SEVEN + timedelta(seconds=30))

    assert [day for _, day in got()].count("2026-03-04") == 3


# -- what is due, and what was only looked at -----------------------------------------------------


@pytest.mark.parametrize("catch_up", ["latest", "all", "skip"])
def test_a_brief_built_to_look_at_is_not_mailed(workshop, got, catch_up):
    """The readers have today's; the operator looks at last week's, and at the day before."""
    set_config(workshop, catch_up=catch_up)
    runs.tick(workshop, now=SEVEN)
    for back in (1, 2, 3):
        build(workshop, DAY - timedelta(days=back), SEVEN + timedelta(minutes=1))
    build(workshop, DAY, SEVEN + timedelta(minutes=1), rebuild=True)

    later = for_hours(workshop, SEVEN + timedelta(minutes=2), 20, step=timedelta(hours=1))

    assert later == []
    assert {day for _, day in got()} == {"2026-03-04"}


def test_todays_brief_built_by_hand_goes_out_as_the_days(workshop, got):
    """Who looks a moment before the daemon does not cost the readers their brief."""
    runs.tick(workshop, now=SEVEN - timedelta(days=1))
    build(workshop, DAY, SEVEN)

    report = runs.tick(workshop, now=SEVEN + timedelta(seconds=30))

    assert [made.existed for made in report.builds] == [True]
    assert [day for _, day in got()].count("2026-03-04") == 3
    assert [entry.build for entry in workshop.store.briefs.list()] == [1, 1]


def test_with_latest_nothing_older_goes_out_than_what_went_out_last(
    workshop_with, write, got, tmp_path
):
    """A server comes back: its reader gets today's brief, not yesterday's after it."""
    write("talks-go-on", TEXT)
    workshop = workshop_with(
        box(to="[ada]", away="away") + box(to="[bo]").removeprefix("channels:\n")
    )
    (tmp_path / "away").touch()
    for_hours(workshop, SEVEN, 25, step=timedelta(hours=1))
    (tmp_path / "away").unlink()

    for_hours(workshop, SEVEN + timedelta(hours=26), 6, step=timedelta(hours=1))

    assert [day for name, day in got() if name == "bo"] == ["2026-03-04", "2026-03-05"]
    assert [day for name, day in got() if name == "ada"] == ["2026-03-05"]


def test_a_new_edition_does_not_start_with_last_weeks_brief(workshop, got):
    """Sunday before the hour, an edition for Sunday to Thursday: nothing until it closes."""
    set_edition(workshop, days=frozenset({6, 0, 1, 2, 3}), hour=time(7))
    early = runs.tick(workshop, now=instant("2026-03-08T02:05:00"))
    due = runs.tick(workshop, now=instant("2026-03-08T07:00:10"))

    assert early.builds == ()
    assert [made.brief.day.day for made in due.builds] == [8]
    assert {day for _, day in got()} == {"2026-03-08"}


def test_a_brief_of_the_future_is_refused(workshop):
    """A slip of the finger files no empty brief of next year."""
    from briefing.errors import UsageError

    with pytest.raises(UsageError, match="2027-01-05 lies in the future"):
        build(workshop, date(2027, 1, 5), SEVEN)

    assert build(workshop, DAY + timedelta(days=1), SEVEN).brief.so_far
