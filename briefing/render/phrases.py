"""Small things done to sentences and nouns before a template prints them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from briefing.model import Actor, SummarySentence, ToldStory
from briefing.render.safe_text import direction


def counted(number: int, noun: str) -> str:
    """Return "1 article", "2 articles", "2 stories"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("ry") else f"{number} {noun}s"


def pieces(sentence: SummarySentence) -> tuple[tuple[str, date | None], ...]:
    """Cut a sentence at its day words: each piece with the day it means, or None."""
    text, at = sentence.evidence.quote, 0
    cut: list[tuple[str, date | None]] = []
    for start, end, day in sorted(sentence.dates):
        if at <= start < end <= len(text):
            cut += [(text[at:start], None)] if start > at else []
            cut.append((text[start:end], day))
            at = end
    return (*cut, (text[at:], None)) if at < len(text) else tuple(cut)


def blocks(
    sentences: Sequence[SummarySentence], skip: int = 0
) -> Iterator[tuple[str, list[tuple[int, SummarySentence]]]]:
    """Cut a summary into paragraphs of one direction each: the direction, the placed sentences.

    The full stop of an English sentence in an Arabic paragraph would stand at the wrong end.

    Args:
        sentences: The summary.
        skip: How many of its sentences stand elsewhere.
    """
    placed = list(enumerate(sentences))[skip:]
    for way, group in groupby(placed, key=lambda one: direction(one[1].evidence.quote)):
        yield way, list(group)


def stands_for(actor: Actor) -> str | None:
    """Return whom an actor stands for, unless the role says so: "leader of Orlan", not twice."""
    if not (actor.role and actor.affiliation):
        return actor.affiliation
    named = re.search(rf"\b{re.escape(actor.affiliation)}\b", actor.role, re.IGNORECASE)
    return None if named else actor.affiliation


# Eight lines of the PDF, about ninety characters each: nobody wants to turn the page for less.
_SHORT_STORY = 720


def is_short(told: ToldStory) -> bool:
    """Whether a story takes so few lines that it should stand on one page."""
    return sum(len(one.evidence.quote) + 1 for one in told.summary.sentences) <= _SHORT_STORY
