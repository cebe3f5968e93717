"""What a second process brings to the reading: one worker beside several, wall and processor time.

    python -m benchmarks.workers [--articles 600] [--workers 2] [--rounds 1]

Reads the same texts with the English reader through the engine `local`, in turns with one process
and with several, the model loaded anew each time; what they read must be the same. An article is
three of the examples, 440 words, as long as news. A process takes two seconds to start and to load
the model, which a few articles cannot win back: 600 are a minute of reading, a busy edition's day.

Wall time is worth something only on a machine that is idle otherwise: the load is printed. By
processor time the ratio is what it would be if each process had a core of its own and none ever
waited for another. Promise: two workers at least 1.8 times as fast as one, starting them included.
"""

import argparse
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from statistics import median

from benchmarks.analysis import english_articles
from briefing.analysis.late_reader import LateReader
from briefing.analysis.single import read_one
from briefing.config import DEFAULT_LANGUAGES
from briefing.engines.local import Local
from briefing.model import Article
from briefing.store.codec import encode

_JOINED = 3


@dataclass(frozen=True, slots=True)
class Run:
    """What reading took.

    Attributes:
        wall: Seconds.
        cpu: Seconds of this process and of those it started.
        digest: Of all that was read.
    """

    wall: float
    cpu: float
    digest: str


def news(number: int) -> list[Article]:
    """So many articles, as long as news."""
    given = english_articles()
    return [
        replace(
            given[n % len(given)],
            text="\n\n".join(given[(n + more) % len(given)].text for more in range(_JOINED)),
        )
        for n in range(number)
    ]


def read(articles: Sequence[Article], workers: int) -> Run:
    """Read some articles by so many processes."""
    began, spent = time.perf_counter(), os.times()
    digest = sha256()
    for analysis in Local(workers=workers).map(
        partial(read_one, LateReader(DEFAULT_LANGUAGES)), articles
    ):
        digest.update(encode(analysis).encode())
    return Run(
        wall=time.perf_counter() - began,
        cpu=sum(os.times()[:4]) - sum(spent[:4]),
        digest=digest.hexdigest(),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    articles = news(options.articles)
    words = sum(len(one.text.split()) for one in articles)
    print(f"{len(articles)} articles, {words} words; load before: {os.getloadavg()[0]:.1f}")
    walls, cpus = [], []
    for _ in range(options.rounds):
        alone = read(articles, 1)
        together = read(articles, options.workers)
        if alone.digest != together.digest:
            raise SystemExit("several workers read something else than one")
        walls.append(alone.wall / together.wall)
        cpus.append(options.workers * alone.cpu / together.cpu)
        for workers, run in ((1, alone), (options.workers, together)):
            print(f"workers: {workers}  {run.wall:6.1f} s, {run.cpu:6.1f} CPU s", flush=True)
    print(
        f"{options.workers} workers are {median(walls):.2f} times as fast (promise: 1.8 of two); "
        f"by processor time {median(cpus):.2f}"
    )


if __name__ == "__main__":
    main()
