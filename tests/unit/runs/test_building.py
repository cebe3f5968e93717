"""The verbs: collecting keeps, building is as of the cutoff, a brief exists once."""

import json
from dataclasses import replace
from datetime import date, timedelta

import icalendar
import pytest

from briefing import runs
from briefing.errors import BusyError, OutputError, StoreError, UsageError
from briefing.model import ChangeKind, VisitStatus
from briefing.render.ics import IcsRenderer
from tests.unit.runs.conftest import instant

DAY = date(2026, 3, 4)
NOW = instant("2026-03-04T08:00:00")
LATER = instant("2026-03-20T08:00:00")
TEXT = (
    "ACTOR Ada Berg = foreign minister said that the talks would go on until the summer.\n"
    "VISIT Ada Berg > Oslo, Norway @ 2026-03-10 planned and both sides agreed on that.\n"
)


def edition(workshop):
    return workshop.config.editions[0]


def build(workshop, day=DAY, *, now=NOW, **options):
    runs.collect(workshop, now=now)
    return runs.build(workshop, edition=edition(workshop), day=day, now=now, **options)


def test_articles_become_a_brief_with_its_files(workshop_with, write):
    write("talks-go-on", TEXT)
    workshop = workshop_with()

    report = build(workshop)

    (path,) = report.paths
    assert path == workshop.config.output / "daily" / "2026-03-04" / "brief.json"
    assert json.loads(path.read_text("utf-8"))
    assert not report.existed
    assert [told.summary.headline for told in report.brief.stories] == ["Talks go on"]
    assert [actor.name for actor in report.brief.actors] == ["Ada Berg"]
    assert [visit.start for visit in report.brief.visits] == [date(2026, 3, 10)]
    assert report.brief.visits[0].changes[0].kind is ChangeKind.NEW
    assert not report.brief.so_far


def test_every_quote_in_a_brief_stands_in_its_article(workshop_with, write):
    """P1: whatever a brief claims can be found, word for word, where it says."""
    write("talks-go-on", TEXT)
    workshop = workshop_with()

    brief = build(workshop).brief

    claims = [s.evidence for told in brief.stories for s in told.summary.sentences]
    claims += [actor.why for actor in brief.actors]
    claims += [evidence for visit in brief.visits for evidence in visit.evidence]
    assert len(claims) >= 3
    for claim in claims:
        article = workshop.store.articles.get(claim.article)
        assert article.text[claim.start : claim.end] == claim.quote


def test_collecting_says_what_it_did_and_one_bad_file_stops_nothing(workshop_with, write, tmp_path):
    write("good", TEXT)
    write("empty", "")
    (tmp_path / "articles" / "noise.txt").write_bytes(bytes(range(256)) * 20)
    workshop = workshop_with()

    first = runs.collect(workshop, now=NOW)
    again = runs.collect(workshop, now=NOW + timedelta(hours=1))

    (outcome,) = first.outcomes
    assert (outcome.name, outcome.new, outcome.failed) == ("desk", 1, False)
    assert len(first.problems) == 2
    assert again.outcomes[0].unchanged == 1
    assert [run.kind for run in workshop.store.journal.runs()] == ["collect", "collect"]


def test_a_source_that_cannot_be_read_is_reported_and_the_others_are_read(workshop_with, write):
    write("good", TEXT)
    workshop = workshop_with(top="""""")
    text = workshop.config.path.read_text("utf-8").replace(
        "sources:\n", "sources:\n  - folder: nowhere\n", 1
    )
    workshop.config.path.write_text(text, encoding="utf-8")
    from briefing.config import load_config

    workshop.config = load_config(workshop.config.path)

    report = runs.collect(workshop, now=NOW)

    assert [outcome.failed for outcome in report.outcomes] == [True, False]
    assert "nowhere" in report.problems[0].message
    assert report.outcomes[1].new == 1


def test_a_brief_that_exists_is_returned(workshop_with, write):
    path = write("talks-go-on", TEXT)
    workshop = workshop_with()
    first = build(workshop)
    path.unlink()
    write("later-news", TEXT, published="2026-03-03T11:00:00Z")

    second = build(workshop)

    assert second.existed
    assert second.brief == first.brief
    assert second.paths == first.paths


def test_a_rebuild_lists_what_came_in_since(workshop_with, write):
    """First seen later but published earlier: in, and named."""
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    build(workshop)
    write("slow-outlet", TEXT.replace("ACTOR", "Then ACTOR"), source="Slow")

    report = build(workshop, now=NOW + timedelta(hours=2), rebuild=True)

    assert [article.source for article in report.late] == ["Slow"]
    assert not report.existed


