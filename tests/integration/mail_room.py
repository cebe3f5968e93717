"""An IMAP server on loopback: Dovecot where it is installed, and one that behaves as it is told."""

import getpass
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PASSWORD = "no-word-of-ours"
USER = "desk"

_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:{folder}/mail
mail_access_groups =
first_valid_uid = 0
default_internal_user = {internal}
default_login_user = {login}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRoom:
    """A running Dovecot.

    Attributes:
        plain: The port that speaks in the clear, and STARTTLS.
        tls: The port that speaks TLS.
        mail: Its folder of mails.
        owner: Whom the mails belong to, in numbers.
    """

    plain: int
    tls: int
    mail: Path
    owner: tuple[int, int]

    def put(self, content: bytes, *, name: str, folder: str = "") -> Path:
        """Bring a mail into a folder, as another program does."""
        place = self.mail / (f".{folder}" if folder else "")
        for part in ("", "cur", "new", "tmp"):
            (place / part).mkdir(parents=True, exist_ok=True)
            os.chown(place / part, *self.owner)
        path = place / "new" / name
        path.write_bytes(content)
        os.chown(path, *self.owner)
        return path


def installed() -> bool:
    """Whether Dovecot can be started here."""
    return shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin") is not None


@contextmanager
def mail_room(folder: Path, *, certificate: Path, key: Path) -> Iterator[MailRoom]:
    """Start Dovecot in a folder of its own; it ends with the body."""
    plain, tls = _free(), _free()
    root = os.getuid() == 0
    # As root its parts run as the users that come with it; else all of them as this one.
    owner = (65534, 65534) if root else (os.getuid(), os.getgid())
    for name in ("run", "state", "mail", "home"):
        (folder / name).mkdir()
        os.chown(folder / name, *owner)
    file = folder / "dovecot.conf"
    file.write_text(
        _CONFIGURATION.format(
            folder=folder,
            certificate=certificate,
            key=key,
            password=PASSWORD,
            internal="dovecot" if root else getpass.getuser(),
            login="dovenull" if root else getpass.getuser(),
            uid=owner[0],
            gid=owner[1],
            plain=plain,
            tls=tls,
        ),
        encoding="utf-8",
    )
    command = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or "dovecot"
    running = subprocess.Popen([command, "-F", "-c", str(file)])
    try:
        _wait(plain, running)
        yield MailRoom(plain=plain, tls=tls, mail=folder / "mail", owner=owner)
    finally:
        running.terminate()
        running.wait(timeout=20)


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _wait(port: int, running: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and running.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2) as tried:
                if tried.recv(4).startswith(b"* OK"):
                    return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("Dovecot does not answer")


@contextmanager
def odd_server(behave: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that does one odd thing with each connection, and its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    try:
                        behave(connection)
                    except OSError:
                        continue

        threading.Thread(target=serve, daemon=True).start()
        yield int(listening.getsockname()[1])
        listening.shutdown(socket.SHUT_RDWR)
