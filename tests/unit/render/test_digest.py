"""The digest: one page, five headlines, what changed, who is where today; nothing besides."""

from dataclasses import replace

import pytest

from briefing.render.digest import DigestRenderer, digest_page, digest_text
from briefing.render.story_facts import DIGEST_STORIES
from briefing.render.view import Facts
from tests.hostile_brief import ATTACKS, attacked
from tests.sample_brief import brief, empty, rich
from tests.unit.render.test_screen import Page


def digest(made):
    return Page(DigestRenderer().render(made).content.decode())


def test_it_is_a_file_beside_the_brief():
    document = DigestRenderer().render(rich())

    assert (document.name, document.media_type) == ("digest.html", "text/html")
    assert document == DigestRenderer().render(rich())


def test_it_tells_the_facts_of_the_brief_and_no_others():
    """Headlines, changes and today in the words of every other format."""
    facts = Facts(rich())
    for words in (digest(rich()).words, " ".join(digest_text(facts).split())):
        for one in facts.stories:
            there = one.told.summary.headline in words
            assert there == (one.number <= DIGEST_STORIES)
        for change in facts.changes:
            assert f"{change.word}:" in words
            assert change.rest in words
        for visit in facts.ahead.days[0].visits:
            assert facts.stay_words(visit, facts.ahead.days[0]) in words


def test_every_headline_leads_to_its_article():
    targets = digest(rich()).attributes("href")

    assert len(targets) >= DIGEST_STORIES
    assert all(target.startswith("https://news.example/") for target in targets)


@pytest.mark.parametrize("made", [rich(), brief(stories=300, actors=100, visits=500)])
def test_it_stays_one_page_however_much_there_is(made):
    """Five headlines, six changes, and of today's visits as many as there are."""
    lines = digest_text(Facts(replace(made, visits=made.visits[:12]))).splitlines()

    assert len(lines) < 60


def test_the_file_fetches_nothing_and_runs_nothing():
    page = DigestRenderer().render(rich()).content.decode()

    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\">" in page
    assert "Content-Security" not in digest_page(Facts(rich()), preheader="Two more headlines")


def test_an_empty_day_says_so():
    assert "No article was published in this window" in digest(empty()).words
    assert "No article was published" in digest_text(Facts(empty()))


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_are_text_in_a_digest_too(attack):
    page = digest(attacked(ATTACKS[attack]))

    assert not {"script", "img", "iframe", "base", "image", "use"} & {tag for tag, _ in page.tags}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert page.open == []
