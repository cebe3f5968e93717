"""Imports what only some installations have, and says how to get it."""

import importlib
from types import ModuleType

from briefing.errors import ArticleError


def needed(module: str, *, extra: str, kind: str) -> ModuleType:
    """Import a package that one kind of file needs.

    Args:
        module: What is imported.
        extra: The extra of this program that brings it.
        kind: The files that need it, for the message.

    Raises:
        ArticleError: if it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ArticleError(
            f"{kind} files are read with the extra `{extra}`, which is not installed",
            hint=f"pip install 'briefing[{extra}]'",
        ) from error
