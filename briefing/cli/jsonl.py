"""The lines of the three JSONL tools: what comes in is checked, what goes out has a fixed form.

Offsets count Unicode code points of the text that came in. Which model reads the text and who
prints the lines is not known here.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import BinaryIO

from briefing.cli.plain_visits import stay
from briefing.model import (
    Analysis,
    Appearance,
    Article,
    ArticleId,
    Evidence,
    Sentence,
    TimeMention,
    VisitReport,
)

# A long book has three million characters; the language model reads a million at once (2026-11).
MAX_LINE = 16_000_000
MAX_TEXT = 1_000_000

Identity = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A document as a line gives it.

    Attributes:
        text: The text; all offsets count in it.
        title: Its headline, or "".
        published: Its date or moment, if given.
        url: Where it stands, if given.
        source: Its outlet, or "".
        language: Its language code, if given.
        sentences: Its sentences, if the line gives them instead of a text.
    """

    text: str
    title: str = ""
    published: date | datetime | None = None
    url: str | None = None
    source: str = ""
    language: str | None = None
    sentences: tuple[Sentence, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonlEntry:
    """One line: an article, or for summarising also several documents."""

    number: int
    id: Identity
    documents: tuple[Given, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that cannot be used, and why."""

    number: int
    message: str


class _UnusableError(Exception):
    """Why a line cannot be used."""


def read_entries(stream: BinaryIO, *, several: bool = False) -> Iterator[JsonlEntry | BadLine]:
    """Read line after line, so that the first answer does not wait for the last line.

    Args:
        stream: UTF-8, one JSON object on each line; empty lines are passed over.
        several: Whether an entry may have `docs` instead of `text`.
    """
    for number, line in enumerate(_lines(stream), start=1):
        if line is None:
            yield BadLine(number=number, message=f"the line is over {MAX_LINE:,} bytes")
        elif line.strip():
            try:
                yield _entry(line, number, several=several)
            except _UnusableError as reason:
                yield BadLine(number=number, message=str(reason))


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines; None for one that is too long to be held."""
    while line := stream.readline(MAX_LINE + 1):
        if len(line) <= MAX_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE)
        yield None


def _entry(line: bytes, number: int, *, several: bool) -> JsonlEntry:
    fields = _object(line)
    identity = fields.get("id")
    if not isinstance(identity, str | int) or isinstance(identity, bool):
        raise _UnusableError("'id' must be a string or an integer")
    if several and "docs" in fields:
        documents = fields["docs"]
        if not isinstance(documents, list) or not documents:
            raise _UnusableError("'docs' must be a list of at least one document")
        given = tuple(
            _given(document, where=f"docs[{index}].") for index, document in enumerate(documents)
        )
    else:
        given = (_given(fields, where=""),)
    return JsonlEntry(number=number, id=identity, documents=given)


def _object(line: bytes) -> Mapping[str, object]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _UnusableError(f"is not UTF-8 (byte {error.start + 1})") from error
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "cannot be read"
        raise _UnusableError(f"is not JSON: {reason}") from error
    if not isinstance(value, dict):
        raise _UnusableError("is not a JSON object")
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise _UnusableError("holds half a character (a lone surrogate)") from error
    return value


def _given(fields: object, *, where: str) -> Given:
    if not isinstance(fields, dict):
        raise _UnusableError(f"'{where.rstrip('.')}' must be an object")
    sentences = _sentences(fields, where=where) if where else None
    text = (
        " ".join(sentence.text for sentence in sentences)
        if sentences is not None
        else _string(fields, "text", where=where)
    )
    if text is None:
        raise _UnusableError(f"'{where}text' is missing")
    if len(text) > MAX_TEXT:
        raise _UnusableError(
            f"'{where}text' has {len(text):,} characters; {MAX_TEXT:,} are read at most"
        )
    return Given(
        text=text,
        title=_string(fields, "title", where=where) or "",
        published=_published(_string(fields, "published", where=where), where=where),
        url=_string(fields, "url", where=where),
        source=_string(fields, "source", where=where) or "",
        language=_string(fields, "language", where=where) or None,
        sentences=sentences,
    )


def _string(fields: Mapping[str, object], name: str, *, where: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise _UnusableError(f"'{where}{name}' must be a string")
    return value


def _sentences(fields: Mapping[str, object], *, where: str) -> tuple[Sentence, ...] | None:
    """The sentences as given, with their offsets into `" ".join(sentences)`."""
    given = fields.get("sentences")
    if given is None:
        return None
    if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
        raise _UnusableError(f"'{where}sentences' must be a list of strings")
    made: list[Sentence] = []
    start = 0
    for text in given:
        made.append(Sentence(start=start, end=start + len(text), text=text))
        start += len(text) + 1
    return tuple(made)


def _published(text: str | None, *, where: str) -> date | datetime | None:
    if not text:
        return None
    try:
        if len(text) <= 10:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise _UnusableError(f"'{where}published' is no ISO date or date-time: '{text}'") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def as_article(given: Given, name: str, *, now: datetime) -> Article:
    """The document as the stages take it; `now` counts only where it has no date."""
    moment = given.published.astimezone(UTC) if isinstance(given.published, datetime) else None
    day = given.published if moment is None and isinstance(given.published, date) else None
    return Article(
        id=ArticleId(name),
        revision=1,
        source=given.source,
        title=given.title,
        text=given.text,
        url=given.url,
        published_at=moment,
        published_on=day,
        known_at=moment or now,
        first_seen=now,
        language=given.language,
    )


def analysis_line(entry: JsonlEntry, analysis: Analysis) -> str:
    """What was read out of one article."""
    return _line(
        {
            "id": entry.id,
            "language": analysis.language,
            "sentences": [
                {"start": one.start, "end": one.end, "text": one.text} for one in analysis.sentences
            ],
            "actors": [_actor(one) for one in analysis.actors if not one.media],
            "visits": [_visit(one) for one in analysis.visits],
            "times": [_time(one) for one in analysis.times],
        }
    )


def _actor(actor: Appearance) -> dict[str, object]:
    return {
        "name": actor.name,
        "type": str(actor.type),
        "role": actor.role,
        "affiliation": actor.affiliation,
        "mentions": list(actor.mentions),
        "evidence": _evidence(actor.evidence),
    }


def _visit(visit: VisitReport) -> dict[str, object]:
    return {
        "visitor": list(visit.visitor),
        "destination": list(visit.destination),
        **stay(visit),
        "evidence": _evidence(visit.evidence),
    }


def _time(time: TimeMention) -> dict[str, object]:
    days = time.days
    return {
        "start": time.start,
        "end": time.end,
        "text": time.text,
        "days": {
            "start": days.start.isoformat() if days.start else None,
            "end": days.end.isoformat() if days.end else None,
            "granularity": str(days.granularity),
        },
    }


def _evidence(evidence: Sequence[Evidence]) -> list[dict[str, object]]:
    return [{"start": one.start, "end": one.end, "text": one.quote} for one in evidence]


def summary_line(entry: JsonlEntry, chosen: Sequence[tuple[int, Sentence]]) -> str:
    """The chosen sentences, each with the number of its document."""
    return _line(
        {
            "id": entry.id,
            "summary_sentences": [sentence.text for _, sentence in chosen],
            "evidence": [
                {"article": document, "start": sentence.start, "end": sentence.end}
                for document, sentence in chosen
            ],
        }
    )


def story_line(entry: JsonlEntry, story: str, rank: int) -> str:
    """The story an article belongs to, and its place in the order a brief tells stories in."""
    return _line({"id": entry.id, "story": story, "rank": rank})


def _line(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)
