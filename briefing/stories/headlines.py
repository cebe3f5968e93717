"""What the form of a headline says of a piece: its kicker, a roundup, an instalment of a series.

It knows nothing about what happened, and nothing about similarity.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from briefing.facts import dates_of
from briefing.model import Article
from briefing.names import fold

# "Ukraine war: …", "Games 2022: …", "Analysis: …": a label that many pieces of a day carry.
_KICKER = re.compile(r"^([^:]{2,40}):\s+(?=\S)")
# As many headlines with one label are about a subject; one or two may be about one event.
_SHARED = 3
# Pieces that touch many stories belong to none of them.
_ROUNDUP = re.compile(
    r"\b(?:what we know|the papers\b|newspaper headlines|newsletter|in pictures|in photos"
    r"|at a glance|things to know"
    r"|(?:^|: ?|the )week (?:in (?:review|pictures|photos|sport|politics|business|numbers)|ahead)"
    r"|^(?:this|the|my|our) week in"
    r"|(?:morning|evening|daily|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:['’]s)?) "
    r"(?:briefing|digest|mail briefing|roundup|headlines|top stories)"
    r"|^(?:morning|evening) mail|^(?:morning|evening|daily) report"
    r"|live updates|as it happened|front pages|news quiz|quiz of the week"
    r"|(?:news|world|business|sports?) (?:in brief|briefs|round-?up))\b"
    r"|\btop (?:stories|headlines)(?: (?:of|for|from|this) .*)?$",
    re.IGNORECASE,
)
# A word; and what gives the next one a capital whatever it is: a colon, a full stop, a quotation.
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_OPENS = re.compile(r"(?:^|[:.?!|–—])\s*[\"“‘'«]?$|[\"“‘'«]$")
# Of so many long words with a capital all have theirs from the outlet's style.
_TITLE_CASE = 0.6
_LONG_WORD = 4
# The name of a series ends where its date is set apart: "The ledger (December 5)", "Rates, Monday".
_SERIES = re.compile(
    r"^([^(,:|–]{6,60}?)\s*(?:[(,:|–]| - )\s*"
    r"(?:\d|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)|(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day\b)"
)
# A shorter beginning is no name of a series.
_SERIES_WORDS = 2


@dataclass(frozen=True, slots=True)
class Instalment:
    """One piece of a series: the name of the series, and the date in the headline."""

    series: str
    dates: frozenset[object]

    def apart(self, other: "Instalment") -> bool:
        """Whether two pieces are different instalments of one series."""
        return self.series == other.series and self.dates != other.dates


def parted(title: str) -> tuple[str, str]:
    """Part a headline into its label, or "", and what it says."""
    label = _KICKER.match(title)
    return (label[1], title[label.end() :]) if label else ("", title)


def labels_of(titles: Iterable[str]) -> frozenset[str]:
    """Find the labels that several headlines carry, folded: they name a subject, not an event."""
    counts = Counter(_subject(parted(title)[0]) for title in titles)
    return frozenset(label for label, count in counts.items() if count >= _SHARED)


def without(labels: Collection[str], title: str) -> str:
    """Take one of some labels off a headline."""
    label, rest = parted(title)
    return rest if label and _subject(label) in labels else title


def _subject(label: str) -> str:
    """A label without its year or number: "Games 2022" and "Games" are one."""
    return " ".join(word for word in fold(label).split() if not word.isdigit())


def is_roundup(title: str) -> bool:
    """Whether a piece tells of many things: a review of the papers, a newsletter, a quiz."""
    return bool(_ROUNDUP.search(title))


def instalment(article: Article) -> Instalment | None:
    """Read the headline of a series that appears day after day ("The ledger (December 5) - …")."""
    found = _SERIES.match(parted(article.title)[1])
    dates = dates_of(article.title)
    if not found or not dates or len(found[1].split()) < _SERIES_WORDS:
        return None
    return Instalment(series=f"{article.source}: {fold(found[1])}", dates=dates)


def capitalised(title: str) -> list[str]:
    """The words of a headline that have a capital because they are names.

    None in a headline whose words all have one.
    """
    found = list(_WORD.finditer(title))
    long = [match for match in found if len(match[0]) >= _LONG_WORD]
    if sum(match[0][0].isupper() for match in long) > _TITLE_CASE * len(long):
        return []
    return [
        match[0]
        for match in found
        if match[0][0].isupper() and not _OPENS.search(title[: match.start()])
    ]
