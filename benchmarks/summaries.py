"""Measure the summaries: ROUGE and readability on the kit's development set, stories, cost.

    python -m benchmarks.summaries [gum] [stories] [cost] [tuning]     (all parts if none is named)

`gum` needs the summary kit beside the checkout (../shared/summaries) and its `rouge-score`; its
figures are means over 43 articles, in brackets the bootstrapped 95 % interval of the difference to
the lead cut to the same number of words. `raw` is sumy as its documentation uses it, on the same
sentences: none of our cleaning, blocking and choosing.
"""

import argparse
import importlib.util
import itertools
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from briefing.model import Reading, Sentence
from briefing.summary import (
    METHODS,
    SourceText,
    names_of,
    ranker,
    selection,
    summarise_documents,
)
from briefing.summary.growing_summary import Budget
from briefing.summary.passages import Passage, prepare
from briefing.summary.selection import Method, choose
from briefing.summary.story_summary import source_text
from briefing.summary.terms import stems, terms, trigrams

KIT = Path(__file__).parents[1].parent / "shared/summaries"
GUM = KIT / "data/dev/gum_wikinews.jsonl.gz"
LENGTHS: tuple[dict[str, int], ...] = ({"words": 60}, {"sentences": 2})
# What the tuning chose from; position is not tuned: it must stay high from corpus to corpus.
GRID = {"centroid": (1.0, 1.5), "centrality": (0.6, 1.2), "title": (0.3, 0.6), "names": (0.5, 1, 2)}
FILLS = (0.5, 0.55, 0.6)

Choice = Callable[[list[SourceText]], Sequence[tuple[int, int]]]


