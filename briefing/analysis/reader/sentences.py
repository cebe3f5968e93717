"""Finds where sentences begin, by rules: punctuation, quotes, abbreviations and paragraph breaks.

The boundaries are set before the parser runs, which respects them. It knows nothing about names.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from briefing.analysis.lexicon import words
from briefing.analysis.reader.short_quotations import OPENING, inside_quotations
from briefing.lexicons import lexicon_beside

_TERMINAL = frozenset({".", "!", "?", "…", "...", "....", "?!", "!?"})
_CLOSING = frozenset({'"', "”", "’", "'", "''", ")", "]", "»", "’’"})
_DASHES = frozenset({"-", "–", "—"})
# They close in German: »so«, „so“.
_REVERSED = frozenset({"«", "“"})
# A line shorter than this, without a full stop and followed by a capital, is a heading: longer
# lines in such a text are hard-wrapped prose (typical wrapping is at 70 to 80 characters).
_HEADING_LENGTH = 55

_LEXICON = lexicon_beside(__file__)
_BEFORE_NAME = _LEXICON.words("before_name")
_MAY_END = _LEXICON.words("may_end")
_FOREIGN = _LEXICON.words("foreign")
_BEHIND_NUMBER = _LEXICON.words("behind_number")
_AFTER_ORDINAL = _LEXICON.words("after_ordinal")
_BEFORE_ORDINAL = _LEXICON.words("before_ordinal")
_STARTERS = _LEXICON.words("starters")
# A noun may go on in a headline: "U.S. Officials Say".
_SURE_STARTERS = _STARTERS - {"officials"}
# These may end a town's name, "Zidani Most", a party's or a ship's, "En Route One".
_NAME_ENDS = words("Most Next One Two Three Four")
# What stands before a number: "no. 5", "Art. 5", "Sec. 12".
_BEFORE_NUMBER = words("no nos art arts sec secs fig figs vol vols pp para paras ch nr")
# What opens a note in telegram style: "Est. cost: $3 million."
OPENING_NOTE = words("est approx")
# What ends a company's name, and so may end a sentence.
_COMPANY = words("inc corp co ltd llc plc bros jr sr")
_INITIALS = re.compile(r"^(?:[A-ZÀ-ÞĀ-ŽА-ЯЁ]\.)+$|^[A-ZÀ-ÞĀ-ŽА-ЯЁ]\.?$|^[zdiu]$|^J\.-C$")
# Words of which it is remembered whether they may matter.
_WORDS_KEPT = 20_000
_DOTTED = re.compile(r"^(?:[A-Za-z]\.){2,}$")


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
            starts[place] = _breaks_line(forms, place, gap, line, attached=not gaps[place - 1])
        elif gap:
            starts[place] = _ends_before(forms, place, attached=not gaps[place - 1])
        line = len(forms[place]) if "\n" in gap else line + len(gap) + len(forms[place])
    return starts


def certain_starts(forms: Sequence[str], spaced: Sequence[bool]) -> dict[int, bool]:
    """Where the rules are surer than a trained reader: whether a sentence begins at a word.

    An abbreviation with a word behind it that continues no name ends a sentence ("Briggs & Co. It
    closed"); one that stands before a number, a name or a small letter does not ("shirt no. 5",
    "Art. 5", "Est. cost"); nor does a full stop inside a short quotation between ASCII marks. The
    last word of a name begins nothing.

    Args:
        forms: The words of a text; none is white space.
        spaced: Whether blanks and no line break stand before each word.
    """
    sure: dict[int, bool] = {}
    for place in range(1, len(forms)):
        word, before = forms[place], forms[place - 1]
        if not spaced[place] or not (_may_matter(word) or "." in before or before in {"?", "!"}):
            continue
        number = _is_number_mark(forms, place) and before not in _TERMINAL
        if number or _after_number_mark(forms, place):
            sure[place] = False
        elif before.endswith(".") and _ends_company(before):
            if word.lower() in _SURE_STARTERS and word[:1].isupper():
                sure[place] = True
        elif "." in before and word[:1].islower() and _is_short_form(forms, place):
            sure[place] = False
        elif (before in {"?", "!"} and word in _DASHES) or _opens_note(forms, place):
            sure[place] = True
        elif word in _NAME_ENDS and _ends_a_name(forms, place):
            sure[place] = False
    sure.update(dict.fromkeys(inside_quotations(forms, spaced), False))
    return sure


def doubtful_starts(forms: Sequence[str], spaced: Sequence[bool]) -> list[int]:
    """The capitals behind a full stop that may end a sentence or only an abbreviation.

    Not those behind a title or an initial: "Gen. Ida Holm" and "J. Holm" go on; nor those inside a
    quotation, which half a one would leave open.

    Args:
        forms: The words of a text; none is white space.
        spaced: Whether blanks and no line break stand before each word.
    """
    found: list[int] = []
    quoted = False
    for place in range(1, len(forms)):
        before = forms[place - 1]
        quoted = before == "“" or (quoted and before != "”")
        if quoted or not spaced[place] or not forms[place][:1].isupper():
            continue
        if before == "." and place > 1:
            before = forms[place - 2] + before
        stem = before.rstrip(".")
        if before[-1:] == "…" or (before.endswith(".") and not _goes_on(stem)):
            found.append(place)
    return found


def _goes_on(stem: str) -> bool:
    """Whether a word before a full stop is a title or an initial."""
    title = stem.lower() in _BEFORE_NAME - _COMPANY
    return title or (len(stem) == 1 and stem.isalpha())


def _ends_company(word: str) -> bool:
    """Whether a word with a full stop ends a company's name or is an abbreviation with more."""
    return word.rstrip(".").lower() in _COMPANY or _DOTTED.match(word) is not None


