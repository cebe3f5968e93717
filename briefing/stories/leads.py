"""Where an article tells what happened: its lead, without what only tells where.

It knows nothing about words' weights and nothing about other articles.
"""

import re

from briefing.model import Reading

_SENTENCES = 2
# Below a headline that opens with somebody's words stands a scene; what happened comes after it.
_SENTENCES_AFTER_A_QUOTATION = 3
_QUOTATION_MARKS = ('"', "'", "“", "‘", "„", "«")
# Feeds put links to other pieces behind a teaser, one bullet each: another story's words.
_BULLETS = "•·▪‣"
_BULLET = re.compile(rf"(?:^|\s)[{_BULLETS}]\s")
# "moored within sight of the new stadium": the stadium is no news here. Its name is cut after
# three words, so that little of what follows goes with it.
_LANDMARK = re.compile(
    r"\b(?:within (?:sight|view|earshot|reach|walking distance) of|next (?:door )?to|opposite"
    r"|in front of|outside|near|close to|not far from|across the \w+ from|overlooking"
    r"|a stone[’']s throw from) (?:the|an?|its|their|his|her) [\w’'-]+(?: [\w’'-]+){0,2}",
    re.IGNORECASE,
)


def own_text(text: str) -> str:
    """The text without the bulleted links to other pieces that follow it."""
    if not any(mark in text for mark in _BULLETS):
        return text
    return _BULLET.split(text, maxsplit=1)[0]


def lead_of(reading: Reading) -> str:
    """The first sentences of an article."""
    quoted = reading.article.title.lstrip().startswith(_QUOTATION_MARKS)
    number = _SENTENCES_AFTER_A_QUOTATION if quoted else _SENTENCES
    sentences = reading.analysis.sentences[:number]
    return own_text(reading.article.text)[: sentences[-1].end if sentences else 0]


def without_landmarks(lead: str) -> str:
    """The lead without the landmarks by which it tells where something is."""
    return _LANDMARK.sub(" ", lead)
