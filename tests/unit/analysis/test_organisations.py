"""Organisations and groups: found, joined under one name, and told apart from mere mentions."""

import pytest

from briefing.analysis.actors import resolve
from briefing.analysis.words import Words
from briefing.model import ActorType
from tests.unit.analysis.annotated import annotated


def organisations(line):
    return [
        actor for actor in resolve(Words.of(annotated(line))).actors if actor.type is ActorType.ORG
    ]


def groups(line):
    return [a.name for a in resolve(Words.of(annotated(line))).actors if a.type is ActorType.GROUP]


ACTING = "/PROPN/nsubj@said} said/VERB/ROOT so ."


@pytest.mark.parametrize(
    ("line", "acts"),
    [
        ("The Orlan{ORG Bank/PROPN/nsubj@said} said/VERB/ROOT so .", True),
        ("It fell , according to the Orlan{ORG Bank} .", True),
        ("A plan made/VERB by the Orlan{ORG Bank/PROPN/obl@made} failed/VERB/ROOT .", True),
        ("He saw/VERB/ROOT the Orlan{ORG Bank/PROPN/nmod@report} 's report/NOUN/obj@saw .", True),
        (
            "The head/NOUN/nsubj@said of the Orlan{ORG Bank/PROPN/nmod@head} said/VERB/ROOT so .",
            True,
        ),
        ("Orlan{ORG Bank/PROPN/compound@police} police/NOUN/nsubj@said said/VERB/ROOT so .", True),
        ("rebels of the militant group Orlan{ORG Front/PROPN/nmod@rebels} fled/VERB/ROOT .", True),
        ("He spoke/VERB/ROOT at the Orlan{ORG Bank/PROPN/obl@spoke} .", False),
        (
            "the Orlan{ORG Bank/PROPN/compound@report} report/NOUN/nsubj@fell fell/VERB/ROOT .",
            False,
        ),
        ("He met/VERB/ROOT the Orlan{ORG Bank/PROPN/obj@met} .", False),
    ],
)
def test_an_organisation_acts_if_it_does_says_or_owns_something(line, acts):
    """A name in passing is not an actor."""
    (organisation,) = organisations(line)

    assert organisation.acts is acts


def test_named_twice_an_organisation_counts():
    """What a text comes back to matters in it."""
    line = "He spoke/VERB/ROOT at Orlanbank{ORG} . | He left/VERB/ROOT Orlanbank{ORG} ."

    assert [organisation.acts for organisation in organisations(line)] == [True]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the Orlan{ORG Trade Union} ( OTU{ORG} )", "OTU{ORG}"),
        ("the Orlan{ORG Trade Union}", "the OTU{ORG}"),
        ("the Orlan{ORG Trade Union}", "the Trade{ORG Union}"),
        ("the Orlan{ORG Trade Union}", "ORLAN{ORG TRADE UNION}"),
        ("the U.S.{ORG Trade Union Board}", "the TUB{ORG}"),
        ("the European{ORG Union}", "the EU{ORG}"),
        ("al ~- ~Orla{ORG}", "the al ~- ~Orla{ORG}"),
    ],
)
def test_short_forms_are_the_organisation_named_in_full(first, second):
    """Initials, brackets, shorter names: one organisation under its fullest name."""
    found = organisations(f"{first} met/VERB . | {second} said/VERB so .")

    assert len(found) == 1
    assert len(found[0].mentions) >= 2


@pytest.mark.parametrize(
    ("line", "role", "affiliation"),
    [
        ("the militant group Orlan{ORG Front} fled/VERB .", "militant group", None),
        ("Turkey{GPE} 's biggest carrier , Orlan{ORG Air} , crashed/VERB .",
         "biggest carrier", "Turkey"),
        ("Orlan{ORG Bank} , a private network of traders , failed/VERB .",
         "private network of traders", None),
        ("Turkey{GPE} 's Supreme{ORG Court} ruled/VERB .", None, "Turkey"),
        ("The Turkish{NORP} Red{ORG Crescent} left/VERB .", None, "Turkey"),
        ("The U.S.{ORG Trade Board} left/VERB .", None, "United States"),
        ("Turkey{GPE} 's European{ORG Union} bid failed/VERB .", None, None),
    ],
)  # fmt: skip
def test_kind_and_country_of_an_organisation_are_read(line, role, affiliation):
    """What it is and whose it is, where the text says so."""
    organisation = organisations(line)[0]

    assert (organisation.role, organisation.affiliation) == (role, affiliation)


