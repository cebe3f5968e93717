"""What a store promises, on every database it can live in."""

import zlib
from base64 import b85encode
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, permutations
from typing import ClassVar
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine, update

from briefing.errors import StoreError
from briefing.model import (
    Analysis,
    Brief,
    Coverage,
    Days,
    FetchedArticle,
    Problem,
    Receipt,
    Sentence,
    TimeMention,
    Window,
    published_instant,
)
from briefing.store import (
    BuildState,
    DayState,
    DeliveryState,
    FeedState,
    FiledBrief,
    KeptDocument,
    Outcome,
    RunRecord,
    SourceHealth,
    open_store,
)
from briefing.store.codec import encode
from briefing.store.tables import analyses

UTC_ZONE = ZoneInfo("UTC")
ISTANBUL = ZoneInfo("Europe/Istanbul")
NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = date(2026, 3, 10)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request, tmp_path):
    if request.param == "postgres":
        return request.getfixturevalue("postgres_url")
    return f"sqlite:///{tmp_path / 'briefing.db'}"


@pytest.fixture
def store(url):
    with open_store(url) as opened:
        yield opened


def fetched(key="a.txt", **changes):
    base = FetchedArticle(
        key=key,
        source="The Harbour Post",
        title="Ferry line reopens",
        text="The ferry line reopened on Monday.\n\nCrowds came.",
        published=NOW - 2 * HOUR,
    )
    return replace(base, **changes)


def window(store, *, since=NOW - 24 * HOUR, until=NOW, as_of=None, zone=UTC_ZONE):
    return store.articles.known(since=since, until=until, zone=zone, as_of=as_of or until)


