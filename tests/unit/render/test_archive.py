"""The archive: pages that find each other without a server, written where something changed."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import PurePosixPath
from urllib.parse import unquote

import feedparser
import pytest

from briefing.errors import OutputError
from briefing.model import ActorId, StoryId
from briefing.render.addresses import file_name
from briefing.render.archive import ArchiveRenderer
from briefing.render.archive_contents import Archive
from briefing.render.archive_writing import write_archive
from tests.hostile_brief import ATTACKS, attacked
from tests.sample_brief import DAY, brief, empty
from tests.unit.render.test_screen import Page

FORMATS = ("brief.html", "brief.pdf")


def some_briefs():
    """Three mornings, one of them empty, and an evening of the last day."""
    today = brief(stories=5, actors=6, visits=12)
    before = replace(brief(stories=4, actors=6, visits=10), day=DAY - timedelta(days=20))
    quiet = replace(empty(), day=DAY - timedelta(days=1))
    return [before, today, quiet, replace(today, edition="evening", title="The Evening Brief")]


def pages(briefs, **options):
    archive = Archive.of(briefs, lambda _: FORMATS)
    return {made.name: made for made in ArchiveRenderer(**options).render(archive)}


@pytest.fixture(scope="module")
def made():
    return pages(some_briefs())


def test_a_reader_is_offered_paper_first_and_no_file_endings(made):
    archive = Archive.of(some_briefs(), lambda _: ("brief.eml", "brief.html", "brief.pdf", "x.odt"))
    page = ArchiveRenderer().render(archive)
    index = next(one.content.decode() for one in page if one.name == "index.html")
    line = index[index.index('class="day-line"') :].partition("</p>")[0]

    assert re.findall(r">(PDF|Mail|HTML|EML|ODT)<", line) == ["PDF", "Mail", "ODT"]


def test_no_headline_stands_twice_with_a_day_of_a_month(made):
    today = brief(stories=5, actors=6, visits=12)
    month = made[f"archive/{DAY:%Y-%m}.html"].content.decode()
    (one,) = [text for text in month.split('class="one-brief"') if f'id="morning-{DAY}"' in text]

    for told in today.stories:
        assert one.count(f">{told.summary.headline}<") == 1


def test_the_sentence_of_a_role_stands_once_on_the_page_of_an_actor(made):
    held = 0
    for actor in some_briefs()[1].actors:
        page = made[f"archive/actors/{file_name(actor.id)}.html"].content.decode()
        roles, _, briefs = page.partition('id="h-seen"')
        told = {*re.findall(r"<q>(.*?)</q>", roles)}
        held += len(told)
        assert not told & {*re.findall(r"<q>(.*?)</q>", briefs)}, actor.name

    assert held


def test_every_link_between_the_pages_leads_somewhere(made):
    """Also to anchors, and to the files of the briefs themselves."""
    ids = {
        name: set(Page(one.content.decode()).attributes("id"))
        for name, one in made.items()
        if name.endswith(".html")
    }
    outside = {f"{one.edition}/{one.day}/{name}" for one in some_briefs() for name in FORMATS}
    for name in ids:
        page = Page(made[name].content.decode())
        for href in page.attributes("href") + page.attributes("src"):
            if href.startswith("http"):
                continue
            path, _, anchor = href.partition("#")
            target = _resolved(name, path) if path else name
            assert target in made or target in outside, (name, href)
            assert not anchor or target in outside or anchor in ids[target], (name, href)


def _resolved(page, href):
    parts = list(PurePosixPath(page).parent.parts)
    for step in PurePosixPath(unquote(href)).parts:
        parts = parts[:-1] if step == ".." else [*parts, step]
    return "/".join(parts)


def test_every_page_can_be_reached_from_the_first(made):
    seen, waiting = set(), ["index.html"]
    while waiting:
        name = waiting.pop()
        if name in seen or not name.endswith(".html") or name not in made:
            continue
        seen.add(name)
        page = Page(made[name].content.decode())
        waiting += [_resolved(name, href.partition("#")[0]) for href in page.attributes("href")]

    assert seen == {name for name in made if name.endswith(".html")}


def test_briefs_stand_by_month_the_newest_first(made):
    months = Archive.of(some_briefs(), lambda _: FORMATS).months

    assert [month.isoformat() for month, _ in months] == ["2031-03-01", "2031-02-01"]
    assert [one.brief.day for one in months[0][1]] == [DAY, DAY, DAY - timedelta(days=1)]
    assert "archive/2031-02.html" in made


def test_a_brief_with_a_window_of_its_own_is_not_in_the_archive():
    own = replace(some_briefs()[0], custom_window=True)

    assert Archive.of([own], lambda _: FORMATS).files == ()


def test_an_actor_s_page_shows_every_brief_that_names_it(made):
    archive = Archive.of(some_briefs(), lambda _: FORMATS)
    one = next(one for one in archive.actors if one.actor.name == "Nadim Haddad")
    words = Page(made[one.page].content.decode()).words

    assert len(one.seen) == 3
    assert "نديم حداد" in words
    assert "Transport Minister" in words
    assert "22 February 2031" in words


def test_a_story_s_page_tells_it_day_by_day(made):
    archive = Archive.of(some_briefs(), lambda _: FORMATS)
    one = next(one for one in archive.stories if "Çelebi" in one.headline)

    assert len(one.seen) == 3
    assert "naming a date for the first time" in Page(made[one.page].content.decode()).words


def test_the_calendar_knows_each_visit_once_as_last_known(made):
    archive = Archive.of(some_briefs(), lambda _: FORMATS)
    words = Page(made["archive/visits.html"].content.decode()).words

    assert len(archive.visits) == 12
    assert archive.visits_by_month[-1][0] is None
    assert "But Harbour Gazette says 22–23 Mar" in words
    assert "Postponed" in words


def test_the_search_index_is_scripts_that_together_hold_everything(made):
    """One for each month that was the last to see something; the search page names them all."""
    names = sorted(name for name in made if name.startswith("archive/index-"))
    head = "window.briefingIndex=(window.briefingIndex||[]).concat("
    texts = [made[name].content.decode() for name in names]
    index = [e for text in texts for e in json.loads(text.removeprefix(head).rstrip(");\n"))]
    text = "".join(texts)
    asked = re.findall(
        r'src="\.\./(archive/index-[^"]+)"', made["archive/search.html"].content.decode()
    )

    assert sorted(asked) == names
    assert all(
        entry["day"][:7] in name
        for name, t in zip(names, texts, strict=True)
        for entry in json.loads(t.removeprefix(head).rstrip(");\n"))
    )
    assert {entry["kind"] for entry in index} == {"Story", "Actor", "Visit"}
    assert all(entry["page"].partition("#")[0] in made for entry in index)
    assert any("نديم حداد" in entry["words"] for entry in index)
    assert text.isascii()


def test_feed_readers_understand_the_feed(made):
    feed = feedparser.parse(made["feed.xml"].content)

    assert not feed.bozo
    assert len(feed.entries) == 4
    assert len({entry.id for entry in feed.entries}) == 4
    assert feed.entries[0].link.endswith("brief.html")
    assert "ferry talks" in feed.entries[0].summary


def test_the_newest_visits_are_a_calendar(made):
    assert made["visits.ics"].content.startswith(b"BEGIN:VCALENDAR")


def test_an_archive_without_briefs_says_so():
    made = pages([])

    assert "No brief has been built yet" in Page(made["index.html"].content.decode()).words
    assert "feed.xml" not in made


def test_a_brief_without_a_page_is_not_linked():
    archive = Archive.of(some_briefs()[:1], lambda _: ("brief.pdf",))
    index = next(iter(ArchiveRenderer().render(archive))).content.decode()

    assert "brief.pdf" in index
    assert "brief.html" not in index


@pytest.mark.parametrize("attack", ["script", "handler", "turned direction", "nothing", "template"])
def test_attacks_are_text_in_the_archive(attack):
    for name, one in pages([attacked(ATTACKS[attack])]).items():
        if name.endswith(".html"):
            page = Page(one.content.decode())
            scripts = [attrs for tag, attrs in page.tags if tag == "script"]

            assert all(set(attrs) == {"src", "defer"} for attrs in scripts)
            assert not [key for _, attrs in page.tags for key in attrs if key.startswith("on")]


def test_ids_become_names_of_files():
    assert file_name("../../etc/passwd") == "etc-passwd"
    assert file_name("é") == "unnamed"
    assert file_name("a" * 200) == "a" * 80


def test_only_what_changed_is_written(tmp_path):
    briefs = some_briefs()
    first = write_archive(briefs[:1], tmp_path)
    again = write_archive(briefs[:1], tmp_path)
    more = write_archive(briefs, tmp_path)

    assert tmp_path / "index.html" in first
    assert any(path.suffix == ".ttf" for path in first)
    assert again == ()
    assert tmp_path / "index.html" in more
    assert not [path for path in more if path.suffix == ".ttf"]
    assert not list(tmp_path.rglob(".*"))


def test_the_order_of_the_briefs_does_not_matter(tmp_path):
    write_archive(some_briefs(), tmp_path)

    assert write_archive(reversed(some_briefs()), tmp_path) == ()


def test_files_that_lie_there_are_linked(tmp_path):
    one = some_briefs()[1]
    folder = tmp_path / one.edition / one.day.isoformat()
    folder.mkdir(parents=True)
    (folder / "brief.html").write_text("")
    write_archive([one], tmp_path)

    assert 'href="morning/2031-03-14/brief.html"' in (tmp_path / "index.html").read_text()


def test_an_output_that_cannot_be_written_is_a_clear_error(tmp_path):
    (tmp_path / "archive").write_text("in the way")

    with pytest.raises(OutputError, match="cannot be written"):
        write_archive(some_briefs(), tmp_path)


def test_a_page_that_could_not_take_its_place_leaves_nothing_half_written(tmp_path):
    (tmp_path / "feed.xml").mkdir()

    with pytest.raises(OutputError, match="cannot be written"):
        write_archive(some_briefs(), tmp_path)

    assert [left.name for left in tmp_path.rglob(".*") if left.is_file()] == []


def test_the_same_actor_under_two_names_has_one_page():
    """The id stays while the fullest form of the name grows."""
    early, late = some_briefs()[0], some_briefs()[1]
    renamed = replace(early.actors[0], name="O. Çelebi")
    archive = Archive.of([replace(early, actors=(renamed,)), late], lambda _: FORMATS)
    one = next(one for one in archive.actors if one.actor.id == ActorId("actor-0000"))

    assert one.actor.name == "Oğuzhan Çelebi"
    assert len(one.seen) == 2


def test_stories_keep_their_page_when_the_headline_changes():
    assert (
        Archive.of(some_briefs(), lambda _: FORMATS)
        .stories[0]
        .page.startswith(f"archive/stories/{file_name(StoryId('story-0000'))}")
    )


def with_visit(one, **changes):
    """A brief with one visit, and the newest brief of ten days later, which knows nothing."""
    told = replace(brief(stories=1, actors=1, visits=1), visits=(replace(one, **changes),))
    return [told, replace(empty(), day=DAY + timedelta(days=10))]


def test_a_visit_whose_last_day_has_passed_is_not_left_under_way():
    """Nobody wrote that it took place; its own dates say that it is over."""
    one = brief().visits[0]
    going = with_visit(one, start=DAY, end=DAY + timedelta(days=2))
    longer = with_visit(one, start=DAY, end=DAY + timedelta(days=20))

    assert "ended 16 Mar 2031 by its own dates" in told_of_visits(going)
    assert "by its own dates" not in told_of_visits(longer)


def told_of_visits(briefs):
    return Page(pages(briefs)["archive/visits.html"].content.decode()).words


def test_an_actor_s_page_names_the_actor_s_visits(made):
    one = brief().visits[1]
    name = f"archive/actors/{file_name(brief().actors[0].id)}.html"
    page = Page(made[name].content.decode())

    assert one.visitor == (brief().actors[0].name,)
    assert "Visits" in page.words
    assert "to İzmir, Turkey Planned" in page.words
