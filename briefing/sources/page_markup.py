"""Puts a page right before its article is looked for: what the extractors read wrong, or drop."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

import lxml.html

from briefing.sources.above import day_of_line
from briefing.sources.dating import read_date
from briefing.sources.fragments import line_text, raised
from briefing.sources.titles import main_headings, without_outlet
from briefing.sources.word_count import words_in

_STRUCK: Final = re.compile(r"<(del|s|strike)(?:\s[^<>]*+)?>[^<>]{0,2000}+</\1\s*+>", re.IGNORECASE)
# Words stand on one side of it, or on the other: it is no line with the day of the page.
_TIME_IN_A_SENTENCE: Final = re.compile(
    r"<time(?:\s[^<>]*+)?>([^<>]{1,80}+)</time>(?=[^<>]{20})"
    r"|(?<=[^<>]{30})<time(?:\s[^<>]*+)?>([^<>]{1,80}+)</time>",
    re.IGNORECASE,
)
# A form that programs fill, and nobody sees, unless it stands for the inside of an element.
_TEMPLATE: Final = re.compile(
    r"<template(?![^<>]{0,200}\bshadowroot)(?:\s[^<>]*+)?>(?:[^<]|<(?!/?template[\s>]))*+</template\s*+>",
    re.IGNORECASE,
)
# Words behind a headline that stand in no element of their own: a sentence at least.
_BEHIND_A_HEADLINE: Final = re.compile(r"(</h[1-6]\s*+>)(\s*+[^<>\s][^<>]{30,}+)", re.IGNORECASE)

# Where readers answer: what stands there of dates is of their answers. (The body of a page may say,
# too, that it has such a place.)
_FOLDED: Final = "translate(concat(' ', @id, ' ', @class, ' '), 'COMENTDISQURPL', 'comentdisqurpl')"
_LOWER: Final = "translate(concat(@id, ' ', @class), 'ABCEGILNOPRSTUVWY_', 'abcegilnoprstuvwy-')"
_ANSWERS: Final = (
    f"//*[contains({_FOLDED}, 'comment') or contains({_FOLDED}, 'disqus') or "
    f"contains({_FOLDED}, ' replies ') or contains({_FOLDED}, ' responses ')]"
    "[not(.//h1) and not(self::body or self::html or self::main)]"
)
# The name of a section or a series inside a headline, and what is not parted from it by a blank.
_KICKERS: Final = (
    "//h1/*["
    + " or ".join(
        f"contains({_LOWER}, '{name}')"
        for name in ("kicker", "overline", "topline", "roofline", "dachzeile", "eyebrow", "rubric")
    )
    + "]"
)
_SPANS: Final = (
    "//h1/span[not(following-sibling::node()[1][self::text()])][following-sibling::span]"
)
_MOST_HEADINGS: Final = 20
_MOST_ANSWERS: Final = 500
_LONGEST_DATE: Final = 60

# The first elements behind a headline, those inside of others too.
_BESIDE: Final = (
    "(//h1)[1]/following::*[self::p or self::div or self::span or self::time or self::article or "
    "self::section or self::header][position() <= 12]"
)
_LONGEST_LINE: Final = 120
_BOXES: Final = frozenset({"div", "section", "aside", "form", "dialog", "template"})
_PARAGRAPH_ABOVE: Final = (
    "(preceding-sibling::* | ../preceding-sibling::*)"
    "[self::p or .//p][string-length(normalize-space()) > 40]"
)
_WALLS: Final = (
    "//body//*["
    + " or ".join(
        f"contains({_LOWER}, '{name}')"
        for name in ("paywall", "regwall", "subscribe-wall", "subscription-wall", "subscriber-wall")
    )
    + "]"
)

# What pages say that their programs fill with words.
_SCRIPTS_WANTED: Final = re.compile(
    r"\b(?:enable|turn on|activate|requires?|needs?|without)\b.{0,30}\bjava ?script\b"
    r"|\bjava ?script\b.{0,40}\b(?:enabled?|disabled|turned (?:on|off)|required|to run)\b",
    re.IGNORECASE,
)
# What a page asks before it shows anything; a site speaks there of itself, and to its readers.
_CONSENT: Final = re.compile(
    r"\b(?:cookies?|consent|privacy|personal data|partners|before you continue|"
    r"personali[sz]ed (?:ads|advertising|content)|(?:accept|reject) all|"
    r"manage (?:options|settings|preferences)|"
    r"çerez\w*|datenschutz\w*|einwilligung\w*|privacidad|confidentialité)\b",
    re.IGNORECASE,
)
_OF_ITSELF: Final = re.compile(r"\b(?:we|our|wir|unsere\w?|nous|nos|biz|bizim)\b", re.IGNORECASE)
_TO_YOU: Final = re.compile(r"\b(?:you|your|sie|ihre\w?|vous|vos|votre|siz\w*)\b", re.IGNORECASE)
_MANY_WORDS: Final = 400
_A_FEW_WORDS: Final = 60
# What a page says that shows another one in its place.
_LEADS: Final = re.compile(r"""[;,]\s*url\s*=\s*["']?([^\s"']+)""", re.IGNORECASE)
_LONGEST_ADDRESS: Final = 2_000
_FEWEST_LINKS: Final = 3
_MOST_LINKS: Final = 200
_FEWER_WORDS: Final = 30


def readable(page: str) -> str:
    """A page as the extractors read it right.

    They keep what is struck out, make 106 of ten to the power of six, drop a day that is marked as
    one inside a sentence, and what stands behind a headline without an element of its own. They
    read forms that only programs fill.
    """
    page = raised(_STRUCK.sub("", _TEMPLATE.sub("", page)))
    page = _TIME_IN_A_SENTENCE.sub(lambda found: found[1] or found[2], page)
    return _BEHIND_A_HEADLINE.sub(r"\1<p>\2</p>", page)


def without_walls(root: lxml.html.HtmlElement) -> bool:
    """Take off a page what it asks of readers who have not paid; return whether there was any.

    Sites also call so what stands behind the wall, and the whole article: that stays. So does what
    has such a name inside of another.
    """
    named = root.xpath(_WALLS)
    known = set(named)
    outer = [one for one in named if not any(above in known for above in one.iterancestors())]
    walls = [one for one in outer if _is_wall(one)]
    for wall in walls:
        wall.drop_tree()
    return bool(walls)


def without_kickers(root: lxml.html.HtmlElement) -> bool:
    """Take what stands above a headline in the same heading off it; return whether there was any.

    The words of two spans of a headline are parted, where a page leaves that to its looks.
    """
    kickers = [one for one in root.xpath(_KICKERS) if len(one.getparent()) > 1]
    for kicker in kickers:
        kicker.drop_tree()
    glued = [one for one in root.xpath(_SPANS) if one.getnext().text_content()[:1].isupper()]
    for span in glued:
        span.tail = " "
    return bool(kickers or glued)


def without_hidden(root: lxml.html.HtmlElement) -> bool:
    """Take a few words off that a page says are hidden; return whether there were any.

    What is longer may be the article itself, which a program shows.
    """
    named = root.xpath("//body//*[@hidden][not(.//h1)]")
    hidden = [one for one in named if (one.get("hidden") or "").lower() != "until-found"]
    hidden = [one for one in hidden if words_in(one.text_content()) <= _A_FEW_WORDS]
    for one in hidden:
        one.drop_tree()
    return bool(hidden)


def without_menus(root: lxml.html.HtmlElement) -> bool:
    """Take the menus off a page that is laid out as a table; return whether there was any."""
    menus = [
        cell
        for cell in root.xpath("//td[count(.//a) > 2][not(.//p)]")
        if sum(len("".join(link.text_content().split())) for link in cell.iter("a"))
        == len("".join(cell.text_content().split()))
    ]
    for cell in menus:
        cell.drop_tree()
    return bool(menus)


def _is_wall(element: lxml.html.HtmlElement) -> bool:
    """Whether it is a block of a few words, below a paragraph of the article."""
    few = words_in(element.text_content()) <= _A_FEW_WORDS
    whole = element.tag not in _BOXES or element.xpath(".//article | .//main | .//h1")
    return few and not whole and bool(element.xpath(_PARAGRAPH_ABOVE))


def day_beside(root: lxml.html.HtmlElement, *, labelled: bool) -> datetime | date | None:
    """The day in the lines under a page's headline, which extractors drop with their hour."""
    below = list(_lines_below(root))
    marked = (element.get("datetime") for element, _ in below if element.tag == "time")
    days = [day for stated in marked if stated and (day := read_date(stated)) is not None]
    lines = (day_of_line(line, labelled=labelled) for _, line in below if line)
    return next(filter(None, (*days, *lines)), None)


def _lines_below(root: lxml.html.HtmlElement) -> Iterator[tuple[lxml.html.HtmlElement, str]]:
    """The elements under a page's headline, down to its first paragraph, with their words."""
    answers = set(root.xpath(_ANSWERS))
    for element in root.xpath(_BESIDE):
        if element in answers or not answers.isdisjoint(element.iterancestors()):
            continue
        line = " ".join(" ".join(element.itertext()).split())
        if len(line) <= _LONGEST_LINE:
            yield element, line
        elif element.tag == "p":
            return


def with_hour(
    day: datetime | date | None, printed: datetime | date | None
) -> datetime | date | None:
    """The day of a page, or the time that it prints above its text, if that is of the day."""
    if day is None:
        return printed
    if isinstance(day, datetime) or not isinstance(printed, datetime):
        return day
    # A zone may stand with the hour; the day is that of the place.
    return printed if abs((printed.date() - day).days) <= 1 else day


def days_of_answers(root: lxml.html.HtmlElement) -> set[date]:
    """The days on which readers answered, as a page marks or prints them."""
    found = (read_date(words) for area in root.xpath(_ANSWERS) for words in _dates(area))
    return {when.date() if isinstance(when, datetime) else when for when in found if when}


def _dates(area: lxml.html.HtmlElement) -> Iterator[str]:
    yield from map(str, area.xpath(".//time/@datetime")[:_MOST_ANSWERS])
    for words in area.xpath(".//text()")[:_MOST_ANSWERS]:
        if len(words) <= _LONGEST_DATE and any(map(str.isdigit, words)):
            yield str(words).strip()


def headings(root: lxml.html.HtmlElement, *, outlet: str | None) -> list[str]:
    """The headings of a page that may be its article's headline, the likeliest first.

    A site that makes its own name the first heading has the article's below, or in the page's
    title.
    """
    page = " ".join(map(str, root.xpath("//head/title/text()")[:1]))
    first, below = (
        [
            words
            for heading in root.xpath(f"//h{rank}")[:_MOST_HEADINGS]
            if (words := _words(heading))
        ]
        for rank in (1, 2)
    )
    if (
        not first
        and outlet
        and (bare := without_outlet(line_text(page), outlet)) != line_text(page)
    ):
        return [bare]
    found = main_headings(first, below, page=line_text(page))
    named = [line_text(words) for words in root.xpath("//title/text()") if found]
    return [words for words in found if words != outlet] or named


def _words(element: lxml.html.HtmlElement) -> str:
    """The words inside an element; what follows it belongs to the text."""
    return line_text(lxml.html.tostring(element, encoding="unicode", with_tail=False))


def leads_on(root: lxml.html.HtmlElement, text: str) -> str | None:
    """Where a page leads that has no more than a few words, which say so."""
    if words_in(text) > _FEWER_WORDS:
        return None
    for meta in root.iter("meta"):
        if (meta.get("http-equiv") or "").strip().lower() == "refresh":
            found = _LEADS.search((meta.get("content") or "")[:_LONGEST_ADDRESS])
            if found:
                return found[1]
    return None


def only_links(root: lxml.html.HtmlElement, text: str) -> bool:
    """Whether all that a page says are the headlines of others, as a front page does."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not _FEWEST_LINKS <= len(lines) <= _MOST_LINKS:
        return False
    linked = {line_text(" ".join(link.itertext())) for link in root.iter("a", "h1")}
    return all(line.lstrip("-• ") in linked for line in lines)


def asks_consent(text: str) -> bool:
    """Whether all that a page says is what it wants to know of its readers."""
    if words_in(text) > _MANY_WORDS or not (_OF_ITSELF.search(text) and _TO_YOU.search(text)):
        return False
    return all(map(_CONSENT.search, filter(None, text.split("\n"))))


def wants_scripts(text: str) -> bool:
    """Whether all that a page says is that a program must fill it with words."""
    return words_in(text) <= _A_FEW_WORDS and _SCRIPTS_WANTED.search(text) is not None
