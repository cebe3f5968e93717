"""Finds the tags that are left in a text: what they enclose is read, they are not.

Sources clean what they bring; a line given to a tool, or a text escaped once too often, is not
cleaned.
"""

from __future__ import annotations

import html
import re

# Names that stand in angle brackets in no prose.
_INLINE = "a|abbr|b|cite|code|em|font|i|mark|s|small|span|strong|sub|sup|time|u"
_BLOCK = (
    "address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|figcaption|figure|footer|"
    "form|h[1-6]|header|hr|html|iframe|img|li|main|nav|ol|p|picture|pre|section|source|table|tbody|"
    "td|tfoot|th|thead|tr|ul|video"
)
_TAG = re.compile(
    rf"<!--.{{0,5000}}?-->|<(script|style)\b.{{0,50000}}?</\1 ?>"
    rf"|</?(?:(?P<block>{_BLOCK})|{_INLINE})(?:\s[^<>=]{{0,100}}=[^<>]{{0,2000}})?\s?/?>",
    re.IGNORECASE | re.DOTALL,
)
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")


def without_tags(text: str) -> str:
    """The text with blanks for its tags, and empty lines for those of blocks; its length stays.

    A character reference becomes its character, and blanks behind it.
    """
    if "<" in text:
        text = _TAG.sub(_blank, text)
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _blank(found: re.Match[str]) -> str:
    width = len(found.group())
    if found.lastgroup == "block":
        return "\n\n" + " " * (width - 2)
    return " " * width


def _character(found: re.Match[str]) -> str:
    meant = html.unescape(found.group())
    if len(meant) != 1:
        return found.group()
    return meant.ljust(len(found.group()))
