"""Roles as ordinary news tells them: jobs, short forms, figures of speech, terms of office."""

import pytest

from briefing.analysis.actors import resolve
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated


def roles(line):
    """The role of every person named."""
    return {actor.name: actor.role for actor in resolve(Words.of(annotated(line))).actors}


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("The translator Ada{PERSON Lind} left .", "translator"),
        ("The Norwegian{NORP} rider Ada{PERSON Lind} left .", "rider"),
        ("Mordal{ORG} left ~- ~back Ada{PERSON Lind} left .", "Mordal left-back"),
        ("Mordal{ORG} forward Ada{PERSON Lind} left .", "Mordal forward"),
        ("The co-host Ada{PERSON Lind} left .", "co-host"),
        ("Mordal{GPE} Gov. Ada{PERSON Lind} left .", "Gov."),
        ("The second lady/NOUN Ada{PERSON Lind} left .", "second lady"),
        ("Ada{PERSON Lind} , the basketball player detained/VERB in Mordal{GPE} , wrote .",
         "basketball player"),
        ("Ada{PERSON Lind} , a key player/NOUN in Mordal{GPE} and the envoy to Lorva{GPE} , left .",
         "envoy to Lorva"),
        ("Ada{PERSON Lind} , who describes/VERB herself as a painter , left .", "painter"),
        ("Ada{PERSON Lind} , who leads/VERB fungal research at the institute , left .",
         "leads fungal research at the institute"),
        ("The painter Ada{PERSON Lind} , director of the Mordal{ORG Institute} , left .",
         "director of the Mordal Institute"),
        ("Ada{PERSON Lind} became/VERB the first Norwegian{NORP} president to ski .", "president"),
        ("Ada{PERSON Lind} 's term/NOUN as prime minister ended/VERB .", "prime minister"),
        ("Lorva{GPE} named Ada{PERSON Lind} as foreign minister .", "foreign minister"),
        ("Lorva{GPE} named Ada{PERSON Lind} foreign minister .", "foreign minister"),
        ("Chief/ADJ Justice Ada{PERSON Lind} sat/VERB .", "Chief Justice"),
        ("The two/NUM climbers Ada{PERSON Lind} and Bo{PERSON Orlan} fell/VERB .", "climbers"),
        ("Former/ADJ envoy Ada{PERSON Lind} , who led/VERB the Mordal{ORG Party} , left/VERB .",
         "Former envoy"),
        ("Sgt Ada{PERSON Lind} spoke/VERB .", "Sgt"),
        ("Ada{PERSON Lind} , the head of the ruling/VERB council , left .",
         "head of the ruling council"),
        ("The dead woman was named Ada{PERSON Lind} , the police said .", None),
        ("Democrat Ada{PERSON Lind} spoke/VERB . | Senator Lind{PERSON} left/VERB .", "Senator"),
        ("The roommate Ada{PERSON Lind} left .", "roommate"),
        ("Mordal{ORG} runner/NOUN ~- ~up/NOUN Ada{PERSON Lind} left .", "Mordal runner-up"),
        ("The team doctor Ada{PERSON Lind} left .", "team doctor"),
        ("The vice/NOUN president for sales , Ada{PERSON Lind} , left .",
         "vice president for sales"),
        ("The premier Ada{PERSON Lind} , who chairs/VERB the Mordal{ORG Union} , left .",
         "premier"),
        ("Lorva{GPE} named the economist Ada{PERSON Lind} prime minister .", "prime minister"),
        ("They confirmed/VERB Ada{PERSON Lind} of the Mordal{ORG Party} as president .",
         "president"),
        ("They confirmed/VERB Ada{PERSON Lind} , the police said .", None),
        ("Democrat Ada{PERSON Lind} , the longest/ADV serving/VERB member of the house , left .",
         "longest serving member of the house"),
        ("It rained when Ada{PERSON Lind} was envoy to Lorva{GPE} .", None),
        ("The nineteen/NUM ~- ~year ~- ~old/ADJ striker Ada{PERSON Lind} left .", "striker"),
        ("The electoral/ADJ council 's president , Ada{PERSON Lind} , left .", "president"),
        ("They freed/VERB the father of Mordal{ORG} winger Ada{PERSON Lind} .", "Mordal winger"),
        ("A one/NUM ~- ~time aide , Ada{PERSON Lind} , left . | Lind{PERSON} , a painter , "
         "spoke/VERB .", "painter"),
    ],
)  # fmt: skip
def test_a_role_is_read_where_ordinary_news_puts_it(line, role):
    assert roles(line)["Ada Lind"] == role


