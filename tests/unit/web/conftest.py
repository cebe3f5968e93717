"""The archive served on loopback, on a store with some briefs and articles, built by a stand-in."""

import http.client
import json
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest

from briefing.assembly import assemble
from briefing.config import WebConfig, load_config
from briefing.model import FetchedArticle
from briefing.render.screen import HtmlRenderer
from briefing.runs.publishing import publish, publish_archive
from briefing.web.jobs import Jobs, Wish
from briefing.web.server import Listening
from briefing.web.site import Site
from tests.sample_brief import brief as sample

NOW = datetime(2031, 3, 20, 7, tzinfo=UTC)
DAY = date(2031, 3, 14)
CONFIG = """\
sources:
  - folder: articles
    name: desk
editions:
  - name: morning
    zone: UTC
    formats: [html]
"""
# Says what a builder says, and does what the edition's date asks for.
BUILDER = """
import json, sys, time, signal
def say(**what): print(json.dumps(what), flush=True)
signal.signal(signal.SIGTERM, lambda *_: (say(**{"is": "end", "error": "stopped"}), sys.exit(143)))
say(**{"is": "progress", "stage": "reading", "done": 1, "total": 4})
print("a library says something", flush=True)
day = sys.argv[1]
if day.endswith("01"):
    time.sleep(600)
if day.endswith("02"):
    say(**{"is": "end", "error": "the disk is full", "hint": "make room"})
elif day.endswith("03"):
    sys.exit(7)
else:
    say(**{"is": "end", "existed": False, "problems": ["desk: <b>odd</b>"],
           "counts": {"articles": 3, "stories": 2, "actors": 1, "visits": 0}})
"""


@dataclass
class Answer:
    """An HTTP answer."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: dict[str, str]

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> object:
        return json.loads(self.body)

    @property
    def token(self) -> str:
        """What the page's form holds."""
        return re.search(r'name="token" value="([0-9a-f]+)"', self.text)[1]


@dataclass
class Reader:
    """A browser: it keeps cookies, and says where it comes from."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: str | None = None, **headers: str) -> Answer:
        """Send a request as it is, and return the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.putrequest(method, path, skip_host=True)
        told = {
            "Host": f"127.0.0.1:{self.port}",
            **{n.replace("_", "-"): v for n, v in headers.items()},
        }
        if self.cookies:
            told.setdefault("Cookie", "; ".join(f"{n}={v}" for n, v in self.cookies.items()))
        content = None if body is None else body.encode()
        if content is not None:
            told.setdefault("Content-Length", str(len(content)))
        for name, value in told.items():
            if value:
                connection.putheader(name, value)
        connection.endheaders(content)
        got = connection.getresponse()
        given = dict(
            one.partition(";")[0].split("=", 1) for one in got.headers.get_all("set-cookie") or []
        )
        answer = Answer(got.status, {n.lower(): v for n, v in got.getheaders()}, got.read(), given)
        connection.close()
        self.cookies |= given
        return answer

    def get(self, path: str, **headers: str) -> Answer:
        """Open a page."""
        return self.ask("GET", path, **headers)

    def send(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        """Send a form, as the browser does that has loaded the page it stands on."""
        told = {"Origin": f"http://127.0.0.1:{self.port}"} | headers
        kind = "application/x-www-form-urlencoded"
        return self.ask("POST", path, urlencode(fields), Content_Type=kind, **told)


@dataclass
class Served:
    """A served archive."""

    site: Site
    listening: Listening
    folder: Path

    @property
    def reader(self) -> Reader:
        """A new browser."""
        return Reader(self.listening.port)


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """A folder with a configuration, a store with two briefs and two articles, and their files."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "articles").mkdir()
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    with assemble(load_config(folder / "config.yaml")) as workshop:
        for day in (DAY, date(2031, 2, 1)):
            told = replace(sample(stories=2, actors=2, visits=2), day=day, edition="morning")
            documents = [HtmlRenderer(home="../..").render(told)]
            files = publish(workshop.config.output / "morning" / day.isoformat(), documents)
            workshop.store.briefs.put(told, built_at=NOW, documents=files)
        found = [
            FetchedArticle(
                key=key, source="The Mole", title=title, text=text, published=NOW, origin="desk",
                url=f"https://mole.example/{key}",
            )
            for key, title, text in (
                ("a", "Iğdır'da <b>feribot</b>", "Feribot yola çıktı.\n\nSon."),
                ("b", "Ferry & quay", "<script>alert(1)</script> the harbour"),
            )
        ]  # fmt: skip
        list(workshop.store.articles.add_many(found, now=NOW))
        assert publish_archive(workshop) == ()
    return folder


@pytest.fixture
def serve(kept) -> Iterator[Callable[..., Served]]:
    """Serve the archive; with a token, if one is given."""
    config = load_config(kept / "config.yaml")
    ends: list[Callable[[], object]] = []

    def command(wish: Wish) -> list[str]:
        return [sys.executable, "-c", textwrap.dedent(BUILDER), wish.day.isoformat()]

    def make(*, clock: Callable[[], datetime] = lambda: NOW, **web: object) -> Served:
        workshop = assemble(config)
        jobs = Jobs(command, clock=clock)
        site = Site(workshop, web=WebConfig(**web), clock=clock, jobs=jobs)
        listening = Listening(site, address="127.0.0.1", port=0, stopping=site.close)
        beside = listening.beside()
        beside.__enter__()
        ends.extend((workshop.store.close, lambda: beside.__exit__(None, None, None)))
        return Served(site, listening, kept)

    yield make
    for end in reversed(ends):
        end()


@pytest.fixture
def reader(serve) -> Reader:
    """A browser at an archive without a token."""
    return serve().reader
