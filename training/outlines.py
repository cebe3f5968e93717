"""Makes the outlines of the map that we ship: the countries of Natural Earth, simplified.

    npm pack world-atlas && tar xzf world-atlas-2.*.tgz
    python -m training.outlines package/countries-50m.json briefing/gazetteer/data/outlines.json

Natural Earth is in the public domain; world-atlas (ISC) is its 1:50m countries as TopoJSON. Every
line is simplified once, so that neighbours still share it; islands too small to be seen go, unless
a country has no other land.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Point = tuple[float, float]

# Degrees: half a millimetre where a map of forty degrees fills a page.
_TOLERANCE = 0.06
_SMALLEST = 0.3
# Numbers of a ring of two points, there and back.
_LINE = 6
# Coordinates are kept in hundredths of a degree.
_UNITS = 100


def rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Yield the outer rings of the countries, in the file's order."""
    arcs = [_simplified(arc) for arc in _decoded(topology)]
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        found = [_ring(polygon[0], arcs) for polygon in polygons]
        yield from (one for one in found if _size(one) >= _SMALLEST or one is max(found, key=_size))


def _decoded(topology: dict[str, Any]) -> Iterator[list[Point]]:
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * wide + left, y * high + low))
        yield points


def _simplified(points: Sequence[Point]) -> list[Point]:
    """Return a line without the points that lie near the line without them (Douglas-Peucker)."""
    kept, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    if points[0] == points[-1]:
        far = max(range(len(points)), key=lambda n: _apart(points[n], points[0]))
        kept, waiting = kept | {far}, [(0, far), (far, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        inner = range(first + 1, last)
        if not inner:
            continue
        far = max(inner, key=lambda n: _off(points[n], points[first], points[last]))
        if _off(points[far], points[first], points[last]) > _TOLERANCE:
            kept.add(far)
            waiting += [(first, far), (far, last)]
    return [points[n] for n in sorted(kept)]


def _apart(one: Point, other: Point) -> float:
    return ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5


def _off(point: Point, first: Point, last: Point) -> float:
    """How far a point lies off the straight line between two others."""
    length = _apart(first, last)
    if not length:
        return _apart(point, first)
    (x, y), (x1, y1), (x2, y2) = point, first, last
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _size(ring: Sequence[Point]) -> float:
    across = [x for x, _ in ring]
    along = [y for _, y in ring]
    return max(max(across) - min(across), max(along) - min(along))


def _steps(ring: Sequence[Point]) -> list[int]:
    """Write a ring as its first point and the steps to each next one, in hundredths."""
    whole = [(round(x * _UNITS), round(y * _UNITS)) for x, y in ring]
    steps, last = [], (0, 0)
    for point in whole:
        if point != last:
            steps += [point[0] - last[0], point[1] - last[1]]
            last = point
    return steps


def main() -> None:
    """Read the countries and write their outlines."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("countries", type=Path)
    parser.add_argument("outlines", type=Path)
    chosen = parser.parse_args()
    topology = json.loads(chosen.countries.read_text("utf-8"))
    found = [steps for one in rings(topology) if len(steps := _steps(one)) > _LINE]
    lines = ",\n".join(json.dumps(steps, separators=(",", ":")) for steps in found)
    chosen.outlines.write_text(
        f'{{"from": "Natural Earth 1:50m countries, public domain, by world-atlas 2 (ISC)",\n'
        f'"unit": "1/{_UNITS} degree; longitude, latitude, then steps",\n'
        f'"rings": [\n{lines}\n]}}\n',
        "utf-8",
    )


if __name__ == "__main__":
    main()
