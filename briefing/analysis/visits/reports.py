"""Every mention of a visit in a text: a trigger word with who, where, whose guest, in which mood."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.analysis.places import resolve_place
from briefing.analysis.visits.mood import FUTURE, Mood, governor, noun_mood, verb_mood
from briefing.analysis.visits.people import (
    Person,
    joined_before,
    nearest_left,
    of_a_thing,
    people_at,
    subject_of,
)
from briefing.analysis.visits.scene import PlaceMention, Scene
from briefing.analysis.visits.vocabulary import (
    PARTIES,
    PERMITS,
    REFUSALS,
    REPORTING,
    TALKS,
    TRIP,
    VERBS,
    Kind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of a visit.

    Attributes:
        trigger: The token that speaks of it.
        kind: How it speaks of it.
        base: The verb's base form, or the noun.
        noun: Whether the trigger is a noun.
        visitors: Who goes; empty if the mention does not tell.
        places: Where to; empty if the mention does not tell.
        hosts: Who receives.
        mood: How it is presented.
        source: Where the visitors come from, for a leg left behind.
    """

    trigger: int
    kind: Kind
    base: str
    noun: bool
    visitors: tuple[Person, ...]
    places: tuple[PlaceMention, ...]
    hosts: tuple[Person, ...] = ()
    mood: Mood = Mood.NEUTRAL
    fronted: bool = False


_TO = frozenset({"to", "into"})
_IN = frozenset({"in", "at", "inside"})
_PREPOSITIONS: dict[Kind, frozenset[str]] = {
    Kind.GO: _TO | _IN | {"for"},
    Kind.LEAVE: frozenset({"for", "to"}),
    Kind.ARRIVE: _IN | {"to"},
    Kind.STAY: _IN,
    Kind.MEET: _IN,
    Kind.HOST: _IN | {"to"},
    Kind.INVITE: frozenset({"to", "in", "at"}),
    Kind.SEND: frozenset({"to"}),
    Kind.DENY: frozenset({"to", "into"}),
    Kind.TRIP: _TO
    | _IN
    | {"of", "around", "through", "across", "include", "includes", "including"},
    Kind.TALKS: _IN,
}
_STOP_AFTER_VISIT = frozenset(
    "before after during for from with by since as following until than ahead because when while consulate embassy hospital "
    "where who which that because if amid despite ; :".split(" ")
)
_SOFT_VERBS = frozenset(
    "expected planned scheduled set due slated proposed called named based beginning starting "
    "including include includes held taking being be hosted located take".split(" ")
)


def mentions(scene: Scene) -> Iterator[Mention]:
    """The mentions of visits, in text order."""
    words = scene.words
    for index, lower in enumerate(words.lower):
        pos = words.pos[index]
        if lower in VERBS and (scene.verbal(index) or _digest_verb(scene, index)):
            mention = _verb_mention(scene, index)
        elif lower == "visiting" and pos in {"ADJ", "VERB", "NOUN"}:
            mention = _verb_mention(scene, index)
        elif lower in REFUSALS and pos in {"VERB", "ADJ"}:
            mention = _refusal(scene, index)
        elif lower in PARTIES and _party_to(scene, index):
            mention = _party(scene, index)
        elif (lower in TRIP or lower in TALKS) and pos in {"NOUN", "PROPN"}:
            mention = _noun_mention(scene, index)
        else:
            continue
        if mention is not None:
            yield mention
            yield from _further(scene, mention)
            source = _source(scene, mention)
            if source is not None:
                yield source


def _further(scene: Scene, mention: Mention) -> Iterator[Mention]:
    """The later places of "in Tokyo on 11 May and in Seoul on 12 May"."""
    words = scene.words
    if not mention.places or mention.kind in {Kind.VISITING, Kind.DENY, Kind.TALKS}:
        return
    allowed = _PREPOSITIONS.get(mention.kind, _TO | _IN)
    last = mention.places[-1].end
    for index in range(last, min(last + 24, words.sentence_end(mention.trigger))):
        if words.pos[index] in {"VERB", "AUX"} or words.text[index] in {";", ":"}:
            return
        place = scene.place_of.get(index + 1)
        linked = words.lower[index - 1] in {"and", "then", ","} and words.lower[index] in allowed
        if linked and place is not None and not scene.modifies(place) and index > last + 1:
            yield replace(mention, trigger=index, places=(place,), noun=False)


