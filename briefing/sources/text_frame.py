"""Knows the lines around a plain text that say whose it is: its address, its paper, its end."""

import re
from dataclasses import dataclass
from typing import Final

from briefing.sources.front_matter import web_address

_LABEL: Final = (
    r"(?:source|link|url|web|original(?: article)?|via|from|article|quelle|kaynak|fuente|fonte|"
    r"источник|read the (?:original|full)(?: article| story| text)?(?: here)?|"
    r"(?:originally |first )?published (?:at|on|in)|available at|retrieved from)"
)
_ADDRESS: Final = re.compile(
    rf"(?:{_LABEL}\s*[:：]?\s*)?<?(https?://[^\s<>]{{1,2000}})>?", re.IGNORECASE
)
# What papers are called: by the last word of their names, or by the article before them.
_PAPER: Final = re.compile(
    r".*\b(?:Gazette|Times|Post|Herald|Tribune|Chronicle|Journal|Courier|Daily|News|Observer|Mail|"
    r"Star|Press|Express|Telegraph|Mirror|Standard|Bulletin|Dispatch|Independent|Examiner|Record|"
    r"Zeitung|Tagblatt|Anzeiger|Rundschau|Gazetesi|Haber|Ajansı|Agency)|(?:Le|La|El|Die|Der) \w+",
    re.IGNORECASE,
)
_PAPER_WORDS: Final = 4
# How releases and agencies end; what stands below is for editors.
_END: Final = re.compile(
    r"(?:#\s?){3,}|[-–—\s]*(?:ENDS?|ENDE|FIN|30)[-–—\s]*(?<=[-–—SDENI])|[-–—]+\s?ends\s?[-–—]+"
)
_LINES_ABOVE: Final = 3
_GAPS: Final = re.compile(r"\n{3,}")
# Whom editors may ask, below a release.
_CONTACT: Final = re.compile(
    r"(?:(?:press|media|news)[ -]?)?contacts?(?: \w{1,20})?\s*:|for (?:more|further) information,? "
    r"(?:please )?contact\b|(?:presse|medien)?kontakt\s*:|(?:presse)?rückfragen\b.{0,60}:|"
    r"contacts? presse\s*:|contacto de prensa\s*:|(?:basın )?i̇?letişim\s*:|ufficio stampa\s*:",
    re.IGNORECASE,
)
_LONGEST_CONTACT: Final = 500
_FEWEST_PARAGRAPHS: Final = 2
# A paragraph that is a sentence, and no line about the text.
_SHORTEST_TOLD: Final = 30
_SENTENCE_END: Final = re.compile(r"[.!?…。؟][\"'”’»)\]]*\s*\Z")
_LONGEST_BELOW: Final = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """A text without the line that gives its address, and that; None if there is none."""

    text: str
    url: str | None = None


def addressed(text: str) -> Addressed:
    """Take the address off a text that stands above or below it, alone or behind "Source:".

    Of several addresses below a text none is its own.

    Args:
        text: Its paragraphs, parted by empty lines.
    """
    lines = text.split("\n")
    first = [place for place, line in enumerate(lines) if line.strip()][:_LINES_ABOVE]
    for place in first if len(lines) > 1 else ():
        if found := _ADDRESS.fullmatch(lines[place].strip()):
            rest = "\n".join(lines[:place] + lines[place + 1 :]).strip("\n")
            if rest.strip() and _ADDRESS.search(rest) is None:
                return Addressed(text=_GAPS.sub("\n\n", rest), url=web_address(found[1]))
    rest, gap, last = text.rpartition("\n")
    if gap and (found := _ADDRESS.fullmatch(last.strip())) and rest.strip():
        above = rest.rstrip().rpartition("\n")[2]
        if _ADDRESS.fullmatch(above.strip()) is None:
            return Addressed(text=rest.rstrip(), url=web_address(found[1]))
    return Addressed(text=text)


def is_paper(line: str) -> bool:
    """Whether a line is no headline but the name of a paper, as far as its words say."""
    words = line.split()
    return (
        len(words) <= _PAPER_WORDS
        and all(word[0].isupper() or not word[0].isalpha() for word in words[:1] + words[-1:])
        and _PAPER.fullmatch(line) is not None
    )


def without_end(text: str) -> str:
    """Return a release without what stands below the mark of its end, or whom to ask."""
    parts = text.split("\n\n")
    # Releases say whom to ask above their text as well.
    told = next((place for place, part in enumerate(parts) if _is_told(part)), len(parts))
    for place in range(max(_FEWEST_PARAGRAPHS, told + 1), len(parts)):
        below = sum(map(len, parts[place:]))
        ended = below <= _LONGEST_BELOW and _END.fullmatch(parts[place].strip())
        if ended or (below <= _LONGEST_CONTACT and _CONTACT.match(parts[place])):
            return "\n\n".join(parts[:place])
    return text


def _is_told(part: str) -> bool:
    return len(part) > _SHORTEST_TOLD and _SENTENCE_END.search(part) is not None
