"""The words that say what kind of organisation something is, and the media by name."""

from __future__ import annotations

from briefing.lexicons import lexicon_beside
from briefing.names import fold

_LEXICON = lexicon_beside(__file__)
KINDS = _LEXICON.words("kinds")
MEDIA_KINDS = _LEXICON.words("media_kinds")
MEDIA_NAMES = _LEXICON.words("media_names")
MEDIA_WORDS = _LEXICON.words("media_words")
MEDIA = frozenset(fold(name) for name in MEDIA_NAMES)
