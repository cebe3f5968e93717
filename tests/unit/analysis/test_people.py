"""People in one text: names found, joined and told apart, roles read around them."""

import pytest

from briefing.analysis.actors.best_role import best_role
from briefing.analysis.actors.people import find_people
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated


def people(line):
    """Each person as (name, role, mentions)."""
    words = Words.of(annotated(line))
    found = []
    for person in find_people(words):
        phrase = best_role(words, person.roles)
        role = None if phrase is None else words.said(phrase.start, phrase.end)
        found.append((person.fullest.printed, role, len(person.mentions)))
    return found


def roles(line):
    """The printed role of each person, by name."""
    return {name: role for name, role, _ in people(line)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("President Ada{PERSON Lind} arrived .", "President"),
        ("Ada{PERSON Lind} , the mayor of Oslo{GPE} , arrived .", "mayor of Oslo"),
        ("Ada{PERSON Lind} ( mayor ) arrived .", "mayor"),
        ("Ada{PERSON Lind} , 54 , a former general , arrived .", "former general"),
        ("The chairman of the alliance , Ada{PERSON Lind} , said so .", "chairman of the alliance"),
        ("Their spiritual/ADJ leader , the Ada{PERSON Lind} , said so .", "spiritual leader"),
        ("Ada{PERSON Lind} is the new president of Lorva{GPE} .", "president of Lorva"),
        ("Ada{PERSON Lind} was named/VERB ambassador to Japan{GPE} .", "ambassador to Japan"),
        ("Ada{PERSON Lind} , who is also foreign minister , said so .", "foreign minister"),
        ("Ada{PERSON Lind} , who heads the Lorva{ORG Bank} , said so .", "heads the Lorva Bank"),
        ("Special/ADJ envoy for Yemen{GPE} Ada{PERSON Lind} arrived .", "Special envoy for Yemen"),
        ("A bus driver and Mr. Ada{PERSON Lind} met .", None),
        ("It was a victory for the new senator , Ada{PERSON Lind} , who won .", "senator"),
        ("In a letter to the president , Ada{PERSON Lind} said so .", None),
        ("the envoy of Bo{PERSON Berg} , Ada{PERSON Lind} and others met .", "envoy of Bo Berg"),
        ("Prince Ada{PERSON} , the heir , arrived .", "heir"),
        ("President Bo{PERSON Berg} and his deputy , Ada{PERSON Lind} , met .", "deputy"),
        ("members of the former Ada{PERSON Lind} government met .", None),
        ("the Hon Ada{PERSON Lind} arrived .", None),
        ("Minister for Trade the Hon Ada{PERSON Lind} arrived .", "Minister for Trade"),
        ("Ada{PERSON Lind} , head of the Lorva{ORG Party} ( LP{ORG} ) committee , left/VERB .",
         "head of the Lorva Party (LP) committee"),
        ("Far ~- ~right leader Ada{PERSON Lind} left/VERB .", "Far-right leader"),
        ("embattled/ADJ controversial/ADJ mayor Ada{PERSON Lind} left/VERB .", "mayor"),
        ("Ada{PERSON Lind} was a mayor . | She left . | Envoy Ada{PERSON Lind} said so .", "Envoy"),
        ("Ada{PERSON Lind} served/VERB as the mayor of Oslo{GPE} .", "mayor of Oslo"),
        ("Bo{PERSON Berg} 's deputy , Finance Minister Ada{PERSON Lind} , left/VERB .",
         "Finance Minister"),
        ("a bid for access for her to the woman , Ada{PERSON Lind} , failed/VERB .", "woman"),
    ],
)  # fmt: skip
def test_roles_are_read_wherever_news_puts_them(line, expected):
    """Before the name, after it, in brackets, in a clause: the role of Ada Lind is found."""
    found = roles(line)
    name = next(name for name in found if "Ada" in name)

    assert found[name] == expected


def test_a_short_name_is_the_person_named_in_full():
    """ "Kalın", "Mr. Kalin" and the full name are one person."""
    line = (
        "Kalın{PERSON} arrived . | İbrahim{PERSON Kalın} , the spokesman , said so . | "
        "Mr. Kalin{PERSON} left/VERB ."
    )

    assert people(line) == [("İbrahim Kalın", "spokesman", 3)]


