"""Which state an office or a house belongs to that only one state has: the White House, a Senator.

News of a country prints its own offices without saying whose they are: "President Orlan said at the
White House". Where the text speaks of one state's own politics only, an office that this state has
and that nobody else in the text holds is that state's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.analysis.actors.named import NameMention, Person
from briefing.analysis.actors.organisations import Organisation
from briefing.analysis.actors.role_phrases import RolePhrase
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.gazetteer import PlaceKind, country_meant, resolve_place

# Offices and houses that only one state has under this name.
_INSTITUTIONS = {
    "white house": "United States",
    "state department": "United States",
    "secretary of state": "United States",
    "pentagon": "United States",
    "homeland security": "United States",
    "downing street": "United Kingdom",
    "kremlin": "Russia",
    "state duma": "Russia",
    "state councilor": "China",
    "knesset": "Israel",
    "bundestag": "Germany",
    "lok sabha": "India",
    "pope": "Vatican",
    "pontiff": "Vatican",
}
# The two parties of which the United States elect their legislators.
_US_PARTY = word_set("republican democratic democrat gop")
_US_OFFICE = word_set(
    "senator sen. sen representative rep. rep congressman congresswoman president governor gov."
)
_US_LEGISLATOR = word_set(
    "senator sen. sen representative rep. rep congressman congresswoman senators representatives"
)
_ABBREVIATED = frozenset({"Sen.", "Rep.", "Sen", "Rep"})
_STANDING = word_set("candidate nominee hopeful contender")
_US_RACE = word_set("senate house congressional gubernatorial presidential")
# "Ada Lind (D-N.Y.)", "Ada Lind, R-S.C.,": the party and the state of a legislator.
_PARTY_AND_STATE = re.compile(r"\s*[(,]\s*(?:[DR]|Democrat|Republican)\s*[-‑–]\s*[A-Z]")
# By which words a text speaks of one state's own politics.
_OWN_POLITICS = {
    "United States": (
        *("White House", "Capitol Hill", "Oval Office", "Republicans", "Democrats", "GOP"),
        *(
            f"{state} {house}"
            for state in ("U.S.", "US", "U.S", "US.")
            for house in ("Senate", "House", "Congress", "Capitol", "Supreme Court", "government")
        ),
    ),
    "United Kingdom": (
        *("Downing Street", "House of Commons", "Whitehall", "Westminster", "Tory", "Tories"),
    ),
    "Russia": ("Kremlin", "State Duma"),
    "Israel": ("Knesset",),
    "France": ("Élysée", "Elysee"),
    "Germany": ("Bundestag",),
    "India": ("Lok Sabha", "Rajya Sabha"),
}
# Which offices each of these states has, by the word for the office.
_OFFICES_OF = {
    "United States": word_set("president secretary senator representative justice counsel")
    | {"vice president"},
    "United Kingdom": word_set("premier minister secretary chancellor mp"),
    "Russia": word_set("president premier minister spokesman"),
    "Israel": word_set("president premier minister mk"),
    "France": word_set("president premier minister"),
    "Germany": word_set("chancellor president minister"),
    "India": word_set("president premier minister"),
}
_SHORT = {"sen.": "senator", "sen": "senator", "rep.": "representative", "rep": "representative"}
_LEGISLATORS = word_set("lawmaker legislator parliamentarian senator mp deputy backbencher")
_PARLIAMENTS = word_set("parliament senate congress assembly knesset bundestag duma diet")
_HELD_BY_MANY = word_set("secretary senator representative justice member minister mp mk")
# What such a state calls its houses and departments, as many others do.
_HOUSES_OF = {
    "United States": re.compile(
        r"(?:the )?(?:(?:House|Senate)\b|Congress$|Supreme Court$|(?:Justice|Treasury|Commerce"
        r"|Labor|Energy|Defense) Department$"
        r"|(?:Republican|Democratic) (?:National Committee|Party)$)"
    ),
    "United Kingdom": re.compile(r"(?:the )?(?:Home|Foreign|Cabinet) Office$|Commons$|Treasury$"),
}
# Houses that most states have: by them alone nobody knows whose somebody is.
_BARE_HOUSES = word_set("house senate congress parliament assembly cabinet treasury")


def state_of_office(title: str, told: str | None) -> str | None:
    """The state that alone has an office or house named in a title.

    Args:
        title: As printed.
        told: The affiliation that the title itself gave.
    """
    said = title.lower()
    for institution, state in _INSTITUTIONS.items():
        if institution in said and (told is None or told.lower().startswith(institution)):
            return state
    return None


def state_of_legislator(words: Words, phrase: RolePhrase) -> str | None:
    """The United States for "Ohio Senator X", who sits for a part of them; not a state's own."""
    if words.lower[phrase.head] not in _US_LEGISLATOR or phrase.affiliation is None:
        return None
    place = resolve_place(phrase.affiliation)
    own = "state" in words.lower[phrase.phrase_start : phrase.head]
    part = place.kind is PlaceKind.TERRITORY and place.country == "United States"
    part = part or (phrase.affiliation == "Georgia" and words.text[phrase.head] in _ABBREVIATED)
    return "United States" if part and not own else None


