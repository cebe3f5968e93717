"""The seams: what a source, an analyser, a summariser, a renderer, a channel and an engine are.

A plug-in is a plain frozen dataclass whose constructor arguments are its options and which has
the method its Protocol names; it needs no base class and no import of ours.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol, TypeVar, runtime_checkable

from briefing.model import (
    Analysis,
    Article,
    Brief,
    Document,
    FetchedArticle,
    Notice,
    Problem,
    Reading,
    Receipt,
    Story,
    Summary,
)

T = TypeVar("T")
R = TypeVar("R")


class Source(Protocol):
    """Brings articles in."""

    def fetch(self, *, now: datetime) -> Iterator[FetchedArticle | Problem]:
        """Yield every article the source holds, and a Problem for each it could not read.

        Raises:
            SourceError: if nothing of the source can be read.
        """
        ...


class Analyser(Protocol):
    """Reads articles."""

    def analyse(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """Yield the analysis of each article, in the order given."""
        ...


class Summariser(Protocol):
    """Says a story briefly, with sentences that stand in its articles."""

    def summarise(self, story: Story, readings: Sequence[Reading]) -> Summary:
        """Choose sentences from the readings of one story, the best source first.

        Former wordings of its articles, which the reader was told, come before all others.
        """
        ...


class Renderer(Protocol):
    """Makes a brief a document."""

    def render(self, brief: Brief) -> Document:
        """Return the brief in this renderer's format.

        Raises:
            RenderError: if a template or the writer fails.
        """
        ...


@runtime_checkable
class EarlyRenderer(Renderer, Protocol):
    """A renderer that leaves its work to another process: it is begun before the others."""

    def begun(self, brief: Brief) -> AbstractContextManager[Callable[[], Document]]:
        """Begin; what is given waits for the document. The process ends with the block.

        Raises:
            RenderError: if a template or the writer fails, here or then.
        """
        ...


class Channel(Protocol):
    """Delivers a brief."""

    def recipients(self) -> Sequence[str]:
        """Whom it delivers to: the ledger has one row for each."""
        ...

    def deliver(
        self, brief: Brief, documents: Sequence[Document], *, recipient: str, message_id: str
    ) -> Receipt:
        """Deliver to one recipient. An expected failure is a Receipt, not an exception."""
        ...


class Teller(Protocol):
    """A channel that can also carry a word to whoever runs the program."""

    def recipients(self) -> Sequence[str]:
        """Whom it tells."""
        ...

    def tell(self, notice: Notice, *, recipient: str, message_id: str) -> Receipt:
        """Tell one recipient. An expected failure is a Receipt, not an exception."""
        ...


class Engine(Protocol):
    """Runs the same pure function over many partitions, somewhere."""

    def map(
        self,
        function: Callable[[T], R],
        partitions: Iterable[T],
        *,
        lost: Callable[[T], R] | None = None,
    ) -> Iterator[R]:
        """Yield `function(partition)` for each partition, in order.

        Args:
            function: Picklable; handed to each process once.
            partitions: Picklable, taken as they are worked on.
            lost: Stands in for the result of a partition that ends every process that works on it.
        """
        ...
