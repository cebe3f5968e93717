"""What a noun says of a visit: a trip, talks in a place, a delegation to somewhere."""

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.destinations import (
    SOFT_VERBS,
    destinations,
    is_possessor,
    place_of_where,
)
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import FUTURE, OFF, Mood
from briefing.analysis.visits.rules.noun_mood import governor, noun_mood
from briefing.analysis.visits.rules.participants import Participant, people_at
from briefing.analysis.visits.rules.scope import lemma
from briefing.analysis.visits.rules.subjects import nearest_left, subject_of
from briefing.analysis.visits.rules.verb_mood import verb_mood
from briefing.analysis.visits.rules.vocabulary import (
    REPORTING,
    TALKS,
    TO_PERSONS,
    TRIP,
    VERBS,
    Kind,
)

_APPROVES = lexicon(
    "approve approves approved approving agree agreed authorise authorize authorized ordered send",
    "sends sending dispatch name named",
)
# Events named after somebody who is not their visitor.
_OTHERS_EVENTS = frozenset({"funeral", "inauguration", "ceremony"})
_NTH = lexicon("first second third latest last only")
# A phrase that opens a sentence is about its subject if it is no longer than this.
_OPENING = 8
_OTHER_TOURS = lexicon("book concert guided study package world bus walking victory shopping field")
_STOPS = frozenset({"stop", "stops", "leg", "itinerary", "stopover"})
# Verbs whose object is held somewhere else, by their base.
_MOVES = frozenset({"move", "relocate", "shift", "transfer", "switch"})
# Of the verbs of saying, these make the speaker the traveller.
_OWN_PLANS = frozenset({"announced", "announces", "announce", "confirmed"})
# A call by these is no visit.
_REMOTE = frozenset({"phone", "telephone", "video", "conference", "-"})
# What stands between a preposition and the name of whom it leads to.
_BEFORE_A_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON"})
_POSSESSIVES = frozenset({"his", "her", "their", "my"})
_GENITIVES = frozenset({"'s", "’s", "'", "’"})


def noun_mention(context: ArticleContext, noun: int) -> VisitMention | None:
    """The mention of a visit that a noun makes, or None if it makes none."""
    words = context.words
    base = words.lower[noun]
    kind = Kind.TALKS if base in TALKS else Kind.TRIP
    if words.pos[noun + 1 : noun + 2] == ["NOUN"] and words.lower[noun + 1] not in TRIP | TALKS:
        return None
    if words.lower[noun - 1] in _OTHER_TOURS or (base in _STOPS and words.pos[noun - 1] == "NOUN"):
        return None  # "a book tour", "a tram stop"
    moved = moved_to(context, noun)
    places = (
        moved
        or destinations(context, noun, kind, base)
        or _places_before(context, noun)
        or _places_equated(context, noun)
        or _place_in_front(context, noun)
        or (place_of_where(context, noun) if kind is Kind.TRIP else ())
    )
    mood = Mood.PLANNED if moved else noun_mood(context, noun)
    if kind is Kind.TALKS and not places and mood not in OFF:
        return None
    visitors, hosts = _goers(context, noun, kind)
    hosts = hosts or persons_visited(context, noun)
    return VisitMention(
        trigger=noun,
        kind=kind,
        base=base,
        noun=True,
        visitors=tuple(visitors),
        places=places,
        hosts=tuple(hosts),
        mood=mood,
    )


def moved_to(context: ArticleContext, noun: int) -> tuple[PlaceMention, ...]:
    """The place of "the talks have been moved from Geneva to Vienna"; empty if they are not."""
    words = context.words
    verb = words.head[noun]
    if not words.dep[noun].startswith(("nsubj", "obj")) or lemma(context, verb) not in _MOVES:
        return ()
    behind = (child for child in words.children[verb] if child > verb and child in context.place_of)
    return tuple(
        context.place_of[child]
        for child in behind
        if any(words.lower[case] == "to" for case in words.children[child])
    )


