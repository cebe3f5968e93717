"""Refuses what would keep a parser busy for hours, before it is parsed.

The parsers that we use compare each attribute of a tag with all before it, each category of an
entry likewise, and climb into brackets one by one. A scan in linear time finds what no author
wrote. Where parsers differ on what a quotation mark means, the scan reads it both ways.
"""

import re
from typing import Final

# Attributes of one tag. Pages have some dozens at most; 500 cost a hundredth of a second.
MOST_ATTRIBUTES: Final = 500
# Tags of one page: the longest of an encyclopedia have some 30,000; extractors slow down with them.
MOST_TAGS: Final = 50_000
# Categories of one entry of a feed, and of all of them.
MOST_CATEGORIES: Final = 300
MOST_CATEGORIES_IN_ALL: Final = 30_000
# Brackets inside brackets: metadata has lists, hardly lists of lists.
DEEPEST: Final = 32

# A quotation mark counts after "=" only, as in HTML, or anywhere in a tag.
_TAGS: Final = (
    re.compile(r"""<[a-zA-Z](?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*+"""),
    re.compile(r"""<[a-zA-Z](?:"[^"]*"|'[^']*'|[^>])*+"""),
)
_OPENING: Final = re.compile(r"<[a-zA-Z]")
_QUOTED: Final = re.compile(r""""[^"]*"|'[^']*'""")
_SHORTEST: Final = 2 * MOST_ATTRIBUTES  # a letter and a space for each

_ENTRY_OR_CATEGORY: Final = re.compile(
    r"<(?:(item|entry)|(?:[\w.-]{1,40}:)?(?:category|subject))\b", re.IGNORECASE
)
_KEYWORDS: Final = re.compile(r"<(?:[\w.-]{1,40}:)?keywords\b", re.IGNORECASE)


def too_many_attributes(markup: str) -> bool:
    """Whether one tag has more attributes than any author writes."""
    return any(
        _attributes(found[0]) > MOST_ATTRIBUTES
        for tag in _TAGS
        for found in tag.finditer(markup)
        if found.end() - found.start() > _SHORTEST
    )


def too_many_tags(page: str) -> bool:
    """Whether a page has more tags than any page that is read."""
    return sum(1 for _ in _OPENING.finditer(page)) > MOST_TAGS


def too_many_categories(feed: str) -> bool:
    """Whether an entry of a feed has more categories than any editor gives it."""
    in_entry = in_all = 0
    for found in _ENTRY_OR_CATEGORY.finditer(feed):
        if found[1]:
            in_entry = 0
            continue
        in_entry += 1
        in_all += 1
        if in_entry > MOST_CATEGORIES or in_all > MOST_CATEGORIES_IN_ALL:
            return True
    listed = _KEYWORDS.split(feed)[1:]
    return any(words.partition("</")[0].count(",") > MOST_CATEGORIES for words in listed)


def too_deep(text: str) -> bool:
    """Whether brackets stand inside brackets deeper than metadata has any use for."""
    depth = 0
    for letter in text:
        if letter in "[{":
            depth += 1
            if depth > DEEPEST:
                return True
        elif letter in "]}":
            depth = max(depth - 1, 0)
    return False


def _attributes(tag: str) -> int:
    bare = _QUOTED.sub(" ", tag)
    return max(len(bare.split()), bare.count("="))
