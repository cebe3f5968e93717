"""Measure the grouping of articles into stories: BCubed on the labelled examples, and its cost.

    python -m benchmarks.stories [--cost]

BCubed precision and recall are means over the articles: which part of the articles grouped with
one belong there, and which part of those that belong there are grouped with it. The thresholds
are also chosen leaving one day out: each day's articles are judged with the thresholds that were
best on the articles of the other days. `--cost` measures the grouping of whole days of invented
news instead: asked are at most 15 CPU seconds and 300 MB for 3,000 articles. The exponent says how
the cost grows, 1 being in proportion.
"""

import argparse
import itertools
import math
import multiprocessing
import resource
import statistics
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from benchmarks.busy_news import busy_news
from benchmarks.example_readings import example_readings, story_labels
from briefing.model import Reading
from briefing.names import fold
from briefing.stories import group_stories
from briefing.stories.constraints import ties_of
from briefing.stories.duplicates import find_copies
from briefing.stories.grouping import group
from briefing.stories.similarity import LIKENESS, Likeness
from briefing.stories.vectors import make_vectors

JOINED = (0.16, 0.17, 0.18, 0.19, 0.20, 0.21, 0.22, 0.24)
CONTINUED = (0.14, 0.16, 0.18, 0.20, 0.22, 0.24, 0.26, 0.28)
_SIZES = (375, 750, 1500, 3000)


