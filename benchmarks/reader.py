"""Measure the English reader: accuracy on every test set, speed beside spaCy's CNN, load, memory.

    python -m benchmarks.reader [--corpora FOLDER] [--part accuracy|speed|cost|installed]
                                [--rounds N]

All but the part `installed` need the corpora, which lie beside the checkout; where they are absent
that is said.

Nothing is set for it in the environment: the figures are those of the program as installed. The
part `installed` runs `briefing analyse` in turns as it is and with every numeric library told to
use one thread, and prints the ratio of their processor time. Promise: at most 1.1.

Speed is words per second of processor time on one core, best of alternating rounds; the ratio is
the median of the rounds' own ratios, so that a busy machine harms both alike. The comparison is
spaCy's standard CNN pipeline: the tagger, morphologizer and parser of the corpora's
`starter/cnn-ud`, trained on the same treebank, an entity recogniser of the same architecture and
width with its own embedding layer, and spaCy's rule lemmatizer. The recogniser is not trained and
the lemmatizer has small tables: their speed hardly depends on either.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.vocab import Vocab

from benchmarks.analysis import english_articles
from briefing.analysis.language import load_pipeline
from briefing.analysis.reader.pipeline import english_reader
from training.evaluate import report

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("accuracy", "cost", "speed", "installed")
LEMMA_RULES = {
    "noun": [["s", ""], ["ses", "s"], ["ves", "f"], ["xes", "x"], ["zes", "z"], ["ches", "ch"],
             ["shes", "sh"], ["men", "man"], ["ies", "y"]],
    "verb": [["s", ""], ["ies", "y"], ["es", "e"], ["es", ""], ["ed", "e"], ["ed", ""],
             ["ing", "e"], ["ing", ""]],
    "adj": [["er", ""], ["est", ""], ["er", "e"], ["est", "e"]],
    "adv": [],
    "punct": [["“", '"'], ["”", '"'], ["‘", "'"], ["’", "'"]],
}  # fmt: skip
ENTITY_TYPES = ("PERSON", "GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "DATE", "TIME")
_COST = """
import json, pathlib, re, resource, sys, time
sys.path.insert(0, {root!r})
sys.modules["torch"] = None  # spaCy would load it where the training group is installed
began = time.perf_counter()
from briefing.analysis.language import load_pipeline
imported = time.perf_counter()
nlp = load_pipeline("en")
loaded = time.perf_counter()
text = sys.stdin.read()
for _ in range(3):
    nlp(text)
status = pathlib.Path("/proc/self/status")
if status.exists():  # the other figure counts what the parent had before this process began
    peak = int(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1]) / 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({{"import_s": round(imported - began, 2), "load_s": round(loaded - imported, 2),
                   "peak_mb": round(peak)}}))
"""


def standard_pipeline(corpora: Path, sample: list[str]) -> Language:
    """Return spaCy's CNN pipeline: the trained starter, completed to its size."""
    nlp = spacy.load(corpora / "starter" / "cnn-ud")
    ner = nlp.add_pipe("ner")
    for label in ENTITY_TYPES:
        ner.add_label(label)  # type: ignore[attr-defined]
    docs = [nlp.make_doc(text) for text in sample]
    examples = [Example.from_dict(doc, {"entities": [(0, len(doc[0]), "PERSON")]}) for doc in docs]
    ner.initialize(lambda: examples, nlp=nlp)  # type: ignore[attr-defined]
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=_lemma_tables(corpora, nlp.vocab))  # type: ignore[attr-defined]
    return nlp


def _lemma_tables(corpora: Path, vocabulary: Vocab) -> Lookups:
    known: dict[str, set[str]] = {"noun": set(), "verb": set(), "adj": set(), "adv": set()}
    for doc in DocBin().from_disk(corpora / "ud" / "ud_dev.spacy").get_docs(vocabulary):
        for token in doc:
            if (word_class := token.pos_.lower()) in known:
                known[word_class].add(token.lemma_.lower())
    lookups = Lookups()
    lookups.add_table("lemma_rules", LEMMA_RULES)
    lookups.add_table("lemma_index", {name: sorted(forms) for name, forms in known.items()})
    lookups.add_table("lemma_exc", {name: {} for name in known})
    return lookups


def texts_of(corpora: Path) -> list[str]:
    """Return news and web documents for the speed measurement."""
    vocabulary = spacy.blank("en").vocab
    texts = []
    for name in ("ud_gumnews_test", "ud_ewt_test"):
        docs = DocBin().from_disk(corpora / "ud" / f"{name}.spacy").get_docs(vocabulary)
        texts += [doc.text for doc in docs]
    articles = [" ".join(texts[i : i + 4]) for i in range(0, len(texts), 4)]
    return articles[:60]


