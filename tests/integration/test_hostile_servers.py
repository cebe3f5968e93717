"""Servers that lie, dawdle, flood and break off: each ends in an article or a problem, in time.

All of them are on this machine. What is sent is raw, so that it may break every rule of HTTP.
"""

import contextlib
import gzip
import json
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
import stamina

from briefing.errors import ArticleError, SourceError
from briefing.model import FetchedArticle, Problem
from briefing.sources import Feed
from briefing.sources.client import Client
from briefing.sources.page_reader import page_items
from briefing.sources.parsed import Parsed
from tests.effort import at_most

DEADLINE = 60.0  # what does not drip ends by itself, on a busy machine too
DRIPPING = 0.5
ENDLESS = 60  # seconds for which a server drips: no machine is so slow that DRIPPING ends as late
MOST_BYTES = 2_000_000

WORDS = "The harbour of Sample City opened again on Monday after a storm of two days."
ITEM = (
    "<item><title>A</title><link>https://bell.example/a</link><description>Words of the day."
    "</description><pubDate>Tue, 10 Mar 2026 06:30:00 GMT</pubDate></item>"
)
FEED = f"<rss version='2.0'><channel><title>Bell</title>{ITEM}</channel></rss>".encode()
PAGE = (
    "<html><head><title>x</title></head><body><article><h1>Harbour opens</h1>"
    f"{f'<p>{WORDS}</p>' * 4}</article></body></html>"
).encode()

OK = b"HTTP/1.1 200 OK\r\n"
HEAD = OK + b"Content-Type: text/xml\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n"
GZIPPED = HEAD + b"Content-Encoding: gzip\r\n"
GZIP_HEAD = gzip.compress(b"")[:10]


class Case(NamedTuple):
    """What a server sends.

    Attributes:
        begin: At once.
        again: Then, again and again; None to hang up.
        ends: "article" or "problem": how it must end; "either" where both are right.
        page: Whether it is asked for a page, not for a feed.
    """

    begin: bytes
    again: bytes | None = None
    ends: str = "problem"
    page: bool = False


def sized(body: bytes, *, head: bytes = HEAD) -> bytes:
    """A well-formed answer."""
    return head + b"Content-Length: %d\r\n\r\n" % len(body) + body


def feed(body: bytes | str, ends: str = "problem", *, head: bytes = HEAD) -> Case:
    """A feed in a well-formed answer."""
    return Case(sized(body.encode() if isinstance(body, str) else body, head=head), None, ends)


def page(body: bytes | str, ends: str = "problem", *, head: bytes = OK) -> Case:
    """A page in a well-formed answer."""
    content = body.encode() if isinstance(body, str) else body
    html = head if b"Content-Type" in head else head + b"Content-Type: text/html\r\n"
    return Case(sized(content, head=html), None, ends, page=True)


def status(code: int) -> Case:
    """An answer without a body."""
    return Case(b"HTTP/1.1 %d X\r\nContent-Length: 0\r\n\r\n" % code)


def to(place: bytes, code: int = 302) -> Case:
    """A way elsewhere."""
    return Case(b"HTTP/1.1 %d X\r\nLocation: %b\r\nContent-Length: 0\r\n\r\n" % (code, place))


def inside(items: str) -> str:
    """A feed with some items."""
    return f"<rss version='2.0'><channel><title>Bell</title>{items}</channel></rss>"


def laughs() -> str:
    """Ten entities, each ten of the one before."""
    more = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    return f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{more}]>" + inside("<item><title>&l9;</title></item>")


