"""Which places a trigger word leads to: its object, what stands behind "to" or "in", a dateline."""

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.participants import Participant
from briefing.analysis.visits.rules.vocabulary import DELEGATES, REPORTING, TALKS, TRIP, Kind
from briefing.gazetteer import resolve_place

_TO = frozenset({"to", "into"})
_IN = frozenset({"in", "at", "inside"})
PREPOSITIONS: dict[Kind, frozenset[str]] = {
    Kind.GO: _TO | _IN | {"for"},
    Kind.LEAVE: frozenset({"for", "to"}),
    Kind.ARRIVE: _IN | {"to"},
    Kind.STAY: _IN,
    Kind.MEET: _IN,
    Kind.HOST: _IN | {"to"},
    Kind.INVITE: frozenset({"to", "in", "at"}),
    Kind.SEND: frozenset({"to"}),
    Kind.DENY: frozenset({"to", "into"}),
    Kind.TAKE: frozenset({"to"}),
    Kind.TRIP: _TO | _IN | lexicon("of around through across include includes including"),
    Kind.TALKS: _IN,
    Kind.VISIT: _TO | _IN,
    Kind.PARTY: frozenset({"to"}),
}
# Errands at home, not journeys to the country of the house.
_HOUSES = frozenset({"consulate", "embassy", "hospital"})
_STOP_AFTER_VISIT = _HOUSES | lexicon(
    "before after during for from with by since as following until than ahead because when while",
    "where who which that if amid despite ; :",
)
_OTHER_PREPOSITIONS = lexicon("from with between after before during since by about over")
_OTHER_CLAUSES = _HOUSES | lexicon("; : while where who which")
# Verbs that do not open a clause of their own between a trigger and its place.
SOFT_VERBS = lexicon(
    "expected planned scheduled set due slated proposed called named based beginning starting",
    "including include includes held taking being be hosted located take",
)
# Verbs whose "in X" is what is spoken of, not where.
_ABOUT_PLACES = lexicon("discuss talk sign tell negotiate inspect dine")
_FEW_PLACES = frozenset({Kind.MEET, Kind.TALKS})
_CLOSE_TO_PREPOSITION = 9
_CAPITALS = frozenset({"capital", "city", "town", "port", "resort"})


def destinations(
    context: ArticleContext, trigger: int, kind: Kind, base: str
) -> tuple[PlaceMention, ...]:
    """The places a trigger word leads to, a whole enumeration at once."""
    words = context.words
    end = words.sentence_end(trigger)
    place = None
    if kind is Kind.VISIT or base == "reach":
        reach = trigger + 3 if base == "reach" else trigger + 16
        place = _object_place(context, trigger, min(end, reach))
    elif base not in _ABOUT_PLACES:
        place = _PlaceSearch(context, trigger, kind, base).run(end)
    if place is None and kind in {Kind.MEET, Kind.STAY, Kind.HOST} and base != "be":
        place = fronted_place(context, trigger)
    if place is None or (base == "continue" and words.lower[place.start - 1] != "to"):
        return ()  # talks continue in a place
    listed = context.list_of_places(place)
    return tuple(listed[:1] if kind in _FEW_PLACES else listed)


def place_here(context: ArticleContext, verb: int, kind: Kind) -> tuple[PlaceMention, ...]:
    """The dateline's place, where an agency writes "arrived here on Sunday"."""
    if kind not in {Kind.ARRIVE, Kind.MEET, Kind.GO, Kind.STAY} or context.dateline is None:
        return ()
    words = context.words
    for index in range(verb + 1, min(verb + 8, words.sentence_end(verb))):
        if words.lower[index] == "here":
            return (context.dateline,)
        if words.pos[index] in {"VERB", "AUX"}:
            return ()
    return ()


def place_of_where(context: ArticleContext, verb: int) -> tuple[PlaceMention, ...]:
    """The place of "to Warsaw, where he will meet the president"."""
    words = context.words
    for index in range(verb - 1, max(verb - 9, words.sentence_start(verb)), -1):
        if words.lower[index] == "where":
            before = index - 2 if words.text[index - 1] == "," else index - 1
            place = context.place_of.get(before)
            return (place,) if place is not None and not place.wide else ()
        if words.text[index] in {",", ";"}:
            return ()
    return ()


