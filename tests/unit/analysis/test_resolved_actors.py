"""The cast of a text: who is meant by which words."""

import pytest

from briefing.analysis.actors import resolve
from briefing.analysis.words import Words
from briefing.model import ActorType
from tests.unit.analysis.annotated import annotated


def resolved(line):
    return resolve(Words.of(annotated(line)))


def meant(line, form, *, nth=0):
    """The name of the actor that the nth occurrence of a word means."""
    doc = annotated(line)
    places = [token.i for token in doc if token.text == form]
    actor = resolve(Words.of(doc)).actor_at(places[nth])
    return None if actor is None else actor.name


LIND_AND_ORLAN = (
    "Norwegian{NORP} President Ada{PERSON Lind/PROPN/nsubj@met} met/VERB/ROOT Turkish{NORP} "
    "Prime Minister Bo{PERSON Orlan/PROPN/obj@met} . | "
)


@pytest.mark.parametrize(
    ("phrase", "form", "expected"),
    [
        ("The president/NOUN/nsubj@said said/VERB/ROOT so .", "president", "Ada Lind"),
        ("The prime minister/NOUN/nsubj@said said/VERB/ROOT so .", "minister", "Bo Orlan"),
        ("The Turkish{NORP} leader/NOUN/nsubj@said said/VERB/ROOT so .", "leader", "Bo Orlan"),
        ("The Norwegian{NORP} leader/NOUN/nsubj@said said/VERB/ROOT so .", "leader", "Ada Lind"),
        ("The vice president/NOUN/nsubj@said said/VERB/ROOT so .", "president", None),
        ("The French{NORP} president/NOUN/nsubj@said said/VERB/ROOT so .", "president", None),
        ("The presidents/NOUN/nsubj@said said/VERB/ROOT so .", "presidents", None),
        ("She/PRON/nsubj@said said/VERB/ROOT so .", "She", "Ada Lind"),
        ("He/PRON/nsubj@said said/VERB/ROOT so .", "He", "Bo Orlan"),
        ("It/PRON/nsubj@rained rained/VERB/ROOT .", "It", None),
    ],
)
def test_descriptions_and_pronouns_mean_the_person_that_fits(phrase, form, expected):
    """Office, country, gender and attention decide; what fits nobody stays open."""
    assert meant(LIND_AND_ORLAN + phrase, form) == expected


def test_a_pronoun_means_the_subject_before_the_object():
    """Of two men the one who acts stays in the centre of attention."""
    line = (
        "Karl{PERSON Lind/PROPN/nsubj@met} met/VERB/ROOT Bo{PERSON Orlan/PROPN/obj@met} . | "
        "He/PRON/nsubj@said said/VERB/ROOT so ."
    )

    assert meant(line, "He") == "Karl Lind"


def test_an_object_pronoun_is_not_its_own_subject():
    """In "Karl met him" somebody else is met."""
    line = (
        "Bo{PERSON Orlan/PROPN/nsubj@left} left/VERB/ROOT . | "
        "Karl{PERSON Lind/PROPN/nsubj@met} met/VERB/ROOT him/PRON/obj@met ."
    )

    assert meant(line, "him") == "Bo Orlan"


def test_a_pronoun_may_run_ahead_of_its_name():
    """ "On her first trip, Ada Lind ..." speaks of Ada Lind."""
    line = (
        "On her/PRON/nmod@trip first trip/NOUN/obl@met , Ada{PERSON Lind/PROPN/nsubj@met} "
        "met/VERB/ROOT Bo{PERSON Orlan/PROPN/obj@met} ."
    )

    assert meant(line, "her") == "Ada Lind"


def test_a_name_beside_its_office_is_as_present_as_the_office():
    """ "The minister, Lisa Berg, was luckier. She ...": the minister, not who spoke before her."""
    line = (
        "Said/VERB/ROOT harbour master Ona{PERSON Lind/PROPN/nsubj@Said} . | "
        "The economy minister/NOUN/nsubj@luckier , Iris{PERSON Berg/PROPN/appos@minister} , "
        "was luckier/ADJ/ROOT . | She/PRON/nsubj@left left/VERB/ROOT ."
    )

    assert meant(line, "She") == "Iris Berg"


