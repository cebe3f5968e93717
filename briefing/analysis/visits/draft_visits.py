"""A visit as read out of one text, before it is tied to its article; what rules say of a text."""

from dataclasses import dataclass
from datetime import date

from briefing.model import Granularity, VisitStatus

# Who is or was there; and what does not take place, or not then.
HAPPENING = frozenset({VisitStatus.ONGOING, VisitStatus.PAST})
OFF = frozenset({VisitStatus.CANCELLED, VisitStatus.DENIED, VisitStatus.POSTPONED})


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDraft:
    """A visit of one text; `VisitReport` without the article.

    Attributes:
        visitor: Canonical names, or the description of a delegation.
        destination: Exact place, city, country.
        host: Who receives, or None.
        start: First day, or None.
        end: Last day, or None.
        granularity: How exactly the days are known.
        when_text: The time as printed, or None.
        status: How certain.
        purpose: Short verbatim span, or None.
        evidence: Character spans of the sentences, the leading one first. Never empty.
        code: ISO 3166-1 alpha-2 code of the destination, or None.
        probability: 0 to 1: how likely it is that the text tells of it; None if nobody says.
        spoken: Whether all that tells of it is where somebody speaks.
    """

    visitor: tuple[str, ...]
    destination: tuple[str, ...]
    host: str | None
    start: date | None
    end: date | None
    granularity: Granularity
    when_text: str | None
    status: VisitStatus
    purpose: str | None
    evidence: tuple[tuple[int, int], ...]
    code: str | None = None
    probability: float | None = None
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules say of a text.

    Attributes:
        visits: The visits, in order of their first mention.
        refused: Numbers of the sentences that speak of what is judged to be none: unreal, habitual,
            forbidden, private; or of what is held elsewhere now, where the rules tell all.
        wished_for: Numbers of those in which others want it: an invitation, or possible, at best.
        unofficial: Numbers of the sentences in which somebody goes somewhere of whom the text tells
            no office: some other reason may make it a visit.
        private: Who travels for other reasons: players, artists, media.
    """

    visits: tuple[VisitDraft, ...]
    refused: frozenset[int]
    wished_for: frozenset[int]
    unofficial: frozenset[int]
    private: frozenset[str]
