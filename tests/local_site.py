"""A site on this machine, for tests of what we ask of one and how often."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """What a site answers, by path, and what it was asked.

    Attributes:
        pages: A reply, or what makes one of the request's headers.
        seen: Each path asked for, with the headers.
    """

    pages: dict[str, Reply | Callable[[dict[str, str]], Reply]] = field(default_factory=dict)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    def url(self, path: str = "/") -> str:
        """The address of a path of it."""
        return f"http://127.0.0.1:{self.port}{path}"

    def asked(self) -> list[str]:
        """The paths asked for, but for robots.txt."""
        return [path for path, _ in self.seen if path != "/robots.txt"]

    def put(
        self, path: str, body: str | bytes, *, kind: str = "text/html", status: int = 200, **headers
    ) -> None:
        """Let it answer a path with a body."""
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": kind, **named}, content)

    def put_feed(self, path: str, *items: str, **headers: str) -> None:
        """Let it answer a path with a feed."""
        body = f"<rss version='2.0'><channel><title>Bell</title>{''.join(items)}</channel></rss>"
        self.put(path, body, kind="application/rss+xml", **headers)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        """Say nothing."""

    def do_GET(self):
        site = self.server.site
        site.seen.append((self.path, dict(self.headers)))
        reply = site.pages.get(self.path, (404, {}, b""))
        status, headers, body = reply(dict(self.headers)) if callable(reply) else reply
        tag = headers.get("ETag")
        if tag and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """Whoever hangs up early has read enough."""


def serve():
    """Yield a new site."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.site = Site(port=server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


WORDS = "The harbour of Sample City opened again on Monday after a storm of two days."


def item(title: str, url: str, *, text: str = WORDS, day: int = 9) -> str:
    """An entry of a feed."""
    return (
        f"<item><title>{title}</title><link>{url}</link><guid>{url}</guid><description>{text}"
        f"</description><pubDate>Mon, {day:02} Mar 2026 06:30:00 GMT</pubDate></item>"
    )


def article(title: str, *, text: str = WORDS, times: int = 6, day: int = 9) -> str:
    """A page with an article."""
    body = "".join(f"<p>{text} It was the {n}th time.</p>" for n in range(times))
    return (
        "<html lang='en'><head><meta property='og:site_name' content='Sample Post'>"
        f"<meta property='article:published_time' content='2026-03-{day:02}T08:30:00+03:00'></head>"
        f"<body><nav>Home News</nav><article><h1>{title}</h1>{body}</article></body></html>"
    )