@cache
def kit() -> ModuleType:
    """The scorer of the summary kit."""
    spec = importlib.util.spec_from_file_location("kit", KIT / "score_summaries.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def gum() -> tuple[tuple[dict[str, Any], tuple[SourceText, ...]], ...]:
    """The kit's development articles, each with its document and the names our reader finds.

    Of the reading only what a summary asks for: neither who acts nor who travels.
    """
    from briefing.analysis.language import load_article_pipeline
    from briefing.analysis.results import mentions_of

    records = kit().load(str(GUM))
    plain = [_document(record["docs"][0]) for record in records]
    texts = (" ".join(one.text for one in document.sentences) for document in plain)
    documents = [
        replace(document, names=names_of(mentions_of(doc)))
        for document, doc in zip(plain, load_article_pipeline("en").pipe(texts), strict=True)
    ]
    return tuple((record, (document,)) for record, document in zip(records, documents, strict=True))


def _document(given: dict[str, Any]) -> SourceText:
    sentences, start = [], 0
    for text in given["sentences"]:
        sentences.append(Sentence(start=start, end=start + len(text), text=text))
        start += len(text) + 1
    return SourceText(title=given.get("title") or "", sentences=tuple(sentences))


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How summaries compare with the lead of the same number of words.

    Attributes:
        rouge: ROUGE-1 and ROUGE-2, for each article.
        lead: The same of the lead.
        words: Mean number of words.
        counters: The kit's readability counters, over all summaries.
    """

    rouge: list[tuple[float, float]]
    lead: list[tuple[float, float]]
    words: float
    counters: Counter[str]

    def mean(self, number: int) -> float:
        """Mean ROUGE-1 (0) or ROUGE-2 (1)."""
        return sum(row[number] for row in self.rouge) / len(self.rouge)

    def gain(self, number: int) -> tuple[float, float, float]:
        """Mean difference to the lead, and its interval."""
        rows = [own[number] - other[number] for own, other in zip(self.rouge, self.lead,
                strict=True)]  # fmt: skip
        low, high = kit().boot(rows)
        return sum(rows) / len(rows), low, high

    def per_hundred(self, name: str) -> float:
        """A readability counter, per 100 sentences."""
        return 100 * self.counters[name] / max(1, self.counters["sentences"])


def score_gum(choice: Choice) -> Score:
    """Summarise the development set in some way, and score it with the kit."""
    rouge, lead, words, counters = [], [], 0, Counter[str]()
    for record, documents in gum():
        texts = [documents[d].sentences[s].text for d, s in choice(list(documents))]
        texts = [kit().norm(text) for text in texts]
        length = sum(len(text.split()) for text in texts)
        rouge.append(_rouge(record, tuple(texts)))
        lead.append(_rouge(record, tuple(kit().lead_words(record, length))))
        words += length
        counters.update(kit().quality(texts, record))
    return Score(rouge=rouge, lead=lead, words=words / len(rouge), counters=counters)


_KNOWN: dict[tuple[str, tuple[str, ...]], tuple[float, float]] = {}


def _rouge(record: dict[str, Any], texts: tuple[str, ...]) -> tuple[float, float]:
    key = (record["id"], texts)
    if key not in _KNOWN:
        values = kit().rouge(list(texts), record["references"], "mean")
        _KNOWN[key] = (values[0], values[1])
    return _KNOWN[key]


def raw_sumy(method: str, *, words: int | None = None, sentences: int | None = None) -> Choice:
    """Sumy's own choice: its best sentences in their order, as many as fit."""
    from briefing.summary.sumy_methods import rate as rate_by_sumy

    def chosen(documents: list[SourceText]) -> list[tuple[int, int]]:
        passages = prepare(documents)
        plain = [replace(passage, standing=passage.standing.ALONE) for passage in passages]
        ratings = rate_by_sumy(documents, plain, method=method)
        best: list[Passage] = []
        for number in sorted(range(len(plain)), key=lambda n: -ratings[n]):
            if sentences is not None and len(best) == sentences:
                break
            if words is None or sum(p.length for p in best) + plain[number].length <= words:
                best.append(plain[number])
        return sorted((passage.document, passage.index) for passage in best)

    return chosen


def _line(name: str, score: Score) -> str:
    parts = [f"{name:18}{score.mean(0):7.2f}{score.mean(1):7.2f}{score.words:7.1f}"]
    parts += ["{:+6.2f} [{:+5.2f}, {:+5.2f}]".format(*score.gain(number)) for number in (0, 1)]
    return "  ".join(parts)


COUNTERS = (
    "not_verbatim", "near_duplicate", "fragment", "split_error", "boilerplate", "cut_quote",
    "dangling_connective", "dangling_pronoun", "too_short", "too_long",
)  # fmt: skip


def print_gum() -> None:
    """Every method on the development set."""
    for length in LENGTHS:
        print(f"GUM dev, {length}:  R-1, R-2, words; R-1 and R-2 beside the lead of those words")
        for method in METHODS:
            score = score_gum(
                lambda found, method=method, length=length: summarise_documents(
                    found, method=method, **length
                )
            )
            print(_line(method, score))
            if method in ("ranker", "lead"):
                rates = ", ".join(f"{name} {score.per_hundred(name):.1f}" for name in COUNTERS)
                print(f"    per 100 sentences: {rates}")
        for method in METHODS[2:]:
            print(_line(f"{method} raw", score_gum(raw_sumy(method, **length))))


def leaving_one_out() -> tuple[list[float], Counter[tuple[float, ...]]]:
    """Tune the ranker on all articles but one, score that one; and what was chosen how often.

    Returns:
        ROUGE-1, ROUGE-2 and their gains over the lead at 60 words, the same at 2 sentences; and
        the settings (centroid, centrality, title, names, filling) with the number of times chosen.
    """
    rows = {
        (*setting, fills): _rows(dict(zip(GRID, setting, strict=True)), fills)
        for setting in itertools.product(*GRID.values())
        for fills in FILLS
    }
    worth = {key: [_worth(row) for row in found] for key, found in rows.items()}
    total = {key: sum(values) for key, values in worth.items()}
    count = len(gum())
    picks = [max(rows, key=lambda key: total[key] - worth[key][left]) for left in range(count)]
    held = [rows[pick][left] for left, pick in enumerate(picks)]
    return [sum(column) / count for column in zip(*held, strict=True)], Counter(picks)


def _rows(setting: dict[str, float], fills: float) -> list[list[float]]:
    weights = replace(ranker.WEIGHTS, **setting)
    method = Method(rate=lambda found, passages: ranker.rate(found, passages, weights=weights))
    usual, selection._FILLS = selection._FILLS, fills  # noqa: SLF001
    rows: list[list[float]] = [[] for _ in gum()]
    for length in LENGTHS:
        score = score_gum(
            lambda found, length=length: [
                (p.document, p.index) for p in choose(found, method, Budget(**length))
            ]
        )
        for row, own, lead in zip(rows, score.rouge, score.lead, strict=True):
            row += [*own, own[0] - lead[0], own[1] - lead[1]]
    selection._FILLS = usual  # noqa: SLF001
    return rows


def _worth(row: list[float]) -> float:
    """ROUGE-1 and -2 at both lengths, and half of what they gain over the lead."""
    return row[0] + row[1] + row[4] + row[5] + (row[2] + row[3] + row[6] + row[7]) / 2


def print_tuning() -> None:
    """What tuning on the other articles gives on the one left out."""
    held, picks = leaving_one_out()
    print("leaving one article out (R-1, R-2, gain, gain at 60 words; the same at 2 sentences):")
    print("    " + "  ".join(f"{value:.2f}" for value in held))
    print(f"    chosen: {picks.most_common(3)}")


# --------------------------------------------------------------------------------- stories


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryScore:
    """What summaries of stories with several articles hold.

    Attributes:
        repeated: Sentences that share half of their runs of three words with an earlier one.
        alike: Mean highest share of a sentence's words that stand in another one of the summary.
        names: Share of the story's most named names that the summary names.
        voices: Share of the independent articles that lend a sentence.
        counters: The kit's readability counters, if the kit is here.
    """

    repeated: float
    alike: float
    names: float
    voices: float
    counters: Counter[str]


def example_stories(least: int = 2) -> list[list[Reading]]:
    """The labelled stories of the examples that have several articles which are no copies."""
    from benchmarks.example_readings import example_readings, story_labels
    from briefing.stories.duplicates import find_copies

    readings, labels = example_readings(), story_labels()
    copies = find_copies(readings)
    stories: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda r: (r.published, r.article.id)):
        if reading.article.id not in copies:
            stories.setdefault(labels[reading.article.id], []).append(reading)
    return [members for _, members in sorted(stories.items()) if len(members) >= least]


