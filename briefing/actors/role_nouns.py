"""Finds the noun that a role is: "editor" of "sports editor at the Daily"."""

from functools import lru_cache

from briefing.names import words

_LINKS = frozenset("of in for at to on from and".split())
_BEHIND = frozenset({"general", "elect", "designate", "emeritus"})


@lru_cache(maxsize=16_384)
def noun_of(role: str) -> str:
    """The folded noun of a role, or "" if it has none.

    What stands behind it is left off: "secretary" of "secretary general of the alliance".
    """
    said = words(role)
    end = next((n for n, word in enumerate(said) if n and word in _LINKS), len(said))
    while end > 1 and said[end - 1] in _BEHIND:
        end -= 1
    return said[end - 1] if said else ""
