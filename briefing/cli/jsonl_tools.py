"""The three JSONL tools: analyse, summarise, stories. One line in, one line out, in order."""

import os
import stat
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from briefing.analysis.single import read_one
from briefing.cli import jsonl
from briefing.cli.entry import DONE, PROBLEMS, Session
from briefing.cli.jsonl import BadLine, JsonlEntry
from briefing.cli.logs import visible
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.analysis.late_reader import LateReader
    from briefing.interfaces import Engine
    from briefing.model import Analysis, Article

Input = Annotated[
    str, typer.Argument(metavar="IN.jsonl", help="One JSON object on each line; - for stdin.")
]

# When no article has a date, any one will do to compare them.
_ANY_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def analyse(context: typer.Context, source: Input) -> int:
    """Read each article: its sentences, its actors, its visits."""
    session: Session = context.obj
    lines = _Lines(session)
    with _opened(source) as stream:
        read = _read(lines.entries(stream), session, several=_lies_ready(stream))
        for entry, analyses in read:
            lines.put(jsonl.analysis_line(entry, analyses[0]))
    return lines.code


def summarise(
    context: typer.Context,
    source: Input,
    sentences: Annotated[
        int | None, typer.Option("--sentences", min=1, metavar="N", help="At most N sentences.")
    ] = None,
    words: Annotated[
        int | None, typer.Option("--words", min=1, metavar="N", help="At most N words.")
    ] = None,
) -> int:
    """Summarise each article, or each set of documents, in verbatim sentences."""
    from briefing.summary import SourceText, names_of, summarise_documents

    if sentences is not None and words is not None:
        raise UsageError("--sentences and --words are two lengths: choose one")
    session: Session = context.obj
    lines = _Lines(session)
    with _opened(source) as stream:
        read = _read(lines.entries(stream, several=True), session, several=_lies_ready(stream))
        for entry, analyses in read:
            documents = [
                SourceText(
                    title=given.title,
                    sentences=analysis.sentences,
                    names=names_of(analysis.mentions),
                    language=analysis.language,
                )
                for given, analysis in zip(entry.documents, analyses, strict=True)
            ]
            chosen = summarise_documents(documents, words=words, sentences=sentences)
            lines.put(
                jsonl.summary_line(
                    entry,
                    [(number, documents[number].sentences[place]) for number, place in chosen],
                )
            )
    return lines.code


def stories(context: typer.Context, source: Input) -> int:
    """Say for each article which story it belongs to, and which place a brief gives the story."""
    from briefing.model import Reading
    from briefing.stories import group_stories

    session: Session = context.obj
    lines = _Lines(session)
    with _opened(source) as stream:
        read = list(_read(lines.entries(stream), session, several=_lies_ready(stream)))
    articles = [
        jsonl.as_article(entry.documents[0], _name(entry), now=_ANY_DATE) for entry, _ in read
    ]
    # An article without a date is as new as the newest: it may belong to any story.
    now = max((day for article in articles if (day := _published(article))), default=_ANY_DATE)
    readings = [
        Reading(article=article, analysis=analyses[0], published=_published(article) or now)
        for article, (_, analyses) in zip(articles, read, strict=True)
    ]
    told: dict[str, tuple[str, int]] = {}
    for rank, story in enumerate(group_stories(readings, now=now), start=1):
        told.update(dict.fromkeys(story.articles, (story.id, rank)))
    for (entry, _), reading in zip(read, readings, strict=True):
        lines.put(jsonl.story_line(entry, *told[reading.article.id]))
    return lines.code


class _Lines:
    """Counts the bad lines on the way in and prints the good ones on the way out."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._bad = 0

    @property
    def code(self) -> int:
        return PROBLEMS if self._bad else DONE

    def entries(self, stream: BinaryIO, *, several: bool = False) -> Iterator[JsonlEntry]:
        for entry in jsonl.read_entries(stream, several=several):
            if isinstance(entry, BadLine):
                self._bad += 1
                typer.echo(visible(f"error: line {entry.number}: {entry.message}"), err=True)
            else:
                yield entry

    def put(self, line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(source).open("rb")  # noqa: SIM115  (the errors of opening are told apart)
    except OSError as error:
        raise UsageError(
            f"{source} cannot be read: {error.strerror}", hint="give a file, or - for stdin"
        ) from error
    with stream:
        yield stream


def _lies_ready(stream: BinaryIO) -> bool:
    """Whether all lines are there: what comes from a program is answered line by line."""
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:  # a stream without a file
        return False


def _engine(session: Session, *, several: bool) -> "Engine":
    """Where articles are read: as a configuration given by name says, or on all processors."""
    from briefing.assembly import engine
    from briefing.engines.local import Local

    if not several:
        return Local(workers=1)
    return engine(session.config()) if session.config_given else Local()


def _reader(session: Session) -> "LateReader":
    """The reader of the default languages, or of those of a configuration given by name."""
    from briefing.analysis.late_reader import LateReader
    from briefing.config import DEFAULT_LANGUAGES

    return LateReader(session.config().languages if session.config_given else DEFAULT_LANGUAGES)


def _read(
    entries: Iterator[JsonlEntry], session: Session, *, several: bool
) -> Iterator[tuple[JsonlEntry, "tuple[Analysis, ...]"]]:
    """Each entry with the analyses of its documents, as the lines come in.

    An article without a date counts as published now: it is first seen now.

    Args:
        entries: Taken as they are read, some ahead where several processes read.
        session: What the commands share.
        several: Whether more than one process may read.
    """
    waiting: deque[JsonlEntry] = deque()
    now = session.clock()

    def articles() -> "Iterator[Article]":
        for entry in entries:
            waiting.append(entry)
            for place, given in enumerate(entry.documents):
                yield jsonl.as_article(given, _name(entry, place), now=now)

    done: list[Analysis] = []
    reader = _reader(session)
    engine = _engine(session, several=several)
    for analysis in engine.map(partial(read_one, reader), articles(), lost=reader.give_up):
        given = waiting[0].documents[len(done)]
        done.append(
            analysis if given.sentences is None else replace(analysis, sentences=given.sentences)
        )
        if len(done) == len(waiting[0].documents):
            yield waiting.popleft(), tuple(done)
            done.clear()


def _name(entry: JsonlEntry, place: int = 0) -> str:
    """Tells articles apart whose lines have the same id."""
    return f"{entry.number:09d}-{place}"


def _published(article: "Article") -> datetime | None:
    """The instant an article counts as published: a day counts as its last second."""
    if article.published_on is not None:
        return datetime.combine(article.published_on, time(23, 59, 59), tzinfo=UTC)
    return article.published_at
