"""How well a description fits what a text has told of a person, by office and country."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.analysis.actors.descriptions import Description
from briefing.analysis.actors.named import Person
from briefing.analysis.actors.role_phrases import RolePhrase
from briefing.analysis.actors.titles import RULERS, STATE_LEADERS, gender_of_title, office
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words

# The same office, in no other country as far as is told; and in the same one.
SAME_OFFICE, SAME_COUNTRY = 4, 5
_LEADERS = word_set("leader ruler monarch strongman chief head")
_ANYONE = word_set(
    "politician statesman official man woman leader minister diplomat envoy candidate",
    "dissident activist cleric head chief lawmaker prisoner detainee suspect laureate",
    "commander host figure",
)
_TELLING = word_set(
    "vice deputy prime foreign defense defence interior finance former assistant chief",
    "first justice trade energy oil opposition crown attorney",
)
_USUAL: Mapping[str, tuple[str, frozenset[str]]] = {
    "pontiff": ("pope", frozenset()),
    "premier": ("minister", frozenset({"prime"})),
    "pm": ("minister", frozenset({"prime"})),
    "dpm": ("minister", frozenset({"deputy", "prime"})),
    "fm": ("minister", frozenset({"foreign"})),
}


def fit(words: Words, description: Description, person: Person) -> int:
    """How well a description fits what is known of a person; 0: not at all."""
    phrase = description.phrase
    head, told = _usual(office(words.lower[phrase.head]), _telling(words, phrase))
    country = phrase.affiliation
    best = 0
    for _, known in person.roles:
        if country and known.affiliation and country != known.affiliation:
            return 0
        shown = office(words.lower[known.head]) or words.lower[known.head]
        known_head, known_told = _usual(shown, _telling(words, known))
        if known_head == head and told == known_told:
            best = max(best, SAME_COUNTRY if country and known.affiliation else SAME_OFFICE)
        elif known_head == head and told <= known_told:
            best = max(best, 3 if not _outranks(head, known_told) else 0)
        elif head in _LEADERS | RULERS and known_head in STATE_LEADERS:
            best = max(best, 3 if country and known.affiliation else 2)
        elif head in _ANYONE and country and known.affiliation and not told:
            best = max(best, 1)
    gender = gender_of_title(head)
    if gender and person.gender and gender != person.gender:
        return 0
    return best


def _telling(words: Words, phrase: RolePhrase) -> frozenset[str]:
    return _TELLING.intersection(words.lower[phrase.phrase_start : phrase.head])


def _usual(head: str, told: frozenset[str]) -> tuple[str, frozenset[str]]:
    """The usual words for an office that has several: "premier" and "PM" are prime ministers."""
    usual, more = _USUAL.get(head, (head, frozenset()))
    return usual, told | more


def _outranks(head: str, telling: frozenset[str]) -> bool:
    """Whether the bare office is another one than the qualified: president and vice president."""
    return bool(telling & {"vice", "deputy", "assistant"}) and head != "minister"
