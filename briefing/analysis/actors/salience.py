"""How present each person is to the reader at one point of a text."""

from __future__ import annotations

from dataclasses import dataclass, field

# How fast attention fades from sentence to sentence.
FADING = 0.5


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
