"""The brief as one HTML page for the screen: style and pictures inside, nothing fetched."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefing.formats import FORMATS
from briefing.model import Brief, Document, Visit
from briefing.render.date_format import Clock
from briefing.render.environment import environment, fill, style
from briefing.render.length_limits import bounded
from briefing.render.navigation import Ways
from briefing.render.phrases import counted
from briefing.render.timeline import timeline, timeline_pieces
from briefing.render.timeline_rows import Row, rows
from briefing.render.view import Facts
from briefing.render.visit_columns import VISIT_COLUMNS
from briefing.render.visit_map import Map, visit_map
from briefing.render.visit_state import off

_FONTS_MARK = "FONTS/"
# Ten rows of three. A longer piece takes the PDF writer longer on every page it goes over.
SOURCES_IN_A_PIECE = 30
# In units, of which a thousand are the width of the page: low, since every page counts.
MAP_ON_PAPER = 220
# Rows. The less high of calendar and map comes first on paper: what a page has left and no picture
# fits on stays empty. A higher piece of a calendar would leave a third of a page so.
HIGH_CALENDAR = 8
HIGHEST_PIECE = 14
# More headlines than that are no table of contents; the last line leads to the rest.
MOST_LISTED = 12
# The table has them all; a day of a summit would push the news off the page.
MOST_A_DAY = 6


@dataclass(frozen=True, kw_only=True)
class HtmlRenderer:
    """Renders `brief.html`: one file that looks right alone, in light and dark, on any width.

    Attributes:
        templates: A folder whose files replace or extend the default templates.
        fonts: Where the page finds the font files of the archive, relative to itself; it looks
            right without them too. Empty to name no font files at all.
        home: Where the archive's first page lies, relative to the page; empty for a page that
            stands alone. A brief with a window of its own is in no archive.
        beside: The formats that lie beside the page.
    """

    templates: Path | None = None
    fonts: str = "../../assets/fonts"
    home: str = ""
    beside: tuple[str, ...] = ()

    def render(self, brief: Brief) -> Document:
        """Return the page.

        Raises:
            RenderError: if a template is missing or broken.
        """
        made = environment(self.templates)
        sheet = style(made, "base.css", "screen.css")
        if self.fonts:
            faces = style(made, "fonts.css").replace(_FONTS_MARK, self.fonts.rstrip("/") + "/")
            sheet = f"{faces}\n{sheet}"
        facts = Facts(bounded(brief), ways=Ways.of(brief, self.home, self.beside))
        text = fill_brief(made, facts, target="screen", sheet=sheet)
        return FORMATS["html"].document(text.encode())


def fill_brief(
    made: ImmutableSandboxedEnvironment,
    facts: Facts,
    *,
    target: Literal["screen", "paper"],
    sheet: str = "",
) -> str:
    """Fill the page template for the screen or for the PDF writer.

    On paper those sources only are listed that something printed there cites. What is printed is
    known to the template alone, which may be the user's: so it is filled once without sources,
    which costs a fiftieth of the whole.

    Args:
        made: Fills templates.
        facts: Answers about the brief.
        target: Where the page is looked at.
        sheet: The style, for the screen.

    Raises:
        RenderError: if a template is missing or broken.
    """
    values = _values(made, facts, target, sheet)
    if target == "screen":
        return fill(made, "brief.html.j2", values | {"unlisted": frozenset()})
    citations = facts.brief.citations
    unlisted = frozenset(one.article for one in citations)
    text = fill(made, "brief.html.j2", values | {"unlisted": unlisted})
    cited = frozenset(_CITED.findall(text))
    unlisted = frozenset(one.article for one in citations if str(one.number) not in cited)
    return fill(made, "brief.html.j2", values | {"unlisted": unlisted})


_CITED = re.compile(r'href="#source-(\d+)"')


def _values(
    made: ImmutableSandboxedEnvironment,
    facts: Facts,
    target: Literal["screen", "paper"],
    sheet: str,
) -> dict[str, Any]:
    """What the template asks for; the pictures among it are drawn once."""
    brief, shown = facts.brief, made.filters["shown"]
    listed = {visit.id for _, visit in facts.listed_visits}
    visits = [visit for visit in brief.visits if visit.id in listed]
    drawn = rows(visits, brief.day)
    return {
        "brief": brief,
        "facts": facts,
        "target": target,
        "ways": facts.ways,
        "style": Markup(sheet),  # noqa: S704 - our own style sheets, or the user's
        "listed": MOST_LISTED,
        "most_a_day": MOST_A_DAY,
        "visit_columns": VISIT_COLUMNS,
        "sources_in_a_piece": SOURCES_IN_A_PIECE,
        "timeline": _calendar(visits, facts.clock, target, shown),
        "maps": _maps(visits, target, shown),
        "map_first": target == "paper" and len(drawn) > HIGH_CALENDAR,
        "calendar_words": _calendar_words(drawn, len(visits)),
    }


def _maps(
    visits: Sequence[Visit], target: Literal["screen", "paper"], shown: Callable[[str], object]
) -> tuple[Map, ...]:
    """Where the visits go: one map for paper; for the screen a wide and a narrow one."""
    if target == "paper":
        drawn = [visit_map(visits, shown=shown, height=MAP_ON_PAPER)]
    else:
        drawn = [
            visit_map(visits, shown=shown, height=380),
            visit_map(visits, shown=shown, width=400, height=340, name="map-narrow"),
        ]
    return tuple(one for one in drawn if one is not None)


def _calendar(
    visits: Sequence[Visit],
    clock: Clock,
    target: Literal["screen", "paper"],
    shown: Callable[[str], object],
) -> tuple[Markup, ...]:
    """When the visits are: in pieces for paper; for the screen a wide and a narrow calendar."""
    if target == "paper":
        return timeline_pieces(visits, clock, most=HIGHEST_PIECE, shown=shown)
    drawn = [timeline(visits, clock, shown=shown, narrow=narrow) for narrow in (False, True)]
    return tuple(filter(None, drawn))


def _calendar_words(drawn: Sequence[Row], known: int) -> str:
    """How to read the calendar: of what is in it only."""
    left = known - len(drawn)
    told = (
        ("Thin bars: day not known", any(not row.span.exact for row in drawn)),
        ("Struck through: off, or no new date yet", any(off(row.visit) for row in drawn)),
        ("Hollow: former dates", any(row.former for row in drawn)),
        (f"{counted(left, 'more visit')} in the table", left),
    )
    return ". ".join(words for words, holds in told if holds)
