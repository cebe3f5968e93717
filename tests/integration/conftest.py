"""Real parts of integration tests, where they are installed: a PostgreSQL server, a certificate."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

_COUNTER = count(1)


def _server_programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    return Path(on_path).parent if on_path else None


def _as_server_user(*command: str) -> list[str]:
    """PostgreSQL refuses to run as root: then it runs as its own user."""
    if os.geteuid() != 0:
        return list(command)
    return ["runuser", "-u", "postgres", "--", *command]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def certificate_and_key(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for this machine, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed: no certificate can be made")
    folder = tmp_path_factory.mktemp("authority")
    key, cert = folder / "key.pem", folder / "cert.pem"
    kind = "-x509 -nodes -days 2 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1"
    subject = "-subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1"
    subprocess.run(
        [openssl, "req", *kind.split(), *subject.split(), "-keyout", key, "-out", cert],
        check=True,
        capture_output=True,
    )
    return cert, key


class PostgresServer:
    """A private PostgreSQL server on a free loopback port, which can be stopped and started.

    Args:
        programs: The folder of its programs.
        lasting: Whether what was committed outlives a crash of the server.
    """

    def __init__(self, programs: Path, *, lasting: bool = False) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="briefing-postgres-"))
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres", "postgres")
        self.port = _free_port()
        self.url = f"postgresql+psycopg://tester@127.0.0.1:{self.port}/"
        self._running: subprocess.Popen[bytes] | None = None
        off = ["fsync", "full_page_writes", "autovacuum"]  # the machine is to outlive the tests
        self._off = off if lasting else [*off, "synchronous_commit"]
        initdb = ["initdb", "-D", self._data, "-A", "trust", "-U", "tester", "-N"]
        self._do(*initdb, "--locale=C.UTF-8", "-E", "UTF8", check=True)

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def _do(self, program: str, *rest: str, check: bool) -> None:
        command = _as_server_user(str(self._programs / program), *rest)
        subprocess.run(command, check=check, capture_output=True, cwd=self._folder)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = ["-h", "127.0.0.1", "-p", str(self.port), "-k", str(self._folder)]
        for setting in self._off:
            options += ["-c", f"{setting}=off"]
        self._running = subprocess.Popen(
            _as_server_user(str(self._programs / "postgres"), "-D", self._data, *options),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
        )
        _wait_for(self.url)

    def stop(self) -> None:
        """Stop it at once, in the middle of whatever it is at."""
        self._do("pg_ctl", "stop", "-D", self._data, "-m", "immediate", check=False)
        if self._running is not None:
            self._running.wait(timeout=30)
            self._running = None

    def remove(self) -> None:
        """Stop it, and take away what it kept."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)


def _programs_or_skip() -> Path:
    programs = _server_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    pytest.importorskip("psycopg", reason="the extra briefing[postgres] is not installed")
    return programs


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A private PostgreSQL server: its URL, ending before the database."""
    server = PostgresServer(_programs_or_skip())
    try:
        server.start()
        yield server.url
    finally:
        server.remove()


@pytest.fixture(scope="module")
def mortal_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server that a test may stop and start; it keeps what was committed."""
    server = PostgresServer(_programs_or_skip(), lasting=True)
    try:
        server.start()
        yield server
    finally:
        server.remove()


def _wait_for(url: str) -> None:
    import psycopg

    deadline = time.monotonic() + 60
    while True:
        try:
            psycopg.connect(url.replace("+psycopg", "") + "postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


def _create(server: str, *, template: str) -> str:
    import psycopg

    name = f"store_{next(_COUNTER)}"
    address = server.replace("+psycopg", "") + "postgres"
    with psycopg.connect(address, autocommit=True) as connection:
        # Copying the files takes a fifth of writing every page into the log, the way since 15.
        way = "STRATEGY FILE_COPY" if connection.info.server_version >= 150_000 else ""
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} {way}")
    return server + name


@pytest.fixture(scope="session")
def made_store(postgres_server: str) -> str:
    """The name of a database that is a store already: copying it is quicker than migrations."""
    from briefing.store import open_store

    url = _create(postgres_server, template="template0")
    open_store(url).close()
    return url.rpartition("/")[2]


@pytest.fixture
def empty_postgres_url(postgres_server: str) -> str:
    """The URL of an empty database on the private server."""
    return _create(postgres_server, template="template0")


@pytest.fixture
def postgres_url(postgres_server: str, made_store: str) -> str:
    """The URL of a fresh store on the private server."""
    return _create(postgres_server, template=made_store)
