"""Cut raw English text into words the way Universal Dependencies does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.lang.en import English
from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

# "????", "-----", "<<": one word each.
_RUNS = (r"[!?]{2,}", "(?:" + "|".join(rf"{re.escape(c)}{{2,}}" for c in "=_*<>~+#$.-") + ")")
# "e-mail", "pro-Beijing", "mid-March" stay whole; other hyphens split ("Turkey - Israel").
_KEPT_PREFIXES = (
    "anti|co|counter|cross|e|ex|mid|micro|mini|multi|neo|non|over|post|pre|pro|re|semi|sub|un"
)
_KEPT = re.compile(
    rf"(?:{_KEPT_PREFIXES})-[^\W\d_]{{2,40}}|mid-\d{{4}}s?|(?:\d-)?(?:\d{{3}}-){{1,2}}\d{{4}}",
    re.IGNORECASE,
)
_LONGEST = 200
# Of so many different words and marks it is remembered how they are cut, some ten megabytes. The
# 10,000 that spaCy would keep are met in a hundred articles; to cut others takes twice as long.
_WORDS_KEPT = 100_000
_TOO_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")
_WRONG_EXCEPTIONS = ("id", "Id", "and/or", "Ill", "ill", "Shell", "shell", "Shed", "shed")
_ABBREVIATIONS = (
    "Ft. No. Nos. Capt. Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. Sat. Sun. Col. Lt. Maj. Sgt. "
    "Cmdr. Gen. Gov. Sen. Rep. Rev. Hon. Amb. Sec. Dept. Univ. Inc. Ltd. Corp. Co. Bros. St. Mt. "
    "vs. approx. ext. Pres. Prof. Sr. Smt. Engr. Surv. Adm. Msgr. Fr. Cllr. Atty. Supt. Insp."
).split()


def _keep(form: str) -> re.Match[str] | None:
    return _KEPT.fullmatch(form) if "-" in form and len(form) < 64 else None


class BoundedTokenizer:
    """A tokenizer whose cost grows with the text, whatever the text.

    spaCy's takes time quadratic in the length of a stretch without spaces, so we hand it no
    more than a bounded stretch at once.
    """

    def __init__(self, vocab: Vocab, inner: Tokenizer) -> None:
        """Wrap spaCy's tokenizer."""
        self._vocab, self._inner = vocab, inner

    def __call__(self, text: str) -> Doc:
        """Cut a text into words."""
        if _TOO_LONG.search(text) is None:
            doc: Doc = self._inner(text)
            return doc
        parts = [self._inner(part) for part in _parts(text)]
        return Doc.from_docs(parts, ensure_whitespace=False) or Doc(self._vocab)

    def to_bytes(self, **_: object) -> bytes:
        """Return nothing: the rules are in this module."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> BoundedTokenizer:
        """Return itself."""
        return self

    def to_disk(self, *_: object, **__: object) -> None:
        """Write nothing."""

    def from_disk(self, *_: object, **__: object) -> BoundedTokenizer:
        """Return itself."""
        return self


def _parts(text: str) -> Iterator[str]:
    """Cut a text after every so many letters without a space; no part begins with a space."""
    at = 0
    for long in _TOO_LONG.finditer(text):
        for cut in range(long.start() + _LONGEST, long.end(), _LONGEST):
            yield text[at:cut]
            at = cut
    yield text[at:]


def blank_english() -> Language:
    """Return an English pipeline that cuts words this way and does nothing else."""
    # Not `spacy.blank`, which would file three thousand exceptions for a tokenizer of its own.
    return English(create_tokenizer=universal_tokenizer)


def universal_tokenizer(nlp: Language) -> BoundedTokenizer:
    """Return spaCy's English tokenizer, adapted to Universal Dependencies."""
    return BoundedTokenizer(nlp.vocab, _adapted(nlp))


def _adapted(nlp: Language) -> Tokenizer:
    defaults = nlp.Defaults
    rules = {
        form: pieces
        for form, pieces in (defaults.tokenizer_exceptions or {}).items()
        if form not in _WRONG_EXCEPTIONS
    }
    for form in _ABBREVIATIONS:
        rules[form] = [{ORTH: form}]
    for form in ("wanna", "Wanna"):
        rules[form] = [{ORTH: form[:3]}, {ORTH: form[3:]}]
    prefixes = [*_RUNS, *(defaults.prefixes or ())]
    # The full stop after a letter whose mark stands apart ("Kılıç." decomposed).
    own_suffixes = (r"(?<=[0-9])(?:[AaPp][Mm]|[AaPp]\.[Mm]\.)", r"(?<=[\u0300-\u036f])\.")
    suffixes = [*_RUNS, *own_suffixes, *(defaults.suffixes or ())]
    infixes = [
        *_RUNS,
        *(defaults.infixes or ()),
        r"(?<=[0-9])-(?=[A-Za-z])|(?<=[A-Za-z])-(?=[0-9])",
        r"(?<=[0-9])\.(?=[A-Z][a-z]+)",  # no blank behind the full stop: "won 3-1.The coach"
    ]
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=_keep,
        url_match=defaults.url_match,
        max_cache_size=_WORDS_KEPT,
    )
