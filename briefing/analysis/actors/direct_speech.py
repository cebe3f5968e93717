"""Find direct speech: what stands in quotation marks or in a transcript, and who said it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.analysis.actors.draft_actors import ActorDraft, ResolvedActors
from briefing.analysis.words import Words
from briefing.lexicons import lexicon_beside
from briefing.model import Quote

_LEXICON = lexicon_beside(__file__)
SAYING = _LEXICON.words("saying")
_OPENING = {'"': '"', "“": "”", "«": "»", "„": "“", "‘": "’"}
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[\"“«])")
_LINES = re.compile(r"\n+")
_LONGEST_LABEL = 8  # tokens of a speaker's name and title in a transcript
FEWEST_WORDS = 3  # shorter ones are words held at arm's length, not speech
_REACH = 24  # tokens between a quotation and the verb that attributes it
SUBJECTS = frozenset({"nsubj", "csubj"})


@dataclass(frozen=True, slots=True)
class _Span:
    """A quotation: character offsets inside the marks."""

    start: int
    end: int
    open_ended: bool
    first_of_paragraph: bool


def direct_quotes(words: Words, resolved: ResolvedActors) -> list[Quote]:
    """What stands in quotation marks, and what follows "Lind:" in a transcript."""
    marked = _attribute(words, resolved, list(_direct_spans(words.printed)))
    return [*marked, *_transcript(words, resolved, [(quote.start, quote.end) for quote in marked])]


def _transcript(
    words: Words, resolved: ResolvedActors, marked: list[tuple[int, int]]
) -> Iterator[Quote]:
    """Paragraphs that a speaker's name and a colon open."""
    text = words.printed
    starts = words.offsets
    begin = 0
    for match in [*_LINES.finditer(text), None]:
        end = match.start() if match else len(text)
        colon = _speaker_label(words, resolved, _token_at(starts, begin), end)
        if colon is not None:
            span = _trim(text, starts[colon] + 1, end)
            speaker = resolved.actor_at(colon - 1)
            spoken = len(text[span[0] : span[1]].split()) >= FEWEST_WORDS
            free = not any(start < span[1] and span[0] < stop for start, stop in marked)
            if spoken and free and speaker is not None:
                yield Quote(
                    start=span[0],
                    end=span[1],
                    text=text[span[0] : span[1]],
                    speaker=speaker.name,
                    direct=True,
                )
        begin = match.end() if match else end


def _speaker_label(words: Words, resolved: ResolvedActors, first: int, end: int) -> int | None:
    """The colon after a name that opens a paragraph, if that is all there is before it."""
    while first < len(words) and words.text[first].isspace():
        first += 1
    for index in range(first, min(first + _LONGEST_LABEL, len(words))):
        if words.offsets[index] >= end:
            return None
        if words.text[index] == ":":
            return index if index > first else None
        if resolved.actor_at(index) is None:
            return None
    return None


def _direct_spans(text: str) -> Iterator[_Span]:
    """Quotations by their marks, paragraph by paragraph."""
    begin = 0
    for match in [*_PARAGRAPH.finditer(text), None]:
        end = match.start() if match else len(text)
        yield from _in_paragraph(text, begin, end)
        begin = match.end() if match else end


def _in_paragraph(text: str, begin: int, end: int) -> Iterator[_Span]:
    opened, closing = -1, ""
    visible = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
    for index in range(begin, end):
        character = text[index]
        if opened >= 0 and character == closing and not _is_apostrophe(text, index):
            span = _trim(text, opened + 1, index)
            if len(text[span[0] : span[1]].split()) >= FEWEST_WORDS:
                yield _Span(*span, open_ended=False, first_of_paragraph=opened == visible)
            opened = -1
        elif opened < 0 and character in _OPENING and _opens(text, index):
            opened, closing = index, _OPENING[character]
    if opened >= 0 and closing != "’":
        span = _trim(text, opened + 1, end)
        if len(text[span[0] : span[1]].split()) >= FEWEST_WORDS:
            yield _Span(*span, open_ended=True, first_of_paragraph=opened == visible)


def _is_apostrophe(text: str, index: int) -> bool:
    """Whether a single closing mark stands inside or at the end of a word of the quotation."""
    if text[index] != "’":
        return False
    return index + 1 < len(text) and text[index + 1].isalnum()


