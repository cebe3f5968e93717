"""Sentences that are no part of the news: what feeds, pages and agencies put around it, by kind.

Judged by words and form, in English; what is found here is never printed while a headline is.
It knows nothing about whether a sentence of the news can stand alone.
"""

import re

from briefing.lexicons import lexicon_beside
from briefing.prefilter import Prefiltered

_LEXICON = lexicon_beside(__file__)
# Of more words only the forms that no news has are furniture.
_LONGEST = 24
# What is furniture in a sentence of any length.
_ANYWHERE = Prefiltered(_LEXICON.pattern("anywhere"))
# What furniture says, in the forms it has: "sign up here", and not "sign up for the army".
_FORMS = Prefiltered(_LEXICON.pattern("forms"))
# Words that furniture is made of, and some news as well ("lost 300,000 subscribers"): on a text by
# itself a sentence with them is left out (the kit of the summaries counts them), in a brief not.
_WORDS = Prefiltered(_LEXICON.pattern("words"))
# "MORE: …", "READ NEXT: …": capitals are the sign.
_POINTER = _LEXICON.pattern("pointer")
# A reporter announces what a film shows: "ANB's Jo Lind reports on …", "Jo Lind explains what …".
_ANNOUNCED = Prefiltered(_LEXICON.pattern("announced"))
_CREDIT = Prefiltered(_LEXICON.pattern("credit"))
_LATIN = _LEXICON.words("filling")
_FEWEST_LATIN = 3
_SHORT_FORMS = Prefiltered(_LEXICON.pattern("short_forms"))
_SHORT_WORDS = Prefiltered(_LEXICON.pattern("short_words"))
_SHORT_LONGEST = 7
_CAPTION = Prefiltered(_LEXICON.pattern("caption"))
_BYLINE = re.compile(r"^(?:By|From|Compiled by|Edited by)(?:,? (?:[A-Z][\w.'’-]+|and)){2,}$")


def is_furniture(text: str, *, in_a_brief: bool = False) -> bool:
    """Whether a sentence is no sentence of the article at all.

    Args:
        text: The sentence.
        in_a_brief: Whether words that some news has too are no sign, but in furniture's own forms.
    """
    count = len(text.split())
    if _CAPTION.search(text) or _BYLINE.match(text) or _ANYWHERE.search(text):
        return True
    if _POINTER.match(text) or _ANNOUNCED.search(text) or _CREDIT.search(text) or _is_latin(text):
        return True
    signs = (_FORMS,) if in_a_brief else (_FORMS, _WORDS)
    if count <= _LONGEST and any(sign.search(text) for sign in signs):
        return True
    short = (_SHORT_FORMS,) if in_a_brief else (_SHORT_FORMS, _SHORT_WORDS)
    return count <= _SHORT_LONGEST and any(sign.search(text) for sign in short)


def _is_latin(text: str) -> bool:
    """Whether a template was left with its filling words."""
    words = {word.strip(".,") for word in text.lower().split()}
    return len(words & _LATIN) >= _FEWEST_LATIN