def test_what_is_published_after_the_cutoff_changes_nothing(workshop_with, write):
    """P2: as of its cutoff. A rebuild has the same bytes whatever came in since."""
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    before = build(workshop).paths[0].read_bytes()
    write(
        "called-off",
        "VISIT Ada Berg > Oslo, Norway @ 2026-03-10 cancelled because of a storm.\n",
        published="2026-03-04T07:30:00Z",
    )

    after = build(workshop, now=NOW + timedelta(days=1), rebuild=True).paths[0].read_bytes()

    assert after == before


def test_a_file_that_is_gone_is_made_again_from_the_kept_brief(workshop_with, write):
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    first = build(workshop)
    content = first.paths[0].read_bytes()
    first.paths[0].unlink()

    second = build(workshop)

    assert second.existed
    assert second.paths[0].read_bytes() == content


def test_before_its_cutoff_a_brief_is_a_brief_so_far_and_is_built_again(workshop_with, write):
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    early = build(workshop, now=instant("2026-03-04T05:00:00"))

    final = build(workshop)

    assert early.brief.so_far
    assert not final.existed
    assert not final.brief.so_far


def near(workshop, day, *, now=NOW, **options):
    order = runs.BuildRequest(edition=edition(workshop), day=day, now=now, **options)
    return runs.nearest_briefs(workshop, order)


def test_an_empty_brief_names_the_earlier_briefs_that_hold_articles(workshop_with, write):
    """What was published after the hour of 3 March stands in the brief of 4 March."""
    write("talks-go-on", TEXT)
    workshop = workshop_with()

    brief = build(workshop, date(2026, 3, 20), now=LATER).brief

    assert brief.stories == ()
    assert brief.nearest == (date(2026, 3, 4),)


def test_a_rebuild_names_what_came_in_and_what_went_out(workshop_with, write):
    """An article that got another date is in another brief; a first build names nothing."""
    bridge = TEXT.replace("talks", "works")
    write("talks-go-on", TEXT)
    write("bridge-closed", bridge, published="")
    workshop = workshop_with()
    first = build(workshop)
    write("talks-go-on", TEXT, published="2026-02-20T10:00:00Z")
    write("bridge-closed", bridge)

    report = build(workshop, now=NOW + timedelta(hours=2), rebuild=True)

    assert (first.entered, first.dropped) == ((), ())
    assert [article.title for article in report.dropped] == ["Talks go on"]
    assert [article.title for article in report.entered] == ["Bridge closed"]
    assert report.late == ()


def test_an_empty_brief_stays_as_it_is_when_later_articles_come(workshop_with, write):
    """P2: only what was known at the cutoff is in it; the one who builds is told of the rest."""
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    day, now = date(2026, 3, 10), LATER
    first = build(workshop, day, now=now).brief
    write("later", TEXT, published="2026-03-10T09:00:00Z")

    again = build(workshop, day, now=now, rebuild=True).brief

    assert again == first
    assert near(workshop, day) == (date(2026, 3, 4), date(2026, 3, 11))


@pytest.mark.parametrize(
    ("published", "asked"),
    [
        ("2026-03-03T07:00:01Z", "2026-03-03"),
        ("2026-03-03T06:59:59Z", "2026-03-04"),
        ("2026-03-03", "2026-03-03"),
    ],
    ids=["after the hour", "before the hour", "a date without a time"],
)
def test_a_date_that_was_asked_for_and_is_empty_is_never_named(
    workshop_with, write, published, asked
):
    """And what is named leads to the article."""
    write("talks-go-on", TEXT, published=published)
    workshop = workshop_with()
    report = build(workshop, date.fromisoformat(asked))
    (named,) = near(workshop, date.fromisoformat(asked))

    assert report.brief.coverage.articles == 0
    assert named.isoformat() != asked
    assert build(workshop, named).brief.coverage.articles == 1


@pytest.mark.parametrize(
    ("days", "published", "named"),
    [
        ("weekdays", "2026-03-06T06:00:00Z", "2026-03-06"),
        ("weekdays", "2026-03-06T20:00:00Z", "2026-03-09"),
        ("weekdays", "2026-03-07T12:00:00Z", "2026-03-09"),
        ("[wed]", "2026-03-05T12:00:00Z", "2026-03-11"),
    ],
)
def test_articles_of_days_without_a_brief_are_looked_for_in_the_next(
    workshop_with, write, days, published, named
):
    """The weekend belongs to Monday."""
    write("talks-go-on", TEXT, published=published)
    workshop = workshop_with(f"days: {days}")
    runs.collect(workshop, now=LATER)

    assert near(workshop, date(2026, 3, 18)) == (date.fromisoformat(named),)


