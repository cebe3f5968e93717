"""Draws when the visits are: one row for each, on a calendar that begins today.

Colour never carries a meaning alone: every status differs in line or filling too, so the picture
can be read in black and white.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from briefing.model import Granularity, Visit, VisitStatus
from briefing.render.moments import Clock
from briefing.render.svg import (
    ACCENT,
    INK,
    NARROW,
    PANEL,
    SOFT,
    WIDE,
    WIDTH,
    cut,
    label,
    picture,
    shape,
    wide,
)

_ROW = 23
_TOP = 42
_GAP = 7
_SATURDAY = 5
_BOLDER = 1.07
_LEGEND_STEP = 140
_LEGEND_COLUMNS = 7

# More rows do not fit on a page; the table beside the picture has them all.
MOST_ROWS = 40
# Days of the month can be told apart up to six weeks; beyond, only Mondays are printed.
_DAILY = 44
# Further out, a day would be thinner than the line around it.
_LONGEST = 120
_SHORTEST = 20

_EXACT = frozenset({Granularity.DAY, Granularity.RANGE})
_STRUCK = frozenset({VisitStatus.POSTPONED, VisitStatus.CANCELLED, VisitStatus.DENIED})


@dataclass(frozen=True, slots=True)
class _Look:
    fill: str
    stroke: str
    name: str
    dashes: str | None = None


_LOOKS: dict[VisitStatus, _Look] = {
    VisitStatus.PLANNED: _Look("#1c5d3f", "#1c5d3f", "planned"),
    VisitStatus.EXPECTED: _Look("#a9c9b8", "#1c5d3f", "expected"),
    VisitStatus.POSSIBLE: _Look("#fff", "#8a5a00", "possible", "5 3"),
    VisitStatus.INVITED: _Look("#fff", "#8a5a00", "invited", "1.6 2.4"),
    VisitStatus.ONGOING: _Look(INK, INK, "ongoing"),
    VisitStatus.PAST: _Look("#8d9199", "#8d9199", "past"),
    VisitStatus.POSTPONED: _Look("#fff", ACCENT, "off"),
    VisitStatus.CANCELLED: _Look("#fff", ACCENT, "off"),
    VisitStatus.DENIED: _Look("#fff", ACCENT, "off"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    """One row of the timeline, clipped to what the picture shows."""

    visit: Visit
    first: date
    last: date
    after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Where a day lies on the picture."""

    first: date
    days: int

    @property
    def step(self) -> float:
        return WIDTH / self.days

    def x(self, day: date) -> float:
        return (day - self.first).days * self.step

    def each(self) -> Iterator[tuple[date, float]]:
        for number in range(self.days):
            day = self.first + timedelta(days=number)
            yield day, self.x(day)


def drawn(visits: Sequence[Visit], today: date) -> tuple[Visit, ...]:
    """Return the visits the timeline shows: those with a date in the coming months."""
    return tuple(bar.visit for bar in _bars(visits, today))


