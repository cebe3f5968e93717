"""The examples in docstrings are what the functions do."""

import doctest
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import briefing

ROOT = Path(briefing.__file__).parent


def with_examples() -> Iterator[str]:
    """The modules that show in a docstring what a function gives."""
    for path in sorted(ROOT.rglob("*.py")):
        if ">>> " in path.read_text("utf-8"):
            yield ".".join(path.relative_to(ROOT.parent).with_suffix("").parts)


@pytest.mark.parametrize("name", list(with_examples()))
def test_examples_in_docstrings_hold(name: str) -> None:
    found = doctest.testmod(import_module(name))

    assert found.attempted > 0
    assert found.failed == 0
