"""How well a description fits what a text has told of a person, by office and country."""

from __future__ import annotations

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


def fit(words: Words, description: Description, person: Person) -> int:
    """How well a description fits what is known of a person; 0: not at all."""
    phrase = description.phrase
    head = _usual(office(words.lower[phrase.head]))
    country = phrase.affiliation
    told = _telling(words, phrase)
    best = 0
    for _, known in person.roles:
        if country and known.affiliation and country != known.affiliation:
            return 0
        known_head = _usual(office(words.lower[known.head]) or words.lower[known.head])
        if known_head == head and told == _telling(words, known):
            best = max(best, SAME_COUNTRY if country and known.affiliation else SAME_OFFICE)
        elif known_head == head and told <= _telling(words, known):
            best = max(best, 3 if not _outranks(head, _telling(words, known)) else 0)
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


def _usual(head: str) -> str:
    """The usual word for an office that has several."""
    return "pope" if head == "pontiff" else head


def _outranks(head: str, telling: frozenset[str]) -> bool:
    """Whether the bare office is another one than the qualified: president and vice president."""
    return bool(telling & {"vice", "deputy", "assistant"}) and head != "minister"
