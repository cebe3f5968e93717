"""Decides which visits stand on the timeline, and from which day to which; it draws nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.model import Visit, VisitState
from briefing.render.visit_state import EXACT, dropped, moved, off

# More rows do not fit on a page; the table beside the picture has them all.
MOST_ROWS = 40
# A visit that begins within six weeks is shown whole if it can be.
_NEAR = 44
# Further out, a day would be thinner than the line around it.
_LONGEST = 120
_SHORTEST = 20

MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days of a visit, clipped to what the picture shows.

    Attributes:
        first: The first day drawn.
        last: The last one.
        exact: Whether the days themselves are known, not only the month or so.
        after: Whether it goes on beyond the picture.
    """

    first: date
    last: date
    exact: bool
    after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the timeline.

    Attributes:
        visit: The visit.
        span: When it is to be; for one that was put off without a new date, when it was to be.
        former: When a moved visit was to be, if that lies in the picture.
    """

    visit: Visit
    span: Span
    former: Span | None = None

    @property
    def stands(self) -> str:
        """How the visit stands: "moved", or its status."""
        return MOVED if moved(self.visit) else self.visit.status.value


def rows(visits: Sequence[Visit], today: date) -> list[Row]:
    """Return the rows of the visits with a date in the coming months, in the order given."""
    horizon = today + timedelta(days=_horizon(visits, today))
    found = []
    for visit in visits:
        span = _clipped(_shown_as(visit), today, horizon)
        if span is not None:
            former = _clipped(dropped(visit), today, horizon) if moved(visit) else None
            found.append(Row(visit=visit, span=span, former=former))
    return found[:MOST_ROWS]


def last_drawn(visit: Visit) -> date | None:
    """Return the last day on which a picture that begins that day shows the visit; None for never.

    A visit that this leaves out of a day's picture has no say in how far the picture looks either.
    """
    state = _shown_as(visit)
    if state is None or state.start is None:
        return None
    return max(state.end or state.start, state.start)


def _shown_as(visit: Visit) -> Visit | VisitState | None:
    """The state whose dates are drawn: a visit put off without a new date fell on its former."""
    return dropped(visit) if off(visit) and visit.start is None else visit


def _clipped(state: Visit | VisitState | None, today: date, horizon: date) -> Span | None:
    if state is None or state.start is None:
        return None
    end = max(state.end or state.start, state.start)
    if end < today or state.start > horizon:
        return None
    return Span(
        first=max(state.start, today),
        last=min(end, horizon),
        exact=state.granularity in EXACT,
        after=end > horizon,
    )


def _horizon(visits: Sequence[Visit], today: date) -> int:
    """How many days ahead the picture looks: to the last exact date, at most four months."""
    dated = [state for visit in visits if (state := _shown_as(visit)) and state.start is not None]
    starts = [(state.start - today).days for state in dated if state.start is not None]
    ends = [
        (end - today).days
        for state in dated
        if state.granularity in EXACT and (end := state.end or state.start) is not None
    ]
    near = [days for days in ends if days <= _LONGEST]
    return max([*near, *(days + 6 for days in starts if days <= _NEAR), _SHORTEST])
