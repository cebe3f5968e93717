"""Spans of days: when two dates that reports give can mean the same visit."""

from dataclasses import dataclass
from datetime import date

from briefing.model import Granularity


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What a report says about when: start and end as in `VisitReport`, either may be missing."""

    start: date | None
    end: date | None
    granularity: Granularity
    when_text: str | None

    @property
    def dated(self) -> bool:
        """Whether anything is known."""
        return self.start is not None or self.end is not None

    @property
    def first(self) -> date:
        """The first day; only for a dated span."""
        day = self.start or self.end
        assert day is not None
        return day

    @property
    def last(self) -> date:
        """The last day; only for a dated span."""
        day = self.end or self.start
        assert day is not None
        return day

    @property
    def days(self) -> int:
        """How many days it covers; only for a dated span."""
        return (self.last - self.first).days + 1

    @property
    def exact(self) -> bool:
        """Whether it names days, and not a week, a month or longer that the days lie in."""
        return self.granularity in (Granularity.DAY, Granularity.RANGE)


NO_SPAN = Span(start=None, end=None, granularity=Granularity.UNSPECIFIED, when_text=None)


def overlap(one: Span, other: Span) -> bool:
    """Whether two dated spans share a day."""
    return one.first <= other.last and other.first <= one.last


def gap(one: Span, other: Span) -> int:
    """How many days lie between two dated spans; 0 if they overlap."""
    return max((other.first - one.last).days, (one.first - other.last).days, 0)


def within(inner: Span, outer: Span) -> bool:
    """Whether a dated span lies in another."""
    return outer.first <= inner.first and inner.last <= outer.last


def refine(old: Span, new: Span) -> Span:
    """What is known about when, after one report and then another that can agree with it.

    Days win over the week or month around them. Days that lie within other days are a part of
    the visit (an arrival, a meeting), and both together are the whole. Days that contradict each
    other: the new ones.
    """
    if not old.dated or not overlap(old, new):
        return new
    if old.exact != new.exact:
        return old if old.exact else new
    if within(new, old) or within(old, new):
        return _whole(old, new) if new.exact else min(old, new, key=lambda span: span.days)
    return new


def _whole(old: Span, new: Span) -> Span:
    longer = max(old, new, key=lambda span: span.days)
    start = min((s.start for s in (old, new) if s.start), default=None)
    end = max((s.end for s in (old, new) if s.end), default=None)
    several = start is not None and end is not None and start != end
    return Span(
        start=start,
        end=end,
        granularity=Granularity.RANGE if several else Granularity.DAY,
        when_text=longer.when_text or new.when_text or old.when_text,
    )