def test_two_people_with_one_surname_stay_two():
    """The honorific tells which of two people a bare surname means."""
    line = (
        "George{PERSON Orlan} met Laura{PERSON Orlan} . | Mrs. Orlan{PERSON} said so . | "
        "Mr. Orlan{PERSON} left/VERB ."
    )

    assert people(line) == [("George Orlan", None, 2), ("Laura Orlan", None, 2)]


def test_the_title_tells_which_of_two_people_is_meant():
    """ "President Orlan" is the president, not the senator of that name."""
    line = (
        "President Bo{PERSON Orlan} met Senator Karl{PERSON Orlan} . | "
        "Senator Orlan{PERSON} said so ."
    )

    assert people(line) == [("Bo Orlan", "President", 1), ("Karl Orlan", "Senator", 2)]


def test_a_son_is_not_his_father():
    """The owner of a role is another person than its bearer."""
    line = "Orlan{PERSON} 's son Karl{PERSON Orlan Jr.} arrived ."

    assert [name for name, _, _ in people(line)] == ["Orlan", "Karl Orlan Jr."]


def test_names_of_kings_and_popes_keep_their_title():
    """Nobody calls a pope by his bare given name."""
    line = "Pope Clement{PERSON} met King Harald{PERSON II} and Crown Prince Olaf{PERSON} ."

    assert [name for name, _, _ in people(line)] == [
        "Pope Clement",
        "King Harald II",
        "Prince Olaf",
    ]


def test_titles_inside_a_marked_name_are_cut():
    """The entity tagger may take the title into the name; the person's name stays clean."""
    line = "Egyptian{PERSON Foreign Minister Samir Hadad 's} visit ended/VERB ."

    assert people(line) == [("Samir Hadad", "Foreign Minister", 1)]


def test_a_name_broken_over_a_line_is_one_name():
    """Hard-wrapped text does not make two people of one."""
    line = "İbrahim{PERSON} \\n/SPACE Kalın{PERSON} arrived ."

    assert people(line) == [("İbrahim Kalın", None, 1)]


def test_a_name_goes_on_after_a_hyphen():
    """The tagger sometimes stops in the middle of a double name."""
    line = "Terje{PERSON Rod} ~- ~Larsen arrived . | Kim{PERSON Dae} ~- ~sung left/VERB ."

    assert [name for name, _, _ in people(line)] == ["Terje Rod-Larsen", "Kim Dae-sung"]


def test_a_name_after_a_title_is_found_without_a_mark():
    """ "Mr. Lind" is a person even if the entity tagger passed it over."""
    assert people("Mr. Lind met President Orlan .") == [
        ("Lind", None, 1),
        ("Orlan", "President", 1),
    ]


def test_a_country_after_a_name_is_no_part_of_it():
    """ "Ada Lind of Norway" is called Ada Lind."""
    assert people("Ada{PERSON Lind of Norway} arrived .") == [("Ada Lind", None, 1)]


def test_a_surname_marked_as_organisation_is_its_bearers():
    """Once named in full, a person owns the surname."""
    assert people("Ada{PERSON Lind} arrived . | Lind{ORG} said so .") == [("Ada Lind", None, 2)]


@pytest.mark.parametrize(
    "line",
    [
        "Turkey{PERSON} said so .",
        "Washington{PERSON} denied/VERB it .",
        "People in Mordal{PERSON} waited/VERB .",
        "Hurricane Rita{PERSON} hit/VERB . | Rita{PERSON} weakened/VERB .",
        "the Orlan{PERSON/compound@years} years/NOUN",
        "troops fought/VERB Orlan{PERSON} ~- ~led forces",
        "moderate Lorvans{PERSON} fled/VERB .",
        "the newspaper Morgen{PERSON} said so .",
        "the State{PERSON Department} said so .",
        "Orlan{PERSON} won/VERB . | Orlan{ORG} won/VERB . | Orlan{ORG} lost/VERB .",
        "President{PERSON} said so .",
        "he{PERSON} said so .",
        "SEOUL{GPE} ( Reuters{PERSON} ) arrived .",
        "Senator D-Calif.{PERSON} left/VERB .",
        "Foreign{PERSON} Minister met .",
    ],
)
def test_what_is_no_person_is_left_out(line):
    """Places, storms, papers and attributes that the tagger took for people are dropped."""
    line = line.replace("Orlan{PERSON/compound@years}", "Orlan/PROPN/compound@years{PERSON}")

    assert people(line) == []