def test_a_pronoun_may_mean_somebody_without_a_name():
    """Who is told by an office alone is meant, and not the last one named."""
    line = (
        "Restaurant owner Ola{PERSON Lind/PROPN/nsubj@sells} sells/VERB/ROOT soup . | "
        "The deposed president/NOUN/nsubj@hid hid/VERB/ROOT . | "
        "Today he/PRON/nsubj@left left/VERB/ROOT ."
    )
    found = resolved(line)
    place = {token.text: token.i for token in annotated(line)}

    assert found.actor_at(place["he"]) is None
    assert found.unnamed == {place["he"]: place["president"]}


def test_a_pronoun_of_somebody_announced_is_that_of_the_name_that_follows():
    """ "Turkey's minister left. Then she slept. Ada Lind said": all one person."""
    line = (
        "Turkey{GPE} 's foreign minister/NOUN/nsubj@left left/VERB/ROOT . | "
        "Then she/PRON/nsubj@slept slept/VERB/ROOT . | "
        "Ada{PERSON Lind/PROPN/nsubj@said} said/VERB/ROOT so ."
    )

    assert [meant(line, form) for form in ("minister", "she")] == ["Ada Lind", "Ada Lind"]
    assert resolved(line).unnamed == {}


def test_a_description_announces_the_name_that_follows():
    """ "Lorva's foreign minister has ... Ada Lind said": the role of the name is known."""
    line = (
        "Turkey{GPE} 's foreign minister/NOUN/nsubj@left left/VERB/ROOT . | "
        "Ada{PERSON Lind/PROPN/nsubj@said} said/VERB/ROOT so ."
    )
    (lind,) = resolved(line).actors

    assert (lind.name, lind.role, lind.affiliation) == ("Ada Lind", "foreign minister", "Turkey")
    assert [mention.kind for mention in lind.mentions] == ["description", "name"]


def test_an_announcement_of_another_gender_is_not_taken():
    """A spokeswoman is not Karl Lind."""
    line = (
        "A spokeswoman/NOUN/nsubj@left left/VERB/ROOT . | "
        "Karl{PERSON Lind/PROPN/nsubj@said} said/VERB/ROOT so ."
    )

    assert resolved(line).actors[0].role is None


def test_a_description_gives_a_role_to_who_has_none():
    """ "Ada Lind left. The U.N. expert said ...": she is the expert."""
    line = (
        "Ada{PERSON Lind/PROPN/nsubj@left} left/VERB/ROOT . | "
        "The UN{ORG} expert/NOUN/nsubj@said said/VERB/ROOT so ."
    )
    actor = resolved(line).actors[0]

    assert (actor.role, actor.affiliation) == ("expert", "United Nations")


@pytest.mark.parametrize(
    ("line", "name", "affiliation"),
    [
        ("Norway{GPE} 's Ada{PERSON Lind} arrived .", "Ada Lind", "Norway"),
        ("Ada{PERSON Lind} of Norway{GPE} arrived .", "Ada Lind", "Norway"),
        ("White{ORG House} spokesman Bo{PERSON Orlan} said so .", "Bo Orlan", "United States"),
        ("Pope Clement{PERSON} arrived .", "Pope Clement", "Vatican"),
        ("The envoy met Bo{PERSON Orlan} , the mayor of Mordal{GPE} .", "Bo Orlan", "Mordal"),
        ("In Norway{GPE} , President Ada{PERSON Lind} resigned/VERB .", "Ada Lind", "Norway"),
        ("In Norway{GPE} , singer Ada{PERSON Lind} arrived .", "Ada Lind", None),
        (
            "Minister Bo{PERSON Orlan} and Ada{PERSON Lind} , the Israeli{NORP} mayor , met .",
            "Bo Orlan", "Israel",
        ),
    ],
)  # fmt: skip
def test_affiliation_is_what_the_text_tells(line, name, affiliation):
    """From the role, the possessive, the neighbour or, for state offices, the country named."""
    actor = next(actor for actor in resolved(line).actors if actor.name == name)

    assert actor.affiliation == affiliation


