"""Which time expression of a sentence belongs to a mention of a visit."""

from briefing.analysis.dates import (
    Duration,
    Offset,
    Sense,
    Vague,
    tells_when,
)
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.days import is_way_back, of_tour
from briefing.analysis.visits.rules.article_context import ArticleContext, TimeMention
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import OFF, Mood
from briefing.analysis.visits.rules.noun_mood import BEGIN, END, FATES, is_moved
from briefing.analysis.visits.rules.statements import SPOKE, day_spoken
from briefing.analysis.visits.rules.vocabulary import (
    REFUSALS,
    REPORTING,
    TALKS,
    TRIP,
    VERBS,
    Kind,
)
from briefing.model import Granularity

# What tells of one stop of a tour: how long that is says nothing of it.
_STOPS = frozenset({"take", "stop"})
# A time farther away than this (in the units of `_cost`) does not belong to a mention.
_TOO_FAR = 10.0
# A mention with a place shares a time with the nearest mention if it is hardly farther away.
_SHARES = 4.0


def times_of(
    context: ArticleContext, mention: VisitMention, others: list[VisitMention]
) -> tuple[TimeMention | None, Duration | None]:
    """The time and the duration that belong to a mention, if any.

    Args:
        context: The text.
        mention: Whose time is wanted.
        others: All mentions of the same sentence; a time belongs to the nearest.
    """
    if mention.base == SPOKE:
        return day_spoken(context, mention), None
    words = context.words
    first, end = words.sentence_start(mention.trigger), words.sentence_end(mention.trigger)
    moved = new_time(context, mention)
    if moved is not None:
        return moved, None
    best: tuple[float, TimeMention | None] = (_TOO_FAR, None)
    length = None
    for time in context.times_in(first, end):
        meaning = time.time.meaning
        if length is None and isinstance(meaning, Duration) and _near(context, mention, time):
            part = mention.base in _STOPS or of_tour(words, time.end)
            length = None if part else meaning
        if not tells_when(time.time):
            continue
        cost = _cost(context, mention, time) + _behind_another(mention, time, others)
        if cost >= best[0]:
            continue
        rivals = [o for o in others if o.places or (o.noun and o.kind is Kind.TRIP)]
        nearest = min((_cost(context, rival, time) for rival in rivals), default=cost)
        if cost <= nearest + (_SHARES if mention.places else 0.0):
            best = (cost, time)
    return best[1] or context.day_over(mention.trigger), length


_UNTIL = frozenset({"to", "until", "till", "for"})
_MOVES = lexicon("moved shifted rescheduled brought pushed put postponed delayed now")


def new_time(context: ArticleContext, mention: VisitMention) -> TimeMention | None:
    """The time a visit is moved to: "will now take place on", "was moved from A to B"."""
    if mention.mood is Mood.POSTPONED and (until := _until(context, mention)) is not None:
        return until
    words = context.words
    end = words.sentence_end(mention.trigger)
    if mention.kind is Kind.MEET and mention.mood is Mood.PLANNED and not mention.places:
        if words.lower[mention.trigger - 1] != "now":
            return None
        return next((t for t in context.times_in(mention.trigger, end) if tells_when(t.time)), None)
    if not mention.noun or mention.kind is not Kind.TRIP or not is_moved(context, mention.trigger):
        return None
    move = next(i for i in range(mention.trigger, end) if words.lower[i] in _MOVES)
    dated = [t for t in context.times_in(move, end) if tells_when(t.time)]
    return next((t for t in dated if not _reported(context, t, mention)), None)


def _until(context: ArticleContext, mention: VisitMention) -> TimeMention | None:
    """The time a visit is put off until, whatever its old date in the same sentence."""
    end = context.words.sentence_end(mention.trigger)
    later = context.times_in(mention.trigger, end)
    return next((time for time in later if time.time.bound == "end"), None)


def _behind_another(mention: VisitMention, time: TimeMention, others: list[VisitMention]) -> float:
    """A time between two mentions is told of the first: "visited X Monday and will visit Y"."""
    earlier = any(other.places and other.trigger < time.start for other in others)
    verb = not mention.noun and time.start < mention.trigger
    return 4.0 if verb and earlier else 0.0


def _near(context: ArticleContext, mention: VisitMention, time: TimeMention) -> bool:
    """Whether a duration is said of the mention: "a two-day visit", "visits X for two days"."""
    words = context.words
    if time.start < mention.trigger:
        if mention.noun:
            return mention.trigger - time.end <= 4
        return _fronted(context, time) and bool(mention.places)
    lasting = words.lower[time.start] in {"for", "during", "lasting", "last", "spend", "spends"}
    close = time.start - mention.trigger <= 14
    return close and lasting and _verbs_between(context, mention.trigger, time.start) < 1


