"""Writes the two pages of the reference that follow from the code.

Run as: python docs/reference/generate.py

What a template and `brief.json` may say is what the model's docstrings say, word for word.
"""

import enum
import inspect
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from jinja2 import Environment

from briefing import model
from briefing.render.brief_json import FORMAT
from briefing.render.environment import environment
from briefing.render.view import Facts

HERE = Path(__file__).parent
BY = "*Written by `docs/reference/generate.py` from the code.*"


def main() -> None:
    """Write both."""
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """The pages by name."""
    return {"brief-json.md": _brief_json(), "template-variables.md": _variables()}


def _brief_json() -> str:
    parts = [
        "# The fields of brief.json",
        BY,
        f'The file is one object: `{{"format": "{FORMAT}", "brief": {{...}}}}`. Tuples are '
        "arrays, a mapping is an object, instants are ISO 8601 in UTC with `Z`, days are "
        "`YYYY-MM-DD`, what is not known is `null`. Quotes are the original text, so their offsets "
        "hold (in code points). A later version only adds fields.",
    ]
    parts += [_table(noun) for noun in _reached(model.Brief)]
    return "\n\n".join(parts) + "\n"


def _variables() -> str:
    rows = [
        f"| `{name}` | {_cell((inspect.getdoc(of) or '-').splitlines()[0])} |"
        for name, of in _asked(Facts)
    ]
    parts = [
        "# What a template can use",
        BY,
        "Every template of a brief gets `brief`, whose fields are those of "
        "[brief.json](brief-json.md), and `facts`, which answers what the formats ask of it. The "
        "page (`brief.html.j2`) also gets `target` (`screen` or `paper`), `ways`, `style` and what "
        "its drawings need. A name that is not there is an error that says template and line.",
        "## `facts`",
        "\n".join(["| name | what it is |", "|---|---|", *rows]),
        "## Filters",
        "Beside Jinja's own: " + ", ".join(f"`{name}`" for name in _filters()) + ".",
    ]
    return "\n\n".join(parts) + "\n"


def _filters() -> list[str]:
    return sorted(set(environment(None).filters) - set(Environment(autoescape=True).filters))


def _asked(of: type[Facts]) -> Iterator[tuple[str, object]]:
    """The questions of a class and what it builds on; methods with what they are asked about."""
    classes = reversed(of.__mro__[:-1])
    members = {name: member for known in classes for name, member in vars(known).items()}
    for name, member in members.items():
        if name.startswith("_") or name in {field.name for field in fields(of)}:
            continue
        if inspect.isfunction(member):
            asked = [word for word in inspect.signature(member).parameters if word != "self"]
            yield f"{name}({', '.join(asked)})", member
        elif isinstance(member, property) or hasattr(member, "func"):
            yield name, getattr(member, "fget", None) or getattr(member, "func", None)


def _reached(first: type) -> list[type]:
    """A noun of the model and those its fields are made of, in the order they are met."""
    found = [first]
    for noun in found:
        hints = typing.get_type_hints(noun) if is_dataclass(noun) else {}
        for field in fields(noun) if is_dataclass(noun) else ():
            for one in _nouns(hints[field.name]):
                if one not in found:
                    found.append(one)
    return found


def _nouns(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, enum.Enum)):
        yield hint
    for part in typing.get_args(hint):
        yield from _nouns(part)


def _table(noun: type) -> str:
    doc = inspect.getdoc(noun) or ""
    said = doc.split("\n\nAttributes:")[0].replace("\n", " ")
    if not is_dataclass(noun):
        values = ", ".join(f"`{one.value}`" for one in noun)  # type: ignore[attr-defined]
        return f"## {noun.__name__}\n\n{said}\n\nOne of {values}."
    told = _attributes(doc)
    hints = typing.get_type_hints(noun)
    rows = [
        f"| `{field.name}` | {_kind(hints[field.name])} | {_cell(told.get(field.name, ''))} |"
        for field in fields(noun)
    ]
    head = ["| field | kind | what it is |", "|---|---|---|"]
    return f"## {noun.__name__}\n\n{said}\n\n" + "\n".join([*head, *rows])


def _kind(hint: object) -> str:
    if hint is type(None):
        return "null"
    parts = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if origin is tuple:
        inner = [part for part in parts if part is not Ellipsis]
        return "array of " + " and ".join(dict.fromkeys(map(_kind, inner)))
    if origin in (typing.Union, types.UnionType):
        return " or ".join(dict.fromkeys(map(_kind, parts)))
    if parts and isinstance(origin, type):  # a mapping, a set
        return "object" if len(parts) == 2 else f"array of {_kind(parts[0])}"
    if parts:
        return " or ".join(dict.fromkeys(map(_kind, parts)))
    name = getattr(hint, "__name__", str(hint))
    linked = isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, enum.Enum))
    plain = {"str": "text", "int": "number", "float": "number", "bool": "true or false",
             "datetime": "instant", "date": "day"}  # fmt: skip
    return f"[{name}](#{name.lower()})" if linked else plain.get(name, "text")


def _attributes(doc: str) -> dict[str, str]:
    """What a docstring says of each attribute."""
    block = doc.partition("Attributes:\n")[2].partition("\n\n")[0]
    found = re.findall(r"^    (\w+): (.*(?:\n {8}.*)*)", block, re.MULTILINE)
    return {name: " ".join(words.split()) for name, words in found}


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    main()
