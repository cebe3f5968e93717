"""How a verb says how far it is: what it does now, how much of it is done, how much there is."""

from collections.abc import Callable

# Is told what is done now, in words; how many of it are done; how many there are, 0 if unknown.
Progress = Callable[[str, int, int], None]


def in_silence(_what: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""
