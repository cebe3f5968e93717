"""Fits what makes a probability of the network's score and the rules' verdict.

    python -m training.visit_reader.calibrate

reads the passages in `training/annotations/visits_held`, which neither was made on, and prints the
three numbers of `briefing.analysis.visits.calibration`, and how good the reader is.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from briefing.analysis.actors import resolve
from briefing.analysis.language import load_article_pipeline
from briefing.analysis.visits import VisitDraft, find_visits
from briefing.analysis.visits.calibration import logit
from briefing.analysis.visits.candidates import candidates_of
from briefing.analysis.visits.placing import place_mentions
from briefing.analysis.visits.rules import ruled_visits
from briefing.analysis.visits.scorer import visit_scorer
from briefing.analysis.words import Words
from training.visit_reader.matching import same_one, same_place
from training.visit_reader.passages import Labelled, Passage, written

HELD = Path(__file__).parents[1] / "annotations" / "visits_held"
MODEL = Path(__file__).parents[2] / "briefing" / "analysis" / "model"
_STEPS = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """A pair that the rules or the network take for a visit.

    Attributes:
        score: What the network says.
        ruled: Whether the rules found it.
        right: Whether an annotator did.
    """

    score: float
    ruled: bool
    right: bool


def _is(visitors: Sequence[str], destinations: Sequence[str], visit: Labelled) -> bool:
    return any(same_one(a, b) for a in visitors for b in visit.visitors) and any(
        same_place(place, visit.destinations) for place in destinations
    )


class Held:
    """The held-out passages, read."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Read them with the program's own pipeline."""
        self.passages = passages
        docs = load_article_pipeline("en").pipe([passage.text for passage in passages])
        self.words = [Words.of(doc) for doc in docs]

    def seen(self) -> Iterator[Seen]:
        """Every pair that either finds; those in the grey zone are left out."""
        scorer = visit_scorer(MODEL)
        for passage, words in zip(self.passages, self.words, strict=True):
            resolved = resolve(words)
            places = place_mentions(words)
            candidates = candidates_of(words, resolved, places)
            ruled = ruled_visits(words, resolved, places, published=passage.published).visits
            for pair in scorer.score(words, candidates):
                name = candidates.travellers[pair.traveller].name
                names = candidates.destinations[pair.destination].place.names
                by_rule = any(name in v.visitor and names[0] in v.destination for v in ruled)
                if pair.visit < 0.3 and not by_rule:
                    continue
                labels = [visit for visit in passage.visits if _is([name], names[:1], visit)]
                if labels and all(visit.status is None for visit in labels):
                    continue
                yield Seen(pair.visit, by_rule, bool(labels))

    def counts(self) -> Counter[str]:
        """How many visits are found, found wrongly and missed."""
        total: Counter[str] = Counter()
        for passage, words in zip(self.passages, self.words, strict=True):
            drafts = list(find_visits(words, resolve(words), published=passage.published))
            for visit in passage.visits:
                match = next((d for d in drafts if _is_draft(d, visit)), None)
                if match is not None:
                    drafts.remove(match)
                if visit.status is not None:
                    total["found" if match else "missed"] += 1
                    total["status"] += bool(match) and match.status.value == visit.status
            total["false"] += len(drafts)
        return total


def _is_draft(draft: VisitDraft, visit: Labelled) -> bool:
    return _is(draft.visitor, draft.destination[:1], visit)


def fit(seen: Sequence[Seen]) -> list[float]:
    """The weights of the score's logit, of the rules' verdict, and the constant."""
    rows = torch.tensor([[logit(one.score), float(one.ruled), 1.0] for one in seen])
    right = torch.tensor([float(one.right) for one in seen])
    weights = torch.zeros(3, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=_STEPS)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(rows @ weights, right)
        loss.backward()
        return loss

    optimizer.step(closure)  # type: ignore[arg-type]
    return [round(weight, 3) for weight in weights.tolist()]


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("held", type=Path, nargs="?", default=HELD, help="folder of passages")
    options = parser.parse_args()
    passages = [p for path in sorted(options.held.glob("*.jsonl")) for p in written(path)]
    held = Held(passages)
    counts = held.counts()
    print(len(passages), "passages", dict(counts))
    seen = list(held.seen())
    print(len(seen), "pairs; score, ruled, constant:", fit(seen))


if __name__ == "__main__":
    main()