def _ends_a_name(forms: Sequence[str], place: int) -> bool:
    """Whether a word that often begins a sentence ends a name: "at Zidani Most early on Friday"."""
    before = forms[place - 1]
    return (
        before.isalpha()
        and before.istitle()
        and forms[place + 1 : place + 2] != []
        and forms[place + 1].islower()
    )


def _is_short_form(forms: Sequence[str], place: int) -> bool:
    """Whether an abbreviation stands before a word, its full stop in one token with it or not."""
    before = forms[place - 1]
    form = forms[place - 2] if before == "." and place > 1 else before if "." in before else ""
    return form.rstrip(".").lower() in _MAY_END


def _opens_note(forms: Sequence[str], place: int) -> bool:
    """Whether "Est. cost" stands behind a full stop that is no abbreviation's."""
    if place < 2 or forms[place - 1] != "." or not forms[place][:1].isupper():
        return False
    stem, stop, _ = "".join(forms[place : place + 2]).partition(".")
    last = forms[place - 2].lower()
    ended = last.isdigit() or len(last) > 1
    return (
        stop == "."
        and stem.lower() in OPENING_NOTE
        and ended
        and last not in _MAY_END | _BEFORE_NAME | _BEFORE_NUMBER
    )


def _is_number_mark(forms: Sequence[str], place: int) -> bool:
    """Whether a word and what follows it is "Art. 5", in one token or in two."""
    if not _stands_before_number(forms[place]):
        return False
    after = forms[place + 1 : place + 3]
    number = after[:1] if forms[place].endswith(".") else after[1:2] if after[:1] == ["."] else []
    return bool(number) and number[0][:1].isdigit()


def _stands_before_number(word: str) -> bool:
    return word.rstrip(".").lower() in _BEFORE_NUMBER


@lru_cache(maxsize=_WORDS_KEPT)
def _may_matter(word: str) -> bool:
    """Whether a word says more of a boundary than what stands before it."""
    return _stands_before_number(word) or word in _NAME_ENDS


def _after_number_mark(forms: Sequence[str], place: int) -> bool:
    """Whether a word is the number of "no. 5"."""
    if not forms[place][:1].isdigit():
        return False
    before = forms[place - 1]
    mark = forms[place - 2] if before == "." and place > 1 else before
    return (before == "." or before.endswith(".")) and mark.rstrip(".").lower() in _BEFORE_NUMBER


def _breaks_line(forms: Sequence[str], place: int, gap: str, line: int, *, attached: bool) -> bool:
    if gap.count("\n") > 1:
        return True
    if _ends_before(forms, place, attached=attached):
        return True
    return line < _HEADING_LENGTH and forms[place][:1].isupper() and forms[place - 1] not in ",;:"


def _ends_before(forms: Sequence[str], place: int, *, attached: bool) -> bool:
    """Whether the word at `place` opens a new sentence by what stands before it.

    Args:
        forms: The words.
        place: Which of them.
        attached: Whether no blank stands before the last word: a mark that opens in one language
            and closes in another ("»Gut.« Am") closes then.
    """
    last = place - 1
    if attached and last > 0 and forms[last] in _REVERSED:
        last -= 1
    while last > 0 and forms[last] in _CLOSING:
        last -= 1
    closed = last < place - 1
    end, word = forms[last], forms[place]
    if not _can_start(forms, place):
        return False
    if end in _TERMINAL:
        if end == "." and last > 0 and not closed:
            return _full_stop(forms[last - 1], word, forms[last - 2] if last > 1 else "")
        return True
    if len(end) > 1 and end.endswith((".", "!", "?")):
        if closed or not end.endswith("."):
            return True
        return _full_stop(end[:-1], word, forms[last - 1] if last else "")
    return False


def _can_start(forms: Sequence[str], place: int) -> bool:
    word = forms[place]
    if word in OPENING and place + 1 < len(forms):
        word = forms[place + 1]
    return not word[:1].islower() and word not in _TERMINAL and word not in ",;:%)"


def _full_stop(stem: str, following: str, before: str) -> bool:
    """Whether the full stop after `stem` ends a sentence that `following` would continue."""
    bare = stem.rstrip(".").lower().rpartition(" ")[2]  # spaCy keeps "EE. UU." in one
    if bare in _BEHIND_NUMBER:
        return before[:1].isdigit()
    if bare in _FOREIGN or (bare.isdigit() and _is_ordinal(before, following)):
        return False
    if bare in _BEFORE_NAME:
        return bare == "no" and not following[:1].isdigit()
    if _INITIALS.match(stem) and (len(stem.rstrip(".")) == 1 or "-" in stem):
        return stem.lower() == "i"
    if bare in _MAY_END or _DOTTED.match(stem + ".") or bare in {"a.m", "p.m"}:
        return following.lower() in _STARTERS or following in OPENING
    return True


def _is_ordinal(before: str, following: str) -> bool:
    """Whether a number with a full stop is that of "31. August" or "der 3. Senat"."""
    return following.lower() in _AFTER_ORDINAL or before.lower() in _BEFORE_ORDINAL


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
