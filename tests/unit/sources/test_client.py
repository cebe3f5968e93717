"""The HTTP client, against a real server on this machine."""

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import stamina

from briefing.errors import SourceError
from briefing.model import FetchedArticle
from briefing.sources import Feed, Page
from briefing.sources.addresses import GuardedBackend, is_public
from briefing.sources.client import _LONGEST_WAIT, Client

NOW = datetime(2026, 3, 10, 7, tzinfo=UTC)
# Seconds for which a server drips: no machine is so slow that a deadline of one comes as late.
ENDLESS = 60
FEED = (
    "<rss version='2.0'><channel><title>Bell</title><item><title>A</title><guid>1</guid>"
    "<description>Words.</description><pubDate>Tue, 10 Mar 2026 06:30:00 GMT</pubDate></item>"
    "</channel></rss>"
)
PARAGRAPH = "<p>The harbour of Sample City opened again on Monday after a storm of two days. </p>"
PAGE = (
    "<html lang='en'><head><title>x</title><meta property='og:site_name' content='Sample Post'>"
    "<meta property='article:published_time' content='2026-03-10T08:30:00+03:00'></head><body>"
    f"<article><h1>Harbour opens</h1>{PARAGRAPH * 4}</article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    """A server with a page for every kind of trouble."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        """Say nothing."""

    def reply(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.server.seen.append((self.path, dict(self.headers)))
        getattr(self, f"get_{self.path.strip('/').partition('/')[0].partition('?')[0]}")()

    def get_feed(self):
        if self.headers.get("If-None-Match") == '"v1"':
            return self.reply(304, ETag='"v1"')
        return self.reply(
            200,
            FEED.encode(),
            ETag='"v1"',
            Last_Modified="Mon",
            Content_Type="text/xml; charset=UTF-8",
        )

    def get_page(self):
        self.reply(200, PAGE.encode(), Content_Type="text/html")

    def get_damaged(self):
        page = (
            PAGE.replace("Harbour opens", "Café")
            .encode()
            .replace(b"City opened", b"\xff opened", 1)
        )
        self.reply(200, page, Content_Type="text/html; charset=utf-8")

    def get_picture(self):
        self.reply(200, b"\x89PNG\0\0", Content_Type="image/png")

    def get_moved(self):
        self.reply(301, Location="/feed")

    def get_elsewhere(self):
        self.reply(302, Location="/moved")

    def get_loop(self):
        self.reply(302, Location="/loop")

    def get_file(self):
        self.reply(302, Location="file:///etc/passwd")

    def get_inside(self):
        self.reply(302, Location=f"http://inside.example:{self.server.server_port}/feed")

    def get_bomb(self):
        body = gzip.compress(b"0" * 5_000_000)
        self.reply(200, body, Content_Encoding="gzip")

    def get_gone(self):
        self.reply(410)

    def get_missing(self):
        self.reply(404)

    def get_shaky(self):
        attempts = sum(path == "/shaky" for path, _ in self.server.seen)
        self.reply(503 if attempts < 2 else 200, FEED.encode())

    def get_down(self):
        self.reply(503)

    def get_drip(self):
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        for _ in range(ENDLESS * 50):
            if self.server.stopping.wait(0.02):
                return
            try:
                self.wfile.write(b"x" * 100)
            except OSError:
                return
        self.server.dripped_out.set()


@pytest.fixture(scope="module")
def module_server() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.stopping = threading.Event()
    server.dripped_out = threading.Event()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.stopping.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def server(module_server):
    module_server.seen = []
    return module_server


@pytest.fixture(autouse=True)
def no_waiting():
    with stamina.set_testing(True, attempts=2):
        yield


def local(host, port):
    """Every name leads to this machine."""
    return ["127.0.0.1"]


def url(server, path):
    return f"http://127.0.0.1:{server.server_port}/{path}"


def get(server, path, *, etag=None, last_modified=None, **options):
    client = Client(**{"allow_private": True, "attempts": 2, **options})
    return client.get(url(server, path), etag=etag, last_modified=last_modified)


class TestAnswers:
    """What comes back."""

    def test_answer_holds_what_the_server_said(self, server):
        """Body, type, charset, and what to ask with next time."""
        answer = get(server, "feed")

        assert answer.content == FEED.encode()
        assert (answer.media_type, answer.charset) == ("text/xml", "utf-8")
        assert (answer.etag, answer.last_modified) == ('"v1"', "Mon")
        assert not answer.unchanged
        assert answer.moved is None

    def test_asking_again_says_what_we_have(self, server):
        """And an unchanged feed is not sent again."""
        answer = get(server, "feed", etag='"v1"', last_modified="Mon")

        assert answer.unchanged
        assert answer.content == b""
        headers = server.seen[0][1]
        assert headers["If-None-Match"] == '"v1"'
        assert headers["If-Modified-Since"] == "Mon"

    def test_client_says_who_it_is(self, server):
        """An honest name, and gzip only."""
        get(server, "feed", user_agent="briefing (desk@post.example)")

        headers = server.seen[0][1]
        assert headers["User-Agent"] == "briefing (desk@post.example)"
        assert headers["Accept-Encoding"] == "gzip"

    def test_permanent_move_is_told(self, server):
        """So that the address can be corrected; a temporary one is not."""
        assert get(server, "moved").moved == url(server, "feed")
        assert get(server, "elsewhere").moved is None
        assert get(server, "elsewhere").url == url(server, "feed")

    def test_temporary_failure_is_tried_again(self, server):
        """Once more, and it works."""
        assert get(server, "shaky").content == FEED.encode()
        assert len(server.seen) == 2

    def test_secrets_of_the_environment_are_not_used(self, server, monkeypatch):
        """No proxy, no netrc: what is fetched is in the configuration."""
        monkeypatch.setenv("HTTP_PROXY", "http://192.0.2.1:3128")

        assert get(server, "feed").status == 200


class TestLimits:
    """What is refused, in words."""

    @pytest.mark.parametrize(
        ("path", "words"),
        [
            ("gone", "gone for good"),
            ("missing", "404"),
            ("down", "503"),
            ("loop", "more than 5 times"),
            ("file", "no web address"),
            ("bomb", "more than 1,000,000 bytes"),
        ],
    )
    def test_failure_is_a_source_error(self, server, path, words):
        """With the address in it."""
        with pytest.raises(SourceError, match=words):
            get(server, path, max_bytes=1_000_000)

    def test_server_that_drips_is_cut_off(self, server):
        """Each piece comes in time; all of them do not."""
        with pytest.raises(SourceError, match=r"did not finish within 0\.2 seconds"):
            get(server, "drip", deadline=0.2)
        assert not server.dripped_out.is_set()

    def test_only_failures_that_may_pass_are_tried_again(self, server):
        """404 will be 404."""
        with pytest.raises(SourceError):
            get(server, "missing")
        assert len(server.seen) == 1
        with pytest.raises(SourceError):
            get(server, "down")
        assert len(server.seen) == 3

    @pytest.mark.parametrize(
        "address", ["ftp://post.example/x", "file:///etc/passwd", "/x", "http://", "http://[", "x"]
    )
    def test_only_web_addresses_are_fetched(self, address):
        """Nothing is asked for anything else."""
        with pytest.raises(SourceError, match="no web address"):
            Client().get(address)

    def test_server_that_is_not_there_is_a_source_error(self):
        """Nobody listens on port 1."""
        with pytest.raises(SourceError, match="cannot be reached"):
            Client(allow_private=True, attempts=1).get("http://127.0.0.1:1/")

    def test_secrets_in_an_address_are_not_shown(self):
        """Messages end up in logs and briefs."""
        with pytest.raises(SourceError) as caught:
            Client(allow_private=True).get("http://me:secret@127.0.0.1:1/x?token=hidden")

        assert "secret" not in str(caught.value)
        assert "hidden" not in str(caught.value)


class TestPrivateAddresses:
    """No address from outside leads inside."""

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::1]", "0"])
    def test_this_machine_is_not_fetched(self, server, host):
        """In any notation."""
        with pytest.raises(SourceError, match=r"private address|cannot be reached"):
            Client(attempts=1).get(f"http://{host}:{server.server_port}/feed")
        assert server.seen == []

    def test_name_that_leads_inside_is_refused(self, server):
        """Whatever it is called."""
        with pytest.raises(SourceError, match=r"news\.example leads to the private address"):
            Client(resolver=local).get(f"http://news.example:{server.server_port}/feed")
        assert server.seen == []

    def test_one_private_address_among_public_ones_is_enough(self):
        """Or the second answer would be used."""

        def mixed(host, port):
            return ["93.184.216.34", "10.0.0.1"]

        with pytest.raises(SourceError, match=r"10\.0\.0\.1"):
            Client(resolver=mixed).get("http://news.example/feed")

    def test_allowed_host_may_not_send_us_to_another_inside(self, server):
        """The operator's word covers the address typed, not where it leads."""
        with pytest.raises(SourceError, match=r"inside\.example leads to the private address"):
            get(server, "inside", resolver=local)
        assert [path for path, _ in server.seen] == ["/inside"]

    def test_unknown_name_cannot_be_reached(self):
        """The look-up fails, not the program."""

        def unknown(host, port):
            raise OSError("no such name")

        with pytest.raises(SourceError, match="is not known"):
            Client(resolver=unknown).get("http://news.example/")
        with pytest.raises(SourceError, match="has no address"):
            Client(resolver=lambda host, port: []).get("http://news.example/")

    def test_sockets_of_this_machine_are_refused(self):
        """No scheme leads there, and if one did."""
        with pytest.raises(Exception, match="socket of this machine"):
            GuardedBackend().connect_unix_socket("/run/x")

    @pytest.mark.parametrize(
        "address",
        [
            "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
            "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
            "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001::1", "ff02::1", "nonsense",
        ],
    )  # fmt: skip
    def test_addresses_that_are_not_public(self, address):
        """Including IPv4 in IPv6's clothes."""
        assert not is_public(address)

    @pytest.mark.parametrize(
        "address",
        [
            "192.0.0.8", "192.0.0.192", "192.0.0.255", "192.88.99.1", "168.63.129.16", "198.18.0.1",
            "240.0.0.1", "100.127.255.254", "fec0::1", "::127.0.0.1", "::7f00:1", "::ffff:0:7f00:1",
            "::ffff:0:a00:1", "3fff::1", "3ffe::1", "5f00::1", "2001:db8::1", "2001:2::1", "100::1",
            "64:ff9b:1::1", "4000::1", "::ffff:192.0.0.192", "::ffff:169.254.169.254",
        ],
    )  # fmt: skip
    def test_addresses_that_some_versions_of_python_call_public(self, address):
        """Our own list does not change with the interpreter's patch level."""
        assert not is_public(address)

    @pytest.mark.parametrize(
        "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8"]
    )
    def test_public_addresses(self, address):
        """These are fetched."""
        assert is_public(address)


