"""Says what will run when: the next brief of each edition, the next round of each source."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from briefing import window as calendar
from briefing.assembly import Workshop
from briefing.config import EditionConfig
from briefing.runs.due_work import due_now
from briefing.runs.source_rounds import state_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """Something that will run.

    Attributes:
        kind: "brief" or "source".
        name: Which edition, or which source.
        at: When: now, if it is late.
        zone: In whose local time a person wants to read that.
        day: Of a brief: its date.
        waiting: Why it has to wait, or what it waits for; "" if all is well.
    """

    kind: str
    name: str
    at: datetime
    zone: str
    day: date | None = None
    waiting: str = ""

    @property
    def local(self) -> datetime:
        """When, in its own zone."""
        return self.at.astimezone(ZoneInfo(self.zone))


def upcoming(workshop: Workshop, *, now: datetime, local_zone: str) -> tuple[Next, ...]:
    """What will run next, the soonest first; briefs before sources.

    Args:
        workshop: The parts.
        now: The time.
        local_zone: The zone in which the sources' times are told.

    Raises:
        StoreError: if the store refuses.
    """
    found: list[Next] = []
    for edition in workshop.config.editions:
        found += [
            Next(kind="brief", name=edition.name, at=now, zone=edition.zone, day=day, waiting="due")
            for day in due_now(workshop, edition, now=now)
        ]
        at = calendar.next_cutoff(
            zone=edition.zone, hour=edition.hour, days=edition.calendar, now=now
        )
        day = calendar.today(zone=edition.zone, now=at)
        found.append(
            Next(
                kind="brief",
                name=edition.name,
                at=at,
                zone=edition.zone,
                day=day,
                waiting=_left_out(edition, day, now=now),
            )
        )
    for spec in workshop.config.sources:
        state = state_of(workshop.store, spec.name)
        at = state.next_fetch_at or now
        at = now if at > now + spec.every else max(at, now)
        found.append(
            Next(kind="source", name=spec.name, at=at, zone=local_zone, waiting=state.error)
        )
    return tuple(sorted(found, key=lambda one: (one.kind, one.at, one.name)))


def _left_out(edition: EditionConfig, day: date, *, now: datetime) -> str:
    """The days off before the next brief, which a reader may miss."""
    today = calendar.today(zone=edition.zone, now=now)
    days = [today + timedelta(days=n) for n in range((day - today).days)]
    named = [
        f"{one:%a} {one} ({name})"
        for one in days
        if one.weekday() in edition.days
        and (name := edition.off.name(one))
        and calendar.cutoff(zone=edition.zone, hour=edition.hour, day=one) > now
    ]
    return f"none on {', '.join(named)}" if named else ""
