"""Decides where each quoted sentence of a brief stands: once, where a reader meets it first.

A story tells its sentences and its headline. An actor or a visit whose sentence a story tells
points to the story; else the sentence stands with the actor, else with the visit. The formats print
what is said here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Actor, ActorId, Evidence, Visit, VisitId
from briefing.render.numbered import NumberedStory

# A wire sentence that differs from the printed one by its dateline ("ANKARA, March 4 (Wire) -") is
# the same sentence: the printed one makes up this much of its words.
_SAME = 0.7
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where the sentences of actors and visits stand.

    Attributes:
        actors: The sentence that stands with an actor; none where it is told above.
        visits: The same for a visit.
        stories: The numbers of the stories that tell a visit's sentence.
        dissent: For a visit, the sentence of each of its conflicts, or None where it is told above.
        purposes: What each visit is for, unless a sentence that is printed says it.
        roles: The sentence an actor's role was read from, where no other place tells it.
        further: The same for the sentences of further outlets that agree on a visit.
    """

    actors: Mapping[ActorId, Evidence]
    visits: Mapping[VisitId, Evidence]
    stories: Mapping[VisitId, tuple[int, ...]]
    dissent: Mapping[VisitId, tuple[Evidence | None, ...]]
    purposes: Mapping[VisitId, str]
    roles: Mapping[ActorId, Evidence]
    further: Mapping[VisitId, tuple[Evidence, ...]]


def placed(
    stories: Sequence[NumberedStory], actors: Sequence[Actor], visits: Sequence[Visit]
) -> Placement:
    """Give every sentence its one place, in the order in which a brief is read.

    What only a page on screen unfolds (where a role stands, what further outlets wrote) comes last:
    it never takes a sentence from where it is seen.
    """
    told = _Told(entry.told.summary.headline for entry in stories)
    for entry in stories:
        for sentence in entry.told.summary.sentences:
            told.add(sentence.evidence.quote, entry.number)
    with_actors = {actor.id: actor.why for actor in actors if told.take(actor.why.quote)}
    rows = {visit.id: _row(visit, told) for visit in visits}
    return Placement(
        actors=with_actors,
        visits={visit: row.sentence for visit, row in rows.items() if row.sentence},
        stories={visit: row.stories for visit, row in rows.items()},
        dissent={visit: row.dissent for visit, row in rows.items()},
        purposes={visit: row.purpose for visit, row in rows.items() if row.purpose},
        roles={
            actor.id: held
            for actor in actors
            if (held := role_evidence(actor)) and told.take(held.quote)
        },
        further={
            visit.id: tuple(one for one in visit.evidence if told.take(one.quote))
            for visit in visits
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What is printed with one visit."""

    stories: tuple[int, ...]
    sentence: Evidence | None
    dissent: tuple[Evidence | None, ...]
    purpose: str


def _row(visit: Visit, told: "_Told") -> _Row:
    tellers = {number for one in visit.evidence for number in told.tellers(one.quote)}
    first = visit.evidence[0]
    return _Row(
        stories=tuple(sorted(tellers - {_ELSEWHERE})),
        sentence=first if not tellers and told.take(first.quote) else None,
        dissent=tuple(
            conflict.evidence if told.take(conflict.evidence.quote) else None
            for conflict in visit.conflicts
        ),
        purpose=visit.purpose if visit.purpose and told.take(visit.purpose) else "",
    )


def role_evidence(actor: Actor) -> Evidence | None:
    """Return the sentence that an actor's role was read from, if one is kept for it."""
    return next((role.evidence for role in actor.roles if role.title == actor.role), None)


# The number that stands for a place which is no story.
_ELSEWHERE = 0


class _Told:
    """The sentences printed so far, and the stories that tell them.

    Args:
        headlines: What stands above the stories: a proof that is no more than it is not printed.
    """

    def __init__(self, headlines: Iterable[str]) -> None:
        self._printed: list[tuple[str, int]] = []
        self._headlines = frozenset(map(_words, headlines))

    def add(self, quote: str, number: int = _ELSEWHERE) -> None:
        self._printed.append((_words(quote), number))

    def tellers(self, quote: str) -> Iterator[int]:
        """The numbers of the stories that say it, 0 for another place."""
        words = _words(quote)
        return (number for printed, number in self._printed if _says(printed, words))

    def take(self, quote: str) -> bool:
        """Whether a sentence is still to be printed; from now on it counts as printed."""
        if _words(quote) in self._headlines or any(True for _ in self.tellers(quote)):
            return False
        self.add(quote)
        return True


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _says(printed: str, words: str) -> bool:
    """Whether what is printed holds the words, or all of them but a dateline or the like."""
    return words in printed or (printed in words and len(printed) >= _SAME * len(words))
