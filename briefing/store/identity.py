"""Says when two texts are the same article, and when two wordings are the same. Pure.

An article is what lives at one address; without an address, what a source calls by one key. Two
wordings are the same if they differ in nothing but white space and Unicode composition.
"""

import hashlib
import re
import unicodedata
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from briefing.model import Article, ArticleId, FetchedArticle

# Parameters that say how a reader came to a page, never which page: names in common use by
# newsletter, advertising and analytics tools (own list, November 2026). Not a library's list or
# rules: an update of a library must not give every article another id.
_TRACKING: Final = frozenset(
    """
    at_campaign at_custom1 at_custom2 at_custom3 at_custom4 at_link_id at_link_origin
    at_link_type at_medium at_ptr_name campaign_id cmpid cmp dclid fbclid gclid gclsrc icid igshid
    mc_cid mc_eid mkt_tok msclkid ns_campaign ns_mchannel ns_source ocid partner
    ref ref_src ref_url rss sfnsn share smid smtyp spm sref srnd taid twclid wbraid xtor yclid
    ysclid _ga _gl _hsenc _hsmi
    """.split()
)
_PATH: Final = "/%:@!$&'()*+,;=~"
_TRACKING_PREFIXES: Final = ("utm_", "pk_", "mtm_", "piwik_", "hsa_", "vero_")

_SPACE: Final = re.compile(r"\s+")
_UNKEEPABLE: Final = re.compile("[\x00\ud800-\udfff]")


def canonical_url(url: str | None) -> str | None:
    """Return the one way to write a web address, or None if it is no web address.

    Host in lower case, no fragment, no credentials, no default port, no tracking parameters,
    parameters sorted.
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
    return urlunsplit((parts.scheme, netloc, path, _query(parts.query), ""))


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _tracks(name.lower())]
    return urlencode(sorted(kept))


def _tracks(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def article_id(fetched: FetchedArticle) -> ArticleId:
    """Return an article's id: from its address, else from its source's name and key.

    `http` and `https` give the same id: outlets serve one page under both.
    """
    url = canonical_url(fetched.url)
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
