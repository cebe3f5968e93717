"""Which way a time without a year or week points: ahead or back, by the verbs of its clause.

Right or absent: where the verbs do not tell, nothing is said. It knows strings, not the time.
"""

import re
from collections.abc import Iterator

from briefing.analysis.dates import Sense

# What puts a clause into the future, and what into the past; a form after "be", "to" or an
# auxiliary of the future is neither by itself.
_AHEAD = re.compile(
    r"\b(?:will|shall|would|expected|scheduled|due|slated|plans?|planned|planning|intends?|"
    r"(?:is|are) (?:going |set |about |likely )?to|going to|upcoming|arrives|begins|starts|opens|"
    r"leaves|departs|travels|flies|returns|hosts)\b"
)
_BEHIND = re.compile(
    r"(?<!\bbe )(?<!\bto )(?<!\bto be )(?<!\bwill )\b(?:said|told|was|were|had|met|held|began|came|"
    r"went|took|gave|made|saw|left|flew|spoke|wrote|found|won|lost|rose|fell|struck|sent|got|"
    r"became|brought|paid|led|heard|kept|shot|broke|drew|chose|has|have|[a-z]{2,}ed)\b"
)
_PLANNED = frozenset({"expected", "scheduled", "planned", "slated"})
# "she was to come on Friday": the plan may have come true or not.
_FORLORN = re.compile(
    r"\b(?:was|were|had been|been) (?:\w+ )?(?:to|due|expected|scheduled|planned|slated|set)\b"
)
_STATED = frozenset(
    """said told announced confirmed reported stated added wrote denied insisted warned declared
    arrived met held was were""".split()
)
_CLAUSE = re.compile(
    r"[,;:—–()\"“”]| and | but | that | who | which | when | while | after | before | as | where "
)
_FRONT = frozenset({"", "late", "early", "earlier", "also"})


def sense_of_clause(before: str, after: str) -> Sense | None:
    """Whether a time lies ahead or back; None if the verbs of its clause do not tell.

    Args:
        before: The sentence up to the time.
        after: The sentence behind it.
    """
    clause = _CLAUSE.split(before)[-1]
    if clause.strip().lower() in _FRONT:
        return _sense(_CLAUSE.split(after.lstrip(" ,"))[0], last=False)
    return _sense(clause, last=True)


def _sense(clause: str, *, last: bool) -> Sense | None:
    """What the verb next to the time says; None if verbs of both kinds compete."""
    cues = sorted([*_cues(clause, _AHEAD, ahead=True), *_cues(clause, _BEHIND, ahead=False)])
    if not cues or _FORLORN.search(clause):
        return None
    _, word, ahead = cues[-1] if last else cues[0]
    if ahead:
        return Sense.FUTURE
    mixed = any(other for _, _, other in cues)
    return None if mixed and word not in _STATED else Sense.PAST


def _cues(clause: str, pattern: re.Pattern[str], *, ahead: bool) -> Iterator[tuple[int, str, bool]]:
    for match in pattern.finditer(clause):
        if ahead or match.group() not in _PLANNED:
            yield match.start(), match.group(), ahead
