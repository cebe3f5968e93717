"""Makes articles of the pages that an index or a sitemap lists."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from briefing.errors import SourceError
from briefing.model import FetchedArticle, Problem
from briefing.sources.page_reader import GivenUpError, Listed, Pages, PutOffError
from briefing.sources.parsed import Parsed, fetched
from briefing.sources.problem_limits import MOST_OF_A_FILE, stemmed
from briefing.sources.sitemap_text import SitemapEntry
from briefing.sources.undated import Undated


def articles_at(
    listed: Iterable[Listed],
    *,
    pages: Pages,
    name: str | None,
    said: Mapping[str, SitemapEntry] | None = None,
    sites: Mapping[str, str] | None = None,
) -> Iterator[FetchedArticle | Problem]:
    """Yield the articles of pages that no former round has read, and a Problem for each without.

    Args:
        listed: The pages.
        pages: Reads them.
        name: The outlet; else what a page calls its site, else its host.
        said: What the list says of a page, by its address.
        sites: What the list calls the outlet of a host: a site has one name, whatever each of its
            pages says.
    """
    undated = Undated()
    found = _items(listed, pages=pages, name=name, said=said or {}, sites=sites or {})
    yield from undated.watch(stemmed(found, where=name or "pages", most=MOST_OF_A_FILE))
    yield from undated.problems(where=name or "pages")


def _items(
    listed: Iterable[Listed],
    *,
    pages: Pages,
    name: str | None,
    said: Mapping[str, SitemapEntry],
    sites: Mapping[str, str],
) -> Iterator[FetchedArticle | Problem]:
    put_off = 0
    for page in listed:
        if pages.was_read(page):
            continue
        try:
            for item in pages.read(page, where=page.url):
                if isinstance(item, Problem):
                    yield item
                else:
                    listed_as = said.get(page.url)
                    outlet = (
                        name
                        or (listed_as.outlet if listed_as else "")
                        or sites.get(urlsplit(page.url).hostname or "", "")
                    )
                    yield _named(item, page.url, outlet=outlet, said=listed_as)
        except PutOffError:
            put_off += 1
        except GivenUpError:
            continue
        except SourceError as error:
            yield Problem(where=page.url, message=error.message, hint=error.hint)
    if put_off:
        yield Problem(
            where=name or "pages",
            message=f"{put_off} pages are left for the next round",
            hint="many pages are read in several rounds, so that no site is burdened",
            notice=True,
        )


def _named(item: Parsed, url: str, *, outlet: str, said: SitemapEntry | None) -> FetchedArticle:
    """An article with what its list says where its page says nothing."""
    if said is not None:
        item = replace(
            item,
            title=item.title or said.title,
            published=item.published or said.published,
            language=item.language or said.language,
        )
    source = outlet or item.outlet or urlsplit(url).hostname or url
    return fetched(item, key=url, source=source)
