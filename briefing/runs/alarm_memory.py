"""Keeps what was told to whoever runs the program, in a file that a full disk cannot take away.

The file is written in place and has its full size from the start: no room is needed for it when
the disk is full. Where it cannot be kept at all, the process remembers for as long as it lives.
"""

import contextlib
import fcntl
import hashlib
import json
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from briefing.model import Notice

log = logging.getLogger(__name__)

_SIZE: Final = 1 << 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What is remembered of one trouble.

    Attributes:
        key: Which.
        since: When this time of it began.
        seen_at: When it was last there.
        said: What it is.
        calm: How long it must be away before it is over.
        ends: From when on it is history, if ever.
        told: Whether this time of it was told.
        told_at: When one was told last.
        times: How often one was told.
        over: Whether it is away.
    """

    key: str
    since: datetime
    seen_at: datetime
    said: str = ""
    calm: timedelta = timedelta(0)
    ends: datetime | None = None
    told: bool = False
    told_at: datetime | None = None
    times: int = 0
    over: bool = False

    @property
    def changed_at(self) -> datetime:
        """The latest moment it knows of."""
        return max(self.since, self.seen_at, self.told_at or self.since)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """A notice on its way to one recipient.

    Attributes:
        channel: The place of its channel in the configuration.
        recipient: To whom.
        notice: What is told.
        tries: How often that was tried in vain.
        retry_at: Before when it is not tried again.
    """

    channel: int
    recipient: str
    notice: Notice
    tries: int
    retry_at: datetime


class Memory:
    """What was told, for this process and those after it.

    Args:
        path: The file; its folder is made if it is missing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._here: str = ""

    @contextlib.contextmanager
    def held(self) -> Iterator[bool]:
        """Keep the memory to this process; what is yielded is False if another one has it."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            log.debug("%s cannot be kept: %s", self._path, error)
            yield True
            return
        try:
            yield self._locked(self._file)
        finally:
            os.close(self._file)
            self._file = None

    @staticmethod
    def _locked(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks: better told twice than not at all
            return True
        return True

    def read(self) -> tuple[list[Word], list[Unsent]]:
        """What is remembered; nothing, if the file is new or damaged."""
        text = self._here
        if not text and self._file is not None:
            with contextlib.suppress(OSError, UnicodeDecodeError):
                text = os.pread(self._file, _SIZE, 0).decode()
        try:
            kept = json.loads(text) if text.strip() else {"words": [], "unsent": []}
            return [_word(one) for one in kept["words"]], [_unsent(one) for one in kept["unsent"]]
        except (ValueError, KeyError, TypeError) as error:
            log.warning("%s is damaged, and begun anew: %s", self._path, error)
            return [], []

    def write(self, words: Sequence[Word], unsent: Sequence[Unsent]) -> None:
        """Remember."""
        kept = {"words": [asdict(one) for one in words], "unsent": [asdict(one) for one in unsent]}
        text = json.dumps(kept, default=_plain, ensure_ascii=False)
        filled = text.encode().ljust(_SIZE)
        self._here = text
        if self._file is None or len(filled) > _SIZE:
            return
        with contextlib.suppress(OSError):  # this process remembers it all the same
            if os.pwrite(self._file, filled, 0) == _SIZE:
                self._here = ""


def memory_of(store: Path | None, config: Path) -> Memory:
    """The memory of a briefing: beside its store, or else where programs keep their state.

    Args:
        store: The store's file, if it is one.
        config: The configuration file.
    """
    if store is not None:
        return Memory(store.with_name(f"{store.name}.alert"))
    named = hashlib.sha256(str(config).encode()).hexdigest()[:16]
    given = os.environ.get("STATE_DIRECTORY", "").partition(":")[0]
    home = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local/state")
    return Memory((Path(given) if given else Path(home) / "briefing") / f"{named}.alert")


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    raise TypeError(f"{value!r} is not kept")


def _word(kept: Mapping[str, Any]) -> Word:
    return Word(
        **{
            **kept,
            "since": datetime.fromisoformat(kept["since"]),
            "seen_at": datetime.fromisoformat(kept["seen_at"]),
            "calm": timedelta(seconds=kept["calm"]),
            "ends": _moment(kept["ends"]),
            "told_at": _moment(kept["told_at"]),
        }
    )


def _unsent(kept: Mapping[str, Any]) -> Unsent:
    notice = kept["notice"]
    return Unsent(
        **{
            **kept,
            "notice": Notice(**{**notice, "at": datetime.fromisoformat(notice["at"])}),
            "retry_at": datetime.fromisoformat(kept["retry_at"]),
        }
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
