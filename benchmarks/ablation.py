"""What each rule about visits changes on the open passages, taken out one at a time.

    python -m benchmarks.ablation [--part rules.mood] [--every 4]        (`make ablate`)

A rule is a list of words, a pattern, an entry of a table of patterns, or the forms of one verb, as
the modules of `briefing.analysis.visits` name them. Without it the same texts are read by the same
network (whose answers are kept: most windows stay as they are), and what then differs is counted:
passages told otherwise, right and wrong visits lost and found. A line that says "right -2" is a
rule that finds two visits; "wrong +3" one that keeps three false ones out. Rules that change
nothing are listed last: they may go, unless their test states something that no passage holds.

Lists of which a module makes another one while it is imported are not reached; nor are numbers.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import importlib
import json
import pickle
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from briefing.analysis import visits
from briefing.analysis.actors import ResolvedActors, resolve
from briefing.analysis.language import load_pipeline
from briefing.analysis.visits import VisitDraft, find_visits
from briefing.analysis.visits.features import WindowInput
from briefing.analysis.visits.rules.vocabulary import VERBS
from briefing.analysis.visits.scorer import PairScore, VisitScorer
from briefing.analysis.words import Words
from training.visit_reader.matching import same_one, same_place

_ROOT = Path(__file__).parents[1]
_SHARED = _ROOT.parent / "shared" / "visits"
_NEVER = re.compile(r"(?!)")

Row = dict[str, Any]


@dataclass(frozen=True)
class Passage:
    """A passage with its labels, as far read as no rule about visits has a say."""

    row: Row
    words: Words
    resolved: ResolvedActors

    def told(self) -> tuple[VisitDraft, ...]:
        """Its visits, by the rules as they are now."""
        published = date.fromisoformat(self.row["published"])
        return find_visits(self.words, self.resolved, published=published)


@dataclass(frozen=True)
class Rule:
    """Something that can be taken out: its name, and what holds it without it.

    Attributes:
        name: Module and variable, then the entry.
        holder: The value that modules share under some name.
        without: What stands in its place.
    """

    name: str
    holder: object
    without: object


def passages() -> list[Passage]:
    """Those that ship with the program, and the annotated ones that lie beside the checkout."""
    files = [*sorted((_ROOT / "training/annotations/visits_held").glob("*.jsonl"))]
    files += [path for name in ("dev", "wild") if (path := _SHARED / f"{name}.jsonl").exists()]
    rows = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]
    read = (Words.of(doc) for doc in load_pipeline("en").pipe(row["text"] for row in rows))
    return [Passage(row, words, resolve(words)) for row, words in zip(rows, read, strict=True)]


def rules() -> Iterator[Rule]:
    """Every rule, in the order of the modules."""
    for base in dict.fromkeys(base for _, base in VERBS.values()):
        kept = {form: told for form, told in VERBS.items() if told[1] != base}
        yield Rule(f"rules.vocabulary.VERBS: {base}", VERBS, kept)
    for module in _modules():
        short = module.__name__.removeprefix(f"{visits.__name__}.")
        for name in _assigned(module):
            for entry, without in _emptied(value := getattr(module, name)):
                yield Rule(f"{short}.{name}{entry}", value, without)


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(visits.__path__, f"{visits.__name__}."):
        yield importlib.import_module(found.name)


def _assigned(module: ModuleType) -> list[str]:
    """The names that a module gives values itself, at its top."""
    tree = ast.parse(Path(module.__file__ or "").read_text("utf-8"))
    targets = [
        target
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    named = [target.id for target in targets if isinstance(target, ast.Name)]
    return [name for name in named if name not in {"__all__", "VERBS"}]


def _emptied(value: object) -> Iterator[tuple[str, object]]:
    """What may stand in a rule's place, with what was taken out of it."""
    if isinstance(value, frozenset):
        yield "", frozenset()
    elif isinstance(value, re.Pattern):
        yield "", _NEVER
    elif isinstance(value, dict):
        yield "", {}
    elif isinstance(value, tuple) and all(isinstance(entry, tuple | re.Pattern) for entry in value):
        for number, entry in enumerate(value):
            yield f": {_shown(entry)}", (*value[:number], *value[number + 1 :])