class TestArticles:
    """Articles and their revisions."""

    @pytest.mark.parametrize("stated", [date(2026, 3, 9), date(2026, 3, 7)])
    def test_stated_date_goes_before_one_that_was_found(self, store, stated):
        """Whether it is earlier or later: whoever states it knows, a file's name may be wrong."""
        found = fetched(published=date(2026, 3, 8), dated_from="filename")
        added = store.articles.add(found, now=NOW)
        assert store.articles.get(added.article).dated_from == "filename"

        store.articles.add(fetched(published=stated), now=NOW + HOUR)
        store.articles.add(found, now=NOW + 2 * HOUR)

        article = store.articles.get(added.article)
        assert (article.published_on, article.dated_from) == (stated, "")
        assert article.revision == 1

    def test_found_date_in_the_future_is_no_problem_of_the_article(self, store):
        """It is the date of an event; the article counts as undated."""
        added = store.articles.add(fetched(published=date(2026, 5, 1), dated_from="text"), now=NOW)

        article = store.articles.get(added.article)
        assert added.problem.notice
        assert (article.undated, article.dated_from) == (True, "")

    def test_new_article_is_kept_as_it_came(self, store):
        """Text, dates and language come back exactly."""
        added = store.articles.add(
            fetched(
                url="https://Post.example/Ferry?utm_source=x#top", language="en", origin="wires"
            ),
            now=NOW,
        )

        kept = store.articles.get(added.article)
        assert added.outcome is Outcome.NEW
        assert added.revision == 1
        assert added.problem is None
        assert kept is not None
        assert kept.text == fetched().text
        assert kept.title == fetched().title
        assert kept.url == "https://Post.example/Ferry?utm_source=x#top"
        assert kept.published_at == NOW - 2 * HOUR
        assert kept.published_on is None
        assert kept.known_at == NOW - 2 * HOUR
        assert kept.first_seen == NOW
        assert kept.language == "en"
        assert kept.origin == "wires"
        assert kept.revision == 1

    def test_same_text_again_is_unchanged(self, store):
        """A second look at the same article adds nothing, white space and composition aside."""
        first = store.articles.add(fetched(title="Café am Ring"), now=NOW)
        again = store.articles.add(
            fetched(title="Cafe\u0301  am Ring", text=fetched().text + "\n"), now=NOW + HOUR
        )

        assert again.outcome is Outcome.UNCHANGED
        assert again.article == first.article
        assert again.revision == 1

    def test_edited_text_is_a_new_revision_and_the_old_one_stays(self, store):
        """Nothing is overwritten."""
        first = store.articles.add(fetched(), now=NOW)
        second = store.articles.add(fetched(text="The ferry line stays shut."), now=NOW + HOUR)

        assert second.outcome is Outcome.REVISED
        assert second.article == first.article
        assert second.revision == 2
        assert store.articles.get(first.article, revision=1).text == fetched().text
        assert store.articles.get(first.article).text == "The ferry line stays shut."

    @pytest.mark.parametrize("revision", [-1, 0, 2, 99])
    def test_revision_that_is_not_there_is_none(self, store, revision):
        """Asking for a number that does not exist is an answer, not an accident."""
        added = store.articles.add(fetched(), now=NOW)

        assert store.articles.get(added.article, revision=revision) is None

    def test_unknown_article_is_none(self, store):
        """An id nobody has seen."""
        assert store.articles.get("0" * 16) is None

    def test_copy_under_another_key_is_a_duplicate_and_shown_once(self, store):
        """Of copies from one source, one stands for all."""
        first = store.articles.add(fetched("a.txt"), now=NOW)
        copy = store.articles.add(fetched("b.txt", published=NOW - HOUR), now=NOW)
        third = store.articles.add(fetched("b.txt", published=NOW - HOUR), now=NOW)

        assert copy.outcome is Outcome.DUPLICATE
        assert copy.article == first.article
        assert copy.revision == 1
        assert third.outcome is Outcome.UNCHANGED
        assert [article.id for article in window(store)] == [first.article]

    def test_same_words_in_another_outlet_are_another_article(self, store):
        """Agency copy in two outlets stays two articles: stories join them."""
        store.articles.add(fetched(), now=NOW)
        other = store.articles.add(fetched(source="Morning Bell"), now=NOW)

        assert other.outcome is Outcome.NEW
        assert len(window(store)) == 2

    @pytest.mark.parametrize(
        ("published", "inside"),
        [
            (NOW - 24 * HOUR, False),
            (NOW - 24 * HOUR + timedelta(microseconds=1), True),
            (NOW, True),
            (NOW + timedelta(microseconds=1), False),
        ],
        ids=["at since", "just after since", "at until", "just after until"],
    )
    def test_window_is_open_at_its_start_and_closed_at_its_end(self, store, published, inside):
        """since < published <= until, to the microsecond."""
        store.articles.add(fetched(published=published), now=NOW)

        assert bool(window(store)) is inside

    def test_day_without_time_counts_until_its_end_in_the_editions_zone(self, store):
        """23:59:59 in Istanbul is 20:59:59 UTC."""
        store.articles.add(fetched(published=date(2026, 3, 9)), now=NOW)
        end = datetime(2026, 3, 9, 20, 59, 59, tzinfo=UTC)

        (article,) = window(store, since=end - HOUR, until=end, zone=ISTANBUL)
        assert published_instant(article, zone=ISTANBUL) == end
        assert window(store, since=end, until=end + HOUR, zone=ISTANBUL) == ()
        assert len(window(store, since=end, until=end + 3 * HOUR)) == 1

    @pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu"])
    def test_day_without_time_is_found_in_the_farthest_zones(self, store, zone):
        """The index is coarse; the answer is not."""
        store.articles.add(fetched(published=date(2026, 3, 8)), now=NOW)
        end = datetime(2026, 3, 8, 23, 59, 59, tzinfo=ZoneInfo(zone)).astimezone(UTC)
        second = timedelta(seconds=1)

        assert len(window(store, since=end - second, until=end, zone=ZoneInfo(zone))) == 1

    def test_undated_article_counts_when_first_seen(self, store):
        """The store's clock dates what dates itself nowhere."""
        store.articles.add(fetched(published=None), now=NOW)

        (article,) = window(store, since=NOW - timedelta(seconds=1), until=NOW)
        assert article.undated
        assert window(store, since=NOW, until=NOW + HOUR) == ()

    def test_undated_article_may_count_as_seen_by_a_moment_that_has_just_passed(self, store):
        """A round made for a brief that has closed; what says its date is seen when it is."""
        closed = NOW - timedelta(minutes=1)
        both = [fetched(published=None), fetched(key="2", text="Another text.")]

        list(store.articles.add_many(both, now=NOW, undated_at=closed))

        seen = {article.undated: article.first_seen for article in window(store, until=NOW)}
        assert seen == {True: closed, False: NOW}

    def test_article_from_the_future_is_kept_undated_with_a_problem(self, store):
        """More than a day ahead cannot be believed; a few hours may be a clock in another zone."""
        added = store.articles.add(fetched(published=NOW + 25 * HOUR), now=NOW)
        fine = store.articles.add(fetched("b", text="Other.", published=NOW + HOUR), now=NOW)

        assert added.outcome is Outcome.NEW
        assert added.problem is not None
        assert "2026-03-11" in added.problem.message
        assert "a.txt" in added.problem.where
        assert store.articles.get(added.article).undated
        assert fine.problem is None

    def test_silent_edit_is_not_known_before_it_was_seen(self, store):
        """A brief that is rebuilt uses the words it was built with."""
        store.articles.add(fetched(), now=NOW)
        store.articles.add(fetched(text="Edited later, date unchanged."), now=NOW + 3 * HOUR)

        (then,) = window(store, as_of=NOW)
        (later,) = window(store, as_of=NOW + 4 * HOUR)
        assert then.text == fetched().text
        assert later.text == "Edited later, date unchanged."
        assert later.known_at == NOW + 3 * HOUR

    def test_stated_update_decides_which_revision_was_known(self, store):
        """What an article says about its own history goes before our clock."""
        store.articles.add(fetched(text="Second.", updated=NOW - HOUR), now=NOW + 9 * HOUR)
        store.articles.add(fetched(text="First."), now=NOW + 9 * HOUR)

        (before,) = window(store, as_of=NOW - HOUR - timedelta(seconds=1))
        (after,) = window(store, as_of=NOW)
        assert (before.text, before.revision) == ("First.", 1)
        assert (after.text, after.revision) == ("Second.", 2)

    def test_only_revision_is_used_even_if_it_was_written_after_the_cutoff(self, store):
        """Published in the window, known only in later words: better than silence."""
        store.articles.add(fetched(updated=NOW + HOUR), now=NOW + 9 * HOUR)

        assert len(window(store, as_of=NOW)) == 1

    def test_article_found_late_is_in_the_window_and_among_the_first_seen(self, store):
        """First seen after the build, published before: a rebuild takes it in and names it."""
        store.articles.add(fetched("early"), now=NOW)
        late = store.articles.add(fetched("late", text="Found late."), now=NOW + HOUR)

        seen = store.articles.first_seen_between(since=NOW, until=NOW + HOUR)
        assert [article.id for article in seen] == [late.article]
        assert len(window(store)) == 2

    def test_a_better_statement_about_known_words_is_learned(self, store):
        """A date that is found later dates the article; nothing becomes a revision."""
        store.articles.add(fetched(published=None), now=NOW + 9 * HOUR)
        again = store.articles.add(fetched(), now=NOW + 10 * HOUR)
        worse = store.articles.add(fetched(published=None), now=NOW + 11 * HOUR)

        (article,) = window(store)
        assert again.outcome is worse.outcome is Outcome.UNCHANGED
        assert article.published_at == fetched().published
        assert article.first_seen == NOW + 9 * HOUR
        assert article.revision == 1

    def test_any_order_of_arrival_gives_the_same_answers(self, tmp_path):
        """Two stores filled with the same texts in another order agree in everything."""
        things = [
            fetched("a"),
            fetched("b"),
            fetched("a", text="The ferry line reopened. Edited."),
            fetched("a", published=None),
            fetched("c", source="Morning Bell", url="https://bell.example/1?utm_medium=rss"),
            fetched("d", source="Morning Bell", url="http://bell.example/1", text="Teaser."),
        ]
        answers = set()
        for number, order in enumerate(list(permutations(things))[::97]):
            with open_store(str(tmp_path / f"{number}.db")) as store:
                documents = (replace(one, document=str(n)) for n, one in enumerate(order))
                list(store.articles.add_many(documents, now=NOW))
                answers.add(window(store))

        assert len(answers) == 1
        (articles,) = answers
        assert sorted(article.source for article in articles) == [
            "Morning Bell",
            "The Harbour Post",
        ]

    def test_batches_keep_order_and_read_the_source_between_transactions(self, store):
        """While the source is being read nobody is locked out."""

        def slow_source():
            for number in range(230):
                store.articles.add(fetched("from elsewhere"), now=NOW)
                yield fetched(f"{number}", text=f"Text {number}.")

        added = list(store.articles.add_many(slow_source(), now=NOW))

        assert len({one.article for one in added}) == 230
        assert {one.outcome for one in added} == {Outcome.NEW}
        texts = [store.articles.get(one.article).text for one in added[::50]]
        assert texts == [f"Text {number}." for number in range(0, 230, 50)]

    def test_window_is_sorted_by_instant_then_id(self, store):
        """The order never depends on the database."""
        for number in range(12):
            store.articles.add(
                fetched(str(number), text=f"T{number}", published=NOW - (number % 3) * HOUR),
                now=NOW,
            )

        found = [(published_instant(a, zone=UTC_ZONE), a.id) for a in window(store)]
        assert found == sorted(found)
        assert len(found) == 12

    def test_dates_and_outlets_count_what_a_window_would_show(self, store):
        """Copies are left out; days are the zone's."""
        store.articles.add(fetched("a"), now=NOW)
        store.articles.add(fetched("copy"), now=NOW)
        store.articles.add(
            fetched("b", text="Late.", published=datetime(2026, 3, 8, 22, tzinfo=UTC)), now=NOW
        )
        store.articles.add(
            fetched("c", source="Morning Bell", text="Undated", published=None), now=NOW
        )

        assert store.articles.dates(zone=ISTANBUL) == {date(2026, 3, 9): 1, DAY: 2}
        assert list(store.articles.dates(zone=UTC_ZONE)) == [date(2026, 3, 8), DAY]
        outlets = store.articles.outlets(until=NOW - HOUR, zone=UTC_ZONE)
        assert [(o.name, o.articles, o.latest) for o in outlets] == [
            ("The Harbour Post", 2, NOW - 2 * HOUR)
        ]

    def test_what_no_database_can_hold_is_replaced(self, store):
        """NUL and lone surrogates come in with damaged files."""
        added = store.articles.add(fetched(text="a\x00b\ud800c", title="x\x00"), now=NOW)

        kept = store.articles.get(added.article)
        assert kept.text == "a\ufffdb\ufffdc"
        assert kept.title == "x\ufffd"

    def test_empty_store_answers_every_question(self, store):
        """A first run asks before anything was kept."""
        assert window(store) == ()
        assert window(store, since=None) == ()
        assert store.articles.dates(zone=UTC_ZONE) == {}
        assert store.articles.outlets(until=NOW, zone=UTC_ZONE) == ()
        assert store.articles.first_seen_between(since=NOW - HOUR, until=NOW) == ()


