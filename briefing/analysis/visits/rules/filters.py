"""Leaves alone what is told in the words of a visit but is none: treatment, holidays, errands.

A journey is a visit if it is called one, or if somebody in office makes it.
"""

import re
from collections.abc import Iterable, Iterator

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import DONE
from briefing.analysis.visits.rules.participants import Participant
from briefing.analysis.visits.rules.vocabulary import PARTIES, TALKS, TRIP, Kind
from briefing.analysis.words import Words
from briefing.model import ActorType
from briefing.names import fold

_PRIVATE = re.compile(
    r"\b(?:medical (?:treatment|care|tests|check-?up|reasons|attention)|for treatment|surgery|"
    r"hospitali[sz]ed|(?:is|was|be|being) treated|"
    r"holiday|vacation|honeymoon|chemotherapy|"
    r"surrender\w*|stand trial|face trial|"
    r"(?:ask\w*|appl\w+|seek\w*|sought|granted|given|claim\w*) (?:for )?(?:\w+ )?asylum)\b"
)
# Who does this with a holiday goes somewhere else.
_BROKEN_OFF = re.compile(
    r"\b(?:break\w*|broke|cut\w*|interrupt\w*|return\w*|back)\b(?: \w+){0,4} (?:holiday|vacation)\b"
)
_DRIVEN = re.compile(
    r"\b(?:flee(?:s|ing)?|fled|escap\w+|deport\w+|extradit\w+|exiled?|defect\w*)\b"
)


# "flying to X, where her mission has its offices": back to work.
_AT_WORK = re.compile(
    r"^ ?,? where (?:his|her|their|its) \w+(?: \w+)? (?:has (?:its|his|her|their)|is based"
    r"|are based|has been based|is located|sits)\b"
)


# Who takes part so, or by these, stays at home; "online fraud", "virtually all" is something else.
_AFAR = lexicon("virtually remotely online")
_SAID_OF = (["NOUN"], ["PROPN"], ["ADJ"], ["DET"], ["VERB"], ["PRON"], ["NUM"], ["ADV"])
_BY, _NEXT_CLAUSE = lexicon("by via through over"), lexicon(", ; and but while")
_LINKS = ("video", "zoom", "teleconferenc", "telephone", "phone", "satellite", "skype")
_PHRASE = 15  # words
_DEAD = re.compile(r"\b(?:body|remains|coffin|ashes) of\b")


def private_sentences(words: Words) -> Iterator[int]:
    """The numbers of the sentences that tell of treatment, holidays, flight or the dead."""
    for number in range(len(words.starts) - 1):
        said = words.said(words.starts[number], words.starts[number + 1]).lower()
        if _tells_private(said) or _DRIVEN.search(said) or _DEAD.search(said):
            yield number


def _tells_private(said: str) -> bool:
    return bool(_PRIVATE.search(_BROKEN_OFF.sub("", said)))


