"""The shapes of the countries, from Natural Earth: borders as they are held, not as claimed.

`python -m training.outlines` makes the file; it tells where the shapes come from.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

_UNITS = 100


@dataclass(frozen=True, slots=True)
class Ring:
    """The outer line of a piece of land: longitudes and latitudes in degrees, and their bounds.

    Attributes:
        points: In order; the last one is the first again.
        west: Least longitude.
        south: Least latitude.
        east: Greatest longitude.
        north: Greatest latitude.
    """

    points: tuple[tuple[float, float], ...]
    west: float
    south: float
    east: float
    north: float

    def touches(self, west: float, south: float, east: float, north: float) -> bool:
        """Whether some of it may lie within bounds, in degrees."""
        return self.west < east and self.east > west and self.south < north and self.north > south


@cache
def outlines() -> tuple[Ring, ...]:
    """Return every piece of land of every country."""
    text = files("briefing.gazetteer").joinpath("data/outlines.json").read_text(encoding="utf-8")
    return tuple(_ring(steps) for steps in json.loads(text)["rings"])


def _ring(steps: list[int]) -> Ring:
    across = [x / _UNITS for x in accumulate(steps[0::2])]
    along = [y / _UNITS for y in accumulate(steps[1::2])]
    points = tuple(zip(across, along, strict=True))
    return Ring(points, min(across), min(along), max(across), max(along))
