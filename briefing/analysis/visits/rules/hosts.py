"""Who receives: whom the visitor meets there, best of all somebody who is at home there."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.receiving import is_only_kin
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.journey import Journey
from briefing.analysis.visits.rules.participants import Participant, is_person, people_at
from briefing.analysis.visits.rules.vocabulary import REPORTING

# A sentence with one of these words may tell who receives.
_MEETING = lexicon(
    "meet meets met meeting meetings talks talk talked discuss discussed discussions host hosts",
    "hosted receive received receives welcome welcomed welcomes greeted invitation invited invite",
    "invites conference counterpart confer conferred summit dinner lunch sign signed agreements",
    "negotiations consultations hold held audience guest interview visiting",
)
# After these words, "with" is followed by the host.
_TALKING = lexicon(
    "talks talk talked meeting meetings meet meets met discuss discussions discussing confer",
    "conferred consultations negotiations dinner lunch speak spoke held hold audience",
)
_MEET = lexicon("meet meets met meeting")
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PRON"})
_REACH = 12


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody who may be the host, and how much speaks for it (the lower, the better)."""

    rank: int
    name: str
    key: str


def host_of(context: ArticleContext, journey: Journey, journeys: list[Journey]) -> str | None:
    """The host of a visit by name or description, or None."""
    visitors = {person.key for person in journey.visitors}
    found = [c for c in _candidates(context, journey, journeys) if c.key not in visitors]
    best = min(found, key=lambda candidate: candidate.rank, default=None)
    return best.name if best else None


def _candidates(
    context: ArticleContext, journey: Journey, journeys: list[Journey]
) -> Iterator[_Candidate]:
    country = journey.place.place.country
    if journey.place.wide:
        return
    for leg in [*journey.legs, *journey.extra]:
        for host in leg.hosts:
            at_home = host.home is not None and host.home == country
            yield _candidate(host, (0 if at_home else 3) + (0 if is_person(host) else 5))
    mine = _sentences_there(context, journey)
    visitors = {person.key for person in journey.visitors}
    homes = {person.home for person in journey.visitors}
    shared = _told_in(context, [other for other in journeys if other is not journey])
    later = [
        number
        for number in _going_on(context, journey, journeys, mine)
        if visitors & {a.name.casefold() for a in context.actors_within(*_bounds(context, number))}
    ]
    for number in mine:
        yield from _inviting(context, number)
    for number in mine:
        # where a sentence tells of several visits, only who is at home there is told apart
        yield from _met_in(context, number, country, 1, homes, visitors, only_home=number in shared)
    if country is not None and country not in homes:
        for rank, numbers in ((4, mine), (6, later)):
            for number in numbers:
                yield from _at_home(context, number, country, rank)
    for number in later[:2]:
        yield from _met_in(context, number, country, 10, homes, visitors, only_home=False)


def _sentences_there(context: ArticleContext, journey: Journey) -> list[int]:
    """Its sentences; whom somebody meets "before flying to X" is met elsewhere."""
    triggers = [leg.mention.trigger for leg in journey.legs]
    return sorted({context.words.sentence[i] for i in triggers if not _goes_on(context, i)})


def _goes_on(context: ArticleContext, trigger: int) -> bool:
    """Whether a journey goes on there from elsewhere: "before flying to X"."""
    words = context.words
    before = words.lower[max(trigger - 2, words.sentence_start(trigger)) : trigger]
    return "before" in before


def _candidate(person: Participant, rank: int) -> _Candidate:
    return _Candidate(rank, person.name, person.key)


def _bounds(context: ArticleContext, number: int) -> tuple[int, int]:
    return context.words.starts[number], context.words.starts[number + 1]


def _going_on(
    context: ArticleContext, journey: Journey, journeys: list[Journey], mine: list[int]
) -> list[int]:
    """The sentences after the visit's own that tell of no other visit."""
    words = context.words
    others = _told_in(context, [other for other in journeys if other is not journey])
    last = len(words.starts) - 1
    return [
        n for n in range(mine[0] + 1 if mine else last, last) if n not in others and n not in mine
    ]


def _inviting(context: ArticleContext, number: int) -> Iterator[_Candidate]:
    """Who sent "an invitation from X", and "at the invitation of X"."""
    words = context.words
    first, end = _bounds(context, number)
    for index in range(first, end - 1):
        if words.lower[index] == "invitation" and words.lower[index + 1] in {"from", "of", "by"}:
            for person in _people_after(context, index + 1, end):
                yield _candidate(person, -1 if is_person(person) else 0)


