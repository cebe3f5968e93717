"""The failures a person can act on.

::

    BriefingError
    +-- UsageError            the command line asks for something impossible          exit 2
    +-- ConfigError           config.yaml says something we cannot follow             exit 2
    +-- PluginError           a name in config.yaml leads to nothing usable           exit 2
    +-- SourceError           one source could not be read                            a Problem
    +-- ArticleError          one article could not be read                           a Problem
    +-- LanguageModelError    the language model is missing or damaged                exit 1
    +-- StoreError            the database refused                                    exit 1
    +-- RenderError           a template or the PDF writer failed                     exit 1
    +-- OutputError           a file could not be written                             exit 1
    +-- BusyError             another process is at it                                exit 1
    +-- BuilderError          the process that builds a brief hung, or died           a Problem
    +-- DeliveryError         one channel could not deliver                           a Receipt

A message says what happened, where, and what to do. Everything else is a bug and propagates.
"""

import errno
from collections.abc import Sequence

from briefing.overriding import override


class BriefingError(Exception):
    """A failure a person can act on.

    Args:
        message: What happened and where.
        hint: What to do about it.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @override
    def __str__(self) -> str:
        """The message, and the hint after it."""
        return f"{self.message}; {self.hint}" if self.hint else self.message


class UsageError(BriefingError):
    """The command line asks for something impossible."""

    exit_code = 2


class ConfigError(BriefingError):
    """The configuration says something that cannot be followed.

    Args:
        message: What is wrong and where, a line for each thing.
        hint: What to do about it.
        quoted: For each line of the message the place in the file, to show below it, or "".
    """

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "", quoted: Sequence[str] = ()) -> None:
        super().__init__(message, hint=hint)
        self.quoted = tuple(quoted)


class PluginError(BriefingError):
    """A name in the configuration leads to nothing usable.

    Args:
        message: What is wrong.
        hint: What to do about it.
        options: Which options are wrong: the place below the plug-in, such as ("to", 1), and what
            is wrong there; nothing if it is none of them.
    """

    exit_code = 2

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        options: Sequence[tuple[tuple[str | int, ...], str]] = (),
    ) -> None:
        super().__init__(message, hint=hint)
        self.options = tuple(options)


class SourceError(BriefingError):
    """One source could not be read."""


class ArticleError(BriefingError):
    """One article could not be read."""


class LanguageModelError(BriefingError):
    """The language model is missing or damaged."""


class StoreError(BriefingError):
    """The database refused."""


class RenderError(BriefingError):
    """A template or the PDF writer failed."""


class OutputError(BriefingError):
    """A file could not be written."""


class BusyError(BriefingError):
    """Another process is at it: to be asked again later."""


class BuilderError(BriefingError):
    """The process that builds a brief hung and was killed, or died."""


class DeliveryError(BriefingError):
    """One channel could not deliver."""


def way_out(error: OSError, otherwise: str) -> str:
    """What to do about a file that cannot be written: a full disk needs room, not permissions."""
    return _WAYS_OUT.get(error.errno or 0, otherwise)


_WAYS_OUT = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room: this user's share of the disk is used up",
    errno.EROFS: "the disk is mounted for reading only: mount it for writing",
    errno.EMFILE: "too many files are open: stop other programs, or raise the limit",
    errno.ENFILE: "too many files are open: stop other programs, or raise the limit",
    errno.EIO: "the disk does not answer as it should: look at its health",
}
