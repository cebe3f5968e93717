"""Knows the roles of sport, show and crime, whose bearers matter only where their story is told."""

from briefing.names import words

_LEISURE = frozenset(
    """striker forward goalkeeper goalie midfielder defender winger coach manager player captain
    footballer cricketer batsman bowler golfer boxer swimmer runner sprinter cyclist rider jockey
    gymnast skater skier racer driver pitcher quarterback guard center centre athlete champion
    medallist medalist umpire referee trainer wrestler
    actor actress singer rapper musician guitarist drummer pianist comedian dancer model celebrity
    star superstar filmmaker screenwriter songwriter showrunner producer influencer presenter host
    chef designer novelist poet author
    suspect gunman murderer killer robber thief rapist defendant inmate convict victim hijacker
    passenger resident man woman boy girl teenager""".split()
)
# What makes an office of such a word: "party manager", "president and former actor".
_OFFICE = frozenset("president minister premier chancellor king queen governor mayor".split())
_LINKS = frozenset("of in for at to on from".split())


def is_leisure(role: str | None) -> bool:
    """Whether a role is one of sport, show or crime: "Lorva striker"."""
    said = words(role or "")
    end = next((n for n, word in enumerate(said) if n and word in _LINKS), len(said))
    return bool(said) and said[end - 1] in _LEISURE and _OFFICE.isdisjoint(said)
