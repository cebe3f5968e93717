"""Draws when the visits are: one row for each, on a calendar that begins today."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from markupsafe import Markup

from briefing.model import Visit
from briefing.render.date_format import Clock
from briefing.render.phrases import counted
from briefing.render.svg import (
    INK,
    SOFT,
    WIDE,
    WIDTH,
    label,
    picture,
    shape,
    wide,
)
from briefing.render.timeline_bars import BAR, GHOST, LOOKS, box, legend, legend_columns, line
from briefing.render.timeline_bars import bar as drawn_bar
from briefing.render.timeline_labels import GAP, ROW, above, beside
from briefing.render.timeline_rows import Row, Span, rows

_TOP = 42
_SATURDAY = 5

# A calendar of two weeks at least: a shorter one says too little.
_SHORTEST = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """The measures of a picture.

    Attributes:
        name: Its class and the start of its title's id.
        width: Its width in units.
        row: The height of a row.
        bar: How far below the row's top a bar of an exact day begins.
        daily: Up to so many days, each is printed; beyond, only Mondays are.
        stacked: Whether a label stands above its bar, not beside it.
    """

    name: str
    width: float
    row: float
    bar: float
    daily: int
    stacked: bool = False


# Letters are sixteen units high: legible where a thousand units are the width of a page, and four
# hundred that of a telephone.
_PAGE = _Frame(name="timeline", width=WIDTH, row=ROW, bar=2, daily=44)
_PHONE = _Frame(name="timeline-narrow", width=400, row=37, bar=19, daily=14, stacked=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Where a day lies on the picture."""

    first: date
    days: int
    frame: _Frame

    @property
    def step(self) -> float:
        return self.frame.width / self.days

    def x(self, day: date) -> float:
        return (day - self.first).days * self.step

    def each(self) -> Iterator[tuple[date, float]]:
        for number in range(self.days):
            day = self.first + timedelta(days=number)
            yield day, self.x(day)


def timeline(
    visits: Sequence[Visit],
    clock: Clock,
    *,
    shown: Callable[[str], object] = str,
    narrow: bool = False,
) -> Markup:
    """Draw the visits on a calendar that begins today; empty if none has a date.

    Args:
        visits: In the order of the table beside the picture.
        clock: Says days and months; its `today` is where the calendar begins.
        shown: Makes text from outside printable.
        narrow: Draw it for a telephone: less wide, and higher.
    """
    bars = rows(visits, clock.today)
    return Markup("").join(_drawn(bars, clock, shown, _PHONE if narrow else _PAGE, len(bars)))


def timeline_pieces(
    visits: Sequence[Visit], clock: Clock, *, most: int, shown: Callable[[str], object] = str
) -> tuple[Markup, ...]:
    """Draw the same for paper, in pieces of about equal height between which a page may end.

    Args:
        visits: In the order of the table beside the picture.
        clock: Says days and months; its `today` is where the calendar begins.
        most: At most so many rows stand in one piece.
        shown: Makes text from outside printable.
    """
    bars = rows(visits, clock.today)
    pieces = max(ceil(len(bars) / most), 1)
    return tuple(_drawn(bars, clock, shown, _PAGE, ceil(len(bars) / pieces)))


def _drawn(
    bars: Sequence[Row], clock: Clock, shown: Callable[[str], object], frame: _Frame, most: int
) -> Iterator[Markup]:
    """Draw the rows, so many a piece, each under days of its own; the legend is in the last."""
    if not bars:
        return
    last = max(*(bar.span.last for bar in bars), clock.today + timedelta(days=_SHORTEST))
    scale = _Scale(first=clock.today, days=(last - clock.today).days + 1, frame=frame)
    statuses = [look for look in LOOKS if any(bar.stands == look for bar in bars)]
    title = (
        f"Calendar of {counted(len(bars), 'visit')} from {clock.day(clock.today)} to "
        f"{clock.day(last)}; the table after it lists every one."
    )
    for first in range(0, len(bars), most):
        piece = bars[first : first + most]
        bottom = _TOP + len(piece) * frame.row + 4
        parts = [*_grid(scale, bottom), *_days(scale, clock), *_months(scale, clock)]
        for row, bar in enumerate(piece):
            parts += _row(bar, scale, _TOP + row * frame.row, shown)
        height = bottom
        if first + most >= len(bars):
            parts += legend(statuses, bottom, legend_columns(frame.width))
            height += 13 + 22 * (1 + (len(statuses) - 1) // legend_columns(frame.width))
        part = "" if most >= len(bars) else f" Visits {first + 1} to {first + len(piece)}."
        yield picture(
            frame.name, height, title + part, parts, width=frame.width, number=first // most + 1
        )


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
    dense = scale.days > scale.frame.daily
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
        if (day == clock.today or day.day == 1) and free <= x <= scale.frame.width - wide(name):
            free = x + wide(name) + 2 * GAP
            yield label(name, x + 2, _TOP - 28, size=15, font_weight="600")


def _row(bar: Row, scale: _Scale, y: float, shown: Callable[[str], object]) -> Iterator[Markup]:
    x, width = _place(bar.span, scale)
    left, right, at = x, x + width, y + scale.frame.bar
    if bar.former is not None:
        former, length = _place(bar.former, scale)
        top, height = _thickness(bar.former)
        yield box(GHOST, former, at + top, length, height)
        yield from _way(former, former + length, x, x + width, at + BAR / 2)
        left, right = min(x, former), max(x + width, former + length)
    top, height = _thickness(bar.span)
    yield from drawn_bar(bar.stands, x, at + top, width, height)
    if scale.frame.stacked:
        yield above(bar, left, y, scale.frame.width, shown)
    else:
        yield from beside(bar, left, right - left, y, shown)


def _place(span: Span, scale: _Scale) -> tuple[float, float]:
    """Where a span of days lies: its left edge and its width."""
    x = scale.x(span.first) + 2
    return x, max(scale.x(span.last) + scale.step - x - 2, 4)


def _thickness(span: Span) -> tuple[float, float]:
    """How much lower than others a bar begins, and its height: thin where no day is known."""
    return (0, BAR) if span.exact else (4, 6)


def _way(
    former_left: float, former_right: float, left: float, right: float, y: float
) -> Iterator[Markup]:
    """Draw the way from a visit's former dates to its new ones, if there is room between them."""
    if former_right + GAP < left:
        yield line(former_right, left, y, "#8d9199", "way")
    elif right + GAP < former_left:
        yield line(right, former_left, y, "#8d9199", "way")
