"""Says who receives at a place: whom the network takes for the host, if that one may be there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.candidates import Candidates
from briefing.analysis.visits.inviting import stays_away
from briefing.analysis.visits.scorer import PairScore
from briefing.analysis.words import Words

# Who receives there more likely than this is a host: at home there, at home nowhere that is told.
_AT_HOME, _ELSEWHERE = 0.3, 0.3
# Where the rules found the visit and no host, the network must be surer.
_SURELY_AT_HOME, _SURELY_ELSEWHERE = 0.5, 0.8
_KIN = lexicon("wife husband spouse partner widow son daughter brother sister father mother")


def is_only_kin(words: Words, end: int) -> bool:
    """Whether somebody is named for a relative: "the prime minister's wife".

    Args:
        words: The text.
        end: The token after the name's last one.
    """
    follows = words.lower[end : end + 2]
    return len(follows) == 2 and follows[0] in {"'s", "\u2019s"} and follows[1] in _KIN


def host_at(
    words: Words, places: Collection[int], goes: Collection[int], candidates: Candidates,
    pairs: Sequence[PairScore], *, sure: bool = False,
) -> str | None:  # fmt: skip
    """The name of who most likely receives at one of some places, or None.

    A countryman of the visitor who stands for another country than the place's receives nobody,
    nor does whom the text only names for a relative ("the premier's wife will visit Oslo") or for
    who stands in.

    Args:
        words: The text.
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
        spans = candidates.travellers[pair.traveller].spans
        if all(is_only_kin(words, b) or stays_away(words, a, b) for a, b in spans):
            continue
        home = candidates.travellers[pair.traveller].home
        if sure and home is not None and countries and home not in countries:
            continue
        wanted = at_home if home is not None and home in countries else elsewhere
        if pair.host >= wanted and (best is None or pair.host > best.host):
            best = pair
    return candidates.travellers[best.traveller].name if best else None
