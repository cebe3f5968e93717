"""Tells a headline from the name of its outlet, which pages and feeds write beside it."""

import re
from collections.abc import Sequence
from typing import Final

from briefing.sources.word_count import words_in

_MARK_OR_COLON: Final = re.compile(r"\s+[-–—|·•»]+\s+|:\s+")
_MARK: Final = re.compile(r"\s+[-–—|·•»]+\s+")
# So many words are a headline; fewer before the mark may be the name's own beginning.
_FEWEST_WORDS: Final = 2
# An outlet's name that is a heading, and a section's, have no more.
_LONGEST_NAME: Final = 3
_SECTION_WORDS: Final = 2
# A longer title is none.
_LONGEST: Final = 500


def without_outlet(title: str, *outlets: str | None) -> str:
    """Return a headline without " - The Post" if that is what one of the outlets is called."""
    if len(title) > _LONGEST:
        return title
    names = {_folded(outlet) for outlet in outlets if outlet}
    for mark in _MARK.finditer(title):
        head, tail = title[: mark.start()], title[mark.end() :]
        if _folded(tail) in names and words_in(head) >= _FEWEST_WORDS:
            return _without_section(head) if "|" in mark[0] else head
    return title


def main_headings(first: Sequence[str], below: Sequence[str], *, page: str) -> list[str]:
    """The headings that may be the article's, the likeliest first.

    Some sites make their own name the first heading, and the article's headline another. The page's
    title then has both, as its parts.

    Args:
        first: The headings of the first rank.
        below: Those of the second.
        page: The page's title.
    """
    name_words = words_in(first[0]) if first else 0
    if not 0 < name_words <= _LONGEST_NAME:
        return list(first)
    # "Tram: what we know" is a headline.
    mark = _MARK_OR_COLON if name_words > 1 else _MARK
    parts = {_folded(part) for part in mark.split(page[:_LONGEST])}
    if _folded(first[0]) in parts:
        for heading in (*first[1:], *below):
            if _folded(heading) in parts and words_in(heading) > name_words:
                return [heading]
    return list(first)


def of_first_line(title: str, line: str) -> str:
    """Return a page's title without what stands beside its headline, if a text opens with that."""
    parts = _MARK.split(title[:_LONGEST])
    opens = len(parts) > 1 and words_in(line) >= _FEWEST_WORDS
    return line if opens and _folded(line) in map(_folded, parts) else title


def _without_section(title: str) -> str:
    """A headline without " | City": behind it stood, by the same mark, the outlet."""
    head, bar, section = title.rpartition(" | ")
    is_section = bar and len(section.split()) <= _SECTION_WORDS < len(head.split())
    return head.rstrip() if is_section else title


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