def overwrite(url, body):
    """Put something else where the only analysis is kept."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(update(analyses).values(body=body))
    engine.dispose()


class TestAnalyses:
    """What was read is not read again, and never shown for other words."""

    def analysis(self, article):
        sentence = Sentence(start=0, end=3, text=article.text[:3])
        return Analysis(
            article=article.id,
            revision=article.revision,
            language="en",
            read=True,
            sentences=(sentence,),
            times=(TimeMention(start=0, end=3, text=article.text[:3], days=Days(start=DAY)),),
        )

    def test_analysis_comes_back_exactly(self, store):
        """For the same words and version, and only for those."""
        store.articles.add(fetched(), now=NOW)
        (article,) = window(store)

        kept = store.analyses.put([(article, self.analysis(article))], version="1")

        assert kept == 1
        assert store.analyses.get([article], version="1") == {article.id: self.analysis(article)}
        assert store.analyses.get([article], version="2") == {}
        assert store.analyses.get([], version="1") == {}

    @pytest.mark.parametrize(
        "kept",
        [str, lambda body: "zlib:" + b85encode(zlib.compress(body.encode())).decode()],
        ids=["JSON", "base 85"],
    )
    def test_analysis_of_an_older_program_is_read(self, store, url, kept):
        """Rows were plain JSON once, then base 85: they stay, and are read beside newer ones."""
        store.articles.add(fetched(), now=NOW)
        (article,) = window(store)
        store.analyses.put([(article, self.analysis(article))], version="1")
        overwrite(url, kept(encode(self.analysis(article))))

        assert store.analyses.get([article], version="1") == {article.id: self.analysis(article)}

    @pytest.mark.parametrize("begin", ["zlib:", "zlib64:"])
    def test_damaged_analysis_is_told(self, store, url, begin):
        """With advice, whatever became of it."""
        store.articles.add(fetched(), now=NOW)
        (article,) = window(store)
        store.analyses.put([(article, self.analysis(article))], version="1")
        overwrite(url, f"{begin}0123456789")

        with pytest.raises(StoreError, match="cannot be read") as caught:
            store.analyses.get([article], version="1")
        assert "restore" in caught.value.hint

    def test_other_words_have_another_analysis(self, store):
        """An edit is read anew."""
        store.articles.add(fetched(), now=NOW)
        (article,) = window(store)
        store.analyses.put([(article, self.analysis(article))], version="1")
        store.articles.add(fetched(text="Other words."), now=NOW + HOUR)

        newer = store.articles.get(article.id)

        assert store.analyses.get([newer], version="1") == {}

    def test_an_older_revision_found_later_moves_no_analysis(self, store):
        """Numbers may shift when an older wording turns up; what was read stays with its words."""
        store.articles.add(fetched(), now=NOW)
        (article,) = window(store)
        store.analyses.put([(article, self.analysis(article))], version="1")
        store.articles.add(fetched(text="Older.", published=NOW - 5 * HOUR), now=NOW)

        moved = store.articles.get(article.id)

        assert moved.revision == 2
        assert store.analyses.get([moved], version="1")[article.id].revision == 2

    def test_one_article_in_two_wordings_is_asked_for_twice(self, store):
        """The answer has room for one of them: a mix-up must not pass."""
        store.articles.add(fetched(), now=NOW)
        (article,) = window(store)

        with pytest.raises(ValueError, match="two wordings"):
            store.analyses.get([article, replace(article, text="Other.")], version="1")

    def test_putting_again_replaces(self, store):
        """Two processes that read the same article do not quarrel."""
        store.articles.add(fetched(), now=NOW)
        (article,) = window(store)
        other = replace(self.analysis(article), language="tr")

        store.analyses.put([(article, self.analysis(article))], version="1")
        store.analyses.put([(article, other)], version="1")

        assert store.analyses.get([article], version="1")[article.id] == other

    def test_analysis_of_another_article_is_refused(self, store):
        """A mix-up is an error at once, not a wrong brief later."""
        store.articles.add(fetched(), now=NOW)
        (article,) = window(store)
        wrong = replace(self.analysis(article), article="f" * 16)

        with pytest.raises(StoreError, match="ffff"):
            store.analyses.put([(article, wrong)], version="1")

    def test_analysis_of_an_unknown_article_is_refused(self, store):
        """The database itself watches over this."""
        store.articles.add(fetched(), now=NOW)
        (article,) = window(store)
        stranger = replace(article, id="f" * 16)

        with pytest.raises(StoreError, match=r"(?i)foreign key"):
            store.analyses.put([(stranger, self.analysis(stranger))], version="1")


def brief(edition="morning", day=DAY, **changes):
    base = Brief(
        edition=edition,
        title="Morning brief",
        day=day,
        zone="Europe/Istanbul",
        language="en",
        number=1,
        window=Window(since=NOW - 24 * HOUR, until=NOW),
        cutoff=NOW,
        custom_window=False,
        so_far=False,
        reading_minutes=1,
        stories=(),
        actors=(),
        visits=(),
        citations=(),
        coverage=Coverage(
            articles=0, duplicates=0, used=0, sources=(("A", 1),), silent=(), unread=0, undated=0
        ),
        problems=(Problem(where="feed", message="did not answer"),),
        nearest=(DAY,),
        version="1.0",
    )
    return replace(base, **changes)


class TestTraces:
    """What articles leave for later briefs."""

    SPAN: ClassVar = {"since": NOW - 24 * HOUR, "until": NOW, "zone": UTC_ZONE, "as_of": NOW}

    def test_an_outline_is_the_article_without_its_text(self, store):
        some = [
            fetched(),
            fetched("b.txt", text="Other."),
            fetched("c.txt", text="So.", published=None),
        ]
        list(store.articles.add_many(some, now=NOW - HOUR))
        known = window(store)
        outlines = store.articles.outlines(**self.SPAN)

        assert [one.article for one in outlines] == [replace(one, text="") for one in known]
        assert store.articles.written_out(outlines) == known
        assert len({one.mark for one in outlines}) == len(known)

    def test_an_outline_has_the_wordings_before_it(self, store):
        for hours, words in enumerate(("First.", "Second.", "Third.")):
            store.articles.add(fetched(text=words), now=NOW - (3 - hours) * HOUR)
        (outline,) = store.articles.outlines(**self.SPAN)
        before = [store.articles.get(outline.article.id, revision=n) for n in (1, 2)]

        assert outline.article.revision == 3
        assert list(store.articles.written_out(outline.former)) == before
        assert len({outline.mark, *(one.mark for one in outline.former)}) == 3

    def test_a_trace_is_kept_for_its_words_and_version(self, store):
        store.articles.add(fetched(), now=NOW - HOUR)
        (outline,) = store.articles.outlines(**self.SPAN)
        store.traces.put([(outline, b"\x00old")], version="1")
        store.traces.put([(outline, b"\x00new")], version="1")

        kept = {(outline.article.id, outline.mark): b"\x00new"}
        assert store.traces.get([outline], version="1") == kept
        assert store.traces.get([outline], version="2") == {}
        assert store.traces.get([], version="1") == {}

    def test_traces_of_old_articles_and_other_versions_are_dropped(self, store):
        store.articles.add(fetched(), now=NOW - HOUR)
        (outline,) = store.articles.outlines(**self.SPAN)
        for version in "12":
            store.traces.put([(outline, b"left")], version=version)

        assert store.traces.forget(before=outline.day, version="1") == 1
        assert store.traces.get([outline], version="1")
        assert store.traces.forget(before=outline.day + timedelta(days=1), version="1") == 1
        assert store.traces.get([outline], version="1") == {}


class TestDays:
    """What a day's articles left is true as long as no row bears on it."""

    DAY = (NOW - HOUR).date()

    def made(self, store, *, settled_at=None, zone="UTC", version="1"):
        """Keep something of the day; whether it is true of a moment."""
        changes = store.days.changes(first=self.DAY, last=self.DAY)
        state = DayState(
            day=self.DAY, changes=changes[self.DAY], settled_at=settled_at, body=b"\x00left"
        )
        store.days.put([state], zone=zone, version=version)
        return lambda **given: bool(
            store.days.get(
                **{
                    "first": self.DAY,
                    "last": self.DAY,
                    "zone": zone,
                    "version": version,
                    "as_of": NOW,
                    **given,
                }
            )
        )

    def test_a_day_is_kept_for_its_zone_and_version(self, store):
        kept = self.made(store)

        assert kept()
        assert not kept(version="2")
        assert not kept(zone="Europe/Oslo")

    def test_words_of_later_are_not_those_of_before(self, store):
        kept = self.made(store, settled_at=NOW)

        assert kept(as_of=NOW)
        assert not kept(as_of=NOW - HOUR)

    @pytest.mark.parametrize(
        "change",
        [
            lambda store: store.articles.add(fetched("b.txt", text="Other."), now=NOW),
            lambda store: store.articles.add(fetched(text="Edited."), now=NOW),
            lambda store: store.articles.add(
                fetched(text="Edited.", published=NOW + 90 * 24 * HOUR), now=NOW + 90 * 24 * HOUR
            ),
            lambda store: store.articles.add(
                fetched("c.txt", published=NOW - 90 * 24 * HOUR), now=NOW
            ),
            lambda store: store.pruner.remove(window(store)[0].id, now=NOW),
        ],
        ids=["another article", "an edit", "an edit that is dated later", "a copy", "taken away"],
    )
    def test_a_change_that_bears_on_a_day_ends_it(self, store, change):
        store.articles.add(fetched(), now=NOW - HOUR)
        kept = self.made(store)
        assert kept()

        change(store)

        assert not kept()

    def test_what_is_made_while_something_changes_is_not_taken(self, store):
        """The changes were counted before the rows were read."""
        changes = store.days.changes(first=self.DAY, last=self.DAY)[self.DAY]
        store.articles.add(fetched(), now=NOW - HOUR)
        late = DayState(day=self.DAY, changes=changes, settled_at=None, body=b"of before")
        store.days.put([late], zone="UTC", version="1")

        assert not store.days.get(first=self.DAY, last=self.DAY, zone="UTC", version="1", as_of=NOW)

    def test_another_days_news_changes_nothing(self, store):
        store.articles.add(fetched(), now=NOW - HOUR)
        kept = self.made(store)
        later = NOW + 9 * 24 * HOUR
        store.articles.add(fetched("b.txt", text="Other.", published=later), now=later)

        assert kept()

    def test_old_days_and_other_versions_are_dropped(self, store):
        kept = self.made(store)
        self.made(store, version="2")

        assert store.days.forget(before=self.DAY, version="1") == 1
        assert kept()
        assert store.days.forget(before=self.DAY + timedelta(days=1), version="1") == 1

    def test_the_outlines_of_days_are_those_of_the_span(self, store):
        """With when the words of an edited article are the present ones."""
        list(
            store.articles.add_many(
                [
                    fetched("b.txt", text="Other.", published=NOW - 30 * HOUR),
                    fetched("c.txt", text="So.", published=None),
                    fetched(),
                ],
                now=NOW - HOUR,
            )
        )
        store.articles.add(fetched(text="Edited."), now=NOW)
        first, last = self.DAY - timedelta(days=2), self.DAY + timedelta(days=1)
        days = store.articles.outlines_of_days(first=first, last=last, zone=ISTANBUL, as_of=NOW)
        midnights = [
            datetime.combine(day, datetime.min.time(), tzinfo=UTC)
            for day in (first, last + timedelta(days=1))
        ]
        whole = store.articles.outlines(
            since=midnights[0], until=midnights[1], zone=ISTANBUL, as_of=NOW
        )

        assert list(days) == [first + timedelta(days=n) for n in range(4)]
        assert [one for found, _ in days.values() for one in found] == list(whole)
        assert [settled for _, settled in days.values() if settled] == [NOW]


