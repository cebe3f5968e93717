"""Names the jobs of ordinary news: of sport, the arts, medicine, the trades, the law, the street.

The offices of state are in `titles`. Words that are jobs only in front of a name ("the Lorva
forward Ada Lind") are kept apart: elsewhere they mean something else.
"""

from __future__ import annotations

from briefing.lexicons import lexicon_beside

_LEXICON = lexicon_beside(__file__)
JOBS = frozenset[str]().union(
    *(_LEXICON.words(name) for name in _LEXICON.tables if name.startswith("jobs_of_"))
)

# Jobs only directly in front of a name and in small letters: else a place, a thing or a direction.
BEFORE_NAMES = _LEXICON.words("before_names")
