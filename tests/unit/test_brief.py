"""A brief put together: numbers, the coverage box, what is cited, what is said of an empty day."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from briefing.actors import key_actors
from briefing.agenda import build_agenda
from briefing.brief import Masthead, compose, local_day, nearest_first, running_number
from briefing.model import (
    Problem,
    Story,
    StoryId,
    Summary,
    SummarySentence,
    Window,
)
from tests.nouns import appearance, at, evidence, reading, visit

WEEKDAYS = frozenset(range(5))
MASTHEAD = Masthead(
    edition="daily",
    title="The Daily Brief",
    day=date(2026, 3, 4),
    zone="Europe/Istanbul",
    language="en",
    days=WEEKDAYS,
    window=Window(since=at(3, 4), until=at(4, 4)),
    cutoff=at(4, 4),
    custom_window=False,
    so_far=False,
    version="1",
)


def told(*readings):
    story = Story(
        id=StoryId("s"),
        articles=tuple(r.article.id for r in readings),
        earlier=(),
        duplicates={},
        sources=("Agency",),
        section="",
        score=1.0,
    )
    first = readings[0].article
    sentence = SummarySentence(evidence=evidence(first.id, first.text, text=first.text))
    return story, Summary(headline=first.title, headline_article=first.id, sentences=(sentence,))


def test_sources_are_numbered_in_the_order_a_reader_meets_them():
    old = reading("old", published=at(1), visits=(visit(name="old", start=date(2026, 3, 9)),))
    two = reading("two", published=at(3), source="Daily", actors=(appearance("Ada Berg"),))
    one = reading("one", published=at(3))
    visits = build_agenda([old], as_of=at(4))
    actors = key_actors([two], limit=3, zone=ZoneInfo("UTC"))

    brief = compose(
        MASTHEAD,
        readings=[one, two],
        history=[old],
        stories=[told(one, two)],
        actors=actors,
        visits=visits,
    )

    assert [(c.number, c.article) for c in brief.citations] == [(1, "one"), (2, "two"), (3, "old")]
    assert brief.citation(old.article.id).number == 3
    assert brief.stories[0].actors == (actors[0].id,)
    with pytest.raises(KeyError):
        brief.citation("nowhere")


def test_the_box_counts_what_the_store_knows_for_the_window():
    window = [
        reading("a"),
        reading("b", source="Daily"),
        reading("c", source="Daily", language="tr", read=False),
    ]
    before = [reading("d", source="Silent Post")]

    brief = compose(
        MASTHEAD, readings=window, history=before, stories=[told(window[0])], duplicates=1
    )

    box = brief.coverage
    assert (box.articles, box.duplicates, box.used, box.unread, box.undated) == (3, 1, 1, 1, 0)
    assert box.sources == (("Agency", 1), ("Daily", 2))
    assert box.silent == ("Silent Post",)
    assert [problem.where for problem in brief.problems] == ["Daily"]


def test_an_article_that_failed_is_told_apart_from_a_language_without_a_model():
    """The message is the reader's: what is missing. The hint is the operator's: why, what to do."""
    turkish = reading("b", language="tr", read=False)
    fragile = reading("c", source="Daily", read=False)
    failed = replace(fragile, analysis=replace(fragile.analysis, failure="ValueError: odd"))
    nameless = replace(failed, article=replace(failed.article, url=None))

    brief = compose(MASTHEAD, readings=[turkish, failed, nameless], stories=[])

    first, second, third = brief.problems
    assert (first.where, second.where) == ("https://daily.example/c", "Daily: A headline")
    assert "could not be read" in first.message
    assert "ValueError" not in first.message
    assert first.hint.startswith("ValueError: odd")
    assert "language" not in first.message + first.hint
    assert third.where == "Agency"
    assert third.message.startswith("1 article in Turkish: summarised")
    assert "for tr under language.models" in third.hint
    assert brief.coverage.unread == 3


def test_an_undated_article_is_marked_in_the_list_of_sources():
    one = reading("a")
    undated = replace(one, article=replace(one.article, published_at=None))

    brief = compose(MASTHEAD, readings=[undated], stories=[told(undated)])

    assert brief.citations[0].undated
    assert brief.coverage.undated == 1


def test_an_empty_day_is_a_brief_that_says_where_articles_are():
    problem = Problem(where="feed", message="empty")

    brief = compose(
        MASTHEAD,
        readings=[],
        problems=[problem],
        nearest=[date(2026, 3, 2), date(2026, 3, 3)],
    )

    assert brief.stories == ()
    assert brief.reading_minutes == 1
    assert brief.nearest == (date(2026, 3, 2), date(2026, 3, 3))
    assert brief.problems == (problem,)


def test_days_stand_by_their_distance_the_earlier_first():
    days = [date(2026, 3, day) for day in (1, 3, 5, 9, 5)]

    assert [day.day for day in nearest_first(days, to=date(2026, 3, 4))] == [3, 5, 1, 9]


def test_numbers_come_from_the_calendar():
    """A rebuild in any store has the same number; weekends do not count on a weekday edition."""
    assert running_number(date(2026, 1, 1), days=WEEKDAYS) == 1
    assert running_number(date(2026, 1, 5), days=WEEKDAYS) == 3
    assert running_number(date(2026, 1, 4), days=WEEKDAYS) == 2
    assert running_number(date(2026, 12, 31), days=frozenset(range(7))) == 365


def test_reading_time_grows_with_the_words():
    long = reading("a", text="word " * 999)

    assert compose(MASTHEAD, readings=[long], stories=[told(long)]).reading_minutes == 5


def test_the_day_of_an_instant_is_the_zones():
    late = at(3, 22)

    assert local_day(late, zone="Europe/Istanbul") == late.date() + timedelta(days=1)
    assert local_day(late, zone="UTC") == late.date()
