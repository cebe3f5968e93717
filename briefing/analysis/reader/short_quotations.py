"""Where a short quotation goes on: a full stop between its marks ends no sentence.

It knows nothing about abbreviations, and nothing about quotations that are printed sentence by
sentence.
"""

from collections.abc import Sequence

OPENING = frozenset({'"', "“", "‘", "'", "``", "(", "[", "«", "-", "–", "—"})
_ASCII_MARKS = frozenset({'"', "``", "''"})
# Of more words a quotation is printed sentence by sentence.
_LONGEST_QUOTATION = 40


def inside_quotations(forms: Sequence[str], spaced: Sequence[bool]) -> list[int]:
    """The places at which no sentence begins, as they lie inside a short quotation.

    Args:
        forms: The words of a text; none is white space.
        spaced: Whether blanks and no line break stand before each word.
    """
    return [*_quoted(forms, spaced), *_quoted_singly(forms, spaced)]


def _quoted(forms: Sequence[str], spaced: Sequence[bool]) -> list[int]:
    """The places inside quotations between ASCII marks that a clause of speaking closes."""
    inside: list[int] = []
    opening: int | None = None
    for place, form in enumerate(forms):
        if form not in _ASCII_MARKS:
            continue
        if opening is None or spaced[place]:
            # A mark with a blank behind it opens nothing: the inches of 6'2".
            opening = place if place + 1 < len(forms) and not spaced[place + 1] else None
            continue
        after = forms[place + 1 : place + 2]
        spoken = forms[place - 1] == "," or (bool(after) and after[0][:1].islower())
        if spoken and place - opening <= _LONGEST_QUOTATION:
            inside.extend(range(opening + 1, place + 1))
        opening = None
    return inside


def _quoted_singly(forms: Sequence[str], spaced: Sequence[bool]) -> list[int]:
    """The same for single ASCII marks, which are apostrophes, too.

    One opens only behind a blank and closes only behind the comma or mark of a clause of speaking:
    "'It was red,' she said", but not "the workers' pay".
    """
    inside: list[int] = []
    opening: int | None = None
    for place, form in enumerate(forms):
        if form != "'":
            continue
        before = forms[place - 1] if place else ""
        if not place or spaced[place] or before in OPENING:
            opening = place if place + 1 < len(forms) and not spaced[place + 1] else None
        elif opening is not None and before in {",", "?", "!", "."}:
            after = forms[place + 1 : place + 2]
            spoken = before == "," or (bool(after) and after[0][:1].islower())
            if spoken and place - opening <= _LONGEST_QUOTATION:
                inside.extend(range(opening + 1, place + 1))
            opening = None
    return inside
