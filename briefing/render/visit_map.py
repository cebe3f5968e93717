"""Draws where the coming visits go: one dot for a town, named where its name finds room.

The table beside it says the same in words. Longitudes are drawn as wide as they are in the middle
of the picture, which is true enough for a part of the world and readable for all of it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians

from markupsafe import Markup

from briefing.gazetteer import Ring, outlines, position
from briefing.model import Visit, VisitStatus
from briefing.render.phrases import counted
from briefing.render.svg import label, picture, shape, wide
from briefing.render.visit_state import off

# Degrees of latitude: less, and nobody knows what part of the world it is.
_LEAST_HIGH = 11.0
_AIR = 0.16
_DOT = 5.0
_LETTERS = 16
_NEAR = 9.0
_EDGE = 10.0
_SEA, _LAND, _BORDER = "#eef1f2", "#fffdf8", "#b9b3a4"

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town that visits go to.

    Attributes:
        name: As the visits name it.
        visits: How many go there.
        longitude: In degrees.
        latitude: In degrees.
    """

    name: str
    visits: int
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The picture and what to say of it.

    Attributes:
        drawn: SVG.
        words: What it leaves out, in a sentence; "" if nothing.
    """

    drawn: Markup
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """A part of the world on a picture, in degrees and in units."""

    name: str
    width: float
    height: float
    west: float
    north: float
    across: float
    along: float

    def x(self, longitude: float) -> float:
        return (longitude - self.west) * self.across

    def y(self, latitude: float) -> float:
        return (self.north - latitude) * self.along

    @property
    def bounds(self) -> Box:
        """West, south, east and north."""
        east, south = self.west + self.width / self.across, self.north - self.height / self.along
        return self.west, south, east, self.north


_OVER = frozenset({VisitStatus.PAST, VisitStatus.ONGOING})


def visit_map(
    visits: Sequence[Visit],
    *,
    shown: Callable[[str], object] = str,
    width: float = 1000,
    height: float = 400,
    name: str = "map",
) -> Map | None:
    """Draw the towns that visits still go to; None if fewer than two are known.

    Args:
        visits: In any order; those that are off, under way or over are left out.
        shown: Makes text from outside printable.
        width: Of the picture, in units; letters are sixteen high.
        height: Of the picture.
        name: Its class and the start of its title's id.
    """
    coming = [visit for visit in visits if not off(visit) and visit.status not in _OVER]
    towns = _towns(coming)
    if len(towns) < 2:
        return None
    frame = _frame(towns, width, height, name)
    placed = sum(town.visits for town in towns)
    title = (
        f"Map of the towns that {counted(placed, 'coming visit')} go to: "
        + ", ".join(town.name for town in towns)
        + "; the table lists every visit."
    )
    named, nameless = _labels(towns, frame, shown)
    parts = [_sea(frame), *_lands(frame), *(_dot(town, frame) for town in towns), *named]
    return Map(
        drawn=picture(name, height, str(shown(title)), parts, width=width),
        words=_left_out(len(coming) - placed, nameless),
    )


def _left_out(elsewhere: int, nameless: Sequence[Town]) -> str:
    said = []
    if elsewhere:
        said.append(f"{counted(elsewhere, 'coming visit')} to no town that is known")
    if nameless:
        said.append("no room for the name of " + ", ".join(town.name for town in nameless))
    return f"Not on it: {'; '.join(said)}." if said else ""


def _towns(visits: Sequence[Visit]) -> tuple[Town, ...]:
    """Return the towns, those that most visits go to first."""
    found: dict[tuple[float, float], list[str]] = {}
    for visit in visits:
        if (at := _town(visit)) is not None:
            name, place = at
            found.setdefault(place, []).append(name)
    towns = (
        Town(name=names[0], visits=len(names), longitude=place[0], latitude=place[1])
        for place, names in found.items()
    )
    return tuple(sorted(towns, key=lambda town: (-town.visits, town.name)))


def _town(visit: Visit) -> tuple[str, tuple[float, float]] | None:
    """The town a visit goes to, as it names it, and where that lies."""
    if visit.country is None:
        return None
    for name in visit.destination:
        if (place := position(name, visit.country)) is not None:
            return name, place
    return None


def _frame(towns: Sequence[Town], width: float, height: float, name: str) -> _Frame:
    """Return the part of the world that holds the towns, with air around them."""
    west, east = min(t.longitude for t in towns), max(t.longitude for t in towns)
    south, north = min(t.latitude for t in towns), max(t.latitude for t in towns)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    narrow = cos(radians(min(abs(middle_y), 70)))
    high = max((north - south), (east - west) * narrow * height / width) / (1 - 2 * _AIR)
    along = height / max(high, _LEAST_HIGH)
    across = along * narrow
    return _Frame(
        name=name,
        width=width,
        height=height,
        west=middle_x - width / across / 2,
        north=middle_y + height / along / 2,
        across=across,
        along=along,
    )


def _sea(frame: _Frame) -> Markup:
    return shape("rect", x=0, y=0, width=frame.width, height=frame.height, fill=_SEA, class_="sea")


def _lands(frame: _Frame) -> Iterator[Markup]:
    for ring in outlines():
        if ring.touches(*frame.bounds):
            points = _clipped(_projected(ring, frame), frame)
            steps = [place for place, _ in groupby(f"{x:.0f} {y:.0f}" for x, y in points)]
            # On a map of the world a small island is a point, and a point is no path.
            if len(steps) > 2:
                drawn = f"M{steps[0]}L{' '.join(steps[1:])}z"
                yield shape(
                    "path", d=drawn, fill=_LAND, stroke=_BORDER, stroke_width="1", class_="land"
                )


def _projected(ring: Ring, frame: _Frame) -> list[tuple[float, float]]:
    return [(frame.x(longitude), frame.y(latitude)) for longitude, latitude in ring.points]


def _clipped(points: list[tuple[float, float]], frame: _Frame) -> list[tuple[float, float]]:
    """Cut a shape at the picture's edges, a little outside them (Sutherland and Hodgman)."""
    edges = (
        (0, -_EDGE, 1), (0, frame.width + _EDGE, -1), (1, -_EDGE, 1), (1, frame.height + _EDGE, -1),
    )  # fmt: skip
    for axis, limit, sign in edges:
        kept: list[tuple[float, float]] = []
        for here, after in zip(points, [*points[1:], *points[:1]], strict=True):
            inside = (here[axis] - limit) * sign >= 0
            if inside:
                kept.append(here)
            if inside != ((after[axis] - limit) * sign >= 0):
                part = (limit - here[axis]) / (after[axis] - here[axis])
                kept.append(
                    (here[0] + part * (after[0] - here[0]), here[1] + part * (after[1] - here[1]))
                )
        points = kept
    return points


