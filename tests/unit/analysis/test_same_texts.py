"""The same words of the same day are read once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from briefing.analysis.same_texts import told_again, wording
from briefing.model import Article, ArticleId
from tests.plain_reader import PlainReader

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
WIRE = Article(
    id=ArticleId("wire"), revision=1, source="Agency", title="Oslo", url=None, language=None,
    text="VISIT Ada Berg > Oslo, Norway @ 2026-03-10 planned\nACTOR Ada Berg = minister",
    published_at=NOON, published_on=None, known_at=NOON, first_seen=NOON,
)  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        replace(WIRE, id=ArticleId("copy"), source="Herald", revision=3),
        replace(WIRE, published_at=NOON + timedelta(hours=11)),
        replace(WIRE, published_at=None, published_on=date(2026, 3, 4)),
    ],
)
def test_what_reading_does_not_look_at_makes_no_other_wording(other):
    """Outlet, hour: nothing that is read out of a text depends on them."""
    assert wording(other) == wording(WIRE)


@pytest.mark.parametrize(
    "other",
    [
        replace(WIRE, text=WIRE.text + "."),
        replace(WIRE, title="Another headline"),
        replace(WIRE, language="tr"),
        replace(WIRE, published_at=NOON + timedelta(hours=12)),
    ],
)
def test_other_words_another_language_or_day_are_read_anew(other):
    """ "Tomorrow" is another day then; a headline may tell what its text does not."""
    assert wording(other) != wording(WIRE)


def test_a_copy_is_told_as_if_it_were_read():
    """The evidence leads to the copy itself."""
    copy = replace(WIRE, id=ArticleId("copy"), revision=2)
    first, read = PlainReader().analyse([WIRE, copy])

    assert told_again(first, copy) == read
    assert read.visits
    assert read.actors
