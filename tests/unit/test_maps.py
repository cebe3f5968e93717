"""The map of each package, in its docstring, names all that lies in it and nothing else."""

import ast
import importlib
import re
from pathlib import Path

import pytest

import briefing

ROOT = Path(briefing.__file__).parent
TESTS = Path(__file__).parents[1]
# Migrations are named by their number and found by alembic.
PACKAGES = [
    path.parent for path in sorted(ROOT.rglob("__init__.py")) if "migrations" not in path.parts
]


def inside(package: Path) -> set[str]:
    """The modules and packages in a package."""
    modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
    return modules | {path.parent.name for path in package.glob("*/__init__.py")}


def map_of(package: Path) -> str:
    """What a package says of itself."""
    return ast.get_docstring(ast.parse((package / "__init__.py").read_text("utf-8"))) or ""


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(ROOT.parent)))
def test_a_map_names_every_module(package: Path) -> None:
    """Who looks for a rule finds where it is; who adds a module says what it is for."""
    words = set(re.findall(r"\w+", map_of(package)))

    assert inside(package) - words == set()


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(ROOT.parent)))
def test_a_map_names_no_module_that_is_gone(package: Path) -> None:
    """A file that a map names with its ending is there."""
    there = {path.name for folder in (ROOT, TESTS) for path in folder.rglob("*.py")}
    told = set(re.findall(r"\b[a-z_]+\.py\b", map_of(package)))

    assert told - there == set()


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(ROOT.parent)))
def test_what_a_package_gives_away_is_no_module(package: Path) -> None:
    """A name given away when it is asked for would be the module, once that was imported."""
    name = ".".join(package.relative_to(ROOT.parent).parts)
    imported = importlib.import_module(name)
    given = set(getattr(imported, "__all__", ()))

    if hasattr(imported, "__getattr__"):
        assert given & {path.stem for path in package.glob("*.py")} == set()
