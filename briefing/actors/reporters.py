"""Knows who only tells the news: the reporter a teaser names is no actor of what is told."""

import re
from collections.abc import Iterable, Iterator

from briefing.actors.private_roles import is_press
from briefing.model import Appearance, Reading
from briefing.names import fold

# What a presenter does in a teaser: "Ada Lind explains how", "Ada Lind and Bo Orlan look at".
_PRESENTS = (
    r"(?:explains?|examines?|explores?|reports?|investigates?|discuss(?:es)?|asks?|answers?"
    r"|looks? (?:at|back|into)|breaks? down|takes? a look|ha(?:s|ve) (?:more|the latest|the story)"
    r"|(?:speaks?|talks?|spoke) (?:to|with)|hears? from|finds? out|tells?|writes?|visits?)"
)
# What is done to the one who asks: "Bo Orlan tells Ada Lind", "speaks to Ada Lind about".
_ASKED_BY = r"(?:tells?|told|(?:speaks?|spoke|talks?|talked) (?:to|with)|joins?)"
_OUTLET = r"\w[\w&. ]*['’]s?"
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+"
# What stands right behind the name of who tells, and right before the name of who asked.
_TELLS = re.compile(rf"(?: and (?:{_NAME}))? {_PRESENTS}\b")
_ASKED = re.compile(rf"\b{_ASKED_BY} (?:{_OUTLET} )?\Z")
_TOLD_BY = re.compile(r"\b(?:reports?|writes?|explains?) \Z")
_WORD_END = re.compile(r"\b")

# A teaser in which somebody of an outlet promises to tell: "Daily's Ada Lind reports from Mordal".
_TEASES = re.compile(
    rf"^(?:Watch\b|{_OUTLET} {_NAME} (?:and {_NAME} )?"
    r"(?:explains?|examines?|explores?|reports?|breaks? down|looks? at|takes? a look|discusses)\b)"
)


def presents(sentence: str) -> bool:
    """Whether a sentence only says who of an outlet tells the news, or asks to watch it."""
    return _TEASES.match(sentence) is not None


def only_reports(appearances: Iterable[tuple[Reading, Appearance]]) -> bool:
    """Whether an actor does nothing in the news but tell it.

    By every appearance: somebody of the press, of an outlet or of whom nothing is told, who
    explains, reports or is told what the article says.
    """
    return all(_reports(reading, appearance) for reading, appearance in appearances)


def _reports(reading: Reading, appearance: Appearance) -> bool:
    role = appearance.role
    outlets = {fold(actor.name) for actor in reading.analysis.actors if actor.media}
    of_outlet = appearance.affiliation is not None and fold(appearance.affiliation) in outlets
    if role and not is_press(role):
        return False
    if not role and appearance.affiliation and not of_outlet:
        return False
    said = appearance.evidence[0].quote
    return (of_outlet and not role) or any(
        _is_told_by(said, *place) for form in appearance.mentions for place in _places(form, said)
    )


def _places(form: str, said: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in a sentence."""
    begin = said.find(form)
    while begin >= 0:
        yield begin, begin + len(form)
        begin = said.find(form, begin + 1)


def _is_told_by(said: str, begin: int, end: int) -> bool:
    """Whether who is named there tells what a sentence says, or asked for it."""
    if _TELLS.match(said, end) or _TOLD_BY.search(said, 0, begin):
        return True
    return _WORD_END.match(said, end) is not None and _ASKED.search(said, 0, begin) is not None