def _source(scene: Scene, mention: Mention) -> Mention | None:
    """The place left behind: "arrived in India from China" tells of a visit to China."""
    words = scene.words
    moves = mention.base in {"arrive", "come", "fly", "return", "travel"} and not mention.noun
    if not moves or mention.mood not in {Mood.PAST, Mood.PERFECT, Mood.PRESENT}:
        return None
    for index in range(
        mention.trigger + 1, min(mention.trigger + 10, words.sentence_end(mention.trigger))
    ):
        if words.pos[index] in {"VERB", "AUX"}:
            return None
        place = scene.place_of.get(index + 1)
        known = all(p.actor is None or p.actor.role for p in mention.visitors)
        if (
            words.lower[index] == "from"
            and known
            and place is not None
            and not scene.modifies(place)
        ):
            return replace(
                mention, places=(place,), hosts=(), kind=Kind.TRIP, mood=Mood.PAST, base="from"
            )
    return None


def _digest_verb(scene: Scene, index: int) -> bool:
    """ "visits" after a name is a verb, whatever the tagger says."""
    words = scene.words
    if index == 0:
        return False
    if words.label[index - 1] == "PERSON":
        return words.lower[index].endswith("s") and scene.tags[index] in {"NNS", "NNPS", "NNP"}
    return words.lower[index - 1] == "to" and words.lower[index] in {"visit", "tour"}


def _verb_mention(scene: Scene, verb: int) -> Mention | None:
    words = scene.words
    kind, base = VERBS[words.lower[verb]]
    if base == "visit" and scene.tags[verb] == "VBG" and _attributive(scene, verb):
        return _visiting(scene, verb)
    if kind is Kind.HOST:
        return _hosting(scene, verb, base)
    if kind is Kind.INVITE or kind is Kind.SEND:
        return _sending(scene, verb, kind, base)
    places = destinations(scene, verb, kind, base) or _here(scene, verb, kind)
    if kind is Kind.STAY and not places:
        return None
    visitors = _subjects(scene, verb)
    hosts: tuple[Person, ...] = ()
    if kind is Kind.MEET:
        if not places and base in {"meet", "confer"}:
            places = tuple(
                p for p in _in_sentence(scene, verb) if not _across_clause(scene, verb, p)
            )
        if (
            base in {"take", "hold", "join", "tell", "sign", "speak", "address", "discuss", "talk"}
            and not places
        ):
            return None
        hosts = tuple(_met(scene, verb))
    mood = verb_mood(scene, verb)
    return Mention(
        trigger=verb, kind=kind, base=base, noun=False, visitors=visitors, places=places,
        hosts=hosts, mood=mood,
    )  # fmt: skip


def _here(scene: Scene, verb: int, kind: Kind) -> tuple[PlaceMention, ...]:
    """The dateline's place, where an agency writes "arrived here on Sunday"."""
    if kind not in {Kind.ARRIVE, Kind.MEET, Kind.GO, Kind.STAY} or scene.dateline is None:
        return ()
    words = scene.words
    for index in range(verb + 1, min(verb + 8, words.sentence_end(verb))):
        if words.lower[index] == "here":
            return (scene.dateline,)
        if words.pos[index] in {"VERB", "AUX"}:
            return ()
    return ()


def _subjects(scene: Scene, verb: int) -> tuple[Person, ...]:
    head = subject_of(scene, verb)
    if head is not None and of_a_thing(scene, head):
        return ()
    found = people_at(scene, head) if head is not None else []
    if found and head is not None and head < verb:
        keys = {person.key for person in found}
        others = joined_before(scene, head) or _leaders(scene, found[0])
        found = [p for p in others if p.key not in keys] + found
    if not found and head is None:
        left = nearest_left(scene, verb)
        found = people_at(scene, left) if left is not None else []
    return tuple(found)