def speed(corpora: Path, rounds: int = 9) -> dict[str, Any]:
    """Return words per second of both pipelines, and their ratio."""
    texts = texts_of(corpora)
    standard = standard_pipeline(corpora, texts[:20])
    pipelines = {"reader": load_pipeline("en"), "standard": standard}
    words = sum(len(standard.make_doc(text)) for text in texts)
    one: dict[str, list[float]] = {name: [] for name in pipelines}
    two = dict.fromkeys(pipelines, 0.0)
    for nlp in pipelines.values():
        list(nlp.pipe(texts[:5]))
    _stay_on(1)
    for _ in range(rounds):
        for name, nlp in pipelines.items():
            began = time.process_time()
            list(nlp.pipe(texts))
            one[name].append(words / (time.process_time() - began))
    _stay_on(2)
    pipelines["reader"] = english_reader(threads=2)
    for _ in range(rounds):
        for name, nlp in pipelines.items():
            processes = 1 if name == "reader" else 2
            began = time.perf_counter()
            list(nlp.pipe(texts, n_process=processes, batch_size=16))
            two[name] = max(two[name], words / (time.perf_counter() - began))
    return {
        "words": words,
        "one_core": {name: round(max(values)) for name, values in one.items()},
        "two_cores": {name: round(value) for name, value in two.items()},
        "ratio_one_core": round(
            median(a / b for a, b in zip(one["reader"], one["standard"], strict=True)), 2
        ),
    }


def _stay_on(cores: int) -> None:
    if hasattr(os, "sched_setaffinity"):
        available = sorted(os.sched_getaffinity(os.getpid()) | set(range(os.cpu_count() or 1)))
        os.sched_setaffinity(0, available[:cores])


def cost(corpora: Path) -> dict[str, Any]:
    """Return load time, peak memory of a fresh process, and size on disk."""
    done = subprocess.run(
        [sys.executable, "-c", _COST.format(root=str(ROOT))],
        input="\n\n".join(texts_of(corpora)[:10]),
        capture_output=True,
        text=True,
        check=True,
    )
    folder = ROOT / "briefing" / "analysis" / "model"
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {**json.loads(done.stdout), "disk_mb": round(size / 1e6, 1)}


_THREAD_LIMITS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
# Enough reading to leave the start of the process behind, as the number of example articles read.
_ARTICLES_INSTALLED = 100


def installed(rounds: int = 5) -> dict[str, Any]:
    """Return processor seconds of `briefing analyse` as it is and kept to one thread."""
    texts = [article.text for article in english_articles()]
    lines = "".join(
        json.dumps({"id": str(n), "text": texts[n % len(texts)], "published": "2026-03-04"}) + "\n"
        for n in range(_ARTICLES_INSTALLED)
    )
    free = {name: value for name, value in os.environ.items() if name not in _THREAD_LIMITS}
    limited = free | dict.fromkeys(_THREAD_LIMITS, "1")
    as_it_is, one_thread = [], []
    for _ in range(rounds):
        as_it_is.append(_analyse(lines, free))
        one_thread.append(_analyse(lines, limited))
    ratios = [one / other for one, other in zip(as_it_is, one_thread, strict=True)]
    return {
        "articles": _ARTICLES_INSTALLED,
        "cpu_s_as_installed": round(median(as_it_is), 2),
        "cpu_s_one_thread": round(median(one_thread), 2),
        "ratio": round(median(ratios), 3),
    }


def _analyse(lines: str, environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "briefing", "analyse", "-"],
        input=lines.encode(),
        stdout=subprocess.DEVNULL,
        env=environment,
        cwd=ROOT,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--part", choices=PARTS, action="append")
    parser.add_argument("--rounds", type=int, help="of the parts `speed` (9) and `installed` (5)")
    options = parser.parse_args()
    measures: dict[str, Callable[[], dict[str, Any]]] = {
        "accuracy": lambda: report(load_pipeline("en"), options.corpora),
        "cost": lambda: cost(options.corpora),
        "speed": lambda: speed(options.corpora, rounds=options.rounds or 9),
        "installed": lambda: installed(rounds=options.rounds or 5),
    }
    absent = () if options.corpora.is_dir() else ("accuracy", "cost", "speed")
    result = {
        part: f"not measured: no corpora in {options.corpora.name}"
        if part in absent
        else measures[part]()
        for part in options.part or PARTS
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
