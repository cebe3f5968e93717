"""What a second process brings to the reading: wall time of one worker and of several.

    python -m benchmarks.workers [--articles 120] [--workers 2] [--rounds 3]

Reads the same texts with the English reader through the engine `local`, in turns with one process
and with several, the model loaded anew each time; what they read must be the same. Worth something
only on a machine that is idle otherwise: the load is printed. Promise: two workers at least 1.8
times as fast as one, starting them included.
"""

import argparse
import os
import time
from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from statistics import median

from benchmarks.analysis import english_articles
from briefing.analysis.article_reader import ArticleReader
from briefing.analysis.single import read_one
from briefing.config import DEFAULT_LANGUAGES
from briefing.engines.local import Local
from briefing.model import Article
from briefing.store.codec import encode


def read(articles: Sequence[Article], workers: int) -> tuple[float, str]:
    """Wall seconds, and a digest of all that was read."""
    began = time.perf_counter()
    digest = sha256()
    for analysis in Local(workers=workers).map(
        partial(read_one, ArticleReader(DEFAULT_LANGUAGES)), articles
    ):
        digest.update(encode(analysis).encode())
    return time.perf_counter() - began, digest.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    given = english_articles()
    articles = [given[n % len(given)] for n in range(options.articles)]
    print(f"load before: {os.getloadavg()[0]:.1f}")
    ratios = []
    for _ in range(options.rounds):
        alone, read_alone = read(articles, 1)
        together, read_together = read(articles, options.workers)
        if read_alone != read_together:
            raise SystemExit("several workers read something else than one")
        ratios.append(alone / together)
        print(f"1 worker {alone:6.1f} s, {options.workers}: {together:6.1f} s", flush=True)
    print(f"{options.workers} workers are {median(ratios):.2f} times as fast (promise 1.8 of two)")


if __name__ == "__main__":
    main()