def _leaders(scene: Scene, group: Person) -> list[Person]:
    """Who leads a delegation: "X will lead a delegation to visit Y", "a delegation led by X"."""
    words = scene.words
    if words.lower[group.at] not in PARTIES:
        return []
    verb = words.head[group.at]
    if words.lower[verb] in {"lead", "leads", "led", "leading"} and verb < group.at:
        subject = subject_of(scene, verb)
        return people_at(scene, subject) if subject is not None else []
    for index in range(group.at + 1, min(group.at + 4, words.sentence_end(group.at))):
        if words.lower[index] in {"led", "headed"} and words.lower[index + 1] == "by":
            for later in range(index + 2, min(index + 14, words.sentence_end(index))):
                found = people_at(scene, later, deep=9)
                if found and found[0].actor is not None:
                    return found
    return []


def _attributive(scene: Scene, verb: int) -> bool:
    """ "visiting Saudi King Abdullah": in front of a person, not of a place."""
    words = scene.words
    before = words.lower[verb - 1] if verb else ""
    if before in {
        "is",
        "are",
        "was",
        "were",
        "been",
        "be",
        "after",
        "before",
        "while",
        "of",
        "currently",
    }:
        return False
    for index in range(verb + 1, min(verb + 9, words.sentence_end(verb))):
        if words.label[index] == "PERSON":
            return True
        actor = scene.cast.actor_at(index)
        if actor is not None and words.label[index] not in {"ORG", "GPE"}:
            return True
        if words.pos[index] in {"VERB", "AUX", "ADP", "PUNCT"}:
            return False
    return False


def _visiting(scene: Scene, verb: int) -> Mention | None:
    words = scene.words
    for index in range(verb + 1, min(verb + 10, words.sentence_end(verb))):
        people = people_at(scene, index)
        if people:
            others = _others(scene, verb, people[:1])
            at_home = [p for p in others if p.home not in {None, people[0].home}]
            places = _in_sentence(scene, verb) or _home_of(at_home)
            return Mention(
                trigger=verb, kind=Kind.VISITING, base="visiting", noun=False,
                visitors=tuple(people[:1]), places=places, mood=Mood.PROGRESSIVE,
                hosts=tuple(others),
            )  # fmt: skip
    return None


def _others(scene: Scene, index: int, visitors: list[Person]) -> list[Person]:
    words = scene.words
    names = {person.key for person in visitors}
    found = []
    for token in range(words.sentence_start(index), words.sentence_end(index)):
        for person in people_at(scene, token, deep=9):
            if person.key not in names and person.actor is not None:
                names.add(person.key)
                found.append(person)
    return found


def _in_sentence(scene: Scene, index: int) -> tuple[PlaceMention, ...]:
    """The places of the sentence behind "in" or "at"."""
    words = scene.words
    for place in scene.places_in(words.sentence_start(index), words.sentence_end(index)):
        if words.lower[_phrase_start(scene, place) - 1] in {"in", "at"} and not place.wide:
            return (place,)
    return ()


def _across_clause(scene: Scene, verb: int, place: PlaceMention) -> bool:
    """Whether a relative clause opens between a verb and a place."""
    low, high = sorted((verb, place.start))
    return any(w in {"who", "that", "which", "where"} for w in scene.words.lower[low:high])


def _phrase_start(scene: Scene, place: PlaceMention) -> int:
    """The first token of the noun phrase a place ends: "the Hungarian capital, Budapest"."""
    words = scene.words
    first = place.start
    while first > 1 and place.start - first < 7:
        before = words.lower[first - 1]
        if words.pos[first - 1] in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} or before in {
            "of",
            "'s",
            "’s",
            "-",
        }:
            first -= 1
        elif before == "," and words.lower[first - 2] in {
            "capital",
            "city",
            "town",
            "port",
            "resort",
        }:
            first -= 1
        else:
            break
    return first


