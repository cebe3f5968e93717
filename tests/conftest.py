"""What every test relies on: no network, a clean environment, a clock that stands still.

Nothing heavy is imported here: unit tests start in milliseconds. And nothing depends on the speed
of the machine: see `tests/effort.py` for tests of what work costs.
"""

import ipaddress
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.fork_server import ForkServer

# An example that takes long says that the machine is busy, not that the promise is broken.
settings.register_profile(
    "any machine", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

_LOCAL_NAMES = frozenset({"", "localhost", "localhost.localdomain", "ip6-localhost"})
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "ftp_proxy")


class NetworkGuard:
    """Refuses every connection that would leave this machine, and remembers that it was tried.

    An audit hook sees the sockets of Python code only; libraries in C (libpq) are not seen, and
    the tests which use them say where they connect.
    """

    def __init__(self) -> None:
        self.armed = False
        self.attempts: list[str] = []

    def hook(self, event: str, args: tuple[object, ...]) -> None:
        """Look at one audit event of the interpreter."""
        if not self.armed:
            return
        if event in ("socket.connect", "socket.sendto"):
            self._check_address(args[0], args[1])
        elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
            self._check_name(args[0])

    def _check_address(self, sock: object, address: object) -> None:
        if not isinstance(address, tuple):
            return  # a unix socket's path
        if not _is_loopback(str(address[0])):
            sock.close()
            self._refuse(f"a connection to {address[0]}:{address[1]}")

    def _check_name(self, host: object) -> None:
        if host is None:
            return
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
        if not (_is_literal(name) or name.lower().rstrip(".") in _LOCAL_NAMES):
            self._refuse(f"a look-up of the name {name!r}")

    def _refuse(self, what: str) -> None:
        self.attempts.append(what)
        pytest.fail(f"a test tried {what}: tests stay on this machine")


def _is_literal(host: str) -> bool:
    if host.isdigit():  # an IPv4 address in decimal
        return True
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    if host.lower().rstrip(".") in _LOCAL_NAMES:
        return True
    if host.isdigit() or not _is_literal(host):
        return False
    return ipaddress.ip_address(host.partition("%")[0]).is_loopback


_GUARD = NetworkGuard()
sys.addaudithook(_GUARD.hook)


TESTS = Path(__file__).parent
_SLOWEST_FIRST = ("e2e", "integration", "quality", "golden", "unit/runs", "unit/render", "unit")
# Files that share what is dear to make, a brief of the examples or the reading of a thousand texts:
# they stay in one process, and there it is made once.
_TOGETHER = {
    f"{folder}/test_{name}.py": f"{folder} of {what}"
    for folder, what, names in (
        ("e2e", "examples", "pages_in_a_browser same_bytes links verbatim example_pdf"),
        ("quality", "passages", "actors visits"),
        ("quality", "examples", "stories summaries example_actors examples_agenda"),
    )
    for name in names.split()
}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the folders with slow files first: two processes then end together."""
    items.sort(key=lambda item: _slowness(item.path.relative_to(TESTS).as_posix()))


def _slowness(file: str) -> tuple[int, bool]:
    found = [rank for rank, one in enumerate(_SLOWEST_FIRST) if file.startswith(f"{one}/")]
    return min(found, default=len(_SLOWEST_FIRST)), file not in _TOGETHER


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give out files as `--dist loadfile` does, and those that belong together as one."""
    if config.getvalue("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class Together(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return _TOGETHER.get(file.removeprefix("tests/"), file)

    return Together(config, log)


@pytest.fixture(autouse=True)
def network_guard() -> Iterator[NetworkGuard]:
    """Fail any test that connects to anything but loopback or a unix socket.

    The attempt fails where it is made; if the code under test swallows that, the test fails
    when it ends.
    """
    _GUARD.attempts.clear()
    _GUARD.armed = True
    yield _GUARD
    _GUARD.armed = False
    if _GUARD.attempts:
        pytest.fail(f"the test tried {', '.join(_GUARD.attempts)}: tests stay on this machine")


@pytest.fixture(autouse=True)
def clean_environment() -> Iterator[None]:
    """Run each test in UTC, in a plain UTF-8 locale, without settings of the machine's owner."""
    with pytest.MonkeyPatch.context() as patch:
        for name in sorted(os.environ):
            if name.startswith(("BRIEFING_", "LC_")) or name.lower() in _PROXIES:
                patch.delenv(name)
        patch.setenv("TZ", "UTC")
        patch.setenv("LANG", "C.UTF-8")
        patch.delenv("LANGUAGE", raising=False)
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="session", autouse=True)
def ready_stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make fresh stores by what the migrations leave, where stores are made at all."""
    if "briefing.store.schema" not in sys.modules:
        yield
        return
    from briefing.store import schema
    from tests.ready_store import ready

    with pytest.MonkeyPatch.context() as patch:
        upgrade = ready(schema._upgrade, tmp_path_factory.mktemp("store"))
        upgrade.real = schema._upgrade
        patch.setattr(schema, "_upgrade", upgrade)
        yield


@pytest.fixture(scope="session")
def fork_server() -> Iterator[ForkServer]:
    """Where processes come from that run the program and need not import it first."""
    made = ForkServer(
        *("briefing.cli.app", "briefing.runs", "briefing.assembly"),
        "briefing.render.archive_writing",
        *("briefing.render.screen", "briefing.render.pdf", "briefing.deliver.mail"),
        *("spacy.lang.en", "trafilatura", "feedparser", "tests.warm"),
    )
    yield made
    made.close()


@pytest.fixture
def now() -> datetime:
    """The moment at which a test happens: a Tuesday morning."""
    return datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
