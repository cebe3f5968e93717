"""Says which places of a text the network must be asked about: the others cannot make a visit.

Whatever the network says, a visit needs its place and its visitor in neighbouring sentences, and a
place where nobody can be is no place of a visit (`find_visits`). A window in which no place of a
visit stands need not be read: reading costs as much as everything before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from briefing.analysis.visits.candidates import Candidates
from briefing.analysis.visits.draft_visits import VisitDraft
from briefing.analysis.words import Words
from briefing.names import fold

# Sentences apart that a place and its visitor may stand.
NEIGHBOURS = 1


def places_needed(
    words: Words, candidates: Candidates, confirmed: Collection[int], private: Iterable[str]
) -> frozenset[int]:
    """The numbers of the places whose pairs can change what is found.

    Args:
        words: The text.
        candidates: Who may go where.
        confirmed: The numbers of the places of visits that are to be confirmed.
        private: Travellers of whom no visit is told, by name.
    """
    reached = _sentences_reached(words, candidates, frozenset(private))
    return frozenset(
        number
        for number, place in enumerate(candidates.destinations)
        if (place.told_from and reached)
        or any(words.sentence[start] in reached for start, _ in place.spans)
        or number in confirmed
    )


def places_of(candidates: Candidates, ruled: Iterable[VisitDraft]) -> frozenset[int]:
    """The numbers of the places that the rules found a visit to.

    Args:
        candidates: Who may go where.
        ruled: The visits that the rules found.
    """
    names = {fold(name) for draft in ruled for name in draft.destination}
    return frozenset(
        number
        for number, place in enumerate(candidates.destinations)
        if names & {fold(name) for name in place.place.names}
    )


def _sentences_reached(
    words: Words, candidates: Candidates, private: frozenset[str]
) -> frozenset[int]:
    """The sentences in which a place may stand that somebody named nearby visits."""
    told = set(_sentences_told(words, candidates, private))
    steps = range(-NEIGHBOURS, NEIGHBOURS + 1)
    return frozenset(sentence + step for sentence in told for step in steps)


def _sentences_told(words: Words, candidates: Candidates, private: frozenset[str]) -> Iterator[int]:
    """The sentences that name a traveller and are no question of an interview."""
    for one in candidates.travellers:
        if one.name not in private:
            for start, _ in one.spans:
                if not words.is_asked(words.offsets[start]):
                    yield words.sentence[start]