@pytest.mark.parametrize(
    "line",
    [
        "Ada{PERSON Lind/PROPN/nsubj@spoke} spoke/VERB/ROOT . | They/PRON/nsubj@came came/VERB/ROOT"
        " , said/VERB/ROOT the mayor/NOUN/nsubj@said .",
        "Ada{PERSON Lind/PROPN/nsubj@spoke} spoke/VERB/ROOT . | Officials/NOUN/nsubj@met met/VERB/"
        "ROOT . | It fell/VERB/ROOT , said/VERB/ROOT the king/NOUN/nsubj@said . | The foreign "
        "minister/NOUN/nsubj@slept slept/VERB/ROOT .",
        "The mayor/NOUN/nsubj@came came/VERB/ROOT . | She/PRON/nsubj@left left/VERB/ROOT with "
        "Ada{PERSON Lind/PROPN/obl@left} .",
        "Ada{PERSON Lind/PROPN/nsubj@fell} fell/VERB/ROOT ill , his lawyer/NOUN/nsubj@told "
        "told/VERB a court .",
        "The prime minister/NOUN/nsubj@slept slept/VERB/ROOT . | Among the losers was/AUX "
        "Ada{PERSON Lind/PROPN/nsubj@was} .",
    ],
)
def test_the_office_of_somebody_unnamed_stays_with_nobody(line):
    """ "Said the mayor" brings in another speaker; who is met by the mayor is not the mayor."""
    assert roles(line)["Ada Lind"] is None


def test_one_apposition_is_told_of_all_it_names():
    found = roles("Ada{PERSON Lind} and Bo{PERSON Orlan} , hosts of a show , left .")

    assert found == {"Ada Lind": "hosts of a show", "Bo Orlan": "hosts of a show"}


@pytest.mark.parametrize("word", ["Baker", "Mason", "Hunter"])
def test_a_job_in_capitals_is_a_name(word):
    """A baker is one in small letters only."""
    assert roles(f"{word}{{PERSON Lind}} left/VERB .") == {f"{word} Lind": None}


@pytest.mark.parametrize(
    "line",
    [
        "We read Ada{PERSON} 1:68 today .",
        "The ministers met/VERB leader Moh{PERSON}… [",
        "Storm Ada{PERSON} will arrive/VERB .",
        "A storm called/VERB Ada{PERSON} will arrive/VERB .",
        "As the Ada{PERSON} left/VERB port , it sank .",
        "It spoke by/ADP Zoom{PERSON} .",
        "[W]hen{PERSON} he left/VERB .",
        "Donec{PERSON} et aliquet nisl suscipit molestie sed amet .",
    ],
)
def test_what_only_looks_like_a_name_is_nobody(line):
    """Verses, ships, storms, cut-off words, filler."""
    assert roles(line) == {}


def test_an_acronym_before_the_full_name_is_the_same_body():
    line = "The GU{ORG} spoke/VERB . | The Grain{ORG Union/PROPN/nsubj@met} met/VERB/ROOT ."

    assert list(roles(line)) == ["Grain Union"]


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("Utah{GPE} Republicans/PROPN/nsubj@met met/VERB/ROOT .", "Utah Republicans"),
        ("The bill angered/VERB/ROOT Republicans/PROPN/obj@angered .", None),
    ],
)
def test_members_of_a_party_are_a_group_where_they_act_and_it_is_said_which(line, group):
    assert list(roles(line)) == ([group] if group else [])


@pytest.mark.parametrize(
    ("line", "affiliation"),
    [
        ("Ada{PERSON Lind} of the Mordal{ORG Institute} spoke/VERB .", "Mordal Institute"),
        ("The Mordal{ORG Institute} erred/VERB . | The institute 's director , Ada{PERSON Lind} , "
         "said so .", "Mordal Institute"),
        ("The Mordal{ORG Institute} erred/VERB . | The bank 's director , Ada{PERSON Lind} , said "
         "so .", None),
        ("The Mordal{ORG News} ' Ada{PERSON Lind} spoke/VERB .", "Mordal News"),
        ("Cardinal Ada{PERSON Lind} , the secretary of state , left/VERB .", "Vatican"),
        ("President Ada{PERSON Lind} , head of the Norland{ORG Party} , spoke/VERB .", None),
        ("Ada{PERSON Lind} , head of the Norland{ORG Party} , spoke/VERB .", "Norland Party"),
    ],
)  # fmt: skip
def test_what_somebody_stands_for_is_read_where_the_text_tells_it(line, affiliation):
    """A body named beside the name or taken up by its kind; a president is not his party's."""
    found = {actor.name: actor.affiliation for actor in resolve(Words.of(annotated(line))).actors}

    assert found["Ada Lind"] == affiliation
