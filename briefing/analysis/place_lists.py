"""Says where a list of places goes on behind a comma: "leaders from Chile, Brazil and Ecuador"."""

from __future__ import annotations

from briefing.analysis.words import Words

_PLACES = frozenset({"GPE", "LOC"})


def list_goes_on(words: Words, comma: int) -> bool:
    """Whether a comma stands in a list of places that "and" ends.

    Args:
        words: The text.
        comma: The token that may be the comma.
    """
    end = words.sentence_end(comma)
    index = comma
    while index + 1 < end and words.text[index] == "," and words.label[index + 1] in _PLACES:
        index += 1
        while index < end and words.label[index] in _PLACES:
            index += 1
        if words.lower[index : index + 1] == ["and"]:
            return index + 1 < end and words.label[index + 1] in _PLACES
    return False
