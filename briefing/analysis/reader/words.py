"""Cut raw English text into words the way Universal Dependencies does."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

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
_WRONG_EXCEPTIONS = ("id", "Id", "and/or", "Ill", "ill", "Shell", "shell", "Shed", "shed")
_ABBREVIATIONS = (
    "Ft. No. Nos. Capt. Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. Sat. Sun. Col. Lt. Maj. Sgt. "
    "Cmdr. Gen. Gov. Sen. Rep. Rev. Hon. Amb. Sec. Dept. Univ. Inc. Ltd. Corp. Co. Bros. St. Mt. "
    "vs. approx. ext. Pres. Prof."
).split()


def _keep(form: str) -> re.Match[str] | None:
    return _KEPT.fullmatch(form) if len(form) < 64 else None


def universal_tokenizer(nlp: Language) -> Tokenizer:
    """Return spaCy's English tokenizer, adapted to Universal Dependencies."""
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
    suffixes = [*_RUNS, r"(?<=[0-9])(?:[AaPp][Mm]|[AaPp]\.[Mm]\.)", *(defaults.suffixes or ())]
    infixes = [
        *_RUNS,
        *(defaults.infixes or ()),
        r"(?<=[0-9])-(?=[A-Za-z])|(?<=[A-Za-z])-(?=[0-9])",
    ]
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=_keep,
        url_match=getattr(nlp.tokenizer, "url_match", None),
    )
