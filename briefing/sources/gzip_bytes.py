"""Reads what was packed with gzip, and no more of it than may be read."""

import gzip
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import BinaryIO, Final, Protocol

from briefing.errors import ArticleError

_MAGIC: Final = b"\x1f\x8b"


class Lines(Protocol):
    """A file that is read line by line, packed or not."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or the beginning of a longer one; b"" at the end."""
        ...


class Unpacked:
    """The content of a packed file, piece by piece.

    Args:
        file: The packed file.
        most: A longer content is refused once so many bytes of it were read.
    """

    def __init__(self, file: BinaryIO, *, most: int) -> None:
        self._file = gzip.GzipFile(fileobj=file)
        self._most = self._left = most

    def read(self, size: int) -> bytes:
        """Return the next bytes.

        Raises:
            ArticleError: if it is damaged, or longer than allowed.
        """
        return self._taken(self._file.read, size)

    def readline(self, size: int) -> bytes:
        """Return the next line, or the beginning of a longer one.

        Raises:
            ArticleError: if it is damaged, or longer than allowed.
        """
        return self._taken(self._file.readline, size)

    def _taken(self, take: Callable[[int], bytes], size: int) -> bytes:
        try:
            piece = take(size)
        except (OSError, EOFError, zlib.error) as error:
            raise ArticleError("it is packed, and damaged", hint="pack or load it again") from error
        self._left -= len(piece)
        if self._left < 0:
            raise ArticleError(
                f"unpacked it is larger than {self._most:,} bytes; the rest was not read",
                hint="split it, or raise `max_bytes` for this source",
            )
        return piece


def unpacked(content: bytes, *, most: int) -> bytes:
    """Return what some bytes hold if they are packed, else the bytes.

    Raises:
        ArticleError: if they are damaged, or longer than allowed.
    """
    if not content.startswith(_MAGIC):
        return content
    return Unpacked(BytesIO(content), most=most).read(most + 1)