class TestBriefs:
    """Built briefs are kept with their files."""

    def test_brief_comes_back_exactly(self, store):
        """The brief, its files, its articles."""
        document = KeptDocument(name="brief.pdf", path="output/x.pdf", sha256="ab" * 32, size=7)

        put = store.briefs.put(
            brief(), built_at=NOW, documents=[document], articles=["b" * 16, "a" * 16]
        )

        assert store.briefs.get("morning", DAY) == put
        assert put.brief == brief()
        assert put.documents == (document,)
        assert put.articles == ("a" * 16, "b" * 16)
        assert put.build == 1

    def test_rebuild_is_a_further_entry(self, store):
        """The newest answers; the count goes on."""
        store.briefs.put(brief(), built_at=NOW)
        store.briefs.put(brief(title="Again"), built_at=NOW + HOUR)

        newest = store.briefs.get("morning", DAY)
        assert (newest.build, newest.brief.title) == (2, "Again")
        (entry,) = store.briefs.list()
        assert (entry.build, entry.built_at) == (2, NOW + HOUR)

    def test_previous_is_the_last_day_before(self, store):
        """Of the same edition, whatever was built in which order."""
        for day in (DAY, DAY - timedelta(days=3), DAY - timedelta(days=1)):
            store.briefs.put(brief(day=day), built_at=NOW)
        store.briefs.put(brief("evening", DAY - timedelta(days=1)), built_at=NOW)

        previous = store.briefs.previous("morning", before=DAY)
        assert previous.brief.day == DAY - timedelta(days=1)
        assert previous.brief.edition == "morning"
        assert store.briefs.previous("morning", before=DAY - timedelta(days=3)) is None

    def test_list_is_by_edition_newest_day_first(self, store):
        """Of all editions, or of one."""
        for edition, day in (("b", DAY), ("a", DAY - timedelta(days=1)), ("a", DAY)):
            store.briefs.put(brief(edition, day), built_at=NOW)

        listed = [(entry.edition, entry.day) for entry in store.briefs.list()]
        assert listed == [("a", DAY), ("a", DAY - timedelta(days=1)), ("b", DAY)]
        assert [entry.edition for entry in store.briefs.list(edition="b")] == ["b"]

    def test_brief_nobody_built_is_none(self, store):
        """An answer, not an accident."""
        assert store.briefs.get("morning", DAY) is None


