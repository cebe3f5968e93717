"""Tells systemd how the daemon fares: ready, at work, stopping (the protocol of sd_notify(3)).

The packages for it are either no longer kept (sdnotify, 2017) or need a compiler (cysystemd); all
of it is one datagram to a socket that the environment names.
"""

import logging
import os
import socket
from collections.abc import Mapping

log = logging.getLogger(__name__)

_ADDRESS = "NOTIFY_SOCKET"


class ServiceManager:
    """Who started us, if it wants to be told; else everything here does nothing.

    Nothing is raised: whoever does not listen must not stop the work.
    """

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        address = environ.get(_ADDRESS, "")
        # "@" stands for the zero byte of an abstract socket. Others (vsock) are not for a service.
        self._address = f"\0{address[1:]}" if address.startswith("@") else address

    @property
    def listens(self) -> bool:
        """Whether somebody is to be told."""
        return self._address.startswith(("/", "\0"))

    def ready(self) -> None:
        """What is needed is there: the daemon has begun."""
        self._tell("READY=1")

    def progress(self, what: str, done: int = 0, total: int = 0) -> None:
        """The work goes on: said by the thread that does it, so that one that hangs is silent."""
        status = f"{what} ({done} of {total})" if total else what
        self._tell(f"STATUS={' '.join(status.split())}\nWATCHDOG=1")

    def stopping(self) -> None:
        """The daemon was told to stop, and finishes what is begun."""
        self._tell("STOPPING=1\nSTATUS=finishing the work in hand")

    def _tell(self, text: str) -> None:
        if not self.listens:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
                line.settimeout(1.0)  # one that does not read costs a second, not the brief
                line.sendto(text.encode(), self._address)
        except OSError as error:
            log.debug("%s is not listened to: %s", _ADDRESS, error)
