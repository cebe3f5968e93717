"""Which wording was known when; which copy stands for all. No database needed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, end_of_day, published_instant
from briefing.store.revisions import Row, as_known, believed, originals, wordings

NOW = datetime(2026, 3, 10, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)
ZONE = ZoneInfo("UTC")


def row(content="c", **changes):
    base = Row(
        id=1,
        article="a",
        content=content,
        variant=content,
        source="Post",
        key="k",
        origin="",
        url=None,
        length=10,
        published_at=NOW,
        published_on=None,
        updated_at=None,
        updated_on=None,
        language=None,
        first_seen=NOW,
    )
    return replace(base, **changes)


class TestBelieved:
    """Stated dates that can be believed."""

    @pytest.mark.parametrize("ahead", [timedelta(0), HOUR, timedelta(hours=24)], ids=str)
    def test_a_day_ahead_may_be_a_clock(self, ahead):
        """Up to 24 hours."""
        assert believed(NOW + ahead, now=NOW).at == NOW + ahead

    @pytest.mark.parametrize(
        "stated",
        [NOW + timedelta(hours=24, seconds=1), date(2026, 3, 12), datetime(2126, 1, 1, tzinfo=UTC)],
        ids=str,
    )
    def test_further_ahead_is_the_future(self, stated):
        """What it said is kept."""
        result = believed(stated, now=NOW)

        assert (result.at, result.on) == (None, None)
        assert result.flag == "future"
        assert result.raw == stated.isoformat()

    @pytest.mark.parametrize(
        "stated",
        [
            date(1, 1, 1),
            date(1604, 12, 31),
            datetime(1, 1, 1, tzinfo=UTC),
            datetime.max.replace(tzinfo=UTC),
        ],
    )
    def test_zeroed_clocks_are_not_believed(self, stated):
        """Older than the first newspaper, or beyond all calendars."""
        assert believed(stated, now=NOW).flag == "impossible"

    def test_tomorrow_as_a_day_may_have_begun_somewhere(self):
        """In Kiribati it is tomorrow already."""
        assert believed(date(2026, 3, 11), now=NOW).on == date(2026, 3, 11)

    def test_time_without_a_zone_is_only_a_day(self):
        """It could be anywhere on earth."""
        stated = NOW.replace(tzinfo=None)

        assert believed(stated, now=NOW).on == NOW.date()

    def test_instants_are_kept_in_utc(self):
        """Whatever zone they were stated in."""
        east = NOW.astimezone(timezone(3 * HOUR))

        assert believed(east, now=NOW).at.utcoffset() == timedelta(0)

    def test_nothing_stated_is_nothing(self):
        """And no mistake."""
        assert believed(None, now=NOW).flag is None


class TestKnownAt:
    """Since when a wording counts as known."""

    def known(self, *rows):
        return {w.row.content: w.known_at for w in wordings(rows, zone=ZONE)}

    def test_first_wording_is_known_since_it_says(self):
        """However late we saw it."""
        assert self.known(row(first_seen=NOW + 50 * HOUR)) == {"c": NOW}

    def test_edit_with_the_same_date_is_known_since_seen(self):
        """It could not have been used before."""
        edit = row("d", first_seen=NOW + 5 * HOUR)

        assert self.known(row(), edit) == {"c": NOW, "d": NOW + 5 * HOUR}

    def test_edit_that_states_a_newer_date_is_known_since_then(self):
        """By `updated`, or by a new date of publication."""
        updated = row("d", first_seen=NOW + 5 * HOUR, updated_at=NOW + HOUR)
        moved = row("e", first_seen=NOW + 5 * HOUR, published_at=NOW + 2 * HOUR)

        assert self.known(row(), updated, moved) == {
            "c": NOW,
            "d": NOW + HOUR,
            "e": NOW + 2 * HOUR,
        }

    def test_dated_edit_of_an_undated_text_is_known_since_seen(self):
        """Its date says when the article was published, not these words."""
        undated = row(published_at=None)
        edit = row("d", first_seen=NOW + 5 * HOUR, published_at=NOW - 9 * HOUR)

        assert self.known(undated, edit) == {"c": NOW, "d": NOW + 5 * HOUR}

    def test_update_before_publication_is_no_news(self):
        """Some systems state when the draft was saved."""
        assert self.known(row(updated_at=NOW - 9 * HOUR)) == {"c": NOW}

    def test_of_texts_known_at_once_the_fuller_is_the_later(self):
        """A teaser never replaces the text."""
        teaser = row("z", length=5)
        of = wordings([row(), teaser], zone=ZONE)

        assert [(w.row.content, w.revision) for w in of] == [("z", 1), ("c", 2)]

    def test_before_all_is_the_first(self):
        """Published in the window, known only later: better than silence."""
        of = wordings([row(), row("d", first_seen=NOW + HOUR)], zone=ZONE)

        assert as_known(of, as_of=NOW - HOUR).row.content == "c"
        assert as_known(of, as_of=NOW).row.content == "c"
        assert as_known(of, as_of=NOW + HOUR).row.content == "d"


def test_numbers_are_the_same_in_every_zone_but_what_was_known_is_not():
    """A day without a time ends earlier in Istanbul."""
    day = row("d", published_at=None, published_on=date(2026, 3, 9))
    late = row("l", published_at=datetime(2026, 3, 9, 22, 30, tzinfo=UTC))
    istanbul = wordings([day, late], zone=ZoneInfo("Europe/Istanbul"))
    utc = wordings([day, late], zone=ZONE)

    assert [w.row.content for w in istanbul] == ["d", "l"]
    assert [w.row.content for w in utc] == ["l", "d"]
    assert {w.row.content: w.revision for w in istanbul} == {"l": 1, "d": 2}
    assert {w.row.content: w.revision for w in utc} == {"l": 1, "d": 2}


rows = st.lists(
    st.builds(
        row,
        content=st.sampled_from("abc"),
        variant=st.text("xyz", max_size=3),
        article=st.sampled_from(["1", "2"]),
        key=st.sampled_from("kl"),
        url=st.sampled_from([None, "u"]),
        length=st.integers(1, 3),
        published_at=st.none() | st.integers(0, 3).map(lambda n: NOW + n * HOUR),
        updated_at=st.none() | st.integers(0, 5).map(lambda n: NOW + n * HOUR),
        first_seen=st.integers(0, 5).map(lambda n: NOW + n * HOUR),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda r: (r.article, r.variant),
)


@given(rows, st.randoms(use_true_random=False))
def test_order_of_the_rows_never_matters(some, random):
    """Two stores that saw the same agree."""
    shuffled = list(some)
    random.shuffle(shuffled)

    assert originals(shuffled, zone=ZONE) == originals(some, zone=ZONE)
    one = [r for r in some if r.article == some[0].article]
    other = [r for r in shuffled if r.article == some[0].article]
    assert wordings(other, zone=ZONE) == wordings(one, zone=ZONE)


@given(rows)
def test_every_content_is_one_wording_with_a_number_of_its_own(some):
    """1, 2, 3, in the order they became known."""
    of = wordings(some, zone=ZONE)

    assert [w.revision for w in of] == list(range(1, len({r.content for r in some}) + 1))
    assert [w.known_at for w in of] == sorted(w.known_at for w in of)


def test_copy_published_first_stands_for_all():
    """Then the smallest id decides."""
    late = row(article="a", published_at=NOW + HOUR)
    early = row(article="c")
    twin = row(article="b")

    assert originals([late, early], zone=ZONE) == {("Post", "c"): "c"}
    assert originals([late, early, twin], zone=ZONE) == {("Post", "c"): "b"}


def article(**changes):
    base = Article(
        id="a",
        revision=1,
        source="Post",
        title="",
        text="",
        url=None,
        published_at=None,
        published_on=None,
        known_at=NOW,
        first_seen=NOW,
    )
    return replace(base, **changes)


def test_published_instant_is_stated_or_the_end_of_the_day_or_first_seen():
    """In this order; the day is the zone's."""
    istanbul = ZoneInfo("Europe/Istanbul")
    day = date(2026, 3, 9)

    assert published_instant(article(published_at=NOW - HOUR), zone=istanbul) == NOW - HOUR
    assert published_instant(article(published_on=day), zone=istanbul) == datetime(
        2026, 3, 9, 20, 59, 59, tzinfo=UTC
    )
    assert published_instant(article(), zone=istanbul) == NOW


def test_end_of_a_day_that_ends_early_is_still_that_day():
    """The night the clocks change."""
    assert end_of_day(date(2026, 3, 29), zone=ZoneInfo("Europe/Berlin")) == datetime(
        2026, 3, 29, 21, 59, 59, tzinfo=UTC
    )
