"""Decides what stands on the first page of the PDF, so that it fills the page and does not spill.

The lead, a second story and the rail beside them share one grid, which a page cannot break well.
Their height is estimated from the number of characters; the numbers are millimetres and characters
a line, measured on the default style in November 2026 and rounded up.
"""

from dataclasses import dataclass
from math import ceil

from briefing.model import Citation, ToldStory, Visit
from briefing.render.view import Facts, NumberedStory

_HEIGHTS = {"A4": 263.0, "Letter": 245.0}
_MASTHEAD = 49.0
_MOST_CONTENTS = 12
_MOST_NEXT = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """What stands on the first page.

    Attributes:
        front: The stories told there.
        more: The stories told after it.
        contents: The stories listed in the rail.
        unlisted: How many stories the rail does not list.
        visits: The coming visits listed in the rail.
    """

    front: tuple[NumberedStory, ...]
    more: tuple[NumberedStory, ...]
    contents: tuple[NumberedStory, ...]
    unlisted: int
    visits: tuple[Visit, ...]


def on_screen(facts: Facts) -> FrontPage:
    """Plan the head of a page that scrolls: nothing can spill."""
    return _plan(facts, told=3, listed=_MOST_CONTENTS, visits=_MOST_NEXT)


def on_paper(facts: Facts, size: str) -> FrontPage:
    """Plan the first page of a PDF.

    Args:
        facts: What the brief holds.
        size: The paper size.
    """
    room = _HEIGHTS[size] - _MASTHEAD - _since(facts)
    heights = [_story(facts, one.told, lead=n == 0) for n, one in enumerate(facts.front)]
    told = 2 if sum(heights) <= room - _footnotes(facts, facts.front) else 1
    front = facts.stories[:told]
    column = room - _footnotes(facts, front)
    if told == 1 and column - sum(heights[:1]) > _ROOM_FOR_MORE:
        # The lead leaves much of the page: the rail ends with it, and further stories begin below.
        column = max(sum(heights[:1]), _SHORTEST_RAIL)
    rail = column - _RAIL_FRAME
    heads = [_lines(one.told.summary.headline, 38) * 3.9 + 2.4 for one in facts.stories[1:]]
    listed = min(_fitting(heads, rail), _MOST_CONTENTS)
    next_days = [_visit(visit) for visit in facts.next_visits]
    visits = min(_fitting(next_days, rail - sum(heads[:listed]) - 17), _MOST_NEXT)
    return _plan(facts, told=told, listed=listed, visits=visits)


# Less than this below the lead holds no further story.
_ROOM_FOR_MORE = 52.0
_SHORTEST_RAIL = 70.0
# The rail's heading and its list of sections.
_RAIL_FRAME = 7 + 6.2 * 4


def _plan(facts: Facts, *, told: int, listed: int, visits: int) -> FrontPage:
    return FrontPage(
        front=facts.stories[:told],
        more=facts.stories[told:],
        contents=facts.stories[1 : 1 + listed],
        unlisted=max(len(facts.stories) - 1 - listed, 0),
        visits=facts.next_visits[:visits],
    )


def _lines(text: str, width: int) -> int:
    return max(ceil(len(text) / width), 1)


def _fitting(heights: list[float], room: float) -> int:
    """How many of the first heights go into the room."""
    for count, height in enumerate(heights):
        room -= height
        if room < 0:
            return count
    return len(heights)


def _since(facts: Facts) -> float:
    if not facts.since:
        return 0.0
    lines = len(facts.changes)
    if facts.updates:
        lines += _lines("; ".join(one.told.summary.headline for one in facts.updates), 105)
    if facts.new_actors:
        lines += _lines(", ".join(actor.name for actor in facts.new_actors), 95)
    return 15.0 + 4.9 * lines


def _story(facts: Facts, told: ToldStory, *, lead: bool) -> float:
    quotes = [sentence.evidence.quote for sentence in told.summary.sentences]
    names = ", ".join(actor.name for actor in facts.named(told))
    source = facts.cited(told.summary.headline_article)
    meta = 1.6 + 4.0 * _lines(f"{_META}{source.outlet if source else ''}{names}", 84)
    if lead:
        standfirst = _lines(quotes[0], 58) * 5.7 + 3 if quotes else 0.0
        text = _lines(" ".join(quotes[1:]), 67) * 5.4 if quotes[1:] else 0.0
        return 9.0 + _lines(told.summary.headline, 30) * 9.2 + standfirst + text + meta
    text = _lines(" ".join(quotes), 74) * 4.9
    return 13.0 + _lines(told.summary.headline, 46) * 6.3 + text + meta


# The words of the line below a story that are always there.
_META = "Headline: 12 · 12 outlets · Named: "


def _footnotes(facts: Facts, stories: tuple[NumberedStory, ...]) -> float:
    cited: dict[int, Citation] = {}
    for one in stories:
        for sentence in one.told.summary.sentences:
            if (source := facts.source(sentence.evidence)) is not None:
                cited[source.number] = source
    return 7.0 + sum(
        _lines(f"{source.outlet}{source.title}", 105) * 3.6 for source in cited.values()
    )


def _visit(visit: Visit) -> float:
    who = f"{' and '.join(visit.visitor)} in {visit.destination[0] if visit.destination else ''}"
    return 1.6 + 3.9 * (1 + _lines(who, 36))
