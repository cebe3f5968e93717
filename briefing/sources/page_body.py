"""Marks in a page where its article stands, if none of its elements has a name that says so.

Of a page without names the extractors keep the paragraphs alone: its lists, its answers to
questions, its subheadings are lost without a word.
"""

import re
from collections import Counter
from typing import Final

import lxml.html

# The name that extractors know an article by.
_NAME: Final = "article-body"
_NAMING: Final = ("class", "id", "itemprop", "role")
_NAMED: Final = frozenset({"article", "main", "section", "td", "form", "aside", "blockquote", "li"})
_BLOCKS: Final = "p div ul ol dl table section article aside nav form figure blockquote pre".split()
_FEWEST_PARAGRAPHS: Final = 2
_FEWEST_WORDS: Final = 5
_SENTENCE: Final = re.compile(r"[.!?…。！？؟][\"'”’»)\]」]*\Z")


def named_body(root: lxml.html.HtmlElement) -> bool:
    """Give the words between the paragraphs of an article a name; return whether that was needed.

    Only where nothing above the paragraphs has one. So are words made a paragraph that stand in an
    element of their own among others.
    """
    parent = _parent(root)
    if parent is None:
        return False
    changed = False
    for element in list(parent):
        if _is_a_paragraph(element):
            element.tag = "p"
            changed = True
    if any(_is_named(above) for above in (parent, *parent.iterancestors())):
        return changed
    children = list(parent)
    paragraphs = [place for place, child in enumerate(children) if child.tag == "p"]
    body = lxml.html.Element("div", {"class": _NAME})
    parent.insert(paragraphs[0], body)
    body.extend(children[paragraphs[0] : paragraphs[-1] + 1])
    return True


def _parent(root: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    """The element that holds the most words in paragraphs of its own."""
    words: Counter[lxml.html.HtmlElement] = Counter()
    number: Counter[lxml.html.HtmlElement] = Counter()
    for paragraph in root.iter("p"):
        above = paragraph.getparent()
        if above is not None:
            words[above] += len(paragraph.text_content())
            number[above] += 1
    found = words.most_common(1)
    return found[0][0] if found and number[found[0][0]] >= _FEWEST_PARAGRAPHS else None


def _is_named(element: lxml.html.HtmlElement) -> bool:
    return element.tag in _NAMED or any(element.get(name) for name in _NAMING)


def _is_a_paragraph(element: lxml.html.HtmlElement) -> bool:
    """Whether it is a sentence in a nameless element that holds nothing but words."""
    if element.tag != "div" or element.attrib:
        return False
    if next(element.iterdescendants(*_BLOCKS), None) is not None:
        return False
    words = " ".join(element.text_content().split())
    return len(words.split()) >= _FEWEST_WORDS and _SENTENCE.search(words) is not None
