"""The archive grows by what is new: the same files as if all were made anew, for less work."""

import json
import zlib
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Brief
from briefing.render import archive, archive_files, archive_writing
from briefing.render.archive import ArchiveRenderer
from briefing.render.archive_contents import Archive
from briefing.render.archive_files import Filed
from briefing.render.archive_pages import WrittenPages
from briefing.render.archive_writing import write_archive, write_filed
from tests.sample_brief import DAY, brief

# What is made of no brief, and so is taken from the look every time.
LOOK = {"archive/search.js", "assets/archive.css"}
# What is made of all briefs, and so of a new one.
OVERVIEWS = LOOK | {
    "index.html", "archive/actors.html", "archive/visits.html", "archive/search.html",
    "visits.ics", "feed.xml",
}  # fmt: skip


class Shelf(dict):
    """Keeps the pieces of pages."""

    def get(self, page):
        return {place: kept for (there, place), kept in self.items() if there == page}

    def change(self, *, put=(), drop=()):
        for key in drop:
            del self[key]
        self.update({(page, place): (mark, body) for page, place, mark, body in put})


def a_morning(number: int) -> Brief:
    """The brief of a day: two actors and a story that others share, the rest its own."""
    made = brief(stories=3, actors=4, visits=3)
    told = [
        one if place == 0 else replace(one, story=replace(one.story, id=f"{one.story.id}-{number}"))
        for place, one in enumerate(made.stories)
    ]
    actors = [
        one if place < 2 else replace(one, id=f"{one.id}-{number}")
        for place, one in enumerate(made.actors)
    ]
    day = DAY - timedelta(days=60 - number)
    return replace(made, day=day, stories=tuple(told), actors=tuple(actors))


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def made_anew(briefs, folder: Path) -> dict[str, bytes]:
    write_archive(briefs, folder)
    return files_of(folder)


def to_fill(briefs, output: Path) -> set[str]:
    """The names of the pages that would be filled."""
    written = WrittenPages.read(output)
    made = Archive.of(briefs, lambda _: ())
    return {page.name for page in ArchiveRenderer().pages(made) if not written.stands(page)}


@pytest.fixture
def mornings():
    return [a_morning(number) for number in range(6)]


def test_day_by_day_gives_the_same_files_as_all_at_once(mornings, tmp_path):
    """Also when briefs come in any order, as with a backfill."""
    for known in (1, 3, 4, 6):
        write_archive(mornings[:known], tmp_path / "grown")
    write_archive([mornings[5], mornings[2]], tmp_path / "backfilled")
    write_archive(mornings, tmp_path / "backfilled")

    whole = made_anew(mornings, tmp_path / "whole")
    assert files_of(tmp_path / "grown") == whole
    assert files_of(tmp_path / "backfilled") == whole


def test_a_new_brief_fills_its_own_pages_and_the_overviews(mornings, tmp_path):
    """A morning costs what is in it: pages of actors and stories that it does not name stay."""
    write_archive(mornings[:5], tmp_path)

    filled = to_fill(mornings, tmp_path) - OVERVIEWS
    named = {f"archive/actors/{one.id}.html" for one in mornings[5].actors}
    named |= {f"archive/stories/{one.story.id}.html" for one in mornings[5].stories}
    month = f"{mornings[5].day:%Y-%m}"
    assert filled == named | {f"archive/{month}.html", f"archive/index-{month}.js"}


def test_with_nothing_new_no_page_is_filled(mornings, tmp_path):
    write_archive(mornings, tmp_path)

    assert to_fill(mornings, tmp_path) == LOOK


def filed(briefs, read):
    """The briefs, and a note in `read` of each that is read."""

    def noted(one):
        read.append(one.day)
        return one

    return [replace(Filed.of(one), read=partial(noted, one)) for one in briefs]


def test_only_the_new_brief_is_read(mornings, tmp_path):
    """What the pages say of the others was kept when they were new, whoever else they share."""
    shelf, read = Shelf(), []
    write_filed(filed(mornings[:5], read), tmp_path / "grown", shelf=shelf)
    assert sorted(read) == [one.day for one in mornings[:5]]
    read.clear()
    write_filed(filed(mornings, read), tmp_path / "grown", shelf=shelf)
    assert read == [mornings[5].day]
    read.clear()
    write_filed(filed(mornings, read), tmp_path / "grown", shelf=shelf)
    assert read == []

    assert files_of(tmp_path / "grown") == made_anew(mornings, tmp_path / "whole")