def _cost(context: ArticleContext, mention: VisitMention, time: TimeMention) -> float:
    words = context.words
    low, high = sorted((time.start, mention.trigger))
    before = time.start < mention.trigger
    if isinstance(time.time.meaning, Offset) and time.time.meaning.event:
        # "the petition came two days before X is to visit": told of the event that follows
        return (high - low) * 0.25 if before else _TOO_FAR
    after = words.lower[time.end : time.end + 2]
    if before and (after[:1] == ["when"] or after == [",", "when"]):
        return -3.0  # "in June, when the president is scheduled to visit"
    cost = (high - low) * 0.25
    if mention.kind is not Kind.VISITING:
        cost += 5.0 * _verbs_between(context, low, high)
        cost += 6.0 * _clauses_between(context, low, high)
    if before:
        cost += 1.0
        said = REPORTING & set(words.lower[time.end : mention.trigger])
        if _fronted(context, time) and words.dep[mention.trigger] != "acl":
            cost = min(cost, 4.0) + (6.0 if said else 0.0)
    if {";", ":"} & set(words.lower[low:high]):
        cost += 4.0
    cost += 12.0 if _reported(context, time, mention) or _decided(context, time, mention) else 0.0
    if mention.mood is Mood.PLANNED and is_way_back(words, time.start):
        cost += 12.0
    cost -= 3.0 if words.head[time.start] == mention.trigger else 0.0
    return cost + _ownership(context, mention, time) + _coarseness(context, time)


def _ownership(context: ArticleContext, mention: VisitMention, time: TimeMention) -> float:
    """For "Monday's visit": the time belongs to the noun it stands before."""
    words = context.words
    if words.lower[time.end : time.end + 1] not in (["'s"], ["’s"]):
        return 0.0
    if mention.noun and time.start < mention.trigger <= time.start + 6:
        return -2.0
    event = (TALKS | TRIP) & set(words.lower[time.end : time.end + 6])
    return 0.0 if event else 8.0


def _coarseness(context: ArticleContext, time: TimeMention) -> float:
    """Of two times at the same distance, the finer one says more."""
    if isinstance(time.time.meaning, Vague):
        return 3.0
    span = time.time.resolve(context.published, Sense.FUTURE)
    coarse = {Granularity.YEAR: 2.0, Granularity.MONTH: 0.5, Granularity.WEEK: 0.25}
    return coarse.get(span.granularity, 0.0)


def _fronted(context: ArticleContext, time: TimeMention) -> bool:
    return time.start - context.words.sentence_start(time.start) <= 2


def _verbs_between(context: ArticleContext, low: int, high: int) -> float:
    """How many verbs of other events stand between two tokens; an infinitive counts little."""
    words = context.words
    count = 0.0
    for index in range(low + 1, high):
        if words.pos[index] == "VERB" and words.lower[index] not in _WEAK:
            aim = context.words.tag[index] == "VB" and words.lower[index - 1] == "to"
            count += 0.25 if aim or words.dep[index] == "amod" else 1.0
    return count


_OPENERS = lexicon("since who when where after before while because which ahead about")
_WEAK = lexicon(
    "scheduled expected planned set due slated begin beginning starting plans planning according",
    "including began begins begun ends ended lasts being held",
)


def _clauses_between(context: ArticleContext, low: int, high: int) -> int:
    """How many subordinate clauses open between two tokens."""
    words = context.words
    return sum(
        words.lower[index] in _OPENERS and words.lower[index + 1] not in BEGIN | END
        for index in range(low + 1, high)
    )


def _reported(context: ArticleContext, time: TimeMention, mention: VisitMention) -> bool:
    """Whether the time says when something was announced: "said Friday"."""
    words = context.words
    first = words.sentence_start(time.start)
    for index in range(time.start - 1, max(time.start - 4, first - 1), -1):
        if words.lower[index] in REPORTING and _tells(context, index):
            return index != mention.trigger and words.lower[index] not in VERBS
        if words.pos[index] in {"VERB", "AUX"}:
            return False
    if mention.trigger < time.start and words.text[time.end : time.end + 1] == [","]:
        return False  # "will visit X in April, officials said": the comma sets the source apart
    after = range(time.end, min(time.end + 3, len(words)))
    told = any(words.lower[i] in REPORTING and _tells(context, i) for i in after)
    if told and abs(mention.trigger - time.end) > 3:
        return not _fronted(context, time)
    head = words.head[time.start]
    return words.lower[head] in REPORTING and _tells(context, head) and head != mention.trigger


def _decided(context: ArticleContext, time: TimeMention, mention: VisitMention) -> bool:
    """Whether the time says when a visit was refused or put off: "on Sunday cancelled a trip"."""
    if mention.mood not in OFF or not (mention.noun or mention.kind is Kind.DENY):
        return False
    words = context.words
    first, end = words.sentence_start(time.start), words.sentence_end(time.start)
    before = [i for i in range(time.start - 2, time.start) if i >= first]
    decided = FATES | REFUSALS
    if any(words.lower[i] in decided and words.pos[i] == "VERB" for i in before):
        return words.lower[time.start] not in _UNTIL
    return any(words.lower[i] in decided for i in range(time.end, min(time.end + 2, end)))


def _tells(context: ArticleContext, index: int) -> bool:
    """Whether a word such as "state" is the verb here."""
    return context.verbal(index) or context.words.lower[index] in {"statement", "according"}
