"""Roles beside others: a nameless owner, two people counted, a beat, a league, a seat."""

import pytest

from briefing.analysis.actors import resolve
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated


def people(line):
    """The role and the affiliation of every actor."""
    actors = resolve(Words.of(annotated(line))).actors
    return {actor.name: (actor.role, actor.affiliation) for actor in actors if actor.acts}


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Ada{PERSON Lind} , the president 's chief spokeswoman , left .", "chief spokeswoman"),
        ("The former mayor 's lawyer , Ada{PERSON Lind} , left .", "lawyer"),
        ("The king 's brother , Ada{PERSON Lind} , left .", "king's brother"),
        ("Ada{PERSON Lind} , the Lorvan{NORP} president 's envoy , left .",
         "the Lorvan president's envoy"),
        ("Ada{PERSON Lind} , Orlan{PERSON} 's lawyer , left .", "Orlan's lawyer"),
        ("Current/ADJ premier Ada{PERSON Lind} left .", "premier"),
        ("Photojournalist Ada{PERSON Lind} left .", "Photojournalist"),
        ("The army chief General Ada{PERSON Lind} left .", "army chief"),
        ("Attorney General Ada{PERSON Lind} left .", "Attorney General"),
        ("Mr Justice Ada{PERSON Lind} left .", "Justice"),
        ("Corporal Ada{PERSON Lind} , a father of two/NUM , left .", "Corporal"),
        ("The opposition leader in/ADP exile , Ada{PERSON Lind} , left .",
         "opposition leader in exile"),
        ("He wrote/VERB letters to/ADP the emir , Sheikh Ada{PERSON Lind} .", "emir"),
        ("The WHO/PRON chief Ada{PERSON Lind} left .", "WHO chief"),
        ("He asked/VERB judges to/PART jail/NOUN ex-president Ada{PERSON Lind} .", "ex-president"),
        ("Quoting/VERB a confidential informant , Rep. Ada{PERSON Lind} left .", "Rep."),
        ("They jailed/VERB the mayor 's deputy , Ada{PERSON Lind} .", "deputy"),
        ("His daughter , Ada{PERSON Lind} , left . | Ada{PERSON Lind} is a former prime minister .",
         "former prime minister"),
        ("The president 's critic Ada{PERSON Lind/PROPN/nsubj@fled} fled/VERB/ROOT . | The "
         "president/NOUN/nsubj@slept slept/VERB/ROOT .", "president's critic"),
    ],
)  # fmt: skip
def test_only_what_the_bearer_is_stays_in_a_role(line, role):
    """ "The president's lawyer" is a lawyer; whose brother somebody is tells who it is."""
    assert people(line)["Ada Lind"][0] == role


def test_two_counted_and_named_share_what_they_are():
    found = people("Two/NUM climbers , Ada{PERSON Lind} and/CCONJ Bo{PERSON Orlan} , fell/VERB .")

    assert found == {"Ada Lind": ("climbers", None), "Bo Orlan": ("climbers", None)}


def test_those_met_are_not_those_named_behind_a_comma():
    found = people("After/ADP meeting/VERB climbers , Ada{PERSON Lind} and Bo{PERSON Orlan} fell .")

    assert found["Ada Lind"] == (None, None)


@pytest.mark.parametrize(
    ("line", "affiliation"),
    [
        ("The Kenya{GPE} correspondent Ada{PERSON Lind} of the Mordal{ORG Standard} left .",
         "Mordal Standard"),
        ("The WNBA{ORG} star Ada{PERSON Lind} left .", None),
        ("The Norwegian{NORP} champion Ada{PERSON Lind} left .", "Norway"),
        ("Liberal{ORG} Democrat leader Ada{PERSON Lind} left .", "Liberal Democrat"),
        ("Her counterpart from/ADP Chad{GPE} , Ada{PERSON Lind} , left .", "Chad"),
        ("Ohio{GPE} Sen. Ada{PERSON Lind} left .", "United States"),
        ("Georgia{GPE} Sen. Ada{PERSON Lind} left .", "United States"),
        ("Ohio{GPE} Governor Ada{PERSON Lind} left .", "Ohio"),
        ("The Republican/ADJ Senate{ORG} candidate Ada{PERSON Lind} left .", "United States"),
        ("The British{ORG Museum} director Ada{PERSON Lind} left .", "British Museum"),
        ("The Lorvan{ORG Museum} rival Orlan{ORG} 's chairman , Ada{PERSON Lind} , left .",
         "Orlan"),
        ("Department{ORG of Justice Special} Counsel Ada{PERSON Lind} left .",
         "Department of Justice"),
        ("Premier Ada{PERSON Lind} of Alberta{GPE} left .", "Alberta"),
        ("The lawmaker Ada{PERSON Lind} sat in Norway{GPE} 's Parliament .", "Norway"),
        ("The prime minister of Norland , Ada{PERSON Lind} , left .", "Norland"),
    ],
)  # fmt: skip
def test_who_somebody_stands_for_is_not_what_the_work_is_about(line, affiliation):
    """A beat, a league and a seat are told in front of the title as states are."""
    assert people(line)["Ada Lind"][1] == affiliation


@pytest.mark.parametrize(
    "line",
    [
        "Norvians{PERSON} will/AUX vote/VERB .",
        "The Lorvans{PERSON} will/AUX vote/VERB .",
        "He told/VERB „ Mordal{PERSON} “ so .",
        "As Al Jazeera{ORG} 's Ada{PERSON Lind} reports/VERB , it rained/VERB .",
    ],
)
def test_peoples_papers_and_reporters_are_no_actors(line):
    assert not {name for name in people(line) if name != "Al Jazeera"}


@pytest.mark.parametrize(
    "line",
    [
        "Evans/PROPN/nsubj@vote{PERSON} will/AUX vote/VERB/ROOT .",
        'He met " Ada{PERSON Lind} " . | Lind{PERSON} left/VERB .',
    ],
)
def test_a_name_that_looks_like_one_is_a_person(line):
    assert people(line)