def test_a_plural_title_belongs_to_everyone_in_the_list():
    """ "Ministers Ada Lind and Bo Orlan" are both ministers."""
    line = "Ministers Ada{PERSON Lind} , Bo{PERSON Orlan} and Cy{PERSON Berg} met Di{PERSON Voss} ."

    assert roles(line) == {
        "Ada Lind": "Ministers", "Bo Orlan": "Ministers", "Cy Berg": "Ministers", "Di Voss": None,
    }  # fmt: skip


def test_the_fullest_form_of_the_first_role_is_printed():
    """ "Secretary Lind" first, "Secretary of State Ada Lind" later: the longer one says more."""
    line = "Secretary Lind{PERSON} arrived . | Secretary of State Ada{PERSON Lind} said so ."

    assert roles(line) == {"Ada Lind": "Secretary of State"}


def test_a_present_office_goes_before_a_past_one():
    """What somebody is counts more than what somebody was, wherever it is told."""
    line = (
        "Ada{PERSON Lind} , a former rebel leader , arrived . | Vice President Ada{PERSON Lind} "
        "said so ."
    )

    assert roles(line) == {"Ada Lind": "Vice President"}


def test_kinship_gives_way_to_an_office():
    """ "His brother Bo Orlan" is printed only if nothing better is told."""
    line = "his brother Bo{PERSON Orlan} arrived . | Governor Bo{PERSON Orlan} said so ."

    assert roles(line) == {"Bo Orlan": "Governor"}


def test_an_aide_to_a_president_is_not_the_president():
    """The office next to the name is the bearer's; the aide stays unnamed."""
    line = "A senior aide to Turkish{NORP} President Bo{PERSON Orlan} said so ."

    assert roles(line) == {"Bo Orlan": "President"}


def test_a_name_marked_in_two_overlapping_parts_is_one():
    """The tagger may break a double name after its hyphen."""
    line = "President Jean{PERSON} ~- ~Bertrand{PERSON ~Orlan} arrived ."

    assert people(line.replace("~Bertrand{PERSON ~Orlan}", "~Bertrand{PERSON Orlan}")) == [
        ("Jean-Bertrand Orlan", "President", 1)
    ]


def test_people_who_work_for_somebody_are_not_part_of_the_name():
    """ "Ada Lind aides" are not called so."""
    assert people("Ada{PERSON Lind Aides} said so .") == [("Ada Lind", None, 1)]


def test_marked_more_often_as_a_person_it_is_one():
    """One slip of the tagger does not make an organisation of a singer."""
    line = "Orlan{PERSON} sang/VERB . | Orlan{PERSON} left/VERB . | Orlan{ORG} said so ."

    assert people(line) == [("Orlan", None, 3)]


def test_a_given_name_before_a_marked_surname_is_taken_in():
    """The tagger may leave the given name out."""
    assert people("Yesterday/NOUN Maria Lind{PERSON} arrived .") == [("Maria Lind", None, 1)]


def test_a_name_in_its_own_script_is_the_same_person():
    """ "Eleni Orlan (Ελένη Ορλάν)" is one person with two spellings."""
    line = "Eleni{PERSON Orlan} ( Ελένη{PERSON Ορλάν} ) arrived . | Bo{PERSON Berg} ( 54 ) left ."
    words = Words.of(annotated(line))
    eleni, bo = find_people(words)

    assert [mention.printed for mention in eleni.mentions] == ["Eleni Orlan", "Ελένη Ορλάν"]
    assert eleni.fullest.printed == "Eleni Orlan"
    assert bo.fullest.printed == "Bo Berg"


def test_a_surname_that_the_tagger_passed_over_is_its_bearers():
    """In a headline the surname may stand unmarked."""
    assert people("Lind arrived . | Ada{PERSON Lind} said so .") == [("Ada Lind", None, 2)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Secretary of State{PERSON Lind} arrived .", "Lind"),
        ("Ambassador to the United States{PERSON/PROPN/nmod@Ambassador} Ada{PERSON Lind} left .",
         "Ada Lind"),
    ],
)  # fmt: skip
def test_the_end_of_a_title_is_no_part_of_the_name(line, name):
    """The tagger may begin the name too early."""
    line = line.replace(
        "States{PERSON/PROPN/nmod@Ambassador}", "States/PROPN/nmod@Ambassador{PERSON}"
    )

    assert [found for found, _, _ in people(line)] == [name]
