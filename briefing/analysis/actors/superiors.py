"""Say for whom somebody stands by those the text tells beside the office: owner, namer, firm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.analysis.actors.announcing import SUBJECTS
from briefing.analysis.actors.institutions import state_of_house
from briefing.analysis.actors.named import Person
from briefing.analysis.actors.organisation_kinds import KINDS
from briefing.analysis.actors.organisations import Organisation
from briefing.analysis.actors.role_phrases import RolePhrase
from briefing.analysis.actors.titles import STATE_LEADERS, office
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant
from briefing.names import fold

_TAKEN_UP = 2  # sentences after which "the bank" may still mean the one named
_OWNED = (["'s"], ["’s"])
# Who serves a leader of a state and so stands for what that one stands for.
_SERVING = word_set(
    "minister secretary spokesman spokeswoman spokesperson adviser advisor aide deputy envoy",
    "ambassador chief vice-president predecessor successor",
)
# Who serves somebody without standing for the same: a president's lawyer is no state's.
_PRIVATE = word_set("lawyer attorney solicitor barrister counsel coach trainer agent doctor")
# Offices that a firm or another single body has, whatever its name.
_OF_FIRMS = word_set(
    "ceo cfo coo chairman chairwoman chairperson founder co-founder cofounder",
    "spokesman spokeswoman spokesperson",
)
_CHIEFS = (["chief", "executive"], ["managing", "director"], ["finance", "chief"])
_OF_STATES = word_set(
    "department ministry government parliament senate army navy police embassy cabinet"
)
# What bodies of states are called that have a secretary-general.
_LEAGUES = word_set("nations un u.n. nato league alliance commonwealth organization organisation")
_BODIES = KINDS | word_set("court ministry government parliament police board office embassy")


def from_superior(words: Words, person: Person, at: Mapping[int, Person]) -> str | None:
    """What those stand for whom somebody serves: the one named in the role, or his president.

    Args:
        words: The text.
        person: Who has no affiliation yet.
        at: Whom each token of a name or a pronoun means.
    """
    for _, phrase in person.roles:
        if words.lower[phrase.head] in _PRIVATE:
            continue
        begin = phrase.phrase_start
        owned = begin > 1 and words.text[begin - 1] in {"'s", "’s"}
        for index in range(begin - 2 if owned else begin, phrase.end):
            superior = at.get(index)
            if superior is None or superior is person or not superior.affiliation:
                continue
            if words.label[index] == "PERSON" or _serves(words, phrase, superior):
                return superior.affiliation
    return _from_namer(words, person, at)


def _serves(words: Words, phrase: RolePhrase, superior: Person) -> bool:
    """Whether "her interior minister" is told of who leads a state."""
    leads = any(words.lower[known.head] in STATE_LEADERS for _, known in superior.roles)
    return leads and words.lower[phrase.head] in _SERVING


def _from_namer(words: Words, person: Person, at: Mapping[int, Person]) -> str | None:
    """What the president stands for who "named Ada Lind prime minister"."""
    for mention in person.mentions:
        verb = words.head[mention.start]
        placed = any(mention.end <= p.phrase_start <= mention.end + 1 for _, p in person.roles)
        if not placed or words.text[mention.end : mention.end + 1] == [","]:
            continue
        while words.pos[verb] != "VERB" and words.head[verb] != verb:
            verb = words.head[verb]
        for child in words.children[verb]:
            namer = next((at[i] for i in _phrase_of(words, child) if i in at), None)
            if words.dep[child] in SUBJECTS and namer is not None and namer is not person:
                return namer.affiliation
        before = mention.title.start - 2
        before -= words.text[before] == ","  # "The president, Bo Orlan, named Ada Lind premier"
        namer = at.get(before)
        if words.pos[mention.title.start - 1] == "VERB" and namer is not None:
            return namer.affiliation
    return None


def _phrase_of(words: Words, index: int) -> Iterator[int]:
    """A noun and what stands in apposition to it."""
    yield index
    yield from (child for child in words.children[index] if words.dep[child] == "appos")


def from_body_named(
    words: Words, person: Person, organisations: Sequence[Organisation]
) -> str | None:
    """The body or state that "its secretary" or "the institute's director" speaks of."""
    for _, phrase in person.roles:
        start = phrase.phrase_start
        its = start if words.lower[start] == "its" else start - 1
        if words.lower[its : its + 1] == ["its"] and words.text[its + 2 : its + 3] not in _OWNED:
            found = _subject_before(words, its, organisations)
        else:
            found = _of_that_kind(words, start, organisations)
        found = found or _of_league(words, phrase, organisations)
        if found is not None:
            return found
    return _only_firm(words, person, organisations)


def _of_league(
    words: Words, phrase: RolePhrase, organisations: Sequence[Organisation]
) -> str | None:
    """The league of states named last before a bare "Secretary-General Ada Lind"."""
    said = [word for word in words.lower[phrase.phrase_start : phrase.end] if word.isalpha()]
    if said != ["secretary", "general"]:
        return None
    named = [
        (mention.start, organisation.fullest.printed)
        for organisation in organisations
        for mention in organisation.mentions
        if mention.start < phrase.start
        and not _LEAGUES.isdisjoint(fold(organisation.fullest.printed).split())
    ]
    return max(named, default=(0, None))[1]


def _of_that_kind(words: Words, start: int, organisations: Sequence[Organisation]) -> str | None:
    """The body last named whose name says its kind: "the institute's director"."""
    owned = words.text[start + 2 : start + 3] in _OWNED
    if not owned or words.lower[start] not in {"the", "its"}:
        return None
    kind = words.lower[start + 1]
    named = [
        (mention.start, organisation)
        for organisation in organisations
        for mention in organisation.mentions
        if mention.start < start and kind in fold(organisation.fullest.printed).split()
    ]
    last, body = max(named, key=lambda one: one[0], default=(0, None))
    if body is None or words.sentence[start] - words.sentence[last] > _TAKEN_UP:
        return None
    return _stood_for(body)


def _subject_before(words: Words, start: int, organisations: Sequence[Organisation]) -> str | None:
    """The state or body that was the last to do something: in this sentence or the one before."""
    bodies = {i: o for o in organisations for m in o.mentions for i in range(m.start, m.end)}
    floor = words.sentence_start(start)
    floor = words.sentence_start(floor - 1) if floor else floor
    for index in range(start - 1, floor - 1, -1):
        if words.dep[index] not in SUBJECTS:
            continue
        if index in bodies:
            return _stood_for(bodies[index])
        country = country_meant(words.said(*_entity(words, index)))
        if country is not None and words.label[index] == "GPE":
            return country
        if words.lower[index] in _BODIES:
            return _owner_of(words, index)
        if office(words.lower[index]):
            return _served_by(words, index, bodies)
    return None


def _served_by(words: Words, index: int, bodies: Mapping[int, Organisation]) -> str | None:
    """The body or state of an officer that acts: "The Orlan Institute's head spoke. Its ..."."""
    for child in words.children[index]:
        if child > index or words.dep[child] not in {"nmod", "compound", "amod"}:
            continue
        if child in bodies:
            return _stood_for(bodies[child])
        country = country_meant(words.said(*_entity(words, child)))
        if country is not None and words.label[child] in {"GPE", "NORP"}:
            return country
    return None


def _stood_for(body: Organisation) -> str | None:
    """What those stand for who speak for a body: its state, for a state's own."""
    name = body.fullest.printed
    state = state_of_house(name)
    if state is None and not _OF_STATES.isdisjoint(fold(name).split()):
        state = body.affiliation
    return state or name


