"""Who may travel, where and when: found generously, by rule."""

from briefing.analysis.actors import resolve
from briefing.analysis.visits.candidates import Candidates, TravellerKind, candidates_of
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated


def candidates(line: str) -> Candidates:
    """The candidates of an annotated text."""
    words = Words.of(annotated(line))
    return candidates_of(words, resolve(words))


def test_every_mention_of_an_actor_is_a_span_of_one_traveller():
    """A name, its surname and its pronoun mean one traveller."""
    found = candidates(
        "President Ada{PERSON Lind} met farmers . | Lind{PERSON} said little . | "
        "She/PRON/nsubj@left left/VERB/ROOT on Monday ."
    )

    (traveller,) = found.travellers
    assert traveller.name == "Ada Lind"
    assert traveller.kind is TravellerKind.PERSON
    assert len(traveller.spans) >= 2


def test_a_place_named_twice_is_one_destination():
    """The same place is one candidate with two mentions; another is another."""
    found = candidates("He flew to Oslo{GPE} , then from Oslo{GPE} to Lima{GPE} .")

    names = [(one.place.names[0], len(one.spans)) for one in found.destinations]
    assert names == [("Oslo", 2), ("Lima", 1)]
    assert [one.place.code for one in found.destinations] == ["NO", "PE"]


def test_a_delegation_without_a_name_is_described_as_printed():
    """Its description is its name, and the country in it its home."""
    found = candidates(
        "Twenty/NUM/nummod@inspectors Kenyan/ADJ/amod@inspectors{NORP} "
        "inspectors/NOUN/ROOT arrived ."
    )

    (group,) = found.travellers
    assert group.name == "Twenty Kenyan inspectors"
    assert group.home == "Kenya"
    assert group.kind in {TravellerKind.DESCRIBED, TravellerKind.GROUP}


def test_an_adjective_of_office_is_no_delegation():
    """In "official visit" nobody is described."""
    found = candidates("An official/ADJ/amod@visit visit/NOUN/ROOT to Oslo{GPE} .")

    assert not found.travellers


def test_times_stand_on_their_tokens():
    """A time expression of several words is one candidate."""
    found = candidates("She arrives in Oslo{GPE} on 5 May 2031 .")

    (time,) = found.times
    assert time.expression.text == "on 5 May 2031"
    assert time.span == (4, 8)


def test_a_text_without_places_has_no_destinations():
    """Nothing is made up."""
    assert candidates("Nothing happened .").destinations == ()
