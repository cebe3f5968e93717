"""Finds where sentences begin, by rules: punctuation, quotes, abbreviations and paragraph breaks.

The boundaries are set before the parser runs, which respects them. It knows nothing about names.
"""

import re
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from briefing.analysis.lexicon import words

_TERMINAL = frozenset({".", "!", "?", "…", "...", "....", "?!", "!?"})
_CLOSING = frozenset({'"', "”", "’", "'", "''", ")", "]", "»", "’’"})
_OPENING = frozenset({'"', "“", "‘", "'", "``", "(", "[", "«", "-", "–", "—"})
# A line shorter than this, without a full stop and followed by a capital, is a heading: longer
# lines in such a text are hard-wrapped prose (typical wrapping is at 70 to 80 characters).
_HEADING_LENGTH = 55

# Abbreviations that are followed by a name or number: never the end of a sentence.
_BEFORE_NAME = words(
    "mr mrs ms dr prof rev fr sr st gen lt col maj capt cpl sgt adm cmdr brig gov sen rep",
    "reps sens hon pres amb atty supt insp messrs mme mlle no nos art vs ft mt v fig op vol",
    "pp",
)
# Abbreviations that can end a sentence: the next word decides.
_MAY_END = words(
    "inc corp co ltd llc plc bros jr sr etc al jan feb mar apr jun jul aug sep sept oct nov",
    "dec mon tue tues wed thu thur thurs fri sat sun ave blvd dept univ assn est approx",
    "calif fla ill mass mich minn penn pa tex va wash wis ariz colo conn del ga ind kan ky",
    "la md miss mo mont neb nev okla ore tenn vt wyo",
)
_INITIALS = re.compile(r"^(?:[A-Z]\.)+$|^[A-Z]\.?$")
_DOTTED = re.compile(r"^(?:[A-Za-z]\.){2,}$")
# Words that seldom continue a name: after "U.S." or "Inc." they show that a sentence begins.
_STARTERS = words(
    "the a an this that these those he she it they we i you his her its their our my in on",
    "at for but and however also meanwhile officials there when while if as after before",
    "since although earlier later last next some many most several no one two three four",
)


def sentence_starts(forms: Sequence[str], gaps: Sequence[str]) -> list[bool]:
    """Say for every word whether a sentence begins there.

    Args:
        forms: The words of a text; none is white space.
        gaps: The white space before each word.
    """
    starts = [False] * len(forms)
    line = 0
    for place, gap in enumerate(gaps):
        if place == 0:
            starts[0] = True
        elif "\n" in gap:
            starts[place] = _breaks_line(forms, place, gap, line)
        elif gap:
            starts[place] = _ends_before(forms, place)
        line = len(forms[place]) if "\n" in gap else line + len(gap) + len(forms[place])
    return starts


def _breaks_line(forms: Sequence[str], place: int, gap: str, line: int) -> bool:
    if gap.count("\n") > 1:
        return True
    if _ends_before(forms, place):
        return True
    return line < _HEADING_LENGTH and forms[place][:1].isupper() and forms[place - 1] not in ",;:"


def _ends_before(forms: Sequence[str], place: int) -> bool:
    """Whether the word at `place` opens a new sentence by what stands before it."""
    last = place - 1
    while last > 0 and forms[last] in _CLOSING:
        last -= 1
    closed = last < place - 1
    end, word = forms[last], forms[place]
    if not _can_start(forms, place):
        return False
    if end in _TERMINAL:
        if end == "." and last > 0 and not closed:
            return _full_stop(forms[last - 1], word)
        return True
    if len(end) > 1 and end.endswith((".", "!", "?")):
        return _full_stop(end[:-1], word) if end.endswith(".") and not closed else True
    return False


def _can_start(forms: Sequence[str], place: int) -> bool:
    word = forms[place]
    if word in _OPENING and place + 1 < len(forms):
        word = forms[place + 1]
    return not word[:1].islower() and word not in _TERMINAL and word not in ",;:%)"


def _full_stop(stem: str, following: str) -> bool:
    """Whether the full stop after `stem` ends a sentence that `following` would continue."""
    bare = stem.rstrip(".").lower()
    if bare in _BEFORE_NAME:
        return bare == "no" and not following[:1].isdigit()
    if _INITIALS.match(stem) and len(stem.rstrip(".")) == 1:
        return stem.lower() == "i"
    if bare in _MAY_END or _DOTTED.match(stem + ".") or bare in {"a.m", "p.m"}:
        return following.lower() in _STARTERS or following in _OPENING
    return True


@Language.component("briefing_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Set `is_sent_start` on every token of the doc."""
    tokens: list[Token] = []
    gaps: list[str] = []
    end = 0
    text = doc.text  # spaCy builds it anew on every access
    for token in doc:
        token.is_sent_start = False
        if token.is_space:
            continue
        gaps.append(text[end : token.idx])
        tokens.append(token)
        end = token.idx + len(token)
    starts = sentence_starts([token.text for token in tokens], gaps)
    for token, start in zip(tokens, starts, strict=True):
        token.is_sent_start = start
    if len(doc) and tokens and tokens[0].i != 0:
        doc[0].is_sent_start = True
    return doc
