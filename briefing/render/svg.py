"""Writes SVG: shapes and measured text, every value escaped.

Shapes carry classes beside their colours, by which the page on screen recolours them in the dark;
the PDF writer reads only the attributes.
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

WIDTH = 1000
INK, SOFT, ACCENT, PANEL = "#15181d", "#555b65", "#b5121b", "#f5f2eb"
_FONTS = "Source Sans 3, Noto Naskh Arabic, Noto Sans Hebrew, Arial, sans-serif"

# Widths of Source Sans 3 at 16 units, rounded up: most letters are narrower than 8.2.
NARROW, _MEDIUM, WIDE = 4.4, 8.2, 12.4
_CAPITAL = 1.6
_THIN_LETTERS = frozenset("iıjltfr .,'’-–|()[]I")
_WIDE_LETTERS = frozenset("mwMW@—…")
_FIRST_WIDE_SCRIPT = "⸀"


def shape(name: str, content: str = "", **attributes: str | float | None) -> Markup:
    """Return one element; `_` in an attribute's name stands for `-`, `class_` for `class`.

    Args:
        name: The element.
        content: Escaped, unless it is markup already.
        attributes: None leaves an attribute out; numbers are rounded to a tenth.
    """
    written = Markup("").join(
        Markup(' {}="{}"').format(key.strip("_").replace("_", "-"), _value(value))
        for key, value in attributes.items()
        if value is not None
    )
    return Markup("<{0}{1}>{2}</{0}>").format(name, written, escape(content))


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def label(
    content: str, x: float, y: float, *, size: float = 16, **attributes: str | None
) -> Markup:
    """Return text in ink, unless an attribute says otherwise."""
    ink: dict[str, str | None] = {"fill": INK, "class_": "ink"}
    return shape("text", content, x=x, y=y, font_size=size, **(ink | attributes))


def picture(
    name: str,
    height: float,
    title: str,
    parts: Iterable[Markup],
    *,
    width: float = WIDTH,
    number: int = 1,
) -> Markup:
    """Return a whole picture with the title that stands for it where it cannot be seen.

    Args:
        name: Its class, and the start of its title's id.
        height: In units.
        title: What stands for it.
        parts: What is drawn.
        width: In units.
        number: Another for each picture of the name on one page.
    """
    title_id = f"{name}-title" + (f"-{number}" if number > 1 else "")
    body = shape("title", title, id=title_id) + Markup("").join(parts)
    return shape(
        "svg",
        body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        class_=name,
        role="img",
        font_family=_FONTS,
        aria_labelledby=title_id,
    )


def wide(text: str) -> float:
    """Return about how many units a text takes at 16 units, rather too many than too few."""
    return sum(_width(character) for character in text)


def _width(character: str) -> float:
    if character in _THIN_LETTERS:
        return NARROW
    if character in _WIDE_LETTERS or character > _FIRST_WIDE_SCRIPT:
        return WIDE
    return _MEDIUM + (_CAPITAL if character.isupper() else 0)


def cut(text: str, room: float) -> str:
    """Return the text cut to the room there is, with "…" where it was cut."""
    if wide(text) <= room:
        return text
    while text and wide(text + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…" if text else ""
