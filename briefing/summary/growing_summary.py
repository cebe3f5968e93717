"""A summary while it grows: the best sentence that fits and says something new, one by one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefing.summary.casualty_counts import contradict
from briefing.summary.passages import Passage
from briefing.summary.repetition import repeats, retells, retold, tells_the_same_event
from briefing.summary.standalone import Standing, asks

# The first sentences of two articles on one event tell the same in other words: what they share
# counts so many times.
_LEADS = 2.0
# A sentence of an article that lends one already counts as sharing this part with it: in a story
# another source is heard before the same one speaks again, unless it has much more to say.
_HEARD = 0.15
# Room that was too small for a better sentence is filled only with one worth this part of the best
# (chosen with the ranker's weights: references are shorter than budgets, and so is patience).
_FILLS = 0.6
# A sentence is taken along as antecedent at most so many steps back.
_LONGEST_CHAIN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How long a summary may be; at least one of the two is given.

    Attributes:
        words: At most so many words, unless the first sentence alone is longer.
        sentences: At most so many sentences.
    """

    words: int | None = None
    sentences: int | None = None

    def __post_init__(self) -> None:
        if self.words is None and self.sentences is None:
            raise ValueError("a budget needs a number of words or of sentences")
        for name, value in (("words", self.words), ("sentences", self.sentences)):
            if value is not None and value < 1:
                raise ValueError(f"{name} must be 1 or more, not {value}")

    def holds(self, chosen: Collection[Passage]) -> bool:
        """Whether the sentences stay within the budget."""
        if self.sentences is not None and len(chosen) > self.sentences:
            return False
        return self.words is None or sum(passage.length for passage in chosen) <= self.words

    def full(self, chosen: Collection[Passage]) -> bool:
        """Whether no further sentence can be taken."""
        if self.sentences is not None and len(chosen) >= self.sentences:
            return True
        return self.words is not None and sum(p.length for p in chosen) >= self.words


