"""Whose an office is: its, hers, the one firm's, the giver's; and names taken for bodies."""

import pytest

from briefing.analysis.actors import resolve
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated


def people(line):
    """The role and the affiliation of every actor."""
    actors = resolve(Words.of(annotated(line))).actors
    return {actor.name: (actor.role, actor.affiliation) for actor in actors if actor.acts}


@pytest.mark.parametrize(
    ("line", "affiliation"),
    [
        ("The Mordal{ORG Institute/PROPN/nsubj@spoke} spoke/VERB/ROOT . | Its secretary , "
         "Ada{PERSON Lind} , left .", "Mordal Institute"),
        ("Norway/PROPN/nsubj@recalled{GPE} recalled/VERB/ROOT its envoy to Ghana{GPE} , "
         "Ada{PERSON Lind} .", "Norway"),
        ("Norway/PROPN/nmod@agency{GPE} 's relief agency/NOUN/nsubj@spoke spoke/VERB/ROOT . | Its "
         "director , Ada{PERSON Lind} , left .", "Norway"),
        ("The Mordal{ORG Bank/PROPN/nsubj@sued} sued/VERB/ROOT . | The court/NOUN/nsubj@ruled "
         "ruled/VERB/ROOT . | Its president , Ada{PERSON Lind} , left .", None),
        ("Shares in Mordal{ORG} fell/VERB/ROOT after/SCONJ chief executive Ada{PERSON Lind} left .",
         "Mordal"),
        ("Shares in Mordal{ORG} and Orlan{ORG} fell/VERB/ROOT after/SCONJ chairman Ada{PERSON Lind}"
         " left .", None),
        ("Mordal{ORG} fell/VERB/ROOT . | The union 's chairman , Ada{PERSON Lind} , left .", None),
        ("Norway{GPE} 's president , Bo{PERSON Orlan/PROPN/nsubj@named} , named/VERB/ROOT "
         "Ada/PROPN/obj@named{PERSON Lind} prime minister .", "Norway"),
        ("Norwegian/ADJ/amod@Ada{NORP} Ada{PERSON Lind} won/VERB/ROOT .", "Norway"),
        ("President Ada{PERSON Lind} of Norland{GPE} left .", "Norland"),
        ("Senator Ada{PERSON Lind} of Norland{GPE} left .", None),
        ("Democrat/ADJ{NORP} Ada{PERSON Lind} of New{GPE Mexico} left .", "United States"),
        ("Ada{PERSON Lind} , the head of its Norwegian{NORP} business , left .", None),
        ("Works{ORG} council head Ada{PERSON Lind} left .", None),
        ("The former F.B.I./PROPN{PERSON} head/NOUN Ada{PERSON Lind} left .", "F.B.I."),
        ("Norway/PROPN/nsubj@moved{GPE} moved/VERB/ROOT . | President Ada{PERSON Lind} spoke/VERB ."
         " | The Kremlin{ORG} denied/VERB it .", None),
        ("The U.S.{ORG State Department} denied/VERB/ROOT it . | Spokeswoman Ada{PERSON Lind} "
         "spoke/VERB .", "United States"),
        ("Norway/PROPN/nsubj@agreed{GPE} agreed/VERB/ROOT , its Foreign Minister Ada{PERSON Lind} "
         "said .", "Norway"),
        ("He is in Norway{GPE} , where he will meet/VERB his counterpart Ada{PERSON Lind} . | "
         "Foreign Minister Ada{PERSON Lind} saw/VERB Ghana{GPE} .", "Norway"),
        ("Norway/PROPN/nmod@Ministry{GPE} 's Foreign{ORG Ministry} denied/VERB/ROOT it . | The "
         "spokesman Ada{PERSON Lind} spoke/VERB . | Ghana{GPE} agreed/VERB .", "Norway"),
        ("The Kremlin{ORG} spoke/VERB/ROOT . | President Ada{PERSON Lind} left/VERB .", "Russia"),
    ],
)  # fmt: skip
def test_the_text_says_for_whom_somebody_stands(line, affiliation):
    """Who owns the office, gave it or is the only one that can have it; else nobody."""
    assert people(line)["Ada Lind"][1] == affiliation


def test_a_ministers_president_is_told_by_a_pronoun():
    line = (
        "Norway{GPE} 's president , Ada{PERSON Lind/PROPN/nsubj@fell} , fell/VERB/ROOT . | "
        "She/PRON/nsubj@lost lost/VERB/ROOT her interior minister , Bo{PERSON Orlan} , and her "
        "lawyer , Jo{PERSON Berg} ."
    )

    found = people(line)

    assert found["Bo Orlan"] == ("interior minister", "Norway")
    assert found["Jo Berg"][1] is None


def test_another_countrys_president_is_not_the_one_named():
    """Of Norway's Lind and Ghana's president, who has no name, Lind is not the president."""
    line = (
        "Norway{GPE} 's Ada{PERSON Lind/PROPN/nsubj@came} came/VERB/ROOT . | Ghana{GPE} 's "
        "president/NOUN/nsubj@stood stood/VERB/ROOT ."
    )

    assert people(line)["Ada Lind"] == (None, "Norway")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("She sent/VERB Ada{ORG Lind} , the head of the bank .", {"Ada Lind"}),
        ("His rival Mordalo{ORG Orlan/PROPN/nsubj@left} left/VERB/ROOT .", {"Mordalo Orlan"}),
        ("Mordal{ORG Motors/PROPN/nsubj@left} left/VERB/ROOT .", {"Mordal Motors"}),
        ("The Norwegian{NORP} Tigra/PROPN/compound@Lind Lind/PROPN/nsubj@won{PERSON} "
         "won/VERB/ROOT .", {"Tigra Lind"}),
        ("The prime minister of Mordal{PERSON} , Ada{PERSON Lind} , left/VERB/ROOT .",
         {"Ada Lind"}),
        ("He met/VERB the Reverend Canon Ada{PERSON Lind} .", {"Ada Lind"}),
    ],
)  # fmt: skip
def test_people_and_bodies_are_told_apart_by_what_stands_beside_them(line, names):
    assert set(people(line)) == names
