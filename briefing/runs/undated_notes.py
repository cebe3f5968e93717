"""Says in a brief how many of its articles have no date of their own."""

from collections.abc import Sequence

from briefing.model import Problem, Reading


def doubtful_dates(readings: Sequence[Reading]) -> tuple[Problem, ...]:
    """What a reader should know of the dates of a brief's articles."""
    undated = sorted(reading.article.source for reading in readings if reading.article.undated)
    found = sorted(reading.article.source for reading in readings if reading.article.dated_from)
    told: list[Problem] = []
    if undated:
        count = len(undated)
        told.append(
            Problem(
                where=", ".join(dict.fromkeys(undated)),
                message=(
                    f"{count} article{'s do' if count != 1 else ' does'} not say when "
                    f"{'they were' if count != 1 else 'it was'} published, and "
                    f"count{'s' if count == 1 else ''} by when first seen"
                ),
            )
        )
    if found:
        subject = "one article does" if len(found) == 1 else f"{len(found)} articles do"
        told.append(
            Problem(
                where=", ".join(dict.fromkeys(found)),
                message=f"{subject} not state a date; it was read from a line above the text, "
                "or from the file",
                notice=True,
            )
        )
    return tuple(told)