@dataclass(frozen=True, slots=True)
class BCubed:
    """Means over articles."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def bcubed(
    found: Mapping[str, str], wanted: Mapping[str, str], over: Iterable[str] | None = None
) -> BCubed:
    """Compare two groupings.

    Args:
        found: Which story each article was put into.
        wanted: Which story it belongs to.
        over: The articles to take the means over; all of `found` if not given.
    """
    precision, recall = [], []
    for one in sorted(over if over is not None else found):
        together = {other for other in found if found[other] == found[one]}
        belonging = {other for other in found if wanted[other] == wanted[one]}
        right = len(together & belonging)
        precision.append(right / len(together))
        recall.append(right / len(belonging))
    return BCubed(statistics.mean(precision), statistics.mean(recall))


def grouped(readings: Sequence[Reading], measure: Likeness = LIKENESS) -> dict[str, str]:
    """Group all articles at once, as `briefing stories` does."""
    (found,) = _groupings(readings, [measure])
    return found


def _groupings(
    readings: Sequence[Reading], measures: Iterable[Likeness]
) -> Iterator[dict[str, str]]:
    """The same by several thresholds: what does not depend on them is made once."""
    copies = find_copies(readings)
    kept = sorted(
        (reading for reading in readings if reading.article.id not in copies),
        key=lambda reading: (reading.published, reading.article.id),
    )
    times = [reading.published.timestamp() for reading in kept]
    vectors, ties = make_vectors(kept), ties_of(kept)
    for measure in measures:
        story = {
            kept[number].article.id: kept[members[0]].article.id
            for members in group(vectors, times, ties=ties, measure=measure)
            for number in members
        }
        yield {**story, **{copy: story[original] for copy, original in copies.items()}}


def leaving_one_day_out(readings: Sequence[Reading]) -> tuple[BCubed, dict[int, Likeness]]:
    """Judge each day's articles with the thresholds that are best on the other days'."""
    labels = story_labels()
    pairs = list(itertools.product(JOINED, CONTINUED))
    measures = [
        replace(LIKENESS, joined=joined, continued=continued) for joined, continued in pairs
    ]
    found = dict(zip(pairs, _groupings(readings, measures), strict=True))
    chosen: dict[int, Likeness] = {}
    parts: list[tuple[BCubed, int]] = []
    for day in sorted({reading.published.day for reading in readings}):
        held = [r.article.id for r in readings if r.published.day == day]
        others = [r.article.id for r in readings if r.published.day != day]
        best = max(bcubed(found[key], labels, others).f1 for key in found)
        ties = [key for key in found if bcubed(found[key], labels, others).f1 >= best - 1e-9]
        joined, continued = ties[len(ties) // 2]
        chosen[day] = replace(LIKENESS, joined=joined, continued=continued)
        parts.append((bcubed(found[joined, continued], labels, held), len(held)))
    total = sum(size for _, size in parts)
    return (
        BCubed(
            sum(part.precision * size for part, size in parts) / total,
            sum(part.recall * size for part, size in parts) / total,
        ),
        chosen,
    )


def day_by_day(readings: Sequence[Reading]) -> dict[int, BCubed]:
    """What the brief of each day sees: a window of a day and all days before it as earlier."""
    labels = story_labels()
    last = max(reading.published for reading in readings)
    found = {}
    for back in reversed(range(5)):
        cutoff = last - timedelta(days=back)
        since = cutoff - timedelta(days=1)
        window = [r for r in readings if since < r.published <= cutoff]
        earlier = [r for r in readings if r.published <= since]
        stories = group_stories(window, earlier=earlier, now=cutoff)
        members = {a: s.id for s in stories for a in (*s.articles, *s.earlier)}
        found[cutoff.day] = bcubed(members, labels, [r.article.id for r in window])
    return found


def separated_pairs(found: Mapping[str, str], pairs: Sequence[Mapping[str, object]]) -> int:
    """How many of the pairs of events with one person and place share no group."""
    labels = story_labels()
    kept = 0
    for pair in pairs:
        first, second = (
            {found[key] for key, story in labels.items() if story == name}
            for name in pair["stories"]  # type: ignore[attr-defined]
        )
        kept += first.isdisjoint(second)
    return kept


def _print_quality() -> None:
    import json

    from benchmarks.example_readings import EXAMPLES

    readings = example_readings()
    found = grouped(readings)
    whole = bcubed(found, story_labels())
    print(f"all days at once    P {whole.precision:.3f}  R {whole.recall:.3f}  F1 {whole.f1:.3f}")
    held, chosen = leaving_one_day_out(readings)
    print(f"leaving one day out P {held.precision:.3f}  R {held.recall:.3f}  F1 {held.f1:.3f}")
    for day, measure in chosen.items():
        print(f"    day {day}: joined {measure.joined}, continued {measure.continued}")
    for day, value in day_by_day(readings).items():
        print(f"brief of day {day}      P {value.precision:.3f}  R {value.recall:.3f}"
              f"  F1 {value.f1:.3f}")  # fmt: skip
    pairs = json.loads((EXAMPLES / "labels" / "pairs.json").read_text("utf-8"))
    print(f"events with one person and place kept apart: {separated_pairs(found, pairs)}"
          f" of {len(pairs)}")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """What grouping a day of invented news takes.

    Attributes:
        articles: How many there are.
        seconds: CPU seconds.
        folds: The same in the cost of folding each text once, which a busy machine slows as well.
        megabytes: By how much the most memory in use grew.
    """

    articles: int
    seconds: float
    folds: float
    megabytes: float


def cost(count: int) -> Cost:
    """Measure one size; in a process of its own, as memory once taken is not given back."""
    readings = busy_news(count)
    now = max(reading.published for reading in readings)
    group_stories(readings[:1], now=now)
    before, start = _peak(), time.process_time()
    group_stories(readings, now=now)
    spent, grown = time.process_time() - start, _peak() - before
    start = time.process_time()
    for reading in readings:
        fold(reading.article.text)
    return Cost(count, spent, spent / (time.process_time() - start), grown)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _print_cost() -> None:
    context = multiprocessing.get_context("spawn")
    first: Cost | None = None
    for size in _SIZES:
        with context.Pool(1) as one:
            found = one.apply(cost, (size,))
        first = first or found
        line = (f"{size:5} articles  {found.seconds:6.2f} CPU-s  {found.folds:4.0f} folds of them"
                f"  {found.megabytes:4.0f} MB")  # fmt: skip
        if found.articles > first.articles:
            growth = math.log(found.seconds / first.seconds, found.articles / first.articles)
            line += f"  exponent {growth:.2f}"
        print(line)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cost", action="store_true", help="measure the processor time instead")
    if parser.parse_args().cost:
        _print_cost()
    else:
        _print_quality()


if __name__ == "__main__":
    main()
