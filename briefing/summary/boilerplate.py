"""Sentences that are no part of the news: what feeds, pages and agencies put around it, by kind.

Judged by words and form, in English; what is found here is never printed while a headline is.
It knows nothing about whether a sentence of the news can stand alone.
"""

import re

from briefing.lexicons import lexicon_beside

_LEXICON = lexicon_beside(__file__)
# Of more words only the forms that no news has are furniture.
_LONGEST = 24
# What is furniture in a sentence of any length.
_ANYWHERE = _LEXICON.pattern("anywhere")
_BOILERPLATE = _LEXICON.pattern("short_lines")
# "MORE: …", "READ NEXT: …": capitals are the sign.
_POINTER = _LEXICON.pattern("pointer")
# A reporter announces what a film shows: "ANB's Jo Lind reports on …", "Jo Lind explains what …".
_ANNOUNCED = _LEXICON.pattern("announced")
_CREDIT = _LEXICON.pattern("credit")
_LATIN = _LEXICON.words("filling")
_FEWEST_LATIN = 3
_SHORT_BOILERPLATE = _LEXICON.pattern("single_words")
_SHORT_LONGEST = 7
_CAPTION = _LEXICON.pattern("caption")
_BYLINE = re.compile(r"^(?:By|From|Compiled by|Edited by)(?:,? (?:[A-Z][\w.'’-]+|and)){2,}$")


def is_furniture(text: str) -> bool:
    """Whether a sentence is no sentence of the article at all."""
    count = len(text.split())
    if _CAPTION.search(text) or _BYLINE.match(text) or _ANYWHERE.search(text):
        return True
    if _POINTER.match(text) or _ANNOUNCED.search(text) or _CREDIT.search(text) or _is_latin(text):
        return True
    if count <= _LONGEST and _BOILERPLATE.search(text):
        return True
    return count <= _SHORT_LONGEST and bool(_SHORT_BOILERPLATE.search(text))


def _is_latin(text: str) -> bool:
    """Whether a template was left with its filling words."""
    words = {word.strip(".,").lower() for word in text.split()}
    return len(words & _LATIN) >= _FEWEST_LATIN
