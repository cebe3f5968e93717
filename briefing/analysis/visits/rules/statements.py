"""Reads who is somewhere from where they speak: "told reporters in Geneva" of a foreign minister.

Only of people in an office of state whose country the text tells, and in another country: who
speaks at home, and whose office it is to live there, visits nobody.
"""

from briefing.analysis.dates import tells_when
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.article_context import ArticleContext, TimeMention
from briefing.analysis.visits.rules.destinations import fronted_place, is_possessor
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import Mood
from briefing.analysis.visits.rules.participants import Participant, is_person, people_at
from briefing.analysis.visits.rules.subjects import subject_of
from briefing.analysis.visits.rules.vocabulary import TALKS, TRIP, Kind
from briefing.gazetteer import PlaceKind

SPOKE = "say"
# Tokens between a place and its day: "in Brussels on Tuesday", "in Brussels late on Tuesday".
_TIME_BEHIND = 3

SPEECH = lexicon(
    "say says said warn warns warned announce announces announced declare declares declared add",
    "adds added insist insists insisted speaking tell tells told speak speaks spoke",
    "called urge urges urged vow vows vowed",
)
# Verbs that have whom somebody speaks to as their object.
_TO_SOMEBODY = lexicon("tell tells told")
_AUDIENCES = TALKS | lexicon(
    "reporters journalists press forum audience rally crowd students lawmakers parliament",
    "delegates panel gathering event council assembly conference broadcaster newspaper magazine",
    "daily radio television tv leaders investors businessmen",
)
# What people speak at; a place behind it is where they are.
_OCCASIONS = (
    TALKS
    | TRIP
    | lexicon(
        "speech address lecture event rally dinner sidelines headquarters university airport",
        "meetings appearance remarks gathering commemoration dialogue press arrival panel",
        "assembly parliament news",
    )
)
_CASES = lexicon("in at during after before following on to with of outside upon ahead alongside")
_PLACED = frozenset({"in", "at"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "CCONJ"})
_REACH = 18
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HAVING = frozenset({"has", "have", "had"})
_OFFICES = lexicon(
    "president minister premier chancellor secretary king queen prince princess emir sultan",
    "taoiseach negotiator speaker chief lawmaker senator mp congressman congresswoman",
)
# Who lives where they work, and who has no office any more.
_RESIDENT = lexicon(
    "ambassador envoy consul attache attaché representative spokesman spokeswoman spokesperson",
    "resident mission delegation embassy consulate bureau commissioner commander former ex exiled",
    "ousted ex-president ex-minister then governor-general mayor",
)
# States within which people go about at home.
_ONE_REALM = (
    frozenset({"Scotland", "Wales", "England", "Northern Ireland", "United Kingdom"}),
    frozenset({"Vatican", "Italy"}),
    frozenset({"Palestine", "Israel"}),
    frozenset({"Democratic Republic of the Congo", "Republic of the Congo"}),
    frozenset({"Puerto Rico", "United States"}),
    frozenset({"South Korea", "North Korea"}),
)


def statement_mention(context: ArticleContext, verb: int) -> VisitMention | None:
    """The mention that somebody of one country speaks in another, or None.

    Args:
        context: The text.
        verb: The token of what may be a verb of saying.
    """
    if context.words.lower[verb] not in SPEECH or not _has_spoken(context, verb):
        return None
    place = _place_behind(context, verb) or _place_before(context, verb)
    if place is None or place.wide:
        return None
    speakers = [one for one in _speakers(context, verb) if _is_abroad(context, one, place)]
    if len(speakers) != 1:
        return None
    return VisitMention(
        trigger=verb,
        kind=Kind.MEET,
        base=SPOKE,
        visitors=tuple(speakers),
        places=(place,),
        mood=Mood.PAST,
    )


def _has_spoken(context: ArticleContext, verb: int) -> bool:
    """Whether a verb tells what is said or was said, not what will be."""
    words = context.words
    helped = {words.lower[c] for c in words.children[verb] if words.dep[c].startswith("aux")}
    if words.tag[verb] in {"VBN", "VBG"}:
        return helped <= _HAVING if words.tag[verb] == "VBN" else not helped
    return words.tag[verb] in _FINITE


