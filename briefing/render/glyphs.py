"""Knows which characters our fonts can draw, and what to show for those they cannot.

A character without a glyph would print as an empty box and make the PDF inaccessible, so it is
replaced before anything is set: by its base letters where Unicode decomposes it, by Latin ones
where its script can be spelled; else the run, however many words it has, is marked once with the
name of its script, "[Thai]". Pictures among the letters, such as emoji, say nothing that the words
do not: they go.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]

from briefing.render.romanising import romanised

_SUFFIXES = frozenset({".ttf", ".otf"})
# Drawn with a glyph of its own or with none at all by every font program.
_JOINERS = frozenset("\u200c\u200d")
_BLANK = _JOINERS | frozenset(" \u00a0")
# Where a picture stood between two words.
_GAP = re.compile(" {2,}")


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
        runs = groupby(zip(self._kept(text), text, strict=True), key=itemgetter(0))
        shown = "".join(
            self._replaced("".join(character for _, character in run), keep=keep)
            for keep, run in runs
        )
        # What was nothing but a picture must not become nothing at all: a heading says something.
        return _GAP.sub(" ", shown) if shown.strip() else f"[{_sign(text)}]"

    def lacking(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the scripts of which letters have no glyph, the one with most of them first.

        Those that are spelled in Latin letters instead are among them.
        """
        letters = Counter(
            character
            for text in texts
            for character in text
            if character.isalpha() and ord(character) not in self.characters
        )
        found: Counter[str] = Counter()
        for letter, number in letters.items():
            plain = unicodedata.normalize("NFKD", letter)
            if (name := _name(letter)) and not self.draws(_without_marks(plain)):
                found[name] += number
        return tuple(name for name, _ in sorted(found.items(), key=lambda one: (-one[1], one[0])))

    def _kept(self, text: str) -> list[bool]:
        """Say of each character whether it stays; what lies between two that do not goes along."""
        kept = [self.draws(character) for character in text]
        last = None
        for place, character in enumerate(text):
            if not kept[place]:
                if last is not None:
                    kept[last:place] = [False] * (place - last)
                last = place
            elif character.isalnum():
                last = None
            elif character in _JOINERS and last == place - 1:
                kept[place], last = False, place
        return kept

    def _replaced(self, run: str, *, keep: bool) -> str:
        return run if keep else self._shown(run)

    def _shown(self, run: str) -> str:
        run = "".join(c for c in run if unicodedata.category(c) != "So" and c not in _JOINERS)
        plain = _without_marks(unicodedata.normalize("NFKD", run))
        for spelled in (plain, romanised(plain)):
            if self.draws(spelled):
                return spelled
        words = run.split(" ")
        if len(words) > 1:
            return self._word_by_word(words)
        return _named(run)

    def _word_by_word(self, words: Sequence[str]) -> str:
        """What can be spelled of a run is spelled; what cannot is named, once for words on end."""
        shown = [self._shown(word) for word in words]
        runs = groupby(range(len(words)), key=lambda at: shown[at].startswith("["))
        together = [
            _named(" ".join(words[at] for at in places))
            if named
            else " ".join(shown[at] for at in places)
            for named, places in runs
        ]
        return " ".join(together)


def _named(run: str) -> str:
    """The names of the first scripts of a run, as a mark; "" if it is nothing to be read."""
    names = dict.fromkeys(name for c in run if (name := _name(c)))
    return f"[{', '.join(list(names)[:2])}]" if names else ""


def _without_marks(text: str) -> str:
    return "".join(c for c in text if not unicodedata.combining(c))


def _sign(text: str) -> str:
    """The name of the first picture of a text that is nothing else."""
    names = (unicodedata.name(c, "").lower() for c in text if unicodedata.category(c) == "So")
    return next(filter(None, names), "sign")


def _name(character: str) -> str:
    """What to call a character that cannot be shown; "" for what only changes its neighbour."""
    category = unicodedata.category(character)
    if category in {"Cf", "Cc", "Sk"} or category[0] == "M":
        return ""
    name = unicodedata.name(character, "")
    if category[0] in "SPZ":
        return name.lower() if category[0] == "S" else ""
    first = name.partition(" ")[0]
    if first == "CJK":
        return "Chinese characters"
    return first.capitalize() or "unknown script"


def coverage(folders: Iterable[Path]) -> Coverage:
    """Return what the fonts of some folders can draw.

    A font that a user or a package adds serves wherever ours have no glyph, whatever else it draws.
    """
    drawn = [_drawn(folder) for folder in folders]
    return Coverage(frozenset().union(*drawn))


@lru_cache(maxsize=32)
def _drawn(folder: Path) -> frozenset[int]:
    """Return what the fonts of a folder can draw, whichever of their faces is chosen."""
    families: dict[str, set[int]] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _SUFFIXES and (drawn := _characters(path)):
            family = path.stem.partition("-")[0]
            # Bold must draw what regular draws, else a heading shows boxes.
            families[family] = families[family] & drawn if family in families else drawn
    if _TEXT_FAMILIES - families.keys():
        return frozenset().union(*families.values())
    # The same holds for the serif and the sans of our text: they stand in for each other.
    common = set.intersection(*(families[name] for name in _TEXT_FAMILIES))
    others = (families[name] for name in families.keys() - _TEXT_FAMILIES)
    return frozenset(common.union(*(drawn for drawn in others if ord("A") not in drawn)))


# What every page is set in.
_TEXT_FAMILIES = frozenset({"SourceSans3", "SourceSerif4", "SourceSerif4Display"})


def _characters(path: Path) -> set[int]:
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            return set(font.getBestCmap() or ())
    except (TTLibError, OSError):
        return set()
