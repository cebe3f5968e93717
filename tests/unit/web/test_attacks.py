"""What must not come in does not, and every answer says what a browser may do with it."""

import http.client
import socket
import time
from datetime import timedelta

import pytest
from starlette.datastructures import Headers

from briefing.config import WebConfig
from briefing.web import server as serving
from briefing.web.door import Door, from_here
from briefing.web.sessions import is_session, session
from tests.unit.web.conftest import NOW

TOKEN = "correct horse battery staple"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example",
     "localhost@evil.example", "", "localhost/x", "a:b:c", "[::1", "local host"],
)  # fmt: skip
def test_other_names_are_not_answered(reader, host):
    """A page that points its own name at this machine learns nothing."""
    answer = reader.get("/", Host=host)

    assert answer.status in (400, 421)
    assert "Japan" not in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8", "brief.example"]
)
def test_own_names_are_answered(serve, host):
    """Numbers, localhost, and what is configured."""
    assert serve(hosts=("Brief.example",)).reader.get("/", Host=host).status == 200


@pytest.mark.parametrize(
    "path",
    ["/../config.yaml", "/morning/2031-03-14/../../../config.yaml", "/%2e%2e/config.yaml",
     "/morning/2031-03-14/..%2f..%2f..%2fconfig.yaml", "/archive/..%5c..%5cconfig.yaml",
     "/archive/%00.html", "//etc/passwd", "/etc/passwd", "/morning/2031-03-14/config.yaml",
     "/archive/pages.json", "/config.yaml", "/briefing.db", "/archive/actors/..html",
     "/assets/fonts/../archive.css", "/assets/fonts/LICENSE-Noto.txt",
     "/morning/2031-3-14/brief.html",
     "/other/2031-03-14/brief.html", "/morning/9999-12-31/brief.html", "/archive/link.html",
     "/morning/2031-03-14/brief.exe", "/articles/..", "/articles/%27%20or%201=1"],
)  # fmt: skip
def test_nothing_but_the_archive_is_served(serve, path):
    """No path leads out of the output folder, nor to what is no page in it."""
    served = serve()
    link = served.folder / "output/archive/2001-01.html"
    link.unlink(missing_ok=True)
    link.symlink_to(served.folder / "config.yaml")

    answer = served.reader.get(path)

    assert answer.status == 404
    assert "sources:" not in answer.text
    assert served.reader.get("/archive/2001-01.html").status == 404


def test_form_without_its_token_does_nothing(serve):
    """Nor with that of another browser, nor from another site, nor without a cookie."""
    served = serve()
    reader, other = served.reader, served.reader
    fields = {"edition": "morning", "date": "2031-03-10"}
    mine, theirs = reader.get("/").token, other.get("/").token

    refused = [
        reader.send("/build", fields),
        reader.send("/build", {**fields, "token": theirs}),
        reader.send("/build", {**fields, "token": mine}, Origin="http://evil.example"),
        reader.send("/build", {**fields, "token": mine}, Origin="null"),
        reader.send("/build", {**fields, "token": mine}, Sec_Fetch_Site="cross-site"),
        reader.send("/build", {**fields, "token": mine}, Cookie="briefing_form=x"),
        reader.send("/builds/1/cancel", {"token": theirs}),
        reader.ask("POST", "/api/builds", '{"date": "2031-03-10"}', Content_Type="text/plain"),
        reader.ask(
            "POST", "/api/builds", '{"date": "2031-03-10"}', Content_Type="application/json",
            Origin="http://evil.example",
        ),
        reader.ask("DELETE", "/api/builds/1", Origin="http://evil.example"),
    ]  # fmt: skip

    assert {answer.status for answer in refused} <= {403, 415}
    assert served.site.jobs.all() == ()
    assert reader.send("/build", {**fields, "token": mine}).status == 303


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "PATCH", "CONNECT", "BREW"])
def test_other_methods_are_refused(reader, method):
    """No preflight is answered: no other site is let in."""
    answer = reader.ask(method, "/")

    assert answer.status in (400, 405)
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/", "/search?q=ferry", "/morning/2031-03-14/brief.html", "/nowhere", "/api/briefs",
             "/archive/actors.html", "/assets/web.css", "/health"],
)  # fmt: skip
def test_every_answer_says_what_a_browser_may_do(reader, path):
    """No script but ours, no frame, no guessing of types, no word to other sites."""
    headers = reader.get(path).headers
    policy = headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]
    assert "script-src" not in policy or "script-src 'self'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers


