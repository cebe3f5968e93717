"""Tell whether a body acts where it is named, or is only where or what something is about."""

from __future__ import annotations

from briefing.analysis.actors.titles import office
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words

DOING = frozenset({"nsubj", "csubj", "agent"})
_HEADING = word_set(
    "head heads headed lead leads led found founds founded chair chaired run runs ran"
)
# Verbs whose object is a party to the matter, not only its setting.
_UPON = word_set(
    "urge urges urged ask asks asked tell tells told warn warns warned accuse accuses accused",
    "sue sues sued back backs backed criticise criticises criticised criticize criticizes",
    "criticized sanction sanctions sanctioned fine fines fined attack attacks attacked",
    "join joins joined buy buys bought acquire acquires acquired condemn condemns condemned",
)
_VOICES = word_set("statement officials authorities police leaders sources")


def _top(words: Words, start: int, end: int) -> int:
    """The token of a span that the rest of the sentence attaches to."""
    for index in range(end - 1, start - 1, -1):
        if not start <= words.head[index] < end:
            return index
    return end - 1


def acts(words: Words, start: int, end: int, offices: set[int]) -> bool:
    """Whether the organisation named from start to end does or says something here.

    Args:
        words: The text.
        start: First token of the name.
        end: Token after it.
        offices: Tokens of the offices that people with names hold.
    """
    top = _top(words, start, end)
    if words.dep[top] == "conj":
        top = words.head[top]
    head = words.head[top]
    if words.dep[top] in DOING and words.pos[head] in {"VERB", "AUX", "NOUN", "ADJ"}:
        return True
    if "according" in words.lower[max(0, start - 5) : start]:
        return True
    if words.dep[top] == "obj" and words.lower[head] in _HEADING | _UPON:
        return True
    if "by" in words.lower[max(0, start - 2) : start] and words.pos[head] == "VERB":
        return True
    if words.dep[top] == "nmod" and words.text[end : end + 1] in (["'s"], ["’s"]):
        return True
    speaks = bool(office(words.lower[head])) or words.lower[head] in _VOICES
    return speaks and head not in offices and words.dep[head] in DOING
