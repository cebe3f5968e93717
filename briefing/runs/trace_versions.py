"""Says by which code a trace or a day was made: kept ones of another version are made anew."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

# Whatever decides what a trace holds: another wording of these gives every trace another version.
_MAKERS: Final = (
    "runs/traces.py",
    "actors/name_index.py",
    "actors/related_appearances.py",
    "actors/native_scripts.py",
    "agenda/relevant_reports.py",
    "agenda/places.py",
    "agenda/visit_index.py",
    "agenda/visitors.py",
    "gazetteer",
    "names",
    "model",
)


# The same of what is kept of a day.
_MAKERS_OF_DAYS: Final = (
    "runs/day_states.py",
    "runs/quarter_days.py",
    "store/article_loading.py",
    "store/articles.py",
    "store/identity.py",
    "store/outlines.py",
    "store/revisions.py",
    "store/window_articles.py",
)


def trace_version(reading_version: str) -> str:
    """Changes whenever traces may: kept ones of another version are made anew.

    Args:
        reading_version: By which version articles are read.
    """
    return _version(reading_version, _MAKERS)


def day_version(reading_version: str) -> str:
    """The same for what is kept of a day."""
    return _version(trace_version(reading_version), _MAKERS_OF_DAYS)


@cache
def _version(reading_version: str, makers: tuple[str, ...]) -> str:
    digest = sha256(reading_version.encode())
    for name in makers:
        for text in _wordings(resources.files("briefing").joinpath(name)):
            digest.update(text)
    return digest.hexdigest()[:32]


def _wordings(place: Traversable) -> Iterator[bytes]:
    """The bytes of a module, or of everything a package is made of, always in one order."""
    if place.is_file():
        yield place.read_bytes()
        return
    for part in sorted(place.iterdir(), key=lambda part: part.name):
        if part.name != "__pycache__":
            yield from _wordings(part)
