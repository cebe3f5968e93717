"""Short ways to say that an article tells of a visit, and what became of it."""

from briefing.agenda import build_agenda
from tests.nouns import at, reading, visit


def kinds(found):
    """What happened to a visit, in order."""
    return [change.kind for change in found.history]


def agenda(*readings, day=20, **options):
    """All visits, as known at noon of a day of March 2026."""
    return build_agenda(readings, as_of=at(day), **options)


def told(name, day, *, source="Agency", hour=12, month=3, **fields):
    """An article of one visit, published on a day of 2026."""
    report = visit(name=name, **fields)
    return reading(name, published=at(day, hour, month=month), source=source, visits=(report,))
