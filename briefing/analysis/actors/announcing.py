"""Whether a description without a name announces the name that follows it, or is somebody else's.

"Lorva's interior minister resigned. Ada Lind ..." announces; "said the mayor" and "she met Ada
Lind" bring in another one.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing.analysis.actors.descriptions import PRONOUNS, Description
from briefing.analysis.actors.named import Person
from briefing.analysis.actors.role_phrases import RolePhrase
from briefing.analysis.actors.titles import MODIFIERS
from briefing.analysis.words import Words
from briefing.lexicons import lexicon_beside

SUBJECTS = frozenset({"nsubj", "csubj"})
_LEXICON = lexicon_beside(__file__)
_SPEAKING = _LEXICON.words("speaking")
_LONGEST_OPENING = 8
# Clauses that tell of something else than the sentence: "two days after the premier had left".
_ASIDE = frozenset({"advcl", "acl", "acl:relcl", "relcl"})


def is_qualified(words: Words, description: Description) -> bool:
    """Whether a description says enough to announce a name: whose office, or of what kind.

    "Lorva's interior minister", "the daring singer"; but "the mayor" or "a teacher" may stay
    without a name.
    """
    phrase = description.phrase
    if phrase.affiliation is not None or "PERSON" in words.label[phrase.phrase_start : phrase.head]:
        return True
    if words.text[phrase.phrase_start - 1 : phrase.phrase_start] in (["'s"], ["’s"]):
        return True
    told = range(phrase.phrase_start, phrase.head)
    return description.definite and any(
        words.pos[index] == "ADJ" and words.lower[index] not in MODIFIERS for index in told
    )


def is_bare_name(words: Words, person: Person, start: int) -> bool:
    """Whether a full name stands alone: of "Mr X" and "X, a farmer" something else is told."""
    mention = next(m for m in person.mentions if m.start == start)
    alone = mention.title.start == start and len(mention.name.parts) > 1
    return alone and words.text[mention.end : mention.end + 1] != [","]


def is_company(words: Words, start: int) -> bool:
    """Whether the sentence has a subject of its own, who meets or goes with the one named."""
    top = next((i for i in range(start, len(words)) if words.label[i] != "PERSON"), len(words))
    inside = range(start, top)
    place = next((i for i in inside if words.head[i] not in inside), start)
    if words.dep[place] not in {"obl", "obj", "iobj"}:
        return False
    return any(
        words.dep[child] in SUBJECTS and words.lower[child] in PRONOUNS
        for child in words.children[words.head[place]]
    )


def speaks(words: Words, start: int) -> bool:
    """Whether the name that starts at a token is the subject of a verb of saying."""
    if _place(words, start) not in SUBJECTS:
        return False
    end = start
    while end < len(words) and words.label[end] == "PERSON":
        end += 1
    tops = [i for i in range(start, end) if not start <= words.head[i] < end]
    return any(words.lower[words.head[top]] in _SPEAKING for top in tops)


def is_topic(words: Words, description: Description) -> bool:
    """Whether a description is the subject of its sentence, or of the clause said in it."""
    verb = words.head[description.phrase.head]
    return words.dep[description.phrase.head] in SUBJECTS and words.dep[verb] not in _ASIDE


def speaks_behind(words: Words, phrase: RolePhrase) -> bool:
    """Whether a description stands behind its verb: "said the mayor" brings in a speaker."""
    verb = words.head[phrase.head]
    return verb < phrase.phrase_start and words.dep[phrase.head] in SUBJECTS


def ahead_of(words: Words, index: int, named: Mapping[int, int]) -> int | None:
    """Whom a pronoun runs ahead of: "On her first trip abroad, Ms. Lind ...".

    Args:
        words: The text.
        index: The pronoun.
        named: Whose name each token belongs to.
    """
    floor = words.sentence_start(index)
    placed = words.dep[index] in {"nmod", "obl", "obj"} and index - floor <= _LONGEST_OPENING
    owned = [i for i in words.children[words.head[index]] if i > words.head[index]]
    if not placed or any(i in named for i in [*owned, *range(floor, index)]):
        return None
    for later in range(index + 1, words.sentence_end(index)):
        if later in named:
            return named[later] if words.dep[words.head[later]] != "conj" else None
        if words.pos[later] in {"VERB", "AUX"}:
            return None
    return None


def _place(words: Words, start: int) -> str:
    """The dependency of the name that starts at a token, seen from outside the name."""
    index = start
    while index + 1 < len(words) and words.label[index + 1] == "PERSON":
        index += 1
    inside = range(start, index + 1)
    tops = [i for i in inside if words.head[i] not in inside]
    return words.dep[tops[0]] if tops else ""