def _hosting(scene: Scene, verb: int, base: str) -> Mention | None:
    words = scene.words
    guests: list[Person] = []
    passive = scene.tags[verb] == "VBN" and "by" in words.lower[verb : verb + 9]
    subject = subject_of(scene, verb)
    hosts = people_at(scene, subject) if subject is not None else []
    for child in words.children[verb]:
        if words.dep[child] in {"obj", "iobj"} and child > verb:
            guests += people_at(scene, child)
    if not guests and not passive:
        guests = _next_people(scene, verb)
    if passive:
        by = [c for c in words.children[verb] if words.dep[c] == "obl" and c > verb]
        guests, hosts = hosts, [p for c in by for p in people_at(scene, c)]
    if not guests:
        return None
    places = destinations(scene, verb, Kind.HOST, base)
    if not places and not hosts:
        place = scene.place_of.get(subject) if subject is not None else None
        places = (place,) if place else ()
    places = places or _home_of(hosts)
    return Mention(
        trigger=verb, kind=Kind.HOST, base=base, noun=False, visitors=tuple(guests), places=places,
        hosts=tuple(hosts), mood=verb_mood(scene, verb),
    )  # fmt: skip


def _next_people(scene: Scene, verb: int) -> list[Person]:
    """For a broken parse: the people of the phrase right after a verb."""
    words = scene.words
    for index in range(verb + 1, min(verb + 9, words.sentence_end(verb))):
        if words.pos[index] in {"VERB", "AUX", "ADP", "PUNCT"}:
            return []
        found = people_at(scene, index)
        if found and found[0].actor is not None:
            return found
    return []


def _home_of(hosts: list[Person]) -> tuple[PlaceMention, ...]:
    """The country of the host, where the text names no place."""
    for host in hosts:
        if host.home is not None and host.actor is not None:
            return (PlaceMention(host.at, host.at + 1, resolve_place(host.home)),)
    return ()


def _sending(scene: Scene, verb: int, kind: Kind, base: str) -> Mention | None:
    words = scene.words
    goers: list[Person] = []
    for child in words.children[verb]:
        if words.dep[child] in {"obj", "iobj"} and child > verb:
            goers += people_at(scene, child)
    if not goers:
        goers = _next_people(scene, verb)
    subject = subject_of(scene, verb)
    hosts = people_at(scene, subject) if subject is not None else []
    if base == "lead":
        if not any(words.lower[person.at] in PARTIES | {"mission", "group"} for person in goers):
            return None
        goers, hosts = [*hosts, *goers], []
    if not goers:
        return None
    places = destinations(scene, verb, kind, base)
    mood = verb_mood(scene, verb)
    if kind is Kind.INVITE:
        mood = Mood.INVITED if mood is not Mood.NEVER else mood
        onward = any(words.lower[i] in VERBS for i in range(verb + 1, min(verb + 12, len(words))))
        places = places or (() if onward else _home_of(hosts))
    return Mention(
        trigger=verb, kind=kind, base=base, noun=False, visitors=tuple(goers), places=places,
        hosts=tuple(hosts) if kind is Kind.INVITE else (), mood=mood,
    )  # fmt: skip


def _met(scene: Scene, verb: int) -> list[Person]:
    """Whom the subject meets: the object, or what follows "with"."""
    words = scene.words
    end = min(verb + 28, words.sentence_end(verb))
    found: list[Person] = []
    for child in words.children[verb]:
        if child > verb and words.dep[child] in {"obj", "obl", "iobj"}:
            cases = {words.lower[c] for c in words.children[child] if words.dep[c] == "case"}
            if not cases or cases & {"with", "by"}:
                found += people_at(scene, child)
    if not found:
        for index in range(verb + 1, end):
            if words.lower[index] in {"with", "to"} or index == verb + 1:
                for later in range(index, min(index + 9, end)):
                    found = people_at(scene, later)
                    if found:
                        return found
    return found


def destinations(scene: Scene, trigger: int, kind: Kind, base: str) -> tuple[PlaceMention, ...]:
    """The places a trigger word leads to, a whole enumeration at once."""
    words = scene.words
    end = words.sentence_end(trigger)
    if kind is Kind.VISIT:
        place = _object_place(scene, trigger, end)
    elif base in {"discuss", "talk", "sign", "tell", "negotiate", "inspect", "dine"}:
        place = None
    elif base == "reach":
        place = _object_place(scene, trigger, end)
    else:
        place = _prepositional_place(scene, trigger, end, kind, base)
    if place is None and kind in {Kind.MEET, Kind.STAY, Kind.HOST}:
        place = _fronted_place(scene, trigger)
    if place is None:
        return ()
    listed = scene.list_of_places(place)
    if kind is Kind.MEET or kind is Kind.TALKS:
        listed = listed[:1]
    return tuple(listed)


