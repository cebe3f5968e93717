"""Learn the lemma table from the treebank: endings first, then the forms that they get wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from briefing.analysis.reader.lemmas import LONGEST_ENDING, LemmaTable, Lemmatizer

Rule = tuple[int, str]
_NAMES = ("NNP", "NNPS")


def learn(sentences: Iterable[dict[str, Any]]) -> LemmaTable:
    """Return the table for the parsed sentences among those given."""
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for sentence in sentences:
        if "lemma" not in sentence:
            continue
        for form, tag, lemma in zip(
            sentence["tokens"], sentence["xpos"], sentence["lemma"], strict=True
        ):
            if lemma and lemma != "_":
                plain = form.replace("’", "'")
                if tag not in _NAMES and plain != "I":
                    plain = plain.lower()
                seen[tag][plain][lemma] += 1
    best = {
        tag: {form: counts.most_common(1)[0][0] for form, counts in forms.items()}
        for tag, forms in seen.items()
    }
    endings = {tag: _endings(forms) for tag, forms in best.items()}
    by_rule = Lemmatizer(LemmaTable({}, endings))
    exceptions: dict[str, dict[str, str]] = {}
    for tag, forms in best.items():
        wrong = {f: lemma for f, lemma in forms.items() if by_rule.lemma(f, tag) != lemma}
        if wrong:
            exceptions[tag] = wrong
    return LemmaTable(exceptions, endings)


def _endings(lemmas: dict[str, str]) -> dict[str, Rule]:
    counts: dict[str, Counter[Rule]] = defaultdict(Counter)
    for form, lemma in lemmas.items():
        rule = _rule(form, lemma)
        if rule[0] > LONGEST_ENDING:
            continue
        for length in range(min(LONGEST_ENDING, len(form) - 1) + 1):
            if length >= rule[0]:
                counts[form[len(form) - length :]][rule] += 1
    counts[""][(0, "")] += 1
    kept: dict[str, Rule] = {}
    for ending in sorted(counts, key=len):
        rule, times = counts[ending].most_common(1)[0]
        shorter = next(
            (kept[ending[i:]] for i in range(1, len(ending) + 1) if ending[i:] in kept), None
        )
        if rule != shorter and (times > 1 or not ending):
            kept[ending] = rule
    return kept


def _rule(form: str, lemma: str) -> Rule:
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]
