"""Read the offices that are told with how long somebody has held them: "his year as governor"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.analysis.actors.best_role import PREDICATE
from briefing.analysis.actors.named import Person
from briefing.analysis.actors.role_phrases import read_role
from briefing.analysis.actors.titles import is_plural
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words

# What somebody has as an office-holder: "his term as mayor".
_TERMS = word_set(
    "term year years time tenure stint day days month months week weeks period reign debut career",
    "work role job post duties capacity position fate spell decade mandate powers",
)


def read_terms(words: Words, people: Sequence[Person], pronouns: Mapping[int, int]) -> None:
    """Give people the offices in "his first year as governor" and "Orlan's term as premier".

    Args:
        words: The text.
        people: Who is named.
        pronouns: The number of the person that each pronoun means.
    """
    if "as" not in words.lower:
        return
    whose = {m.end: number for number, p in enumerate(people) for m in p.mentions}
    whose |= pronouns
    for index, lower in enumerate(words.lower):
        if lower != "as" or not index or words.lower[index - 1] not in _TERMS:
            continue
        owner = next((whose[i] for i in range(index - 2, max(index - 6, -1), -1) if i in whose), -1)
        phrase = read_role(words, index + 1, words.sentence_end(index))
        if owner >= 0 and phrase is not None and not is_plural(words.lower[phrase.head]):
            people[owner].roles.append((PREDICATE, phrase))
