"""What a verb says of a visit: who goes, stays, meets or opens something, and where."""

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.at_work import is_of_a_town
from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.destinations import (
    destinations,
    home_of,
    place_around,
    place_here,
    place_of_event,
    place_of_where,
)
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import DONE, Mood
from briefing.analysis.visits.rules.participants import COUPLES, Participant, is_person, people_at
from briefing.analysis.visits.rules.subjects import (
    joined_before,
    leaders_of,
    nearest_left,
    of_a_thing,
    subject_of,
)
from briefing.analysis.visits.rules.verb_mood import verb_mood
from briefing.analysis.visits.rules.verb_senses import heads_group, of_stay, opens
from briefing.analysis.visits.rules.verbs_of_others import hosting, inviting, sending, taking
from briefing.analysis.visits.rules.vocabulary import REPORTING, VERBS, Kind

# Verbs of meeting that tell nothing without a place.
_PLACE_NEEDED = lexicon(
    "take hold join tell sign speak address discuss talk open inaugurate unveil cut"
)
_BEFORE_VISITING = lexicon("is are was were been be after before while of currently")
# Verbs whose object is whom the subject meets; with the others it takes "with".
_OBJECT_MET = frozenset({"meet", "confer", "talk", "negotiate", "dine"})
_SPELLS = lexicon("hour hours day days night nights weekend week morning afternoon evening")
_ATTENDING = frozenset({"attend", "address", "join", "participate", "take"})
_OPENING = frozenset({"open", "inaugurate", "unveil", "cut"})
_EXPECTED = frozenset({"due", "expected", "scheduled"})
# "Took the train to X", "takes a night ferry to X".
_VEHICLES = lexicon("train plane flight ferry helicopter jet bus boat")
_BOARDED = 5
_STAYING_AWAY = frozenset({"skip", "miss", "boycott"})


def verb_mention(context: ArticleContext, verb: int) -> VisitMention | None:
    """The mention of a visit that a verb makes, or None if it makes none."""
    kind, base = VERBS[context.words.lower[verb]]
    if context.words.lower[verb] == "visiting" and _attributive(context, verb):
        return _visiting(context, verb)
    if kind is Kind.GO and context.words.lower[verb + 1 : verb + 3] == ["back", "to"]:
        base = "return"
    if kind is Kind.HOST:
        return hosting(context, verb, base)
    if kind is Kind.INVITE:
        return inviting(context, verb)
    if kind is Kind.SEND or (base == "head" and heads_group(context, verb)):
        return sending(context, verb, "lead" if base == "head" else base)
    if base == "take" and _VEHICLES & set(context.words.lower[verb + 1 : verb + _BOARDED]):
        return _going(context, verb, Kind.GO, base)
    taken = taking(context, verb) if base in {"take", "bring"} else None
    return taken or _going(context, verb, kind, base)


def _going(context: ArticleContext, verb: int, kind: Kind, base: str) -> VisitMention | None:
    places = destinations(context, verb, kind, base) or place_here(context, verb, kind)
    mood = verb_mood(context, verb)
    if kind is Kind.MEET and not places:
        places = place_of_where(context, verb)
        if places and mood in DONE:  # the journey is told before; this adds whom they met
            mood = Mood.NEUTRAL
    if base in _ATTENDING and not places:
        places = place_of_event(context, verb)
    if base in _STAYING_AWAY and mood is not Mood.NEVER:
        mood = Mood.CANCELLED
    joined = context.words.lower[verb - 1] in {"and", "then"}
    done = mood in DONE or context.words.tag[verb] == "VBG" or joined
    if kind is Kind.MEET and base in {"meet", "confer"} and not places and done:
        places = tuple(p for p in place_around(context, verb) if not _across(context, verb, p))
    if base == "spend" and not _is_for_a_time(context, verb):
        return None
    agents = _agents(context, verb) if kind is Kind.MEET else []
    visitors = tuple(agents) or _subjects(context, verb)
    if base in _OPENING and (not opens(context, verb) or _is_at_home(visitors)):
        return None
    lasting = base in {"stay", "remain"} and mood is Mood.PLANNED
    due = kind is Kind.STAY and not places and _is_there(context, verb)
    if not places and (
        (kind is Kind.STAY and not lasting and not due)
        or (kind is Kind.MEET and base in _PLACE_NEEDED)
    ):
        return None
    if kind is Kind.STAY:
        mood = Mood.PLANNED if due else of_stay(context, verb, base, mood, places)
    return VisitMention(
        trigger=verb,
        kind=kind,
        base=base,
        visitors=visitors,
        places=places,
        hosts=tuple(_met(context, verb, base)) if kind is Kind.MEET and not agents else (),
        mood=mood,
        finite=context.words.tag[verb] == "VBD",
    )


