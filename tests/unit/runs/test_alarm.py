"""Whoever runs the program is told what needs a person: once each, and that it is over."""

import errno
import json
import shutil
from contextlib import suppress
from datetime import timedelta

import pytest

from briefing import runs
from briefing.errors import StoreError
from briefing.runs import building, due_work, publishing, troubles, watching
from briefing.runs.alarm import decide
from briefing.runs.alarm_memory import Memory
from briefing.runs.troubles import Trouble
from tests.unit.runs.conftest import instant
from tests.unit.runs.test_due_work import SEVEN, TEXT, box

MINUTE = timedelta(minutes=1)
ALERT = "alert: [{folder: alerts}]\n"


@pytest.fixture
def told(tmp_path):
    """The subjects of what was told so far, in order."""

    def read():
        folder = tmp_path / "alerts"
        files = sorted(folder.glob("*.txt")) if folder.is_dir() else []
        return [file.read_text().splitlines()[0].removeprefix("[briefing] ") for file in files]

    return read


@pytest.fixture
def watched(workshop_with, write):
    """A workshop with an operator's channel, and its ticks: each is a process of its own."""
    write("talks-go-on", TEXT)

    def make(channel="", **options):
        workshop = workshop_with(channel, top=ALERT, **options)

        def tick(now, *, times=1, step=MINUTE):
            for number in range(times):
                alarm = runs.alarm_of(workshop.config)
                with suppress(StoreError):
                    runs.watched_tick(workshop, alarm, now=now + number * step)
            return now + times * step

        return workshop, tick

    return make


def test_nobody_is_told_of_a_good_day(watched, told):
    _, tick = watched(box())

    tick(SEVEN, times=12, step=timedelta(hours=1))

    assert told() == []


def test_a_brief_that_is_given_up_is_told_once_and_so_is_its_recovery(watched, told, monkeypatch):
    workshop, tick = watched()
    make = building.make_brief
    monkeypatch.setattr(building, "make_brief", lambda *_a, **_k: 1 / 0)
    now = tick(SEVEN, times=12)
    assert told() == [
        "Alert: daily 2026-03-04 is given up: ZeroDivisionError('division by zero') "
        "(briefing build --edition daily --date 2026-03-04)"
    ]
    monkeypatch.setattr(building, "make_brief", make)

    runs.build(
        workshop, edition=workshop.config.editions[0], day=SEVEN.date(), now=now, scheduled=False
    )
    tick(now, times=3)

    assert len(told()) == 2
    assert told()[1].startswith("Over: daily 2026-03-04 is given up")


def test_a_full_disk_is_told_when_it_lasts_and_over_when_there_is_room(watched, told, monkeypatch):
    _, tick = watched()
    write_whole, full = publishing.write_whole, True

    def write(path, content):
        if full:
            raise OSError(errno.ENOSPC, "No space left on device")
        write_whole(path, content)

    monkeypatch.setattr(publishing, "write_whole", write)
    now = tick(SEVEN, times=15)
    assert [subject[:20] for subject in told()] == ["Alert: daily 2026-03"]
    assert "not yet written after 3 tries" in told()[0]
    full = False

    tick(now, times=8, step=timedelta(minutes=10))

    assert [subject.split()[0] for subject in told()] == ["Alert:", "Over:"]