@pytest.mark.parametrize(
    "page", ["/search?q=script", "/search?q=<script>alert(1)</script>", "/search?q=%22onx"]
)
def test_what_articles_and_readers_say_is_text(reader, page):
    """Never a tag."""
    text = reader.get(page.replace("<", "%3C").replace(">", "%3E")).text

    assert "<script>alert" not in text
    assert '"onx' not in text


class TestToken:
    """Where a token is set, nothing is told without it."""

    @pytest.mark.parametrize(
        "path", ["/", "/search?q=ferry", "/morning/2031-03-14/brief.html", "/archive/actors.html"]
    )
    def test_page_leads_to_the_login(self, serve, path):
        """And back, afterwards."""
        answer = serve(token=TOKEN).reader.get(path)

        assert answer.status == 303
        assert answer.headers["location"].startswith("/login?next=/")
        assert answer.body == b""

    @pytest.mark.parametrize("path", ["/api/briefs", "/metrics", "/api/nothing"])
    @pytest.mark.parametrize(
        "shown", ["", "Bearer wrong", "Basic x", f"Bearer {TOKEN}x", "Bearer "]
    )
    def test_program_is_told_to_show_it(self, serve, path, shown):
        """In words, and in the header that says how."""
        answer = serve(token=TOKEN).reader.get(path, Authorization=shown)

        assert answer.status == 401
        assert answer.headers["www-authenticate"] == "Bearer"

    def test_program_that_shows_it_comes_in(self, serve):
        """Also to ask for a brief: no other site knows the token."""
        reader = serve(token=TOKEN).reader
        shown = f"Bearer {TOKEN}"

        assert reader.get("/api/briefs", Authorization=shown).status == 200
        asked = reader.ask(
            "POST", "/api/builds", '{"date": "2031-03-10"}', Content_Type="application/json",
            Authorization=shown,
        )  # fmt: skip
        assert asked.status == 202

    def test_reader_logs_in_and_out(self, serve):
        """The cookie is for this server only, and for no script."""
        reader = serve(token=TOKEN).reader
        form = reader.get("/login?next=/search%3Fq%3Dx")
        answer = reader.send(
            "/login", {"token": form.token, "secret": TOKEN, "next": "/search?q=x"}
        )
        cookie = answer.headers["set-cookie"]

        assert (answer.status, answer.headers["location"]) == (303, "/search?q=x")
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert TOKEN not in cookie
        page = reader.get("/")
        assert page.status == 200
        assert reader.send("/logout", {"token": page.token}).status == 303
        reader.cookies.clear()
        assert reader.get("/").status == 303

    @pytest.mark.parametrize(
        "place",
        ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", "/\n"],
    )
    def test_login_leads_to_this_server_only(self, serve, place):
        """Whatever its address says."""
        reader = serve(token=TOKEN).reader
        form = reader.get("/login")
        answer = reader.send("/login", {"token": form.token, "secret": TOKEN, "next": place})

        assert answer.headers["location"] == "/"

    def test_who_guesses_waits(self, serve):
        """After ten wrong ones nobody's token is looked at for a minute; sessions go on."""
        moment = [NOW]
        served = serve(token=TOKEN, clock=lambda: moment[0])
        reader, inside = served.reader, served.reader
        inside.send("/login", {"token": inside.get("/login").token, "secret": TOKEN})
        token = reader.get("/login").token
        tries = [reader.send("/login", {"token": token, "secret": f"x{n}"}) for n in range(11)]

        assert [answer.status for answer in tries] == [403] * 10 + [429]
        assert reader.send("/login", {"token": token, "secret": TOKEN}).status == 429
        assert inside.get("/").status == 200
        moment[0] += timedelta(seconds=61)
        assert reader.send("/login", {"token": token, "secret": TOKEN}).status == 303

    @pytest.mark.parametrize(
        "change",
        [lambda s: s[:-1] + ("0" if s[-1] != "0" else "1"), lambda s: "9" + s, lambda s: "",
         lambda s: s.partition(".")[2], lambda s: s + "x", lambda s: "٣" + s],
        ids=["signed", "longer", "none", "bare", "more", "digit"],
    )  # fmt: skip
    def test_changed_session_is_none(self, change):
        """Nobody lengthens his own."""
        made = session(TOKEN, now=NOW)

        assert is_session(made, TOKEN, now=NOW)
        assert not is_session(change(made), TOKEN, now=NOW)
        assert not is_session(made, TOKEN + "x", now=NOW)
        assert not is_session(made, TOKEN, now=NOW + timedelta(days=31))

    def test_health_tells_nothing_of_the_store(self, serve):
        """Whoever watches the process needs no token."""
        answer = serve(token=TOKEN).reader.get("/health")

        assert answer.json["status"] == "well"
        assert set(answer.json) == {"status", "version"}


