"""Says when two texts are the same article, and when two wordings are the same. Pure.

An article is what lives at one address; without an address, what a source calls by one key: that
is its place. Entries of one feed that share a place (a status page, a forum, a key used twice) are
different articles all the same, told apart by what else they are called. Two wordings are the same
if they differ in nothing but white space and Unicode composition.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from briefing.model import Article, ArticleId, FetchedArticle

# Parameters that say how a reader came to a page, never which page: names in common use by
# newsletter, advertising and analytics tools (own list, November 2026). Not a library's list or
# rules: an update of a library must not give every article another id.
_TRACKING: Final = frozenset(
    """
    at_campaign at_custom1 at_custom2 at_custom3 at_custom4 at_link_id at_link_origin
    at_link_type at_medium at_ptr_name cmpid dclid fbclid gclid gclsrc igshid
    mc_cid mc_eid mkt_tok msclkid ns_campaign ns_mchannel ns_source ocid
    ref_src ref_url sfnsn smid smtyp spm srnd twclid wbraid xtor yclid
    ysclid _ga _gl _hsenc _hsmi
    """.split()
)
# Names that track on one site and number the pages of another: `ref=newsletter`, but `Ref=77`.
_AMBIGUOUS: Final = frozenset("campaign_id cmp icid partner ref rss share sref taid".split())
_NUMBERED: Final = re.compile(r"\d")
# The route of a page that draws itself in the browser: the fragment names the page.
_ROUTE: Final = re.compile(r"!|/.")
_BREAKS: Final = re.compile(r"[\t\r\n]")
_PATH: Final = "/%:@!$&'()*+,;=~"
_TRACKING_PREFIXES: Final = ("utm_", "pk_", "mtm_", "piwik_", "hsa_", "vero_")

# Of a text without a headline so much stands for one: a line.
_HEADLINE: Final = 80

_SPACE: Final = re.compile(r"\s+")
_UNKEEPABLE: Final = re.compile("[\x00\ud800-\udfff]")


def canonical_url(url: str | None) -> str | None:
    """Return the one way to write a web address, or None if it is no web address.

    Host in lower case, no credentials, no default port, no tracking parameters, parameters
    sorted; a fragment only where it is the route of a page that draws itself (`#/news/1`). It is
    a key, never shown: servers may know the page by what the publisher wrote alone.
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != {"http": 80, "https": 443}[parts.scheme]:
        netloc = f"{netloc}:{port}"
    path = quote(parts.path, safe=_PATH) or "/"
    fragment = quote(parts.fragment, safe=_PATH + "?") if _ROUTE.match(parts.fragment) else ""
    return urlunsplit((parts.scheme, netloc, path, _query(parts.query), fragment))


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _tracks(name.lower(), value)]
    return urlencode(sorted(kept))


def _tracks(name: str, value: str) -> bool:
    if name in _AMBIGUOUS:
        return not _NUMBERED.search(value)
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def printed_url(url: str | None) -> str | None:
    """Return the address as its publisher states it, or None if no reader may be sent there.

    Only what no address may hold is mended: white space at its ends and line breaks go, spaces
    are written as `%20`. One with a password in it is not shown.
    """
    if canonical_url(url) is None or url is None:
        return None
    stated = _BREAKS.sub("", keepable(url.strip())).replace(" ", "%20")
    return None if urlsplit(stated).username is not None else stated


def article_id(fetched: FetchedArticle) -> ArticleId:
    """Return an article's id: from its address, else from its source's name and key.

    `http` and `https` give the same id: outlets serve one page under both.
    """
    return ArticleId(_digest(_place(fetched))[:16])


def keyed_id(fetched: FetchedArticle) -> ArticleId | None:
    """Return the id of one of several articles at one address, from its own key, if it has one.

    A key that is only the address again, as most are, tells nothing apart.
    """
    url = canonical_url(fetched.url)
    if url is None or not fetched.key or fetched.key in (fetched.url, url):
        return None
    if canonical_url(fetched.key) == url:
        return None
    return ArticleId(_digest(f"{_place(fetched)}\0key\0{fetched.key!r}")[:16])


def titled_id(fetched: FetchedArticle) -> ArticleId:
    """Return the id of one of several articles at one place, from its headline and date."""
    title = _plain(fetched.title) or _plain(fetched.text)[:_HEADLINE]
    published = fetched.published.isoformat() if fetched.published else ""
    return ArticleId(_digest(f"{_place(fetched)}\0title\0{title}\0{published}")[:16])


def crowded(entries: Sequence[FetchedArticle]) -> tuple[bool, ...]:
    """Say of each entry of one feed whether another one there has its place and another headline.

    Then its address (or key) does not name it: a status feed links each entry to one page, a
    publisher uses a key twice.
    """
    distinct = {(_place(entry), titled_id(entry)) for entry in entries}
    sharing = Counter(place for place, _ in distinct)
    return tuple(sharing[_place(entry)] > 1 for entry in entries)


def own_ids(entries: Sequence[FetchedArticle]) -> tuple[ArticleId, ...]:
    """Return for each entry of one feed the id it has where its place is shared.

    Its key makes it, unless a key is missing or used for several headlines.
    """
    keyed = [keyed_id(entry) for entry in entries]
    distinct = {(key, titled_id(entry)) for key, entry in zip(keyed, entries, strict=True)}
    uses = Counter(key for key, _ in distinct)
    return tuple(
        key if key is not None and uses[key] == 1 else titled_id(entry)
        for key, entry in zip(keyed, entries, strict=True)
    )


def _place(fetched: FetchedArticle) -> str:
    url = canonical_url(fetched.url)
    if url is not None:
        return "url\0https:" + url.partition(":")[2]
    return f"key\0{fetched.source!r}\0{fetched.key!r}"


def content_hash(*, title: str, text: str) -> str:
    """Return what two wordings share if they differ only in white space or composition."""
    return _digest(f"{_plain(title)}\0{_plain(text)}")


def variant_hash(*parts: object) -> str:
    """Return what tells apart everything a source said about one article at one time."""
    return _digest("\0".join(repr(part) for part in parts))


def fingerprint(article: Article) -> str:
    """Return what an analysis depends on: words, stated dates, language, never the store's clock.

    An undated article's analysis depends on when it was first seen, as nothing else dates it.
    """
    dated = article.published_at or article.published_on or article.first_seen
    return variant_hash(article.title, article.text, dated.isoformat(), article.language)


def keepable(text: str) -> str:
    """Replace what no database can hold: NUL, and halves of surrogate pairs."""
    return _UNKEEPABLE.sub("\ufffd", text)


def _plain(text: str) -> str:
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
