"""What work costs, beside plain work of the same moment: no test depends on the machine's speed.

A limit in seconds says something about the machine; a busy or a slow one breaks it by chance.
Here the same processor does a plain pass over a text at the same time, and the work is measured
in passes.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

_WORD = re.compile(r"\w+|\W")
_TEXT = "The harbour of Sample City opened again on Monday, after a storm of two days. " * 1_250


def _pass() -> float:
    """CPU seconds for one look at each word of 100,000 characters: some hundredths of a second."""
    began = time.process_time()
    seen: dict[str, int] = {}
    for found in _WORD.finditer(_TEXT):
        seen[found[0]] = seen.get(found[0], 0) + 1
    return time.process_time() - began


@contextmanager
def at_most(passes: float) -> Iterator[None]:
    """Fail if the work inside costs more than that many plain passes over a text.

    The plain pass is made before and after; the slower one counts, for the machine may have
    become busy in between.

    Args:
        passes: So generous that only work of another order of growth breaks it.
    """
    before = _pass()
    began = time.process_time()
    yield
    spent = time.process_time() - began
    plain = before
    if spent > passes * before:
        plain = max(before, _pass())
    if spent > passes * plain:
        pytest.fail(f"the work cost {spent / plain:.0f} plain passes; at most {passes:g} expected")
