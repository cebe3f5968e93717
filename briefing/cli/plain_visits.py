"""What a program is told of a visit, be it read in one article or put together of many."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model import Visit, VisitReport


def stay(visit: "Visit | VisitReport") -> dict[str, object]:
    """Whose guest somebody is, when, how surely, and what for; in the order of a line."""
    return {
        "host": visit.host,
        "start": visit.start.isoformat() if visit.start else None,
        "end": visit.end.isoformat() if visit.end else None,
        "granularity": str(visit.granularity),
        "when_text": visit.when_text,
        "status": str(visit.status),
        "upcoming": visit.upcoming,
        "probability": visit.probability,
        "purpose": visit.purpose,
    }