class TestPieces:
    """What the pages of the archive are made of."""

    def test_a_piece_is_replaced_and_dropped_at_its_place(self, store):
        store.pieces.change(
            put=[("a", "1", "old", b"x"), ("a", "2", "m", b"y"), ("b", "1", "m", b"")]
        )
        store.pieces.change(put=[("a", "1", "new", b"\x00z")], drop=[("a", "2"), ("a", "unknown")])

        assert store.pieces.get("a") == {"1": ("new", b"\x00z")}
        assert store.pieces.get("b") == {"1": ("m", b"")}
        assert store.pieces.get("c") == {}

    def test_a_filed_brief_is_the_newest_build_and_says_by_its_digest_what_it_is(self, store):
        first, other = brief(), brief(title="Another")
        store.briefs.put(first, built_at=NOW)
        (alone,) = store.briefs.filed()
        store.briefs.put(first, built_at=NOW + HOUR)
        (again,) = store.briefs.filed()
        store.briefs.put(other, built_at=NOW + 2 * HOUR)
        (changed,) = store.briefs.filed()

        assert (alone.build, again.build, changed.build) == (1, 2, 3)
        assert alone.digest == again.digest != changed.digest
        assert store.briefs.read(again) == first
        assert store.briefs.read(changed) == other

    def test_a_brief_that_is_gone_is_an_error(self, store):
        gone = FiledBrief(edition="daily", day=DAY, build=1, digest="")
        with pytest.raises(StoreError, match="a kept Brief cannot be read"):
            store.briefs.read(gone)


