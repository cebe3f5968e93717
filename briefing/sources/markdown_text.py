"""Reads an article from a Markdown file: front matter, headline, paragraphs without markup."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing.model import Problem
from briefing.sources.above import lines_above
from briefing.sources.embargo_lines import without_embargo
from briefing.sources.fragments import fragment_text, paragraphs
from briefing.sources.front_matter import split
from briefing.sources.parsed import Parsed
from briefing.sources.plain_text import opened, without_headline

if TYPE_CHECKING:
    from markdown_it.token import Token

# What a mark such as [^1] leads to, with its further lines.
_NOTE: Final = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:.*(?:\n(?: {4}|\t).*)*", re.MULTILINE)
_MARK: Final = re.compile(r"\[\^([^\]\s]{1,40})\]")
_BOX: Final = re.compile(r"\A\[[ xX]\] ")
# What programs that keep notes write: links between them, boxes, tags in a line of their own.
_EMBEDDED: Final = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]")
_WIKI_LINK: Final = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\](?!\()")
_CALLOUT: Final = re.compile(r"^( {0,3}> ?)\[![A-Za-z]{2,20}\][+-]?", re.MULTILINE)
_TAGS: Final = re.compile(r"^(?:#[^\W\d_][\w/-]{0,40}[ \t]*){1,20}$", re.MULTILINE)
_ROW_PARTS: Final = ("th_open", "td_open")


def parse(text: str, *, where: str) -> Iterator[Parsed | Problem]:
    """Yield the article of a Markdown file, and problems with its front matter."""
    from markdown_it import MarkdownIt  # most commands only check that there is such a source

    headed = split(text, where=where)
    yield from headed.problems
    held = without_embargo(headed.body, where=where)
    yield from held.problems
    said = replace(headed.said, embargo=headed.said.embargo or held.until)
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = reader.parse(_without_notes(held.text))
    title = said.title or _headline(tokens)
    body = paragraphs("\n\n".join(_blocks(tokens)))
    if not title:
        yield opened(body, said=said)
        return
    above = lines_above(without_headline(body, title=title))
    yield replace(said, title=title, text=above.text, printed=above.published)


def _without_notes(body: str) -> str:
    """A text without its footnotes and their marks, and without those of a keeper of notes."""
    body = _EMBEDDED.sub("", body)
    body = _TAGS.sub("", _CALLOUT.sub(r"\1", _WIKI_LINK.sub(r"\1", body)))
    names = {found[1] for found in _NOTE.finditer(body)}
    if not names:
        return body
    return _MARK.sub(lambda found: "" if found[1] in names else found[0], _NOTE.sub("", body))


def _headline(tokens: "Sequence[Token]") -> str:
    """The heading of the highest rank, if the text opens with it."""
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return " ".join(paragraphs(_inline(tokens[1])).split())
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
    """The words of a paragraph: links by theirs, pictures and what is struck out not at all."""
    words: list[str] = []
    struck = 0
    for child in token.children or ():
        struck += child.nesting if child.type in ("s_open", "s_close") else 0
        if struck:
            continue
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type == "softbreak":
            words.append(" ")
        elif child.type == "hardbreak" or _is_break(child):
            words.append("\n")
    return _BOX.sub("", "".join(words).strip())


def _is_break(token: "Token") -> bool:
    return token.type == "html_inline" and token.content.lower().startswith("<br")