def test_a_brief_that_is_too_old_has_a_last_loud_word(watched, told, monkeypatch):
    """Late first, then given up: the second is another trouble."""
    _, tick = watched()

    def refuse(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(publishing, "write_whole", refuse)

    tick(SEVEN, times=24, step=timedelta(hours=6))

    assert any("daily 2026-03-04 is given up" in subject for subject in told())


def test_a_nearly_full_disk_is_told_before_anything_fails(watched, told, monkeypatch):
    _, tick = watched()
    usage = shutil.disk_usage(".")._replace(free=5_000_000)
    monkeypatch.setattr(troubles.shutil, "disk_usage", lambda _: usage)

    tick(SEVEN, times=5)

    assert len(told()) == 1
    assert "nearly full: 5 MB are left" in told()[0]


@pytest.mark.parametrize("place", ["tick", "open"])
def test_a_store_that_refuses_is_told_although_it_remembers_nothing(
    watched, told, monkeypatch, place
):
    """Not at the first refusal, which may pass; then once, from however many processes."""
    workshop, tick = watched()
    tick(SEVEN)

    def refuse(*_a, **_k):
        raise StoreError("the store refused: database is locked")

    if place == "tick":
        monkeypatch.setattr(watching, "tick", refuse)
        tick(SEVEN + MINUTE, times=2)
        assert told() == []
        tick(SEVEN + 3 * MINUTE, times=30)
    else:
        for number in range(1, 33):
            alarm, now = runs.alarm_of(workshop.config), SEVEN + number * MINUTE
            with pytest.raises(StoreError), runs.sounded(workshop.config, alarm, now=now):
                refuse()
    assert told() == ["Alert: the store: the store refused: database is locked"]
    monkeypatch.setattr(watching, "tick", due_work.tick)

    tick(SEVEN + 40 * MINUTE, times=10)

    assert told()[1:] == ["Over: the store: the store refused: database is locked"]


def test_a_store_that_refuses_makes_nothing_else_over(watched, told, monkeypatch):
    """What cannot be known is not said to be over."""
    _, tick = watched()
    monkeypatch.setattr(building, "make_brief", lambda *_a, **_k: 1 / 0)
    now = tick(SEVEN, times=20)

    def refuse(*_a, **_k):
        raise StoreError("the store refused: database is locked")

    monkeypatch.setattr(watching, "tick", refuse)
    tick(now, times=20)

    assert [subject.split()[0] for subject in told()] == ["Alert:", "Alert:"]


def test_a_delivery_in_doubt_is_told_with_what_to_do(watched, told, tmp_path):
    workshop, tick = watched(box(to="[ada]", lost="lost"))
    (tmp_path / "lost").touch()
    now = tick(SEVEN, times=30)
    assert told() == [
        "Alert: daily 2026-03-04 to tests.fakes:BoxChannel ada is in doubt: no answer "
        "(briefing send --edition daily --date 2026-03-04 --to ada)"
    ]
    (tmp_path / "lost").unlink()

    runs.send(
        workshop,
        edition=workshop.config.editions[0],
        day=SEVEN.date(),
        now=now,
        wishes=runs.Wishes(to=("ada",)),
    )
    tick(now, times=2)

    assert told()[1].startswith("Over: daily 2026-03-04 to")


def test_a_source_that_falls_silent_recovers_and_falls_silent_again(watched, write, told):
    """Each time of it is told, and each recovery."""
    _, tick = watched("days: sun\n")
    day = SEVEN
    for number in range(8):
        write(f"day-{number}", TEXT, published=f"{day.date()}T05:00:00Z")
        tick(day)
        day += timedelta(days=1)
    assert told() == []
    for number in range(2):
        for _ in range(7):
            tick(day)
            day += timedelta(days=1)
        write(f"more-{number}", TEXT, published=f"{day.date()}T05:00:00Z")
        tick(day, times=3, step=timedelta(hours=2))
        day += timedelta(days=1)

    subjects = told()

    assert [subject.split()[0] for subject in subjects] == ["Alert:", "Over:", "Alert:", "Over:"]
    assert all("the source desk has fallen silent" in subject for subject in subjects)


def test_a_source_that_cannot_be_read_for_hours_is_told(watched, told, tmp_path):
    _, tick = watched()
    tick(SEVEN)
    (tmp_path / "articles").rename(tmp_path / "away")

    now = tick(SEVEN + MINUTE, times=24, step=timedelta(minutes=30))
    (tmp_path / "away").rename(tmp_path / "articles")
    tick(now, times=3, step=timedelta(hours=1))

    assert [subject.split(",")[0] for subject in told()] == [
        "Alert: the source desk cannot be read",
        "Over: the source desk cannot be read",
    ]


def test_what_every_tick_stumbles_over_is_told_once(watched, told, monkeypatch):
    """A fault of the program in one edition, too."""
    _, tick = watched()
    monkeypatch.setattr(due_work, "archive_again", lambda *_a, **_k: 1 / 0)

    tick(SEVEN, times=8)

    assert told() == [
        "Alert: daily: closing: ZeroDivisionError('division by zero')",
    ]


# -- the rule -------------------------------------------------------------------------------------

FLAPPING = Trouble(key="source:desk", said="the source desk cannot be read")


def test_what_comes_and_goes_is_told_ever_more_seldom():
    """Twenty minutes there, ten away, for two days: not a hundred alerts."""
    words, told, over = [], 0, 0
    for minute in range(0, 2 * 24 * 60, 10):
        there = [FLAPPING] if minute % 30 else []
        words, fresh, gone = decide(words, there, now=SEVEN + minute * MINUTE, blind=False)
        told, over = told + len(fresh), over + len(gone)

    assert 6 <= told <= 9
    assert over in (told, told - 1)


def test_after_a_day_of_calm_it_begins_anew():
    words, fresh, _ = decide([], [FLAPPING], now=SEVEN, blind=False)
    words, _, over = decide(words, [], now=SEVEN + MINUTE, blind=False)
    assert (len(fresh), len(over)) == (1, 1)

    words, _, over = decide(words, [], now=SEVEN + timedelta(days=2), blind=False)

    assert (words, over) == ([], [])


def test_what_is_history_ends_without_a_word():
    """A brief that nobody built for two weeks has not recovered."""
    old = Trouble(key="brief:x", said="x", ends=SEVEN + timedelta(days=1))
    words, _, _ = decide([], [old], now=SEVEN, blind=False)

    words, _, over = decide(words, [], now=SEVEN + timedelta(days=1), blind=False)

    assert (words, over) == ([], [])


def test_a_clock_that_was_ahead_silences_nothing():
    words, _, _ = decide([], [FLAPPING], now=instant("2036-03-04T07:00:00"), blind=False)

    _, fresh, _ = decide(words, [FLAPPING], now=SEVEN, blind=False)

    assert len(fresh) == 1


# -- the channel ----------------------------------------------------------------------------------


def test_a_channel_that_is_away_is_told_later_with_back_off(watched, told, tmp_path, monkeypatch):
    """The folder of the alerts is in the way for three hours."""
    _, tick = watched()
    (tmp_path / "alerts").write_text("in the way")
    monkeypatch.setattr(building, "make_brief", lambda *_a, **_k: 1 / 0)
    now = tick(SEVEN, times=36, step=5 * MINUTE)
    kept = json.loads((tmp_path / "briefing.db.alert").read_text())
    assert 5 <= kept["unsent"][0]["tries"] <= 9
    (tmp_path / "alerts").unlink()

    tick(now, times=13, step=5 * MINUTE)

    assert len(told()) == 1


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"words": [{}], "unsent": []}'])
def test_a_damaged_memory_is_begun_anew(tmp_path, damage):
    path = tmp_path / "memory"
    path.write_bytes(damage)

    with Memory(path).held() as mine:
        assert mine
    memory = Memory(path)
    with memory.held():
        assert memory.read() == ([], [])


def test_a_memory_is_one_process_at_a_time_and_needs_no_room_later(tmp_path):
    path = tmp_path / "memory"
    first, second = Memory(path), Memory(path)

    with first.held() as mine, second.held() as also:
        assert (mine, also) == (True, False)
        first.write([], [])
    size = path.stat().st_size
    with first.held():
        words, _, _ = decide([], [FLAPPING], now=SEVEN, blind=False)
        first.write(words, [])

    assert path.stat().st_size == size
    with second.held():
        assert second.read()[0] == words


def test_a_memory_that_cannot_be_kept_lasts_as_long_as_the_process(tmp_path):
    (tmp_path / "file").touch()
    memory = Memory(tmp_path / "file/memory")
    words, _, _ = decide([], [FLAPPING], now=SEVEN, blind=False)
    with memory.held() as mine:
        assert mine
        memory.write(words, [])

    with memory.held():
        assert memory.read() == (words, [])
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
