"""Sets side by side what the articles of one story count differently: 9 dead here, 14 there.

A reader who sees one figure takes it for the truth. Strict, as a false contrast is worse than none:
an article that gives two numbers of one kind is left out, only counts of one place are compared,
and a toll that falls from one day to the next is taken for another event's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefing.facts import Count, counts_in
from briefing.gazetteer import country_meant, is_region, key
from briefing.model import (
    ArticleId,
    Differing,
    Evidence,
    Reading,
    Sentence,
    StatedCount,
    Story,
)

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_FATES = ("deaths", "injured", "missing", "evacuated")
# These only rise: a later lower one counts something else, but outlets lag behind each other.
_RISING = frozenset({"deaths", "injured", "evacuated"})
_LAG = timedelta(hours=24)
# Where an article tells what happened, its headline's place is named.
_LEAD = 2
_DIFFERENT = 2
# No two outlets differ so far on one event: the one counts its aftershock, or a part of it.
_FAR = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A count of an article, with when and of which places it was said."""

    count: Count
    stated: StatedCount
    published: datetime
    places: frozenset[str]


def differing(story: Story, readings: Sequence[Reading]) -> tuple[Differing, ...]:
    """Return what the articles of a story, those of days before too, count differently.

    Args:
        story: The story.
        readings: Its articles; of several wordings of one the last given is its present one.
    """
    present = {reading.article.id: reading for reading in readings}
    found = [
        one
        for reading in present.values()
        if reading.article.id not in story.duplicates and reading.analysis.language in ("", "en")
        for one in _counts(reading)
    ]
    told = [(one.count.fate, one.count.whom, one.count.number, one.published) for one in found]
    kinds = sorted({(_FATES.index(one.count.fate), one.count.whom) for one in found})
    sides = (
        _side_by_side([one for one in found if _kind(one) == kind], story.articles)
        for kind in kinds
    )
    return tuple(side for side in sides if side is not None and not _passed(side, told, present))


def _passed(
    side: Differing,
    told: Sequence[tuple[str, str, int, datetime]],
    present: Mapping[ArticleId, Reading],
) -> bool:
    """Whether a newer article counts more than all that stand side by side, but names no town.

    Without its count the reader would take the highest of the others for the last.
    """
    most = max(stated.number for stated in side.stated)
    last = max(present[stated.evidence.article].published for stated in side.stated)
    return side.fate in _RISING and any(
        (fate, whom) == (side.fate, side.whom) and number > most and published > last
        for fate, whom, number, published in told
    )


def _kind(found: _Found) -> tuple[int, str]:
    return _FATES.index(found.count.fate), found.count.whom


def _counts(reading: Reading) -> Iterator[_Found]:
    """The counts of an article, one of a kind: an article that gives two is not understood."""
    of_kind: dict[tuple[str, str], list[tuple[Count, Sentence]]] = {}
    for sentence in reading.analysis.sentences:
        for count in sorted(counts_in(sentence.text, year=reading.published.year), key=repr):
            of_kind.setdefault((count.fate, count.whom), []).append((count, sentence))
    for told in of_kind.values():
        if len({count.number for count, _ in told}) == 1:
            count, sentence = told[0]
            yield _Found(
                count=count,
                stated=StatedCount(
                    number=count.number,
                    bound=count.bound,
                    evidence=Evidence(
                        article=reading.article.id,
                        start=sentence.start,
                        end=sentence.end,
                        quote=sentence.text,
                    ),
                ),
                published=reading.published,
                places=_places(reading, [sentence])
                or _places(reading, reading.analysis.sentences[:_LEAD]),
            )


def _places(reading: Reading, sentences: Iterable[Sentence]) -> frozenset[str]:
    """The towns that sentences name: two events of one country are not one."""
    spans = [(sentence.start, sentence.end) for sentence in sentences]
    return frozenset(
        key(mention.text)
        for mention in reading.analysis.mentions
        if mention.label in _PLACES
        and any(start <= mention.start < end for start, end in spans)
        and country_meant(mention.text) is None
        and not is_region(mention.text)
    )


def _side_by_side(found: Sequence[_Found], inside: Sequence[ArticleId]) -> Differing | None:
    """The counts of one event, if they differ and one of them is of today."""
    ordered = sorted(found, key=lambda one: (one.published, one.stated.evidence.article))
    events = _events(ordered)
    event = max(events, key=len, default=[])
    numbers = {one.count.number for one in event}
    today = any(one.stated.evidence.article in inside for one in event)
    if len(numbers) < _DIFFERENT or not today or _falls(event):
        return None
    return Differing(
        fate=event[0].count.fate,
        whom=event[0].count.whom,
        stated=tuple(one.stated for one in event),
    )


def _events(found: Iterable[_Found]) -> list[list[_Found]]:
    """The counts that share a place, directly or over others; those without a place are left."""
    events: list[tuple[set[str], list[_Found]]] = []
    for one in found:
        if not one.places:
            continue
        same = [event for event in events if not event[0].isdisjoint(one.places)]
        events = [event for event in events if event not in same]
        places = set(one.places).union(*(event[0] for event in same))
        events.append((places, [*(each for event in same for each in event[1]), one]))
    return [sorted(event, key=lambda one: one.published) for _, event in events]


def _falls(event: Sequence[_Found]) -> bool:
    """Whether a count falls after a day, or so far that it must be another event's at once."""
    return event[0].count.fate in _RISING and any(
        later.count.number < one.count.number
        and (later.published - one.published > _LAG or later.count.number < _FAR * one.count.number)
        for one in event
        for later in event
    )
