"""Makes the examples of every source of labelled passages.

python -m training.visit_reader.prepare ../shared examples
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefing.analysis.visits.scorer import OUTCOMES
from training.visit_reader.examples import Maker
from training.visit_reader.passages import VOA, WRITTEN, Passage, voa, written


def sources(shared: Path) -> Iterator[tuple[str, list[Passage]]]:
    """Every source by its name: what lies beside the checkout, and our own annotations."""
    folder = shared / "visits" / "train"
    corpus = shared / "corpora" / "voa_text.jsonl.gz"
    yield VOA, list(voa(folder / "voa.jsonl", corpus))
    for path in sorted([*folder.glob("*.jsonl"), *WRITTEN.glob("*.jsonl")]):
        if path.stem != VOA:
            yield path.stem, list(written(path))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with visits/train and corpora")
    parser.add_argument("target", type=Path, help="folder to write")
    parser.add_argument("--only", nargs="*", help="only these sources")
    options = parser.parse_args()
    options.target.mkdir(parents=True, exist_ok=True)
    maker = Maker()
    for name, passages in sources(options.shared):
        if options.only and name not in options.only:
            continue
        found = list(maker.examples(passages))
        (options.target / f"{name}.pickle").write_bytes(pickle.dumps(found))
        counts = Counter(OUTCOMES[o] for e in found for o in e.outcomes.tolist() if o > 0)
        print(name, len(passages), "passages", len(found), "examples", dict(counts), flush=True)


if __name__ == "__main__":
    main()