def timeline(
    visits: Sequence[Visit], clock: Clock, *, shown: Callable[[str], object] = str
) -> Markup:
    """Draw the visits on a calendar that begins today; empty if none has a date.

    Args:
        visits: In the order of the table beside the picture.
        clock: Says days and months; its `today` is where the calendar begins.
        shown: Makes text from outside printable.
    """
    bars = _bars(visits, clock.today)
    if not bars:
        return Markup("")
    last = max(max(bar.last for bar in bars), clock.today + timedelta(days=_SHORTEST - 7))
    scale = _Scale(first=clock.today, days=(last - clock.today).days + 1)
    bottom = _TOP + len(bars) * _ROW + 4
    statuses = [status for status in VisitStatus if any(b.visit.status == status for b in bars)]
    title = (
        f"Calendar of {len(bars)} visits from {clock.day(clock.today)} to {clock.day(last)}; "
        "the table after it lists every one."
    )
    height = bottom + 13 + 22 * (1 + (len(statuses) - 1) // _LEGEND_COLUMNS)
    parts = [*_grid(scale, bottom), *_days(scale, clock), *_months(scale, clock)]
    for row, bar in enumerate(bars):
        parts += _row(bar, scale, _TOP + row * _ROW, shown)
    return picture("timeline", height, title, [*parts, *_legend(statuses, bottom)])


def _bars(visits: Sequence[Visit], today: date) -> list[_Bar]:
    horizon = today + timedelta(days=_horizon(visits, today))
    bars = []
    for visit in visits:
        if visit.start is None:
            continue
        end = max(visit.end or visit.start, visit.start)
        if end >= today and visit.start <= horizon:
            first, last = max(visit.start, today), min(end, horizon)
            bars.append(_Bar(visit=visit, first=first, last=last, after=end > horizon))
    return bars[:MOST_ROWS]


def _horizon(visits: Sequence[Visit], today: date) -> int:
    """How many days ahead the picture looks: to the last exact date, at most four months."""
    dated = [visit for visit in visits if visit.start is not None]
    starts = [(visit.start - today).days for visit in dated if visit.start is not None]
    ends = [
        (end - today).days
        for visit in dated
        if visit.granularity in _EXACT and (end := visit.end or visit.start) is not None
    ]
    near = [days for days in ends if days <= _LONGEST]
    return max([*near, *(days + 6 for days in starts if days <= _DAILY), _SHORTEST])


def _grid(scale: _Scale, bottom: float) -> Iterator[Markup]:
    top = _TOP - 4
    for day, x in scale.each():
        if day.weekday() >= _SATURDAY:
            yield shape(
                "rect",
                x=x,
                y=top,
                width=scale.step,
                height=bottom - top,
                fill="#e9e4d8",
                class_="weekend",
            )
        if day.weekday() == 0:
            yield shape("line", x1=x, x2=x, y1=top, y2=bottom, stroke="#c9c6be", class_="line")


def _days(scale: _Scale, clock: Clock) -> Iterator[Markup]:
    dense = scale.days > _DAILY
    for day, x in scale.each():
        today = day == clock.today
        if dense and not today and (day.weekday() != 0 or x < 2 * WIDE):
            continue
        yield label(
            str(day.day),
            max(x + scale.step / 2, 9),
            _TOP - 11,
            size=15,
            text_anchor="middle",
            fill=INK if today else SOFT,
            class_="ink" if today else "soft",
            font_weight="600" if today else None,
        )


def _months(scale: _Scale, clock: Clock) -> Iterator[Markup]:
    free = 0.0
    for day, x in scale.each():
        name = clock.month_name(day)
        if (day == clock.today or day.day == 1) and free <= x <= WIDTH - wide(name):
            free = x + wide(name) + 2 * _GAP
            yield label(name, x + 2, _TOP - 28, size=15, font_weight="600")


def _row(bar: _Bar, scale: _Scale, y: float, shown: Callable[[str], object]) -> Iterator[Markup]:
    x = scale.x(bar.first) + 2
    width = max(scale.x(bar.last) + scale.step - x - 2, 4)
    exact = bar.visit.granularity in _EXACT
    height, top = (_ROW - 8, y + 3) if exact else (6, y + 8)
    yield from _bar(bar.visit.status, x, top, width, height)
    yield from _label(bar, x, width, y, shown)


def _bar(status: VisitStatus, x: float, y: float, width: float, height: float) -> Iterator[Markup]:
    look = _LOOKS[status]
    yield shape(
        "rect",
        x=x,
        y=y,
        width=width,
        height=height,
        rx=2,
        fill=look.fill,
        stroke=look.stroke,
        stroke_width="1.6",
        stroke_dasharray=look.dashes,
        class_=look.name,
    )
    if status in _STRUCK:
        middle = y + height / 2
        yield shape(
            "line",
            x1=x,
            x2=x + width,
            y1=middle,
            y2=middle,
            stroke=ACCENT,
            stroke_width="1.6",
            class_="off",
        )


def _label(
    bar: _Bar, x: float, width: float, y: float, shown: Callable[[str], object]
) -> Iterator[Markup]:
    """Set the label where there is room: after the bar, before it, else on the bar itself."""
    who = str(shown(" and ".join(bar.visit.visitor)))
    where = str(shown(bar.visit.destination[0] if bar.visit.destination else ""))
    where += " →" if bar.after else ""
    right, left = WIDTH - (x + width + _GAP), x - _GAP
    at, end, room = x + width + _GAP, False, right
    needed = wide(who) * _BOLDER + wide(where) + NARROW
    if needed > right:
        at, end, room = left, True, left
    if needed > max(left, right) and WIDTH - x > left:
        at, end, room = x + _GAP, False, WIDTH - x - 2 * _GAP
    who = cut(who, room / _BOLDER)
    taken = wide(who) * _BOLDER + NARROW
    where = cut(where, room - taken)
    if not end and at < x + width:
        ground = min(taken + wide(where) + 2 * _GAP, room + _GAP)
        yield shape(
            "rect",
            x=at - _GAP / 2,
            y=y + 1,
            width=ground,
            height=_ROW - 3,
            fill=PANEL,
            class_="panel",
        )
    text = (
        shape("tspan", who, font_weight="600")
        + " "
        + shape("tspan", where, fill=SOFT, class_="soft")
    )
    yield label(text, at, y + _ROW - 7.5, text_anchor="end" if end else None)


def _legend(statuses: Sequence[VisitStatus], bottom: float) -> Iterator[Markup]:
    for place, status in enumerate(statuses):
        x = _LEGEND_STEP * (place % _LEGEND_COLUMNS)
        y = bottom + 13 + 22 * (place // _LEGEND_COLUMNS)
        yield from _bar(status, x + 1, y, 26, 13)
        words = status.value.capitalize()
        yield label(words, x + 34, y + 12, size=15, fill=SOFT, class_="soft")
