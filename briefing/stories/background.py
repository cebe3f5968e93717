"""How common a word is in English news at large: counts of a background collection.

A small window says little of what is rare: of two teasers every word is. The counts were made by
`training/background.py` from news that may be used and from passages written by us.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

COUNTS = Path(__file__).with_name("background.txt")


@dataclass(frozen=True, slots=True)
class Background:
    """A collection of texts, of which only the counts are kept.

    Attributes:
        texts: How many there are.
        held: In how many of them each stem stands; very rare ones are left out.
    """

    texts: int
    held: dict[str, int]

    def share(self, stem: str) -> float:
        """The part of the texts that hold a word."""
        return self.held.get(stem, 0) / self.texts


@cache
def background() -> Background:
    """Read the counts that are shipped; a few milliseconds, once."""
    total, *lines = COUNTS.read_text(encoding="utf-8").splitlines()
    held: dict[str, int] = {}
    for line in lines:
        number, *stems = line.split()
        held.update(dict.fromkeys(stems, int(number)))
    return Background(texts=int(total), held=held)