class TestSources:
    """Feeds and pages by address."""

    def test_feed_is_fetched_and_read(self, server):
        """From the address to the article."""
        (article,) = Feed(url=url(server, "feed"), allow_private=True).fetch(now=NOW)

        assert (article.text, article.source) == ("Words.", "Bell")

    def test_feed_that_has_not_changed_brings_nothing(self, server):
        """The seam for asking politely."""
        feed = Feed(url=url(server, "feed"), allow_private=True)
        first = feed.ask()

        again = feed.ask(etag=first.etag, last_modified=first.last_modified)

        assert again.unchanged
        assert list(feed.articles(again)) == []

    def test_page_is_an_article(self, server):
        """Its text without the page around it."""
        (article,) = Page(url=url(server, "page"), allow_private=True).fetch(now=NOW)

        assert isinstance(article, FetchedArticle)
        assert article.title == "Harbour opens"
        assert article.text.startswith("The harbour of Sample City")
        assert article.source == "Sample Post"
        assert article.published == datetime(2026, 3, 10, 5, 30, tzinfo=UTC)
        assert article.url == article.key == url(server, "page")

    def test_page_with_bad_bytes_is_read_and_told(self, server):
        """As a file or a feed would be."""
        found = list(Page(url=url(server, "damaged"), allow_private=True).fetch(now=NOW))

        assert "one damaged character" in found[0].message
        assert (found[1].title, found[1].text.count("\ufffd")) == ("Café", 1)

    def test_page_without_article_is_a_source_error(self, server):
        """A picture, an empty page."""
        with pytest.raises(SourceError, match="is no page but image/png"):
            list(Page(url=url(server, "picture"), allow_private=True).fetch(now=NOW))


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n"
GZIP = gzip.compress(b"")[:10]
EMPTY_BLOCK = b"5\r\n\x00\x00\x00\xff\xff\r\n"

