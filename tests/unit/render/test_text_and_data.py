"""Text, data and calendar: complete, stable, and readable by other programs."""

import json
import subprocess
import sys
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from briefing.model import Brief, ChangeKind, Granularity, VisitState, VisitStatus
from briefing.render.brief_json import FORMAT, JsonRenderer, plain
from briefing.render.ics import IcsRenderer
from briefing.render.text import TextRenderer, wrap
from tests.hostile_brief import ATTACKS, attacked
from tests.sample_brief import CUTOFF, brief, empty, rich


def events(made: Brief):
    calendar = icalendar.Calendar.from_ical(IcsRenderer().render(made).content)
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_the_json_holds_every_field_of_the_brief():
    told = json.loads(JsonRenderer().render(rich()).content)

    assert told["format"] == FORMAT
    assert list(told["brief"]) == [field.name for field in fields(Brief)]
    assert list(told["brief"]["visits"][0]) == [field.name for field in fields(rich().visits[0])]


def test_quotes_in_the_json_are_the_original_words():
    """A reader can check every quote against its article: nothing is cleaned or cut."""
    told = json.loads(JsonRenderer().render(attacked("a\x00b\u202e" + "w" * 9000)).content)
    quote = told["brief"]["stories"][0]["summary"]["sentences"][0]["evidence"]["quote"]

    assert quote == "a\x00b\u202e" + "w" * 9000


def test_instants_and_days_are_told_apart():
    told = json.loads(JsonRenderer().render(rich()).content)["brief"]

    assert told["cutoff"] == "2031-03-14T04:00:00Z"
    assert told["day"] == "2031-03-14"
    assert told["visits"][0]["status"] == "ongoing"


def test_mappings_are_sorted_by_key():
    assert list(plain({"b": 1, "a": 2})) == ["a", "b"]


def test_an_instant_in_another_zone_is_told_in_utc():
    from zoneinfo import ZoneInfo

    assert (
        plain(datetime(2031, 3, 14, 7, 0, tzinfo=ZoneInfo("Europe/Istanbul")))
        == "2031-03-14T04:00:00Z"
    )


def test_a_value_without_a_form_is_an_error():
    with pytest.raises(TypeError, match="object has no form"):
        plain(object())


def test_calendar_events_are_whole_days_over_the_span():
    made = events(rich())
    first = made["visit-0000@briefing"]

    assert first["DTSTART"].dt == date(2031, 3, 13)
    assert first["DTEND"].dt == date(2031, 3, 20)
    assert first["SUMMARY"] == "Lebanese delegation in İzmir"
    assert first["LOCATION"] == "İzmir, Turkey"


def test_vague_dates_span_what_they_mean_and_say_so():
    month = events(rich())["visit-0005@briefing"]

    assert (month["DTSTART"].dt, month["DTEND"].dt) == (date(2031, 4, 1), date(2031, 5, 1))
    assert month["SUMMARY"] == "Samira Al-Khatib in Rome (expected, April 2031)"


def test_a_certain_visit_of_an_uncertain_day_is_tentative():
    """ "Will come in April" confirms none of the thirty days that its event covers."""
    month = replace(rich().visits[5], status=VisitStatus.PLANNED)

    (event,) = events(replace(rich(), visits=(month,))).values()

    assert event["STATUS"] == "TENTATIVE"


def test_visits_without_a_date_are_not_in_the_calendar():
    """Unless they had one: a program that holds the event must learn that it is off."""
    dated = [visit for visit in rich().visits if visit.former or visit.start is not None]

    assert len(events(rich())) == len(dated) < len(rich().visits)


def test_a_visit_postponed_without_a_date_stays_on_its_old_day_as_cancelled():
    """The subscriber's event of the old day is updated, not left standing as confirmed."""
    one = rich().visits[1]
    old = VisitState(
        status=VisitStatus.PLANNED,
        start=date(2031, 5, 6),
        end=date(2031, 5, 7),
        granularity=Granularity.RANGE,
    )
    new = VisitState(
        status=VisitStatus.POSTPONED, start=None, end=None, granularity=Granularity.UNSPECIFIED
    )
    step = replace(one.history[0], kind=ChangeKind.POSTPONED, before=old, after=new)
    off = replace(
        one,
        start=None,
        end=None,
        granularity=new.granularity,
        status=VisitStatus.POSTPONED,
        history=(step,),
        sequence=one.sequence + 1,
    )

    (event,) = events(replace(rich(), visits=(off,))).values()

    assert event["UID"] == f"{one.id}@briefing"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2031, 5, 6), date(2031, 5, 8))
    assert event["STATUS"] == "CANCELLED"
    assert int(event["SEQUENCE"]) == one.sequence + 1
    assert event["SUMMARY"].endswith("(postponed)")
    assert "date not set (was 6–7 May)" in event["DESCRIPTION"]


def test_a_visit_of_which_only_the_last_day_is_known_is_on_that_day():
    one = replace(rich().visits[1], start=None, end=date(2031, 5, 3), granularity=Granularity.DAY)

    (event,) = events(replace(rich(), visits=(one,))).values()

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2031, 5, 3), date(2031, 5, 4))
    assert "by Sat 3 May" in event["SUMMARY"]


