"""What is to be built: an edition, a date, the window that follows from them."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from briefing import window as calendar
from briefing.config import EditionConfig
from briefing.errors import UsageError
from briefing.model import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What is to be built.

    Attributes:
        edition: Which edition.
        day: For which date.
        now: The time.
        since: Replaces the window's start, if given (aware).
        until: Replaces the window's end, if given (aware).
    """

    edition: EditionConfig
    day: date
    now: datetime
    since: datetime | None = None
    until: datetime | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The edition's zone."""
        return ZoneInfo(self.edition.zone)

    @property
    def custom(self) -> bool:
        """Whether the window is given by hand."""
        return self.since is not None or self.until is not None

    @property
    def cutoff(self) -> datetime:
        """The edition's hour on the day."""
        return calendar.cutoff(zone=self.edition.zone, hour=self.edition.hour, day=self.day)

    def require_begun(self) -> None:
        """Make sure that the window is open: before that, nothing could be in the brief.

        Raises:
            UsageError: if it opens later, or the window given by hand is empty.
        """
        if self.now < self.window.since:
            opens = self.window.since.astimezone(self.zone)
            raise UsageError(
                f"{self.day} lies in the future: its brief covers what is published from "
                f"{opens:%Y-%m-%d %H:%M} on",
                hint="choose an earlier date",
            )

    @property
    def window(self) -> Window:
        """What the brief covers.

        Raises:
            UsageError: if the window given by hand is empty.
        """
        usual = calendar.window(
            zone=self.edition.zone,
            hour=self.edition.hour,
            days=self.edition.calendar,
            day=self.day,
            follows=self.edition.follows,
        )
        window = Window(since=self.since or usual.since, until=self.until or usual.until)
        if window.since >= window.until:
            raise UsageError(
                f"the window from {window.since:%Y-%m-%d %H:%M} to {window.until:%Y-%m-%d %H:%M} "
                "UTC is empty",
                hint="--since must lie before --until",
            )
        return window
