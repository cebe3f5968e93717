"""Reads the labelled passages: those written by us, and Voice of America by its documents."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

WRITTEN = Path(__file__).parents[1] / "annotations" / "visits"
VOA = "voa"
# A day for texts whose own is unknown: their labels hold no dates.
_SOME_DAY = date(2008, 6, 11)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A visit as an annotator labelled it.

    Attributes:
        visitors: Names or descriptions as printed.
        destinations: The place as printed first, then what it lies in.
        status: How certain; None for the grey zone that is not scored.
        hosts: Who receives.
        times: The time expressions as printed.
        sentences: Character spans of what tells of it, or points inside its sentences.
    """

    visitors: tuple[str, ...]
    destinations: tuple[str, ...]
    status: str | None
    hosts: tuple[str, ...]
    times: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its visits."""

    name: str
    text: str
    published: date
    visits: tuple[Labelled, ...]


def written(path: Path) -> Iterator[Passage]:
    """Read passages that hold their text."""
    for row in _rows(path):
        text = row["text"]
        visits = tuple(
            _labelled(visit, _found(text, visit.get("sentences") or visit.get("evidence") or ()))
            for visit in row["visits"]
            if not visit.get("in_title")
        )
        yield Passage(row["id"], text, date.fromisoformat(row["published"]), visits)


def voa(path: Path, corpus: Path) -> Iterator[Passage]:
    """Read the labels of Voice of America documents and put them on their text.

    Args:
        path: The labels, one document a line.
        corpus: The sentences of all documents (`voa_text.jsonl.gz`).
    """
    sentences: dict[str, list[str]] = {}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            sentences.setdefault(row["doc"], []).append(row["text"])
    for row in _rows(path):
        own = sentences[row["doc"]]
        spans, at = [], 0
        for sentence in own:
            spans.append((at, at + len(sentence)))
            at += len(sentence) + 1
        visits = tuple(
            _labelled(visit, tuple(spans[n] for n in visit["sentences"] if n < len(spans)))
            for visit in row["visits"]
        )
        yield Passage(row["doc"], " ".join(own), _SOME_DAY, visits)


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _labelled(visit: Row, sentences: tuple[tuple[int, int], ...]) -> Labelled:
    when = visit.get("when") or ([visit["when_text"]] if visit.get("when_text") else [])
    return Labelled(
        visitors=tuple(visit["visitor"]),
        destinations=tuple(visit["destination"]),
        status=None if visit.get("optional") else visit["status"],
        hosts=tuple((visit.get("host") or "").split("; ")) if visit.get("host") else (),
        times=tuple(when),
        sentences=sentences,
    )


def _found(text: str, beginnings: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    places = (text.find(beginning) for beginning in beginnings)
    return tuple((at, at + 1) for at in places if at >= 0)