class TestBuilds:
    """Each edition's day is built once."""

    def claim(self, store, **changes):
        options = {"edition": "morning", "day": DAY, "owner": "one", "now": NOW}
        return store.ledger.claim(**{**options, **changes})

    def test_only_one_gets_the_claim(self, store):
        """The second comes too late."""
        first = self.claim(store)

        assert first is not None
        assert (first.fence, first.attempts) == (1, 1)
        assert self.claim(store, owner="two") is None

    def test_finished_build_is_not_claimed_again_unless_asked(self, store):
        """A restart builds nothing twice."""
        assert store.ledger.finish(self.claim(store), now=NOW)

        assert self.claim(store) is None
        again = self.claim(store, again=True)
        assert (again.fence, again.attempts) == (2, 1)

    def test_running_build_is_not_claimed_even_if_asked(self, store):
        """--rebuild does not interrupt."""
        self.claim(store)

        assert self.claim(store, again=True) is None

    def test_lease_that_ran_out_is_taken_over_and_the_old_owner_cannot_finish(self, store):
        """The fence keeps a stalled process from publishing; what it began counts as no attempt."""
        old = self.claim(store)
        later = NOW + HOUR

        new = self.claim(store, owner="two", now=later)

        assert (new.fence, new.attempts) == (2, 1)
        assert not store.ledger.heartbeat(old, now=later)
        assert not store.ledger.finish(old, now=later)
        assert store.ledger.fail(old, error="late", now=later) is None
        assert store.ledger.finish(new, now=later)
        assert store.ledger.build("morning", DAY).owner == "two"

    def test_heartbeat_keeps_the_claim(self, store):
        """A long build that says so is not taken over."""
        claim = self.claim(store, lease=timedelta(minutes=5))
        half = NOW + timedelta(minutes=4)

        assert store.ledger.heartbeat(claim, now=half, lease=timedelta(minutes=5))
        assert self.claim(store, owner="two", now=NOW + timedelta(minutes=6)) is None

    def test_failed_build_is_tried_as_often_as_said(self, store):
        """Then it waits for a person, who may ask again."""
        first = self.claim(store)
        assert store.ledger.fail(first, error="disk", now=NOW, attempts=2) is BuildState.PENDING
        second = self.claim(store)
        assert store.ledger.fail(second, error="disk", now=NOW, attempts=2) is BuildState.FAILED

        assert self.claim(store) is None
        entry = store.ledger.build("morning", DAY)
        assert (entry.state, entry.error, entry.attempts) == (BuildState.FAILED, "disk", 2)
        assert self.claim(store, again=True).attempts == 1

    def test_builder_that_dies_every_time_is_tried_ever_more_seldom(self, store):
        """A brief that kills its builder kills it seldom; one that was killed by chance is made."""
        moment, taken = NOW, []
        for _ in range(10):
            while self.claim(store, owner="dead", now=moment, gone=lambda owner: True) is None:
                moment += timedelta(seconds=30)
            taken.append(moment)

        waits = [later - earlier for earlier, later in pairwise(taken)]
        assert waits[:4] == [timedelta(seconds=s) for s in (0, 30, 60, 120)]
        assert waits == sorted(waits)
        assert max(waits) == HOUR
        assert store.ledger.build("morning", DAY).state is BuildState.RUNNING

    def test_setback_is_no_attempt_and_waits_longer_each_time(self, store):
        """A full disk is not the brief's fault: it is tried until there is room."""
        for minutes in (0, 10, 20, 30, 40):
            claim = self.claim(store, now=NOW + timedelta(minutes=minutes))
            moment = NOW + timedelta(minutes=minutes)
            assert store.ledger.set_back(claim, error="full", now=moment) is BuildState.PENDING

        entry = store.ledger.build("morning", DAY)
        assert (entry.attempts, entry.setbacks, entry.error) == (0, 5, "full")
        assert entry.retry_at == NOW + timedelta(minutes=48)
        assert self.claim(store, now=NOW + timedelta(minutes=47)) is None
        assert self.claim(store, now=NOW + timedelta(minutes=47), again=True) is not None

    def test_released_claim_is_as_if_it_had_not_been_taken(self, store):
        """A builder that was told to stop leaves the day to the next, at once."""
        store.ledger.release(self.claim(store), now=NOW)

        entry = store.ledger.build("morning", DAY)
        assert (entry.state, entry.attempts) == (BuildState.PENDING, 0)
        assert self.claim(store, owner="two").attempts == 1

    @pytest.mark.parametrize("ending", ["fail", "set_back", "release"])
    def test_brief_that_could_not_be_made_anew_is_there_still(self, store, ending):
        """A failed --rebuild does not undo the brief."""
        store.ledger.finish(self.claim(store), now=NOW)
        words = {} if ending == "release" else {"error": "template"}

        claim = self.claim(store, again=True)
        assert getattr(store.ledger, ending)(claim, now=NOW, **words) is BuildState.BUILT

        assert store.ledger.build("morning", DAY).state is BuildState.BUILT

    def test_dead_builder_is_taken_over_at_once(self, store):
        """Whose process is gone does not come back."""
        self.claim(store)

        assert self.claim(store, owner="two", gone=lambda owner: owner == "three") is None
        assert self.claim(store, owner="two", gone=lambda owner: owner == "one").fence == 2

    def test_claim_of_a_clock_that_was_ahead_keeps_nobody_waiting(self, store):
        """A lease that began a year from now was never given."""
        self.claim(store, now=NOW + 9000 * HOUR)

        assert self.claim(store, owner="two") is not None

    def test_day_built_to_look_at_becomes_due_once(self, store):
        """The daemon adopts it; what it adopted is done."""
        store.ledger.finish(self.claim(store, again=True), now=NOW)
        assert store.ledger.first_due("morning") is None
        adopted = self.claim(store, due=True)
        assert adopted.built
        store.ledger.finish(adopted, now=NOW)

        assert store.ledger.build("morning", DAY).due
        assert store.ledger.first_due("morning") == DAY
        assert self.claim(store, due=True) is None

    def test_days_too_old_are_given_up_once(self, store):
        """Only those that were due; they are said aloud by whoever asks."""
        store.ledger.set_back(self.claim(store, due=True), error="full", now=NOW)
        store.ledger.set_back(self.claim(store, edition="b"), error="full", now=NOW)
        later = DAY + timedelta(days=1)

        (given_up,) = store.ledger.give_up(edition="morning", before=later, now=NOW)
        assert (given_up.day, given_up.error) == (DAY, "full")
        assert store.ledger.give_up(edition="morning", before=later, now=NOW) == ()
        assert store.ledger.give_up(edition="b", before=later, now=NOW) == ()

    def test_builds_are_listed_by_edition_and_day(self, store):
        """All, of one edition, since a day."""
        self.claim(store, edition="b")
        self.claim(store, day=DAY - timedelta(days=1))
        self.claim(store)

        listed = [(entry.edition, entry.day) for entry in store.ledger.builds()]
        assert listed == [("b", DAY), ("morning", DAY - timedelta(days=1)), ("morning", DAY)]
        assert len(store.ledger.builds(edition="morning", since=DAY)) == 1
        assert store.ledger.build("nobody", DAY) is None