def test_only_articles_of_the_edition_s_sources_count(workshop_with, write):
    """The store is shared; what other editions read is no brief of this one."""
    write("talks-go-on", TEXT)
    write("elsewhere", TEXT.replace("Oslo", "Rome"), published="2026-03-08T09:00:00Z", source="B")
    workshop = workshop_with()
    runs.collect(workshop, now=LATER)
    order = runs.BuildRequest(edition=edition(workshop), day=date(2026, 3, 10), now=LATER)
    narrow = replace(order, edition=replace(order.edition, sources=("Agency",)))

    assert runs.nearest_briefs(workshop, order) == (date(2026, 3, 4), date(2026, 3, 9))
    assert runs.nearest_briefs(workshop, narrow) == (date(2026, 3, 4),)


def test_an_empty_window_given_by_hand_may_have_a_brief_of_its_date(workshop_with, write):
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    window = {"since": instant("2026-03-04T01:00:00"), "until": instant("2026-03-04T02:00:00")}
    report = build(workshop, DAY, **window)

    assert report.brief.coverage.articles == 0
    assert near(workshop, DAY, **window) == (DAY,)


def test_of_many_briefs_the_four_nearest_are_named_in_order_of_time(workshop_with, write):
    for day in (2, 3, 5, 6, 8):
        write(
            f"talks-{day}",
            TEXT.replace("Oslo", f"Oslo {day}"),
            published=f"2026-03-{day:02}T06:00:00Z",
        )
    workshop = workshop_with()
    runs.collect(workshop, now=LATER)

    assert [day.day for day in near(workshop, date(2026, 3, 4))] == [2, 3, 5, 6]


def test_an_empty_store_has_no_brief_to_name(workshop_with):
    assert near(workshop_with(), DAY) == ()


def test_the_agenda_remembers_and_marks_what_changed_since_the_last_brief(workshop_with, write):
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    build(workshop)
    write(
        "called-off",
        "VISIT Ada Berg > Oslo, Norway @ 2026-03-10 cancelled because of a storm.\n",
        published="2026-03-04T09:00:00Z",
    )

    next_day = build(workshop, date(2026, 3, 5), now=instant("2026-03-05T08:00:00")).brief
    day_after = build(workshop, date(2026, 3, 6), now=instant("2026-03-06T08:00:00")).brief

    (visit,) = next_day.visits
    assert visit.status is VisitStatus.CANCELLED
    assert [change.kind for change in visit.changes] == [ChangeKind.CANCELLED]
    assert [change.kind for change in visit.history] == [ChangeKind.NEW, ChangeKind.CANCELLED]
    assert day_after.visits == ()


def test_a_visit_is_one_calendar_event_through_all_that_becomes_of_it(workshop_with, write):
    """Same UID, a higher SEQUENCE at each step, and off while it has no date."""
    workshop = workshop_with()
    told = []
    for day, said in (
        (3, "2026-03-10 planned"),
        (4, "- postponed"),
        (5, "2026-04-21 planned"),
        (6, "2026-04-21 cancelled"),
    ):
        write(f"day-{day}", f"VISIT Ada Berg > Oslo, Norway @ {said}.", published=f"2026-03-0{day}")
        now = instant(f"2026-03-0{day + 1}T08:00:00")
        brief = build(workshop, date(2026, 3, day + 1), now=now).brief
        calendar = icalendar.Calendar.from_ical(IcsRenderer().render(brief).content)
        (event,) = calendar.walk("VEVENT")
        told.append(
            (event["UID"], event["SEQUENCE"], str(event["STATUS"]), str(event["DTSTART"].dt))
        )

    assert len({uid for uid, *_ in told}) == 1
    assert [tuple(rest) for _, *rest in told] == [
        (0, "CONFIRMED", "2026-03-10"),
        (1, "CANCELLED", "2026-03-10"),
        (2, "CONFIRMED", "2026-04-21"),
        (3, "CANCELLED", "2026-04-21"),
    ]


def test_a_visit_that_is_too_unlikely_reaches_no_brief(workshop_with, write):
    """P11: left out everywhere; another threshold counts at once, and nothing is read again."""
    write(
        "three",
        "VISIT Ada Berg > Oslo, Norway @ 2026-03-10 planned 0.39 they say.\n"
        "VISIT Eva Holm > Rome, Italy @ 2026-03-11 planned 0.40 they say.\n"
        "VISIT Jon Lund > Bern, Switzerland @ 2026-03-12 planned they say.\n",
    )

    def shown(workshop):
        brief = build(workshop, rebuild=True).brief
        return [(visit.visitor[0], visit.probability) for visit in brief.visits]

    assert shown(workshop_with()) == [("Eva Holm", 0.4), ("Jon Lund", None)]
    lower = workshop_with(top="visits:\n  min_probability: 0.3\n")
    assert shown(lower) == [("Ada Berg", 0.39), ("Eva Holm", 0.4), ("Jon Lund", None)]
    assert lower.reader.read == 0


