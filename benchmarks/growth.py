"""What a morning costs after months: `briefing build` of one day, on a short and a long history.

    python -m benchmarks.growth [--days 10 30 120 365] [--articles 40] [--rounds 3] [--formats html]

Makes a project with so many days of invented news (`benchmarks.invented_news`) before one
morning, its earlier briefs built (with a week's memory each, to save time) and archived; then
builds that morning's brief as `briefing build` does, HTML and PDF, its own articles unread. The
processor time of the process and its children, by stage, is printed for each history, and the
ratio of the longest to the shortest. Promise: at most 1.2 times the short history's.
"""

import argparse
import contextlib
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.invented_news import invented_news
from briefing.assembly import Workshop, assemble
from briefing.cli import main as main_of_briefing
from briefing.config import load_config
from briefing.runs import building, composing, gathering, publishing
from briefing.runs.publishing import publish_archive

_ROOT = Path(__file__).resolve().parents[1]
MORNING = date(2026, 11, 27)
# The edition closes in the evening, so that a brief holds the articles of its own date.
CONFIG = """
sources:
  - folder: articles
editions:
  - name: daily
    title: The Growing Brief
    zone: UTC
    hour: "23:00"
    days: daily
    formats: [html, pdf]
output: output
store: briefing.db
"""
_STAGES = {
    "history and reading": (composing, "gather"),
    "stories": (composing, "group_stories"),
    "actors": (composing, "_actors"),
    "visits": (composing, "_visits"),
    "summaries": (composing, "_told"),
    "brief": (composing, "make_brief"),
    "documents": (building, "render"),
    "archive": (building, "publish_archive"),
}


def prepare(folder: Path, *, days: int, articles: int) -> None:
    """Make a project with so many days of news and briefs before the morning."""
    (folder / "articles").mkdir()
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    first = MORNING - timedelta(days=days)
    with workshop(folder) as opened:
        keep(opened, first, days=days, articles=articles)
        memory, gathering.MEMORY_DAYS = gathering.MEMORY_DAYS, gathering.STORY_DAYS
        archive, building.publish_archive = building.publish_archive, lambda _: ()
        try:
            for number in range(days):
                if number == days - 1:  # as on any morning, the day before remembered a quarter
                    gathering.MEMORY_DAYS = memory
                build(opened, first + timedelta(days=number))
        finally:
            gathering.MEMORY_DAYS, building.publish_archive = memory, archive
        publish_archive(opened)


def keep(
    workshop: Workshop,
    first: date,
    *,
    days: int,
    articles: int,
    unread: date | None = MORNING,
) -> None:
    """Keep the news of every day as of its evening and, but for one day's, its readings."""
    store = workshop.store
    news_of = invented_news(first, days=days + 1, per_day=articles)
    for day, told in groupby(news_of, key=lambda one: one.day):
        news = {one.fetched.url: one for one in told}
        now = evening(day)
        deque(store.articles.add_many((one.fetched for one in news.values()), now=now), maxlen=0)
        if day != unread:
            kept = store.articles.first_seen_between(since=now - timedelta(minutes=1), until=now)
            read = [(article, news[article.url].analysis(article.id)) for article in kept]
            store.analyses.put(read, version=workshop.reading_version)


def morning(folder: Path, formats: str) -> dict[str, float]:
    """Run `briefing build` here and now; return processor seconds by stage."""
    spent: dict[str, float] = defaultdict(float)
    with contextlib.ExitStack() as stack:
        for stage, (module, name) in _STAGES.items():
            stack.enter_context(_timed(spent, stage, module, name))
        stack.enter_context(contextlib.suppress(SystemExit))
        stack.enter_context(contextlib.redirect_stdout(sys.stderr))
        order = ["build", "--date", MORNING.isoformat(), "--format", formats]
        main_of_briefing(["-c", str(folder / "config.yaml"), *order])
    if "documents" not in spent:
        sys.exit("briefing build failed")
    spent["whole process"] = _seconds()
    return {stage: round(seconds, 2) for stage, seconds in spent.items()}


@contextlib.contextmanager
def _timed(spent: dict[str, float], stage: str, module: Any, name: str) -> Iterator[None]:  # noqa: ANN401
    work: Callable[..., object] = getattr(module, name)

    def measured(*given: object, **named: object) -> object:
        begun = _seconds()
        try:
            return work(*given, **named)
        finally:
            spent[stage] += _seconds() - begun

    places = [one for one in (module, building, composing, publishing) if hasattr(one, name)]
    for place in places:
        setattr(place, name, measured)
    try:
        yield
    finally:
        for place in places:
            setattr(place, name, work)


def workshop(folder: Path) -> Workshop:
    """The parts of a project."""
    return assemble(load_config(folder / "config.yaml", environment={}))


def build(workshop: Workshop, day: date) -> None:
    """Build a day's brief in the evening of that day."""
    (edition,) = workshop.config.editions
    building.build(workshop, edition=edition, day=day, now=evening(day), formats=["html", "json"])


def evening(day: date) -> datetime:
    """When everything of a day is there."""
    return datetime(day.year, day.month, day.day, 23, 30, tzinfo=UTC)


def _seconds() -> float:
    told = [resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in told)


def _measure(project: Path, formats: str) -> dict[str, float]:
    """Build the morning in a process of its own, on a copy of the project."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "project"
        shutil.copytree(project, copy)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.growth", "--formats", formats, "--morning", copy],
            cwd=_ROOT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    told: dict[str, float] = json.loads(done.stdout)
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, nargs="+", default=[10, 120], help="the histories")
    parser.add_argument("--articles", type=int, default=40, help="a day")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--formats", default="html,pdf")
    parser.add_argument("--projects", type=Path, help="keep the projects here, and use them again")
    parser.add_argument("--morning", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.morning:
        print(json.dumps(morning(options.morning, options.formats)))
        return
    with tempfile.TemporaryDirectory() as scratch:
        home = options.projects or Path(scratch)
        projects = [home / f"{days}-days" for days in options.days]
        for project, days in zip(projects, options.days, strict=True):
            if not project.exists():
                project.mkdir(parents=True)
                prepare(project, days=days, articles=options.articles)
        rounds = [
            [_measure(project, options.formats) for project in projects]
            for _ in range(options.rounds)
        ]
    _report(rounds, options.days)


def _report(rounds: list[list[dict[str, float]]], days: list[int]) -> None:
    print(f"{'CPU seconds, median':22}" + "".join(f"{n:>6} days" for n in days) + "   ratio")
    for stage in rounds[0][0]:
        spent = [median(one[n][stage] for one in rounds) for n in range(len(days))]
        ratio = median(one[-1][stage] / max(one[0][stage], 0.01) for one in rounds)
        print(f"{stage:22}" + "".join(f"{one:11.2f}" for one in spent) + f"{ratio:8.2f}")


if __name__ == "__main__":
    main()
