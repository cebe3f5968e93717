"""What one more morning costs the archive, by the briefs that are in it already.

    python -m benchmarks.archive [--briefs 10 100 300 1000]

Keeps an invented brief a day (twelve stories, 25 actors, 15 visits) and measures, each time so many
are in the archive, what the next one costs it: processor seconds and files that are written, beside
the plainer way, which makes all pages of so many briefs anew. A story is new every day, a visit is
told for two weeks, and the n-th actor is in the news one n-th as often as the first.
"""

import argparse
import random
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks import growth
from benchmarks.merging import processor_time
from benchmarks.power_law import exponent
from briefing.assembly import Workshop, archive_writer
from briefing.model import ActorId, Brief, StoryId, Visit, VisitId
from tests.sample_brief import rich

_PEOPLE = 3_000
_FILES = ("brief.html", "brief.pdf", "brief.json")
_MORNINGS = 3


def brief_of(number: int) -> Brief:
    """The brief of one of the days that follow each other."""
    chance = random.Random(number)
    sample = rich()
    later = timedelta(days=number)
    who = {one.id: ActorId(f"actor-{_rank(chance):04}") for one in sample.actors}
    names = {ActorId(key): f"Person {key.removeprefix('actor-')}" for key in who.values()}
    return replace(
        sample,
        day=sample.day + later,
        number=number,
        window=replace(
            sample.window, since=sample.window.since + later, until=sample.window.until + later
        ),
        cutoff=sample.cutoff + later,
        stories=tuple(
            replace(
                told,
                story=replace(told.story, id=StoryId(f"story-{number}-{place}")),
                actors=tuple(who.get(one, one) for one in told.actors),
            )
            for place, told in enumerate(sample.stories)
        ),
        actors=tuple(
            {
                who[one.id]: replace(one, id=who[one.id], name=names[who[one.id]])
                for one in sample.actors
            }.values()
        ),
        visits=tuple(
            _moved(one, VisitId(f"visit-{number - place}"), timedelta(days=number - place))
            for place, one in enumerate(sample.visits)
        ),
    )


def _moved(visit: Visit, name: VisitId, by: timedelta) -> Visit:
    def later(day: date | None) -> date | None:
        return day and day + by

    return replace(visit, id=name, start=later(visit.start), end=later(visit.end))


def _rank(chance: random.Random) -> int:
    """A rank from 0; the n-th comes about one n-th as often as the first."""
    return int((_PEOPLE + 1) ** chance.random()) - 1


def _file(workshop: Workshop, number: int) -> None:
    """Keep a brief, and put its files where the archive looks for them."""
    brief = brief_of(number)
    folder = workshop.config.output / brief.edition / brief.day.isoformat()
    folder.mkdir(parents=True)
    for name in _FILES:
        (folder / name).touch()
    workshop.store.briefs.put(brief, built_at=brief.cutoff)


def _written(workshop: Workshop) -> tuple[float, int]:
    """What bringing the archive up to date costs, and how many files it writes."""
    store = workshop.store
    begun = processor_time()
    changed = archive_writer(workshop.config)(store.briefs, store.pieces, workshop.config.output)
    return processor_time() - begun, len(changed)


def measured(folder: Path, briefs: int) -> tuple[float, float, int]:
    """The cost of the whole archive made anew, that of one more brief, and the files it writes."""
    folder.mkdir()
    (folder / "config.yaml").write_text(growth.CONFIG, encoding="utf-8")
    (folder / "articles").mkdir()
    with growth.workshop(folder) as workshop:
        for number in range(briefs):
            _file(workshop, number)
        anew, _ = _written(workshop)
        costs = []
        for number in range(briefs, briefs + _MORNINGS):
            _file(workshop, number)
            costs.append(_written(workshop))
    return anew, *min(costs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--briefs", type=int, nargs="+", default=[10, 100, 300, 1000])
    sizes = parser.parse_args().briefs
    print("briefs before   one more   files   all anew   one more / all anew")
    least = []
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            anew, more, files = measured(Path(scratch) / str(size), size)
            least.append(more)
            print(f"{size:13}{more:9.2f} s{files:8}{anew:9.2f} s{more / anew:13.3f}", flush=True)
    print(
        f"{sizes[-1]} / {sizes[0]}: {least[-1] / least[0]:.2f}, exponent "
        f"{exponent(sizes, least):.2f}"
    )


if __name__ == "__main__":
    main()