def score_stories(method: str, *, least: int = 2, **length: int) -> StoryScore:
    """Summarise the example stories by a method."""
    repeated, alike, names, voices = [], [], [], []
    counters: Counter[str] = Counter()
    for members in example_stories(least):
        documents = [source_text(reading, "Europe/Istanbul") for reading in members]
        chosen = summarise_documents(documents, method=method, **length)
        texts = [documents[d].sentences[s].text for d, s in chosen]
        repeated += [_repeats(text, texts[:number]) for number, text in enumerate(texts)]
        alike += [_alike(text, texts[:number] + texts[number + 1 :])
                  for number, text in enumerate(texts)]  # fmt: skip
        names.append(_named(documents, texts))
        voices.append(len({document for document, _ in chosen}) / len(documents))
        if KIT.is_dir():
            record = {"docs": [{"sentences": [s.text for s in d.sentences]} for d in documents]}
            counters.update(kit().quality([kit().norm(text) for text in texts], record))
    return StoryScore(
        repeated=_mean(repeated), alike=_mean(alike), names=_mean(names), voices=_mean(voices),
        counters=counters,
    )  # fmt: skip


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _repeats(text: str, before: Sequence[str]) -> bool:
    runs = trigrams(stems(text))
    for other in before:
        theirs = trigrams(stems(other))
        if len(runs & theirs) >= 0.5 * max(1, min(len(runs), len(theirs))):
            return True
    return False


def _alike(text: str, others: Sequence[str]) -> float:
    own = set(terms(text))
    return max((len(own & set(terms(other))) / max(1, len(own)) for other in others), default=0.0)


def _named(documents: Sequence[SourceText], texts: Sequence[str], most: int = 8) -> float:
    counts = Counter(name for document in documents for name in document.names)
    top = sorted(counts, key=lambda name: (-counts[name], name))[:most]
    printed = set(itertools.chain.from_iterable(map(terms, texts)))
    heads = [terms(name)[-1] for name in top if terms(name)]
    return sum(head in printed for head in heads) / max(1, len(heads))


def print_stories() -> None:
    """The example stories, by our ranker, the lead in turn, and sumy's LexRank."""
    print("stories of the examples with two articles or more (copies left out), 120 words:")
    print(f"{'':10}repeated  alike  names  sources")
    for method in ("ranker", "lead", "lexrank"):
        score = score_stories(method, words=120)
        print(f"{method:10}{score.repeated:8.3f}{score.alike:7.2f}{score.names:7.2f}"
              f"{score.voices:9.2f}")  # fmt: skip
    for least, name in ((1, "all stories"), (2, "several articles")):
        counters = score_stories("ranker", least=least, sentences=3).counters
        rates = ", ".join(
            f"{key} {100 * counters[key] / max(1, counters['sentences']):.1f}" for key in COUNTERS
        )
        print(f"per 100 sentences of the ranker, {name}, 3 sentences: {rates}")


# ------------------------------------------------------------------------------------ cost


def long_story(sentences: int) -> list[SourceText]:
    """Sentences of the examples, in two to six articles, as many as wanted."""
    from benchmarks.example_readings import example_readings

    texts = [s.text for reading in example_readings() for s in reading.analysis.sentences]
    wanted = list(itertools.islice(itertools.cycle(texts), sentences))
    size = max(33, sentences // 4)
    return [
        _document({"title": "", "sentences": wanted[start : start + size]})
        for start in range(0, sentences, size)
    ]


def cost(method: str, sentences: int, *, rounds: int = 5) -> float:
    """Processor milliseconds for one summary of 250 words, the best of some rounds."""
    documents = long_story(sentences)
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        summarise_documents(documents, method=method, words=250)
        best = min(best, time.process_time() - start)
    return 1000 * best


def print_cost() -> None:
    """Milliseconds against the number of sentences."""
    print("CPU ms for one summary of 250 words (sumy's LexRank sees 400 sentences at most)")
    for size in (33, 95, 250, 500, 1000, 2000):
        ours, theirs = cost("ranker", size), cost("lexrank", size, rounds=2)
        print(
            f"{size:6} sentences   ranker {ours:8.1f}   lexrank {theirs:9.1f}"
            f"   ours / lexrank {ours / theirs:.2f}"
        )


PARTS = {
    "gum": print_gum, "stories": print_stories, "cost": print_cost, "tuning": print_tuning,
}  # fmt: skip


def main() -> None:
    """Print the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])
    parts = parser.parse_args().parts or list(PARTS)
    if not GUM.is_file() and {"gum", "tuning"} & set(parts):
        sys.exit("the summary kit is not beside this checkout (../shared/summaries)")
    for name in parts:
        PARTS[name]()


if __name__ == "__main__":
    main()