def test_a_date_rewritten_in_place_is_a_moved_visit(workshop_with, write):
    """An outlet that edits its article is heard twice: first the old date, then the new."""
    write("visit-set", TEXT)
    workshop = workshop_with()
    build(workshop)
    path = write("visit-set", TEXT.replace("2026-03-10", "2026-03-17"))
    path.write_text(
        path.read_text("utf-8").replace("url:", "updated: 2026-03-04T10:00:00Z\nurl:"), "utf-8"
    )
    day = date(2026, 3, 5)

    report = build(workshop, day, now=instant("2026-03-05T08:00:00"))
    rebuilt = build(workshop, now=instant("2026-03-05T09:00:00"), rebuild=True)

    (visit,) = report.brief.visits
    assert visit.start == date(2026, 3, 17)
    assert [change.kind for change in visit.changes] == [ChangeKind.MOVED]
    assert [visit.start for visit in rebuilt.brief.visits] == [date(2026, 3, 10)]


def test_yesterdays_story_is_not_told_again_by_a_reprint(workshop_with, write):
    """P4: an article that only repeats yesterday's is counted, not told."""
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    build(workshop)
    write("talks-go-on-too", TEXT, published="2026-03-04T12:00:00Z", source="Daily")

    brief = build(workshop, date(2026, 3, 5), now=instant("2026-03-05T08:00:00")).brief

    assert brief.stories == ()
    assert (brief.coverage.articles, brief.coverage.duplicates) == (1, 1)


def test_an_analysis_is_made_once(workshop_with, write):
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    build(workshop)

    build(workshop, rebuild=True)

    assert workshop.reader.read == 1


def test_a_window_by_hand_is_a_brief_of_its_own(workshop_with, write):
    write("old", TEXT, published="2026-02-20T10:00:00Z")
    workshop = workshop_with()
    since, until = instant("2026-02-20T00:00:00"), instant("2026-02-21T00:00:00")

    by_hand = build(workshop, since=since, until=until)
    usual = build(workshop)

    assert by_hand.brief.custom_window
    assert len(by_hand.brief.stories) == 1
    assert by_hand.paths[0].parent.name == "2026-03-04_20260220T000000Z_20260221T000000Z"
    assert not usual.existed
    assert usual.brief.stories == ()


def test_an_empty_window_by_hand_is_a_usage_error(workshop_with):
    with pytest.raises(UsageError, match="is empty"):
        build(workshop_with(), since=NOW, until=NOW)


def test_an_output_folder_that_cannot_be_written_is_said_before_the_work(
    workshop_with, write, tmp_path
):
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    (tmp_path / "taken").write_text("a file, not a folder")

    with pytest.raises(OutputError, match="taken"):
        build(workshop, output=tmp_path / "taken")

    assert build(workshop).paths[0].is_file()


def test_two_processes_do_not_build_one_brief_at_once(workshop_with, write):
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    workshop.store.ledger.claim(edition="daily", day=DAY, owner="other:1", now=NOW)

    with pytest.raises(BusyError, match="other:1"):
        build(workshop)

    assert build(workshop, now=NOW + timedelta(minutes=6)).paths


def test_a_build_that_lost_its_claim_publishes_nothing(workshop_with, write):
    """The fence: a process that was asleep too long must not publish over the one after it."""
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    runs.collect(workshop, now=NOW)

    def fall_asleep():
        late = NOW + timedelta(minutes=10)
        workshop.store.ledger.claim(edition="daily", day=DAY, owner="other:1", now=late)

    reader = workshop.reader
    original = reader.analyse
    workshop.reader.analyse = lambda articles: [fall_asleep(), *original(articles)][1:]

    with pytest.raises(BusyError, match="taken over"):
        build(workshop)

    assert workshop.store.briefs.get("daily", DAY) is None


def test_an_edition_may_use_some_of_the_sources(workshop_with, write):
    write("talks-go-on", TEXT)
    workshop = workshop_with("sources: [desk]\n")
    other = workshop_with("watchlist: [Ada Berg]\n")

    assert len(build(workshop).brief.stories) == 1
    assert build(other, rebuild=True).brief.actors[0].watched


def test_an_undated_article_is_in_and_said_to_be_undated(workshop_with, write):
    write("talks-go-on", TEXT, published="")
    workshop = workshop_with()

    report = build(workshop, now=instant("2026-03-04T06:00:00"))

    assert report.brief.citations[0].undated
    assert "does not say when" in report.problems[0].message


def test_a_kept_brief_that_can_no_longer_be_read_is_replaced_by_a_rebuild(workshop_with, write):
    write("talks-go-on", TEXT)
    workshop = workshop_with()
    build(workshop)
    with workshop.store.database.write() as connection:
        connection.exec_driver_sql("UPDATE briefs SET body = '[]'")

    with pytest.raises(StoreError):
        build(workshop)

    assert build(workshop, rebuild=True).brief.stories
