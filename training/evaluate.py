"""Measure a pipeline on the test sets: entities on raw text, and the parse of whole documents."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

from briefing.analysis.reader.pipeline import english_reader
from training import annotated
from training.annotated import Sentence
from training.prepare import read_lines

Span = tuple[int, int, str]

ENTITY_SETS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "pud": ("uner_pud.test", ("PERSON", "LOC", "ORG")),
    "politics": ("crossner_politics.test", ("PERSON", "LOC", "ORG", "EVENT")),
    "gum-news": ("gum.newstest", ("PERSON", "LOC", "ORG", "NORP", "DATE", "EVENT")),
    "ewt": ("uner_ewt.test", ("PERSON", "LOC", "ORG")),
}
PARSE_SETS: Mapping[str, str] = {
    "ewt": "ud_ewt_test",
    "gum-news": "ud_gumnews_test",
    "gum": "ud_gum_test",
    "pud": "ud_pud_test",
}
_PLACES = frozenset(("GPE", "LOC", "FAC"))


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their balance, in per cent."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: int, found: int, gold: int) -> Score:
        """Work the score out from counts."""
        precision = 100 * right / found if found else 0.0
        recall = 100 * right / gold if gold else 0.0
        both = precision + recall
        return cls(precision, recall, 2 * precision * recall / both if both else 0.0)


@dataclass(frozen=True, slots=True)
class Gold:
    """A text with its gold spans and the stretches where the gold is unknown."""

    text: str
    spans: frozenset[Span]
    unknown: tuple[tuple[int, int], ...]


def read_gold(path: Path, types: Sequence[str], *, documents: bool = False) -> Iterator[Gold]:
    """Yield the sentences (or whole documents) of an entity set."""
    return gold_of(read_lines(path), types, documents=documents)


def gold_of(
    sentences: Iterable[Sentence], types: Sequence[str], *, documents: bool = False
) -> Iterator[Gold]:
    """Yield prepared sentences (or whole documents) as texts with their gold spans."""
    groups: Iterable[Iterable[Sentence]] = ([sentence] for sentence in sentences)
    if documents:
        groups = (group for _, group in groupby(sentences, key=lambda s: s["doc"]))
    for group in groups:
        text, spans, unknown = "", set(), []
        for sentence in group:
            own, words = annotated.text_of(sentence)
            at = [(len(text) + start, len(text) + end) for start, end in words]
            text += own if own.endswith(" ") else own + " "
            unknown += [at[i] for i in sentence["missing"]]
            for first, last, label in sentence["ents"]:
                if (kind := merged(label)) in types:
                    spans.add((at[first][0], at[last - 1][1], kind))
        yield Gold(text.rstrip(), frozenset(spans), tuple(unknown))


def merged(label: str) -> str:
    """Call every place LOC."""
    return "LOC" if label in _PLACES else label


def entity_scores(nlp: Language, gold: Iterable[Gold], types: Sequence[str]) -> dict[str, Score]:
    """Return the score of every type, and of `all` together."""
    gold = list(gold)
    read = (
        {(e.start_char, e.end_char, merged(e.label_)) for e in doc.ents}
        for doc in nlp.pipe(g.text for g in gold)
    )
    return span_scores(zip(gold, read, strict=True), types)


def span_scores(
    pairs: Iterable[tuple[Gold, Iterable[Span]]], types: Sequence[str]
) -> dict[str, Score]:
    """Compare what was found in every text with what is there; unknown stretches do not count."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for truth, read in pairs:
        spans = {
            (start, end, kind)
            for start, end, kind in read
            if kind in types and not any(a < end and b > start for a, b in truth.unknown)
        }
        for counter, members in (
            (right, spans & truth.spans), (found, spans), (wanted, truth.spans),
        ):  # fmt: skip
            for _, _, kind in members:
                counter[kind] += 1
    scores = {kind: Score.of(right[kind], found[kind], wanted[kind]) for kind in types}
    scores["all"] = Score.of(right.total(), found.total(), wanted.total())
    return scores


def second_reading(nlp: Language, path: Path, types: Sequence[str]) -> dict[str, Score]:
    """Say how far a second, blind reading of GUM agrees with its labels, and the reader with both.

    The second reader marked no dates: those are taken from the labels, which a rule made.
    """
    sentences = list(read_lines(path))
    labels = list(gold_of(sentences, types))
    names = annotated.second_reading()
    second = [
        Gold(
            one.text,
            frozenset(span for span in one.spans if span[2] == "DATE")
            | {(start, end, merged(kind)) for start, end, kind in names[sentence["id"]]},
            (),
        )
        for sentence, one in zip(sentences, labels, strict=True)
    ]
    pairs = zip(labels, (one.spans for one in second), strict=True)
    return {
        "second reader, by the labels": span_scores(pairs, types)["all"],
        "this reader, by the labels": entity_scores(nlp, labels, types)["all"],
        "this reader, by the second reader": entity_scores(nlp, second, types)["all"],
    }


def parse_scores(nlp: Language, path: Path) -> dict[str, float]:
    """Return what `nlp.evaluate` says of the documents of a DocBin, in per cent."""
    examples = [
        Example(nlp.make_doc(doc.text), doc) for doc in DocBin().from_disk(path).get_docs(nlp.vocab)
    ]
    found = nlp.evaluate(examples)
    names = ("dep_las", "dep_uas", "pos_acc", "tag_acc", "lemma_acc", "morph_acc", "sents_f")
    return {name: 100 * float(found[name] or 0) for name in names if name in found}


def report(nlp: Language, corpora: Path) -> dict[str, Any]:
    """Measure everything, and return it under readable names."""
    result: dict[str, Any] = {"entities": {}, "documents": {}, "parse": {}}
    for name, (file, types) in ENTITY_SETS.items():
        path = corpora / "test" / f"{file}.jsonl.gz"
        for part, whole in (("entities", False), ("documents", True)):
            scores = entity_scores(nlp, read_gold(path, types, documents=whole), types)
            result[part][name] = {kind: round(score.f1, 1) for kind, score in scores.items()}
    file, types = ENTITY_SETS["gum-news"]
    agreement = second_reading(nlp, corpora / "test" / f"{file}.jsonl.gz", types)
    result["gum-news, second reading"] = {who: round(s.f1, 1) for who, s in agreement.items()}
    for name, file in PARSE_SETS.items():
        scores_of = parse_scores(nlp, corpora / "ud" / f"{file}.spacy")
        result["parse"][name] = {key: round(value, 1) for key, value in scores_of.items()}
    return result


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="a model folder")
    parser.add_argument("corpora", type=Path, help="the folder with test/ and ud/")
    options = parser.parse_args()
    print(json.dumps(report(english_reader(options.model), options.corpora), indent=1))


if __name__ == "__main__":
    main()
