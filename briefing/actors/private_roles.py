"""Knows the roles of private people, whose bearers matter only where their story is told.

Sport, show and crime fill most feeds; whoever stands for nothing else is a key actor of a day only
if the brief tells of it. So is whoever writes or presents the news.
"""

from briefing.actors.role_nouns import noun_of
from briefing.names import words

_SPORT = """striker forward goalkeeper goalie midfielder defender winger coach manager player
    captain footballer cricketer batsman bowler golfer boxer swimmer runner sprinter cyclist rider
    jockey gymnast skater skier racer driver pitcher quarterback guard center centre athlete
    champion medallist medalist umpire referee trainer wrestler great"""
_SHOW = """actor actress singer rapper musician guitarist drummer pianist comedian dancer model
    supermodel celebrity star superstar filmmaker screenwriter songwriter showrunner producer
    influencer chef designer novelist poet author artist painter composer choreographer"""
# What makes one of a show of any word: "celebrity judge".
_OF_SHOWS = frozenset({"celebrity", "reality", "talent", "pageant", "halftime"})
_CRIME = """suspect gunman murderer killer robber thief rapist defendant inmate convict victim
    hijacker"""
_PRIVATE = """passenger resident man woman boy girl teenager teacher student pupil nurse mother
    father parent survivor neighbour neighbor worker farmer fan mentor friend grandmother
    grandfather"""
PRESS = frozenset(
    """journalist reporter correspondent presenter host anchor columnist commentator broadcaster
    podcaster photographer editor blogger critic""".split()
)
_PRIVATE_PEOPLE = frozenset(_PRIVATE.split())
_LEISURE = PRESS.union(*(kind.split() for kind in (_SPORT, _SHOW, _CRIME, _PRIVATE)))
# Who only speaks of what others do, or is named where something happened.
_BYSTANDERS = frozenset(
    """analyst economist strategist expert professor lecturer historian researcher scientist
    academic scholar fellow pollster forecaster witness eyewitness bystander onlooker commuter
    tourist shopper customer villager sergeant sgt constable corporal inspector detective trooper
    officer wife husband son daughter brother sister widow widower uncle aunt cousin niece nephew
    partner girlfriend boyfriend""".split()
)
# Who speaks for a force: a town's or a province's where the text does not say whose it is.
_FORCES = frozenset({"police", "fire", "rescue", "ambulance"})
_SPEAK_FOR_FORCES = frozenset(
    """chief commander commissioner superintendent director head official spokesman spokeswoman
    spokesperson""".split()
)
_LOCAL = frozenset({"sheriff", "coroner", "firefighter", "paramedic", "policeman", "policewoman"})
# What makes an office of such a word: "party manager", "president and former actor".
_OFFICE = frozenset("president minister premier chancellor king queen governor mayor".split())


def is_leisure(role: str | None) -> bool:
    """Whether a role is one of sport, show, crime, private life or the press: "Lorva striker"."""
    said = words(role or "")
    leisure = noun_of(role or "") in _LEISURE or not _OF_SHOWS.isdisjoint(said)
    return leisure and _OFFICE.isdisjoint(said)


def is_press(role: str | None) -> bool:
    """Whether a role is that of one who writes, shows or presents the news."""
    return noun_of(role or "") in PRESS


def is_local_force(role: str | None, affiliation: str | None) -> bool:
    """Whether somebody speaks for a police or fire brigade that is no state's: "police chief"."""
    noun = noun_of(role or "")
    speaks = noun in _SPEAK_FOR_FORCES and not _FORCES.isdisjoint(words(role or ""))
    return affiliation is None and (speaks or noun in _LOCAL)


def is_dead(role: str | None) -> bool:
    """Whether a role is that of somebody long dead: "late ruler"."""
    return (role or "").lower().split()[:1] == ["late"]


def is_bystander(role: str | None) -> bool:
    """Whether a role is that of a private person, an expert or a witness, or of one's kin."""
    noun = noun_of(role or "")
    bystander = noun in _BYSTANDERS or noun in _PRIVATE_PEOPLE
    return bystander and _OFFICE.isdisjoint(words(role or ""))