@pytest.mark.parametrize(
    "line",
    [
        "Reuters{ORG} said/VERB so .",
        "the newspaper Morgenposten{ORG} said/VERB so .",
        "the Orlan{ORG Herald} said/VERB so .",
        "the state-run news agency , Orla{ORG} , said/VERB so .",
        "Orla{ORG} news agency said/VERB so .",
    ],
)
def test_media_are_known_as_media(line):
    """Who only carries the news is never a key actor."""
    (organisation,) = organisations(line)

    assert organisation.media


@pytest.mark.parametrize(
    "line",
    [
        "We{ORG} said/VERB so .",
        "Turkey{ORG} said/VERB so .",
        "Ankara{ORG} said/VERB so .",
        "the U-2s{ORG} left/VERB .",
        "the U.S.{ORG Undersecretary for Trade} said/VERB so .",
        "the Orlan{ORG President} said/VERB so .",
    ],
)
def test_what_is_no_organisation_is_left_out(line):
    """Countries, capitals, codes, offices and pronouns that the tagger took for organisations."""
    assert organisations(line) == []


def test_a_ministry_in_small_letters_is_found():
    """ "The Swiss foreign ministry" acts; "Switzerland's foreign ministry" is the government."""
    swiss = "The Swiss{NORP} foreign ministry/NOUN/nsubj@said said/VERB/ROOT so ."
    owned = "Switzerland{GPE} 's foreign ministry/NOUN/nsubj@said said/VERB/ROOT so ."

    assert [o.name for o in organisations(swiss)] == ["Swiss foreign ministry"]
    assert organisations(owned) == []


def test_clubs_in_a_report_of_a_game_do_not_act():
    """A football team is a name in the news, not an actor of a brief; its federation is."""
    line = (
        "The Orlan{ORG Rovers/PROPN/nsubj@beat} beat/VERB/ROOT Mordal{ORG Town} in the league "
        "final . | The season and the cup match ended/VERB/ROOT . | "
        "The Football{ORG Federation/PROPN/nsubj@said} said/VERB/ROOT so ."
    )

    assert [o.name for o in organisations(line) if o.acts] == ["Football Federation"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A Turkish{NORP} delegation/NOUN/nsubj@left left/VERB/ROOT .", ["Turkish delegation"]),
        ("a delegation/NOUN/obj@sent of business executives sent/VERB/ROOT",
         ["delegation of business executives"]),
        ("IAEA{ORG} inspectors/NOUN/nsubj@arrived arrived/VERB/ROOT .", ["IAEA inspectors"]),
        ("six/NUM Canadian{NORP} MPs/NOUN/nsubj@visited visited/VERB/ROOT .",
         ["six Canadian MPs"]),
        ("an Orlan{ORG} team/NOUN/nsubj@visited visited/VERB/ROOT .", ["Orlan team"]),
        ("a group of U.S.{GPE} congressmen/NOUN/nsubj@arrived arrived/VERB/ROOT .",
         ["group of U.S. congressmen"]),
        ("envoys/NOUN/nsubj@met from Turkey{GPE} met/VERB/ROOT .", ["envoys from Turkey"]),
        ("G8{ORG} leaders/NOUN/nsubj@met met/VERB/ROOT .", ["G8 leaders"]),
        ("a football team/NOUN/nsubj@arrived arrived/VERB/ROOT .", []),
        ("Turkish{NORP} officials/NOUN/nsubj@said said/VERB/ROOT so .", []),
        ("U.S.{GPE} lawmakers/NOUN/nsubj@passed passed/VERB/ROOT a bill/NOUN/obj@passed .", []),
        ("the delegation leader/NOUN/nsubj@left left/VERB/ROOT .", []),
    ],
)  # fmt: skip
def test_groups_that_go_somewhere_as_one_are_actors(line, expected):
    """Delegations, missions, inspectors: not every plural that says something."""
    assert groups(line) == expected