def _dot(town: Town, frame: _Frame) -> Markup:
    return shape(
        "circle",
        cx=frame.x(town.longitude),
        cy=frame.y(town.latitude),
        r=_DOT + min(town.visits - 1, 3),
        fill="#1c5d3f",
        stroke="#fff",
        stroke_width="1.5",
        class_="town",
    )


def _labels(
    towns: Sequence[Town], frame: _Frame, shown: Callable[[str], object]
) -> tuple[list[Markup], list[Town]]:
    """Return the names that find room beside their dots, and the towns whose name finds none."""
    taken = [_around(town, frame) for town in towns]
    named, nameless = [], []
    for town in towns:
        words = str(shown(town.name)) + (f" ×{town.visits}" if town.visits > 1 else "")
        places = _places(town, words, frame)
        found = next((one for one in places if _free(one[0], taken, frame)), None)
        if found is None:
            nameless.append(town)
            continue
        box, anchor = found
        taken.append(box)
        x = {"start": box[0], "middle": (box[0] + box[2]) / 2, "end": box[2]}[anchor]
        named.append(
            label(words, x, box[3] - 4, size=_LETTERS, font_weight="600", text_anchor=anchor)
        )
    return named, nameless


def _around(town: Town, frame: _Frame) -> Box:
    x, y = frame.x(town.longitude), frame.y(town.latitude)
    return x - _DOT, y - _DOT, x + _DOT, y + _DOT


def _places(town: Town, words: str, frame: _Frame) -> Iterator[tuple[Box, str]]:
    """Where a name may stand, and which end of it stays there if its letters are wider.

    Right of its dot, left of it, above, below, and a little higher or lower on its right.
    """
    x, y, long = frame.x(town.longitude), frame.y(town.latitude), wide(words)
    half = _LETTERS / 2 + 1
    yield (x + _NEAR, y - half, x + _NEAR + long, y + half), "start"
    yield (x - _NEAR - long, y - half, x - _NEAR, y + half), "end"
    yield (x - long / 2, y - _NEAR - 2 * half, x + long / 2, y - _NEAR), "middle"
    yield (x - long / 2, y + _NEAR, x + long / 2, y + _NEAR + 2 * half), "middle"
    yield (x + _NEAR, y - _NEAR - half, x + _NEAR + long, y - _NEAR + half), "start"
    yield (x + _NEAR, y + _NEAR - half, x + _NEAR + long, y + _NEAR + half), "start"


def _free(box: Box, taken: Sequence[Box], frame: _Frame) -> bool:
    left, top, right, bottom = box
    if left < 0 or top < 0 or right > frame.width or bottom > frame.height:
        return False
    return not any(
        left < one[2] and right > one[0] and top < one[3] and bottom > one[1] for one in taken
    )
