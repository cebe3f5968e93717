"""Draws the bars of the timeline, and the legend that says how each status looks.

Colour never carries a meaning alone: every status differs in line or filling too, so the picture
can be read in black and white.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefing.model import VisitStatus
from briefing.render.svg import ACCENT, INK, SOFT, label, shape
from briefing.render.timeline_rows import MOVED

BAR = 13
_LEGEND_STEP = 132


@dataclass(frozen=True, slots=True)
class _Look:
    fill: str
    stroke: str
    name: str
    dashes: str | None = None


# By how a visit stands, in the order of the legend. A visit that was moved is drawn like a planned
# one, with a notch, and with its former dates where they are known.
LOOKS: dict[str, _Look] = {
    VisitStatus.PLANNED: _Look("#1c5d3f", "#1c5d3f", "planned"),
    VisitStatus.EXPECTED: _Look("#a9c9b8", "#1c5d3f", "expected"),
    VisitStatus.POSSIBLE: _Look("#fff", "#8a5a00", "possible", "5 3"),
    VisitStatus.INVITED: _Look("#fff", "#8a5a00", "invited", "1.6 2.4"),
    VisitStatus.ONGOING: _Look(INK, INK, "ongoing"),
    VisitStatus.PAST: _Look("#8d9199", "#8d9199", "past"),
    MOVED: _Look("#1c5d3f", "#1c5d3f", "planned"),
    VisitStatus.POSTPONED: _Look("#fff", ACCENT, "off"),
    VisitStatus.CANCELLED: _Look("#fff", ACCENT, "off"),
    VisitStatus.DENIED: _Look("#fff", ACCENT, "off"),
}
_STRUCK = frozenset({VisitStatus.POSTPONED, VisitStatus.CANCELLED, VisitStatus.DENIED})
GHOST = _Look("#fff", "#8d9199", "ghost")


def bar(stands: str, x: float, y: float, width: float, height: float) -> Iterator[Markup]:
    """Draw a visit's bar by how it stands: struck out if it is off, with a notch if moved."""
    yield box(LOOKS[stands], x, y, width, height)
    middle = y + height / 2
    if stands == MOVED:
        half = min(height / 2 - 1.5, 4)
        notch = f"M{x + 2.5:.1f} {middle - half:.1f}l{half:.1f} {half:.1f}l{-half:.1f} {half:.1f}z"
        yield shape("path", d=notch, fill="#fff", class_="notch")
    if stands in _STRUCK:
        yield line(x, x + width, middle, ACCENT, "off")


def box(look: _Look, x: float, y: float, width: float, height: float) -> Markup:
    """Draw a bar alone."""
    return shape(
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


def line(left: float, right: float, y: float, stroke: str, name: str) -> Markup:
    """Draw a level line."""
    return shape(
        "line", x1=left, x2=right, y1=y, y2=y, stroke=stroke, stroke_width="1.6", class_=name
    )


def legend(looks: Sequence[str], bottom: float, columns: int) -> Iterator[Markup]:
    """Say below the picture what each look means."""
    for place, stands in enumerate(looks):
        x = _LEGEND_STEP * (place % columns)
        y = bottom + 13 + 22 * (place // columns)
        yield from bar(stands, x + 1, y, 26, 13)
        words = stands.capitalize()
        yield label(words, x + 34, y + 12, size=15, fill=SOFT, class_="soft")


def legend_columns(width: float) -> int:
    """How many entries of the legend stand beside each other."""
    return int(width // _LEGEND_STEP)
