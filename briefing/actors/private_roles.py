"""Knows the roles of private people, whose bearers matter only where their story is told.

Sport, show and crime fill most feeds; whoever stands for nothing else is a key actor of a day only
if the brief tells of it. So is whoever writes or presents the news.
"""

from briefing.names import words

_SPORT = """striker forward goalkeeper goalie midfielder defender winger coach manager player
    captain footballer cricketer batsman bowler golfer boxer swimmer runner sprinter cyclist rider
    jockey gymnast skater skier racer driver pitcher quarterback guard center centre athlete
    champion medallist medalist umpire referee trainer wrestler great"""
_SHOW = """actor actress singer rapper musician guitarist drummer pianist comedian dancer model
    supermodel celebrity star superstar filmmaker screenwriter songwriter showrunner producer
    influencer chef designer novelist poet author artist painter composer choreographer"""
_CRIME = """suspect gunman murderer killer robber thief rapist defendant inmate convict victim
    hijacker"""
_PRIVATE = """passenger resident man woman boy girl teenager teacher student pupil nurse mother
    father parent survivor neighbour neighbor worker farmer fan mentor friend grandmother
    grandfather"""
PRESS = frozenset(
    """journalist reporter correspondent presenter host anchor columnist commentator broadcaster
    podcaster photographer editor blogger critic""".split()
)
_LEISURE = PRESS.union(*(kind.split() for kind in (_SPORT, _SHOW, _CRIME, _PRIVATE)))
# What makes an office of such a word: "party manager", "president and former actor".
_OFFICE = frozenset("president minister premier chancellor king queen governor mayor".split())
_LINKS = frozenset("of in for at to on from".split())


def is_leisure(role: str | None) -> bool:
    """Whether a role is one of sport, show, crime, private life or the press: "Lorva striker"."""
    return _head(role) in _LEISURE and _OFFICE.isdisjoint(words(role or ""))


def is_press(role: str | None) -> bool:
    """Whether a role is that of one who writes, shows or presents the news."""
    return _head(role) in PRESS


def _head(role: str | None) -> str:
    """The noun of a role: "editor" of "sports editor at the Daily"."""
    said = words(role or "")
    end = next((n for n, word in enumerate(said) if n and word in _LINKS), len(said))
    return said[end - 1] if said else ""