def _shown(entry: object) -> str:
    parts = entry if isinstance(entry, tuple) else (entry,)
    return " ".join(one.pattern if isinstance(one, re.Pattern) else str(one) for one in parts)[:70]


@contextmanager
def taken_out(rule: Rule) -> Iterator[None]:
    """Every module of the stage has the rule's place empty, and nothing remembered of before."""
    loaded = [module for name, module in sys.modules.items() if name.startswith(visits.__name__)]
    places = [
        (module, name)
        for module in loaded
        for name, value in vars(module).items()
        if value is rule.holder
    ]
    _forget(loaded)
    for module, name in places:
        setattr(module, name, rule.without)
    try:
        yield
    finally:
        for module, name in places:
            setattr(module, name, rule.holder)
        _forget(loaded)


def _forget(modules: Sequence[ModuleType]) -> None:
    for module in modules:
        for value in vars(module).values():
            clear = getattr(value, "cache_clear", None)
            if clear is not None and getattr(value, "__name__", "") != "visit_scorer":
                clear()


def remember_the_network() -> None:
    """Let the network answer the same question once: it is no rule, and the dear part."""
    kept: dict[bytes, list[PairScore]] = {}
    read = VisitScorer._read  # noqa: SLF001 - a measurement from outside, as a debugger's

    def remembered(self: VisitScorer, window: WindowInput) -> Iterator[PairScore]:
        mark = hashlib.sha256(pickle.dumps(window)).digest()
        if mark not in kept:
            kept[mark] = list(read(self, window))
        yield from kept[mark]

    VisitScorer._read = remembered  # type: ignore[method-assign]  # noqa: SLF001


def judged(passage: Passage, told: Sequence[VisitDraft]) -> tuple[int, int]:
    """How many labelled visits are found, and how many of those told are none."""
    labelled = [visit for visit in passage.row["visits"] if not visit.get("in_title")]
    right = sum(
        any(_is_of(draft, visit) for draft in told)
        for visit in labelled
        if not visit.get("optional")
    )
    wrong = sum(not any(_is_of(draft, visit) for visit in labelled) for draft in told)
    return right, wrong


def _is_of(draft: VisitDraft, visit: Mapping[str, Any]) -> bool:
    somebody = any(same_one(one, other) for one in draft.visitor for other in visit["visitor"])
    return somebody and any(same_place(place, visit["destination"]) for place in draft.destination)


def changed_by(
    rule: Rule, texts: Sequence[Passage], before: Sequence[tuple[VisitDraft, ...]]
) -> tuple[int, int, int]:
    """Passages that are told otherwise without a rule; right and wrong visits more than with it."""
    others = right = wrong = 0
    with taken_out(rule):
        after = [passage.told() for passage in texts]
    for passage, was, now in zip(texts, before, after, strict=True):
        if was == now:
            continue
        (had, false), (has, falsely) = judged(passage, was), judged(passage, now)
        others, right, wrong = others + 1, right + has - had, wrong + falsely - false
    return others, right, wrong


def main() -> None:
    """Take out one after the other, and print what each changes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--part", default="", help="only rules whose name begins so")
    parser.add_argument("--every", type=int, default=1, help="read each n-th passage only")
    options = parser.parse_args()
    remember_the_network()
    texts = passages()[:: options.every]
    before = [passage.told() for passage in texts]
    idle = []
    for rule in rules():
        if not rule.name.startswith(options.part):
            continue
        others, right, wrong = changed_by(rule, texts, before)
        if others:
            print(
                f"{rule.name:80} passages {others:4}  right {right:+4}  wrong {wrong:+4}",
                flush=True,
            )
        else:
            idle.append(rule.name)
    print(f"\n{len(idle)} change nothing in {len(texts)} passages:", *idle, sep="\n    ")


if __name__ == "__main__":
    main()
