"""The layout of one text, and the tokenizer that reads around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from briefing.analysis.layout.captions import captions
from briefing.analysis.layout.credit_lines import credit_spans
from briefing.analysis.layout.datelines import Dateline, datelines
from briefing.analysis.layout.diary import DayHeading, day_headings
from briefing.analysis.layout.line_breaks import joined
from briefing.analysis.layout.lists import item_ends, list_marks, pointers
from briefing.analysis.layout.markup import without_tags
from briefing.analysis.layout.questions import questions
from briefing.mojibake import mended_in_place

# Under this key a document keeps its layout in `Doc.user_data`.
_KEY = "layout"
_VISIBLE = re.compile(r"\S")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a text looks like.

    Attributes:
        text: The text as printed.
        reading: The copy to read, of the same length: misread characters put right, without tags,
            datelines, bylines, credits and the marks of lists, and with wrapped lines put together.
        aside: What belongs to the layout, by its offsets: datelines, bylines, credits, pointers to
            other articles.
        datelines: Where and from which town the text is told.
        captions: The sentences that describe a picture, by their offsets.
        days: The headings that are days.
        questions: What an interviewer says, by its offsets.
    """

    text: str
    reading: str
    aside: tuple[Span, ...] = ()
    datelines: tuple[Dateline, ...] = ()
    captions: tuple[Span, ...] = ()
    days: tuple[DayHeading, ...] = ()
    questions: tuple[Span, ...] = ()


def layout_of(text: str) -> Layout:
    """Find the layout of a text."""
    plain = without_tags(mended_in_place(text))
    credited = [*credit_spans(plain), *pointers(plain)]
    told_from = tuple(datelines(_blanked(plain, credited)))
    aside = [*credited, *((found.start, found.end) for found in told_from)]
    body = _blanked(plain, aside)
    days = tuple(day_headings(body))
    ends = [*(day.end for day in days), *item_ends(body)]
    return Layout(
        text=text,
        reading=_opened(joined(body, headings=ends), list_marks(body)),
        aside=tuple(sorted(aside)),
        datelines=told_from,
        captions=tuple(captions(plain)),
        days=days,
        questions=tuple(questions(body)),
    )


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with blanks for the visible characters of the spans; line breaks stay."""
    pieces, done = [], 0
    for start, end in sorted(spans):
        start = max(start, done)
        pieces += [text[done:start], _VISIBLE.sub(" ", text[start:end])]
        done = max(end, done)
    return "".join([*pieces, text[done:]])


def _opened(text: str, marks: Iterable[Span]) -> str:
    """The text with ends of paragraphs for the marks of lists."""
    characters = list(text)
    for start, end in marks:
        characters[start:end] = "\f".ljust(end - start)
    return "".join(characters)


def layout_of_doc(doc: Doc) -> Layout:
    """The layout a document was read with, or that its text has if it was read as it is."""
    known: Layout | None = doc.user_data.get(_KEY)
    return known or replace(layout_of(doc.text), reading=doc.text)


class LayoutTokenizer:
    """A tokenizer that cuts the copy to read, and keeps the layout with the document."""

    def __init__(self, inner: Callable[[str], Doc]) -> None:
        """Wrap the tokenizer of a language."""
        self._inner = inner

    def __call__(self, text: str) -> Doc:
        """Cut a text into words."""
        layout = layout_of(text)
        doc = self._inner(layout.reading)
        doc.user_data[_KEY] = layout
        return doc

    def to_bytes(self, **options: object) -> bytes:
        """What the wrapped tokenizer writes."""
        written: bytes = self._inner.to_bytes(**options)  # type: ignore[attr-defined]
        return written
