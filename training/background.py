"""Count in how many texts of a background collection each word stands, for grouping stories.

    python -m training.background ../shared/corpora/voa_text.jsonl.gz

The collection is the news of the Voice of America (public domain) and the passages we wrote
ourselves (`annotations/written_*.txt`). Only counts are kept, of words that stand in several texts.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.stories.background import COUNTS
from briefing.stories.vectors import terms
from training.prepare import read_lines

_WRITTEN = Path(__file__).with_name("annotations")
_MARK = re.compile(r"⟦([^⟦⟧|]+)\|[A-Z]+⟧")
# A word of fewer texts is as rare as one of none.
_FEWEST = 3


def news(path: Path) -> Iterator[str]:
    """Yield the texts of the news corpus, which comes sentence by sentence."""
    texts: dict[str, list[str]] = defaultdict(list)
    for sentence in read_lines(path):
        texts[sentence["doc"]].append(sentence["text"])
    for sentences in texts.values():
        yield " ".join(sentences)


def written() -> Iterator[str]:
    """Yield the passages we wrote, without the marks of names; an empty line parts them."""
    for path in sorted(_WRITTEN.glob("written_*.txt")):
        for passage in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            if passage.strip():
                yield _MARK.sub(r"\1", passage)


def count(texts: Iterable[str]) -> tuple[int, Counter[str]]:
    """Return how many texts there are, and how many hold each word."""
    total = 0
    held: Counter[str] = Counter()
    for text in texts:
        total += 1
        held.update(set(terms(text)))
    return total, held


def write(total: int, held: Counter[str], path: Path) -> None:
    """Write the number of texts, then for each count a line with the words that have it."""
    by_count: dict[int, list[str]] = defaultdict(list)
    for word, number in held.items():
        if number >= _FEWEST:
            by_count[number].append(word)
    lines = [
        f"{number} {' '.join(sorted(words))}" for number, words in sorted(by_count.items())[::-1]
    ]
    path.write_text("\n".join([str(total), *lines, ""]), encoding="utf-8")


def main() -> None:
    """Make the file the program ships."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("news", type=Path, help="the sentences of the news corpus")
    total, held = count([*news(parser.parse_args().news), *written()])
    write(total, held, COUNTS)
    print(f"{total} texts, {sum(number >= _FEWEST for number in held.values())} words")


if __name__ == "__main__":
    main()