def _is_for_a_time(context: ArticleContext, verb: int) -> bool:
    """Whether it is time that is spent: "two days", "Thursday and Friday"."""
    return any(time.start == verb + 1 for time in context.times) or bool(
        _SPELLS & set(context.words.lower[verb + 1 : verb + 6])
    )


def _is_there(context: ArticleContext, verb: int) -> bool:
    """Whether somebody is where the text has them go: "is due there on 2 April"."""
    words = context.words
    follows = words.lower[verb + 1 : verb + 3]
    return "there" in follows and bool(_EXPECTED & set(follows))


def _is_at_home(visitors: tuple[Participant, ...]) -> bool:
    """Whether mayors open something: in their own town, most likely."""
    roles = [one.actor.role or "" for one in visitors if one.actor is not None]
    return bool(roles) and all(map(is_of_a_town, roles))


def _across(context: ArticleContext, verb: int, place: PlaceMention) -> bool:
    """Whether a relative clause opens between a verb and a place."""
    low, high = sorted((verb, place.start))
    return bool(
        (REPORTING | {"who", "that", "which", "where"}) & set(context.words.lower[low:high])
    )


def _subjects(context: ArticleContext, verb: int) -> tuple[Participant, ...]:
    head = subject_of(context, verb)
    if head is None:
        left = nearest_left(context, verb)
        return tuple(people_at(context, left)) if left is not None else ()
    if of_a_thing(context, head):
        return ()
    found = people_at(context, head)
    if found and head < verb:
        keys = {person.key for person in found}
        others = joined_before(context, head) or leaders_of(context, found[0])
        found = [p for p in others if p.key not in keys] + found
    return tuple(_without_title(context, found))


def _agents(context: ArticleContext, verb: int) -> list[Participant]:
    """Who does what a passive tells: "was unveiled by X", "will be attended by X and Y"."""
    words = context.words
    if words.tag[verb] != "VBN":
        return []
    for child in words.children[verb]:
        by = any(words.lower[c] == "by" and c < child for c in words.children[child])
        if child > verb and by:
            return people_at(context, child)
    return []


def _without_title(context: ArticleContext, people: list[Participant]) -> list[Participant]:
    """Drop "the presidents of X and Y" where both are named beside it."""
    named = [person for person in people if is_person(person)]
    offices = [p for p in people if not is_person(p) and context.words.lower[p.at] in COUPLES]
    return [p for p in people if p not in offices] if len(named) > 1 else people


def _attributive(context: ArticleContext, verb: int) -> bool:
    """Whether "visiting" stands in front of a person: "visiting Saudi King Abdullah"."""
    words = context.words
    if verb and words.lower[verb - 1] in _BEFORE_VISITING:
        return False
    for index in range(verb + 1, min(verb + 9, words.sentence_end(verb))):
        if words.label[index] == "PERSON" or people_at(context, index):
            return True
        if words.pos[index] in {"VERB", "AUX", "ADP", "PUNCT"}:
            return False
    return False


def _met(context: ArticleContext, verb: int, base: str) -> list[Participant]:
    """Whom the subject meets: the object, or what follows "with"."""
    words = context.words
    found: list[Participant] = []
    for child in words.children[verb]:
        if child > verb and words.dep[child] in {"obj", "obl", "iobj"}:
            cases = {words.lower[c] for c in words.children[child] if words.dep[c] == "case"}
            if (not cases and base in _OBJECT_MET) or cases & {"with", "by"}:
                found += people_at(context, child)
    if found or base not in _OBJECT_MET:
        return found
    end = min(verb + 28, words.sentence_end(verb))
    for index in range(verb + 1, end):
        if words.lower[index] in {"with", "to"} or index == verb + 1:
            for later in range(index, min(index + 9, end)):
                found = people_at(context, later)
                if found:
                    return found
    return []


def _visiting(context: ArticleContext, verb: int) -> VisitMention | None:
    words = context.words
    for index in range(verb + 1, min(verb + 10, words.sentence_end(verb))):
        guests = people_at(context, index)[:1]
        if not guests:
            continue
        others = _others(context, verb, guests)
        at_home = [p for p in others if p.home not in {None, guests[0].home}]
        return VisitMention(
            trigger=verb,
            kind=Kind.VISITING,
            base="visiting",
            visitors=tuple(guests),
            places=place_around(context, verb) or home_of(at_home),
            hosts=tuple(others),
            mood=Mood.PROGRESSIVE,
        )
    return None


def _others(context: ArticleContext, index: int, visitors: list[Participant]) -> list[Participant]:
    words = context.words
    found = {person.key: person for person in visitors}
    for token in range(words.sentence_start(index), words.sentence_end(index)):
        for person in people_at(context, token, deep=9):
            if person.actor is not None:
                found.setdefault(person.key, person)
    return list(found.values())[len(visitors) :]
