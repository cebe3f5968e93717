"""Turns pieces of HTML into plain paragraphs: what feeds carry, what Markdown contains.

Nothing of the markup survives: no script, no style, no address; nor what no reader sees as a part
of the text: what is hidden or struck out, how a character is pronounced, the caption of a picture.
Whole pages go through `web_text`, which also tells the article from the page around it.
"""

import html
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import lxml.html
from lxml.etree import LxmlError, _Comment, _ProcessingInstruction

from briefing.sources.parse_budgets import too_many_attributes

_BLOCKS: Final = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody
    tfoot thead tr ul
    """.split()
)
_SILENT: Final = frozenset(
    """
    applet audio button canvas del head iframe math noscript object option rp rt rtc s script select
    strike style svg template textarea title video
    """.split()
)
# Of these, one that is never closed does not silence the rest of the article.
_CLOSED: Final = tuple(
    "applet audio button canvas del iframe math noscript object option s select strike svg "
    "template textarea video".split()
)
_CLOSING_TAG: Final = re.compile(rf"<(/?)({'|'.join(_CLOSED)})(?=[\s/>])", re.IGNORECASE)
# The words under a picture are no part of the article, unless there are no others.
_CAPTIONS: Final = frozenset({"figcaption"})
# Nor are those in a drawing or a formula, unless there are no others.
_DRAWN: Final = frozenset({"svg", "math", "title"})
_CAPTION_CLASS: Final = re.compile(r"(?:\A|\s)wp-caption-text(?:\s|\Z)")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A number that is raised: the mark of a note, if it leads to one, else a power.
_RAISED: Final = re.compile(
    r"<sup\b[^<>]*+>\s*+(?P<link><a\b[^<>]*+>)?\s*+(?P<words>\[?[-+−]?\d{1,3}\]?)"
    r"\s*+(?:</a>)?\s*+</sup>",
    re.IGNORECASE,
)
_DIGITS: Final = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_ANY_TAG: Final = re.compile(r"<[^<>]*>")
_TAG: Final = re.compile(r"<[a-zA-Z/!?]")
# A reference ends with a semicolon: "Q&notes" is no "Q¬es".
_REFERENCE: Final = re.compile(
    r"&(?:#\d{1,8};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)"
)
# An "&" that begins none; left alone, the parser makes "Q¬es" of it.
_BARE: Final = re.compile(r"&(?!#\d|#[xX][0-9a-fA-F]|[A-Za-z][A-Za-z0-9]{1,31};)")
# What remains of markup that was escaped once more than it should be.
_LEFT_OVER: Final = re.compile(
    r"<br ?/?>|<(?:a|img|p|div|span|figure) [a-z-]{2,20} ?= ?[\"'][^<>]{0,500}>", re.IGNORECASE
)
_PAIRED: Final = re.compile(
    r"<(/?)(p|div|span|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|figure)>", re.IGNORECASE
)
# A "<" that begins nothing, and words that are quoted once more than they should be.
_NO_TAG: Final = re.compile(r"<(?=![^A-Za-z\[-]|/[^A-Za-z])")
_QUOTED: Final = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\]\]&gt;|\Z)", re.DOTALL)
# What a content manager's extension would have put something in the place of.
_SHORTCODE: Final = re.compile(
    r"\[caption\b[^\[\]]{0,500}\][^\[]{0,1000}\[/caption\]|"
    r"\[/?(?:[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,4}|caption|gallery|embed|adrotate|playlist|audio|video)"
    r"(?:\s[^\[\]]{0,500})?/?\]|"
    r"\[/?[a-z][a-z0-9-]{1,30}(?:\s{1,9}[\w-]{1,30}=(?:\"[^\"\[\]]{0,200}\"|'[^'\[\]]{0,200}'))+\s*/?\]",
    re.DOTALL,
)
# "Read more about this:" before a link.
_LABEL_WORDS: Final = 4
# Signs without a shape. In a word they join or part its letters; newsletters fill a line with
# them, so that a list of mails shows no more of the text.
_UNSEEN: Final = re.compile("[\u034f\u180e\u200b-\u200f\u2060-\u2064\u2800\u3164\ufeff\uffa0]")
_AT_AN_END: Final = re.compile("[\u200b\u2060\ufeff]+(?=\\s|\\Z)")
_UNSEEN_ALONE: Final = re.compile(rf"(?<!\S){_UNSEEN.pattern}+(?!\S)")
_SPACES: Final = re.compile(r"[^\S\n]+")
_LINES: Final = re.compile(r" ?\n ?")
# It only says where a word may be cut.
_SOFT_HYPHEN: Final = "\u00ad"
_GAPS: Final = re.compile(r"\n{2,}")


def paragraphs(text: str) -> str:
    """Tidy plain text: single spaces, paragraphs separated by one empty line."""
    words = text.strip().replace(_SOFT_HYPHEN, "")
    if _UNSEEN.search(words):
        words = _UNSEEN_ALONE.sub(" ", _AT_AN_END.sub("", words))
    lines = (_SPACES.sub(" ", line).strip() for line in words.split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines))


def fragment_text(fragment: str) -> str:
    """Return the words of a piece of HTML, its blocks as paragraphs.

    Text without any tag is taken as it is, its character references resolved. What was escaped
    twice is read twice.
    """
    text = _read(fragment)
    if "&lt;" in text and is_markup(resolved(text)):
        text = resolved(text)
    if not is_markup(text):
        return text
    return _read(text) or (text if _TAG.search(fragment) else "")  # "<code>&lt;br&gt;</code>"


def _read(fragment: str) -> str:
    fragment = _QUOTED.sub(r"\1", fragment) if "<![" in fragment else fragment
    fragment = _SHORTCODE.sub("", fragment) if "[" in fragment else fragment
    if not _TAG.search(fragment):
        return paragraphs(resolved(fragment))
    if too_many_attributes(fragment):
        return paragraphs(resolved(_ANY_TAG.sub(" ", fragment)))
    plain = raised(_BARE.sub("&amp;", fragment) if "&" in fragment else fragment)
    plain = _NO_TAG.sub("&lt;", plain)
    try:
        root = lxml.html.document_fromstring(f"<body>{plain}</body>", parser=_parser())
    except (LxmlError, ValueError):
        return paragraphs(resolved(_ANY_TAG.sub(" ", fragment)))
    silent = _SILENT - _unclosed(fragment)
    readings = (silent | _CAPTIONS, silent, silent - _DRAWN)
    texts = (_tidied(_words(root, silent=names)) for names in readings)
    return next(filter(None, texts), "")


def _tidied(words: Sequence[str]) -> str:
    return paragraphs(_GAPS.sub("\n\n", _LINES.sub("\n", "".join(words))))


def raised(fragment: str) -> str:
    """Return a piece of HTML in which no raised number has become the end of the one before it."""
    if "<sup" not in fragment.lower():
        return fragment
    return _RAISED.sub(_in_digits, fragment)


def _in_digits(found: re.Match[str]) -> str:
    note = found["link"] or found["words"].startswith("[")
    return "" if note else found["words"].translate(_DIGITS)


def resolved(text: str) -> str:
    """Return text with its character references as the characters they stand for."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def is_markup(text: str) -> bool:
    """Whether words are tags that show: one with an attribute, or one opened and closed."""
    if "<" not in text:
        return False
    found = _PAIRED.findall(text)
    opened = {name.lower() for slash, name in found if not slash}
    closed = {name.lower() for slash, name in found if slash}
    return bool(opened & closed or _LEFT_OVER.search(text))


