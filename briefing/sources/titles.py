"""Takes the outlet's name off the end of a headline: there it is the page's name, not a word."""

import re
from typing import Final

_MARK: Final = re.compile(r"\s+[-–—|·•»]+\s+")
# So many words are a headline; fewer before the mark may be the name's own beginning.
_FEWEST_WORDS: Final = 2
# A longer title is none.
_LONGEST: Final = 500


def without_outlet(title: str, *outlets: str | None) -> str:
    """Return a headline without " - The Post" if that is what one of the outlets is called."""
    if len(title) > _LONGEST:
        return title
    names = {_folded(outlet) for outlet in outlets if outlet}
    for mark in _MARK.finditer(title):
        head, tail = title[: mark.start()], title[mark.end() :]
        if _folded(tail) in names and len(head.split()) >= _FEWEST_WORDS:
            return head
    return title


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
