"""The dates that day words mean: "on Thursday", "yesterday", counted from the day of publication.

Right or absent: where the sentence does not tell whether a weekday lies ahead or behind, nothing
is said. It knows nothing about visits and never changes a text.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEK = len(_DAYS)
_DAY_WORD = re.compile(
    r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|[Tt]oday|[Yy]esterday|"
    r"[Tt]omorrow|[Tt]onight)\b(?!s\b)"
)
_STEPS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
# A date follows or goes before: the text says it itself.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATED_AFTER = re.compile(rf"^,? ?(?:\(|the )?(?:\d{{1,2}}(?:st|nd|rd|th)?\b|{_MONTH} \d)")
_DATED_BEFORE = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{_MONTH})[ ,(]*$")
# Names and habits: Good Friday, the Sunday Times, every Monday, a Tuesday in May.
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:every|each|most|any|some|a|the|that|Good|Black|Bloody|Easter|Palm|Super|Ash|Holy|"
    r"Maundy|Shrove|Cyber|Whit|Fat|Giving|Daily|The)|['’]s)\s+$"
)
_NAMED_AFTER = re.compile(r"^\s+(?:[A-Z]|a week\b|week\b|of (?:last|next|that)\b|before last\b)")
_RELATIVE_BEFORE = re.compile(r"\b(next|last|this|coming|following|previous)\s+$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_LIMIT_BEFORE = re.compile(r"\b(?:until|till|by|from|before|after|through)\s+$", re.IGNORECASE)
_SINCE_BEFORE = re.compile(r"\bsince(?: (?:late|early))?\s+$", re.IGNORECASE)
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
_FRONT = frozenset({"", "on", "late on", "early on", "late", "early", "earlier on", "also on"})


def day_words(text: str, published: date) -> tuple[tuple[int, int, date], ...]:
    """Find the day words of a sentence whose date is certain.

    Args:
        text: The sentence.
        published: The day its article was published.

    Returns:
        Start, end and date of each, in order.
    """
    return tuple(_found(text, published))


def _found(text: str, published: date) -> Iterator[tuple[int, int, date]]:
    for match in _DAY_WORD.finditer(text):
        day = _meant(text[: match.start()], match.group(), text[match.end() :], published)
        if day is not None:
            yield match.start(), match.end(), day


def _meant(before: str, word: str, after: str, published: date) -> date | None:
    if _DATED_AFTER.match(after) or _DATED_BEFORE.search(before):
        return None
    if _NAMED_BEFORE.search(before) or _NAMED_AFTER.match(after):
        return None
    step = _STEPS.get(word.lower())
    if step is not None:
        return None if _quoted(before) else _shift(published, step)
    return _weekday(_DAYS.index(word.lower()), before, after, published)


def _weekday(weekday: int, before: str, after: str, published: date) -> date | None:
    back = (published.weekday() - weekday) % _WEEK
    relative = _RELATIVE_BEFORE.search(before)
    if relative and relative.group(1).lower() not in ("this", "coming"):
        return None  # "next Friday" may be the first or the second one from now
    if back == 0:
        return published
    ahead = True if relative else _lies_ahead(before, after)
    if ahead is None or (not ahead and _POSSESSIVE.match(after)):
        return None  # "called off Monday's visit": the verb tells nothing of the day
    return _shift(published, _WEEK - back if ahead else -back)


def _lies_ahead(before: str, after: str) -> bool | None:
    """Whether a weekday lies ahead, by the verbs of its clause; None if they do not tell."""
    if _SINCE_BEFORE.search(before):
        return False
    clause = _CLAUSE.split(before)[-1]
    if clause.strip().lower() in _FRONT:
        return _sense(_CLAUSE.split(after.lstrip(" ,"))[0], last=False)
    sense = _sense(clause, last=True)
    return sense if sense or not _LIMIT_BEFORE.search(before) else None


def _sense(clause: str, *, last: bool) -> bool | None:
    """What the verb next to the day word says; None if verbs of both kinds compete."""
    cues = sorted([*_cues(clause, _AHEAD, ahead=True), *_cues(clause, _BEHIND, ahead=False)])
    if not cues:
        return None
    if _FORLORN.search(clause):
        return None
    _, word, ahead = cues[-1] if last else cues[0]
    if ahead:
        return True
    mixed = any(other for _, _, other in cues)
    return None if mixed and word not in _STATED else False


def _cues(clause: str, pattern: re.Pattern[str], *, ahead: bool) -> Iterator[tuple[int, str, bool]]:
    for match in pattern.finditer(clause):
        if ahead or match.group() not in _PLANNED:
            yield match.start(), match.group(), ahead


def _quoted(before: str) -> bool:
    """Whether the word stands inside a direct quotation, which may be older than the article."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _shift(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