def place_of_event(context: ArticleContext, verb: int) -> tuple[PlaceMention, ...]:
    """The place of "will attend the forum", if a sentence before told where the forum is."""
    words = context.words
    event = next((i for i in range(verb + 1, verb + 6) if words.lower[i : i + 1] and
                  words.lower[i] in TALKS), None)  # fmt: skip
    if event is None or "the" not in words.lower[verb:event]:
        return ()
    first = words.starts[max(words.sentence[verb] - 3, 0)]
    for index in range(words.sentence_start(verb) - 1, first - 1, -1):
        if words.lower[index] != words.lower[event]:
            continue
        if words.lower[index + 1 : index + 2] in (["in"], ["at"]):
            place = context.place_of.get(index + 2)
            return (place,) if place is not None and not place.wide else ()
    return ()


def place_around(context: ArticleContext, index: int) -> tuple[PlaceMention, ...]:
    """The first place of the sentence behind "in" or "at", wherever it stands."""
    words = context.words
    for place in context.places_in(words.sentence_start(index), words.sentence_end(index)):
        if words.lower[_phrase_start(context, place) - 1] in {"in", "at"} and not place.wide:
            return (place,)
    return ()


def home_of(hosts: list[Participant]) -> tuple[PlaceMention, ...]:
    """The country of the host, where the text names no place."""
    for host in hosts:
        if host.home is not None and host.actor is not None:
            return (PlaceMention(host.at, host.at + 1, resolve_place(host.home)),)
    return ()


def is_possessor(context: ArticleContext, place: PlaceMention) -> bool:
    """Whether a place is only whose something is: "Japan's …"."""
    words = context.words
    return place.end < len(words) and words.lower[place.end] in {"'s", "’s", "'"}


def _object_place(context: ArticleContext, verb: int, end: int) -> PlaceMention | None:
    """The place that is visited: "visit several cities in Texas", "visit Japan's shrine"."""
    words = context.words
    for index in range(verb + 1, end):
        place = context.place_of.get(index)
        if place is not None and index != place.start:
            continue
        if place is not None and is_possessor(context, place):
            return context.place_of.get(place.end + 1) or place
        if place is not None and not context.modifies(place):
            return place
        if words.lower[index] in _STOP_AFTER_VISIT:
            return None
        if words.text[index - 1] == "-" or index == verb + 1:  # "flood-hit"
            continue
        if words.pos[index] in {"VERB", "AUX"} and words.lower[index] not in SOFT_VERBS:
            return None
    return None


