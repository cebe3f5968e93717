"""Where on the pages of one site its article stands, for those who know better than a guess."""

import datetime as dt
from dataclasses import dataclass, fields

import lxml.html

from briefing.sources.dating import read_date
from briefing.sources.fragments import fragment_text, line_text


def find_all(root: lxml.html.HtmlElement, selector: str) -> list[lxml.html.HtmlElement]:
    """The elements that a CSS selector names, in the order of the page."""
    return list(root.cssselect(selector))


def checked_selector(selector: str, *, option: str) -> None:
    """Refuse what is no CSS selector.

    Raises:
        ValueError: if it is none.
    """
    from cssselect import HTMLTranslator, SelectorError

    try:
        HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        raise ValueError(f"{option}: {selector!r} is no CSS selector: {error}") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Select:
    """CSS selectors for the pages of a site.

    Attributes:
        text: The elements whose words are the article.
        title: The element with its headline.
        date: The element that says when it was published, in an attribute or in words.
        without: Elements to leave out.
    """

    text: str | None = None
    title: str | None = None
    date: str | None = None
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what is no selector."""
        for one in fields(self):
            value = getattr(self, one.name)
            for selector in (value,) if isinstance(value, str) else value or ():
                checked_selector(selector, option=f"select.{one.name}")

    def prune(self, root: lxml.html.HtmlElement) -> None:
        """Take out what is to be left out; the words after it stay."""
        for selector in self.without:
            for element in find_all(root, selector):
                if element.getparent() is not None:
                    element.drop_tree()

    def words(self, root: lxml.html.HtmlElement) -> str:
        """The article's text; "" if its selector finds none."""
        if self.text is None:
            return ""
        chosen: list[lxml.html.HtmlElement] = []
        for element in find_all(root, self.text):
            # What stands inside of one chosen already is read with it.
            if not any(above in chosen for above in element.iterancestors()):
                chosen.append(element)
        texts = (fragment_text(_markup(element)) for element in chosen)
        return "\n\n".join(text for text in texts if text)

    def headline(self, root: lxml.html.HtmlElement) -> str:
        """The headline; "" if its selector finds none."""
        found = find_all(root, self.title)[:1] if self.title else []
        return next((line_text(_markup(element)) for element in found), "")

    def day(self, root: lxml.html.HtmlElement) -> dt.datetime | dt.date | None:
        """When it was published; None if its selector finds no date that can be read."""
        for element in find_all(root, self.date) if self.date else ():
            said = element.get("datetime") or element.get("content") or line_text(_markup(element))
            day = read_date(said)
            if day is not None:
                return day
        return None

    def missed(self, root: lxml.html.HtmlElement) -> tuple[str, ...]:
        """The selectors that find nothing on a page."""
        found = {"text": self.words(root), "title": self.headline(root), "date": self.day(root)}
        return tuple(name for name, it in found.items() if getattr(self, name) and not it)


def _markup(element: lxml.html.HtmlElement) -> str:
    return str(lxml.html.tostring(element, encoding="unicode", with_tail=False))