def persons_visited(context: ArticleContext, noun: int) -> list[Participant]:
    """Who is visited in "pays a call on the king"; nobody where he is called on to do something."""
    words = context.words
    preposition = TO_PERSONS.get(words.lower[noun])
    if preposition is None or words.lower[noun + 1 : noun + 2] != [preposition]:
        return []
    if words.lower[noun - 1] in _REMOTE:
        return []
    end = words.sentence_end(noun)
    found: list[Participant] = []
    for index in range(noun + 2, end):
        if words.lower[index] == "to" and words.tag[index + 1 : index + 2] == ["VB"]:
            return []  # "a call on the king to resign"
        if not found and words.pos[index] in _BEFORE_A_NAME:
            found = people_at(context, index)
        elif not found or words.pos[index] in {"VERB", "AUX"}:
            break
    return found


def goes_to(context: ArticleContext, noun: int) -> bool:
    """Whether a place follows a delegation: "a delegation to Doha"."""
    follows = context.words.lower[noun + 1 : noun + 2]
    return follows == ["to"] and any(i in context.place_of for i in (noun + 2, noun + 3))


def party_mention(context: ArticleContext, noun: int) -> VisitMention:
    """The mention of "a delegation to Doha"."""
    verb = governor(context, noun)
    mood = verb_mood(context, verb) if verb is not None else Mood.NEUTRAL
    if verb is not None and mood not in FUTURE and context.words.lower[verb] in _APPROVES:
        mood = Mood.PLANNED
    return VisitMention(
        trigger=noun,
        kind=Kind.PARTY,
        base="delegation",
        noun=True,
        visitors=tuple(people_at(context, noun)),
        places=destinations(context, noun, Kind.PARTY, "send"),
        mood=mood,
    )


def _places_before(context: ArticleContext, noun: int) -> tuple[PlaceMention, ...]:
    """The place of "his U.S. visit", "a Middle East tour", "the Washington summit"."""
    place = context.place_of.get(noun - 1)
    named = context.words.pos[noun - 1] in {"PROPN", "NOUN", "ADJ"}
    return (place,) if place and named and not is_possessor(context, place) else ()


def _place_in_front(context: ArticleContext, noun: int) -> tuple[PlaceMention, ...]:
    """The place of a headline's "Minister in Kyiv on surprise visit"."""
    words = context.words
    if words.lower[noun] not in TRIP:
        return ()
    for index in range(noun - 1, max(noun - 5, words.sentence_start(noun)), -1):
        if words.lower[index] in {"on", "for"}:
            place = context.place_of.get(index - 1)
            led = place is not None and words.lower[place.start - 1] in {"in", "to"}
            return (place,) if place is not None and led else ()
        if words.pos[index] not in {"ADJ", "DET", "NOUN", "NUM", "PUNCT"}:
            return ()
    return ()


def _places_equated(context: ArticleContext, noun: int) -> tuple[PlaceMention, ...]:
    """The place of "Her next stop will be Saudi Arabia", "X and Y are on his itinerary"."""
    words = context.words
    if words.lower[noun] not in _STOPS:
        return ()
    first = words.sentence_start(noun)
    ahead = next(iter(context.places_in(first, min(first + 4, noun))), None)
    if ahead is not None:
        listed = context.list_of_places(ahead)
        follows = words.lower[listed[-1].end : listed[-1].end + 1]
        if follows and follows[0] in {"is", "are", "was", "were", "will"}:
            return tuple(listed)
    for index in range(noun + 1, min(noun + 6, words.sentence_end(noun))):
        place = context.place_of.get(index)
        if place is not None:
            return tuple(context.list_of_places(place))
        if words.pos[index] not in {"AUX", "VERB", "DET", "ADP", "ADV"}:
            return ()
    return ()


def _goers(
    context: ArticleContext, noun: int, kind: Kind
) -> tuple[list[Participant], list[Participant]]:
    """Who goes, and who else takes part: the owner, "by X", or the subject of the verb."""
    owners = [] if context.words.lower[noun] in _OTHERS_EVENTS else _owners(context, noun)
    if owners:
        return owners, []
    agents, hosts = _agents(context, noun)
    if context.words.lower[noun] in _OTHERS_EVENTS:
        agents = []  # "the funeral of X" is not X's visit
    if agents:
        return agents, hosts
    verb = governor(context, noun)
    if verb is not None:
        if kind is Kind.TALKS and not hosts and not _takes_part(context, noun, verb):
            return [], []
        found = _of_verb(context, noun, verb)
        if found:
            return found, hosts
    if verb is None or (kind is Kind.TALKS and hosts):
        left = nearest_left(context, noun)
        if left is not None:
            return people_at(context, left), hosts
    return (_speaker_after(context, noun, hosts) if kind is Kind.TRIP or hosts else []), hosts


