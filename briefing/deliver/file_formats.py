"""Which formats a channel hands over: people name them by format or by file ending."""

from collections.abc import Iterable

from briefing.formats import FORMATS

_FORMATS = {made.ending: name for name, made in FORMATS.items()}


def endings_of(words: Iterable[str]) -> tuple[str, ...]:
    """The file endings: `text` and `txt` are both `txt`; what we do not know stays as it is."""
    return tuple(dict.fromkeys(_ending(word.removeprefix(".")) for word in words))


def _ending(word: str) -> str:
    return FORMATS[word].ending if word in FORMATS else word


def formats_of(words: Iterable[str]) -> tuple[str, ...]:
    """The formats that must be rendered for it; other endings come from formats of the user's."""
    return tuple(_FORMATS[ending] for ending in endings_of(words) if ending in _FORMATS)
