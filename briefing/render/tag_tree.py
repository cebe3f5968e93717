"""Makes the tree of tags as small as its meaning.

WeasyPrint 70 gives every line of every text a tag of its own that says nothing; a brief of seven
pages has some fifteen hundred. Their content is hung on the tag around them: screen readers hear
the same, and the file is an eighth smaller (measured on briefs of the examples, November 2026).
"""

import re
from collections.abc import Iterator

import pydyf

# What may hold text directly; lists, tables and sections may not (ISO 32000-1, 14.8.4).
_HOLDERS = frozenset(
    {"/P", "/Lbl", "/LBody", "/TD", "/TH", "/Caption", "/Link", "/Span", "/NonStruct"}
) | {f"/H{level}" for level in range(1, 7)}
_EMPTY = frozenset({"/Span", "/NonStruct"})
_PLAIN_KEYS = frozenset({"Type", "S", "K", "Pg", "P"})
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")


def slim(pdf: pydyf.PDF) -> None:
    """Take the tags that say nothing out of a PDF about to be written."""
    elements = {
        thing.reference: thing
        for thing in pdf.objects
        if isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/StructElem"
    }
    gone: dict[bytes, bytes] = {}
    # Children are made after their parents, so the innermost come first.
    for reference in reversed(elements):
        element = elements[reference]
        parent = elements.get(element["P"])
        if parent is not None and _says_nothing(element, parent):
            place = parent["K"].index(reference)
            parent["K"][place : place + 1] = element["K"]
            gone[reference] = parent.reference
    if gone:
        _hang_up(pdf, gone)
        _close_ranks(pdf, frozenset(gone))


def _says_nothing(element: pydyf.Dictionary, parent: pydyf.Dictionary) -> bool:
    return (
        element["S"] in _EMPTY
        and parent["S"] in _HOLDERS
        and _PLAIN_KEYS.issuperset(element)
        and element["Pg"] == parent.get("Pg")
        and element.reference in parent["K"]
        and all(isinstance(kid, int) for kid in element["K"])
    )


def _hang_up(pdf: pydyf.PDF, gone: dict[bytes, bytes]) -> None:
    """Tell the index from content to tags where the content hangs now."""
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Dictionary) and "Nums" in thing:
            for page in thing["Nums"]:
                if isinstance(page, list):
                    page[:] = [_holder(reference, gone) for reference in page]


def _holder(reference: bytes, gone: dict[bytes, bytes]) -> bytes:
    while reference in gone:
        reference = gone[reference]
    return reference


def _close_ranks(pdf: pydyf.PDF, gone: frozenset[bytes]) -> None:
    """Drop the objects and number the others anew: pydyf cannot leave numbers out."""
    kept = [thing for thing in pdf.objects if thing.number == 0 or thing.reference not in gone]
    numbers = {str(thing.number).encode(): str(n).encode() for n, thing in enumerate(kept)}

    def renumbered(value: object) -> object:
        if isinstance(value, bytes):
            return _REFERENCE.sub(lambda found: numbers[found.group(1)] + b" 0 R", value)
        if isinstance(value, str):
            return _REFERENCE.sub(
                lambda found: numbers[found.group(1)] + b" 0 R", value.encode()
            ).decode()
        return value

    for container in _containers(kept):
        if isinstance(container, dict):
            for key, value in container.items():
                container[key] = renumbered(value)
        else:
            container[:] = [renumbered(value) for value in container]
    for number, thing in enumerate(kept):
        thing.number = number
    pdf.objects[:] = kept


def _containers(things: list[pydyf.Object]) -> Iterator[dict[str, object] | list[object]]:
    """Yield every dictionary and array of a PDF, however deep; contents of streams are not."""
    waiting: list[object] = [
        thing.extra if isinstance(thing, pydyf.Stream) else thing for thing in things
    ]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, dict):
            waiting += thing.values()
            yield thing
        elif isinstance(thing, list):
            waiting += thing
            yield thing