def state_of_house(name: str) -> str | None:
    """The state that alone has a body of this name, or None."""
    return _INSTITUTIONS.get(name.lower().removeprefix("the "))


def is_bare_house(name: str) -> bool:
    """Whether a name is that of a house that most states have: "the Senate"."""
    return name.lower().removeprefix("the ") in _BARE_HOUSES


def state_of_party(words: Words, person: Person) -> str | None:
    """The state whose parties somebody is told by: "Democratic Senator X", "X (D-N.Y.)"."""
    for mention in person.mentions:
        last = mention.end - 1
        end = words.offsets[last] + len(words.text[last])
        if _PARTY_AND_STATE.match(words.printed, end) or _partisan_of_part(words, mention):
            return "United States"
    for _, phrase in person.roles:
        said = set(words.lower[phrase.phrase_start : phrase.end])
        office = words.lower[phrase.head] in _US_OFFICE
        stands = words.lower[phrase.head] in _STANDING and _US_RACE & said
        if _US_PARTY & said and (office or stands):
            return "United States"
    return None


def _partisan_of_part(words: Words, mention: NameMention) -> bool:
    """Whether a party and a part of the United States are told: "Democrat X of New Mexico"."""
    party = words.lower[mention.start - 1 : mention.start]
    if not _US_PARTY.issuperset(party) or words.lower[mention.end : mention.end + 1] != ["of"]:
        return False
    start = stop = mention.end + 1
    while stop < len(words) and words.label[stop] == "GPE":
        stop += 1
    return resolve_place(words.said(start, stop)).country == "United States"


def state_of_seat(words: Words, person: Person) -> str | None:
    """The state whose parliament a legislator sits in, if the text names one state's only."""
    held = {words.lower[phrase.head] for _, phrase in person.roles}
    if not held & _LEGISLATORS:
        return None
    states = set()
    for index, lower in enumerate(words.lower):
        if lower in _PARLIAMENTS and index:
            owner = index - 2 if words.text[index - 1] in {"'s", "’s"} else index - 1
            for first in (owner - 1, owner):
                country = country_meant(words.said(max(first, 0), owner + 1))
                if country is not None:
                    states.add(country)
    return states.pop() if len(states) == 1 else None


def give_offices_to(state: str, words: Words, people: Sequence[Person]) -> None:
    """Give the offices without a country to the one state whose own politics the text tells.

    Not if two people hold such an office here, with a country or without.
    """
    for person in people:
        if person.affiliation is not None:
            continue
        own = _own_offices(words, person, state)
        others = (one for one in people if one is not person)
        alone = own - _HELD_BY_MANY
        if own and not any(
            _office(words, phrase) in alone for other in others for _, phrase in other.roles
        ):
            person.affiliation = state


def give_houses_to(state: str, organisations: Iterable[Organisation]) -> None:
    """Give "the Senate" to the one state whose own politics the text tells."""
    names = _HOUSES_OF.get(state)
    if names is None:
        return
    for organisation in organisations:
        if organisation.affiliation is None and names.match(organisation.fullest.printed):
            organisation.affiliation = state


def state_spoken_of(words: Words) -> str | None:
    """The one state whose own politics a text tells, or None."""
    text = words.printed
    spoken = {
        state: min(found.start() for found in places)
        for state, signs in _OWN_POLITICS.items()
        if (
            places := [
                found
                for sign in signs
                if sign in text and (found := re.search(rf"\b{re.escape(sign)}\b", text))
            ]
        )
    }
    if len(spoken) != 1:
        return None
    ((state, first),) = spoken.items()
    return None if _only_answers(words, state, first) else state


def _only_answers(words: Words, state: str, first: int) -> bool:
    """Whether a state's house only speaks to what another state did: "The Kremlin denied it"."""
    for entity in words.entities:
        if words.offsets[entity.start] >= first or entity.label != "GPE":
            continue
        if words.dep[entity.end - 1] == "nsubj":
            country = country_meant(words.said(entity.start, entity.end))
            return country is not None and country != state
    return False


def _own_offices(words: Words, person: Person, state: str) -> set[str]:
    """The offices of a person that a state has; a seat in one of its houses is one."""
    held = {_office(words, phrase) for _, phrase in person.roles}
    own = held & _OFFICES_OF[state]
    names = _HOUSES_OF.get(state)
    for _, phrase in person.roles:
        if names and names.match(words.said(phrase.start, phrase.end)):
            own.add("member")
    return own


def _office(words: Words, phrase: RolePhrase) -> str:
    """The word for an office, kept apart from a vice-president's and a secretary general's."""
    head = phrase.head
    word = words.lower[head]
    vice = "vice" in words.lower[max(0, head - 2) : head]
    more = words.lower[head + 1 : phrase.end][:1] == ["general"]
    return f"{'vice ' * vice}{_SHORT.get(word, word)}{' general' * more}"
