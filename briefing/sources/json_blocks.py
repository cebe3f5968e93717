"""Puts the text of an article together that an editor keeps in blocks, as objects of JSON.

Each editor nests and names them in its own way: a block of words says that it is one, or holds
pieces of words; pictures, headlines and advertisements say that they are these.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

_KINDS: Final = ("type", "_type", "nodetype", "blockname", "block_type", "__typename", "style")
_OF_WORDS: Final = (
    "paragraph", "text", "p", "block", "unstyled", "html", "sanitized", "heading", "header", "list",
    "quote", "blockquote", "body", "rich", "item", "span", "link", "a", "h2", "h3", "h4", "li",
    "ul", "ol", "doc", "document", "root", "normal", "hyperlink", "markdown", "mark",
)  # fmt: skip
_IS_OF_WORDS: Final = re.compile(rf"(?:{'|'.join(_OF_WORDS)})(?![a-z])")
_WORDS: Final = ("text", "content", "value", "html", "innerhtml", "markdown", "body")
_HOLDERS: Final = ("children", "content", "items", "blocks", "data", "attrs", "fields", "root")
_HEADINGS: Final = ("heading", "title", "header", "subtitle")
_OF_A_SECTION: Final = frozenset({*_WORDS, *_HEADINGS, "id", "order", "index", "level", "anchor"})
# Parts of a line; everything else is a paragraph.
_OF_A_LINE: Final = ("text", "span", "link", "a", "hyperlink", "mark")
_DEEPEST: Final = 12
_MOST: Final = 5_000


def text_of_blocks(value: object) -> str | None:
    """The paragraphs of some blocks, parted by empty lines; None if they are none.

    >>> text_of_blocks([{"type": "paragraph", "data": {"text": "The ferry left."}}])
    'The ferry left.'
    """
    if isinstance(value, Mapping):
        if not any(isinstance(value.get(name), list | Mapping) for name in _HOLDERS):
            return None
        return _inside(value, depth=0) or None
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        return None
    return _joined(value, depth=0) or None


def text_of_sections(value: object) -> str | None:
    """The text of an article that is kept in parts with headings; None if these are articles."""
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        return None
    told: list[str] = []
    for part in value[:_MOST]:
        words = next((one for name in _WORDS if isinstance(one := part.get(name), str)), "")
        heading = next((one for name in _HEADINGS if isinstance(one := part.get(name), str)), "")
        if not words or not set(part) <= _OF_A_SECTION:
            return None
        told += [heading, words]
    return "\n\n".join(filter(None, told)) or None


def _joined(nodes: Sequence[object], *, depth: int) -> str:
    if depth > _DEEPEST:
        return ""
    kinds = [_kind(node) for node in nodes[:_MOST] if isinstance(node, Mapping)]
    in_a_line = depth > 0 and all(kind in _OF_A_LINE for kind in kinds)
    parts = (_told(node, depth=depth) for node in nodes[:_MOST] if isinstance(node, Mapping))
    told = filter(None, parts) if in_a_line else filter(str.strip, parts)
    return ("" if in_a_line else "\n\n").join(told)


def _told(node: Mapping[Any, object], *, depth: int) -> str:
    """The words of a block; "" if it is of another kind."""
    named = {str(name).lower(): value for name, value in node.items()}
    kind = _kind(named)
    if kind is None or not _IS_OF_WORDS.match(kind):
        return ""
    words = next((one for name in _WORDS if isinstance(one := named.get(name), str)), None)
    return words or _inside(named, depth=depth + 1)


def _inside(node: Mapping[Any, object], *, depth: int) -> str:
    named = {str(name).lower(): value for name, value in node.items()}
    for name in _HOLDERS:
        held = named.get(name)
        if isinstance(held, list) and (words := _joined(held, depth=depth)):
            return words
        if isinstance(held, Mapping) and depth <= _DEEPEST:
            stated = {str(key).lower(): one for key, one in held.items()}
            told = next((one for key in _WORDS if isinstance(one := stated.get(key), str)), "")
            if told or (told := _inside(held, depth=depth + 1)):
                return told
    return ""


def _kind(node: object) -> str | None:
    """What a block says that it is, without the name of its editor; None if it does not say."""
    named = (
        {str(name).lower(): value for name, value in node.items()}
        if isinstance(node, Mapping)
        else {}
    )
    stated = next((one for name in _KINDS if isinstance(one := named.get(name), str)), None)
    if stated is None:
        return None
    return stated.lower().rpartition("/")[2].replace("_", "-")
