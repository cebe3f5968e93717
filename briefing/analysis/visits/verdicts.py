"""What the rules say of every pair, as the network is told it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.analysis.visits.candidates import Candidates
from briefing.analysis.visits.draft_visits import Ruled, VisitDraft
from briefing.model import VisitStatus
from briefing.names import fold

_STATUSES = tuple(VisitStatus)
_SILENT, _REFUSED, _WISHED_FOR, _UNOFFICIAL, _PRIVATE = range(5)
# How many verdicts there are: none, four against a visit, and a visit in each status.
VERDICTS = 5 + len(_STATUSES)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What rules say of the pairs of a text.

    Attributes:
        visits: The verdicts on the pairs of traveller and place that they found a visit of.
        sentences: What they say against a visit in a sentence, by its number.
        private: The numbers of the travellers who go for other reasons.
    """

    visits: Mapping[tuple[int, int], int]
    sentences: Mapping[int, int]
    private: frozenset[int]

    def on(self, traveller: int, place: int, sentence: int | None) -> int:
        """The verdict on a pair whose nearest mentions stand in a sentence, if in one."""
        found = self.visits.get((traveller, place))
        if found is not None:
            return found
        if traveller in self.private:
            return _PRIVATE
        return _SILENT if sentence is None else self.sentences.get(sentence, _SILENT)


SILENT = Verdicts({}, {}, frozenset())


def verdicts(candidates: Candidates, ruled: Ruled) -> Verdicts:
    """Put what the rules found on the candidates of the same text."""
    visits: dict[tuple[int, int], int] = {}
    for draft in ruled.visits:
        names = {fold(name) for name in draft.destination}
        goers = [n for n, one in enumerate(candidates.travellers) if is_or_sends(one.name, draft)]
        for number, one in enumerate(candidates.destinations):
            if names & {fold(name) for name in one.place.names}:
                for goer in goers:
                    visits.setdefault((goer, number), 5 + _STATUSES.index(draft.status))
    sentences = (
        dict.fromkeys(ruled.unofficial, _UNOFFICIAL)
        | dict.fromkeys(ruled.wished_for, _WISHED_FOR)
        | dict.fromkeys(ruled.refused, _REFUSED)
    )
    people = enumerate(candidates.travellers)
    return Verdicts(
        visits, sentences, frozenset(n for n, one in people if one.name in ruled.private)
    )


def is_or_sends(name: str, draft: VisitDraft) -> bool:
    """Whether somebody is among the visitors, or they are told as his people: "Lind's advisers"."""
    owner = (f"{name}'s ", f"{name}\u2019s ")
    return any(one == name or one.startswith(owner) for one in draft.visitor)
