"""Read the names we annotated ourselves; `annotations/README.md` says how they were made."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from spacy.language import Language

Sentence = dict[str, Any]
_FOLDER = Path(__file__).with_name("annotations")
# Documents whose SHA-256 begins below this byte (a tenth) choose models; none is trained on.
_HELD_BELOW = 26
_MARK = re.compile(r"⟦([^⟦⟧|]+)\|([A-Z]+)⟧")


def is_held(doc: str) -> bool:
    """Whether a news document is kept for choosing between models."""
    return sha256(doc.encode()).digest()[0] < _HELD_BELOW


def _split(doc: str) -> str:
    return "dev" if is_held(doc) else "train"


def _lines(name: str) -> Iterator[dict[str, Any]]:
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def news(texts: Iterable[Sentence], nlp: Language) -> Iterator[tuple[str, Sentence]]:
    """Yield the news sentences whose names were corrected, each with the split it belongs to.

    `texts` are the lines of the corpus; the annotations keep offsets into them.
    """
    known = {line["id"]: line for line in texts}
    for found in _lines("entities_voa.jsonl"):
        source = known[found["id"]]
        yield (
            _split(source["doc"]),
            labelled(source["text"], found["ents"], found["unknown"], doc=found["id"], nlp=nlp),
        )


def corrected(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Put our reading of the names of GUM in the place of the corpus's, where there is one."""
    ours = {found["id"]: found for found in _lines("entities_gum.jsonl")}
    for sentence in sentences:
        found = ours.get(sentence.get("id"))
        if found is None:
            yield sentence
            continue
        _, words = text_of(sentence)
        entities, missing = _in_words(words, found["ents"], found["unknown"])
        yield {**sentence, "ents": entities, "missing": missing}


def _in_words(
    words: Sequence[tuple[int, int]],
    spans: Iterable[tuple[int, int, str]],
    unknown: Iterable[tuple[int, int]],
) -> tuple[list[list[Any]], list[int]]:
    """Count spans of characters in words; one that does not begin and end with a word is unknown.

    Returns `[first, end, label]` with the end exclusive, and the indexes of the unknown words.
    """
    starts = {start: i for i, (start, _) in enumerate(words)}
    ends = {end: i + 1 for i, (_, end) in enumerate(words)}
    entities: list[list[Any]] = []
    stretches = [(start, end) for start, end in unknown]
    for start, end, label in spans:
        if start in starts and end in ends:
            entities.append([starts[start], ends[end], label])
        else:
            stretches.append((start, end))
    missing = {
        i
        for start, end in stretches
        for i, (first, last) in enumerate(words)
        if first < end and last > start
    }
    return entities, sorted(missing)


def second_reading() -> dict[str, list[tuple[int, int, str]]]:
    """Return the names that a second reader saw in sentences of GUM, by sentence.

    Of the development part and of the news test, to know how far two readings agree. Never train
    on it or choose a model by it.
    """
    return {
        found["id"]: [(start, end, label) for start, end, label in found["ents"]]
        for found in _lines("second_reading_gum.jsonl")
    }


def written(nlp: Language) -> Iterator[tuple[str, Sentence]]:
    """Yield the sentences of the news we invented, each with the split it belongs to."""
    for path in sorted(_FOLDER.glob("written_*.txt")):
        articles = path.read_text(encoding="utf-8").strip().split("\n\n")
        for number, article in enumerate(articles):
            doc = f"{path.stem}-{number}"
            for line in article.splitlines():
                text, spans = unmarked(line)
                yield _split(doc), labelled(text, spans, (), doc=doc, nlp=nlp)


def names() -> Iterator[tuple[str, str]]:
    """Yield the names we listed, each after its type."""
    for line in (_FOLDER / "names.tsv").read_text(encoding="utf-8").splitlines():
        label, name = line.split("\t")
        yield label, name


def unmarked(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Take the marks out of a line: its text, and the spans they stood around."""
    text, at, spans = "", 0, []
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        at = mark.end()
    return text + line[at:], spans


def text_of(sentence: Sentence) -> tuple[str, list[tuple[int, int]]]:
    """Return the raw text of a sentence and the character span of every token."""
    text = ""
    spans = []
    for form, space in zip(sentence["tokens"], sentence["spaces"], strict=True):
        spans.append((len(text), len(text) + len(form)))
        text += form + (" " if space else "")
    return text, spans


def labelled(
    text: str,
    spans: Iterable[tuple[int, int, str]],
    unknown: Iterable[tuple[int, int]],
    *,
    doc: str,
    nlp: Language,
) -> Sentence:
    """Cut a text into words; a span that does not begin and end with one is unknown."""
    words = [word for word in nlp.make_doc(text) if not word.is_space]
    edges = [(word.idx, word.idx + len(word)) for word in words]
    entities, missing = _in_words(edges, spans, unknown)
    return {
        "doc": doc,
        "tokens": [word.text for word in words],
        "spaces": [*(int(bool(word.whitespace_)) for word in words[:-1]), 1],
        "ents": entities,
        "missing": missing,
    }