def day_spoken(context: ArticleContext, mention: VisitMention) -> TimeMention | None:
    """The time beside where somebody speaks; what they speak of has times of its own.

    Args:
        context: The text.
        mention: Who speaks where.
    """
    words = context.words
    first, place = words.sentence_start(mention.trigger), mention.places[0]
    last = max(place.end, mention.trigger)
    for time in context.times_in(first, last + _TIME_BEHIND):
        opening = time.start - first <= 1
        beside = mention.trigger - time.end in {0, 1} or time.start > mention.trigger
        if tells_when(time.time) and (opening or beside or time.start - place.end in {0, 1}):
            return time
    return None


def _speakers(context: ArticleContext, verb: int) -> list[Participant]:
    head = subject_of(context, verb)
    if head is None:  # "..., said the premier in Oslo"
        after = (c for c in context.words.children[verb] if context.words.dep[c] == "nsubj")
        head = next(after, None)
    return people_at(context, head) if head is not None else []


def _is_abroad(context: ArticleContext, one: Participant, place: PlaceMention) -> bool:
    """Whether somebody in an office of state speaks outside of their own country."""
    country = place.place.country
    if one.home is None or country is None or one.home == country:
        return False
    if one.home in place.place.names or _is_of_descent(context, one):
        return False  # a state of the union that has a country's name: Georgia
    if any({one.home, country} <= realm for realm in _ONE_REALM):
        return False
    role = (one.actor.role if one.actor is not None else one.name) or ""
    said = set(role.lower().replace("-", " ").split())
    leads = said == {"leader"} or {"bank", "governor"} <= said or bool(said & _OFFICES)
    return is_person(one) and leads and not said & _RESIDENT


def _is_of_descent(context: ArticleContext, one: Participant) -> bool:
    """Whether the text only tells where somebody was born."""
    mentions = one.actor.mentions if one.actor is not None else ()
    lower = context.words.lower
    before = (word for m in mentions for word in lower[max(m.start - 4, 0) : m.end])
    return any(word.endswith("born") for word in before)


def _place_before(context: ArticleContext, verb: int) -> PlaceMention | None:
    """The town of "In Vienna, the minister said": a country may be what they speak of."""
    place = fronted_place(context, verb)
    return place if place is not None and place.place.kind is PlaceKind.CITY else None


def _place_behind(context: ArticleContext, verb: int) -> PlaceMention | None:
    """The place of "told reporters in X", "said at a meeting in X", "said in X on Monday"."""
    words = context.words
    end = min(verb + _REACH, words.sentence_end(verb))
    start = _behind_audience(context, verb, end)
    times = {i for time in context.times_in(verb, end) for i in range(time.start, time.end)}
    case, noun = "", verb  # the preposition that is open, and the last noun
    for index in range(start, end):
        place = context.place_of.get(index)
        if index in times:
            continue
        if place is not None and case in _PLACED and not _is_only_near(context, place):
            return place
        if words.lower[index] in _CASES and words.pos[index] in {"ADP", "SCONJ"}:
            if noun != verb and words.lower[noun] not in _OCCASIONS and case != "at":
                return None
            case = words.lower[index]
        elif words.pos[index] in _NOMINAL and case:
            named = words.pos[index] in {"NOUN", "PROPN"} and case != "of"
            noun = index if named else noun
        elif words.pos[index] != "ADV" or words.lower[index] == "here":
            return None
    return None


def _behind_audience(context: ArticleContext, verb: int, end: int) -> int:
    """The token behind those who are told: "reporters", "a forum of bankers", an agency."""
    words = context.words
    start = verb + 1
    if words.lower[verb] not in _TO_SOMEBODY:
        return _behind_subject(context, verb)
    for index in range(start, min(start + 8, end)):
        actor = context.resolved.actor_at(index)
        media = actor is not None and actor.media
        inside = index + 1 < end and words.pos[index + 1] in {"NOUN", "PROPN"}
        if (words.lower[index] in _AUDIENCES or media) and not inside:
            return index + 1
        if words.pos[index] not in _NOMINAL and not words.text[index][:1].isupper():
            break
    return end


def _behind_subject(context: ArticleContext, verb: int) -> int:
    """The token behind "said" or "said Foreign Minister Ann Lie"."""
    words = context.words
    behind = [c for c in words.children[verb] if words.dep[c] == "nsubj" and c > verb]
    if not behind:
        return verb + 1
    actor = context.resolved.actor_at(behind[0])
    ends = [m.end for m in actor.mentions if m.start <= behind[0] + 6] if actor else []
    near = [one for one in ends if verb < one <= verb + 12]
    return max(near, default=behind[0] + 1)


def _is_only_near(context: ArticleContext, place: PlaceMention) -> bool:
    return is_possessor(context, place) or context.modifies(place)
