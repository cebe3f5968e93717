"""How long fifty readers at once wait for `briefing serve`, and how much memory it takes.

    python -m benchmarks.serving [--readers 50] [--pages 20] [--config config.yaml]

Serves the briefs that the configuration's store holds, on loopback, in a process of its own. Each
reader opens one page after another without a pause, as no person does: the archive, a brief, its
PDF and JSON, actors, visits, stories, a search, the sources, the runs. Printed: answers, bad ones,
the median and the 95th percentile of the wait, what an answer costs the server in processor time,
and its resident memory before and after.
"""

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

_EVERYWHERE = (
    "/",
    "/archive/actors.html",
    "/archive/visits.html",
    "/stories",
    "/sources",
    "/runs",
    "/api/briefs",
)
_ASKED = ("/search?q=minister", "/api/search?q=visit")


def main() -> None:
    """Serve, read, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--config", type=Path, default=Path("config.yaml"))
    given = parser.parse_args()
    with _served(given.config) as (host, process):
        pages = _pages(host)
        before, spent = _memory(process), _seconds(process)
        began = time.monotonic()
        waits, bad = _read(host, pages, readers=given.readers, each=given.pages)
        took = time.monotonic() - began
        after, spent = _memory(process), _seconds(process) - spent
    cuts = quantiles(waits, n=100)
    print(f"readers {given.readers}, answers {len(waits)}, kinds of pages {len(pages)}")
    print(f"bad answers: {bad or 'none'}")
    print(f"waited: median {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms")
    print(f"answers a second {len(waits) / took:.0f}, {spent / len(waits) * 1000:.1f} ms CPU each")
    print(f"resident memory: {before / 1e6:.0f} MB before, {after / 1e6:.0f} MB after")


@contextmanager
def _served(config: Path) -> Iterator[tuple[str, Path]]:
    """A server of its own; its host with port, and what Linux tells of it."""
    command = [sys.executable, "-m", "briefing", "-c", str(config), "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            said = re.search(r"http://\S+/", server.stderr.readline())
            if said is None:
                raise SystemExit("the server does not say where it listens")
            yield urlsplit(said[0]).netloc, Path(f"/proc/{server.pid}")
        finally:
            server.terminate()


def _memory(process: Path) -> int:
    """The resident memory of a process, in bytes."""
    pages = (process / "statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _seconds(process: Path) -> float:
    """The processor time of a process so far."""
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _pages(host: str) -> tuple[str, ...]:
    """What there is to read: a page of each kind, and what the newest brief has."""
    _, body = _get(http.client.HTTPConnection(host, timeout=60), "/api/briefs")
    newest = json.loads(body)["briefs"][0]
    files = [
        f"/{newest['edition']}/{newest['date']}/brief.{end}" for end in ("html", "pdf", "json")
    ]
    return (*_EVERYWHERE, *files, *_ASKED)


def _get(connection: http.client.HTTPConnection, page: str) -> tuple[int, bytes]:
    connection.request("GET", page)
    answer = connection.getresponse()
    return answer.status, answer.read()


def _read(
    host: str, pages: tuple[str, ...], *, readers: int, each: int
) -> tuple[list[float], dict[str, int]]:
    """Read pages with so many readers at once; each wait in seconds, and pages not answered."""
    waits: list[float] = []
    bad: dict[str, int] = {}
    for page in pages:  # what is made when it is first asked for is made
        _get(http.client.HTTPConnection(host, timeout=600), page)

    def one(number: int) -> None:
        connection = http.client.HTTPConnection(host, timeout=60)
        for turn in range(each):
            page = pages[(number + turn) % len(pages)]
            began = time.monotonic()
            status, _ = _get(connection, page)
            waits.append(time.monotonic() - began)
            if status != http.client.OK:
                bad[page] = status

    threads = [threading.Thread(target=one, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waits, bad


if __name__ == "__main__":
    main()
