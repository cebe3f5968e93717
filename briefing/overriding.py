"""`override` as type checkers know it, for the modules that every command starts with.

Python 3.11 has none, and to import it with all of `typing_extensions` takes a tenth of the time in
which `briefing --help` answers.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    F = TypeVar("F", bound=Callable[..., Any])

    def override(method: F) -> F:
        """Return the method as it is."""
        return method


__all__ = ["override"]
