"""Addresses: what leads somewhere is printed as it is, escaped but never treated as prose.

Prose may be shortened, composed anew or lose what cannot be seen and still says the same; a link,
an anchor or a file's name with one character less leads nowhere. Hence a type of its own, which
everything that cleans text leaves alone.
"""

import re
from urllib.parse import quote, urlsplit


class Address(str):
    """The target of a link, an anchor or a file's name, fit to be printed as it is."""

    __slots__ = ()


NOWHERE = Address()

# Browsers and mail programs cut longer ones; a cut link leads nowhere.
LONGEST_URL = 2000

_WEB = frozenset({"http", "https"})
# What a browser drops before it follows a link: white space around it, line breaks inside it.
_AROUND = "".join(map(chr, range(0x21)))
_BREAKS = re.compile(r"[\t\r\n]")
# Characters that may stand in no address (RFC 3986, the URL standard); a browser writes them as we
# do, in percent signs.
_FOREIGN = frozenset(' "<>[\\]^`{|}')
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_ODD_IN_HOST = _FOREIGN - frozenset("[]") | {"%"}


def safe_href(url: str | None) -> Address:
    """Return the URL if a reader may be sent there (http and https only), else "".

    It leads where the given one leads and is valid: it is the same, unless it holds characters
    that may not stand in an address or that nobody can see, which are percent-encoded. What cannot
    be written so, or would be cut by a reader's program, is no address.
    """
    text = _BREAKS.sub("", (url or "").strip(_AROUND))
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
        behind = text[len(f"{parts.scheme}://{parts.netloc}") :]
        written = Address(text[: len(text) - len(behind)] + _written(behind))
    except ValueError:  # also what cannot be encoded: half of a surrogate pair
        return NOWHERE
    if parts.scheme not in _WEB or not host or parts.username is not None or _odd(parts.netloc):
        return NOWHERE
    return written if len(written) <= LONGEST_URL else NOWHERE


def local_path(path: str) -> Address:
    """Return a path of ours, with or without an anchor, as a link writes it."""
    return Address(quote(path, safe="/#"))


def story_page(story: str) -> str:
    """Return where the page of a story lies, from the archive's first page.

    Args:
        story: The story's id.
    """
    return f"archive/stories/{file_name(story)}.html"


def file_name(identity: str) -> str:
    """Return a file name made of an id, whatever is in it."""
    return (_UNSAFE.sub("-", identity).strip("-") or "unnamed")[:80]


def _odd(host: str) -> bool:
    return not host.isprintable() or any(c in host for c in _ODD_IN_HOST)


def _written(behind: str) -> str:
    """Return what follows the host, with everything in percent signs that may not stand there."""
    place, mark, anchor = _BARE_PERCENT.sub("%25", behind).partition("#")
    text = place + mark + anchor.replace("#", "%23")
    return text.translate(
        {ord(c): quote(c) for c in set(text) if c in _FOREIGN or not c.isprintable()}
    )