def test_the_calendar_is_no_message_and_its_name_is_text():
    """RFC 5546 asks for an ORGANIZER where there is a METHOD; RFC 5545 asks for escapes in text."""
    made = replace(rich(), title='Guests; hosts, all \\ "sundry"')
    lines = IcsRenderer().render(made).content.decode().split("\r\n")
    escaped = 'Guests\\; hosts\\, all \\\\ "sundry": visits'

    assert not any(line.startswith("METHOD") for line in lines)
    assert f"NAME:{escaped}" in lines
    assert f"X-WR-CALNAME:{escaped}" in lines


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (VisitStatus.PLANNED, "CONFIRMED"),
        (VisitStatus.ONGOING, "CONFIRMED"),
        (VisitStatus.EXPECTED, "TENTATIVE"),
        (VisitStatus.POSSIBLE, "TENTATIVE"),
        (VisitStatus.INVITED, "TENTATIVE"),
        (VisitStatus.POSTPONED, "TENTATIVE"),
        (VisitStatus.CANCELLED, "CANCELLED"),
        (VisitStatus.DENIED, "CANCELLED"),
        (VisitStatus.PAST, "CONFIRMED"),
    ],
)
def test_a_status_becomes_the_calendar_s_word(status, word):
    one = replace(rich().visits[1], status=status)

    assert events(replace(rich(), visits=(one,)))["visit-0001@briefing"]["STATUS"] == word


def test_an_event_keeps_its_id_and_raises_its_sequence():
    """A calendar program updates the event it has instead of adding another."""
    before = rich().visits[1]
    moved = replace(before, start=date(2031, 4, 1), end=None, sequence=before.sequence + 1)
    old = events(replace(rich(), visits=(before,)))
    new = events(replace(rich(), visits=(moved,)))

    assert old.keys() == new.keys()
    assert int(next(iter(new.values()))["SEQUENCE"]) > int(next(iter(old.values()))["SEQUENCE"])


def test_the_calendar_never_reads_the_clock():
    assert {event["DTSTAMP"].dt for event in events(rich()).values()} == {CUTOFF}


def test_an_event_tells_its_sentence_source_and_conflicts():
    text = str(events(rich())["visit-0002@briefing"]["DESCRIPTION"])

    assert rich().visits[2].evidence[0].quote in text
    assert "But Harbour Gazette says 22–23 Mar" in text
    assert "The Northern Ledger" in text


def test_an_event_of_an_unlisted_source_has_no_link():
    made = events(replace(rich(), citations=()))

    assert all("URL" not in event for event in made.values())


def test_a_visit_s_last_change_after_the_cutoff_is_not_known_yet():
    late = replace(rich().visits[1].history[0], at=CUTOFF + timedelta(hours=1))
    one = replace(rich().visits[1], history=(late,))
    event = events(replace(rich(), visits=(one,)))["visit-0001@briefing"]

    assert event["LAST-MODIFIED"].dt == CUTOFF


@pytest.mark.parametrize("attack", ATTACKS)
def test_calendars_of_hostile_briefs_can_be_read(attack):
    lines = IcsRenderer().render(attacked(ATTACKS[attack])).content.split(b"\r\n")

    assert len(events(attacked(ATTACKS[attack]))) == 5
    assert all(len(line) <= 75 for line in lines)


@pytest.mark.parametrize("attack", ATTACKS)
def test_texts_of_hostile_briefs_hold_no_control_characters(attack):
    text = TextRenderer().render(attacked(ATTACKS[attack])).content.decode()

    assert not set(text) & set("\x00\x07\x1b\x7f\u202e\u2066")
    assert "SOURCES" in text


def test_the_text_has_no_line_that_mail_would_break():
    lines = TextRenderer().render(rich()).content.decode().splitlines()

    assert max(len(line) for line in lines if "://" not in line) <= 76
    assert not any(line != line.rstrip() for line in lines)


def test_an_empty_day_is_a_short_text():
    text = TextRenderer().render(empty()).content.decode()

    assert "The nearest briefs before it with" in text
    assert "HEADLINES" not in text
    assert "SOURCES" not in text


def test_wrapping_keeps_the_mark_on_the_first_line():
    assert wrap("word " * 30, "- ").splitlines()[1].startswith("  word")


@pytest.mark.parametrize("renderer", [JsonRenderer, IcsRenderer, TextRenderer])
def test_other_processes_write_the_same_bytes(renderer):
    """Whatever the zone of the machine and the seed of its hashes."""
    code = (
        "import sys; from tests.sample_brief import rich; "
        f"from {renderer.__module__} import {renderer.__name__} as R; "
        "sys.stdout.buffer.write(R().render(rich()).content)"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={
                "TZ": zone,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": ":".join(filter(None, sys.path)),
            },
            capture_output=True,
            check=True,
        ).stdout
        for zone, seed in (("Asia/Tokyo", "1"), ("America/Lima", "2"))
    }

    assert made == {renderer().render(rich()).content}


@dataclass(frozen=True)
class _Vague:
    granularity: Granularity
    when: datetime


def test_enums_and_nested_nouns_become_plain():
    noun = _Vague(granularity=Granularity.WEEK, when=datetime(2031, 1, 1, tzinfo=UTC))

    assert plain((noun,)) == [{"granularity": "week", "when": "2031-01-01T00:00:00Z"}]


def test_a_brief_of_one_story_is_complete():
    assert b"1. " in TextRenderer().render(brief(stories=1, actors=0, visits=0)).content