def test_a_second_president_does_not_get_the_first_ones_country():
    """A country whose president is known lends itself to no other president."""
    line = "South{GPE Korean} President Ada{PERSON Lind} met President Bo{PERSON Orlan} ."

    assert [actor.affiliation for actor in resolved(line).actors] == ["South Korea", None]


def test_delegation_and_leader_share_their_country():
    """ "A Turkish delegation led by Ada Lind": both stand for Turkey."""
    line = (
        "A Turkish{NORP} delegation/NOUN/nsubj@arrived led/VERB by Ada{PERSON Lind} "
        "arrived/VERB/ROOT . | The delegation/NOUN/nsubj@left left/VERB/ROOT ."
    )
    group, lind = resolved(line).actors

    assert (group.name, group.type, group.affiliation) == (
        "Turkish delegation", ActorType.GROUP, "Turkey",
    )  # fmt: skip
    assert lind.affiliation == "Turkey"
    assert [mention.text for mention in group.mentions] == ["Turkish delegation", "delegation"]


def test_the_shorter_of_nested_mentions_is_meant():
    """In "the Israeli president's director" the word "president" is not the director."""
    line = "Ada{PERSON Lind} , the spokesman of President Bo{PERSON Orlan} , arrived ."

    assert meant(line, "Orlan") == "Bo Orlan"
    assert meant(line, "Lind") == "Ada Lind"


def test_a_name_in_passing_does_not_act():
    """ "The days of Orlan's regime": Orlan is background, and so is a medium's correspondent."""
    passing = "Rebels fought/VERB/ROOT Bo{PERSON Orlan} 's regime ."
    reporter = "VOA{ORG} 's Ada{PERSON Lind/PROPN/nsubj@reports} reports/VERB/ROOT ."

    assert [a.acts for a in resolved(passing).actors] == [False]
    assert [a.acts for a in resolved(reporter).actors if a.type is ActorType.PERSON] == [False]


def test_every_mention_is_verbatim_and_in_order():
    """Mentions are spans of the text."""
    doc = annotated(LIND_AND_ORLAN + "She/PRON/nsubj@said said/VERB/ROOT so .")

    for actor in resolve(Words.of(doc)).actors:
        starts = [mention.start for mention in actor.mentions]
        assert starts == sorted(starts)
        for mention in actor.mentions:
            assert doc[mention.start : mention.end].text == mention.text


def test_an_empty_text_has_no_cast():
    """Nothing in, nothing out."""
    doc = annotated("so")[:0].as_doc()

    assert resolve(Words.of(doc)).actors == ()
    assert resolve(Words.of(doc)).actor_at(0) is None


def test_a_minister_of_another_country_is_somebody_else():
    """ "Qatar's foreign minister" is not the foreign minister of no stated country."""
    line = (
        "Foreign Minister Ada{PERSON Lind/PROPN/nsubj@left} left/VERB/ROOT . | "
        "Qatar{GPE} 's foreign minister/NOUN/nsubj@said said/VERB/ROOT so ."
    )

    assert meant(line, "minister") is None


def test_a_role_of_former_days_leaves_room_for_the_present_one():
    """The publisher of the first sentence is the former spokesman of the third."""
    line = (
        "The Norwegian{NORP} publisher/NOUN/nsubj@left left/VERB/ROOT . | Ada{PERSON "
        "Lind/PROPN/nsubj@said} said/VERB/ROOT so . | Lind{PERSON} , who was a spokesman for the "
        "king , slept/VERB/ROOT ."
    )

    assert resolved(line).actors[0].role == "publisher"


