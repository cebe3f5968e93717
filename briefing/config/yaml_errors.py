"""Says in plain words what is wrong with a file that is no YAML, and what to write instead.

The parser says what it expected; a person wants to know what was mistyped, and often on the line
before.
"""

import re
from dataclasses import dataclass
from typing import Final

from ruamel.yaml.error import MarkedYAMLError, StringMark

# What the parser tells of a sign, and what a person wants to know.
_MISPLACED: Final = {
    "\\t": "a tab; YAML is indented with spaces",
    "undefined alias": "a value cannot begin with '*'; put it in quotes",
    "unknown escape character": "a backslash in double quotes; put the value in single quotes",
    "another document": "'---' begins a second document; a configuration is one",
    "sequence entries are not allowed": "a list begins on the line below its key",
}
_NO_START: Final = re.compile(r"found character '(.+)' that cannot start any token")
_TWICE: Final = re.compile(r'found duplicate key "(.*?)" with value', re.DOTALL)
_GLUED: Final = re.compile(r"(?:-\s+)?(?P<key>[A-Za-z_]\w*):(?P<value>[^\s/].*)")
_VALUED: Final = re.compile(r"(?:-\s+)*[\w\"'-]+:\s+\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What is wrong, and where: the line counted from 1, the column from 0."""

    line: int
    column: int
    words: str


def mistake(error: MarkedYAMLError, text: str) -> Mistake:
    """The mistake behind an error of the parser."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Mistake(line=1, column=0, words=f"this is no YAML: {error.problem or error.context}")
    lines = text.splitlines()
    problem, context = str(error.problem or ""), str(error.context or "")
    found = (
        _token(problem, mark)
        or _unclosed(problem, context, mark, error.context_mark, lines)
        or _colon(problem, mark, lines)
        or _layout(problem, context, mark)
    )
    return found or _at(mark, f"this cannot be read as YAML: {problem or context}".split("\n")[0])


def _at(mark: StringMark, words: str) -> Mistake:
    return Mistake(line=mark.line + 1, column=mark.column, words=words)


def _token(problem: str, mark: StringMark) -> Mistake | None:
    """A sign that may not stand where it does."""
    for told, words in _MISPLACED.items():
        if told in problem:
            return _at(mark, words)
    sign = _NO_START.search(problem)
    if sign:
        return _at(mark, f"a value cannot begin with '{sign[1]}'; put it in quotes")
    twice = _TWICE.search(problem)
    return _at(mark, f"the key '{twice[1]}' stands here twice; keep one") if twice else None


def _unclosed(
    problem: str, context: str, mark: StringMark, opened: StringMark | None, lines: list[str]
) -> Mistake | None:
    """A bracket or a quote that is opened and not closed, or closed and not opened."""
    if opened is not None and "quoted scalar" in context and "end of stream" in problem:
        return _at(opened, "this quote is not closed")
    if opened is not None and "while parsing a flow" in context:
        closing = "]" if "sequence" in context else "}"
        if closing in lines[opened.line][opened.column :]:
            return _at(mark, "a ':' or ',' is missing or too many here; put the value in quotes")
        return _at(opened, f"this bracket is not closed; write '{closing}' at the end of its list")
    closed = re.search(r"found '([\]}])'", problem)
    if closed:
        return _at(mark, f"'{closed[1]}' closes a bracket that is not open")
    if "found '<scalar>'" in problem:
        return _at(
            mark, "text after the closing quote; put all of the value in quotes of the other kind"
        )
    return None


def _colon(problem: str, mark: StringMark, lines: list[str]) -> Mistake | None:
    """A colon too many on this line, or one that is missing on the line before."""
    if "mapping values are not allowed" not in problem:
        return None
    here = lines[mark.line] if mark.line < len(lines) else ""
    if ": " in here[: mark.column]:
        begin = here.index(": ") + 2
        words = f"a value with ':' in it; put it in quotes: '{here[begin:].strip()}'"
        return Mistake(line=mark.line + 1, column=begin, words=words)
    above = next((n for n in range(mark.line - 1, -1, -1) if _says(lines[n])), None)
    if above is None:
        return None
    line, indent = lines[above], len(lines[above]) - len(lines[above].lstrip())
    glued = _GLUED.fullmatch(line.strip())
    if glued:
        words = f"there is no space after the colon; write '{glued['key']}: {glued['value']}'"
        return Mistake(line=above + 1, column=indent, words=words)
    if _VALUED.match(line.strip()):
        words = "indented deeper than the key above, which has a value; line it up with that key"
        return Mistake(line=mark.line + 1, column=len(here) - len(here.lstrip()), words=words)
    words = "there is no colon on this line; write 'key: value'"
    return Mistake(line=above + 1, column=indent, words=words)


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _layout(problem: str, context: str, mark: StringMark) -> Mistake | None:
    """A line that is indented like none above it."""
    if "expected <block end>" not in problem:
        return None
    if "block collection" in context:
        return _at(
            mark,
            "not indented as its neighbours: a list goes on with '- ', a key of its last entry "
            "stands under that entry's first key",
        )
    return _at(mark, "indented like none of the keys above; line it up with those it belongs to")
