"""Brings the blocks of a printed page into the order they are read in: by columns, then down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

# Blocks of one page beyond which it is no page of words, but a table or an attack.
_MOST: Final = 1_000
_DEEPEST: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some lines that stand together on a page.

    Attributes:
        left: Where it begins, from the left, in points.
        right: Where it ends.
        top: Where it begins, from above.
        bottom: Where it ends.
        text: Its words, with their line breaks.
    """

    left: float
    right: float
    top: float
    bottom: float
    text: str


def in_order(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a page as they are read.

    What spans several columns is read before what stands below it.
    """
    downwards = sorted(blocks, key=lambda block: (block.top, block.left))
    return _ordered(downwards, depth=0) if len(downwards) <= _MOST else downwards


def _ordered(blocks: list[Block], *, depth: int) -> list[Block]:
    if len(blocks) < 2 or depth > _DEEPEST:
        return blocks
    columns = _parted(blocks, _sides)
    if len(columns) > 1:
        return [block for column in columns for block in _ordered(column, depth=depth + 1)]
    bands: list[list[Block]] = []
    for row in _parted(blocks, _heights):
        # Rows that stand in the same columns are one band: columns are read to their end.
        if bands and len(_parted([*bands[-1], *row], _sides)) > 1:
            bands[-1].extend(row)
        else:
            bands.append(row)
    if len(bands) < 2:
        return blocks
    return [block for band in bands for block in _ordered(band, depth=depth + 1)]


def _sides(block: Block) -> tuple[float, float]:
    return block.left, block.right


def _heights(block: Block) -> tuple[float, float]:
    return block.top, block.bottom


def _parted(
    blocks: Sequence[Block], ends: Callable[[Block], tuple[float, float]]
) -> list[list[Block]]:
    """Blocks in groups between which there is a gap, in one direction; each in its former order."""
    spans = sorted(map(ends, blocks))
    borders, reached = [spans[0][0]], spans[0][1]
    for _, (begin, end) in pairwise(spans):
        if begin >= reached:
            borders.append(begin)
        reached = max(reached, end)
    groups: list[list[Block]] = [[] for _ in borders]
    for block in blocks:
        number = sum(ends(block)[0] >= border for border in borders) - 1
        groups[number].append(block)
    return groups
