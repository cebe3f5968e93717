"""How present each person is to the reader at one point of a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.analysis.words import Words

# How fast attention fades from sentence to sentence.
FADING = 0.5
# What each place in a sentence earns of the attention.
_EARNED = {"nsubj": 1.0, "obj": 0.6, "obl": 0.5, "nmod": 0.4}
_LEAST = 0.35


@dataclass(slots=True)
class Attention:
    """How present each person is to the reader at one point of the text."""

    weight: dict[int, float] = field(default_factory=dict)
    sentence: int = -1

    def move_to(self, sentence: int) -> None:
        """Go on to a sentence: with each one attention fades."""
        while self.sentence < sentence:
            self.sentence += 1
            self.weight = {n: w * FADING for n, w in self.weight.items() if w > 0.01}

    def notice(self, person: int, earned: float) -> None:
        """Let a mention of a person earn some."""
        self.weight[person] = self.weight.get(person, 0.0) + earned


def earned(words: Words, start: int, end: int) -> float:
    """What a mention earns by its place in the sentence."""
    for index in range(start, end):
        if not start <= words.head[index] < end:
            dep = words.dep[index]
            worth = _EARNED.get(dep, _LEAST)
            if dep == "appos":  # "the minister, Ada Lind, said": as the minister
                worth = _EARNED.get(words.dep[words.head[index]], _LEAST)
            if dep == "conj":
                worth = 0.9 * _EARNED.get(words.dep[words.head[index]], _LEAST)
            is_main = words.dep[words.head[index]] in {"ROOT", "root"}
            return worth + (0.15 if is_main and dep == "nsubj" else 0.0)
    return _EARNED["nsubj"]
