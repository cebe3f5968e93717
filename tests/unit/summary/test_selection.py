"""Choosing rated sentences: budget, repetition, antecedents, order."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from briefing.summary.growing_summary import Budget
from briefing.summary.passages import Passage, prepare
from briefing.summary.repetition import repeats, retells
from briefing.summary.selection import Method, choose, select
from tests.readings import source_text

LEAD = "The harbour of Tarsen was closed on Tuesday by order of the mayor."
POINTS_BACK = "It will stay closed until the last of the sunken boats has been lifted."
SECOND = "Engineers from the capital are to look at the damaged gates this week."
THIRD = "Fishermen in the neighbouring villages offered to share their quays."
CAPTION = "Photo: the harbour of Tarsen at dawn."


def passages(*documents: tuple[str, ...]) -> tuple[Passage, ...]:
    """The passages of some documents given by their sentences."""
    return prepare([source_text(*lines) for lines in documents])


def texts(chosen: tuple[Passage, ...]) -> list[str]:
    """The sentences chosen."""
    return [passage.text for passage in chosen]


def test_a_budget_needs_a_limit() -> None:
    """A summary without end is a mistake of the caller."""
    with pytest.raises(ValueError, match="words or of sentences"):
        Budget()


@pytest.mark.parametrize("limits", [{"words": 0}, {"sentences": 0}, {"words": -1}])
def test_a_budget_is_positive(limits: dict[str, int]) -> None:
    """Nothing fits into nothing."""
    with pytest.raises(ValueError, match="1 or more"):
        Budget(**limits)


def test_the_best_sentences_come_in_reading_order() -> None:
    """Chosen by rating, printed in the order of the article."""
    found = select(passages((LEAD, SECOND, THIRD)), [1.0, 3.0, 2.0], Budget(sentences=2))

    assert texts(found) == [SECOND, THIRD]


def test_the_article_of_the_best_sentence_comes_first() -> None:
    """A story reads article by article, not jumping between them."""
    found = select(passages((LEAD, SECOND), (THIRD,)), [1.0, 2.0, 3.0], Budget(sentences=3))

    assert texts(found) == [THIRD, LEAD, SECOND]


def test_the_number_of_words_is_kept() -> None:
    """A sentence that does not fit is passed over for a good one that does."""
    short = "The mayor of Tarsen has resigned."
    found = select(passages((LEAD, SECOND, short)), [3.0, 2.9, 2.8], Budget(words=20))

    assert texts(found) == [LEAD, short]


def test_room_is_not_filled_with_weak_sentences() -> None:
    """Left-over words are no reason to print what says little."""
    short = "The mayor of Tarsen has resigned."
    found = select(passages((LEAD, SECOND, short)), [3.0, 2.9, 0.5], Budget(words=20))

    assert texts(found) == [LEAD]


def test_the_first_sentence_may_be_longer_than_the_budget() -> None:
    """A summary has at least one sentence, the best one."""
    found = select(passages((LEAD, SECOND)), [2.0, 1.0], Budget(words=3))

    assert texts(found) == [LEAD]


def test_words_and_sentences_are_both_kept() -> None:
    """If both are given, the first limit reached ends the summary."""
    found = select(passages((LEAD, SECOND, THIRD)), [3.0, 2.0, 1.0], Budget(words=99, sentences=1))

    assert texts(found) == [LEAD]


def test_the_same_is_not_told_twice() -> None:
    """Neither word for word nor with a few words changed."""
    again = "The harbour of Tarsen was closed late on Tuesday by order of the mayor."
    found = select(passages((LEAD,), (again, LEAD, THIRD)), [4, 3, 2, 1], Budget(sentences=3))

    assert texts(found) == [LEAD, THIRD]


def test_the_same_fact_in_other_order_is_a_repetition() -> None:
    """Most meaning-bearing words in common is the same fact."""
    first, second = passages(
        ("Mayor Ida Falk closed the harbour of Tarsen on Tuesday.",),
        ("The Tarsen harbour, closed by Ida Falk, mayor.",),
    )

    assert repeats(first, second)
    assert repeats(second, first)
    assert not repeats(*passages((LEAD,), (THIRD,)))


def test_short_sentences_are_not_compared_by_their_few_words() -> None:
    """Two common words are no repetition."""
    first, second = passages(("Falk spoke in Tarsen.",), ("In Tarsen, Falk resigned today.",))

    assert not repeats(first, second)


def test_what_was_told_before_is_left_out() -> None:
    """An update prints what is new; a changed fact is new."""
    told = passages((LEAD, "Ida Falk will visit the harbour of Tarsen in March, her office said."))
    changed = "Ida Falk arrived in the harbour of Tarsen on Wednesday and met its fishermen."
    found = select(
        passages((LEAD, changed, THIRD)), [3.0, 2.0, 1.0], Budget(sentences=3), told=told
    )

    assert texts(found) == [changed, THIRD]


def test_if_everything_was_told_before_something_is_printed() -> None:
    """A summary is never empty."""
    told = passages((LEAD,))

    assert texts(select(told, [1.0], Budget(sentences=1), told=told)) == [LEAD]


def test_a_sentence_that_points_back_brings_its_antecedent() -> None:
    """Both are printed, one after the other."""
    found = select(passages((SECOND, LEAD, POINTS_BACK)), [0.1, 1.0, 3.0], Budget(sentences=2))

    assert texts(found) == [LEAD, POINTS_BACK]


def test_a_sentence_that_points_back_to_a_chosen_one_may_follow_alone() -> None:
    """Its antecedent is printed already."""
    found = select(passages((LEAD, POINTS_BACK, SECOND)), [3.0, 2.0, 1.0], Budget(sentences=2))

    assert texts(found) == [LEAD, POINTS_BACK]


def test_a_sentence_without_room_for_its_antecedent_stays_out() -> None:
    """Better another one than one that hangs in the air."""
    found = select(passages((LEAD, POINTS_BACK, SECOND)), [0.5, 9.0, 1.0], Budget(sentences=1))

    assert texts(found) == [SECOND]


def test_a_chain_of_pronouns_has_an_end() -> None:
    """Three sentences back is too far; a damaged one in between is none."""
    chain = (LEAD, POINTS_BACK, "It was built by hand.", "It has two gates of oak.")
    broken = (LEAD, CAPTION, POINTS_BACK, SECOND)

    assert texts(select(passages(chain), [0.0, 0.0, 0.0, 9.0], Budget(sentences=4)))[0] == LEAD
    assert texts(select(passages(broken), [0.1, 9.0, 9.0, 1.0], Budget(sentences=2))) == [
        LEAD,
        SECOND,
    ]


def test_an_article_that_begins_with_a_pronoun_is_entered_later() -> None:
    """Its first sentence points at a headline that is not printed."""
    found = select(passages((POINTS_BACK, SECOND)), [9.0, 1.0], Budget(sentences=1))

    assert texts(found) == [SECOND]


def test_an_article_without_a_sound_sentence_gives_its_best() -> None:
    """Leaning before damaged, damaged before furniture: never nothing."""
    assert texts(select(passages((POINTS_BACK,)), [1.0], Budget(sentences=1))) == [POINTS_BACK]
    assert texts(select(passages((CAPTION, "Storm hits")), [2, 1], Budget(sentences=1))) == [
        "Storm hits"
    ]
    assert texts(select(passages((CAPTION,)), [1.0], Budget(sentences=1))) == [CAPTION]


def test_nothing_comes_from_nothing() -> None:
    """No sentences, no summary."""
    assert select((), [], Budget(words=10)) == ()


def test_two_tolls_never_stand_side_by_side() -> None:
    """The report of the best sentence wins; within one article both counts are meant."""
    early = "Two people died when a flood hit the village of Ostra at night."
    late = "Nine people have died in Ostra, the governor told the Herald."
    stories = passages((late, THIRD), (early, SECOND))

    assert texts(select(stories, [4, 1, 3, 2], Budget(sentences=4))) == [late, THIRD, SECOND]
    assert early in texts(select(passages((late, early)), [2, 1], Budget(sentences=2)))


def test_redundancy_makes_room_for_other_facts() -> None:
    """With several articles, a sentence that shares words with a chosen one comes later."""
    alike = "By order of the court the harbour is to be sold to the highest bidder."
    found = passages((LEAD, SECOND), (alike,))

    assert texts(select(found, [3.0, 1.9, 2.0], Budget(sentences=2))) == [LEAD, alike]
    assert texts(select(found, [3.0, 1.9, 2.0], Budget(sentences=2), redundancy=2.0)) == [
        LEAD,
        SECOND,
    ]


def test_two_leads_of_one_story_tell_the_same() -> None:
    """The second article enters with what only it says, not with its first sentence."""
    other_lead = "Mayor Ida Falk shut the harbour of Tarsen after the storm."
    found = passages((LEAD,), (other_lead, SECOND))
    again = passages((LEAD,), (THIRD, other_lead, SECOND))

    assert texts(select(found, [3.0, 2.0, 1.0], Budget(sentences=2), redundancy=2.0)) == [
        LEAD,
        SECOND,
    ]
    assert texts(select(again, [3.0, 0.0, 2.0, 1.0], Budget(sentences=2), redundancy=2.0)) == [
        LEAD,
        other_lead,
    ]


def test_another_source_is_heard_before_the_same_speaks_again() -> None:
    """Unless the same one has much more to say."""
    found = passages((LEAD, SECOND), ("A bakery in the capital sold its last loaf.", THIRD))

    near = select(found, [3.0, 2.0, 0.0, 1.9], Budget(sentences=2), redundancy=2.0)
    far = select(found, [3.0, 2.0, 0.0, 1.0], Budget(sentences=2), redundancy=2.0)

    assert texts(near) == [LEAD, THIRD]
    assert texts(far) == [LEAD, SECOND]


def test_redundancy_is_for_stories_only() -> None:
    """An article may dwell on its subject."""

    def rate(documents: object, found: tuple[Passage, ...]) -> list[float]:
        return [3.0, 1.9, 2.0][: len(found)]

    alike = "By order of the court the harbour is to be sold to the highest bidder."
    method = Method(rate=rate, redundancy=2.0)
    single = choose([source_text(LEAD, SECOND, alike)], method, Budget(sentences=2))
    several = choose([source_text(LEAD, SECOND), source_text(alike)], method, Budget(sentences=2))

    assert texts(single) == [LEAD, alike]
    assert texts(several) == [LEAD, SECOND]


ABDUCTED = "Ida Falk, an engineer abducted near Ostra, was freed on Sunday."


@pytest.mark.parametrize(
    ("lead", "again"),
    [
        (ABDUCTED, True),
        ("Ida Falk will open a bridge in Belna with the mayor on Friday.", False),
        ("Ida Falk, an engineer abducted near Ostra, was not freed on Sunday.", False),
    ],
)
def test_a_lead_retells_what_two_sentences_told(lead: str, *, again: bool) -> None:
    """One says that an engineer was freed, the next what she is called."""
    first, second = passages(
        ("An engineer abducted near Ostra was freed on Sunday, the ministry said.",),
        ("Opening.", "Falk, 38, is well and Ida Falk will fly home to her family in Tarsen."),
    )[0::2]
    (told,) = passages((lead,))

    assert retells(replace(told, document=2), [first, second]) is again
    assert not retells(replace(told, document=2), [first])
    assert not retells(replace(told, document=2, place=1), [first, second])


def test_a_witness_is_heard_only_where_nothing_else_is_told() -> None:
    """Among several articles the report is told; alone the tale stands."""
    tale = source_text("A sailor who swam ashore has told how he held on to a door off Tarsen.")
    report = source_text(LEAD, SECOND)

    def rated(documents: object, every: Sequence[Passage]) -> list[float]:
        return [9.0 if "sailor" in passage.text else 1.0 for passage in every]

    method, budget = Method(rate=rated), Budget(sentences=2)
    assert texts(choose([tale, report], method, budget, answered=True)) == [LEAD, SECOND]
    assert texts(choose([tale], method, budget, answered=True)) == [tale.sentences[0].text]
