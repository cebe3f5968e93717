"""The dates that day words mean: "on Thursday", "yesterday", counted from the day of publication.

Right or absent: where the sentence does not tell whether a weekday lies ahead or behind, nothing
is said. It knows nothing about visits and never changes a text.
"""

import re
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
# Names and habits: Good Friday, Sunday Times, every Monday, Thursday prayers of last month.
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:every|each|most|any|some|a|Good|Black|Bloody|Easter|Palm|Super|Ash|Holy|Maundy|Shrove|"
    r"Cyber|Whit|Fat|Giving)|[’'\w]*['’]s|\b(?:Daily|The))\s+$"
)
_NAMED_AFTER = re.compile(r"^\s+(?:[A-Z]|a week\b|week\b|of (?:last|next|that)\b|before last\b)")
_RELATIVE_BEFORE = re.compile(r"\b(next|last|this|coming|following|previous)\s+$", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|shall|expected|scheduled|due|slated|set|plans?|planned|planning|intends?|going|"
    r"upcoming|arrives|begins|starts|opens|leaves|departs|travels|visits|hosts|meets|to)\b"
)
_BEHIND = re.compile(
    r"\b(?:said|told|says|was|were|had|has|have|met|held|began|begun|came|went|took|gave|made|saw|"
    r"left|flew|spoke|wrote|found|won|lost|rose|fell|hit|struck|sent|put|got|became|brought|paid|"
    r"led|read|heard|kept|set off|shot|broke|drew|chose|[a-z]{2,}ed)\b"
)
# "expected" and its like look like past tense and are not, unless they lie in the past themselves.
_PLANNED = frozenset({"expected", "scheduled", "planned", "slated", "due", "set"})
_STATED = re.compile(r"\b(?:said|told|announced|confirmed|reported|stated|added|tweeted|wrote)\b")
_WAS = re.compile(r"\b(?:was|were|had|been)\s+(?:\w+\s+)?$")
_CLAUSE = re.compile(r"[,;:—–()]| and | but | that | who | which | when | while | after | before ")


def day_words(text: str, published: date) -> tuple[tuple[int, int, date], ...]:
    """Find the day words of a sentence whose date is certain.

    Args:
        text: The sentence.
        published: The day its article was published.

    Returns:
        Start, end and date of each, in order.
    """
    found = []
    for match in _DAY_WORD.finditer(text):
        day = _meant(text, match.start(1), match.end(1), published)
        if day is not None:
            found.append((match.start(1), match.end(1), day))
    return tuple(found)


def _meant(text: str, start: int, end: int, published: date) -> date | None:
    before, after = text[:start], text[end:]
    if _DATED_AFTER.match(after) or _DATED_BEFORE.search(before):
        return None
    if _NAMED_BEFORE.search(before) or _NAMED_AFTER.match(after):
        return None
    word = text[start:end].lower()
    if word in _STEPS:
        return None if _quoted(before) else _shift(published, _STEPS[word])
    return _weekday(_DAYS.index(word), before, after, published)


def _weekday(weekday: int, before: str, after: str, published: date) -> date | None:
    relative = _RELATIVE_BEFORE.search(before)
    if relative and relative.group(1).lower() not in ("this", "coming"):
        return None  # "next Friday" may be the first or the second one from now
    back = (published.weekday() - weekday) % _WEEK
    if back == 0:
        return published
    ahead = True if relative else _lies_ahead(before, after)
    if ahead is None:
        return None
    return _shift(published, _WEEK - back if ahead else -back)


def _lies_ahead(before: str, after: str) -> bool | None:
    """Whether the clause of a day word looks forward; None if it does not tell."""
    clause = _CLAUSE.split(before)[-1]
    if clause.strip().lower() in ("", "on", "late on", "early on"):
        clause = _CLAUSE.split(after.lstrip(" ,"))[0]
        return _sense(clause, forward=True)
    return _sense(clause, forward=False)


def _sense(clause: str, *, forward: bool) -> bool | None:
    """What the verb nearest to the day word says: the first one after it, or the last before."""
    cues = sorted(
        {(m.start(), m.group(), True) for m in _AHEAD.finditer(clause)}
        | {
            (m.start(), m.group(), False)
            for m in _BEHIND.finditer(clause)
            if m.group() not in _PLANNED
        }
    )
    if not cues:
        return None
    place, word, ahead = cues[0] if forward else cues[-1]
    if not ahead:
        return None if _doubtful(word, cues) else False
    if word == "to":
        return _infinitive(clause[:place], cues)
    return None if _WAS.search(clause[:place]) else True


def _doubtful(word: str, cues: list[tuple[int, str, bool]]) -> bool:
    """Whether an "-ed" may be an adjective: a plain auxiliary of the future goes before it."""
    stated = bool(_STATED.match(word)) or not word.endswith("ed")
    return not stated and any(ahead and cue != "to" for _, cue, ahead in cues)


def _infinitive(before: str, cues: list[tuple[int, str, bool]]) -> bool | None:
    """Whether "to" looks ahead: it does after a word of planning, and tells nothing by itself."""
    planned = [cue for _, cue, ahead in cues if ahead and cue != "to"]
    if not planned or _WAS.search(before.rsplit(planned[-1], 1)[0]):
        return None
    return True


def _quoted(before: str) -> bool:
    """Whether the word stands inside a direct quotation, which may be older than the article."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _shift(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