class GrowingSummary:
    """A summary while it grows."""

    def __init__(
        self,
        passages: Sequence[Passage],
        scores: Sequence[float],
        budget: Budget,
        told: Sequence[Passage],
        redundancy: float,
        *,
        answered: bool,
        met: Collection[str],
    ) -> None:
        self._passages = passages
        self._ratings = scores
        self._scores = list(scores)
        self._redundancy = redundancy
        self._answered = answered
        self._met = set(met)
        self._terms = [frozenset(passage.terms) for passage in passages]
        self._budget = budget
        self._shut = retold(passages, told)
        self.taken: dict[int, Passage] = {}

    def open_with(self, document: int) -> None:
        """Take the best sentence of one document that stands alone, if there is one."""
        usable = [n for n, p in enumerate(self._passages) if p.standing <= Standing.LEANS]
        own = [n for n in usable if self._passages[n].document == document]
        order = sorted(own, key=lambda n: self._rank(n, Standing.LEANS))
        for number in self._best_unit(order, needs_antecedent=True):
            self._take(number, usable)

    def fill(self, worst: Standing) -> None:
        """Take the best sentences of at most this standing until nothing more fits."""
        usable = [n for n, p in enumerate(self._passages) if p.standing <= worst]
        while not self._budget.full(self.taken.values()):
            order = sorted(usable, key=lambda n: self._rank(n, worst))
            unit = self._best_unit(order, needs_antecedent=worst is Standing.LEANS)
            if not unit:
                break
            for number in unit:
                self._take(number, usable)

    def _rank(self, number: int, worst: Standing) -> tuple[int, float, int, int]:
        """Sound sentences before damaged ones, then by worth, then in the order of the text."""
        passage = self._passages[number]
        standing = passage.standing if worst > Standing.LEANS else 0
        return (standing, -self._scores[number], passage.document, passage.index)

    def _take(self, number: int, usable: Sequence[int]) -> None:
        self.taken[number] = self._passages[number]
        self._met |= self._passages[number].company.introduced
        if not self._redundancy:
            return
        chosen = self._terms[number]
        for other in usable:
            own = self._terms[other]
            share = len(own & chosen) / (len(own) or 1)
            if self._both_lead(number, other):
                share = min(1.0, _LEADS * share)
            if self._passages[other].document == self._passages[number].document:
                share = max(share, _HEARD)
            self._scores[other] = min(
                self._scores[other], self._ratings[other] - self._redundancy * share
            )

    def _both_lead(self, one: int, other: int) -> bool:
        first, second = self._passages[one], self._passages[other]
        return first.place == second.place == 0 and first.document != second.document

    def in_reading_order(self) -> tuple[Passage, ...]:
        """The chosen sentences: article by article, the article of the best sentence first."""
        order = list(dict.fromkeys(passage.document for passage in self.taken.values()))
        return tuple(sorted(self.taken.values(), key=lambda p: (order.index(p.document), p.index)))

    def _best_unit(self, order: Sequence[int], *, needs_antecedent: bool) -> tuple[int, ...]:
        """The best sentence that may be taken next, with the antecedents it needs."""
        best: tuple[int, ...] = ()
        value = least = float("-inf")
        for number in order:
            if best and self._scores[number] <= value:
                break
            unit = self._unit(number) if needs_antecedent else self._alone(number)
            if not unit or (needs_antecedent and not self._all_met(unit)):
                continue
            if not self._fits(unit):
                least = self._least()
                continue
            mean = sum(self._scores[n] for n in unit) / len(unit)
            if mean > max(value, least):
                best, value = unit, mean
        return best

    def _all_met(self, unit: Sequence[int]) -> bool:
        """Whether the reader has met everybody whom some sentences call by the surname alone."""
        met = set(self._met)
        for number in unit:
            company = self._passages[number].company
            if not company.strangers <= met:
                return False
            met |= company.introduced
        return True

    def _least(self) -> float:
        """What a sentence must be worth to fill the room that a better one was too long for.

        Of several articles there is always more to say: what repeats is kept out elsewhere.
        """
        if self._redundancy:
            return float("-inf")
        top = max((self._ratings[number] for number in self.taken), default=float("-inf"))
        return top - (1 - _FILLS) * abs(top)

    def _with_answer(self, number: int) -> tuple[int, ...]:
        """A question with the sentence after it, its answer; () if there is none."""
        answer = number + 1
        if answer >= len(self._passages) or not self._open(answer):
            return ()
        passage = self._passages[answer]
        same = passage.document == self._passages[number].document
        if not same or passage.standing > Standing.LEANS or asks(passage.text):
            return ()
        return (number, answer)

    def _alone(self, number: int) -> tuple[int, ...]:
        lone = asks(self._passages[number].text, interviewer=not self._answered)
        return (number,) if not lone and self._open(number) else ()

    def _unit(self, number: int) -> tuple[int, ...]:
        """The sentence after those it leans on, as far as they are not taken; () if it cannot."""
        if asks(self._passages[number].text, interviewer=not self._answered):
            return self._with_answer(number) if self._open(number) else ()
        unit: list[int] = []
        for step in range(_LONGEST_CHAIN + 1):
            place = number - step
            if place in self.taken and step:
                return tuple(unit)
            if not self._open(place):
                return ()
            unit.insert(0, place)
            passage = self._passages[place]
            if passage.standing is Standing.ALONE:
                return tuple(unit)
            if passage.standing > Standing.LEANS or passage.index == 0:
                return ()
        return ()

    def _open(self, number: int) -> bool:
        """Whether the sentence is neither taken nor a repetition of one that is."""
        if number in self.taken or number in self._shut:
            return False
        passage = self._passages[number]
        taken = self.taken.values()
        if any(_clash(passage, other) for other in taken) or (
            self._answered
            and (
                any(tells_the_same_event(passage, other) for other in taken)
                or retells(passage, taken)
            )
        ):
            self._shut.add(number)
            return False
        return True

    def _fits(self, unit: Sequence[int]) -> bool:
        """Whether there is room; the first sentence has it however long it is."""
        if not self.taken and len(unit) == 1:
            return True
        return self._budget.holds([*self.taken.values(), *(self._passages[n] for n in unit)])


def _clash(passage: Passage, other: Passage) -> bool:
    """Whether two sentences cannot stand in one summary: they repeat or contradict each other."""
    if passage.document != other.document and contradict(passage.tolls, other.tolls):
        return True
    return repeats(passage, other)
