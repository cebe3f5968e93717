"""Goes through a text and yields every mention of a visit: by verbs, nouns and refusals."""

from collections.abc import Iterator
from dataclasses import replace

from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.destinations import PREPOSITIONS
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import Mood
from briefing.analysis.visits.rules.noun_mood import FATES
from briefing.analysis.visits.rules.nouns import (
    goes_to,
    noun_mention,
    party_mention,
    persons_visited,
)
from briefing.analysis.visits.rules.participants import people_at
from briefing.analysis.visits.rules.statements import SPEECH, statement_mention
from briefing.analysis.visits.rules.verbs import verb_mention
from briefing.analysis.visits.rules.verbs_of_others import refusal
from briefing.analysis.visits.rules.vocabulary import PARTIES, REFUSALS, TALKS, TRIP, VERBS, Kind

# How far behind "left" its object may stand.
_OBJECT = 4
_OCCASIONS = TRIP | TALKS
_MOVES = frozenset({"arrive", "come", "fly", "return", "travel"})
_DONE = frozenset({Mood.PAST, Mood.PERFECT, Mood.PRESENT})
_LINKS = frozenset({"and", "then", ",", "there"})
_TIME_WORDS = frozenset({"today", "tomorrow", "yesterday", "also"})


def mentions(context: ArticleContext) -> Iterator[VisitMention]:
    """The mentions of visits, in text order."""
    for index in range(len(context.words)):
        mention = _mention(context, index)
        if mention is not None:
            yield mention
            yield from _further(context, mention)
            yield from _followers(context, mention)
            source = _source(context, mention)
            if source is not None:
                yield source


def _mention(context: ArticleContext, index: int) -> VisitMention | None:
    lower, pos = context.words.lower[index], context.words.pos[index]
    if lower in VERBS and VERBS[lower][1] == "be" and _helps_call_off(context, index):
        return None
    verb = lower in VERBS and (context.verbal(index) or _mistaken_verb(context, index))
    if verb or (lower == "visiting" and pos in {"ADJ", "NOUN"}):
        found = verb_mention(context, index)
        return (statement_mention(context, index) or found) if verb else found
    if lower in REFUSALS and (context.verbal(index) or pos == "ADJ"):
        return refusal(context, index)
    if lower in PARTIES and goes_to(context, index):
        return party_mention(context, index)
    if pos in {"NOUN", "PROPN"} and (lower in _OCCASIONS or persons_visited(context, index)):
        return noun_mention(context, index)
    return statement_mention(context, index) if lower in SPEECH else None


def _helps_call_off(context: ArticleContext, index: int) -> bool:
    """Whether "was" only helps to say what became of a visit: "was cancelled on Sunday"."""
    words = context.words
    head = words.head[index]
    return head > index and words.lower[head] in FATES and words.tag[head] == "VBN"


def _mistaken_verb(context: ArticleContext, index: int) -> bool:
    """Whether a verb that the tagger takes for a noun follows a name: "X visits", "X flew"."""
    words = context.words
    before = index - 1
    while before > 0 and words.lower[before] in _TIME_WORDS:
        before -= 1
    if before < 0:
        return False
    lower = words.lower[index]
    if words.label[before] == "PERSON":
        return lower != VERBS[lower][1] and not lower.endswith("ing")
    kind = VERBS[lower][0]
    onward = words.lower[index + 1 : index + 2]
    aimed = kind is Kind.VISIT or (kind is Kind.GO and onward in (["to"], ["back"]))
    return words.lower[index - 1] == "to" and aimed


def _further(context: ArticleContext, mention: VisitMention) -> Iterator[VisitMention]:
    """The later places of "in Tokyo on 11 May and in Seoul on 12 May"."""
    words = context.words
    if not mention.places or mention.kind in {Kind.VISITING, Kind.DENY, Kind.TALKS}:
        return
    allowed = PREPOSITIONS[mention.kind]
    last = mention.places[-1].end
    if mention.kind is Kind.MEET:
        yield from _met_elsewhere(context, mention)
    for index in range(last, min(last + 24, words.sentence_end(mention.trigger))):
        if words.pos[index] in {"VERB", "AUX"} or words.text[index] in {";", ":"}:
            return
        place = context.place_of.get(index + 1)
        linked = words.lower[index - 1] in _LINKS and words.lower[index] in allowed
        if linked and place is not None and not context.modifies(place) and index > last + 1:
            yield replace(mention, trigger=index, places=(place,), noun=False)