def _object_place(scene: Scene, verb: int, end: int) -> PlaceMention | None:
    words = scene.words
    for index in range(verb + 1, min(verb + 16, end)):
        if index in scene.place_of:
            place = scene.place_of[index]
            if index != place.start:
                continue
            follows = words.lower[place.end] if place.end < end else ""
            if follows in {"'s", "’s"}:  # "visit Japan's Yasukuni Shrine"
                inner = scene.place_of.get(place.end + 1)
                return inner or place
            if not scene.modifies(place):
                return place
        if words.lower[index] in _STOP_AFTER_VISIT:
            return None
        if words.text[index - 1] == "-":  # "flood-hit"
            continue
        if (
            words.pos[index] in {"VERB", "AUX"}
            and index > verb + 1
            and words.lower[index] not in _SOFT_VERBS
        ):
            return None
    return None


def _prepositional_place(
    scene: Scene, trigger: int, end: int, kind: Kind, base: str
) -> PlaceMention | None:
    words = scene.words
    allowed = _PREPOSITIONS[kind]
    strict = kind in {Kind.GO, Kind.LEAVE, Kind.ARRIVE, Kind.STAY}
    preposition = ""
    since = 0
    for index in range(trigger + 1, end):
        lower = words.lower[index]
        place = scene.place_of.get(index)
        if place is not None and index == place.start:
            if scene.modifies(place) or (place.wide and kind in {Kind.MEET, Kind.TALKS}):
                continue
            if preposition and index - since <= 9 and not _possessor(scene, place):
                return place
            if base == "arrive" and not preposition and _directly(scene, trigger, index):
                return place
            continue
        if lower in allowed and words.pos[index] in {"ADP", "SCONJ", "PART", "ADV"}:
            if lower == "to" and index + 1 < end and scene.infinitive(index + 1):
                if strict or kind is Kind.TRIP:
                    return None
                continue
            preposition, since = lower, index
        elif lower in {
            "from",
            "with",
            "between",
            "after",
            "before",
            "during",
            "since",
            "by",
            "about",
            "over",
        }:
            preposition = ""
        elif kind is Kind.STAY and not preposition and words.pos[index] not in {"ADV", "PART"}:
            if lower not in {"due", "expected", "back"}:
                return None
        elif words.pos[index] in {"VERB", "AUX"} and lower not in _SOFT_VERBS:
            if not (
                kind is Kind.MEET
                and words.pos[index] == "VERB"
                and scene.tags[index] in {"VB", "VBG"}
            ):
                return None
            preposition = ""
        elif lower in {
            ";",
            ":",
            "while",
            "where",
            "who",
            "which",
            "consulate",
            "embassy",
            "hospital",
        }:
            return None
    return None


def _directly(scene: Scene, trigger: int, index: int) -> bool:
    """Whether nothing but the noun phrase itself stands between: "arrived the capital, Astana"."""
    words = scene.words
    return all(
        words.pos[i] in {"DET", "NOUN", "PROPN", "ADJ", "PUNCT"} for i in range(trigger + 1, index)
    )


def _possessor(scene: Scene, place: PlaceMention) -> bool:
    words = scene.words
    return place.end < len(words) and words.lower[place.end] in {"'s", "’s", "'"}


def _fronted_place(scene: Scene, trigger: int) -> PlaceMention | None:
    """ "In Turkey, the vice president is expected to discuss …"."""
    words = scene.words
    first = words.sentence_start(trigger)
    for place in scene.places_in(first, min(first + 10, trigger)):
        start = _phrase_start(scene, place)
        if start - 1 >= first and words.lower[start - 1] in {"in", "at"} and start - 1 <= first + 3:
            if place.end < len(words) and words.lower[place.end] in {","}:
                return place
    return None