# What is sent at once, and what is sent again and again, a little at a time.
DRIPS = {
    "silence": (b"", b""),
    "status line": (b"HTTP/1.1 200 ", b"O"),
    "headers": (HEAD, b"X-More: words\r\n"),
    "one header": (HEAD + b"X-Long: ", b"a"),
    "continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "body": (HEAD + b"Content-Length: 1000000\r\n\r\n", b"a"),
    "chunk extension": (CHUNKED + b"\r\nffff;ext=", b"a"),
    "trailer": (CHUNKED + b"\r\n0\r\n", b"X-More: words\r\n"),
    "empty blocks": (
        CHUNKED + b"Content-Encoding: gzip\r\n\r\n%x\r\n%b\r\n" % (len(GZIP), GZIP),
        EMPTY_BLOCK,
    ),
    "redirects": (b"HTTP/1.1 302 Found\r\nLocation: /x\r\nX-More: ", b"a"),
    "TLS": (b"\x16\x03\x03\x20\x00", b"\x02"),
}


@pytest.fixture
def dripping() -> Iterator[Callable[[bytes, bytes], int]]:
    """Servers that never come to the point, on ports of this machine."""
    stopping = threading.Event()
    threads: list[threading.Thread] = []
    listeners: list[socket.socket] = []

    def serve(begin: bytes, again: bytes) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def drip(connection: socket.socket) -> None:
            with connection, contextlib.suppress(OSError):
                connection.sendall(begin)
                until = time.monotonic() + ENDLESS
                while time.monotonic() < until and not stopping.wait(0.02):
                    connection.sendall(again)

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    threads.append(threading.Thread(target=drip, args=(connection,), daemon=True))
                    threads[-1].start()

        threads.append(threading.Thread(target=accept, daemon=True))
        threads[-1].start()
        return listener.getsockname()[1]

    yield serve
    stopping.set()
    for listener in listeners:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
    for thread in threads:
        thread.join(timeout=5)