def _entity(words: Words, index: int) -> tuple[int, int]:
    start, end = index, index + 1
    while start and words.label[start - 1] == words.label[index]:
        start -= 1
    while end < len(words) and words.label[end] == words.label[index]:
        end += 1
    return start, end


def _owner_of(words: Words, index: int) -> str | None:
    """The state of "Lorva's relief agency" or "the Lorvan relief agency"."""
    for child in words.children[index]:
        if child < index and words.label[child] in {"GPE", "NORP"}:
            country = country_meant(words.said(*_entity(words, child)))
            if country is not None:
                return country
    return None


def _only_firm(words: Words, person: Person, organisations: Sequence[Organisation]) -> str | None:
    """The one body named so far, for an office that needs one: "chief executive Ada Lind said"."""
    first = person.mentions[0].start
    firms = [phrase for _, phrase in person.roles if _is_of_a_firm(words, phrase)]
    if not firms:
        return None
    told = {w for phrase in firms for w in _body_in_front(words, phrase)}
    named = [o for o in organisations if any(m.start < first for m in o.mentions)]
    if len(named) != 1 or named[0].media:
        return None
    if told and told.isdisjoint(named[0].fullest.printed.split()):
        return None  # "Commission spokesman Ada Lind" beside some agency
    last = max(m.start for m in named[0].mentions if m.start < first)
    near = words.sentence[first] - words.sentence[last] <= 1
    return _stood_for(named[0]) if near else None


def _body_in_front(words: Words, phrase: RolePhrase) -> list[str]:
    """The capitalised words in front of an office printed small: "Commission spokesman"."""
    if not words.text[phrase.head].islower():
        return []
    first = phrase.start + (phrase.start == words.sentence_start(phrase.start))
    return [w for w in words.text[first : phrase.head] if w[0].isupper()]


def _is_of_a_firm(words: Words, phrase: RolePhrase) -> bool:
    """Whether an office is told as a firm's, and nobody else's."""
    before = words.lower[phrase.start : phrase.head + 1]
    chief = before[-2:] in _CHIEFS
    told = words.lower[phrase.head] in _OF_FIRMS or chief
    bare = phrase.end == phrase.head + 1 and phrase.head - phrase.start <= 1
    owner = words.text[phrase.phrase_start : phrase.head]
    mixed = not chief and any(office(words.lower[i]) for i in range(phrase.start, phrase.head))
    return told and bare and not mixed and "'s" not in owner and "’s" not in owner