@pytest.mark.parametrize(
    ("line", "affiliation"),
    [
        ("They held talks in Norway{GPE} with President Ada{PERSON Lind} .", "Norway"),
        ("They went/VERB to Norway{GPE} , President Ada{PERSON Lind} said .", None),
        ("UNOS{ORG} spokeswoman Ada{PERSON Lind} left . | United{ORG Network Of Sharing} "
         "( UNOS{ORG} ) fell .", "United Network Of Sharing"),
        ("Google{ORG} 's Ada{PERSON Lind} left .", "Google"),
        ("Turkish{NORP} President Bo{PERSON Orlan} 's spokesman Ada{PERSON Lind} left .", "Turkey"),
    ],
)  # fmt: skip
def test_affiliation_is_rather_none_than_wrong(line, affiliation):
    """A host is at home where the talks are; a traveller is not at home where he goes."""
    lind = next(actor for actor in resolved(line).actors if actor.name == "Ada Lind")

    assert lind.affiliation == affiliation


def told(line, name):
    """Role and affiliation of a named person."""
    actor = next(actor for actor in resolved(line).actors if actor.name == name)
    return actor.role, actor.affiliation


@pytest.mark.parametrize(
    "line",
    [
        "Foreign Minister Ada{PERSON Lind} will visit/VERB Baku{GPE} , her ministry said .",
        "The visit of Prime Minister Ada{PERSON Lind} to Chile{GPE} is near . | "
        "The Chilean{NORP} side asked/VERB .",
        "Near/ADP the border with Chile{GPE} , Interior Minister Ada{PERSON Lind} spoke/VERB .",
        "Ties between Chile{GPE} and Peru{GPE} were/AUX bad/ADJ , President Ada{PERSON Lind} "
        "said .",
        "The U.N.{ORG} asked/VERB President Ada{PERSON Lind} .",
        "Prime Minister Ada{PERSON Lind} and her Greek{NORP} counterpart , Bo{PERSON Orlan} , "
        "spoke/VERB .",
    ],
)
def test_a_country_near_a_name_is_not_the_bearers(line):
    """Where one goes, what one borders on, the other side's country: none of them is one's own."""
    assert told(line, "Ada Lind")[1] is None


def test_a_host_is_at_home_in_the_part_of_the_sentence_that_names_the_place():
    line = (
        "In Lisbon{GPE} he meets/VERB Foreign Minister Rui{PERSON Falcato} ; in Astana{GPE} he "
        "talks/VERB with Foreign Minister Ada{PERSON Lind} ."
    )

    assert told(line, "Rui Falcato")[1] == "Portugal"
    assert told(line, "Ada Lind")[1] == "Kazakhstan"


@pytest.mark.parametrize(
    "before",
    [
        "Bo{PERSON Orlan} 's journey/NOUN/nsubj@began began/VERB/ROOT . | The Norwegian{NORP} "
        "foreign minister/NOUN/nsubj@left left/VERB/ROOT . | ",
        "It began/VERB/ROOT . | A Norwegian{NORP} foreign minister/NOUN/nsubj@left "
        "left/VERB/ROOT . | ",
    ],
)
def test_a_minister_spoken_of_before_gives_no_country_to_the_next_one(before):
    """The Norwegian minister is the traveller named first, or anyone: not who is met."""
    line = before + "Foreign Minister Ada{PERSON Lind/PROPN/nsubj@sat} sat/VERB/ROOT down ."

    assert told(line, "Ada Lind") == ("Foreign Minister", None)


def test_a_minister_announced_by_country_is_the_one_named_after():
    line = (
        "The Norwegian{NORP} foreign minister/NOUN/nsubj@left left/VERB/ROOT . | "
        "Foreign Minister Ada{PERSON Lind/PROPN/nsubj@sat} sat/VERB/ROOT down ."
    )

    assert told(line, "Ada Lind")[1] == "Norway"


def test_somebodys_son_is_not_the_next_name():
    line = (
        "Her own/ADJ son/NOUN/nsubj@slept slept/VERB/ROOT . | "
        "Bo{PERSON Brahms/PROPN/nsubj@followed} followed/VERB/ROOT ."
    )

    assert told(line, "Bo Brahms")[0] is None


