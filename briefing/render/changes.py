"""What is new since the last brief, in an editor's order and words: visits, and stories told on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.model import (
    Brief,
    ChangeKind,
    ToldStory,
    Visit,
    VisitChange,
    VisitState,
    VisitStatus,
)
from briefing.render.visit_state import moved

# A reader wants the six most important; the table has them all.
MOST_CHANGES = 6

# By how much each kind changes a reader's plans, with the word it is told with.
_WORDS: dict[ChangeKind, str] = {
    ChangeKind.CANCELLED: "Cancelled",
    ChangeKind.DENIED: "Denied",
    ChangeKind.POSTPONED: "Postponed",
    ChangeKind.MOVED: "Moved",
    ChangeKind.REVIVED: "On again",
    ChangeKind.DATE_SET: "Date set",
    ChangeKind.CONFIRMED: "Confirmed",
    ChangeKind.NEW: "New",
    ChangeKind.BEGUN: "Begun",
    ChangeKind.TOOK_PLACE: "Took place",
}
_ORDER = {kind: place for place, kind in enumerate(_WORDS)}
_OFF = frozenset({ChangeKind.CANCELLED, ChangeKind.DENIED, ChangeKind.POSTPONED})

When = Callable[[VisitState], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change as it is told: "Moved" - who and where - ", now 17-18 Mar (was 12-13 Mar)".

    Attributes:
        number: The visit's number in the table.
        visit: The visit.
        step: What happened.
        word: The kind, as a heading.
        rest: What follows who and where, with its comma or space; may be empty.
    """

    number: int
    visit: Visit
    step: VisitChange
    word: str
    rest: str


def update_words(told: ToldStory, day: Callable[[date], str]) -> str:
    """Return of what a story is an update: "Update of 3 March"; "" if it is none.

    Args:
        told: The story.
        day: Says a date in words.
    """
    if told.updates is None:
        return "Update" if told.story.update else ""
    return f"Update of {day(told.updates.day)}"


def told_as(told: ToldStory, day: Callable[[date], str]) -> str:
    """Return the headline that an earlier brief gave the story, if it has another one now.

    Args:
        told: The story.
        day: Says a date in words.
    """
    former = told.updates
    if former is None or former.headline == told.summary.headline:
        return ""
    return f"{day(former.day)}: {former.headline}"


def first_brief(brief: Brief) -> bool:
    """Whether there is no last brief to compare with: all that this one knows is new."""
    known = any(told.story.update for told in brief.stories)
    known = known or any(not actor.new for actor in brief.actors)
    return not known and all(_all_new(visit) for visit in brief.visits)


def _all_new(visit: Visit) -> bool:
    """Whether no report had told of it, not even one first heard of as called off."""
    return any(step.before is None for step in visit.changes)


def changes(visits: Sequence[tuple[int, Visit]], when: When) -> tuple[Told, ...]:
    """Return the weightiest step of each visit that something happened to, the weightiest first.

    Args:
        visits: Those of the brief, with their numbers.
        when: Says a date in words.
    """
    weightiest = [
        (number, visit, min(visit.changes, key=lambda step: _ORDER[_kind(step)]))
        for number, visit in visits
        if visit.changes
    ]
    weightiest.sort(key=lambda one: _ORDER[_kind(one[2])])
    return tuple(
        Told(number=number, visit=visit, step=step, word=word(step), rest=_rest(step, when))
        for number, visit, step in weightiest
    )


def word(step: VisitChange) -> str:
    """Return what a step is called: "Moved"."""
    return _WORDS[_kind(step)]


def step_words(step: VisitChange, when: When) -> str:
    """Return a step of a visit's life in a phrase: "moved, now 17-18 Mar (was 12-13 Mar)"."""
    return f"{word(step).lower()}{_rest(step, when)}"


def _kind(step: VisitChange) -> ChangeKind:
    """What happened: a visit that is put off to dates that are known is moved."""
    put_off = step.kind is ChangeKind.POSTPONED
    return ChangeKind.MOVED if put_off and moved(step.after) else step.kind


def _rest(step: VisitChange, when: When) -> str:
    was, kind = former(step, when), _kind(step)
    if kind in _OFF:
        return was
    now = when(step.after)
    if kind is ChangeKind.MOVED:
        return f", now {now}{was}"
    if kind is ChangeKind.CONFIRMED and step.before and not was:
        return f", {now} (was {step.before.status.value})"
    if kind is ChangeKind.NEW and moved(step.after):
        return f", moved to {now}{was}"
    sure = kind is not ChangeKind.NEW or step.after.status is VisitStatus.PLANNED
    return f", {now}{'' if sure else f', {step.after.status.value}'}{was}"


def former(step: VisitChange, when: When) -> str:
    """Return " (was 12-13 Mar)" for a step that took a visit from other dates, else ""."""
    before = step.before
    if before is None or (before.start is None and before.end is None):
        return ""
    same = (before.start, before.end) == (step.after.start, step.after.end)
    return "" if same else f" (was {when(before)})"
