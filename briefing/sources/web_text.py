"""Reads the article out of a web page: its text without the page around it, its own metadata.

The extractors get a page as text and never fetch anything.
"""

import logging
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

import lxml.html
from lxml.etree import LxmlError

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources.above import lines_above
from briefing.sources.dating import read_date
from briefing.sources.fragments import line_text, paragraphs
from briefing.sources.front_matter import web_address
from briefing.sources.page_body import named_body
from briefing.sources.page_markup import (
    asks_consent,
    day_beside,
    leads_on,
    only_links,
    readable,
    wants_scripts,
    with_hour,
    without_hidden,
    without_kickers,
    without_menus,
    without_walls,
)
from briefing.sources.page_metadata import Said
from briefing.sources.page_selectors import Select
from briefing.sources.parse_budgets import (
    MOST_ATTRIBUTES,
    MOST_TAGS,
    too_many_attributes,
    too_many_tags,
)
from briefing.sources.parsed import Parsed
from briefing.sources.plain_text import without_headline
from briefing.sources.refusals import is_refusal
from briefing.sources.saved_pages import saved_from
from briefing.sources.tails import without_tail
from briefing.sources.titles import of_first_line, without_outlet
from briefing.sources.word_count import words_in

# The extractors log every page they find odd; what we cannot read becomes a Problem instead.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

# The strict extraction sometimes finds a notice or half of an article. What the plain one finds is
# taken instead where it is so many times longer, or where the strict one found less than two
# sentences. (On 181 pages of a public benchmark a ratio of 1.8 to 2 was best, November 2026.)
_HALF_READ: Final = 2.0
_TOO_SHORT: Final = 200

# The shortest sentence that is news; less is a menu or a button.
_FEWEST_WORDS: Final = 5

_LINES_OF_A_HEAD: Final = 3
_LONGEST_LINE: Final = 120

_CHARSET: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE
)
_DAY_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/-])")

# Of htmldate's ways only those that read what a page says: its search through the text finds
# the dates of events.
_DATES: Final = {"extensive_search": False, "original_date": True}


def declared_charset(content: bytes) -> str | None:
    """Return the charset that a page's own first lines name."""
    found = _CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else None


def parse(
    text: str, *, where: str, url: str | None = None, select: Select | None = None
) -> Iterator[Parsed | Problem]:
    """Yield the article of a web page.

    Args:
        text: The page's HTML.
        where: Its name, for problems.
        url: Where it was found, if it came from the web.
        select: Where on such pages the article stands, if the user says so.

    Raises:
        ArticleError: if there is no article in it.
    """
    root = tree(text)
    chosen = select or Select()
    if select is not None:
        select.prune(root)
        text = lxml.html.tostring(root, encoding="unicode")
        yield from _missed(select, root, where=where)
    url = web_address(url)
    changed = without_kickers(root)
    said = Said(root, url=url)
    stood = url or said.url or saved_from(text)
    if is_refusal([said.title]):
        raise ArticleError(f"it says {said.title!r} and is no article", hint="leave the page out")
    changed |= without_walls(root) | without_hidden(root) | without_menus(root)
    if changed | named_body(root):
        text = lxml.html.tostring(root, encoding="unicode")
    text = readable(text)
    found = _extract(text)
    names = (said.title, found.title, said.name)
    title = chosen.headline(root) or without_outlet(next(filter(None, names), ""), said.outlet)
    body = chosen.words(root) or _fuller(found.text, text)
    body = _headed(body, title=title)
    title = of_first_line(title, body.partition("\n")[0])
    if words_in(body) < _FEWEST_WORDS:
        raise ArticleError("no article was found in the page", hint="leave the page out")
    _refuse(root, body, titles=(said.title, said.name))
    # Of a date that the page states and we refuse, the extractor may have made any other day.
    published = said.published if said.dateline else said.unless_of_an_answer(found.published)
    published = chosen.day(root) or published
    if published is None and said.dateline:
        yield Problem(where=where, message=f"its date makes no sense: {said.dateline[:60]!r}")
    if said.heading.endswith(title) and title:  # with what stands above it in the same heading
        body = without_headline(body, title=said.heading)
    above = lines_above(without_headline(body, title=title) if title else body, names=bool(title))
    printed = above.published or day_beside(root, labelled=published is None)
    published = with_hour(published, printed) or _day_of_address(stood or "")
    yield Parsed(
        text=without_tail(above.text),
        title=title,
        url=stood,
        published=published,
        updated=said.updated,
        outlet=said.outlet,
        language=said.language,
    )