def _told_in(context: ArticleContext, journeys: list[Journey]) -> set[int]:
    """The sentences that tell of some visits."""
    sentence = context.words.sentence
    return {sentence[leg.mention.trigger] for journey in journeys for leg in journey.legs}


def _met_in(
    context: ArticleContext,
    number: int,
    country: str | None,
    rank: int,
    homes: set[str | None],
    visitors: set[str],
    *,
    only_home: bool,
) -> Iterator[_Candidate]:
    """Whom somebody meets or talks with in a sentence; never a countryman of the visitor."""
    words = context.words
    first, end = _bounds(context, number)
    for index in range(first, end):
        lower = words.lower[index]
        talking = lower == "with" and bool(
            _TALKING & set(words.lower[max(first, index - 9) : index])
        )
        meeting = lower in _MEET and context.verbal(index)
        if meeting and _met_by_others(context, index, visitors):
            continue
        elsewhere = talking and only_home and _talks_elsewhere(context, first, index, country)
        if not (talking or meeting) or elsewhere:
            continue
        people = _people_after(context, index, end)
        for person in people:
            foreign = person.home is not None and country is not None and person.home != country
            if foreign and (only_home or person.home in homes or not is_person(person)):
                continue
            named = 0 if is_person(person) else 6
            away = 3 if foreign else int(person.home != country)
            yield _candidate(person, rank + named + away)
        if not people and talking and not only_home:
            phrase = _phrase_after(context, index + 1, end)
            if phrase:
                yield _Candidate(rank + 7, phrase, phrase.casefold())


def _met_by_others(context: ArticleContext, verb: int, visitors: set[str]) -> bool:
    """Whether somebody else meets them there: "visited X, where the Swedish ambassador met Y"."""
    words = context.words
    for child in words.children[verb]:
        if words.dep[child] == "nsubj" and child < verb and words.pos[child] != "PRON":
            who = people_at(context, child)
            return bool(who) and not visitors & {person.key for person in who}
    return False


def _talks_elsewhere(context: ArticleContext, first: int, index: int, country: str | None) -> bool:
    """Whether the talks are in another country: "after talks in X with A, he goes on to Y"."""
    lower = context.words.lower
    begin = next(
        (i for i in range(index - 1, max(first, index - 9) - 1, -1) if lower[i] in _TALKING), index
    )
    places = [place.place.country for place in context.places_in(begin, index)]
    return bool(places) and country is not None and country not in places


def _people_after(context: ArticleContext, index: int, end: int) -> list[Participant]:
    words = context.words
    described: list[Participant] = []
    for later in range(index + 1, min(index + _REACH, end)):
        if words.pos[later] in {"VERB", "AUX"} or words.lower[later] in {"in", "on", "at", "for"}:
            break
        found = people_at(context, later)
        if any(is_person(person) for person in found):
            return found
        described = described or found
    return described


def _phrase_after(context: ArticleContext, index: int, end: int) -> str:
    """The words of a noun phrase without its article: "business leaders"."""
    words = context.words
    while index < end and words.pos[index] == "DET":
        index += 1
    last = index
    while last < end and words.pos[last] in _PHRASE:
        last += 1
    if last == index or words.lower[index] in {"him", "her", "them", "it", "me", "us"}:
        return ""
    return words.said(index, last)


def _at_home(context: ArticleContext, number: int, country: str, rank: int) -> Iterator[_Candidate]:
    """The people of the country in a sentence about meeting."""
    words = context.words
    first, end = _bounds(context, number)
    if not _MEETING & set(words.lower[first:end]):
        return
    for index in range(first, end):
        if words.pos[index] == "PRON" or _speaks(context, index) or is_only_kin(words, index + 1):
            continue
        for person in people_at(context, index, deep=9):
            if person.home == country and is_person(person):
                yield _candidate(person, rank)


def _speaks(context: ArticleContext, index: int) -> bool:
    """Whether the sentence only quotes the person."""
    words = context.words
    node = index
    while words.dep[node] in {"flat", "compound", "appos"} and words.head[node] != node:
        node = words.head[node]
    return words.dep[node] == "nsubj" and words.lower[words.head[node]] in REPORTING