def _opens(text: str, index: int) -> bool:
    before = text[index - 1] if index else " "
    after = text[index + 1] if index + 1 < len(text) else " "
    return not after.isspace() and (before.isspace() or before in '([—–-"“')


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _attribute(words: Words, resolved: ResolvedActors, spans: list[_Span]) -> list[Quote]:
    """Find the speaker of each quotation."""
    starts = words.offsets
    quotes: list[Quote] = []
    text = words.printed
    previous: tuple[_Span, str | None] | None = None
    for number, span in enumerate(spans):
        after_limit = spans[number + 1].start if number + 1 < len(spans) else len(text)
        before_limit = spans[number - 1].end if number else 0
        speaker = _speaker_after(words, resolved, starts, span.end, after_limit)
        if speaker is None:
            speaker = _speaker_before(words, resolved, starts, before_limit, span.start)
        if speaker is None and previous is not None and _goes_on(text, previous[0], span):
            speaker = previous[1]
        quotes.append(
            Quote(
                start=span.start,
                end=span.end,
                text=text[span.start : span.end],
                speaker=speaker,
                direct=True,
            )
        )
        previous = (span, speaker)
    return quotes


def _goes_on(text: str, before: _Span, span: _Span) -> bool:
    """Whether a quotation continues the one before it: next paragraph, or same paragraph."""
    between = text[before.end : span.start]
    if before.open_ended:
        return span.first_of_paragraph
    return "\n\n" not in between and len(between) < 200


def _speaker_after(
    words: Words, resolved: ResolvedActors, starts: list[int], begin: int, limit: int
) -> str | None:
    """The speaker in ``," Kalın said`` or ``," said the minister``."""
    first = _token_at(starts, begin)
    while first < len(words) and (starts[first] < begin or not words.text[first][0].isalnum()):
        if starts[first] >= begin and words.text[first].isspace():
            return None
        first += 1
    ended = words.printed[begin - 1] == "." if begin else False
    capital = first < len(words) and words.text[first][0].isupper()
    if ended and capital and not _says_next(words, first):
        return None  # a full stop inside the marks: the next sentence is another matter
    last = first
    while last < len(words) and last < first + _REACH and starts[last] < limit:
        if not {"\n", "\f"}.isdisjoint(words.text[last]) or words.text[last] in {".", ";"}:
            break
        last += 1
    return _speaker_in(words, resolved, first, last, nearest_verb_first=True)


def _says_next(words: Words, first: int) -> bool:
    return any(words.lower[i] in SAYING for i in range(first, min(first + 6, len(words))))


def _speaker_before(
    words: Words, resolved: ResolvedActors, starts: list[int], limit: int, end: int
) -> str | None:
    """The speaker in ``Kalın told reporters: "``."""
    last = _token_at(starts, end)
    first = max(last - _REACH, 0)
    while first < last and starts[first] < limit:
        first += 1
    for index in range(last - 1, first - 1, -1):
        if "\n\n" in words.text[index] or words.text[index] in {".", ";", "?", "!"}:
            first = index + 1
            break
    return _speaker_in(words, resolved, first, last, nearest_verb_first=False)


def _token_at(starts: list[int], offset: int) -> int:
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _speaker_in(
    words: Words, resolved: ResolvedActors, first: int, last: int, *, nearest_verb_first: bool
) -> str | None:
    """The subject of the verb of saying in a stretch of tokens."""
    verbs = [i for i in range(first, last) if words.lower[i] in SAYING]
    if not verbs:
        return _according_to(words, resolved, first, last)
    verb = verbs[0] if nearest_verb_first else verbs[-1]
    for child in words.children[verb]:
        if words.dep[child] in SUBJECTS and first <= child < last:
            actor = actor_of(words, resolved, child)
            if actor is not None:
                return actor.name
    for index in [*range(verb - 1, first - 1, -1), *range(verb + 1, last)]:
        found = resolved.actor_at(index)
        if found is not None and not found.media:
            return found.name
    return None


def _according_to(words: Words, resolved: ResolvedActors, first: int, last: int) -> str | None:
    for index in range(first, last - 2):
        if words.lower[index] == "according":
            for after in range(index + 2, last):
                actor = resolved.actor_at(after)
                if actor is not None:
                    return actor.name
    return None


def actor_of(words: Words, resolved: ResolvedActors, head: int) -> ActorDraft | None:
    """The actor a noun phrase stands for, seen from its head."""
    actor = resolved.actor_at(head)
    if actor is not None:
        return actor
    for child in words.children[head]:
        if words.dep[child] in {"flat", "compound", "appos", "nmod"}:
            beside = resolved.actor_at(child)
            if beside is not None and words.dep[child] != "nmod":
                return beside
    return None