def _noun_mention(scene: Scene, noun: int) -> Mention | None:
    words = scene.words
    kind = Kind.TRIP if words.lower[noun] in TRIP else Kind.TALKS
    after = words.lower[noun + 1] if noun + 1 < len(words) else ""
    if words.pos[noun + 1 : noun + 2] == ["NOUN"] and after not in TRIP | TALKS:
        return None
    if words.lower[noun] in {"mission", "missions", "leg", "stop", "session"} and kind is Kind.TRIP:
        pass
    places = destinations(scene, noun, kind, words.lower[noun])
    if not places:
        places = _places_before(scene, noun) or _place_equated(scene, noun)
    visitors, hosts = _goers_of_noun(scene, noun, kind)
    mood = noun_mood(scene, noun)
    if kind is Kind.TALKS and not places and mood not in {Mood.CANCELLED, Mood.POSTPONED}:
        return None
    return Mention(
        trigger=noun, kind=kind, base=words.lower[noun], noun=True, visitors=tuple(visitors),
        places=places, hosts=tuple(hosts), mood=mood,
    )  # fmt: skip


def _refusal(scene: Scene, verb: int) -> Mention | None:
    """ "was denied entry to X", "refuses visas to the delegation"."""
    words = scene.words
    end = words.sentence_end(verb)
    if not PERMITS & set(words.lower[verb + 1 : min(verb + 5, end)]):
        return None
    subject = subject_of(scene, verb)
    goers = people_at(scene, subject) if subject is not None else []
    places = destinations(scene, verb, Kind.DENY, "deny")
    if not goers or not _passive(scene, verb):
        goers = []
        for index in range(verb + 2, min(verb + 14, end)):
            goers = people_at(scene, index)
            if goers:
                break
        if not places and subject is not None and subject in scene.place_of:
            places = (scene.place_of[subject],)
    inner = [p for p in scene.places_in(verb, end) if words.lower[p.start - 1] not in {"from"}]
    if inner and not (places and places[0] in inner):
        places = (inner[0],)
    return Mention(
        trigger=verb, kind=Kind.DENY, base="deny", noun=False, visitors=tuple(goers),
        places=places, mood=Mood.DENIED,
    )  # fmt: skip


def _passive(scene: Scene, verb: int) -> bool:
    words = scene.words
    left = words.lower[max(verb - 4, words.sentence_start(verb)) : verb]
    return scene.tags[verb] == "VBN" and bool(
        {"was", "were", "been", "being", "is", "are"} & set(left)
    )


def _party_to(scene: Scene, noun: int) -> bool:
    words = scene.words
    after = words.lower[noun + 1 : noun + 3]
    return after[:1] == ["to"] and any(i in scene.place_of for i in (noun + 2, noun + 3))


def _party(scene: Scene, noun: int) -> Mention | None:
    goers = people_at(scene, noun)
    places = destinations(scene, noun, Kind.SEND, "send")
    verb = governor(scene, noun)
    mood = verb_mood(scene, verb) if verb is not None else Mood.NEUTRAL
    if verb is not None and mood not in FUTURE and scene.words.lower[verb] in _APPROVES:
        mood = Mood.PLANNED
    return Mention(
        trigger=noun, kind=Kind.PARTY, base="delegation", noun=True, visitors=tuple(goers),
        places=places, mood=mood,
    )  # fmt: skip


_APPROVES = frozenset(
    "approve approves approved approving agree agreed authorise authorize authorized ordered send sends sending dispatch name named".split(
        " "
    )
)


def _places_before(scene: Scene, noun: int) -> tuple[PlaceMention, ...]:
    """ "his U.S. visit", "a Middle East tour", "the Washington summit"."""
    words = scene.words
    place = scene.place_of.get(noun - 1)
    if place and words.pos[noun - 1] in {"PROPN", "NOUN", "ADJ"} and not _possessor(scene, place):
        return (place,)
    return ()


