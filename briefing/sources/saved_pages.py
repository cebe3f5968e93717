"""Knows what programs that save or archive a page write into it: where it stood on the web."""

import re
from typing import Final

from briefing.sources.front_matter import web_address

# The remark of a browser, of an extension that saves a page as one file, of a browser's view for
# reading, of a mirroring program.
_REMARKS: Final = (
    re.compile(r"<!--\s{0,9}saved from url=(?:\(\d{1,6}\))?(\S{1,2000}?)\s{0,9}-->", re.IGNORECASE),
    re.compile(r"Page saved with SingleFile\s{1,9}url: (\S{1,2000})\s"),
    re.compile(r"reader-domain[\"'][^<>]{0,200}?href=[\"'](https?://[^\s\"'<>]{1,2000})[\"']"),
    re.compile(r"<!--\s{0,9}Mirrored from (\S{1,2000}) by HTTrack\b"),
)
_HEAD: Final = 10_000
_ARCHIVED: Final = re.compile(
    r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:/)", re.IGNORECASE
)


def saved_from(page: str) -> str | None:
    """The address a page was saved from, if the program that saved it says so.

    >>> saved_from("<!-- saved from url=(0026)https://bell.example/ferry -->")
    'https://bell.example/ferry'
    """
    head = page[:_HEAD]
    for remark in _REMARKS:
        if found := remark.search(head):
            return web_address(found[1]) or web_address(f"https://{found[1]}")
    return None


def original(address: str) -> str:
    """The address of a page whose copy in a public archive has this one; any other as it is.

    >>> original("https://web.archive.org/web/20310506070000/https://bell.example/ferry")
    'https://bell.example/ferry'
    """
    return _ARCHIVED.sub("", address, count=1)
