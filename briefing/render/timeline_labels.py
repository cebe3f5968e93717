"""Sets the names on the timeline: beside their bars, or above them where there is no room."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from briefing.render.svg import NARROW, PANEL, SOFT, WIDTH, cut, label, shape, wide
from briefing.render.timeline_rows import Row

# The height of a row with its label beside the bar.
ROW = 19
GAP = 7
_BOLDER = 1.07
# A page that lies alone is set in the fonts of the telephone, which are wider than ours.
_OTHER_FONTS = 1.17


def beside(
    bar: Row, x: float, width: float, y: float, shown: Callable[[str], object]
) -> Iterator[Markup]:
    """Set the label where there is room: after the bar, before it, else on the bar itself."""
    who, where = _words(bar, shown)
    right, left = WIDTH - (x + width + GAP), x - GAP
    at, end, room = x + width + GAP, False, right
    needed = wide(who) * _BOLDER + wide(where) + NARROW
    if needed > right:
        at, end, room = left, True, left
    if needed > max(left, right) and WIDTH - x > left:
        at, end, room = x + GAP, False, WIDTH - x - 2 * GAP
    who = cut(who, room / _BOLDER)
    taken = wide(who) * _BOLDER + NARROW
    where = cut(where, room - taken)
    if not end and at < x + width:
        ground = min(taken + wide(where) + 2 * GAP, room + GAP)
        yield shape(
            "rect",
            x=at - GAP / 2,
            y=y + 1,
            width=ground,
            height=ROW - 3,
            fill=PANEL,
            class_="panel",
        )
    yield label(_text(who, where), at, y + 13.5, text_anchor="end" if end else None)


def above(bar: Row, x: float, y: float, width: float, shown: Callable[[str], object]) -> Markup:
    """Set the label over its bar, moved to the left as far as it needs."""
    who, where = _words(bar, shown)
    room = width / _OTHER_FONTS
    who = cut(who, room / _BOLDER)
    taken = wide(who) * _BOLDER + NARROW
    where = cut(where, room - taken)
    left = min(x, width - (taken + wide(where)) * _OTHER_FONTS)
    return label(_text(who, where), max(left, 0), y + 15)


def _words(bar: Row, shown: Callable[[str], object]) -> tuple[str, str]:
    """Who goes where, "→" for beyond the picture's end."""
    who = str(shown(" and ".join(bar.visit.visitor)))
    where = str(shown(bar.visit.destination[0] if bar.visit.destination else ""))
    return who, where + (" →" if bar.span.after else "")


def _text(who: str, where: str) -> Markup:
    return (
        shape("tspan", who, font_weight="600")
        + " "
        + shape("tspan", where, fill=SOFT, class_="soft")
    )