class TestDeadline:
    """It binds in every phase: nothing that a server drips into holds up the other sources."""

    @pytest.mark.parametrize("phase", DRIPS)
    def test_whatever_drips_ends_by_the_deadline(self, dripping, phase):
        """Each piece comes in time; all of it does not."""
        scheme = "https" if phase == "TLS" else "http"
        port = dripping(*DRIPS[phase])
        began = time.monotonic()

        with pytest.raises(SourceError, match=r"did not finish within 0\.5 seconds"):
            Client(allow_private=True, timeout=5, deadline=0.5).get(f"{scheme}://127.0.0.1:{port}/")
        assert 0.4 < time.monotonic() - began < ENDLESS / 2

    def test_look_up_of_a_name_ends_by_the_deadline(self):
        """A name server may drip, too."""
        stopping, answered = threading.Event(), threading.Event()

        def never(host, port):
            stopping.wait(ENDLESS)
            answered.set()
            return []

        try:
            with pytest.raises(SourceError, match=r"did not finish within 0\.3 seconds"):
                Client(resolver=never, deadline=0.3).get("http://news.example/")
            assert not answered.is_set()
        finally:
            stopping.set()

    def test_failure_of_a_look_up_is_told_as_one(self):
        """Even if it is a time-out of its own."""

        def slow(host, port):
            raise TimeoutError("no name server answers")

        with pytest.raises(SourceError, match=r"news\.example is not known"):
            Client(resolver=slow, attempts=1).get("http://news.example/")

    def test_no_try_begins_that_the_deadline_would_cut(self, server):
        """The wait before it would be wasted."""
        with stamina.set_testing(False), pytest.raises(SourceError, match="503"):
            get(server, "down", deadline=_LONGEST_WAIT, attempts=9)
        assert len(server.seen) == 1
