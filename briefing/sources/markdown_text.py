"""Reads an article from a Markdown file: front matter, headline, paragraphs without markup."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing.model import Problem
from briefing.sources.above import lines_above
from briefing.sources.fragments import fragment_text, paragraphs
from briefing.sources.front_matter import split
from briefing.sources.parsed import Parsed
from briefing.sources.plain_text import without_headline

if TYPE_CHECKING:
    from markdown_it.token import Token

_ROW_PARTS: Final = ("th_open", "td_open")


def parse(text: str, *, where: str) -> Iterator[Parsed | Problem]:
    """Yield the article of a Markdown file, and problems with its front matter."""
    from markdown_it import MarkdownIt  # most commands only check that there is such a source

    headed = split(text, where=where)
    yield from headed.problems
    tokens = MarkdownIt("commonmark").enable("table").parse(headed.body)
    title = headed.said.title or _headline(tokens)
    body = paragraphs("\n\n".join(_blocks(tokens)))
    above = lines_above(without_headline(body, title=title) if title else body)
    yield replace(headed.said, title=title, text=above.text, printed=above.published)


def _headline(tokens: "Sequence[Token]") -> str:
    """The heading of the highest rank, if the text opens with it."""
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return " ".join(_inline(tokens[1]).split())
    return ""


def _blocks(tokens: "Sequence[Token]") -> Iterator[str]:
    cells: list[str] | None = None
    for position, token in enumerate(tokens):
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield " | ".join(cell for cell in cells if cell)
            cells = None
        elif token.type == "inline":
            words = _inline(token)
            if cells is not None and tokens[position - 1].type in _ROW_PARTS:
                cells.append(words)
            else:
                yield words
        elif token.type in ("fence", "code_block"):
            yield token.content
        elif token.type == "html_block":
            yield fragment_text(token.content)


def _inline(token: "Token") -> str:
    """The words of a paragraph: links by their words, pictures not at all."""
    words: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type == "softbreak":
            words.append(" ")
        elif child.type == "hardbreak" or _is_break(child):
            words.append("\n")
    return "".join(words).strip()


def _is_break(token: "Token") -> bool:
    return token.type == "html_inline" and token.content.lower().startswith("<br")
