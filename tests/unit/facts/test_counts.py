"""How many people a sentence says something befell, and when it says nothing of the kind."""

import pytest

from briefing.facts import counts_in


def read(sentence):
    return {(one.fate, one.whom, one.bound, one.number) for one in counts_in(sentence, year=2026)}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("At least two people were killed and six were missing after a stream burst its banks.",
         {("deaths", "", "at least", 2), ("missing", "", "", 6)}),
        ("The death toll from the flood in Lorva rose to nine on Monday.",
         {("deaths", "", "", 9)}),
        ("The toll rose from 9 to 17 on Tuesday.", {("deaths", "", "", 17)}),
        ("The death toll stands at 31.", {("deaths", "", "", 31)}),
        ("Five more bodies bring the number of people killed by the flood to 14.",
         {("deaths", "", "", 14)}),
        ("Divers brought the final number of dead to 19.", {("deaths", "", "", 19)}),
        ("The flood has killed 17 people in Lorva.", {("deaths", "", "", 17)}),
        ("Twenty-three people died and 1,200 were injured.",
         {("deaths", "", "", 23), ("injured", "", "", 1200)}),
        ("The strike killed 12 people, including three children, and wounded 40.",
         {("deaths", "", "", 12), ("injured", "", "", 40)}),
        ("On Friday, five soldiers were killed in the pass.", {("deaths", "soldiers", "", 5)}),
        ("More than 300 people were evacuated.", {("evacuated", "", "more than", 300)}),
        ("NATO said the fighting had resulted in seven deaths.", {("deaths", "", "", 7)}),
    ],
)  # fmt: skip
def test_a_count_is_read(sentence, told):
    assert read(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Rescuers recovered five more bodies.",
        "Among the dead are a family of four.",
        "Including two children killed in the yard, nobody was left.",
        "The flood of 2019 killed 12 people.",
        "A year ago a flood killed 12 people.",
        "Last month 12 people died in the same valley.",
        "Fighting this year has killed 700 people.",
        "The bomb came a day after a raid that killed five people.",
        "It was feared that 30 people were killed.",
        "Up to 30 people may have died.",
        "The ministry denied that 30 people were killed.",
        "No one knew whether 3 people were missing.",
        "The two were killed on their way home.",
        "17 dead fish were found.",
        "The war has killed 1,80,000 people.",
        "The war has killed two million people.",
        "Two people were killed in separate attacks.",
        "He died 12 days later.",
        "Prices rose to 12.",
        "Police detained 27 people.",
    ],
)
def test_what_is_no_count_of_the_event_is_left(sentence):
    """A part, an addition, an older or another event, a fear, a denial."""
    assert read(sentence) == set()
