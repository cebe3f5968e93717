"""Says when two texts are the same article, and when two wordings are the same. Pure.

An article is what lives at one address; without an address, what a source calls by one key; of
several that share one, `sharing` tells which is which. Two wordings are the same if they differ in
nothing but white space and Unicode composition.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from briefing.model import Article, ArticleId, FetchedArticle

# Parameters that say how a reader came to a page and can say nothing else: names that newsletter,
# advertising and analytics tools invented for themselves (own list, November 2026). Not a
# library's list or rules: an update of a library must not give every article another id. A word
# that a site may use for its own pages (`ref`, `share`) is not here: `?ref=77` can be an article.
_TRACKING: Final = frozenset(
    """
    at_campaign at_custom1 at_custom2 at_custom3 at_custom4 at_link_id at_link_origin
    at_link_type at_medium at_ptr_name cmpid dclid fbclid gclid gclsrc igshid mc_cid mc_eid mkt_tok
    msclkid ns_campaign ns_mchannel ns_source pk_campaign pk_content pk_keyword pk_kwd pk_medium
    pk_source ref_src twclid wbraid xtor yclid ysclid _ga _gl _hsenc _hsmi
    """.split()
)
_TRACKING_PREFIXES: Final = ("utm_", "mtm_", "piwik_", "hsa_", "vero_")

# What stores of the first schema left out of an address besides: only to find their articles.
_ONCE_LEFT_OUT: Final = frozenset(
    """
    campaign_id cmp icid ocid partner ref ref_url rss sfnsn share smid smtyp spm sref srnd taid
    """.split()
)
_ONCE_PREFIXES: Final = ("pk_",)

_PATH: Final = "/%:@!$&'()*+,;=~"

# A part of a page begins with a letter or a digit; a page inside a page (`#/news/1`, `#!news`)
# is where a script takes the reader.
_ROUTE: Final = ("/", "!")

_SPACE: Final = re.compile(r"\s+")
_UNKEEPABLE: Final = re.compile("[\x00\ud800-\udfff]")
_CREDENTIALS: Final = re.compile(r"\A(https?://)[^/?#]*@", re.IGNORECASE)


def canonical_url(url: str | None) -> str | None:
    """Return the one way to write a web address, or None if it is no web address.

    Host in lower case, no part of a page, no credentials, no default port, no tracking
    parameters, parameters sorted. It is a key and leads nowhere: for a reader there is `link`.
    """
    return _canonical(url, formerly=False)


def link(url: str | None) -> str | None:
    """Return an address as its source states it, or None if it is no web address.

    Only what must not be passed on is taken out: a name and password, what no database holds.
    """
    if url is None or canonical_url(url) is None:
        return None
    return _CREDENTIALS.sub(r"\1", keepable(url.strip()))


def names_no_page(url: str | None) -> bool:
    """Whether an address is a site's front door: everything may be found there in turn."""
    canonical = canonical_url(url)
    if canonical is None:
        return False
    parts = urlsplit(canonical)
    return parts.path == "/" and not parts.query and not parts.fragment


# An entry's address is asked for by its id, its key, its marks and what is kept of it.
@lru_cache(maxsize=1024)
def _canonical(url: str | None, *, formerly: bool) -> str | None:
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
    path = quote(parts.path, safe=_PATH, errors="surrogatepass") or "/"
    route = parts.fragment.startswith(_ROUTE) and not formerly
    fragment = quote(parts.fragment, safe=_PATH + "?", errors="surrogatepass") if route else ""
    query = _query(parts.query, formerly=formerly)
    return urlunsplit((parts.scheme, netloc, path, query, fragment))


def _query(query: str, *, formerly: bool) -> str:
    # Bytes that are no UTF-8 are kept: in an older charset they too tell pages apart.
    errors = "replace" if formerly else "surrogateescape"
    named = query.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    pairs = parse_qsl(named, keep_blank_values=True, errors=errors)
    kept = [(name, value) for name, value in pairs if not _tracks(name.lower(), formerly=formerly)]
    return urlencode(sorted(kept), errors=errors)


def _tracks(name: str, *, formerly: bool) -> bool:
    if formerly and (name in _ONCE_LEFT_OUT or name.startswith(_ONCE_PREFIXES)):
        return True
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def article_id(fetched: FetchedArticle) -> ArticleId:
    """Return an article's plain id: from its address, else from its source's name and key.

    `http` and `https` give the same id: outlets serve one page under both. Where several entries
    share an address or key, `sharing` says which of them is which article.
    """
    return _id(canonical_url(fetched.url), fetched)


def former_id(fetched: FetchedArticle) -> ArticleId:
    """Return the id that the first schema gave: most often the same."""
    return _id(_canonical(fetched.url, formerly=True), fetched)


def shared_id(plain: ArticleId, content: str, *, turn: int = 0) -> ArticleId:
    """Return the id of one of several articles under one plain id, from its first words."""
    return ArticleId(_digest(f"shared\0{plain}\0{content}\0{turn}")[:16])


def _id(url: str | None, fetched: FetchedArticle) -> ArticleId:
    if url is not None:
        name = "url\0https:" + url.partition(":")[2]
    else:
        name = f"key\0{fetched.source!r}\0{fetched.key!r}"
    return ArticleId(_digest(name)[:16])


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
