"""Who is who in ordinary news: titles shared, offices taken, names for places, whose it is."""

import pytest

from briefing.analysis.actors import resolve
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated


def people(line):
    """The role and the affiliation of every actor."""
    actors = resolve(Words.of(annotated(line))).actors
    return {actor.name: (actor.role, actor.affiliation) for actor in actors if actor.acts}


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Presidents Ada{PERSON Lind} of Norway{GPE} and Bo{PERSON Orlan} of Ghana{GPE} met .",
         "Presidents"),
        ("The Norwegian{NORP} and Ghanaian{NORP} foreign ministers , Ada{PERSON Lind} and "
         "Bo{PERSON Orlan} , met .", "foreign ministers"),
        ("The foreign ministers of Norway{GPE} and Ghana{GPE} , Ada{PERSON Lind} and "
         "Bo{PERSON Orlan} , met .", "foreign ministers"),
        ("Her Norwegian{NORP} and Ghanaian{NORP} counterparts , Ada{PERSON Lind} and "
         "Bo{PERSON Orlan} , met .", "counterparts"),
    ],
)  # fmt: skip
def test_a_title_told_once_of_two_is_each_ones_with_his_own_country(line, title):
    assert people(line) == {"Ada Lind": (title, "Norway"), "Bo Orlan": (title, "Ghana")}


def test_a_list_of_countries_does_not_go_with_one_name_or_with_three():
    told = people("The Norwegian{NORP} and Ghanaian{NORP} ministers , Ada{PERSON Lind} , met .")
    assert told["Ada Lind"] == (None, None)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Finance Minister Ada{PERSON Lind} became/VERB Norway{GPE} 's prime minister .",
         "prime minister"),
        ("Norway{GPE} 's former minister , Ada{PERSON Lind} , has been/AUX named head of the "
         "Mordal{ORG Bank} .", "head of the Mordal Bank"),
        ("Former minister Ada{PERSON Lind} took/VERB the oath as/ADP president .", "president"),
        ("Former minister Ada{PERSON Lind} took/VERB the oath of office as/ADP president .",
         "president"),
        ("Minister Ada{PERSON Lind} was elected/VERB mayor in 1998{DATE} .", "Minister"),
        ("Minister Ada{PERSON Lind} was nominated/VERB chairwoman .", "Minister"),
        ("Minister Ada{PERSON Lind} will become/VERB president .", "Minister"),
        ("The dead man , Ada{PERSON Lind} , was a councillor .", "councillor"),
        ("Ada{PERSON Lind} , the son of a baker , became/VERB vice president .", "vice president"),
        ("The new mayor is Ada/PROPN/ROOT{PERSON Lind} .", "mayor"),
        ("The new mayor will be/AUX Ada/PROPN/ROOT{PERSON Lind} .", "mayor"),
        ("The mayor is Ada{PERSON Lind} 's brother . | Ada{PERSON Lind} left .", None),
        ("The king endorsed/VERB Ada{PERSON Lind} as/ADP prime minister .", "prime minister"),
        ("The king endorsed/VERB Ada{PERSON Lind} .", None),
        ("Ada{PERSON Lind} heads Norway{GPE} 's space agency .", "heads Norway's space agency"),
        ("Ada{PERSON Lind} heads home .", None),
        ("Army General Ada{PERSON Lind} , the commander of the fleet , left .",
         "commander of the fleet"),
        ("Navy chief Rear/PROPN Admiral Ada{PERSON Lind} left .", "Navy chief"),
        ("The acting governor , Mullah Ada{PERSON Lind} , left .", "acting governor"),
        ("Police prefect Ada{PERSON Lind} left .", "Police prefect"),
        ("The opposition figure Ada{PERSON Lind} left .", "opposition figure"),
        ("The paper 's editor in chief , Ada{PERSON Lind} , left .", "editor in chief"),
    ],
)  # fmt: skip
def test_the_office_told_last_as_taken_is_the_one_printed(line, role):
    """What the clause says of the person, as news or as a fact; not of another year, not ahead."""
    assert people(line)["Ada Lind"][0] == role


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Bo{PERSON Orlan} spoke/VERB . | Orlan/PROPN/nmod@deputy{GPE} 's deputy/NOUN/nsubj@left , "
         "Ada{PERSON Lind} , left/VERB .", {"Bo Orlan", "Ada Lind"}),
        ("Bo{PERSON al ~- ~Orlan} spoke/VERB . | Al{ORG ~- ~Orlan} said he left .",
         {"Bo al-Orlan"}),
        ("The house elected/VERB Ada{ORG Lind} speaker .", {"Ada Lind"}),
        ("The house elected/VERB Mordal{ORG Bank} sponsor .", set()),
        ("Ada{PERSON Lind} Sr. left/VERB . | Ada{PERSON Lind Jr.} stayed/VERB .",
         {"Ada Lind Sr.", "Ada Lind Jr."}),
    ],
)  # fmt: skip
def test_one_person_is_one_and_no_place(line, names):
    told = people(line)
    assert set(told) == names
    assert "Orlan" not in {affiliation for _, affiliation in told.values()}


