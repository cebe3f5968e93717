"""Nouns as JSON: exactly there and back, or a clear refusal."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import StoreError
from briefing.model import (
    ActorType,
    Analysis,
    Appearance,
    Brief,
    Days,
    Evidence,
    Granularity,
    Mention,
    Problem,
    Quote,
    Sentence,
    Story,
    TimeMention,
    VisitReport,
    VisitStatus,
)
from briefing.store.codec import decode, encode, from_plain, to_plain
from tests.nouns import reading
from tests.sample_brief import empty, rich

words = st.text(max_size=20)
number = st.integers(min_value=0, max_value=10**9)


def several(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


evidence = st.builds(Evidence, article=words, start=number, end=number, quote=words)
analyses = st.builds(
    Analysis,
    article=words,
    revision=number,
    language=words,
    read=st.booleans(),
    sentences=several(st.builds(Sentence, start=number, end=number, text=words)),
    mentions=several(st.builds(Mention, start=number, end=number, text=words, label=words)),
    actors=several(
        st.builds(
            Appearance,
            name=words,
            type=st.sampled_from(ActorType),
            role=st.none() | words,
            affiliation=st.none() | words,
            mentions=several(words),
            count=number,
            first=number,
            evidence=several(evidence),
            quoted=st.booleans(),
            media=st.booleans(),
        )
    ),
    visits=several(
        st.builds(
            VisitReport,
            visitor=several(words),
            destination=several(words),
            host=st.none() | words,
            start=st.none() | st.dates(),
            end=st.none() | st.dates(),
            granularity=st.sampled_from(Granularity),
            when_text=st.none() | words,
            status=st.sampled_from(VisitStatus),
            purpose=st.none() | words,
            evidence=several(evidence),
        )
    ),
    quotes=several(
        st.builds(
            Quote,
            start=number,
            end=number,
            text=words,
            speaker=st.none() | words,
            direct=st.booleans(),
        )
    ),
)


@given(analyses)
def test_every_analysis_comes_back_exactly(analysis):
    """Also with emoji, lone surrogates and NUL in it; and in ASCII, so any database holds it."""
    text = encode(analysis)

    assert text.isascii()
    assert decode(Analysis, text) == analysis
    assert encode(decode(Analysis, text)) == text


@pytest.mark.parametrize("brief", [rich(), empty()], ids=["rich", "empty"])
def test_brief_comes_back_exactly(brief):
    """Every noun a brief is made of."""
    assert decode(Brief, encode(brief)) == brief


def test_mapping_comes_back_and_is_written_in_order():
    """The same story always gives the same text."""
    story = Story(
        id="s",
        articles=("a",),
        earlier=(),
        duplicates={"b": "a", "a": "c"},
        sources=(),
        section="",
        score=1.5,
    )

    other = replace(story, duplicates={"a": "c", "b": "a"})
    assert decode(Story, encode(story)) == story
    assert encode(story) == encode(other)


@dataclass(frozen=True, kw_only=True)
class Sample:
    when: datetime | date | None
    share: float = 1.0
    pairs: tuple[tuple[str, int], ...] = ()


@pytest.mark.parametrize(
    "when", [None, date(2026, 3, 10), datetime(2026, 3, 10, 7, 30, 0, 5, tzinfo=UTC)], ids=repr
)
def test_instants_days_and_nothing_are_told_apart(when):
    """A day never becomes midnight."""
    back = decode(Sample, encode(Sample(when=when)))

    assert back == Sample(when=when)
    assert type(back.when) is type(when)


def test_field_added_later_with_a_default_may_be_absent():
    """What an older version wrote is read."""
    text = '{"notation":1,"type":"Sample","value":{"when":null}}'

    assert decode(Sample, text) == Sample(when=None)


def test_an_analysis_comes_back_with_its_times():
    """First and last day, and what they are where the day is another, are kept."""
    day = date(2026, 3, 10)
    days = Days(start=day, end=day, granularity=Granularity.DAY)
    until = Days(end=day, granularity=Granularity.DAY)
    time = TimeMention(start=4, end=9, text="today", days=days, later=until)
    analysis = replace(reading().analysis, times=(time,))

    assert decode(Analysis, encode(analysis)) == analysis


def test_an_analysis_of_an_older_version_has_no_times():
    """What was kept before times were carried is read."""
    analysis = reading().analysis
    plain = to_plain(analysis)
    assert isinstance(plain, dict)
    del plain["times"]

    assert from_plain(Analysis, plain) == analysis


def test_days_that_end_before_they_start_are_damaged():
    """Never a half-right value."""
    plain = {"start": "2026-03-10", "end": "2026-03-09", "granularity": "range"}

    with pytest.raises(StoreError, match="kept Days cannot be read"):
        from_plain(Days, plain)


def value(**changes):
    return {"when": None, "share": 1.0, "pairs": [], **changes}


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        (value(extra=1), "no field 'extra'"),
        ({}, "lacks its field 'when'"),
        (value(when="soon"), "soon"),
        (value(when="2026-03-10T07:00:00"), "zone"),
        (value(share="1"), "no number"),
        (value(share=True), "no number"),
        (value(pairs=[["a"]]), "1 values where 2"),
        (value(pairs=[["a", "b"]]), "no int"),
        (value(pairs=[["a", True]]), "no int"),
        (value(pairs={}), "no list"),
        ([], "no dict"),
    ],
)
def test_what_is_no_such_noun_is_refused(plain, words):
    """Never a half-right value."""
    with pytest.raises(StoreError, match=words):
        from_plain(Sample, plain)
    with pytest.raises(StoreError, match="kept Sample cannot be read"):
        decode(Sample, json.dumps({"notation": 1, "type": "Sample", "value": plain}))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "17", "{}", '{"notation":1,"type":"Problem","value":{}}']
)
def test_text_that_is_not_ours_is_refused(text):
    """Damage, or another noun."""
    with pytest.raises(StoreError, match="cannot be read"):
        decode(Sample, text)


def test_newer_notation_is_refused():
    """With what to do."""
    with pytest.raises(StoreError, match="update briefing"):
        decode(Sample, '{"notation":2,"type":"Sample","value":{}}')


@pytest.mark.parametrize(
    "odd",
    [datetime(2026, 3, 10, tzinfo=UTC).replace(tzinfo=None), object(), {1, 2}, b"x"],
    ids=["naive", "object", "set", "bytes"],
)
def test_what_cannot_be_kept_is_a_bug(odd):
    """It fails where it is written, not where it is read."""
    with pytest.raises(TypeError):
        to_plain(odd)


def test_number_that_is_none_cannot_be_kept():
    """NaN compares with nothing."""
    with pytest.raises(ValueError, match="JSON"):
        encode(Sample(when=None, share=float("nan")))


def test_type_that_no_noun_has_is_a_bug():
    """The codec knows what it knows."""

    @dataclass
    class Odd:
        things: set[str]

    with pytest.raises(StoreError, match="type"):
        from_plain(Odd, {"things": []})


def test_problem_comes_back_from_plain():
    """Lists of nouns are kept without the envelope."""
    problem = Problem(where="a", message="b", hint="c")

    assert from_plain(Problem, to_plain(problem)) == problem


@pytest.mark.parametrize(
    "value",
    [object(), {1, 2}, b"bytes", 1j, Analysis, datetime.fromisoformat("2026-03-04T12:00")],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_noun_is_refused(value):
    """What JSON does not know, and an instant without a zone: never written half-right."""
    with pytest.raises(TypeError):
        to_plain(value)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (VisitStatus.PAST, "past"),
        (date(2026, 3, 4), "2026-03-04"),
        (datetime(2026, 3, 4, 12, tzinfo=UTC), "2026-03-04T12:00:00+00:00"),
        ({"b": (1, None), "a": [True, 0.5]}, {"a": [True, 0.5], "b": [1, None]}),
    ],
)
def test_a_value_is_written_as_json_knows_it(value, plain):
    """An enumeration of strings is told from a string, an instant from a day."""
    assert to_plain(value) == plain
