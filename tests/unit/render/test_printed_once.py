"""No quoted sentence stands twice in a brief, and none is lost."""

import re
from dataclasses import replace

import pytest

from briefing.render.mail_body import render_mail
from briefing.render.screen import HtmlRenderer
from briefing.render.text import TextRenderer
from briefing.render.view import Facts
from tests.sample_brief import brief, evidence, rich
from tests.unit.render.test_screen import Page

OPENING = "Ada Norling will open the sluice in Varna on Monday, the harbour office said."


def telling(quote):
    """A brief whose first story, first actor and first visit all rest on a sentence."""
    made = brief(stories=2, actors=2, visits=2)
    one = made.stories[0].summary.sentences[0]
    first = replace(
        made.stories[0],
        summary=replace(
            made.stories[0].summary,
            sentences=(replace(one, evidence=evidence(1, OPENING), dates=()),),
        ),
    )
    said = evidence(2, quote)
    return replace(
        made,
        stories=(first, *made.stories[1:]),
        actors=(replace(made.actors[0], why=said), *made.actors[1:]),
        visits=(replace(made.visits[0], evidence=(said,), purpose=None), *made.visits[1:]),
    )


def plain(text):
    return " ".join(re.findall(r"\w+", text.casefold()))


def printed(made):
    mail = render_mail(made)
    yield Page(HtmlRenderer().render(made).content.decode()).words
    yield TextRenderer().render(made).content.decode()
    yield Page(mail.get_body(("html",)).get_content()).words
    yield mail.get_body(("plain",)).get_content()


@pytest.mark.parametrize(
    "quote", [OPENING, OPENING.upper(), f"VARNA, March 4 (Kestrel Wire) - {OPENING}", OPENING[:51]]
)
def test_what_a_story_tells_stands_nowhere_else(quote):
    """Also in capitals, behind another dateline, or only the half of it."""
    facts = Facts(telling(quote))

    assert facts.actor_sentence(facts.brief.actors[0]) is None
    assert facts.visit_sentence(facts.brief.visits[0]) is None
    assert facts.visit_stories(facts.brief.visits[0]) == (1,)


def test_a_headline_is_no_sentence_of_an_actor():
    """Of an article without a text it is all the proof there is, and stands above already."""
    made = telling("Nobody else had a key, the office said.")
    headline = made.stories[0].summary.headline
    facts = Facts(replace(made, actors=(replace(made.actors[0], why=evidence(2, headline)),)))

    assert facts.actor_sentence(facts.brief.actors[0]) is None


def test_what_no_story_tells_stands_with_the_actor_and_then_not_with_the_visit():
    quote = "Nobody else had a key, the office said."
    facts = Facts(telling(quote))

    assert facts.actor_sentence(facts.brief.actors[0]).quote == quote
    assert facts.visit_sentence(facts.brief.visits[0]) is None
    assert facts.visit_stories(facts.brief.visits[0]) == ()


def test_a_sentence_that_shares_a_few_words_is_another():
    quote = "Ada Norling will open the sluice in Varna, and nobody knows why it took nine years."

    assert Facts(telling(quote)).actor_sentence(telling(quote).actors[0]) is not None


@pytest.mark.parametrize("made", [rich(), brief(stories=30, actors=30, visits=30)])
def test_every_sentence_stands_in_every_format_exactly_once(made):
    quotes = {
        plain(one.quote)
        for one in (
            *(s.evidence for told in made.stories for s in told.summary.sentences),
            *(actor.why for actor in made.actors),
            *(visit.evidence[0] for visit in made.visits),
            *(conflict.evidence for visit in made.visits for conflict in visit.conflicts),
        )
    }
    # The invented stories begin anew after twelve: what they repeat is no fault of the formats.
    told = [plain(s.evidence.quote) for one in made.stories for s in one.summary.sentences]
    allowed = {quote: max(told.count(quote), 1) for quote in quotes}

    for text in printed(made):
        words = re.sub(r"\[?\d+\]?", "", text)
        for quote in quotes:
            bare = " ".join(re.sub(r"\d+", "", quote).split())
            assert plain(words).count(bare) <= allowed[quote], quote


def test_a_purpose_that_a_sentence_says_is_not_said_again():
    made = telling("She will come for the sluice, the office said.")
    visit = replace(made.visits[0], purpose="for the sluice")

    assert Facts(replace(made, visits=(visit,))).visit_purpose(visit) == ""
    other = replace(visit, purpose="to hold talks")
    assert Facts(replace(made, visits=(other,))).visit_purpose(other) == "to hold talks"