def test_another_look_is_made_of_the_briefs_once(mornings, tmp_path, monkeypatch):
    """A new version of the program, or of the templates, takes no piece of the former."""
    shelf, read = Shelf(), []
    write_filed(filed(mornings, read), tmp_path, shelf=shelf)
    kept = len(shelf)
    for module in (archive, archive_files, archive_writing):
        monkeypatch.setattr(module, "look", lambda: "another")
    for expected in ([one.day for one in mornings], []):
        read.clear()
        write_filed(filed(mornings, read), tmp_path, shelf=shelf)
        assert sorted(read) == expected
    assert len(shelf) == kept


def harmed(shelf):
    """A piece that cannot be unpacked, one that is no outline, and many that are lost."""
    for place, key in enumerate(list(shelf)):
        mark, body = shelf[key]
        if key[0] == "outlines":
            shelf[key] = (mark, zlib.compress(b"[7]"))
        elif place % 3 == 0:
            shelf[key] = (mark, body[: len(body) // 2])
        elif place % 3 == 1:
            del shelf[key]


def test_harmed_pieces_are_made_anew(mornings, tmp_path):
    shelf = Shelf()
    write_filed(filed(mornings, []), tmp_path / "first", shelf=shelf)
    harmed(shelf)
    write_filed(filed(mornings, []), tmp_path / "second", shelf=shelf)

    assert files_of(tmp_path / "second") == files_of(tmp_path / "first")


def test_pieces_of_what_is_gone_are_dropped(mornings, tmp_path):
    shelf = Shelf()
    write_filed(filed(mornings, []), tmp_path, shelf=shelf)
    write_filed(filed(mornings[1:], []), tmp_path, shelf=shelf)
    gone = f"{mornings[0].edition}/{mornings[0].day}"

    assert not [
        place for page, place in shelf if page == "outlines" and str(mornings[0].day) in place
    ]
    assert not [place for page, place in shelf if page == "index.html" and gone in place]


def test_a_brief_built_anew_changes_its_pages(mornings, tmp_path):
    """A rebuilt brief of an old day says something else: so do its actors and stories."""
    write_archive(mornings, tmp_path / "grown")
    actor = replace(mornings[2].actors[3], name="Ilmar Vetik")
    mornings[2] = replace(mornings[2], actors=(*mornings[2].actors[:3], actor))
    write_archive(mornings, tmp_path / "grown")

    assert files_of(tmp_path / "grown") == made_anew(mornings, tmp_path / "whole")
    assert "Ilmar Vetik" in (tmp_path / f"grown/archive/actors/{actor.id}.html").read_text("utf-8")


def test_another_title_stands_on_every_page(mornings, tmp_path):
    """The newest brief's title and version are part of each page's frame."""
    write_archive(mornings, tmp_path / "grown")
    mornings[5] = replace(mornings[5], title="The Harbour Brief", version="9.9.9")
    write_archive(mornings, tmp_path / "grown")

    assert files_of(tmp_path / "grown") == made_anew(mornings, tmp_path / "whole")


def test_a_file_of_a_brief_that_appears_is_linked(mornings, tmp_path):
    """An old brief that gets its page late is linked from every page that names it."""
    for output in ("grown", "whole"):
        folder = tmp_path / output / mornings[1].edition / mornings[1].day.isoformat()
        if output == "grown":
            write_archive(mornings, tmp_path / output)
        folder.mkdir(parents=True)
        (folder / "brief.html").write_text("")
        write_archive(mornings, tmp_path / output)

    assert files_of(tmp_path / "grown") == files_of(tmp_path / "whole")


def deleted(folder: Path) -> None:
    (folder / "archive/actors/actor-0001.html").unlink()


def changed_by_hand(folder: Path) -> None:
    page = folder / "archive/stories/story-0000.html"
    page.write_text(page.read_text("utf-8").replace("e", "f"), "utf-8")


def cut_short(folder: Path) -> None:
    """A power cut leaves an empty file."""
    (folder / "archive/actors/actor-0000.html").write_bytes(b"")


def without_notes(folder: Path) -> None:
    (folder / "archive/pages.json").unlink()


def broken_notes(folder: Path) -> None:
    (folder / "archive/pages.json").write_bytes(b'{"archive/actors/actor-0000.html": ["')


def other_notes(folder: Path) -> None:
    notes = json.loads((folder / "archive/pages.json").read_text())
    values = [None, 7, [], ["x"], [[], {}], {"a": 1}, "archive"]
    garbled = {name: values[n % len(values)] for n, name in enumerate(notes)}
    (folder / "archive/pages.json").write_text(json.dumps(garbled))


@pytest.mark.parametrize(
    "harm", [deleted, changed_by_hand, cut_short, without_notes, broken_notes, other_notes]
)
def test_what_is_missing_or_harmed_is_made_again(harm, mornings, tmp_path):
    whole = made_anew(mornings, tmp_path)
    harm(tmp_path)
    write_archive(mornings, tmp_path)

    assert files_of(tmp_path) == whole


@pytest.mark.parametrize("pages_left_out", [1, 5, 12])
def test_an_archive_killed_half_way_is_finished_by_the_next(pages_left_out, mornings, tmp_path):
    """Some pages are new, the others and the notes as they were: the next run ends at the whole."""
    before = made_anew(mornings[:4], tmp_path / "killed")
    whole = made_anew(mornings, tmp_path / "whole")
    new = sorted(name for name in whole if whole[name] != before.get(name))
    for name in new[: len(new) - pages_left_out]:
        if name != "archive/pages.json":
            path = tmp_path / "killed" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(whole[name])
    write_archive(mornings, tmp_path / "killed")

    assert files_of(tmp_path / "killed") == whole


def test_with_templates_of_one_s_own_every_page_is_filled(mornings, tmp_path):
    """A user's template may show anything of the archive: nothing is taken to be unchanged."""
    own = tmp_path / "templates"
    (own / "archive").mkdir(parents=True)
    text = "{{ archive.files|length }} briefs, {{ file.actor.name }}"
    (own / "archive" / "actor.html.j2").write_text(text)
    write_archive(mornings[:5], tmp_path / "out", templates=own)
    write_archive(mornings, tmp_path / "out", templates=own)

    page = tmp_path / "out" / f"archive/actors/{mornings[0].actors[3].id}.html"
    assert page.read_text("utf-8").startswith("6 briefs")


class Killed(BaseException):
    """What a power cut looks like from inside."""


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("new"), st.integers(0, 5)),
        st.tuples(st.just("rebuilt"), st.integers(0, 5)),
        st.tuples(st.just("deleted"), st.integers(0, 5)),
        st.tuples(st.just("title"), st.integers(0, 5)),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=6, deadline=None)