SQUEEZED = gzip.compress(FEED)
BOMB = gzip.compress(b"0" * 50_000_000, compresslevel=1)
DRIPS = {
    "silence": Case(b"", b""),
    "status line": Case(b"HTTP/1.1 200 ", b"O"),
    "headers": Case(HEAD, b"X-More: words\r\n"),
    "one header": Case(HEAD + b"X-Long: ", b"a"),
    "continue": Case(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "early hints": Case(b"", b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n"),
    "body": Case(HEAD + b"Content-Length: 1000000\r\n\r\n", b"a"),
    "body without length": Case(HEAD + b"\r\n", b"<item>"),
    "chunks": Case(CHUNKED + b"\r\n", b"1\r\na\r\n"),
    "chunk size": Case(CHUNKED + b"\r\n", b"0"),
    "chunk extension": Case(CHUNKED + b"\r\nffff;ext=", b"a"),
    "trailer": Case(CHUNKED + b"\r\n0\r\n", b"X-More: words\r\n"),
    "empty blocks": Case(
        CHUNKED + b"Content-Encoding: gzip\r\n\r\n%x\r\n%b\r\n" % (len(GZIP_HEAD), GZIP_HEAD),
        b"5\r\n\x00\x00\x00\xff\xff\r\n",
    ),
    "redirect": Case(b"HTTP/1.1 302 Found\r\nLocation: /x\r\nX-More: ", b"a"),
    "failure": Case(b"HTTP/1.1 503 Busy\r\nX-More: ", b"a"),
}

BROKEN = {
    "nothing": Case(b""),
    "not HTTP": Case(b"220 mail.example ESMTP\r\n"),
    "TLS": Case(b"\x16\x03\x03\x00\x02\x02\x28"),
    "random bytes": Case(bytes(range(256)) * 8),
    "version from the future": Case(b"HTTP/9.9 200 OK\r\n\r\n" + FEED, None, "either"),
    "no reason": Case(b"HTTP/1.1 200\r\n\r\n" + FEED, None, "either"),
    "no status": Case(b"HTTP/1.1\r\n\r\n" + FEED),
    "status of letters": Case(b"HTTP/1.1 two OK\r\n\r\n" + FEED),
    "no length": Case(HEAD + b"\r\n" + FEED, None, "article"),
    "bare line ends": Case(HEAD.replace(b"\r", b"") + b"\n" + FEED, None, "either"),
    "negative length": Case(HEAD + b"Content-Length: -5\r\n\r\n" + FEED),
    "length of letters": Case(HEAD + b"Content-Length: many\r\n\r\n" + FEED),
    "two lengths": Case(HEAD + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + FEED),
    "length and chunks": Case(CHUNKED + b"Content-Length: 5\r\n\r\n0\r\n\r\n"),
    "longer than it is": Case(HEAD + b"Content-Length: 99999\r\n\r\n" + FEED),
    "shorter than it is": Case(
        HEAD + b"Content-Length: %d\r\n\r\n" % len(FEED) + FEED + b"junk" * 99, None, "article"
    ),
    "chunk size of letters": Case(CHUNKED + b"\r\nxyz\r\n"),
    "negative chunk": Case(CHUNKED + b"\r\n-5\r\nhello\r\n0\r\n\r\n"),
    "huge chunk": Case(CHUNKED + b"\r\nffffffffffffffffff\r\n" + FEED),
    "cut chunk": Case(CHUNKED + b"\r\nff\r\n" + FEED[:50]),
    "header without colon": Case(HEAD + b"words\r\n\r\n" + FEED),
    "NUL in a header": Case(HEAD + b"X: a\0b\r\n\r\n" + FEED),
    "header of a megabyte": Case(HEAD + b"X: " + b"a" * 1_000_000 + b"\r\n\r\n" + FEED),
    "ten thousand headers": Case(HEAD + b"X: a\r\n" * 10_000 + b"\r\n" + FEED, None, "either"),
    "a thousand continues": Case(
        b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000 + sized(FEED), None, "either"
    ),
    "switched protocols": Case(b"HTTP/1.1 101 X\r\nUpgrade: websocket\r\n\r\n" + FEED),
    "charset of nonsense": Case(
        sized(FEED, head=OK + b"Content-Type: text/xml; charset=x-klingon\r\n"), None, "article"
    ),
    "type of nonsense": Case(sized(FEED, head=OK + b"Content-Type: ;;=\xff\r\n"), None, "article"),
}

PACKED = {
    "gzip": feed(SQUEEZED, "article", head=GZIPPED),
    "gzip cut short": feed(SQUEEZED[:60], head=GZIPPED),
    "gzip that is none": feed(FEED, head=GZIPPED),
    "gzip bomb": feed(BOMB, head=GZIPPED),
    "bomb within a feed": feed(gzip.compress(b"<a>" * 9_000_000, compresslevel=1), head=GZIPPED),
    "packed twice": feed(gzip.compress(SQUEEZED), "article", head=GZIPPED),
    "bomb packed twice": feed(gzip.compress(BOMB), head=GZIPPED),
    "gzip with junk behind": feed(SQUEEZED + b"junk" * 99, "either", head=GZIPPED),
    "deflate": feed(zlib.compress(FEED), "either", head=HEAD + b"Content-Encoding: deflate\r\n"),
    "unknown encoding": feed(FEED, "either", head=HEAD + b"Content-Encoding: x-none\r\n"),
    "ninety-nine encodings": feed(
        SQUEEZED, "either", head=HEAD + b"Content-Encoding: " + b"gzip, " * 99 + b"gzip\r\n"
    ),
    "brotli nobody asked for": feed(FEED, "either", head=HEAD + b"Content-Encoding: br\r\n"),
    "packed file": feed(SQUEEZED, "article", head=OK + b"Content-Type: application/gzip\r\n"),
}

ELSEWHERE = {
    "itself": to(b"/"),
    "itself for good": to(b"/", 301),
    "a file": to(b"file:///etc/passwd"),
    "another protocol": to(b"ftp://127.0.0.1/feed"),
    "a script": to(b"javascript:alert(1)"),
    "data": to(b"data:text/xml,<rss/>"),
    "a cloud's secrets": to(b"http://169.254.169.254/latest/meta-data"),
    "this machine by number": to(b"http://2130706433:1/"),
    "a mapped address": to(b"http://[::ffff:10.0.0.1]/"),
    "no host": to(b"http:///feed"),
    "nowhere": to(b""),
    "a broken address": to(b"http://[::1/feed"),
    "a port of letters": to(b"http://127.0.0.1:x/"),
    "an address of 100 kB": to(b"/" + b"a" * 100_000),
    "bytes": to(b"/\xff\xfe"),
}

_CODES = (
    *(300, 305, 400, 401, 402, 403, 404, 405, 406, 410, 418, 421, 425, 429, 451),
    *(500, 501, 502, 503, 504, 511, 599),
)
STATUSES = {str(code): status(code) for code in _CODES}
# To one who has read before it says that all is well.
STATUSES["304"] = status(304)._replace(ends="nothing")

FEEDS = {
    "empty": feed(b""),
    "white space": feed(b" \n" * 500),
    "a page": feed(PAGE),
    "a picture": feed(b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 400),
    "JSON that is no feed": feed(b'{"a": 1}'),
    "deep JSON": feed(b'{"items":' + b"[" * 100_000),
    "JSON Feed of strings": feed(
        json.dumps({"version": "https://jsonfeed.org/version/1", "items": ["a", 1, None]})
    ),
    "deep XML": feed(inside("<a>" * 20_000), "either"),
    "laughs": feed(laughs()),
    "external entity": feed(
        "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        + inside("<item><title>&x;</title></item>")
    ),
    "attributes": feed(inside(f"<item {' '.join(f'a{n}=1' for n in range(2_000))}/>")),
    "categories": feed(inside("<item>" + "<category>x</category>" * 2_000 + "</item>")),
    "items without number": feed(inside("<item><title>x</title></item>" * 3_000), "either"),
    "items without anything": feed(inside("<item/>" * 50)),
    "cut short": feed(FEED[:-30], "article"),
    "bad byte": feed(FEED.replace(b"Words", b"W\xffrds"), "article"),
    "NULs": feed(FEED.replace(b"Words", b"W\0rds"), "article"),
    "control characters": feed(FEED.replace(b"Words", b"W\x01\x02\x1b[2Jrds"), "article"),
    "quotation without end": feed(FEED.replace(b"Words", b"<![CDATA[Words"), "either"),
    "comment without end": feed(b"<!-- " * 50_000 + FEED, "either"),
    "instructions": feed(b"<?a?>" * 20_000 + FEED, "either"),
    "date of year 9999": feed(FEED.replace(b"2026", b"9999"), "either"),
    "link that is a script": feed(
        FEED.replace(b"https://bell.example/a", b"javascript:alert(1)"), "article"
    ),
    "title of a megabyte": feed(inside(ITEM.replace(">A<", f">{'A ' * 500_000}<")), "either"),
    "wrong declaration": feed(b"<?xml version='1.0' encoding='x-klingon'?>" + FEED, "article"),
    "more than allowed": feed(b" " * (MOST_BYTES + 1)),
}

PAGES = {
    "article": page(PAGE, "article"),
    "empty": page(b""),
    "a menu": page(b"<html><body><a href=/>Home</a></body></html>"),
    "a picture": page(b"\x89PNG\0\0", head=OK + b"Content-Type: image/png\r\n"),
    "bytes": page(b"\0\1\2\xff\xfe" * 999),
    "tags": page(b"<b>" * 60_000),
    "deep": page(b"<div>" * 20_000 + PAGE, "either"),
    "attributes": page(f"<p {' '.join(f'a{n}=1' for n in range(2_000))}>{WORDS}"),
    "script without end": page(b"<script>" + b"x(" * 300_000),
    "comment without end": page(b"<!--" * 50_000, "problem"),
    "deep metadata": page(
        b"<script type='application/ld+json'>" + b"[" * 50_000 + b"</script>" + PAGE, "article"
    ),
    "metadata that is none": page(
        b"<script type='application/ld+json'>{'a': }</script>" + PAGE, "article"
    ),
    "charset of nonsense": page(b"<meta charset=x-klingon>" + PAGE, "article"),
    "words without a space": page(b"<p>" + b"a" * 1_000_000),
    "plain words": page(WORDS * 4, "either", head=OK + b"Content-Type: text/plain\r\n"),
}

GROUPS = {
    "drips": DRIPS, "broken": BROKEN, "packed": PACKED, "elsewhere": ELSEWHERE,
    "status": STATUSES, "feed": FEEDS, "page": PAGES,
}  # fmt: skip
CASES = [
    pytest.param(case, DRIPPING if group == "drips" else DEADLINE, id=f"{group}: {name}")
    for group, cases in GROUPS.items()
    for name, case in cases.items()
]

Serve = Callable[[Case], int]


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """One port of this machine after the other, each with a server for one case."""
    stopping = threading.Event()
    threads: list[threading.Thread] = []
    listeners: list[socket.socket] = []

    def start(target: Callable[..., None], *given: object) -> None:
        threads.append(threading.Thread(target=target, args=given, daemon=True))
        threads[-1].start()

    def answer(connection: socket.socket, case: Case) -> None:
        with connection, contextlib.suppress(OSError):
            connection.recv(65_536)
            connection.sendall(case.begin)
            until = time.monotonic() + ENDLESS
            while case.again is not None and time.monotonic() < until and not stopping.wait(0.02):
                connection.sendall(case.again)
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(5)
            while connection.recv(65_536):
                pass

    def accept(listener: socket.socket, case: Case) -> None:
        with contextlib.suppress(OSError):
            while True:
                start(answer, listener.accept()[0], case)

    def begin(case: Case) -> int:
        listeners.append(socket.create_server(("127.0.0.1", 0)))
        start(accept, listeners[-1], case)
        return int(listeners[-1].getsockname()[1])

    yield begin
    stopping.set()
    for listener in listeners:
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
    for thread in threads:
        thread.join(timeout=5)


def read(case: Case, *, url: str, deadline: float) -> list[FetchedArticle | Parsed | Problem]:
    """What becomes of a case; raised, if it is a failure of all of it."""
    client = Client(
        allow_private=True, timeout=5, deadline=deadline, max_bytes=MOST_BYTES, attempts=1
    )
    answer = client.get(url)
    if case.page:
        return list(page_items(answer, where=url))
    return list(Feed(url=url, max_bytes=MOST_BYTES).articles(answer))


def test_the_suite_has_a_case_for_each_kind_of_trouble() -> None:
    """As many as were promised."""
    assert len(CASES) >= 80


@pytest.mark.parametrize(("case", "deadline"), CASES)
def test_hostile_server_ends_in_an_article_or_a_named_problem(
    serve: Serve, case: Case, deadline: float
) -> None:
    """While the server still drips; what does not drip costs little of the processor."""
    url = f"http://127.0.0.1:{serve(case)}/"
    began = time.monotonic()
    failure: SourceError | ArticleError | None = None
    found: list[FetchedArticle | Parsed | Problem] = []
    try:
        with stamina.set_testing(True, attempts=1), at_most(passes=150):
            found = read(case, url=url, deadline=deadline)
    except (SourceError, ArticleError) as error:
        failure = error
    waited = time.monotonic() - began

    articles = [one for one in found if not isinstance(one, Problem)]
    problems = [one.message for one in found if isinstance(one, Problem)]
    ended = "article" if articles else "problem" if failure or problems else "nothing"
    assert ended in (("article", "problem") if case.ends == "either" else (case.ends,))
    assert failure is None or failure.message
    assert all(isinstance(one.text, str) and one.text for one in articles)
    assert case.again is None or waited < ENDLESS / 2
