"""Which formats a channel hands over: people name them by format or by file ending."""

from collections.abc import Iterable

_ENDINGS = {
    "html": "html",
    "pdf": "pdf",
    "json": "json",
    "text": "txt",
    "ics": "ics",
    "email": "eml",
}
_FORMATS = {ending: name for name, ending in _ENDINGS.items()}


def endings_of(words: Iterable[str]) -> tuple[str, ...]:
    """The file endings: `text` and `txt` are both `txt`; what we do not know stays as it is."""
    return tuple(dict.fromkeys(_ENDINGS.get(word, word.removeprefix(".")) for word in words))


def formats_of(words: Iterable[str]) -> tuple[str, ...]:
    """The formats that must be rendered for it; other endings come from formats of the user's."""
    return tuple(_FORMATS[ending] for ending in endings_of(words) if ending in _FORMATS)
