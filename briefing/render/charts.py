"""Draws who is named most, as a bar chart."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from briefing.model import Actor
from briefing.render.svg import ACCENT, cut, label, picture, shape

_MOST_BARS = 10
# Two bars say less than the sentence "24 against 22".
_FEWEST_BARS = 3
_ROW = 30
_LONGEST_BAR = 200
_NAME_ROOM = 180
_COLUMN = 520


def most_named(actors: Sequence[Actor], *, shown: Callable[[str], object] = str) -> Markup:
    """Draw how often the leading actors are named; empty for fewer than three.

    Args:
        actors: The key actors.
        shown: Makes text from outside printable.
    """
    top = sorted(actors, key=lambda actor: (-actor.mentions, actor.name))[:_MOST_BARS]
    if len(top) < _FEWEST_BARS:
        return Markup("")
    most = max(actor.mentions for actor in top) or 1
    half = (len(top) + 1) // 2
    parts = []
    for place, actor in enumerate(top):
        left, y = (0 if place < half else _COLUMN), (place % half) * _ROW
        width = _LONGEST_BAR * actor.mentions / most
        leads = place == 0
        parts += [
            label(
                cut(str(shown(actor.name)), _NAME_ROOM),
                left + 205,
                y + 20,
                size=17,
                text_anchor="end",
            ),
            shape(
                "rect",
                x=left + 217,
                y=y + 6,
                width=width,
                height=17,
                fill=ACCENT if leads else "#3c434d",
                class_="accent" if leads else "bar",
            ),
            label(str(actor.mentions), left + 225 + width, y + 20, size=17, font_weight="600"),
        ]
    said = "; ".join(f"{shown(actor.name)} {actor.mentions}" for actor in top)
    return picture("named", half * _ROW + 2, f"Bar chart of mentions: {said}.", parts)
