"""Says who receives at a place: whom the network takes for the host, if that one may be there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefing.analysis.visits.candidates import Candidates
from briefing.analysis.visits.scorer import PairScore

# Who receives there more likely than this is a host: at home there, at home nowhere that is told.
_AT_HOME, _ELSEWHERE = 0.3, 0.3
# Where the rules found the visit and no host, the network must be surer.
_SURELY_AT_HOME, _SURELY_ELSEWHERE = 0.5, 0.8


def host_at(
    places: Collection[int], goes: Collection[int], candidates: Candidates,
    pairs: Sequence[PairScore], *, sure: bool = False,
) -> str | None:  # fmt: skip
    """The name of who most likely receives at one of some places, or None.

    A countryman of the visitor who stands for another country than the place's receives nobody.

    Args:
        places: Numbers of the places.
        goes: Numbers of those who go there.
        candidates: What the numbers mean.
        pairs: The scores.
        sure: Whether only somebody is wanted of whom the network is sure.
    """
    at_home, elsewhere = (_SURELY_AT_HOME, _SURELY_ELSEWHERE) if sure else (_AT_HOME, _ELSEWHERE)
    countries = {candidates.destinations[number].place.country for number in places} - {None}
    best: PairScore | None = None
    for pair in pairs:
        if pair.destination not in places or pair.traveller in goes:
            continue
        home = candidates.travellers[pair.traveller].home
        if sure and home is not None and countries and home not in countries:
            continue
        wanted = at_home if home is not None and home in countries else elsewhere
        if pair.host >= wanted and (best is None or pair.host > best.host):
            best = pair
    return candidates.travellers[best.traveller].name if best else None