def _met_elsewhere(context: ArticleContext, mention: VisitMention) -> Iterator[VisitMention]:
    """The second meeting of "will meet A in Cairo on Thursday and B in Ankara on Friday"."""
    words = context.words
    joined: int | None = None
    last = mention.places[-1].end
    for index in range(last, min(last + 24, words.sentence_end(mention.trigger)) - 1):
        if words.pos[index] in {"VERB", "AUX"} or words.text[index] in {";", ":"}:
            return
        if words.lower[index] == "and":
            joined = index
        place = context.place_of.get(index + 1)
        aimed = words.lower[index] in PREPOSITIONS[Kind.MEET] and place is not None
        if joined is None or not aimed or place is None or context.modifies(place):
            continue
        met = {p.key: p for i in range(joined + 1, index) for p in people_at(context, i)}
        if met:
            hosts = tuple(met.values())
            yield replace(mention, trigger=index, places=(place,), hosts=hosts, noun=False)
            return


def _left_behind(context: ArticleContext, mention: VisitMention) -> VisitMention | None:
    """The place left: "left Beijing on Wednesday" tells of a visit to Beijing that is over."""
    found = _place_left(context, mention)
    return found if found is not None and _was_guest(context, found) else None


def _was_guest(context: ArticleContext, left: VisitMention) -> bool:
    """Whether who left a place was a guest there: by their country, or after a stay that is told.

    "Left Seoul to attend a forum" of somebody of no known country sets out from home, most likely.
    """
    country = left.places[0].place.country
    if any(one.home not in {None, country} for one in left.visitors):
        return True
    words = context.words
    said = words.lower[left.trigger : words.sentence_end(left.trigger)]
    return "after" in said and bool((TRIP | TALKS) & set(said[said.index("after") :]))


def _place_left(context: ArticleContext, mention: VisitMention) -> VisitMention | None:
    words = context.words
    if mention.mood not in {Mood.PAST, Mood.PERFECT}:
        return None
    for index in range(mention.trigger + 1, mention.trigger + _OBJECT):
        place = context.place_of.get(index)
        if place is not None and not context.modifies(place):
            return replace(mention, places=(place,), kind=Kind.TRIP, mood=Mood.PAST, base="left")
        if index >= len(words) or words.pos[index] not in {"DET", "ADJ", "NOUN", "PROPN"}:
            return None
        if words.lower[index] == "capital":
            capital = context.capital_named(words.text[index - 1], before=index)
            if capital is None:
                return None
            return replace(mention, places=(capital,), kind=Kind.TRIP, mood=Mood.PAST, base="left")
    return None


def _followers(context: ArticleContext, mention: VisitMention) -> Iterator[VisitMention]:
    """The later visitors of "X will visit the palace on Monday, followed by Y a day later"."""
    words = context.words
    if not mention.places or mention.noun:
        return
    end = words.sentence_end(mention.trigger)
    for index in range(mention.places[-1].end, end - 1):
        if words.lower[index : index + 2] != ["followed", "by"]:
            continue
        ahead = (people_at(context, i) for i in range(index + 2, min(index + 10, end)))
        found = next((people for people in ahead if people), [])
        if found:
            yield replace(mention, trigger=index, visitors=tuple(found), hosts=())


def _spent_away(context: ArticleContext, mention: VisitMention, end: int) -> PlaceMention | None:
    """The place of "returned to the capital after three days in the province"."""
    words = context.words
    for index in range(mention.trigger + 1, end - 2):
        if words.lower[index] not in {"days", "weeks", "day"} or words.lower[index + 1] != "in":
            continue
        if "after" in words.lower[index - 3 : index]:
            near = (context.place_of.get(later) for later in range(index + 2, min(index + 6, end)))
            place = next((found for found in near if found is not None), None)
            return place or context.place_meant(index + 3)
    return None


def _source(context: ArticleContext, mention: VisitMention) -> VisitMention | None:
    """The place left behind: "arrived in India from China" tells of a visit to China."""
    words = context.words
    in_office = all(p.actor is None or p.actor.role for p in mention.visitors)
    if mention.kind is Kind.LEAVE:
        return _left_behind(context, mention) if in_office else None
    # "who came from X" tells where somebody is from
    origin = mention.base == "come" and not mention.places
    moved = mention.base in _MOVES and mention.mood in _DONE and in_office
    if mention.noun or not moved or origin:
        return None
    end = min(mention.trigger + 18, words.sentence_end(mention.trigger))
    spent = _spent_away(context, mention, end) if mention.base == "return" else None
    if spent is not None:
        return replace(
            mention, places=(spent,), hosts=(), kind=Kind.TRIP, mood=Mood.PAST, base="from"
        )
    for index in range(mention.trigger + 1, end):
        if words.pos[index] in {"VERB", "AUX"}:
            return None
        place = context.place_of.get(index + 1)
        if words.lower[index] != "from" or place is None or context.modifies(place):
            continue
        homes = {one.home for one in mention.visitors}
        at_home = place.place.country in homes or (mention.base != "return" and None in homes)
        if not at_home:  # who arrives from a town may well live there
            ahead = mention.base == "return" and mention.mood is Mood.PRESENT
            mood = Mood.PRESENT if ahead else Mood.PAST  # "returns from X on Friday"
            return replace(
                mention, places=(place,), hosts=(), kind=Kind.TRIP, mood=mood, base="from"
            )
    return None