class TestDeliveries:
    """Each recipient gets each brief once."""

    KEY: ClassVar = {"edition": "morning", "day": DAY}
    TO: ClassVar = {"channel": "mail", "recipient": "reader@post.example"}

    def begin(self, store, **changes):
        options = {**self.KEY, **self.TO, "message_id": "<1@post.example>", "now": NOW}
        return store.ledger.begin(**{**options, **changes})

    def end(self, store, *, delivered, permanent=False, now=NOW):
        receipt = Receipt(**self.TO, delivered=delivered, detail="words", permanent=permanent)
        return store.ledger.end(**self.KEY, receipt=receipt, now=now)

    def test_delivery_happens_once(self, store):
        """After `sent`, never again unless asked."""
        assert self.begin(store)
        assert not self.begin(store)
        assert self.end(store, delivered=True)

        assert not self.begin(store)
        assert not self.begin(store, now=NOW + 100 * HOUR)
        assert self.begin(store, again=True)
        (entry,) = store.ledger.deliveries(**self.KEY)
        assert (entry.state, entry.attempts) == (DeliveryState.SENDING, 2)
        assert entry.message_id == "<1@post.example>"

    def test_failure_is_tried_again_but_not_a_permanent_one(self, store):
        """A full mailbox may empty; an unknown address stays unknown."""
        self.begin(store)
        self.end(store, delivered=False)
        assert self.begin(store)
        self.end(store, delivered=False, permanent=True)

        assert not self.begin(store)
        (entry,) = store.ledger.deliveries(**self.KEY)
        assert (entry.state, entry.permanent, entry.detail) == (
            DeliveryState.FAILED,
            True,
            "words",
        )

    def test_crash_while_sending_becomes_unknown_and_is_not_sent_again(self, store):
        """Nobody knows whether it arrived: a person decides."""
        self.begin(store)
        later = NOW + HOUR

        assert not self.begin(store, now=later)
        (entry,) = store.ledger.deliveries()
        assert entry.state is DeliveryState.UNKNOWN
        assert not self.begin(store, now=later)
        assert self.begin(store, now=later, again=True)

    def test_doubt_and_refusal_are_sent_again_only_if_named(self, store):
        """Each has a word of its own."""
        self.begin(store)
        receipt = Receipt(**self.TO, delivered=False, detail="no answer", doubtful=True)
        store.ledger.end(**self.KEY, receipt=receipt, now=NOW)
        assert store.ledger.deliveries()[0].state is DeliveryState.UNKNOWN
        assert not self.begin(store, refused=True)
        assert self.begin(store, doubtful=True)
        self.end(store, delivered=False, permanent=True)

        assert not self.begin(store, doubtful=True)
        assert self.begin(store, refused=True)

    def test_final_brief_goes_out_after_one_that_was_early(self, store):
        """What was sent before its time does not count as the day's."""
        self.begin(store, early=True)
        self.end(store, delivered=True)
        assert not self.begin(store, early=True)

        assert self.begin(store)
        self.end(store, delivered=True)
        assert not self.begin(store)
        assert not self.begin(store, early=True)

    def test_dead_sender_leaves_a_doubt_at_once(self, store):
        """A living one does not; nor does one who began a moment ago elsewhere."""
        self.begin(store, owner="one")
        assert store.ledger.settle(edition="morning", now=NOW) == ()

        (entry,) = store.ledger.settle(edition="morning", now=NOW, gone=lambda owner: True)
        assert (entry.state, entry.recipient) == (DeliveryState.UNKNOWN, self.TO["recipient"])
        assert store.ledger.settle(edition="morning", now=NOW, gone=lambda owner: True) == ()

    def test_sender_whose_clock_was_ahead_is_not_waited_for(self, store):
        """`sending` since next year says nothing."""
        self.begin(store, now=NOW + 9000 * HOUR)

        assert len(store.ledger.settle(edition="morning", now=NOW)) == 1

    def test_expected_deliveries_are_there_before_the_first_is_sent(self, store):
        """Who is killed after the first recipient leaves a line for the others."""
        pairs = [("mail", "a@post.example"), ("mail", "b@post.example")]
        store.ledger.expect(**self.KEY, recipients=pairs, now=NOW)
        store.ledger.expect(**self.KEY, recipients=pairs, now=NOW)

        entries = store.ledger.deliveries(state=DeliveryState.FAILED, permanent=False)
        assert [(entry.recipient, entry.attempts) for entry in entries] == [
            ("a@post.example", 0),
            ("b@post.example", 0),
        ]
        assert store.ledger.deliveries(since=DAY + timedelta(days=1)) == ()
        assert store.ledger.deliveries(before=DAY) == ()

    def test_closed_delivery_is_not_tried_by_itself(self, store):
        """It was given up; a person may still name it."""
        self.begin(store)
        self.end(store, delivered=False)
        store.ledger.close(store.ledger.deliveries()[0], now=NOW)

        assert not self.begin(store)
        assert self.begin(store, refused=True)

    def test_reopened_day_is_built_and_delivered_again(self, store):
        """It was built while a clock was ahead."""
        store.ledger.finish(store.ledger.claim(**self.KEY, owner="one", now=NOW, due=True), now=NOW)
        self.begin(store)
        self.end(store, delivered=True)

        store.ledger.reopen(**self.KEY, now=NOW)

        assert store.ledger.claim(**self.KEY, owner="one", now=NOW, due=True) is not None
        assert self.begin(store)

    def test_again_does_not_send_beside_a_sender_at_work(self, store):
        """Two senders at once would be two mails."""
        self.begin(store)

        assert not self.begin(store, again=True)

    def test_late_receipt_of_a_slow_sender_counts(self, store):
        """It was taken for dead, but knows better."""
        self.begin(store)
        self.begin(store, now=NOW + HOUR)

        assert self.end(store, delivered=True, now=NOW + HOUR)
        assert not self.end(store, delivered=True, now=NOW + HOUR)

    def test_every_recipient_has_a_line_of_its_own(self, store):
        """One refused address stops nobody else's brief."""
        assert self.begin(store)
        assert self.begin(store, recipient="other@post.example")
        assert self.begin(store, channel="folder")
        assert self.begin(store, day=DAY - timedelta(days=1))

        assert len(store.ledger.deliveries(**self.KEY)) == 3
        assert len(store.ledger.deliveries()) == 4


