"""Names this process in the ledger, and knows whether a process named there is gone.

A name reads `host:pid@place-start`. The place is the running system and its process table, the
start is when the process began: so a number that was given out again is not mistaken for the old
process, and nobody judges a process of another machine or container.
"""

import hashlib
import os
import socket
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PROC = Path("/proc")
# In /proc/<pid>/stat, counted after the command's closing bracket.
_STATE, _STARTED = 0, 19
_DEAD = frozenset({"Z", "X"})


@dataclass(frozen=True, slots=True)
class _Process:
    """What the ledger's name of a process says."""

    host: str
    pid: int
    place: str
    start: str


def this_process() -> str:
    """The name of this process."""
    return of_process(os.getpid())


def of_process(pid: int) -> str:
    """The name of a living process of this machine."""
    return f"{socket.gethostname()}:{pid}@{_place()}-{_started(pid) or ''}"


def for_people(owner: str) -> str:
    """The part of a name that tells a person something: host and process."""
    return owner.partition("@")[0]


def is_gone(owner: str) -> bool:
    """Whether a process is known to have ended; one that cannot be judged is not."""
    named = _parsed(owner)
    here = _place()
    if named is None or not here or (named.host, named.place) != (socket.gethostname(), here):
        return False
    return _started(named.pid) != named.start


def _parsed(owner: str) -> _Process | None:
    process, at, mark = owner.partition("@")
    host, _, pid = process.rpartition(":")
    place, _, start = mark.partition("-")
    if not at or not pid.isdigit():
        return None
    return _Process(host=host, pid=int(pid), place=place, start=start)


@cache
def _place() -> str:
    """The system since its last start and the table its processes are counted in; "" if unknown."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text(encoding="ascii")
        table = os.readlink(_PROC / "self/ns/pid")  # noqa: PTH115  (its target is no path)
    except (OSError, ValueError):
        return ""
    return hashlib.sha256(f"{boot}{table}".encode()).hexdigest()[:12]


def _started(pid: int) -> str | None:
    """When a living process began, in the system's own count; None if there is none."""
    try:
        stat = (_PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    return None if fields[_STATE] in _DEAD else fields[_STARTED]