def test_the_director_of_a_thing_is_not_whoever_was_spoken_of():
    line = (
        "Ada{PERSON Lind/PROPN/nsubj@left} left/VERB/ROOT the hall . | "
        "Its director/NOUN/nsubj@wept wept/VERB/ROOT ."
    )

    assert told(line, "Ada Lind")[0] is None


def test_an_official_who_says_something_is_not_the_person_spoken_of():
    line = "Ada{PERSON Lind} , an official of the chancellery said , will not travel/VERB ."

    assert told(line, "Ada Lind")[0] is None


def test_a_portfolio_is_no_part_of_a_name():
    """Also where the tagger takes "Foreign Affairs" for a name of its own."""
    line = "Minister of {0}Ada{1}PERSON Lind}} left ."
    whole = line.format("Foreign{PERSON Affairs ", "").replace("AdaPERSON", "Ada")
    apart = line.format("Foreign{PERSON Affairs} ", "{").replace("Lind}}", "Lind}")

    for each in (whole.replace("Lind}}", "Lind}"), apart):
        assert told(each, "Ada Lind")[0] == "Minister of Foreign Affairs"


def test_a_company_tells_more_than_its_country():
    line = (
        "Ada{PERSON Lind} , chief executive of the Norwegian{NORP} carmaker Orlan{ORG Motors} , "
        "left ."
    )

    assert told(line, "Ada Lind")[1] == "Orlan Motors"


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("The/DET/det@group airline trade group/NOUN/nsubj@asked", "airline trade group"),
        ("The/DET/det@service weather/NOUN/compound@service service/NOUN/nsubj@asked", None),
        ("The/DET/det@group largest/ADJ/amod@group group/NOUN/nsubj@asked of visitors", None),
    ],
)
def test_only_a_word_for_any_organisation_takes_up_the_one_named(said, role):
    line = f"Orlan{{ORG Alliance/PROPN/nsubj@spoke}} spoke/VERB/ROOT . | {said} asked/VERB/ROOT ."

    assert resolved(line).actors[0].role == role


def test_a_body_that_one_state_has_under_its_name_stands_for_it():
    line = "The State{ORG Department/PROPN/nsubj@spoke} spoke/VERB/ROOT ."

    assert resolved(line).actors[0].affiliation == "United States"


def test_where_a_station_stands_is_not_what_its_head_stands_for():
    line = "The head of the station at Lorvik{GPE} , Ada{PERSON Lind} , left ."

    assert told(line, "Ada Lind") == ("head of the station at Lorvik", None)


@pytest.mark.parametrize(
    ("line", "affiliation"),
    [
        ("Democratic{NORP} Senator Ada{PERSON Lind} left .", "United States"),
        ("Sen. Ada{PERSON Lind} ( D-N.Y. ) left .", "United States"),
        ("The White{ORG House} was calm . | President Ada{PERSON Lind} left .", "United States"),
        ("The Kremlin{ORG} was calm . | President Ada{PERSON Lind} left .", "Russia"),
        # somebody else holds such an office here, or the text speaks of two states
        ("The White{ORG House} rang Turkish{NORP} President Bo{PERSON Orlan} . | President "
         "Ada{PERSON Lind} left .", None),
        ("The White{ORG House} rang the Kremlin{ORG} . | President Ada{PERSON Lind} left .", None),
        # an office that this state does not have
        ("The White{ORG House} was calm . | Chancellor Ada{PERSON Lind} left .", None),
        ("Opposition Senator Ada{PERSON Lind} left .", None),
    ],
)  # fmt: skip
def test_offices_are_those_of_the_one_state_whose_politics_is_told(line, affiliation):
    """News at home prints its own offices without saying whose they are."""
    lind = next(actor for actor in resolved(line).actors if actor.name == "Ada Lind")

    assert lind.affiliation == affiliation
