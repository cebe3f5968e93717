"""What a brief costs of articles that are read already, by the days before it and by its own.

    python -m benchmarks.briefs [--days 10 30 120] [--articles 100 300 1000] [--rounds 3]

Twice over invented news (`benchmarks.invented_news`), with nothing left to read: one and the same
morning of 40 articles after so many days of 40, the week before it built; and a day of so many
articles with nothing before it. Processor time of the brief, of the visits alone and of the actors
alone, the least of some rounds: histories take turns, so that a busy machine harms all alike. Then
the exponent of a power law through each row. Promise: a brief after a year at most 1.2 times that
after ten days; at most 1.1 as the exponent of the articles.
"""

import argparse
import gc
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from math import log
from pathlib import Path

from benchmarks import growth
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


@contextmanager
def project(
    folder: Path, *, days: int, articles: int, out_of: int | None = None
) -> Iterator[Workshop]:
    """A project with so many days of news before the morning, all of it read.

    Args:
        folder: Where.
        days: How many days.
        articles: How many articles a day.
        out_of: The days are the last of so many: projects of different lengths end alike.
    """
    (folder / "articles").mkdir(parents=True)
    text = growth.CONFIG.replace("[html, pdf]", "[html]")
    (folder / "config.yaml").write_text(text, encoding="utf-8")
    with growth.workshop(folder) as workshop:
        first = growth.MORNING - timedelta(days=days)
        growth.keep(workshop, first, days=days, articles=articles, unread=None, out_of=out_of)
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


def table(sizes: Sequence[int], projects: Sequence[Workshop], *, rounds: int, of: str) -> str:
    """The costs of each stage at each size, with what they grow by."""
    least: dict[str, list[float]] = {}
    for name, make in _MAKES.items():
        for workshop in projects:
            _spent(workshop, make)  # what is kept of each article for later is made now
        tried = [[_spent(workshop, make) for workshop in projects] for _ in range(rounds)]
        least[name] = [min(one[place] for one in tried) for place in range(len(sizes))]
    lines = [f"{'CPU seconds':12}" + "".join(f"{n:>7} {of}" for n in sizes) + "   ratio exponent"]
    for name, spent in least.items():
        ratio = spent[-1] / spent[0]
        cells = "".join(f"{one:{8 + len(of)}.2f}" for one in spent)
        lines.append(f"{name:12}{cells}{ratio:8.2f}{exponent(sizes, spent):9.2f}")
    return "\n".join(lines)


def exponent(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """The exponent of the power law that lies nearest to some costs."""
    across, up = [log(one) for one in sizes], [log(max(one, 0.001)) for one in costs]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    spread = sum((one - middle) ** 2 for one in across)
    joint = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True))
    return joint / spread if spread else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, nargs="*", default=[10, 30, 120])
    parser.add_argument("--articles", type=int, nargs="*", default=[100, 300, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    gc.set_threshold(_COLLECTED_AFTER, 20, 50)
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        for sizes, of in ((options.days, "days"), (options.articles, "articles")):
            projects = [
                stack.enter_context(
                    project(
                        Path(scratch) / f"{size}-{of}",
                        days=size,
                        articles=_A_DAY,
                        out_of=max(sizes),
                    )
                    if of == "days"
                    else project(Path(scratch) / f"{size}-{of}", days=0, articles=size)
                )
                for size in sizes
            ]
            if projects:
                print(table(sizes, projects, rounds=options.rounds, of=of), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
