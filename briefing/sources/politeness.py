"""How we behave on the web in one round of reading: whom we ask what, how often, and who let us.

Nothing is kept here: what servers said before comes in, what they say now is handed back, and who
keeps it does so when what they sent is safe. Else an answer of "nothing has changed" could stand
for articles that were lost on the way.
"""

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from briefing.errors import SourceError
from briefing.model import Problem
from briefing.sources.client import Client
from briefing.sources.responses import (
    NOT_MODIFIED,
    Answer,
    GoneError,
    RestError,
    shown,
)
from briefing.sources.robots import Rules, rules_of

# Between two questions to one host, in seconds; a host may ask for more in its robots.txt.
GAP: Final = 1.0
LONGEST_GAP: Final = 10.0

# Servers of files say "good for a day" of everything, feeds too. They are believed so far only:
# busy feeds lose entries within the hour.
LONGEST_FRESH: Final = timedelta(minutes=30)

# What is gone for good is asked for again after this: some servers say so in error.
GONE_FOR: Final = timedelta(days=7)

# Before the names that we give to versions: no server gets them to hear.
_OWN_TAG: Final = "content "


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known about asking for one address.

    Attributes:
        etag: What the server called the version it last sent.
        last_modified: When it said that was written, in its own words.
        asked_at: When it was last asked.
        not_before: Before when it is not asked again.
        failures: How often in a row nothing useful came.
        error: Why it is not asked; "" if what it sent is still good.
    """

    etag: str | None = None
    last_modified: str | None = None
    asked_at: datetime | None = None
    not_before: datetime | None = None
    failures: int = 0
    error: str = ""


def as_remembered(answer: Answer, known: Known) -> Answer:
    """An answer with a name for its version, or as unchanged if the last one was the same.

    Many servers give no name to a version, and files have none: it is named by what it holds.
    """
    if answer.unchanged or answer.etag or answer.last_modified:
        return answer
    tag = _OWN_TAG + hashlib.sha256(answer.content).hexdigest()
    if tag == known.etag:
        return replace(answer, status=NOT_MODIFIED, content=b"", etag=tag)
    return replace(answer, etag=tag)


class Pace:
    """Asks no host more often than is polite.

    Args:
        gap: Seconds between two questions to one host.
        clock: Counts seconds.
        sleep: Waits.
    """

    def __init__(
        self,
        *,
        gap: float = GAP,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._gap = gap
        self._clock = clock
        self._sleep = sleep
        self._last: dict[str, float] = {}

    def wait(self, host: str, *, gap: float = 0.0) -> None:
        """Wait until a host may be asked.

        Args:
            host: The host.
            gap: What it asks for itself.
        """
        last = self._last.get(host)
        if last is not None:
            left = last + max(self._gap, min(gap, LONGEST_GAP)) - self._clock()
            if left > 0:
                self._sleep(left)
        self._last[host] = self._clock()


@dataclass(slots=True, kw_only=True)
class Web:
    """The web as one source sees it in one round.

    Attributes:
        now: The time.
        recall: What is known about an address from former rounds.
        pace: Shared by all sources of a round.
        rules: What hosts ask of robots, likewise.
        learned: What to keep of addresses if the round's articles are safe.
        refused: What to keep of addresses in any case.
        unchanged: Whether something has not changed since it was last read.
    """

    now: datetime
    recall: Callable[[str], Known] = field(default=lambda _: Known())
    pace: Pace = field(default_factory=Pace)
    rules: dict[str, Rules] = field(default_factory=dict)
    learned: dict[str, Known] = field(default_factory=dict)
    refused: dict[str, Known] = field(default_factory=dict)
    unchanged: bool = False

    def ask(self, client: Client, url: str, *, key: str = "") -> Answer:
        """Ask for an address, unless it need not or must not be asked yet.

        Args:
            client: Who asks.
            url: The address.
            key: What it is remembered by, if that is not the address alone.

        Returns:
            The answer: unchanged, also if nobody was asked because the last one is still good.

        Raises:
            SourceError: if there is none.
        """
        name = key or url
        known = self.recall(name)
        if known.not_before is not None and self.rests(known.not_before):
            if known.error:
                raise SourceError(
                    f"{known.error}; it is not asked before {known.not_before:%Y-%m-%d %H:%M} UTC",
                    hint="enter another address, or leave it out",
                )
            self.unchanged = True
            return Answer(url=url, status=NOT_MODIFIED, content=b"")
        self.pace.wait(_host(url), gap=self._own_gap(url))
        own = (known.etag or "").startswith(_OWN_TAG)
        etag = None if own else known.etag
        try:
            answer = client.get(url, etag=etag, last_modified=known.last_modified)
        except SourceError as error:
            self._note_refusal(name, known, error)
            raise
        answer = as_remembered(answer, known)
        self.unchanged = self.unchanged or answer.unchanged
        fresh = min(timedelta(seconds=answer.fresh_for or 0), LONGEST_FRESH)
        self.learned[name] = Known(
            etag=answer.etag or (known.etag if answer.unchanged else None),
            last_modified=answer.last_modified
            or (known.last_modified if answer.unchanged else None),
            asked_at=self.now,
            not_before=self.now + fresh if fresh else None,
        )
        return answer

    def permits(self, client: Client, url: str) -> bool:
        """Whether the host's robots.txt lets us fetch a page that we found ourselves."""
        return self._rules(client, url).permits(url)

    def _rules(self, client: Client, url: str) -> Rules:
        origin = _origin(url)
        if origin not in self.rules:
            self.pace.wait(_host(url))
            self.rules[origin] = rules_of(origin, client=client)
        return self.rules[origin]

    def _own_gap(self, url: str) -> float:
        known = self.rules.get(_origin(url))
        return known.gap if known is not None else 0.0

    def rests(self, until: datetime) -> bool:
        """Whether an address is still to be left alone."""
        # Later than we ever say: a clock was ahead.
        return self.now < until <= self.now + GONE_FOR

    def _note_refusal(self, name: str, known: Known, error: SourceError) -> None:
        if isinstance(error, GoneError):
            rest = GONE_FOR
        elif isinstance(error, RestError):
            rest = timedelta(seconds=error.rest)
        else:
            return
        self.refused[name] = Known(
            etag=known.etag,
            last_modified=known.last_modified,
            asked_at=self.now,
            not_before=self.now + rest,
            failures=known.failures + 1,
            error=error.message,
        )


def moved(answer: Answer, *, asked: str, where: str) -> Problem | None:
    """Say that an address has moved for good, if the server does."""
    if answer.moved is None:
        return None
    # A query may hold what only the operator should see.
    new = answer.moved if not urlsplit(answer.moved).query else f"{shown(answer.moved)}?..."
    return Problem(
        where=where,
        message=f"{shown(asked)} has moved for good to {new}",
        hint="enter the new address as `url`",
        notice=True,
    )


def kept_of(web: Web, *, failed: bool) -> Mapping[str, Known]:
    """What is to be kept after a round: refusals always, the rest if nothing failed."""
    return {**({} if failed else web.learned), **web.refused}


def same_place(one: str, other: str) -> bool:
    """Whether two addresses lie on one host and port."""
    return _origin(one) == _origin(other)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _origin(url: str) -> str:
    """`https://host:port` of an address."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    host = parts.hostname or ""
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}"