class _PlaceSearch:
    """Looks to the right of a trigger for a place behind one of the trigger's prepositions."""

    def __init__(self, context: ArticleContext, trigger: int, kind: Kind, base: str) -> None:
        self.context = context
        self.trigger = trigger
        self.kind = kind
        self.base = base
        self.preposition = ""
        self.since = 0
        self.teller = _teller_behind(context, trigger)

    def run(self, end: int) -> PlaceMention | None:
        """The place, or None if the clause ends first."""
        for index in range(self.trigger + 1, end):
            place = self.context.place_of.get(index)
            if place is not None:
                if index == place.start and self._leads_to(place):
                    return place
                continue
            if index == self.teller or self._ends(index, end):
                return None
            described = self._described(index)
            if described is not None:
                return described
        return None

    def _described(self, index: int) -> PlaceMention | None:
        """The place of "a trip to the province", named before."""
        words = self.context.words
        if not self.preposition or self.kind not in _DESCRIBED or index - self.since != 2:
            return None
        alone = words.lower[index + 1 : index + 2] != ["of"] and words.pos[index] == "NOUN"
        if not alone or words.lower[index - 1] != "the":
            return None
        return self.context.place_meant(index)

    def _leads_to(self, place: PlaceMention) -> bool:
        context, words = self.context, self.context.words
        if context.modifies(place) or (place.wide and self.kind in _FEW_PLACES):
            return False
        if (self.base in {"meet", "confer"} or self.kind is Kind.TALKS) and self._describes(place):
            return False
        if self.preposition:
            near = place.start - self.since <= _CLOSE_TO_PREPOSITION
            return near and not is_possessor(context, place)
        # "arrived the Kazakh capital, Astana"
        between = words.pos[self.trigger + 1 : place.start]
        phrase = {"DET", "NOUN", "PROPN", "ADJ", "PUNCT"}
        return self.base == "arrive" and all(pos in phrase for pos in between)

    def _describes(self, place: PlaceMention) -> bool:
        """Whether "in X" belongs to a thing: "the head of the mission in X"."""
        words = self.context.words
        noun = self.since - 1
        known = TALKS | TRIP | DELEGATES | {"leaders", "members", "people"}
        common = (
            self.context.words.tag[noun] == "NN" and self.context.resolved.actor_at(noun) is None
        )
        timed = any(t.start <= noun < t.end for t in self.context.times)
        tied = words.head[place.end - 1] == noun or words.head[place.start] == noun
        return (
            common and tied and not timed and words.lower[noun] not in known and noun > self.trigger
        )

    def _ends(self, index: int, end: int) -> bool:
        """Whether the trigger's clause ends at a token; note the prepositions on the way."""
        words = self.context.words
        lower, pos = words.lower[index], words.pos[index]
        if lower in PREPOSITIONS[self.kind] and pos in {"ADP", "SCONJ", "PART", "ADV"}:
            if lower == "to" and index + 1 < end and self.context.infinitive(index + 1):
                return self.kind in _STRICT
            self.preposition, self.since = lower, index
            return False
        if lower in _OTHER_PREPOSITIONS:
            self.preposition = ""
            return False
        spell = {"ADJ", "DET", "NOUN", "NUM"} if self.base == "spend" else set()
        if self.kind is Kind.STAY and not self.preposition and pos not in {"ADV", "PART"} | spell:
            return lower not in {"due", "expected", "back"}
        if pos in {"VERB", "AUX"} and lower not in SOFT_VERBS:
            aim = pos == "VERB" and self.context.words.tag[index] in {"VB", "VBG"}
            self.preposition = ""
            return not (self.kind is Kind.MEET and aim)
        return lower in _OTHER_CLAUSES


_DESCRIBED = frozenset({Kind.GO, Kind.TRIP, Kind.ARRIVE, Kind.LEAVE, Kind.SEND})
_STRICT = frozenset({Kind.GO, Kind.LEAVE, Kind.ARRIVE, Kind.STAY, Kind.TRIP})


def _teller_behind(context: ArticleContext, trigger: int) -> int | None:
    """The comma before who tells it: "will not come, the palace in Oslo said"."""
    words = context.words
    node = trigger
    for _ in range(4):
        if words.lower[node] in REPORTING and node > trigger:
            subject = next((c for c in words.children[node] if words.dep[c] == "nsubj"), node)
            before = range(subject - 1, trigger, -1)
            return next((index for index in before if words.text[index] == ","), None)
        node = words.head[node]
    return None


def fronted_place(context: ArticleContext, trigger: int) -> PlaceMention | None:
    """The place of "In Turkey, the vice president is expected to discuss …"."""
    words = context.words
    first = words.sentence_start(trigger)
    for place in context.places_in(first, min(first + 10, trigger)):
        before = _phrase_start(context, place) - 1
        opening = first <= before <= first + 3 and words.lower[before] in {"in", "at"}
        named = any(context.resolved.actor_at(i) for i in range(place.end, place.end + 2))
        if opening and (words.lower[place.end : place.end + 1] == [","] or named):
            return place
    return None


def _phrase_start(context: ArticleContext, place: PlaceMention) -> int:
    """The first token of the noun phrase a place ends: "the Hungarian capital, Budapest"."""
    words = context.words
    first = place.start
    while first > 1 and place.start - first < 7:
        before = words.lower[first - 1]
        inside = words.pos[first - 1] in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}
        capital = before == "," and words.lower[first - 2] in _CAPITALS
        if not (inside or capital or before in {"of", "'s", "’s", "-"}):
            break
        first -= 1
    return first
