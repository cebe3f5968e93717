"""Invented sentences and names, so that unusual names and office titles are met in training."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path
from typing import Any

from spacy.language import Language

Span = tuple[int, int, str]
_STOCK = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_GIVEN, _FAMILY = _STOCK["given"].split(), _STOCK["family"].split()
_PATTERNS = _STOCK["patterns"].strip().splitlines()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April June July August September October November December".split()
)
_SLOT = re.compile(r"\{(\w+?)(?::(\w+))?\}")
_FIXED = (
    (re.compile(r"\bnext week\b|\bnext month\b|\blast week\b|\b2008\b"), "DATE"),
    (re.compile(r"\bHamas\b"), "ORG"),
)


def name(rng: random.Random) -> list[str]:
    """Return an invented person name of two or three words."""
    given = rng.sample(_GIVEN, 2 if rng.random() < 0.2 else 1)
    return [*given, rng.choice(_FAMILY)]


def _fillers(rng: random.Random) -> dict[str, tuple[str, str | None]]:
    values: dict[str, tuple[str, str | None]] = {
        "O": (rng.choice(_STOCK["offices"]), None),
        "M": (rng.choice(_STOCK["ministries"]), "ORG"),
        "A": (rng.choice(_STOCK["agencies"]), "ORG"),
        "A2": (rng.choice(_STOCK["bodies"]), "ORG"),
        "F": (rng.choice(_STOCK["buildings"]), "FAC"),
        "D": (rng.choice(_DAYS), "DATE"),
        "MO": (rng.choice(_MONTHS), "DATE"),
    }
    for slot, city in zip(("T", "T2"), rng.sample(_STOCK["cities"], 2), strict=True):
        values[slot] = (city, "GPE")
    for number, nation in enumerate(rng.sample(sorted(_STOCK["nations"]), 3), 1):
        values[f"C{number}"] = (nation, "GPE")
        values[f"N{number}"] = (_STOCK["nations"][nation], "NORP")
    for number in range(1, 5):
        words = name(rng)
        values[f"P{number}"] = (" ".join(words), "PERSON")
        values[f"P{number}L"] = (words[-1], "PERSON")
    return values


def sentence(rng: random.Random) -> tuple[str, list[Span]]:
    """Return one invented sentence with its entities as character spans."""
    values = _fillers(rng)
    text, at = "", 0
    spans: list[Span] = []
    pattern = rng.choice(_PATTERNS)
    for slot in _SLOT.finditer(pattern):
        text += pattern[at : slot.start()]
        at = slot.end()
        filler, label = values[slot[1]]
        start = len(text)
        text += filler
        end = len(text)
        if slot[1] == "M":  # "Foreign Ministry" is a name, "Foreign Minister" is none
            if not pattern.startswith(" Ministry", at):
                continue
            end += len(" Ministry")
        if label:
            spans.append((start + 4 if filler.startswith("the ") else start, end, label))
    text += pattern[at:]
    for fixed, label in _FIXED:
        spans += [(m.start(), m.end(), label) for m in fixed.finditer(text)]
    return text, sorted(spans)


def sentences(nlp: Language, rng: random.Random, count: int) -> list[dict[str, Any]]:
    """Return invented sentences in the form that `training.prepare` writes."""
    made = []
    for number in range(count):
        text, spans = sentence(rng)
        words = nlp.make_doc(text)
        entities = []
        for start, end, label in spans:
            span = words.char_span(start, end, alignment_mode="expand")
            entities.append([span.start, span.end, label])
        made.append(
            {
                "doc": f"invented-{number // 4}",
                "tokens": [w.text for w in words],
                "spaces": [*(int(bool(w.whitespace_)) for w in words[:-1]), 1],
                "ents": entities,
                "missing": [],
            }
        )
    return made