def _unclosed(fragment: str) -> set[str]:
    opened = Counter(slash + name.lower() for slash, name in _CLOSING_TAG.findall(fragment))
    return {name for name in _CLOSED if opened[name] > opened[f"/{name}"]}


def line_text(fragment: str) -> str:
    """Return the words of a piece of HTML in one line: a headline, a name."""
    return " ".join(fragment_text(fragment).split())


def _parser() -> lxml.html.HTMLParser:
    # Without `huge_tree` the parser drops, without a word, what nests deeper than 256 levels
    # (with it: 2,048, deeper than any page that was not made to hurt).
    return lxml.html.HTMLParser(no_network=True, huge_tree=True)


def _words(root: lxml.html.HtmlElement, *, silent: frozenset[str]) -> list[str]:
    """Walk the tree without recursion: pages nest as deep as their authors' mistakes."""
    words: list[str] = []
    skipped: lxml.html.HtmlElement | None = None
    for event, element in _events(root):
        mute = isinstance(element, (_Comment, _ProcessingInstruction)) or _is_mute(element, silent)
        if event == "start":
            if skipped is None and mute:
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


def _is_mute(element: lxml.html.HtmlElement, silent: frozenset[str]) -> bool:
    if element.tag in silent or (element.tag == "aside" and _leads_away(element)):
        return True
    if not element.attrib:
        return False
    caption = bool(_CAPTIONS & silent and _CAPTION_CLASS.search(element.get("class") or ""))
    hidden = element.get("hidden")
    return (
        caption
        or (hidden is not None and hidden.lower() != "until-found")
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _leads_away(aside: lxml.html.HtmlElement) -> bool:
    """Whether what stands beside a text is a link to another one, with a label at most."""
    linked = sum(len(link.text_content().split()) for link in aside.iter("a"))
    return linked > 0 and len(aside.text_content().split()) - linked <= _LABEL_WORDS


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