def _place_equated(scene: Scene, noun: int) -> tuple[PlaceMention, ...]:
    """ "Her next stop will be Saudi Arabia", "the trip will include stops in"."""
    words = scene.words
    if words.lower[noun] not in {"stop", "stops", "leg", "itinerary", "stopover"}:
        return ()
    first = words.sentence_start(noun)
    ahead = next(iter(scene.places_in(first, min(first + 4, noun))), None)
    if ahead is not None:
        listed = scene.list_of_places(ahead)
        follows = words.lower[listed[-1].end : listed[-1].end + 1]
        if follows and follows[0] in {"is", "are", "was", "were", "will"}:
            return tuple(listed)
    for index in range(noun + 1, min(noun + 6, words.sentence_end(noun))):
        place = scene.place_of.get(index)
        if place is not None:
            return tuple(scene.list_of_places(place))
        if words.pos[index] not in {"AUX", "VERB", "DET", "ADP", "ADV"}:
            return ()
    return ()


def _goers_of_noun(scene: Scene, noun: int, kind: Kind) -> tuple[list[Person], list[Person]]:
    words = scene.words
    owners = [] if words.lower[noun] in _OTHERS_EVENTS else _owners(scene, noun)
    if owners:
        return owners, []
    agents, hosts = _agents(scene, noun, kind)
    if agents:
        return agents, hosts
    verb = governor(scene, noun)
    if verb is not None and kind is Kind.TALKS and not hosts:
        taking_part = VERBS.get(words.lower[verb])
        addressed = words.dep[noun] == "obj" and words.head[noun] == verb
        if taking_part is None or (taking_part[1] in {"tell", "lead"} and not addressed):
            return [], hosts
    if verb is not None and words.lower[verb] not in REPORTING:
        subject = subject_of(scene, verb)
        if subject is not None and subject != noun:
            found = people_at(scene, subject)
            if found:
                return found, hosts
    if verb is not None and words.lower[verb] in REPORTING:
        subject = subject_of(scene, verb)
        if (
            subject is not None
            and subject != noun
            and words.lower[verb] in {"announced", "announces", "announce", "confirmed"}
        ):
            return people_at(scene, subject), hosts
    if verb is None or (kind is Kind.TALKS and hosts):
        left = nearest_left(scene, noun)
        if left is not None:
            return people_at(scene, left), hosts
    return [], hosts


# Events named after somebody who is not their visitor.
_OTHERS_EVENTS = frozenset({"funeral", "inauguration", "ceremony"})


def _owners(scene: Scene, noun: int) -> list[Person]:
    """ "the president's visit", "his visit", "the Herzog visit"."""
    words = scene.words
    for child in words.children[noun]:
        if child < noun and words.dep[child] in {"nmod", "compound", "det"}:
            possessive = words.lower[child] in {"his", "her", "their"} or any(
                words.lower[c] in {"'s", "’s", "'", "’"} for c in words.children[child]
            )
            if possessive or (words.label[child] == "PERSON" and child == noun - 1):
                found = people_at(scene, child)
                if found:
                    return found
    for index in range(noun - 1, max(noun - 6, words.sentence_start(noun)) - 1, -1):
        if words.lower[index] in {"'s", "’s", "'", "’"} and index:
            found = people_at(scene, index - 1)
            if found:
                return found
        if words.lower[index] in {"his", "her", "their"}:
            found = people_at(scene, index)
            if found:
                return found
        if words.pos[index] in {"VERB", "AUX", "ADP"}:
            break
    return []


def _agents(scene: Scene, noun: int, kind: Kind) -> tuple[list[Person], list[Person]]:
    """ "a visit by X", "the visit of X to Y", "talks between X and Y"."""
    words = scene.words
    end = min(noun + 16, words.sentence_end(noun))
    hosts: list[Person] = []
    index = noun + 1
    while index < end:
        lower = words.lower[index]
        if lower in {"by", "of", "between", "with"}:
            for later in range(index + 1, min(index + 12, end)):
                if words.pos[later] in {"VERB", "AUX"} or words.text[later] in {";", "."}:
                    break
                if later in scene.place_of and lower == "of":
                    break
                found = people_at(scene, later)
                if found and lower == "with":
                    hosts += found
                    break
                if found:
                    return found, hosts
        elif words.pos[index] in {"VERB", "AUX"} and lower not in _SOFT_VERBS:
            break
        index += 1
    return [], hosts
