"""What reading actors, quotes, dates and visits costs beside the language model, on one core.

    python -m benchmarks.analysis [--rounds 5]

Prints CPU seconds for the example articles: the language pipeline alone, everything, and what is
added in percent, of which the network of visits is the most. Aim: at most 50 %.
"""

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from briefing.analysis.article_reader import ArticleReader
from briefing.analysis.language import load_pipeline
from briefing.model import Article, ArticleId, Problem
from briefing.sources.folder import Folder

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"
NOW = datetime(2026, 3, 6, tzinfo=UTC)


def english_articles() -> list[Article]:
    """The example articles that the built-in model reads."""
    fetched = Folder(path=EXAMPLES).fetch(now=NOW)
    return [
        Article(
            id=ArticleId(one.key),
            revision=1,
            source=one.source,
            title=one.title,
            text=one.text,
            url=one.url,
            published_at=NOW,
            published_on=None,
            known_at=NOW,
            first_seen=NOW,
            language="en",
        )
        for one in fetched
        if not isinstance(one, Problem) and one.language in (None, "en")
    ]


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of this process and its threads for one call."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    articles = english_articles()
    texts = [article.text for article in articles]
    words = sum(len(text.split()) for text in texts)
    nlp = load_pipeline("en")
    reader = ArticleReader({"en": "built-in"})
    list(nlp.pipe(texts[:3]))
    list(reader.analyse(articles[:3]))
    alone, whole = [], []
    for _ in range(rounds):  # in turns, so that a busy machine slows both alike
        alone.append(cpu_seconds(lambda: list(nlp.pipe(texts))))
        whole.append(cpu_seconds(lambda: list(reader.analyse(articles))))
    model, everything = min(alone), min(whole)
    print(f"{len(articles)} articles, {words} words, best of {rounds} rounds, CPU seconds")
    print(f"language pipeline alone   {model:6.2f}   {words / model:8.0f} words/s")
    print(f"everything                {everything:6.2f}   {words / everything:8.0f} words/s")
    print(f"actors, quotes, dates and visits add {100 * (everything / model - 1):.0f} %")


if __name__ == "__main__":
    main()
