"""What a brief costs of articles that are read already, by the days before it and by its own.

    python -m benchmarks.briefs [--days 10 365 1000] [--articles 100 300 1000 3000 10000]
                                [--rounds 3]

Twice over invented news (`benchmarks.invented_news`), with nothing left to read: one and the same
morning of 40 articles after so many days of 40, the week before it built; and a day of so many
articles with nothing before it. Processor time of the brief, of the visits alone and of the actors
alone, the least of some rounds (of a day of thousands there is one): histories take turns, so that
a busy machine harms all alike. Beside them the exponent of a power law through each row; the same
without what a day of a single article costs; and that of the last step alone, where a worse law
would show first. Promise: a brief after years at most 1.2 times that after ten days; at most 1.1
as the exponent of the articles.
"""

import argparse
import gc
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path

from benchmarks import growth
from benchmarks.power_law import exponent
from briefing.assembly import Workshop
from briefing.runs import building, gathering
from briefing.runs.build_request import BuildRequest
from briefing.runs.composing import make_actors, make_brief, make_visits

# Of the days before a morning so many are built: what it goes on from.
_BUILT = 7
_A_DAY = 40
_MAKES: Mapping[str, Callable[[Workshop, BuildRequest], object]] = {
    "brief": make_brief,
    "visits": make_visits,
    "actors": make_actors,
}
# As the program sets it for every command.
_COLLECTED_AFTER = 100_000
# What takes so many seconds is told well enough by one round.
_LONG = 2.0


@contextmanager
def project(folder: Path, *, days: int, articles: int) -> Iterator[Workshop]:
    """A project with so many days of news before the morning, all of it read.

    Args:
        folder: Where.
        days: How many days.
        articles: How many articles a day.
    """
    (folder / "articles").mkdir(parents=True)
    text = growth.CONFIG.replace("[html, pdf]", "[html]")
    (folder / "config.yaml").write_text(text, encoding="utf-8")
    with growth.workshop(folder) as workshop:
        first = growth.MORNING - timedelta(days=days)
        growth.keep(workshop, first, days=days, articles=articles, unread=None)
        memory, gathering.MEMORY_DAYS = gathering.MEMORY_DAYS, gathering.STORY_DAYS
        archive, building.publish_archive = building.publish_archive, lambda _: ()
        try:
            for number in range(max(0, days - _BUILT), days):
                growth.build(workshop, first + timedelta(days=number))
        finally:
            gathering.MEMORY_DAYS, building.publish_archive = memory, archive
        yield workshop


def _spent(workshop: Workshop, make: Callable[[Workshop, BuildRequest], object]) -> float:
    (edition,) = workshop.config.editions
    order = BuildRequest(edition=edition, day=growth.MORNING, now=growth.evening(growth.MORNING))
    begun = os.times()
    make(workshop, order)
    ended = os.times()
    return ended.user + ended.system - begun.user - begun.system


def measured(
    projects: Sequence[Workshop], make: Callable[[Workshop, BuildRequest], object], *, rounds: int
) -> list[float]:
    """The least cost of a stage in each project, in turns."""
    least = [_spent(workshop, make) for workshop in projects]
    for _ in range(rounds - 1):
        for place, workshop in enumerate(projects):
            if least[place] < _LONG:
                least[place] = min(least[place], _spent(workshop, make))
    return least


def table(sizes: Sequence[int], costs: Mapping[str, Sequence[float]], *, of: str) -> Iterator[str]:
    """The costs of each stage at each size."""
    yield f"{'CPU seconds':12}" + "".join(f"{n:>7} {of}" for n in sizes)
    for name, spent in costs.items():
        yield f"{name:12}" + "".join(f"{one:{8 + len(of)}.2f}" for one in spent)


def by_days(home: Path, sizes: Sequence[int], *, rounds: int) -> None:
    """Print what the days before a morning change."""
    with ExitStack() as stack:
        projects = [
            stack.enter_context(project(home / f"{size}-days", days=size, articles=_A_DAY))
            for size in sizes
        ]
        for workshop in projects:
            _spent(workshop, make_brief)  # what is kept of each article for later is made now
        costs = {name: measured(projects, make, rounds=rounds) for name, make in _MAKES.items()}
    print(*table(sizes, costs, of="days"), sep="\n")
    for name, spent in costs.items():
        print(f"{name:12} {sizes[-1]} / {sizes[0]} days: {spent[-1] / spent[0]:.2f}", flush=True)


def by_articles(home: Path, sizes: Sequence[int], *, rounds: int) -> None:
    """Print what the articles of a day change."""
    costs: dict[str, list[float]] = {name: [] for name in _MAKES}
    for size in (1, *sizes):
        with project(home / f"{size}-articles", days=0, articles=size) as workshop:
            for name, make in _MAKES.items():
                costs[name] += measured([workshop], make, rounds=rounds)
    print(*table((1, *sizes), costs, of="articles"), sep="\n")
    for name, (alone, *spent) in costs.items():
        further = [one - alone for one in spent]
        print(
            f"{name:12} exponent {exponent(sizes, spent):.2f}",
            f"without what one article costs {exponent(sizes, further):.2f}",
            f"of the last step {exponent(sizes[-2:], spent[-2:]):.2f}",
            sep=", ",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, nargs="*", default=[10, 365, 1000])
    parser.add_argument("--articles", type=int, nargs="*", default=[100, 300, 1000, 3000, 10000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    gc.set_threshold(_COLLECTED_AFTER, 20, 50)
    with tempfile.TemporaryDirectory() as scratch:
        if options.days:
            by_days(Path(scratch), options.days, rounds=options.rounds)
        if options.articles:
            by_articles(Path(scratch), options.articles, rounds=options.rounds)


if __name__ == "__main__":
    main()
