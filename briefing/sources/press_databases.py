"""Reads the articles of a text that a press database exported: Nexis, Factiva, ProQuest.

Such a text says above and below each article what the database knows of it, in lines that begin
with a label; one file may hold many.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from briefing.sources.above import find_date
from briefing.sources.dating import read_date
from briefing.sources.fragments import paragraphs
from briefing.sources.parsed import Parsed

# Where one document ends, or the next begins.
_NEXIS_BORDER: Final = re.compile(
    r"^[ \t]*(?:End of Document|\d{1,6} of \d{1,6} DOCUMENTS?)[ \t]*$", re.MULTILINE
)
_LENGTH: Final = re.compile(r"^LENGTH: ?[\d,.]{1,9} words\b", re.IGNORECASE | re.MULTILINE)
_ABOVE: Final = re.compile(
    r"(BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|SERIES|EDITION|SOURCE):[ \t]*(.*)",
    re.IGNORECASE,
)
_BODY: Final = re.compile(r"(?:FULL TEXT|BODY):?", re.IGNORECASE)
_BELOW: Final = re.compile(
    r"(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL CODE|SUBJECT|GRAPHIC|COMPANY|"
    r"ORGANI[SZ]ATION|PERSON|GEOGRAPHIC|INDUSTRY|CORRECTION-DATE|TYPE):.*|Classification|"
    r"Load-Date:.*|Graphic",
)
_COPYRIGHT: Final = re.compile(r"(?:Copyright\b|©).*|All Rights Reserved\.?", re.IGNORECASE)
_EDITION: Final = re.compile(r".{0,40}\bedition\b.{0,20}", re.IGNORECASE)

# What Factiva calls the parts of an article; a part goes on until the next.
_FACTIVA: Final = re.compile(
    r"^[ \t]*(SE|HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CX|LP|TD|CT|RF|ART|CO|IN|NS|RE|IPC|IPD|"
    r"PUB|AN|CLM)(?:[ \t]+(?=\S)|[ \t]*$)",
    re.MULTILINE,
)

# ProQuest numbers its documents, and calls their parts by whole words.
_PROQUEST_BORDER: Final = re.compile(r"^Document \d{1,6} of \d{1,6}[ \t]*$", re.MULTILINE)
_PROQUEST: Final = re.compile(
    r"^(Title|Author|Abstract|Full text|Links|Subject|Business indexing term|Location|People|"
    r"Company / organization|Identifier / keyword|Classification|Publication (?:title|date|year|"
    r"subject|info)|First page|Pages|Volume|Issue|Section|Publisher|Place of publication|"
    r"Country of publication|Source type|Language of publication|Document (?:type|feature|URL)|"
    r"ProQuest document ID|ISSN|Copyright|Last updated|Database|Contact us at|credit):[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
_NO_HEADLINE: Final = re.compile(
    r"[_\W]*|https?://.*|.{0,40} document link|back to .{0,30}", re.IGNORECASE
)


def articles_of_a_database(text: str) -> list[Parsed]:
    """Return the articles of a text that a press database exported; none of any other text."""
    if _LENGTH.search(text):
        return [found for part in _NEXIS_BORDER.split(text) if (found := _of_nexis(part))]
    parts = _FACTIVA.split(text)
    if {"HD", "PD", "LP"} <= set(parts[1::2]) or {"HD", "PD", "TD"} <= set(parts[1::2]):
        return list(_of_factiva(parts))
    if len(documents := _PROQUEST_BORDER.split(text)) > 1:
        return [found for part in documents[1:] if (found := _of_proquest(part))]
    return []


def _of_nexis(part: str) -> Parsed | None:
    """The article of one document; None if it is none."""
    lines = [line.strip() for line in part.split("\n")]
    labelled = [place for place, line in enumerate(lines) if _ABOVE.fullmatch(line)]
    if not any(_LENGTH.match(lines[place]) for place in labelled):
        return None
    body = [place for place, line in enumerate(lines) if _BODY.fullmatch(line)]
    begin = max(labelled[-1], body[0] if body else 0)
    end = next(
        (place for place in range(begin + 1, len(lines)) if _BELOW.fullmatch(lines[place])),
        len(lines),
    )
    told = [line for line in lines[begin + 1 : end] if not _COPYRIGHT.fullmatch(line)]
    text = paragraphs("\n".join(told))
    stated = [
        line
        for line in lines[:begin]
        if line and not (_COPYRIGHT.fullmatch(line) or _EDITION.fullmatch(line))
    ]
    title, outlet, day = _head(stated)
    return Parsed(
        text=text, title=title, outlet=outlet or None, published=day, key=title or None
    ) if text else None  # fmt: skip


def _head(lines: Sequence[str]) -> tuple[str, str, datetime | date | None]:
    """Headline, paper and day: the paper stands above the day, the headline above or below both."""
    labels = {found[1].upper(): found[2] for line in lines if (found := _ABOVE.fullmatch(line))}
    bare = [line for line in lines if not _ABOVE.fullmatch(line)]
    dated = next((place for place, line in enumerate(bare) if find_date(line)), None)
    if dated is None:
        return labels.get("HEADLINE") or (bare[0] if bare else ""), "", None
    day = find_date(bare[dated])
    outlet = bare[dated - 1] if dated else ""
    titles = bare[dated + 1 :] or bare[: max(dated - 1, 0)]
    title = labels.get("HEADLINE") or " ".join(titles[:2])
    return title, outlet, day.day if day else None


def _of_factiva(parts: Sequence[str]) -> Iterator[Parsed]:
    said: dict[str, str] = {}
    for label, words in zip(parts[1::2], parts[2::2], strict=True):
        if label in said or (label == "SE" and "HD" in said):
            yield from _whole(said)
            said = {}
        said[label] = words
    yield from _whole(said)


def _whole(said: dict[str, str]) -> Iterator[Parsed]:
    text = paragraphs("\n\n".join(said[part] for part in ("LP", "TD") if said.get(part)))
    if not text or not said.get("HD"):
        return
    number = " ".join(said.get("AN", "").split()).removeprefix("Document ")
    yield Parsed(
        text=text,
        title=" ".join(said["HD"].split()),
        outlet=" ".join(said.get("SN", "").split()) or None,
        published=read_date(said.get("PD", "")),
        key=number or None,
    )


def _of_proquest(part: str) -> Parsed | None:
    """The article of one document; None if it has no text."""
    above, *parts = _PROQUEST.split(part)
    said = {name.lower(): words for name, words in zip(parts[::2], parts[1::2], strict=True)}
    words = re.sub(r"_{20,}.*", "", said.get("full text", ""), flags=re.DOTALL)
    lines = (line.strip() for line in (said.get("title") or above).split("\n"))
    title = next((line for line in lines if not _NO_HEADLINE.fullmatch(line)), "")
    if not words.strip() or not title:
        return None
    return Parsed(
        text=paragraphs(words),
        title=title,
        outlet=" ".join(said.get("publication title", "").split()) or None,
        published=read_date(said.get("publication date", "")),
        key=said.get("proquest document id", "").strip() or None,
    )