class TestJournal:
    """What runs did, what servers said."""

    def test_run_comes_back_exactly(self, store):
        """The newest first, of one kind or all."""
        collect = RunRecord(
            kind="collect",
            started_at=NOW,
            finished_at=NOW + HOUR,
            succeeded=False,
            counts={"new": 2, "duplicate": 1},
            problems=(Problem(where="x", message="y", hint="z"),),
        )
        build = replace(
            collect, kind="build", edition="morning", day=DAY, started_at=NOW + HOUR, problems=()
        )
        store.journal.record(collect)
        store.journal.record(build)

        assert store.journal.runs() == (build, collect)
        assert store.journal.runs(kind="collect") == (collect,)
        assert store.journal.runs(limit=1) == (build,)

    def test_feed_state_is_kept(self, store):
        """Of a new feed nothing is known."""
        url = "https://post.example/feed"
        state = FeedState(
            url=url, etag='"1"', last_modified="Mon", checked_at=NOW, next_fetch_at=NOW + HOUR
        )

        assert store.journal.feed(url) == FeedState(url=url)
        store.journal.put_feed(state)
        store.journal.put_feed(replace(state, failures=1, error="no answer"))
        assert store.journal.feed(url) == replace(state, failures=1, error="no answer")

    def test_feeds_that_nobody_asks_for_are_forgotten(self, store):
        """Only of one kind, and only those last asked before a time."""
        states = [
            FeedState(url="web:old", checked_at=NOW - HOUR),
            FeedState(url="web:new", checked_at=NOW),
            FeedState(url="source:old", checked_at=NOW - HOUR),
        ]
        for state in states:
            store.journal.put_feed(state)

        store.journal.forget_feeds("web:", before=NOW)

        kept = [store.journal.feed(state.url) for state in states]
        assert kept == [FeedState(url="web:old"), *states[1:]]


def test_store_is_there_after_reopening(url):
    """What was kept outlives the process; opening again changes nothing."""
    with open_store(url) as store:
        store.articles.add(fetched(), now=NOW)
        where = store.where
    with open_store(url) as store:
        assert len(window(store)) == 1
        assert store.where == where


class TestSources:
    """How each source fared."""

    def test_unknown_source_has_no_past(self, store):
        """Nothing is said of it but its name."""
        (one,) = store.sources.health(["desk"])

        assert one == SourceHealth(name="desk")

    def test_failures_in_a_row_are_counted_until_it_is_read(self, store):
        """The last success stays known while it fails."""
        store.sources.note_read("desk", now=NOW, items=7)
        for hours in (1, 2):
            store.sources.note_failure("desk", now=NOW + hours * HOUR, error=f"{hours} down")

        (failing,) = store.sources.health(["desk"])
        store.sources.note_read("desk", now=NOW + 3 * HOUR, items=5)
        (mended,) = store.sources.health(["desk"])

        assert (failing.read_at, failing.tried_at) == (NOW, NOW + 2 * HOUR)
        assert (failing.items, failing.failures, failing.error) == (7, 2, "2 down")
        assert (mended.read_at, mended.items, mended.failures) == (NOW + 3 * HOUR, 5, 0)
        assert mended.error == ""

    def test_source_that_never_worked_says_so(self, store):
        """Tried, and never read."""
        store.sources.note_failure("desk", now=NOW, error="down")

        (one,) = store.sources.health(["desk"])

        assert (one.tried_at, one.read_at, one.failures) == (NOW, None, 1)

    def test_what_it_brought_is_counted_by_article_and_day(self, store):
        """A revision is something new, and no further article; others' are not counted."""
        for day, (key, origin) in enumerate([("a", "desk"), ("a", "desk"), ("b", "wire")]):
            article = fetched(key, origin=origin, text=f"Words of day {day}.")
            store.articles.add(article, now=NOW + day * 24 * HOUR)

        wire, desk = store.sources.health(["wire", "desk"])

        assert (desk.articles, desk.newest_at) == (1, NOW + 24 * HOUR)
        assert desk.days == (date(2026, 3, 10), date(2026, 3, 11))
        assert (wire.articles, wire.days) == (1, (date(2026, 3, 12),))


class TestFinding:
    """Articles by what somebody remembers of them."""

    @pytest.fixture
    def ferry(self, store):
        """One of two articles."""
        store.articles.add(fetched("b.txt", title="Other thing", text="Words."), now=NOW)
        url = "https://post.example/ferry?b=2&a=1"
        named = fetched("news/a.txt", title="Işıkçı'nın vapuru yola çıktı", url=url)
        return store.articles.add(named, now=NOW).article

    @pytest.mark.parametrize(
        "words",
        [
            "https://post.example/ferry?b=2&a=1",
            "https://post.example/ferry?a=1&b=2&utm_source=mail",
            "news/a.txt",
            "a.txt",
            "IŞIKÇI",
            "isikci'nin vapuru",
            "YOLA ÇIKTI",
        ],
    )
    def test_address_key_and_headline_find_it(self, store, ferry, words):
        """Letters count in any spelling, as a Turkish keyboard has them or another one."""
        assert [article.id for article in store.articles.find(words)] == [ferry]

    def test_beginning_of_the_id_finds_it(self, store, ferry):
        """As many characters as a person compares."""
        assert [article.id for article in store.articles.find(ferry[:6])] == [ferry]

    @pytest.mark.parametrize("words", ["", "  ", "th", "%", "____", "no such headline"])
    def test_too_little_or_nothing_finds_none(self, store, ferry, words):
        """No wildcard is hidden in what is typed."""
        assert store.articles.find(words) == ()

    def test_several_are_given_the_newest_first(self, store):
        """Who asks chooses."""
        for hours in (3, 1, 2):
            article = fetched(f"{hours}.txt", text=f"Words {hours}.", published=NOW - hours * HOUR)
            store.articles.add(article, now=NOW)

        found = store.articles.find("ferry line")

        assert [article.published_at for article in found] == [NOW - n * HOUR for n in (1, 2, 3)]

    def test_copy_is_told_from_the_original(self, store):
        """Of one outlet's two articles with one text, the earlier stands."""
        first = store.articles.add(fetched("a.txt"), now=NOW).article
        store.articles.add(fetched("b.txt", text="First words."), now=NOW)
        second = store.articles.add(fetched("b.txt", published=NOW - HOUR), now=NOW + HOUR)
        copy = store.articles.find("b.txt")[0].id

        assert second.outcome is Outcome.REVISED
        assert store.articles.original(first) == first
        assert store.articles.original(copy) == first
