"""What a host asks of programs that fetch pages by themselves (robots.txt, RFC 9309)."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing.errors import SourceError
from briefing.sources.client import Client
from briefing.sources.responses import GoneError, MissingError

if TYPE_CHECKING:
    from protego import Protego

# What we are called in such files.
ROBOT: Final = "briefing"

# As much as the standard asks to be read; what follows counts as not written.
_MOST_BYTES: Final = 500 * 1024
_DEADLINE: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one host asks.

    Attributes:
        read: Its file; None if it has none.
        closed: Whether nothing may be fetched, because nobody knows what it asks.
    """

    read: "Protego | None" = None
    closed: bool = False

    def permits(self, url: str) -> bool:
        """Whether we may fetch an address of the host."""
        if self.read is None:
            return not self.closed
        return bool(self.read.can_fetch(url, ROBOT))

    @property
    def gap(self) -> float:
        """How many seconds it wants between two questions; 0 if it does not say."""
        return 0.0 if self.read is None else float(self.read.crawl_delay(ROBOT) or 0.0)


def rules_of(origin: str, *, client: Client) -> Rules:
    """Ask a host for its rules.

    A host without them permits everything; one that cannot say (it is down, it sends a book)
    permits nothing this time.

    Args:
        origin: Scheme, host and port.
        client: Who asks.
    """
    from protego import Protego

    asking = replace(
        client, deadline=min(client.deadline, _DEADLINE), max_bytes=_MOST_BYTES, attempts=1
    )
    try:
        answer = asking.get(f"{origin}/robots.txt")
    except (MissingError, GoneError):
        return Rules()
    except SourceError:
        return Rules(closed=True)
    return Rules(read=Protego.parse(answer.content.decode("utf-8-sig", "replace")))
