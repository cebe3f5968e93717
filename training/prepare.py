"""Read the corpora and write one file of sentences that carry every label known about them."""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import DocBin

from briefing.analysis.reader.tokenizer import blank_english
from training import annotated
from training.annotated import Sentence, labelled, text_of
from training.materialise_visits import CORPUS_NAME

JOINT = ("uner_ewt", "gum")
ENTITIES_ONLY = (
    "crossner_politics",
    "crossner_science",
    "crossner_music",
    "crossner_literature",
    "crossner_ai",
    "wikigold",
    "re3d",
)


def read_lines(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def write_lines(path: Path, sentences: Iterable[Sentence]) -> int:
    """Write sentences as gzipped JSON lines; return how many."""
    count = 0
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for sentence in sentences:
            out.write(json.dumps(sentence, ensure_ascii=False) + "\n")
            count += 1
    return count


def recut(sentence: Sentence, nlp: Language) -> Sentence:
    """Cut an entity-labelled sentence into the words the reader will meet."""
    text, spans = text_of(sentence)
    entities = [(spans[a][0], spans[b - 1][1], label) for a, b, label in sentence["ents"]]
    return labelled(
        text.strip(), entities, [spans[token] for token in sentence["missing"]],
        doc=sentence["doc"], nlp=nlp,
    )  # fmt: skip


def read_treebank(path: Path, nlp: Language) -> Iterator[Sentence]:
    """Yield the parsed sentences of a DocBin; heads count from 1, and 0 is the root."""
    for number, doc in enumerate(DocBin().from_disk(path).get_docs(nlp.vocab)):
        for span in doc.sents:
            first = span.start
            yield {
                "doc": f"{path.stem}-{number}",
                "tokens": [t.text for t in span],
                "spaces": [*(int(bool(t.whitespace_)) for t in span[:-1]), 1],
                "upos": [t.pos_ for t in span],
                "xpos": [t.tag_ for t in span],
                "morph": [str(t.morph) for t in span],
                "lemma": [t.lemma_ for t in span],
                "heads": [
                    0 if t.head is t or t.head.i == t.i else t.head.i - first + 1 for t in span
                ],
                "deps": ["root" if t.head.i == t.i else t.dep_ for t in span],
            }


def join_entities(
    parsed: Iterable[Sentence], named: Mapping[str, Iterable[Sentence]]
) -> Iterator[tuple[str, Sentence]]:
    """Yield every parsed sentence with its source and the entities known of it."""
    known: dict[str, list[tuple[str, Sentence]]] = defaultdict(list)
    for source, sentences in named.items():
        for sentence in sentences:
            known["".join(sentence["tokens"])].append((source, sentence))
    for sentence in parsed:
        same = known.get("".join(sentence["tokens"]), [])
        source, match = same.pop(0) if len(same) > 1 else same[0] if same else (JOINT[0], None)
        found = {**sentence, "ents": [], "missing": list(range(len(sentence["tokens"])))}
        if match is not None and match["tokens"] == sentence["tokens"]:
            found["ents"] = match["ents"]
            found["missing"] = match["missing"]
        yield source, found


def prepare(corpora: Path, target: Path) -> dict[str, int]:
    """Write `train.<source>.jsonl.gz` and `dev.<source>.jsonl.gz`; return the counts."""
    target.mkdir(parents=True, exist_ok=True)
    nlp = blank_english()
    counts = {}
    for split in ("train", "dev"):
        named = {
            source: list(annotated.corrected(read_lines(path)))
            for source in JOINT
            if (path := corpora / "train" / f"{source}.{split}.jsonl.gz").exists()
        }
        parsed = read_treebank(corpora / "ud" / f"ud_{split}.spacy", nlp)
        joined: dict[str, list[Sentence]] = defaultdict(list)
        for source, sentence in join_entities(parsed, named):
            joined[source].append(sentence)
        for source, sentences in joined.items():
            path = target / f"{split}.{source}.jsonl.gz"
            counts[path.name] = write_lines(path, sentences)
    for source in ENTITIES_ONLY:
        origin = corpora / "train" / f"{source}.train.jsonl.gz"
        if origin.exists():
            path = target / f"train.{source}.jsonl.gz"
            counts[path.name] = write_lines(path, (recut(s, nlp) for s in read_lines(origin)))
    ours = {"written": list(annotated.written(nlp))}
    if (corpora / CORPUS_NAME).exists():
        ours["news"] = list(annotated.news(read_lines(corpora / CORPUS_NAME), nlp))
    for source, sentences in ours.items():
        for split in ("train", "dev"):
            path = target / f"{split}.{source}.jsonl.gz"
            counts[path.name] = write_lines(path, (s for own, s in sentences if own == split))
    return counts


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    for name, count in prepare(options.corpora, options.target).items():
        print(f"{count:7d} sentences in {name}")


if __name__ == "__main__":
    main()
