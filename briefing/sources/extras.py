"""Says how to get what only some installations have."""

from collections.abc import Iterator
from contextlib import contextmanager

from briefing.errors import ArticleError


@contextmanager
def needs_extra(extra: str, *, kind: str) -> Iterator[None]:
    """Import inside what one kind of file needs.

    Args:
        extra: The extra of this program that brings it.
        kind: The files that need it, for the message.

    Raises:
        ArticleError: if it is not installed.
    """
    try:
        yield
    except ImportError as error:
        raise ArticleError(
            f"{kind} files are read with the extra `{extra}`, which is not installed",
            hint=f"pip install 'briefing[{extra}]'",
        ) from error
