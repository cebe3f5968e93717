"""Counts of victims, and when two of them contradict each other."""

import pytest

from briefing.summary.casualty_counts import contradict, tolls


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Nine people have died and 11 are missing.", {("dead", 9), ("missing", 11)}),
        ("Flood in Tarsen kills nine, 11 still missing", {("dead", 9), ("missing", 11)}),
        ("The death toll rose to 1,204 on Monday.", {("dead", 1204)}),
        ("It brought the number of people killed by the flood to 14.", {("dead", 14)}),
        ("At least 38 were injured.", {("hurt", 38)}),
        ("Rescuers found five more bodies.", set()),
        ("The dead man was found.", set()),
        ("Nobody was hurt.", set()),
        ("The dead and the wounded were carried out.", set()),
        ("The toll of 38 euros was published.", {("dead", 38)}),
        ("Hours after a quake of 6.3 that killed 27 people.", {("dead", 27)}),
        ("Rescuers dug 14 hours after a quake that killed people.", set()),
        ("A quake of 6.3 struck on 5 May, killing at least four.", {("dead", 4)}),
        ("Nine were killed, 11 injured in Tarsen.", {("dead", 9), ("hurt", 11)}),
        ("A tremor hit, injuring three people.", {("hurt", 3)}),
        ("Bus crash on 5 May kills nine.", {("dead", 9)}),
        ("Boats pulled 61 survivors from the sea.", {("rescued", 61)}),
        ("The fire has destroyed about 60 homes.", {("destroyed", 60)}),
        ("Fire destroys 60 homes in Tarsen", {("destroyed", 60)}),
        ("The army destroyed 12 tanks.", set()),
        (
            "Some 38,000 homes in the west of Norvia are without electricity.",
            {("powerless", 38_000)},
        ),
    ],
)
def test_counts_are_read(text: str, counts: set[tuple[str, int]]) -> None:
    """The number next to a word for victims is their count; what adds to a toll is none."""
    assert tolls(text) == counts


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("Two people died.", "Nine people died.", True),
        ("Nine people died.", "The death toll is at 9.", False),
        ("Two people died.", "Nine people are missing.", False),
        ("Two people died.", "The harbour was closed.", False),
    ],
)
def test_tolls_contradict_only_in_kind(one: str, other: str, clash: bool) -> None:
    """The dead of one report and the missing of another are two facts."""
    assert contradict(tolls(one), tolls(other)) is clash