def _headed(body: str, *, title: str) -> str:
    """A text with its head above it, which the extractor put below where it has no paragraphs."""
    parts = body.split("\n\n")
    for place in range(max(1, len(parts) - _LINES_OF_A_HEAD), len(parts)):
        if parts[place] == title and all(len(part) <= _LONGEST_LINE for part in parts[place:]):
            return "\n\n".join((*parts[place:], *parts[:place]))
    return body


def _refuse(root: lxml.html.HtmlElement, body: str, *, titles: tuple[str, str]) -> None:
    """Refuse a page whose words are not those of an article."""
    if is_refusal(titles, body):
        raise ArticleError("it says that it is no article", hint="leave the page out")
    if (elsewhere := leads_on(root, body)) is not None:
        raise ArticleError(f"it only leads to {elsewhere}", hint="take that page instead")
    if wants_scripts(body):
        raise ArticleError("programs in the page fill it with words", hint="save it as it shows")
    if only_links(root, body):
        raise ArticleError("it only lists other pages", hint="read it as `page`, or leave it out")
    if asks_consent(body):
        raise ArticleError("it only asks about cookies", hint="agree there, then save it anew")


def _missed(select: Select, root: lxml.html.HtmlElement, *, where: str) -> Iterator[Problem]:
    """Say which selectors find nothing: the site may have changed."""
    for name in select.missed(root):
        yield Problem(
            where=where,
            message=f"select.{name} finds nothing on the page; it was read without",
            hint="look at the page: its site may have changed",
        )


def _fuller(strict: str, page: str) -> str:
    """What the strict extraction found, or what the plain one did if that is much more."""
    plain = _extract(page, strict=False).text
    much_more = len(plain) > len(strict) * (1 if len(strict) < _TOO_SHORT else _HALF_READ)
    return plain if much_more else strict


class _Found:
    """What the extractor made of a page."""

    def __init__(self, *, text: str = "", title: str = "", day: str | None = None) -> None:
        self.text = text
        self.title = title
        self.published: datetime | date | None = read_date(day) if day else None


def tree(text: str) -> lxml.html.HtmlElement:
    """Read a page's HTML.

    Raises:
        ArticleError: if it is none, or would keep us busy for hours.
    """
    if not text.strip():
        raise ArticleError("it is empty", hint="leave it out")
    if too_many_attributes(text):
        raise ArticleError(
            f"a tag of it has more than {MOST_ATTRIBUTES} attributes", hint="leave the page out"
        )
    if too_many_tags(text):
        raise ArticleError(f"it has more than {MOST_TAGS:,} tags", hint="leave the page out")
    try:
        return lxml.html.document_fromstring(text.encode("utf-8"), parser=_parser())
    except (LxmlError, ValueError) as error:
        raise ArticleError(f"it is not HTML: {error}", hint="leave it out") from error


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)


def _extract(text: str, *, strict: bool = True) -> _Found:
    import trafilatura  # most commands only check that there is such a source

    try:
        found = trafilatura.bare_extraction(
            text,
            favor_precision=strict,
            include_comments=False,
            include_tables=False,
            with_metadata=strict,
            date_extraction_params=_DATES,
        )
    except Exception:  # noqa: BLE001 -- a border: hostile pages break the extractor in any way
        return _Found()
    if found is None or isinstance(found, dict):
        return _Found()
    return _Found(
        text=paragraphs((found.text or "").replace("\n", "\n\n")),
        title=line_text(found.title or ""),
        day=found.date,
    )


def _day_of_address(url: str) -> datetime | date | None:
    """The day in an address such as /2026/03/10/harbour-opens."""
    found = _DAY_IN_ADDRESS.search(url)
    return read_date(f"{found[1]}-{found[2]}-{found[3]}") if found else None