def in_caption(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether a mention describes a picture: what it shows has taken place."""
    offset = context.words.offsets[mention.trigger]
    return any(start <= offset < end for start, end in context.words.layout.captions)


# Kinds that tell of any motion: of themselves they make no visit.
_MOTION = frozenset({Kind.GO, Kind.TAKE, Kind.LEAVE, Kind.ARRIVE, Kind.STAY})
_PERSONAL = frozenset({"funeral", "ceremony", "interview", "briefing", "session"})
_BUSINESS = (TRIP | TALKS) - _PERSONAL - {"stay", "leg", "swing", "stop", "stops"} | lexicon(
    "meet meets met meeting visit visits visited visiting confer attend"
)
_SKY = lexicon("earth space orbit moon mars venus jupiter saturn mercury asteroid")
# Whom these send to a capital they give a seat there.
_VOTE = lexicon("voter voters electorate constituents election elections ballot ballots elect")
_POSTS = lexicon("chief head deputy diplomatic u.n. un permanent representative members member")
_BEING = frozenset({"was", "were", "been", "being", "be", "is", "are"})
_HOME = frozenset({"home", "house", "residence", "flat", "apartment", "hometown", "homeland"})


def without_private(context: ArticleContext, found: list[VisitMention]) -> list[VisitMention]:
    """Leave out where people without an office go, unless it is called a visit or talks."""
    called = {
        person.key
        for mention in found
        if mention.kind not in _MOTION and mention.base not in _PERSONAL
        for person in (*mention.visitors, *mention.hosts)
    }
    return [mention for mention in found if not _is_private(context, mention, called)]


def _is_private(context: ArticleContext, mention: VisitMention, called: Iterable[str]) -> bool:
    if mention.kind not in _MOTION or not mention.visitors:
        return False
    if any(_in_office(person) or person.key in called for person in mention.visitors):
        return False
    words = context.words
    first, end = words.sentence_start(mention.trigger), words.sentence_end(mention.trigger)
    before = set(words.lower[first : mention.trigger])
    if before & {"led", "headed"} and before & PARTIES:
        return False  # whoever leads a delegation goes for it
    business = bool(_BUSINESS & set(words.lower[first:end]) - {words.lower[mention.trigger]})
    beside = any(actor.role for actor in context.actors_within(first, end))
    return not (business or beside) or mention.mood in DONE


def _in_office(person: Participant) -> bool:
    """Whether somebody stands for an office, a state or a body."""
    if person.actor is None or person.actor.type is not ActorType.PERSON:
        return True
    return bool(person.actor.role) or person.home is not None


def is_no_visit(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether the sentence tells of something else than an official journey."""
    if _is_elsewhere(context, mention) or _is_from_afar(context, mention):
        return True
    if mention.kind in {Kind.MEET, Kind.TALKS, Kind.INVITE}:
        return False
    moved = mention.kind in _MOTION and (
        _is_carried(context, mention) or _goes_home(context, mention) or _is_back(context, mention)
    )
    return moved or _is_errand(context, mention) or _is_elected(context, mention)


def _is_elsewhere(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether it leads to no place on earth, or a mission is an embassy."""
    if any(fold(place.place.names[0]) in _SKY for place in mention.places):
        return True
    mission = context.words.lower[mention.trigger] in {"mission", "missions"}
    return mission and _is_post(context, mention.trigger)


def _is_from_afar(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether somebody takes part from elsewhere: "will attend by video link", "remotely"."""
    words = context.words
    end = words.sentence_end(mention.trigger)
    for index in range(mention.trigger + 1, min(mention.trigger + _PHRASE, end)):
        word, behind = words.lower[index], words.lower[index + 1 : index + 4]
        if word in _NEXT_CLAUSE:
            return False
        if word in _AFAR and words.pos[index + 1 : index + 2] not in _SAID_OF:
            return True
        if word in _BY and any(one.startswith(_LINKS) for one in behind):
            return True
    return False


def _is_elected(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether somebody is to be sent there by vote: "voters will decide whether to send X to"."""
    words = context.words
    first, end = words.sentence_start(mention.trigger), words.sentence_end(mention.trigger)
    return mention.base == "send" and bool(_VOTE & set(words.lower[first:end]))


def _is_errand(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether its words tell of treatment, holidays, flight or work."""
    words = context.words
    first, end = words.sentence_start(mention.trigger), words.sentence_end(mention.trigger)
    if mention.places and _AT_WORK.search(" ".join(words.lower[mention.places[0].end : end])):
        return True
    near = " ".join(words.lower[max(first, mention.trigger - 10) : min(mention.trigger + 14, end)])
    if _tells_private(near):
        return True
    close = " ".join(words.lower[max(first, mention.trigger - 6) : min(mention.trigger + 4, end)])
    return mention.kind in {Kind.GO, Kind.LEAVE, Kind.ARRIVE} and bool(_DRIVEN.search(close))


def _is_post(context: ArticleContext, noun: int) -> bool:
    """Whether a mission is an embassy: "chief of mission in X", "the U.N. missions of Y"."""
    words = context.words
    before = set(words.lower[max(noun - 2, words.sentence_start(noun)) : noun])
    ahead = words.lower[noun + 1 : noun + 2]
    stands = {"at", "of"} & set(words.lower[max(noun - 4, words.sentence_start(noun)) : noun])
    return bool(before & _POSTS) or ahead == ["of"] or (ahead == ["to"] and bool(stands))


def _is_carried(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether others move somebody: "was flown to X", as prisoners, patients and goods are."""
    words = context.words
    verb = mention.trigger
    helped = any(words.lower[c] in _BEING for c in words.children[verb] if words.dep[c] == "aux")
    return (
        helped and words.tag[verb] == "VBN" and mention.base in {"fly", "take", "bring", "return"}
    )


def _is_back(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether it only says when somebody is home again: "will be back in X on Monday"."""
    if mention.kind is not Kind.STAY or not mention.places:
        return False
    place = mention.places[0]
    between = context.words.lower[mention.trigger + 1 : place.start]
    errand = context.words.lower[place.end : place.end + 1] in (["for"], ["to"])
    away = any(person.home not in {None, place.place.country} for person in mention.visitors)
    return "back" in between and not errand and not away


def _goes_home(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether it leads to somebody's own house: "gone to his home in X"."""
    if not mention.places:
        return False
    words = context.words
    between = words.lower[mention.trigger + 1 : mention.places[0].start]
    owned = {"his", "her", "their"} & set(between)
    return bool(_HOME & set(between)) and (bool(owned) or between[:1] == ["home"])
