"""Puts the annotated visits back on the text they were read from.

The repository holds labels as character offsets; the sentences stay in the corpus. This joins the
two into the scorer's format: ``python -m training.materialise_visits ../shared/corpora out.jsonl``.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

ANNOTATIONS = Path(__file__).with_name("annotations") / "visits_voa.jsonl"
CORPUS_NAME = "voa_text.jsonl.gz"
PARTS = ("all", "work", "held")
# Documents whose hash begins below this byte (40 in a hundred) are set aside as ``voa-held``.
HELD_BELOW = 102

Span = list[int]
Row = dict[str, Any]


class MissingSentenceError(ValueError):
    """The corpus does not hold a sentence that an annotation points to."""


def sentences(corpus: Path) -> dict[str, str]:
    """The sentences of the corpus folder by their identifier."""
    with gzip.open(corpus / CORPUS_NAME, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return {row["id"]: row["text"] for row in rows}


def is_held(doc: str) -> bool:
    """Whether a document is among those nobody looks at while writing rules."""
    return sha256(doc.encode()).digest()[0] < HELD_BELOW


def _cut(text: str, place: Span | str) -> str:
    """A label: what stands at the offsets, or the normalised name as it is."""
    return place if isinstance(place, str) else text[place[0] : place[1]]


def _maybe(text: str, place: Span | None) -> str | None:
    return None if place is None else _cut(text, place)


def _actor(text: str, actor: Row) -> Row:
    return actor | {
        "name": _cut(text, actor["name"]),
        "role": _maybe(text, actor["role"]),
        "mentions": [_cut(text, mention) for mention in actor["mentions"]],
    }


def _visit(text: str, visit: Row) -> Row:
    hosts = visit["host"]
    return visit | {
        "visitor": [_cut(text, name) for name in visit["visitor"]],
        "destination": [_cut(text, place) for place in visit["destination"]],
        "host": "; ".join(_cut(text, host) for host in hosts) if hosts else None,
        "when_text": _maybe(text, visit["when_text"]),
        "purpose": _maybe(text, visit["purpose"]),
        "evidence": [_cut(text, sentence) for sentence in visit["evidence"]],
    }


def materialise(annotation: Row, texts: Mapping[str, str]) -> Row:
    """One annotated passage with its text, in the format the scorer reads.

    Raises:
        MissingSentenceError: The corpus is another one than the labels were made on.
    """
    missing = [key for key in annotation["sentences"] if key not in texts]
    if missing:
        raise MissingSentenceError(
            f"{annotation['id']}: the corpus has no sentence {missing[0]}; "
            f"give the folder that holds the {CORPUS_NAME} of the annotations"
        )
    text = " ".join(texts[key] for key in annotation["sentences"])
    return {
        "id": annotation["id"],
        "doc_id": annotation["doc"],
        "category": annotation["category"],
        "source": "Voice of America",
        "licence": "public domain (US federal government)",
        "title": None,
        "published": annotation["published"],
        "date_assigned": annotation["date_assigned"],
        "text": text,
        "actors": [_actor(text, actor) for actor in annotation["actors"]],
        "visits": [_visit(text, visit) for visit in annotation["visits"]],
    }


def materialised(
    corpus: Path, *, annotations: Path = ANNOTATIONS, part: str = "all"
) -> Iterator[Row]:
    """The annotated passages of a part, in their order in the annotations."""
    texts = sentences(corpus)
    for line in annotations.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if part == "all" or is_held(row["doc"]) == (part == "held"):
            yield materialise(row, texts)


def main(arguments: list[str] | None = None) -> None:
    """Write the chosen part to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help=f"the folder with {CORPUS_NAME}")
    parser.add_argument("out", type=Path, help="the file to write, one passage a line")
    parser.add_argument("--part", choices=PARTS, default="all")
    given = parser.parse_args(arguments)
    rows = materialised(given.corpus, part=given.part)
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    given.out.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} passages written to {given.out}")


if __name__ == "__main__":
    main()
