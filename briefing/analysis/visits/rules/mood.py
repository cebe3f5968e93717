"""How words present a visit: as coming, likely, possible, under way, over, called off."""

from enum import StrEnum


class Mood(StrEnum):
    """What the words around a trigger say about whether it happens, and when."""

    PLANNED = "planned"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    INVITED = "invited"
    PRESENT = "present"
    PROGRESSIVE = "progressive"
    PERFECT = "perfect"
    PAST = "past"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"
    NEVER = "never"
    NEUTRAL = "neutral"


FUTURE = frozenset({Mood.PLANNED, Mood.EXPECTED, Mood.POSSIBLE, Mood.INVITED})
OFF = frozenset({Mood.CANCELLED, Mood.POSTPONED, Mood.DENIED})
DONE = frozenset({Mood.PAST, Mood.PERFECT})
