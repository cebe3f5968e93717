"""Turns pieces of HTML into plain paragraphs: what feeds carry, what Markdown contains.

Nothing of the markup survives: no script, no style, no address. Whole pages go through
`web_text`, which also tells the article from the page around it.
"""

import html
import re
from typing import Final

import lxml.html
from lxml.etree import LxmlError, _Comment, _ProcessingInstruction

_BLOCKS: Final = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody
    tfoot thead tr ul
    """.split()
)
_SILENT: Final = frozenset(
    """
    applet audio button canvas embed head iframe input link math meta noscript object option script
    select source style svg template textarea title track video
    """.split()
)
_TAG: Final = re.compile(r"<[a-zA-Z/!?]")
_SPACES: Final = re.compile(r"[^\S\n]+")
_LINES: Final = re.compile(r" ?\n ?")
_GAPS: Final = re.compile(r"\n{2,}")


def paragraphs(text: str) -> str:
    """Tidy plain text: single spaces, paragraphs separated by one empty line."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.strip().split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines))


def fragment_text(fragment: str) -> str:
    """Return the words of a piece of HTML, its blocks as paragraphs.

    Text without any tag is taken as it is, its character references resolved.
    """
    if not _TAG.search(fragment):
        return paragraphs(html.unescape(fragment)) if "&" in fragment else paragraphs(fragment)
    try:
        root = lxml.html.document_fromstring(f"<body>{fragment}</body>", parser=_parser())
    except (LxmlError, ValueError):
        return paragraphs(html.unescape(re.sub(r"<[^<>]*>", " ", fragment)))
    return paragraphs(_GAPS.sub("\n\n", _LINES.sub("\n", "".join(_words(root)))))


def line_text(fragment: str) -> str:
    """Return the words of a piece of HTML in one line: a headline, a name."""
    return " ".join(fragment_text(fragment).split())


def _parser() -> lxml.html.HTMLParser:
    # Without `huge_tree` the parser drops, without a word, what nests deeper than 256 levels
    # (with it: 2,048, deeper than any page that was not made to hurt).
    return lxml.html.HTMLParser(no_network=True, huge_tree=True)


def _words(root: lxml.html.HtmlElement) -> list[str]:
    """Walk the tree without recursion: pages nest as deep as their authors' mistakes."""
    words: list[str] = []
    skipped: lxml.html.HtmlElement | None = None
    for event, element in _events(root):
        silent = isinstance(element, (_Comment, _ProcessingInstruction)) or (element.tag in _SILENT)
        if event == "start":
            if skipped is None and silent:
                skipped = element
            if skipped is None:
                words.append(_before(element))
                words.append(_inline(element.text))
        else:
            if skipped is None and element.tag in _BLOCKS:
                words.append("\n\n")
            if skipped is element:
                skipped = None
            if skipped is None and element is not root:
                words.append(_inline(element.tail))
    return words


def _events(root: lxml.html.HtmlElement) -> list[tuple[str, lxml.html.HtmlElement]]:
    events: list[tuple[str, lxml.html.HtmlElement]] = []
    pending = [("start", root)]
    while pending:
        event, element = pending.pop()
        events.append((event, element))
        if event == "start":
            pending.append(("end", element))
            pending.extend(("start", child) for child in reversed(element))
    return events


def _before(element: lxml.html.HtmlElement) -> str:
    if element.tag == "br":
        return "\n"
    if element.tag in ("td", "th"):
        return " "
    return "\n\n" if element.tag in _BLOCKS else ""


def _inline(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""
