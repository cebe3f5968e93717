"""The times a text tells, each with the days it means where the text leaves no doubt.

The grammar finds the expressions and the days that each can mean; the clause, or the visit that
is dated by it, tells which of these. Right or absent: in doubt a time has no days.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.analysis.dates import Dates, Days, FromNow, Sense, TimeExpression, Weekdays, day_span
from briefing.analysis.tense import sense_of_clause
from briefing.analysis.visits.draft_visits import VisitDraft
from briefing.analysis.words import Words
from briefing.model import Granularity, TimeMention

_UNKNOWN = Days()
_DAY = timedelta(days=1)
# News seldom leaves out the year of a day farther away, or of one farther back that names a thing.
_HALF_A_YEAR = timedelta(days=183)
_A_MONTH = timedelta(days=31)


def time_mentions(
    words: Words, visits: Sequence[VisitDraft], *, published: date
) -> Iterator[TimeMention]:
    """Yield the times of a text, in order.

    Args:
        words: The text.
        visits: What was read out of it: a day that a visit was dated by means that day.
        published: The day of publication, in UTC.
    """
    reader = _Reader(words, visits, published)
    for time in words.times:
        yield reader.read(time)


@dataclass(frozen=True)
class _Reader:
    words: Words
    visits: Sequence[VisitDraft]
    published: date

    def read(self, time: TimeExpression) -> TimeMention:
        """A time with its days, as counted from the day of publication and from those around."""
        sense, visit = self._sense(time), self._dated_by(time)
        days, earlier, later = (self._days(time, sense, visit, shift) for shift in (0, -1, 1))
        return TimeMention(
            start=time.begin,
            end=time.end,
            text=self.words.printed[time.begin : time.end],
            days=days,
            earlier=None if earlier == days else earlier,
            later=None if later == days else later,
        )

    def _days(
        self, time: TimeExpression, sense: Sense | None, visit: VisitDraft | None, shift: int
    ) -> Days:
        try:
            published = self.published + _DAY * shift
        except OverflowError:  # the end of the calendar
            return _UNKNOWN
        ahead, back = (time.resolve(published, way) for way in (Sense.FUTURE, Sense.PAST))
        if visit is not None:
            return _as_dated(time, visit, (ahead, back), sense, published)
        if isinstance(time.meaning, FromNow) and self._quoted(time):
            return _UNKNOWN
        if ahead == back:
            return _UNKNOWN if _either_week(time, ahead, published) else ahead
        if sense is None or (sense is Sense.PAST and self._open(time)):
            return _UNKNOWN
        days = time.resolve(published, sense)
        return _UNKNOWN if self._doubtful(time, days, published) else days

    def _doubtful(self, time: TimeExpression, days: Days, published: date) -> bool:
        """Whether a date without a year is far away: it may be of another year, or a name."""
        day = days.start or days.end
        if day is None or not isinstance(time.meaning, Dates):
            return False
        following = bisect_left(self.words.offsets, time.end)
        names = self.words.pos[following : following + 1] == ["NOUN"]  # "Jan. 6 rioters"
        return abs(day - published) > (_A_MONTH if names else _HALF_A_YEAR)

    def _sense(self, time: TimeExpression) -> Sense | None:
        """Which way it points; a dateline or the heading of a diary is of these days."""
        layout = self.words.layout
        apart = [*layout.aside, *((day.start, day.end) for day in layout.days)]
        if any(start <= time.begin < end for start, end in apart):
            return Sense.NEAREST
        start, end = self._sentence(time)
        text = layout.reading
        sense = sense_of_clause(text[start : time.begin], text[time.end : end])
        this = isinstance(time.meaning, Weekdays) and "this " in time.text.lower()
        return Sense.FUTURE if sense is None and this else sense

    def _sentence(self, time: TimeExpression) -> tuple[int, int]:
        token = max(bisect_right(self.words.offsets, time.begin) - 1, 0)
        return self.words.visible(self.words.sentence[token])

    def _quoted(self, time: TimeExpression) -> bool:
        """Whether it stands inside a direct quotation, which may be older than the article."""
        start, _ = self._sentence(time)
        before = self.words.printed[start : time.begin]
        return before.count('"') % 2 == 1 or before.count("“") > before.count("”")

    def _open(self, time: TimeExpression) -> bool:
        """Whether a verb of the past leaves it open: "closed until Monday", "Monday's vote"."""
        if self.words.printed[time.end : time.end + 2] in {"'s", "’s"}:
            return True
        return bool(time.bound) and not time.text.lower().startswith("since")

    def _dated_by(self, time: TimeExpression) -> VisitDraft | None:
        """The visit whose days this expression told, if it is a day."""
        for visit in self.visits:
            if visit.when_text != time.text or visit.granularity is not Granularity.DAY:
                continue
            if any(start <= time.begin < end for start, end in visit.evidence):
                return visit
        return None


def _as_dated(
    time: TimeExpression, visit: VisitDraft, candidates: tuple[Days, Days],
    sense: Sense | None, published: date,
) -> Days:  # fmt: skip
    """The days a visit was dated with: a stop late in a journey may be of the week after.

    None if the clause points the other way: the brief must not give one word two days.
    """
    day = visit.start or visit.end
    if day is None or (sense is Sense.PAST and day > published):
        return _UNKNOWN
    if sense is Sense.FUTURE and day < published:
        return _UNKNOWN
    for days in candidates:
        if day in {days.start, days.end}:
            return days
    if not isinstance(time.meaning, Weekdays):
        return _UNKNOWN
    return day_span(day) if day.weekday() in time.meaning.days else _UNKNOWN


def _either_week(time: TimeExpression, days: Days, published: date) -> bool:
    """Whether "next Friday" said on a Wednesday: it may be the first or the second from now."""
    meaning = time.meaning
    if not isinstance(meaning, Weekdays) or meaning.strict is not Sense.FUTURE or meaning.shift:
        return False
    if days.start is None or "next" not in time.text.lower():
        return False
    return days.start.isocalendar()[:2] == published.isocalendar()[:2]