def test_two_delegations_stay_two():
    """Of two delegations each keeps its country; "the delegation" is the one named last."""
    line = (
        "A Turkish{NORP} delegation/NOUN/nsubj@left left/VERB/ROOT . | "
        "An Iranian{NORP} delegation/NOUN/nsubj@left left/VERB/ROOT . | "
        "The Turkish{NORP} delegation/NOUN/nsubj@left left/VERB/ROOT . | "
        "A similar/ADJ delegation/NOUN/nsubj@left left/VERB/ROOT ."
    )
    actors = resolve(Words.of(annotated(line))).actors

    assert [(a.name, len(a.mentions)) for a in actors] == [
        ("Turkish delegation", 2), ("Iranian delegation", 1), ("similar delegation", 1),
    ]  # fmt: skip


def test_another_word_for_the_group_means_the_same_group():
    """After "six Canadian MPs", "the delegation" is theirs."""
    line = (
        "six/NUM Canadian{NORP} MPs/NOUN/nsubj@visited visited/VERB/ROOT Oslo{GPE} . | "
        "The delegation/NOUN/nsubj@left left/VERB/ROOT ."
    )

    assert groups(line) == ["six Canadian MPs"]


def test_a_description_says_what_the_organisation_before_it_is():
    """ "The airline trade group" takes up the association named in the sentence before."""
    line = (
        "The Orlan{ORG Association/PROPN/nsubj@said} said/VERB/ROOT so . | "
        "The/DET/det@group airline/NOUN/compound@group group/NOUN/nsubj@fell fell/VERB/ROOT . | "
        "It ended/VERB/ROOT . | It ended/VERB/ROOT . | "
        "The/DET/det@party big/ADJ/amod@party party/NOUN/nsubj@fell fell/VERB/ROOT ."
    )

    assert [o.role for o in organisations(line)] == ["airline group"]


def test_a_description_far_from_any_name_says_nothing():
    """Before any name, or sentences later, "the ruling party" is somebody else."""
    line = (
        "The/DET/det@party big/ADJ/amod@party party/NOUN/nsubj@fell fell/VERB/ROOT . | "
        "The Orlan{ORG Association/PROPN/nsubj@said} said/VERB/ROOT so ."
    )

    assert [o.role for o in organisations(line)] == [None]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("the rebel Lord 's Resistance{ORG Army} fled/VERB .", "Lord's Resistance Army"),
        ("the group March{DATE 23} Movement{ORG} fled/VERB .", "March 23 Movement"),
        ("The U.S.{ORG Embassy in/ADP} closed/VERB .", "U.S. Embassy"),
    ],
)
def test_names_are_made_whole(line, name):
    """What the tagger cut off is taken in, what it took too much is cut off."""
    assert [o.name for o in organisations(line)] == [name]


@pytest.mark.parametrize(
    "line",
    [
        "the Orlan{ORG Protocol} failed/VERB .",
        "the space shuttle Orla{ORG} left/VERB .",
        "the Ministry{ORG} said/VERB so .",
        "Defense{ORG ministry/NOUN} officials said/VERB so .",
    ],
)
def test_treaties_ships_and_bare_houses_are_no_organisations(line):
    """A protocol does not act, and "the Ministry" alone says nothing."""
    assert organisations(line) == []


def test_who_is_headed_acts():
    """ "He headed the Orlan Front": a body with a head."""
    line = "He/PRON/nsubj@headed headed/VERB/ROOT the Orlan{ORG Front/PROPN/obj@headed} ."

    assert [o.acts for o in organisations(line)] == [True]