@pytest.mark.parametrize(
    ("line", "affiliation"),
    [
        # the pronoun in front of the office is not the one named behind it
        ("Norway{GPE} 's prime minister , Sigla{PERSON Orlan/PROPN/nsubj@spoke} , spoke/VERB/ROOT "
         ". | Her/PRON/nmod@minister finance minister/NOUN/nsubj@left , "
         "Ada/PROPN/appos@minister{PERSON Lind} , left/VERB/ROOT .", "Norway"),
        # what an officer that acts is the officer of
        ("The Mordal{ORG Institute/PROPN/nmod@head} 's head/NOUN/nsubj@spoke , Bo{PERSON Orlan} , "
         "spoke/VERB/ROOT . | Its director , Ada{PERSON Lind} , left .", "Mordal Institute"),
        # who gave the office, where the parse finds no subject
        ("Norway{GPE} 's president , Bo{PERSON Orlan} , named/VERB/acl@president "
         "Ada/PROPN/xcomp@named{PERSON Lind} prime minister .", "Norway"),
        # a body told in front of the office is not the other one named
        ("The Mordal{ORG Agency} fell/VERB . | A Commission/NOUN spokesman , Ada{PERSON Lind} , "
         "left .", None),
        ("A Norwegian{NORP} court freed/VERB Ada{PERSON Lind} , the country 's former premier .",
         "Norway"),
        ("The nation 's chief of staff , Ada{PERSON Lind} , left .", None),
        ("Norway{GPE} voted/VERB . | He met the nation 's nuclear chief Ada{PERSON Lind} .",
         "Norway"),
        ("The United{ORG Nations} met . | Secretary ~- ~General Ada{PERSON Lind} left .",
         "United Nations"),
        ("The Mordal{ORG Bank} met . | Secretary ~- ~General Ada{PERSON Lind} left .", None),
        ("The al{ORG Orlan} leader Ada{PERSON Lind} was killed .", "al Orlan"),
        ("Norway{GPE} 's UN{ORG} ambassador , Ada{PERSON Lind} , left .", "Norway"),
        ("U.S.{ORG Treasury} Secretary Ada{PERSON Lind} left .", "United States"),
        ("Norwegian{NORP} champion Bo{PERSON Orlan} won/VERB . | Orlan{PERSON} 's coach , "
         "Ada{PERSON Lind} , left .", None),
        ("U.S.{GPE District} Judge Ada{PERSON Lind} left .", "United States"),
    ],
)  # fmt: skip
def test_for_whom_somebody_stands(line, affiliation):
    assert people(line)["Ada Lind"][1] == affiliation


