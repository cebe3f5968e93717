"""How a cost grows: the exponent of the power law that lies nearest, 1 being in proportion."""

from collections.abc import Sequence
from math import log

# Below a millisecond nothing is measured.
_LEAST = 0.001


def exponent(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """The exponent of the power law that lies nearest to some costs."""
    across, up = [log(one) for one in sizes], [log(max(one, _LEAST)) for one in costs]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    spread = sum((one - middle) ** 2 for one in across)
    joint = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True))
    return joint / spread if spread else 0.0
