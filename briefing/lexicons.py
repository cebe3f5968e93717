r"""Reads word lists and patterns from the data file beside the module that matches them.

A data file is TOML: one table for each list. A list of words has `words`, separated by blanks (an
underscore stands for a space inside one), and one `example` in which `{}` takes each of them. A
word that needs a sentence of its own, a pattern, or a row of several fields stands in `entries`,
each with its own example last:

    [offices]
    words = "mayor governor"
    example = "Ada Lind, the {} of Mordal, resigned."

    [connective]
    frame = '^(?:{})\b'          # what stands around the entries, which are joined by "|"
    ignore_case = true
    entries = [["however", "However, nobody came."]]

`parts` names pieces of patterns: `{NAME}` in a pattern stands for the piece of this name. The
examples are read by tests alone (`tests/unit/test_lexicons.py`): an entry that its example does not
need is no rule.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_PART = re.compile(r"\{([A-Z][A-Z_]*)\}")


@dataclass(frozen=True, slots=True)
class Example:
    """An entry and what shows that it is needed.

    Attributes:
        table: The list it stands in.
        entry: Its fields: one for a word or a pattern.
        text: The example, as printed.
    """

    table: str
    entry: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Lexicon:
    """The lists of one data file, by name."""

    tables: dict[str, Any]

    def words(self, name: str) -> frozenset[str]:
        """The words of a list: those of its one example, and those with an example each."""
        own = self.entries(name) if "entries" in self.tables[name] else ()
        return frozenset((*self._words(name), *own))

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The entries of a list in their order, without their examples; the parts are put in."""
        return tuple(
            tuple(self._filled(field) for field in row[:-1]) for row in self.tables[name]["entries"]
        )

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """The entries of a list whose rows have two fields."""
        return tuple((first, second) for first, second in self.rows(name))

    def entries(self, name: str) -> tuple[str, ...]:
        """The entries of a list whose rows have one field."""
        return tuple(field for (field,) in self.rows(name))

    def pattern(self, name: str) -> re.Pattern[str]:
        """The one pattern that a list of patterns makes."""
        return self.pattern_of(name, self.entries(name))

    def pattern_of(self, name: str, entries: tuple[str, ...]) -> re.Pattern[str]:
        """The pattern that some entries make in the frame of a list, with its flags."""
        table = self.tables[name]
        around = self._filled(table.get("frame", "{}"))
        flags = re.IGNORECASE if table.get("ignore_case", False) else re.NOFLAG
        return re.compile(around.replace("{}", "|".join(entries)), flags)

    def examples(self, name: str) -> tuple[Example, ...]:
        """Every entry of a list with its example."""
        table = self.tables[name]
        listed = [
            Example(name, (word,), table["example"].replace("{}", word))
            for word in self._words(name)
        ]
        rows = table.get("entries", [])
        own = zip(self.rows(name) if rows else (), rows, strict=True)
        return (*listed, *(Example(name, entry, row[-1]) for entry, row in own))

    def _words(self, name: str) -> list[str]:
        return [word.replace("_", " ") for word in self.tables[name].get("words", "").split()]

    def _filled(self, pattern: str) -> str:
        """A pattern with its named pieces, which may hold others, put in."""
        while (found := _PART.search(pattern)) is not None:
            piece = self.tables["parts"][found[1]]
            pattern = pattern[: found.start()] + piece + pattern[found.end() :]
        return pattern


@cache
def lexicon_beside(module: str) -> Lexicon:
    """The data file of a module: of the same name, beside it.

    Args:
        module: The module's `__file__`.
    """
    return Lexicon(tomllib.loads(Path(module).with_suffix(".toml").read_text("utf-8")))
