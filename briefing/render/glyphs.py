"""Knows which characters our fonts can draw, and what to show for those they cannot.

A character without a glyph would print as an empty box and make the PDF inaccessible, so it is
replaced before anything is set: by its base letters where Unicode decomposes it, else the run is
marked with the name of its script, "[Georgian]", or of the sign, "[rocket]".
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]

_SUFFIXES = frozenset({".ttf", ".otf"})
# Drawn with a glyph of its own or with none at all by every font program.
_JOINERS = frozenset("\u200c\u200d")
_BLANK = _JOINERS | frozenset(" \u00a0")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The characters that can be drawn whatever the style of the text around them."""

    characters: frozenset[int]

    def draws(self, text: str) -> bool:
        """Whether every character of the text has a glyph."""
        return all(ord(c) in self.characters or c in _BLANK for c in text)

    def printable(self, text: str) -> str:
        """Return the text with everything replaced that has no glyph."""
        if self.draws(text):
            return text
        drawn = [self.draws(character) for character in text]
        for place in range(1, len(text)):
            # A joiner belongs to the sign before it.
            drawn[place] = drawn[place] and (drawn[place - 1] or text[place] not in _JOINERS)
        runs = groupby(zip(drawn, text, strict=True), key=itemgetter(0))
        return "".join(
            self._replaced("".join(character for _, character in run), keep=keep)
            for keep, run in runs
        )

    def _replaced(self, run: str, *, keep: bool) -> str:
        return run if keep else self._shown(run)

    def _shown(self, run: str) -> str:
        plain = "".join(
            c for c in unicodedata.normalize("NFKD", run) if not unicodedata.combining(c)
        )
        if plain and self.draws(plain):
            return plain
        names = dict.fromkeys(name for c in run if (name := _name(c)))
        return f"[{', '.join(list(names)[:2])}]" if names else ""


def _name(character: str) -> str:
    """What to call a character that cannot be shown; "" for what only changes its neighbour."""
    category = unicodedata.category(character)
    if category in {"Cf", "Cc", "Sk"} or category[0] == "M":
        return ""
    name = unicodedata.name(character, "")
    if category[0] == "S":
        return name.lower() or "sign"
    first = name.partition(" ")[0]
    if first == "CJK":
        return "Chinese characters"
    return first.capitalize() or "unknown script"


def coverage(folders: Iterable[Path]) -> Coverage:
    """Return what the fonts of some folders can draw.

    A font that a user adds serves wherever ours have no glyph, whatever else it can draw.
    """
    drawn = [_drawn(folder) for folder in folders]
    return Coverage(frozenset().union(*drawn))


@lru_cache(maxsize=8)
def _drawn(folder: Path) -> frozenset[int]:
    """Return what the fonts of a folder can draw, whichever of their faces is chosen."""
    families: dict[str, set[int]] = {}
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() in _SUFFIXES:
            drawn = _characters(path)
            family = path.stem.partition("-")[0]
            # Bold must draw what regular draws, else a heading shows boxes.
            families[family] = families[family] & drawn if family in families else drawn
    # The same holds for serif and sans: the Latin families stand in for each other, the families
    # of one script are written twice only where both exist.
    latin = [drawn for drawn in families.values() if ord("A") in drawn]
    common = set.intersection(*latin) if latin else set()
    others = [drawn for drawn in families.values() if ord("A") not in drawn]
    return frozenset(common.union(*others))


def _characters(path: Path) -> set[int]:
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            return set(font.getBestCmap() or ())
    except (TTLibError, OSError):
        return set()