def _speaker_after(context: ArticleContext, noun: int, met: list[Participant]) -> list[Participant]:
    """Who is on the trip in "Speaking on a trip to X, the minister said …"; not those met."""
    words = context.words
    first, end = words.sentence_start(noun), words.sentence_end(noun)
    if noun - first > _OPENING or context.words.tag[first] not in {"VBG", "IN"}:
        return []
    keys = {person.key for person in met}
    for index in range(noun + 1, end):
        found = people_at(context, index)
        if found and not keys & {person.key for person in found}:
            return found
    return []


def _takes_part(context: ArticleContext, noun: int, verb: int) -> bool:
    """Whether the subject of the verb comes to the talks: "attends", "told the forum"."""
    words = context.words
    known = VERBS.get(words.lower[verb])
    if known is None:
        return False
    addressed = words.dep[noun] == "obj" and words.head[noun] == verb
    return addressed or known[1] not in {"tell", "lead"}


def _of_verb(context: ArticleContext, noun: int, verb: int) -> list[Participant]:
    lower = context.words.lower[verb]
    if lower in REPORTING and lower not in _OWN_PLANS:
        return []
    subject = subject_of(context, verb)
    return people_at(context, subject) if subject is not None and subject != noun else []


def _owners(context: ArticleContext, noun: int) -> list[Participant]:
    """The people of "the president's visit", "his visit", "the Herzog visit"."""
    words = context.words
    for child in words.children[noun]:
        if child < noun and words.dep[child] in {"nmod", "compound", "det"}:
            marks = {words.lower[c] for c in words.children[child]}
            possessive = words.lower[child] in _POSSESSIVES or bool(marks & _GENITIVES)
            if possessive or (words.label[child] == "PERSON" and child == noun - 1):
                found = people_at(context, child)
                if found:
                    return found
    for index in range(noun - 1, max(noun - 6, words.sentence_start(noun)) - 1, -1):
        owner = index - 1 if words.lower[index] in _GENITIVES and index else index
        if words.lower[index] in _GENITIVES | _POSSESSIVES:
            found = people_at(context, owner)
            if found or owner != index:
                return found  # "her husband's trip" is not hers
        if words.pos[index] in {"VERB", "AUX", "ADP"}:
            break
    return []


def _agents(context: ArticleContext, noun: int) -> tuple[list[Participant], list[Participant]]:
    """Who goes in "a visit by X", "the visit of X to Y", and with whom in "talks with X"."""
    words = context.words
    end = min(noun + 16, words.sentence_end(noun))
    hosts: list[Participant] = []
    for index in range(noun + 1, end):
        lower = words.lower[index]
        if lower == "by" and words.lower[index - 1] in _NTH:
            continue  # "a visit to X, the first by a king": whoever it is, is named elsewhere
        if lower in {"by", "between", "with"} or (lower == "of" and index == noun + 1):
            found = _people_behind(context, index, end)
            if found and lower != "with":
                return found, hosts
            hosts += found
        elif words.pos[index] in {"VERB", "AUX"} and lower not in SOFT_VERBS:
            break
    return [], hosts


def _people_behind(context: ArticleContext, preposition: int, end: int) -> list[Participant]:
    words = context.words
    for index in range(preposition + 1, min(preposition + 12, end)):
        if words.pos[index] in {"VERB", "AUX"} or words.text[index] in {";", "."}:
            return []
        if index in context.place_of and words.lower[preposition] == "of":
            return []
        if words.lower[index] in _POSSESSIVES:
            continue  # "the visit of his counterpart X"
        found = people_at(context, index)
        if found:
            return found
    return []