@pytest.mark.parametrize(
    ("line", "affiliation"),
    [
        ("Norway/PROPN/nsubj@tried{GPE} tried/VERB/ROOT three men . | President "
         "Ada/PROPN/nsubj@spoke{PERSON Lind} spoke/VERB/ROOT .", "Norway"),
        ("Norwegian/ADJ/amod@officials{NORP} officials/NOUN/nsubj@left left/VERB/ROOT . | It was "
         "news/NOUN/ROOT . | President Ada/PROPN/nsubj@spoke{PERSON Lind} spoke/VERB/ROOT .",
         "Norway"),
        # a guest is of elsewhere
        ("Norway/PROPN/nsubj@invited{GPE} invited/VERB/ROOT nobody . | It was news/NOUN/ROOT . | "
         "It met/VERB/ROOT President Ada/PROPN/obj@met{PERSON Lind} .", None),
        ("Norway/PROPN/nsubj@waited{GPE} waited/VERB/ROOT . | It was news/NOUN/ROOT . | President "
         "Ada/PROPN/nsubj@landed{PERSON Lind} landed/VERB/ROOT in Norway/PROPN/obl@landed{GPE} .",
         None),
        # two countries act
        ("Norway/PROPN/nsubj@left{GPE} left/VERB/ROOT . | Ghana/PROPN/nsubj@stayed{GPE} "
         "stayed/VERB/ROOT . | It was news/NOUN/ROOT . | President "
         "Ada/PROPN/nsubj@spoke{PERSON Lind} spoke/VERB/ROOT .", None),
        # nobody acts: the country is a place
        ("It rained/VERB/ROOT in Norway/PROPN/obl@rained{GPE} . | It was news/NOUN/ROOT . | "
         "President Ada/PROPN/nsubj@spoke{PERSON Lind} spoke/VERB/ROOT .", None),
        # two presidents, and an officer of a part
        ("Norway/PROPN/nsubj@left{GPE} left/VERB/ROOT . | It was news/NOUN/ROOT . | President "
         "Ada/PROPN/nsubj@spoke{PERSON Lind} spoke/VERB/ROOT . | President "
         "Bo/PROPN/nsubj@left{PERSON Orlan} left/VERB/ROOT .", None),
        ("Norway/PROPN/nsubj@left{GPE} left/VERB/ROOT . | It was news/NOUN/ROOT . | The provincial "
         "governor , Ada/PROPN/nsubj@spoke{PERSON Lind} , spoke/VERB/ROOT .", None),
    ],
)  # fmt: skip
def test_the_only_country_that_acts_in_a_text_is_its_officers(line, affiliation):
    """Not a guest's, not one of two, not a place's, not a province's."""
    assert people(line)["Ada Lind"][1] == affiliation


def test_a_mediums_own_correspondent_is_told_from_others():
    """Who reports for it travels to report; who leads it does not."""
    line = "CNN{ORG} 's Ada{PERSON Lind} visited/VERB a clinic . | Editor Bo{PERSON Orlan} left ."
    reports = {actor.name: actor.reports for actor in resolve(Words.of(annotated(line))).actors}

    assert reports["Ada Lind"]
    assert not reports["Bo Orlan"]


@pytest.mark.parametrize(
    "style",
    ["DPM{PERSON", "EAM{PERSON", "MoS{PERSON", "Datuk{PERSON", "Alhaji{PERSON", "Tan{PERSON Sri"],
)
def test_a_style_or_a_short_office_before_a_surname_is_no_given_name(style):
    told = people(f"Minister Ada{{PERSON Lind}} left . | {style} Lind}} spoke .")
    assert told == {"Ada Lind": ("Minister", None)}


def test_a_style_before_a_surname_told_nowhere_else_stays_with_the_name():
    told = people(
        "Minister Ada{PERSON Lind} left . | Oba{PERSON Orlan} and Bo{PERSON Lind} spoke ."
    )
    assert [*told] == ["Ada Lind", "Oba Orlan", "Bo Lind"]


def test_initials_before_a_surname_are_those_of_another_than_who_is_told_in_full():
    told = people("Minister Ada{PERSON Lind} left . | KTR{PERSON Lind} spoke .")
    assert [*told] == ["Ada Lind", "KTR Lind"]


@pytest.mark.parametrize("given", ["Syed", "Tan", "Adi", "JANE", "Sri"])
def test_a_given_name_before_the_surname_of_another_is_no_style(given):
    told = people(f"Minister Ada{{PERSON Lind}} left . | {given}{{PERSON Lind}} spoke .")
    assert [*told] == ["Ada Lind", f"{given} Lind"]
