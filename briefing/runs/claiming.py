"""Holds the ledger's claim on an edition's day while it is built: nobody builds it twice."""

import logging
import time
from datetime import datetime, timedelta
from typing import Self

from briefing.errors import (
    BriefingError,
    BusyError,
    ConfigError,
    LanguageModelError,
    OutputError,
    PluginError,
    StoreError,
)
from briefing.runs.build_request import BuildRequest
from briefing.runs.process_identity import for_people, is_gone, this_process
from briefing.store import BuildState, Claim, Ledger

log = logging.getLogger(__name__)

# What fails around a brief and not in it: it passes, or somebody mends it, and the brief is fine.
_SURROUNDINGS = (
    StoreError,
    OutputError,
    LanguageModelError,
    PluginError,
    ConfigError,
    OSError,
    MemoryError,
)


class Claimed:
    """Holds the ledger's claim on an edition's day while it is built.

    A window given by hand and a brief before its cutoff settle nothing and leave the day open.

    Args:
        ledger: Where it is claimed.
        order: What is to be built.
        scheduled: It is built because it is due, not because a person asks.
    """

    def __init__(self, ledger: Ledger, order: BuildRequest, *, scheduled: bool) -> None:
        self._ledger = ledger
        self._order = order
        self._scheduled = scheduled
        self._claim: Claim | None = None
        self._begun = time.monotonic()
        self.left = ""
        """What could not be done besides the brief itself."""

    @property
    def of_a_built_day(self) -> bool:
        """Whether the day was built already when it was claimed."""
        return self._claim is not None and self._claim.built

    def __enter__(self) -> Self:
        if self._order.custom:
            return self
        edition, day = self._order.edition.name, self._order.day
        self._claim = self._ledger.claim(
            edition=edition,
            day=day,
            owner=this_process(),
            now=self._order.now,
            again=not self._scheduled,
            due=self._scheduled,
            gone=is_gone,
        )
        if self._claim is None:
            entry = self._ledger.build(edition, day)
            holder = f" ({for_people(entry.owner)})" if entry and entry.owner else ""
            raise BusyError(
                f"another process{holder} is building {edition} for {day} right now",
                hint="wait for it; if it died elsewhere, its claim runs out after five minutes",
            )
        return self

    def renew(self) -> None:
        """Say that the work goes on; ask before anything is published.

        Raises:
            BusyError: if the claim ran out meanwhile and another process has taken over.
        """
        if self._claim is not None and not self._ledger.heartbeat(self._claim, now=self._now):
            raise BusyError(
                f"another process has taken over {self._claim.edition} for {self._claim.day}, "
                "because this one was silent for too long",
                hint="nothing of this build was published",
            )

    @property
    def _now(self) -> datetime:
        return self._order.now + timedelta(seconds=time.monotonic() - self._begun)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        claim = self._claim
        if claim is None:
            return
        if error is None and self._order.now >= self._order.cutoff:
            self._ledger.finish(claim, now=self._now, left=self.left)
        elif error is None or not isinstance(error, Exception):  # so far, or told to stop
            self._ledger.release(claim, now=self._now)
        elif is_of_the_surroundings(error):
            self._ledger.set_back(claim, error=_words(error), now=self._now)
        else:
            state = self._ledger.fail(claim, error=_words(error), now=self._now)
            if state is BuildState.FAILED:
                log.error(
                    "%s %s is given up after %d tries; "
                    "'briefing build --edition %s --date %s' tries again",
                    claim.edition,
                    claim.day,
                    claim.attempts,
                    claim.edition,
                    claim.day,
                )


def is_of_the_surroundings(error: BaseException) -> bool:
    """Whether a failure, or what caused it, lies in the disk, the memory, the store, the setting.

    Such a failure says nothing about the brief, which will be built once it is over.
    """
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, _SURROUNDINGS):
            return True
        cause = cause.__cause__
    return False


def _words(error: BaseException) -> str:
    return str(error) if isinstance(error, BriefingError) else repr(error)
