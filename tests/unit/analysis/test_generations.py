"""A father and a son of his name, offices of then, and for whom somebody stands no longer."""

import pytest

from briefing.analysis.actors import resolve
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated


def people(line):
    """The role and the affiliation of every actor."""
    actors = resolve(Words.of(annotated(line))).actors
    return {actor.name: (actor.role, actor.affiliation) for actor in actors if actor.acts}


@pytest.mark.parametrize(
    "talk",
    [
        "A talk between then-candidate Orlan{PERSON} and his son was long .",
        "The letter to then-candidate Orlan{PERSON} was short .",
    ],
)
def test_an_office_of_then_is_the_fathers_where_the_son_is_told_from_him(talk):
    found = people(
        "President Bo{PERSON Orlan} spoke/VERB/ROOT . | Bo{PERSON Orlan Jr.} spoke/VERB/ROOT . | "
        f"Orlan{{PERSON Jr.}} left/VERB/ROOT . | {talk}"
    )
    assert found == {"Bo Orlan": ("President", None), "Bo Orlan Jr.": (None, None)}


def test_a_surname_alone_is_the_juniors_where_the_text_does_not_tell_him_from_another():
    found = people(
        "Bo{PERSON Orlan} smiled/VERB/ROOT . | Bo{PERSON Orlan Jr.} spoke/VERB/ROOT . | "
        "Bo{PERSON Orlan Jr.} left/VERB/ROOT . | Senator Orlan{PERSON} won/VERB/ROOT ."
    )
    assert found["Bo Orlan Jr."] == ("Senator", None)


@pytest.mark.parametrize(
    ("line", "affiliation"),
    [
        ("Ada{PERSON Lind} , the candidate , spoke/VERB/ROOT . | Lind{PERSON} , a former mayor of "
         "Bergen{GPE} , left .", None),
        ("Ada{PERSON Lind} , the candidate , spoke/VERB/ROOT . | Lind{PERSON} , a former minister "
         "of Norway{GPE} , left .", "Norway"),
        ("Ada{PERSON Lind} , a former mayor of Bergen{GPE} , left .", "Bergen"),
        ("Ada{PERSON Lind} , the candidate , spoke/VERB/ROOT . | Lind{PERSON} , the mayor of "
         "Bergen{GPE} , left .", "Bergen"),
    ],
)  # fmt: skip
def test_nobody_stands_for_a_town_that_only_an_office_no_longer_held_tells(line, affiliation):
    assert people(line)["Ada Lind"][1] == affiliation