@given(steps=STEPS, killed_after=st.integers(0, 30))
def test_whatever_happened_before_the_files_are_those_of_a_full_rebuild(steps, killed_after):
    """Briefs come, change and go, and the last writing but one is killed somewhere."""
    known, shelf = {0: a_morning(0)}, Shelf()
    with TemporaryDirectory() as scratch:
        grown = Path(scratch) / "grown"
        for what, number in steps:
            write_filed(filed(known.values(), []), grown, shelf=shelf)
            happen(known, what, number)
        interrupted(known.values(), grown, shelf, after=killed_after)
        write_filed(filed(known.values(), []), grown, shelf=shelf)
        there = files_of(grown)
        whole = made_anew(known.values(), Path(scratch) / "whole")

    assert {name: there.get(name) for name in whole} == whole


def happen(known: dict[int, Brief], what: str, number: int) -> None:
    if what == "new":
        known[number] = a_morning(number)
    elif what == "deleted" and len(known) > 1:
        known.pop(number, None)
    elif what == "title":
        known.update({at: replace(one, title=f"Title {number}") for at, one in known.items()})
    elif number in known:
        actor = replace(known[number].actors[0], name=f"Ilmar Vetik {number}")
        known[number] = replace(known[number], actors=(actor, *known[number].actors[1:]))


def interrupted(briefs, output: Path, shelf: Shelf, *, after: int) -> None:
    """Write the archive, and stop after so many files."""
    left = iter(range(after))
    write = archive_writing._write

    def until_killed(path: Path, content: bytes) -> bool:
        if next(left, None) is None:
            raise Killed
        return write(path, content)

    with pytest.MonkeyPatch.context() as patch, suppress(Killed):
        patch.setattr(archive_writing, "_write", until_killed)
        write_filed(filed(briefs, []), output, shelf=shelf)
