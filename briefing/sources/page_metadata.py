"""Reads what a web page says of itself: its headline, its day, its address, its outlet."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from urllib.parse import urljoin

import lxml.html

from briefing.sources.dating import read_date
from briefing.sources.fragments import line_text
from briefing.sources.front_matter import language_code, web_address
from briefing.sources.linked_data import linked_articles
from briefing.sources.page_markup import days_of_answers, headings
from briefing.sources.saved_pages import original

_PUBLISHED: Final = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date", "pubdate", "publish-date", "publish_date", "parsely-pub-date",
    "sailthru.date", "date",
)  # fmt: skip
_UPDATED: Final = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified",
)  # fmt: skip
# And what others do, that name the site's program as well: "cXenseParse:recs:publishtime".
_PUBLISHED_ELSEWHERE: Final = re.compile(
    r"(?:.*[.:_-])?(?:(?:original[_-]?)?(?:publish(?:ed)?|publication|post(?:ed)?|pub|release)"
    r"[._-]?(?:date|time|datetime|on|at|timestamp)?|date[._-]?(?:published|issued|posted|created)|"
    r"ptime|article[._-]?date|display[._-]?date|regdate)|"
    r"(?:dc|dcterms|article)[.:](?:created|published|publicationdate)",
    re.IGNORECASE,
)
_IS_PUBLISHED: Final = (
    "contains(concat(' ', @class, ' '), ' published ') or "
    "contains(concat(' ', @class, ' '), ' dt-published ')"
)
_OF_ANSWERS: Final = "contains(translate(concat(@id, ' ', @class), 'COMENT', 'coment'), 'comment')"
_CUT: Final = re.compile(r"\s*(?:…|\.{3})\Z")
_FRONT_DOOR: Final = re.compile(r"https?://[^/?#]+/?", re.IGNORECASE)


class Said:
    """What a page's own metadata say.

    Attributes:
        title: The article's headline.
        heading: The heading that holds it, with all that stands in it.
        name: The page's own title, in which the outlet's name may stand.
        published: When the article was published, and `dateline` the same in the page's words.
    """

    def __init__(self, root: lxml.html.HtmlElement, *, url: str | None = None) -> None:
        metas = _metas(root)
        self.outlet = _outlet(metas)
        self.url = _canonical(root) or web_address(original(metas.get("og:url", "")))
        main = headings(root, outlet=self.outlet)[:1]
        self.heading = main[0] if main else ""
        titles = [*main, line_text(metas.get("og:title", ""))]
        urls = [address for address in (url, self.url) if address]
        linked = linked_articles(root, urls=urls, titles=titles)
        self.outlet = self.outlet or _publisher(linked)
        stated = [metas[name] for name in _PUBLISHED if name in metas]
        others = (metas[name] for name in metas if _PUBLISHED_ELSEWHERE.fullmatch(name))
        stated = stated or [value for value in others if read_date(value) is not None]
        stated = [*_strings(linked, "datePublished"), *stated, *_times(root)]
        self.published = _first_date(stated)
        self.dateline = stated[0] if stated else ""
        self.updated = _first_date(
            [*_strings(linked, "dateModified"), *(metas[n] for n in _UPDATED if n in metas)]
        )
        names = [*_strings(linked, "headline"), metas.get("og:title", ""), *main]
        self.title = _whole_headline([line_text(name) for name in names if name.strip()])
        self.name = line_text(" ".join(map(str, root.xpath("//title/text()")[:1])))
        self.language = language_code(root.get("lang"))
        self._answered = days_of_answers(root)

    def unless_of_an_answer(self, day: datetime | date | None) -> datetime | date | None:
        """The day that was found in the page, unless a reader's comment is of that day."""
        of_a_day = day.date() if isinstance(day, datetime) else day
        return None if of_a_day in self._answered else day


def _whole_headline(names: list[str]) -> str:
    """The first name, or another one of which it is the beginning: some cut it at 110 letters."""
    first = names[0] if names else ""
    begins = _CUT.sub("", first)
    longer = (name for name in names[1:] if name.startswith(begins) and not _CUT.search(name))
    return next(longer, first) if begins != first and begins else first


def _canonical(root: lxml.html.HtmlElement) -> str | None:
    """The address a page says it has; its site's front door is that of another page."""
    stated = root.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")
    found = web_address(original(_whole(str(stated[0]), root))) if stated else None
    return found if found and not _FRONT_DOOR.fullmatch(found) else None


def _whole(address: str, root: lxml.html.HtmlElement) -> str:
    """An address completed with the one that a page says its addresses begin with."""
    bases = root.xpath("//base/@href")
    try:
        return urljoin(str(bases[0]), address) if bases else address
    except ValueError:
        return address


def outlet_of(root: lxml.html.HtmlElement) -> str | None:
    """What a page calls the site it belongs to."""
    return _outlet(_metas(root))


def _outlet(metas: Mapping[str, str]) -> str | None:
    return line_text(metas.get("og:site_name", "")) or None


def _publisher(things: list[Mapping[str, object]]) -> str | None:
    """Whom linked data name as the publisher of the article."""
    for thing in things:
        stated = thing.get("publisher")
        first = stated[0] if isinstance(stated, list) and stated else stated
        name = first.get("name") if isinstance(first, Mapping) else first
        if isinstance(name, str) and (words := line_text(name)) and web_address(name) is None:
            return words
    return None


def _metas(root: lxml.html.HtmlElement) -> dict[str, str]:
    """Named values of the page, the first of each name; names in lower case."""
    metas: dict[str, str] = {}
    for element in root.iter("meta"):
        names = map(element.get, ("property", "name", "itemprop", "http-equiv"))
        name = next(filter(None, names), None)
        if name and element.get("content"):
            metas.setdefault(name.strip().lower(), element.get("content").strip())
    return metas


def _times(root: lxml.html.HtmlElement) -> list[str]:
    marked = root.xpath("//time[@datetime][@pubdate or @itemprop='datePublished']/@datetime")
    only = root.xpath("//article//header//time/@datetime")
    # As microformats mark it.
    shown = root.xpath(
        f"(//abbr | //time)[{_IS_PUBLISHED}][not(ancestor::*[{_OF_ANSWERS}])]/@*[name()='title' "
        "or name()='datetime']"
    )
    return [str(value) for value in [*marked, *only[:1], *shown[:1]]]


def _strings(things: list[Mapping[str, object]], name: str) -> list[str]:
    return [value for thing in things if isinstance(value := thing.get(name), str)]


def _first_date(stated: list[str]) -> datetime | date | None:
    return next((found for text in stated if (found := read_date(text)) is not None), None)
