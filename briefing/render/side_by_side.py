"""Says what the articles of a story count differently: "Deaths: at least 2 (Herald, Mon 2 Mar)"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.model import Citation, Differing, Evidence
from briefing.render.date_format import Clock

# Who else says the same is worth a number of its own, not a line of its own.
MOST_OUTLETS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A number and who states it.

    Attributes:
        number: As printed: "at least 1,200".
        sources: The first articles to state it: outlet and day, and the sentence.
        more: How many articles more state it.
    """

    number: str
    sources: tuple[tuple[str, Evidence], ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """What is counted, and each number that is told of it.

    Attributes:
        label: "Deaths", or "Deaths (soldiers)".
        tellings: In the order in which they were first told.
    """

    label: str
    tellings: tuple[Telling, ...]


def contrast(
    figures: Differing, *, cited: Callable[[Evidence], Citation | None], clock: Clock
) -> Contrast:
    """Return the numbers of one kind in words.

    Args:
        figures: The numbers.
        cited: The entry of a sentence's article in the list of sources.
        clock: Knows the reader's days.
    """
    label = figures.fate.capitalize()
    return Contrast(
        label=f"{label} ({figures.whom})" if figures.whom else label,
        tellings=tuple(_tellings(figures, cited, clock)),
    )


def _tellings(
    figures: Differing, cited: Callable[[Evidence], Citation | None], clock: Clock
) -> Iterator[Telling]:
    said: dict[str, list[Evidence]] = {}
    for one in figures.stated:
        said.setdefault(f"{one.bound} {one.number:,}".strip(), []).append(one.evidence)
    for number, sentences in said.items():
        by_outlet: dict[str, tuple[str, Evidence]] = {}
        for evidence in sentences:
            source = cited(evidence)
            if source is not None:
                day = clock.day(clock.local_day(source.published))
                by_outlet.setdefault(source.outlet, (f"{source.outlet}, {day}", evidence))
        sources = tuple(by_outlet.values())
        yield Telling(
            number=number,
            sources=sources[:MOST_OUTLETS],
            more=max(0, len(sources) - MOST_OUTLETS),
        )
