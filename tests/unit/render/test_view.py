"""Every format asks the same questions and gets the same answers."""

from dataclasses import replace
from datetime import date

import pytest

from briefing.model import SummarySentence
from briefing.render.phrases import counted, pieces, stands_for
from briefing.render.view import Facts
from tests.sample_brief import DAY, article, brief, empty, evidence, rich


def test_further_stories_stand_section_by_section():
    sections = [one.told.story.section for one in Facts(rich()).stories[2:]]

    assert sections == sorted(sections, key=sections.index)
    assert len(set(sections)) == 5


def test_stories_are_numbered_as_printed():
    facts = Facts(rich())

    assert [one.number for one in facts.stories] == list(range(1, 13))
    assert facts.stories[0].told is rich().stories[0] or facts.stories[0].told == rich().stories[0]


def test_a_claim_leads_to_its_source():
    facts = Facts(rich())
    sentence = rich().stories[0].summary.sentences[2]

    assert facts.source(sentence.evidence).number == 2


def test_a_claim_from_an_article_that_is_not_listed_has_no_source():
    assert Facts(rich()).source(evidence(4711, "x")) is None


def test_only_the_first_citation_of_a_source_is_a_footnote():
    facts = Facts(rich())

    assert facts.first_use(1, 0)
    assert not facts.first_use(1, 1)
    assert facts.first_use(1, 2)


def test_a_role_is_shown_with_the_sentence_it_was_read_from():
    actor = rich().actors[0]

    assert "foreign minister" in Facts(rich()).role_evidence(actor).quote
    assert Facts(rich()).role_evidence(replace(actor, role="someone else")) == actor.why


def test_actors_know_their_stories_and_stories_their_actors():
    facts = Facts(rich())
    for one in facts.stories:
        for actor in facts.named(one.told):
            assert one.number in facts.told_in(actor)


def test_an_empty_day_says_so_and_names_the_nearest_briefs():
    assert Facts(empty()).empty_words == (
        "No article was published in this window. "
        "The nearest briefs before it with articles: 10 and 12 March 2031."
    )
    assert Facts(rich()).empty_words == ""


def test_an_empty_day_after_empty_weeks_names_no_dates():
    words = Facts(replace(empty(), nearest=())).empty_words

    assert words == "No article was published in this window, nor in the weeks before it."


def test_articles_without_a_story_are_not_called_no_articles():
    counted_articles = replace(empty().coverage, articles=3)

    assert "No story" in Facts(replace(empty(), coverage=counted_articles)).empty_words


def test_a_brief_before_its_cutoff_says_so():
    assert "So far" in Facts(replace(rich(), so_far=True)).so_far_words
    assert Facts(rich()).so_far_words == ""


@pytest.mark.parametrize(("again", "said"), [(0, False), (3, True)])
def test_what_was_read_is_told_without_noughts_and_once(again, said):
    """Of articles in a language without a model a problem tells, with what to do."""
    seen = replace(rich().coverage, duplicates=again, unread=2)
    (first, *_) = Facts(replace(rich(), coverage=seen)).coverage_words

    assert ("of them repeating another" in first) == said
    assert "language" not in first


def test_a_window_chosen_by_hand_is_printed_as_such():
    assert "chosen by hand" in Facts(replace(rich(), custom_window=True)).window_words


def test_sources_say_how_exactly_their_date_is_known():
    facts = Facts(rich())
    published = {facts.published(one) for one in rich().citations}

    assert any("undated, first seen" in words for words in published)
    assert any(words.endswith(":07") for words in published)
    assert any(words.endswith("2031") and "undated" not in words for words in published)


def test_a_visit_without_a_date_shows_the_words_of_its_source():
    facts = Facts(rich())

    assert facts.as_printed(rich().visits[8]) == "in the coming weeks"
    assert facts.as_printed(rich().visits[0]) == ""
    assert facts.as_printed(rich().visits[9]) == ""


def test_a_visit_names_each_of_its_sources_once():
    one = rich().visits[0]
    twice = replace(one, evidence=(*one.evidence, *one.evidence, evidence(4711, "x")))

    assert [number for number, _ in Facts(rich()).visit_sources(twice)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [(1, "story", "1 story"), (2, "story", "2 stories"), (0, "visit", "0 visits")],
)
def test_counting(number, noun, words):
    assert counted(number, noun) == words


def test_a_sentence_is_cut_at_its_day_words():
    quote = "They meet on Monday and on Tuesday."
    monday, tuesday = date(2031, 3, 17), date(2031, 3, 18)
    sentence = SummarySentence(
        evidence=evidence(1, quote), dates=((24, 34, tuesday), (10, 19, monday))
    )

    assert pieces(sentence) == (
        ("They meet ", None),
        ("on Monday", monday),
        (" and ", None),
        ("on Tuesday", tuesday),
        (".", None),
    )
    assert "".join(text for text, _ in pieces(sentence)) == quote


@pytest.mark.parametrize("span", [(5, 3), (-1, 4), (0, 500), (4, 4)])
def test_a_day_word_outside_its_sentence_is_left_alone(span):
    sentence = SummarySentence(evidence=evidence(1, "Short."), dates=((*span, DAY),))

    assert pieces(sentence) == (("Short.", None),)


def test_an_empty_sentence_has_no_pieces():
    assert pieces(SummarySentence(evidence=evidence(1, ""))) == ()


def test_the_source_list_is_found_by_article():
    assert Facts(brief(stories=1)).cited(article(1)).number == 1


@pytest.mark.parametrize(
    ("role", "affiliation", "printed"),
    [
        ("leader of the Orlan Party", "Orlan Party", None),
        ("al Orlan leader", "Al Orlan", None),
        ("prime minister", "Norway", "Norway"),
        ("Norwegian envoy", "Norway", "Norway"),
        (None, "Norway", "Norway"),
        ("envoy", None, None),
    ],
)
def test_whom_an_actor_stands_for_is_not_said_twice(role, affiliation, printed):
    """Beside "leader of the Orlan Party" the party is told already."""
    actor = replace(brief(stories=1, actors=1).actors[0], role=role, affiliation=affiliation)

    assert stands_for(actor) == printed
