"""Takes off a printed web page what the browser wrote at the head and foot of each sheet.

That is when it was printed, what the page is called, where it stands, and the number of the sheet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefing.sources.front_matter import web_address

_PRINTED_ON: Final = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?"
)
_SHEET: Final = re.compile(
    r"(?:\d{1,4} ?/ ?\d{1,4}|(?:page )?\d{1,4} (?:of|von|sur|de) \d{1,4})", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"(?:https?|file)://\S+", re.IGNORECASE)
# So many blocks at the head of a sheet, and at its foot, may be the browser's.
_EDGE: Final = 3
_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The blocks of each page without what the browser wrote, and where the page stood."""

    pages: list[list[str]]
    url: str | None = None


def without_browser(pages: Sequence[Sequence[str]]) -> Printed:
    """Take off what a browser wrote; pages that none printed stay as they are.

    Args:
        pages: Of each page its blocks, in the order they are read in.
    """
    kept = [[block.strip() for block in page if block.strip()] for page in pages]
    edges = [block for page in kept for block in (*page[:_EDGE], *page[-_EDGE:])]
    addresses = [found[0] for block in edges if (found := _is_foot(block))]
    stamped = any(_PRINTED_ON.match(block) or _PRINTED_ON.search(block[-30:]) for block in edges)
    if not (stamped and addresses):
        return Printed(pages=kept)
    names = {
        _name(block)
        for page in kept
        for place, block in enumerate(page[:_EDGE])
        if _is_name(block, page[place + 1 :])
    }
    bodies = [_body(page, names=names) for page in kept]
    url = next((one for one in addresses if "…" not in one), None)
    return Printed(pages=bodies, url=web_address(url))


def _is_foot(block: str) -> re.Match[str] | None:
    """Whether a block holds nothing but an address, with the sheet's number or the hour."""
    found = _ADDRESS.search(block)
    rest = "" if found is None else block.replace(found[0], " ")
    for pattern in (_PRINTED_ON, _SHEET):
        rest = pattern.sub(" ", rest)
    return found if found is not None and not rest.strip() else None


def _name(block: str) -> str:
    """What a block at the head says beside the hour."""
    return " ".join(_PRINTED_ON.sub(" ", _ADDRESS.sub(" ", block)).split())


def _body(page: list[str], *, names: set[str]) -> list[str]:
    """A sheet's blocks without the browser's."""
    kept = []
    once = set(names)  # the headline itself may say the same, below it
    for place, block in enumerate(page):
        head, foot = place < _EDGE, place >= len(page) - _EDGE
        if (head or foot) and (_is_foot(block) or not _SHEET.sub(" ", _name(block)).strip()):
            continue
        if head and (_PRINTED_ON.search(block) or _name(block) in once):
            once.discard(_name(block))
            continue
        kept.append(block)
    return kept


def _is_name(block: str, below: Sequence[str]) -> bool:
    """Whether a block at the head is the page's name: its headline stands below it, alone."""
    words = _name(block)
    if len(words) > _LONGEST_NAME:
        return False
    heads = (" ".join(other.split()) for other in below[:_EDGE])
    return any(_EDGE < len(head) <= len(words) and words.startswith(head) for head in heads)
