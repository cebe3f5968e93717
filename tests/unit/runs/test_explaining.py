"""Why an article is in a brief, or not."""

import json
from dataclasses import replace
from datetime import date

import pytest

from briefing import runs
from briefing.cli.entry import enter
from briefing.runs.build_request import BuildRequest
from briefing.runs.explaining import explain
from tests.unit.runs.conftest import instant

DAY = date(2026, 3, 4)
NOW = instant("2026-03-04T08:00:00")
LATER = instant("2026-03-05T08:00:00")
TALKS = "ACTOR Ada Berg = foreign minister said that the talks would go on until the summer.\n"
FERRY = "ACTOR Ola Li = harbour master said that the ferry to Lom left again on Monday.\n"


def why(workshop, words, *, day=DAY, now=NOW, **changes):
    """What is said of an article, by words of its headline."""
    edition = replace(workshop.config.editions[0], **changes)
    (article,) = workshop.store.articles.find(words)
    return explain(workshop, BuildRequest(edition=edition, day=day, now=now), article)


@pytest.fixture
def workshop(workshop_with, write):
    """Two stories in the window."""
    write("talks-go-on", TALKS)
    write("ferry-leaves", FERRY)
    made = workshop_with()
    runs.collect(made, now=NOW)
    return made


def test_article_of_a_told_story_is_placed(workshop):
    """Which story, which rank, what is quoted; the same before and after it is built."""
    before = why(workshop, "talks go on")
    runs.build(workshop, edition=workshop.config.editions[0], day=DAY, now=NOW)

    assert before.told
    assert "of 2, “Talks go on” (rank " in before.reasons[0]
    assert "the headline is its own; 1 of 1 sentences are quoted from it" in before.reasons[0]
    assert why(workshop, "talks go on") == before


def test_piece_that_is_no_news_is_not_told(workshop, write):
    """And the reader of the log learns why."""
    write("crossword", "Test your wits with the puzzles of today.\n", title="Crossword and sudoku")
    runs.collect(workshop, now=NOW)

    left = why(workshop, "crossword")

    assert not left.told
    assert "by its headline or first words it is no news" in left.reasons[0]


def test_story_beyond_those_told_has_its_rank(workshop):
    """How many the edition tells is the user's own setting."""
    last = [
        found
        for name in ("talks", "ferry")
        if not (found := why(workshop, name, stories=1, actors=0)).told
    ]

    (one,) = last
    assert "is number 2 by rank" in one.reasons[0]
    assert one.reasons[0].endswith("and the edition tells 1")


def test_article_outside_the_window_names_its_brief(workshop):
    """The date that would hold it, and why it counts then."""
    found = why(workshop, "talks go on", day=date(2026, 3, 5), now=LATER)

    assert not found.told
    assert "counts as published 2026-03-03 10:00 UTC, as it states" in found.reasons[0]
    assert found.reasons[0].endswith("it belongs to that of 2026-03-04")


def test_undated_article_says_since_when_it_counts(workshop, write):
    """It states no date."""
    write("pier-closed", "The pier is closed.", published="")
    runs.collect(workshop, now=NOW)

    assert "when it was first seen, as it states no date" in why(workshop, "pier closed").reasons[0]


def test_article_seen_after_the_build_asks_for_a_rebuild(workshop, write):
    """The brief that is kept does not change by itself."""
    runs.build(workshop, edition=workshop.config.editions[0], day=DAY, now=NOW)
    write("pier-opens", "ACTOR Kari Moe = mayor opened the pier.")
    runs.collect(workshop, now=LATER)

    assert "--rebuild" in why(workshop, "pier opens", now=LATER).reasons[0]


def test_copy_names_the_original(workshop, write):
    """One outlet, one text, two addresses."""
    path = write("other-name", TALKS, published="2026-03-03T12:00:00Z")
    path.write_text(path.read_text().replace("title: Other name", "title: Talks go on"))
    runs.collect(workshop, now=NOW)
    (copy,) = [
        a for a in workshop.store.articles.find("talks go on") if a.url.endswith("other-name")
    ]
    order = BuildRequest(edition=workshop.config.editions[0], day=DAY, now=NOW)

    (reason,) = explain(workshop, order, copy).reasons
    assert reason.startswith("it has the same text as the article ")
    assert "(https://agency.example/talks-go-on)" in reason


def test_source_that_the_edition_does_not_use_is_named(workshop):
    """By its name in the configuration."""
    found = why(workshop, "talks go on", sources=("elsewhere",))

    assert "does not use its source 'desk'" in found.reasons[0]


@pytest.mark.parametrize(("words", "code"), [("no such thing", 2), ("agency", 2), ("al", 2)])
def test_command_wants_one_article(workshop, monkeypatch, tmp_path, capsys, words, code):
    """None, and too little said, are wrong usage."""
    monkeypatch.chdir(tmp_path)

    assert enter(["explain", words]) == code
    assert "no article is known by" in capsys.readouterr().err


def test_short_word_is_found_where_it_stands_alone(workshop, monkeypatch, tmp_path):
    """Such as the names Xi and Li."""
    monkeypatch.chdir(tmp_path)

    assert enter(["explain", "go", "--date", "2026-03-06"]) == 0


def test_command_prints_the_answer(workshop, monkeypatch, tmp_path, capsys):
    """For people, and for programs; a "no" is an answer, too."""
    monkeypatch.chdir(tmp_path)

    assert enter(["explain", "talks go", "--date", "2026-03-06"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert enter(["explain", "talks go", "--date", "2026-03-06", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)

    assert said[0].endswith("Agency: Talks go on  https://agency.example/talks-go-on")
    assert said[1].startswith("not in daily 2026-03-06: it counts as published")
    assert (plain["in"], plain["date"]) == (False, "2026-03-06")
    assert plain["article"]["published"] == "2026-03-03T10:00:00+00:00"