@pytest.mark.parametrize(
    ("origin", "site", "here"),
    [
        (None, None, True), ("http://a:1", None, True), ("https://a:1", "same-origin", True),
        ("http://a:2", None, False), ("null", None, False), (None, "cross-site", False),
        (None, "same-site", False), (None, "none", True), ("http://a:1.evil", None, False),
    ],
)  # fmt: skip
def test_origin_is_this_server_with_its_port(origin, site, here):
    """Another port of this machine is another site."""
    told = {"host": "a:1", "origin": origin, "sec-fetch-site": site}

    assert from_here(Headers({n: v for n, v in told.items() if v})) is here


def test_door_without_a_token_is_open():
    """On loopback."""
    assert Door(web=WebConfig(), clock=lambda: NOW).knows(Headers({}))


def _keeps_asking(port: int, *, seconds: float) -> tuple[bool, float]:
    """Whether one connection holds while page after page is asked for; the longest wait between."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.connect()
    first, kept, longest = connection.sock, True, 0.0
    began = since = time.monotonic()
    while kept and since - began < seconds:
        try:
            connection.request("GET", "/health")
            connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            kept = False
        kept = kept and connection.sock is first
        longest, since = max(longest, time.monotonic() - since), time.monotonic()
        time.sleep(0.02)
    connection.close()
    return kept, longest


class TestTooMuch:
    """Too long, too large, too slow."""

    def test_long_address_and_large_head(self, reader):
        """In words where that is possible."""
        assert reader.get("/search?q=" + "x" * 5000).status == 414
        assert reader.get("/", X_Much="x" * 70_000).status in (400, 431)

    def test_large_body_is_not_read(self, serve):
        """Neither when it says so, nor when it comes in pieces."""
        served = serve()
        said = served.reader.send("/build", {"token": "x" * 20_000})
        with socket.create_connection(("127.0.0.1", served.listening.port), timeout=30) as raw:
            raw.sendall(
                b"POST /build HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
            )
            for _ in range(5):
                raw.sendall(b"1000\r\n" + b"x" * 4096 + b"\r\n")
            answer = raw.recv(200)

        assert said.status == 413
        assert b" 413 " in answer

    @pytest.mark.parametrize("length", ["-1", "x", "1e3", "99999999999999999999"])
    def test_odd_length_is_refused(self, reader, length):
        """By us or by the parser."""
        assert reader.ask("POST", "/build", "", Content_Length=length).status in (400, 413)

    @pytest.mark.parametrize(
        "begun",
        [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ",
         b"POST /build HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nto",
         b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nX: "],
    )  # fmt: skip
    def test_client_that_is_slow_on_purpose_is_left(self, serve, begun, monkeypatch):
        """A byte now and then keeps no connection open, and nobody else waits meanwhile."""
        monkeypatch.setattr(serving.PatientProtocol, "patience", 1.0)
        served = serve()
        with socket.create_connection(("127.0.0.1", served.listening.port), timeout=60) as raw:
            raw.sendall(begun)
            since, left = time.monotonic(), False
            while not left and time.monotonic() - since < 60:
                try:
                    raw.sendall(b"x" if begun else b"")
                    raw.settimeout(0.2)
                    left = raw.recv(4096) == b""
                except TimeoutError:
                    continue
                except OSError:
                    left = True
            assert served.reader.get("/health").status == 200

        assert left

    def test_reader_who_takes_nothing_is_left(self, serve, monkeypatch):
        """An answer that nobody takes is not kept for ever."""
        monkeypatch.setattr(serving.PatientProtocol, "patience", 1.0)
        monkeypatch.setattr(serving.PatientProtocol, "stalled", 1.0)
        served = serve()
        font = b"GET /assets/fonts/SourceSans3-Bold.ttf HTTP/1.1\r\nHost: localhost\r\n\r\n"
        with socket.socket() as raw:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            raw.connect(("127.0.0.1", served.listening.port))
            raw.sendall(font * 30)  # 12 MB are more than the system keeps
            since = time.monotonic()
            connections = served.listening._server.server_state.connections
            while not connections and time.monotonic() - since < 30:
                time.sleep(0.05)
            while connections and time.monotonic() - since < 60:
                time.sleep(0.1)

            assert not connections

    def test_quick_reader_is_not_left(self, serve, monkeypatch):
        """One who asks for one page after the other on one connection keeps it."""
        served = serve()

        for patience in (0.5, 1, 2, 4, 8):
            monkeypatch.setattr(serving.PatientProtocol, "patience", patience)
            kept, longest_wait = _keeps_asking(served.listening.port, seconds=2 * patience)
            if longest_wait < patience / 2:  # else the machine was too busy to be a quick reader
                break
        assert kept
