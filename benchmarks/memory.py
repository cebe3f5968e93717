"""What a daemon of a month holds: it must not grow with the days.

    python -m benchmarks.memory [--days 30] [--articles 15] [--ticks 24] [--here]

Ticks through so many days, hour by hour, as `briefing run` does every half minute: each day's
invented news is put into a folder, collected, read (what is found in it is known from its making:
no model), built as HTML and filed in the archive. Briefs are built in a process of their own, as
`briefing run` builds them; with `--here` in the daemon's, which then holds what it remembers of
names, and is harder on it. Prints the memory in
use at the end of each day and how much the most after the third day is above that of the third.
Promise: at most 5 %.
"""

import argparse
import gc
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path

from benchmarks import growth
from benchmarks.invented_news import Told, invented_news
from briefing.assembly import Workshop, assemble
from briefing.config import EditionConfig, load_config
from briefing.model import Analysis, Article
from briefing.runs.build_process import build_apart
from briefing.runs.due_work import Builder, build_here, tick
from briefing.runs.outcomes import BuildReport
from briefing.runs.reading import analysed

_PROMISE = 1.05
_SETTLED = 3  # days


class InventedReader:
    """Finds in an invented article what it was made of."""

    def __init__(self) -> None:
        self.told: dict[str, Told] = {}

    def analyse(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """What stands in some articles."""
        return (self.told[article.url or ""].analysis(article.id) for article in articles)

    def give_up(self, article: Article) -> Analysis:
        """The same: nothing is read elsewhere."""
        return self.told[article.url or ""].analysis(article.id)


def build_read(
    workshop: Workshop, *, edition: EditionConfig, day: date, now: datetime
) -> BuildReport:
    """Build a brief as `briefing run` does, of articles that are read here: no model is loaded."""
    new = workshop.store.articles.first_seen_between(since=now - timedelta(days=2), until=now)
    analysed(workshop, new)
    return build_apart(workshop, edition=edition, day=day, now=now)


def run(folder: Path, *, days: int, articles: int, ticks: int, builder: Builder) -> Iterator[float]:
    """Live through some days; yield the resident memory after each, in MB."""
    (folder / "articles").mkdir()
    text = growth.CONFIG.replace("[html, pdf]", "[html]")
    (folder / "config.yaml").write_text(text, encoding="utf-8")
    reader = InventedReader()
    first = growth.MORNING - timedelta(days=days)
    with assemble(load_config(folder / "config.yaml", environment={})) as workshop:
        workshop.__dict__["reader"] = reader
        news = invented_news(first, days=days, per_day=articles)
        for day, told in groupby(news, key=lambda one: one.day):
            of_day = list(told)
            reader.told = {one.fetched.url or "": one for one in of_day}
            _put(folder / "articles" / f"{day}.jsonl", of_day)
            midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
            for number in range(1, ticks + 1):
                _tick(workshop, midnight + timedelta(days=1) * number / ticks, builder)
            gc.collect()
            yield _resident()


def _put(file: Path, told: Iterable[Told]) -> None:
    lines = [
        json.dumps(
            {
                "id": one.fetched.key,
                "url": one.fetched.url,
                "source": one.fetched.source,
                "title": one.fetched.title,
                "text": one.fetched.text,
                "published": one.fetched.published and one.fetched.published.isoformat(),
                "language": "en",
            }
        )
        for one in told
    ]
    file.write_text("\n".join(lines), encoding="utf-8")


def _tick(workshop: Workshop, now: datetime, builder: Builder) -> None:
    report = tick(workshop, now=now, builder=builder)
    for problem in report.problems:
        raise SystemExit(f"{problem.where}: {problem.message}")


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--articles", type=int, default=15, help="a day")
    parser.add_argument("--ticks", type=int, default=24, help="a day")
    parser.add_argument("--here", action="store_true", help="build in the daemon's process")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        used = []
        for number, resident in enumerate(
            run(
                Path(scratch),
                days=options.days,
                articles=options.articles,
                ticks=options.ticks,
                builder=build_here if options.here else build_read,
            ),
            start=1,
        ):
            used.append(resident)
            print(f"day {number:3}: {resident:6.1f} MB", flush=True)
    if len(used) <= _SETTLED:
        return
    grown = max(used[_SETTLED:]) / used[_SETTLED - 1]
    print(f"most after day {_SETTLED} / day {_SETTLED}: {grown:.3f} (promise {_PROMISE})")


if __name__ == "__main__":
    main()
