"""What the contracts between modules cannot say: which name is imported, when, and how."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "briefing").rglob("*.py"))
}
# Packages that speak to other machines; only `urllib.parse` is free to all.
NETWORK = frozenset(
    "ftplib http imaplib nntplib poplib smtplib socketserver ssl telnetlib urllib xmlrpc".split()
)
AT_HOME = ("briefing.sources", "briefing.deliver", "briefing.web")
HARMLESS = frozenset({"urllib.parse", "urllib.request.url2pathname"})
OPTIONAL = frozenset("apprise h11 psycopg starlette uvicorn".split())
WORTH_PARSING = re.compile(
    rf"^\s*(?:from|import)\b.*\b(?:{'|'.join(NETWORK | OPTIONAL)}|briefing\.web)\b"
    r"|import_module|__import__",
    re.MULTILINE,
)


class Import(NamedTuple):
    """One name that a module imports, and whether that happens when the module is imported."""

    module: str
    name: str
    at_once: bool


def imports_of(tree: ast.AST, *, module: str, at_once: bool = True) -> Iterator[Import]:
    """Every import below a node: `from a import b` as "a.b"."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (Import(module, alias.name, at_once) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield Import(module, f"{node.module}.{alias.name}", at_once)
        else:
            later = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            only_typed = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
            now = at_once and not later and not only_typed
            yield from imports_of(node, module=module, at_once=now)


def at_home(module: str, homes: tuple[str, ...]) -> bool:
    return any(module == home or module.startswith(f"{home}.") for home in homes)


def speaks_abroad(one: Import) -> bool:
    """Whether an import lets a module that is no door speak to other machines."""
    harmless = one.name in HARMLESS or one.name.startswith("urllib.parse.")
    root = one.name.partition(".")[0]
    return root in NETWORK and not harmless and not at_home(one.module, AT_HOME)


def imports_by_string(tree: ast.AST) -> list[int]:
    """The lines on which a module is imported by a name that no checker reads."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
        and (node.id if isinstance(node, ast.Name) else node.attr)
        in ("import_module", "__import__")
    ]


def without_home(found: list[Import]) -> list[Import]:
    """The imports that fail where an extra is not installed, before anybody asked for it."""
    return [
        one
        for one in found
        if one.at_once
        and (one.name.partition(".")[0] in OPTIONAL or one.name.startswith("briefing.web."))
        and not at_home(one.module, ("briefing.web",))
    ]


class Found(NamedTuple):
    """What all modules import, and those which import by string."""

    imports: list[Import]
    by_string: set[str]


@pytest.fixture(scope="module")
def found() -> Found:
    """Only modules in which one of the words stands are parsed: that is what takes time."""
    imports, by_string = [], set()
    for name, path in MODULES.items():
        text = path.read_text(encoding="utf-8")
        if not WORTH_PARSING.search(text):
            continue
        tree = ast.parse(text)
        imports.extend(imports_of(tree, module=name))
        if imports_by_string(tree):
            by_string.add(name)
    return Found(imports, by_string)


def test_only_sources_channels_and_the_archive_speak_to_other_machines(found: Found) -> None:
    """What reads, tells and renders cannot send anything anywhere."""
    assert list(filter(speaks_abroad, found.imports)) == []


def test_modules_are_imported_by_string_in_two_places_only(found: Found) -> None:
    """Where plug-ins are found by the name a user wrote, and where the one command asked for is.

    All other imports are seen by checkers.
    """
    assert found.by_string == {"briefing.plugins.naming", "briefing.cli.app"}


def test_an_extra_is_imported_when_it_is_asked_for(found: Found) -> None:
    """Without the extras every module can be imported, but for the archive's own."""
    assert without_home(found.imports) == []


@pytest.mark.parametrize(
    ("code", "speaks"),
    [
        ("import urllib.request", True),
        ("from urllib.request import urlopen", True),
        ("from urllib import request", True),
        ("def f():\n    from http.client import HTTPConnection", True),
        ("import smtplib", True),
        ("from urllib.parse import urlsplit", False),
        ("import urllib.parse", False),
        ("from urllib.request import url2pathname", False),
    ],
)
def test_a_way_abroad_would_be_seen(code: str, speaks: bool) -> None:
    """The check can fail, wherever in a module the import stands."""
    (one,) = imports_of(ast.parse(code), module="briefing.render.html")

    assert WORTH_PARSING.search(code)
    assert speaks_abroad(one) is speaks
    assert not speaks_abroad(one._replace(module="briefing.sources.client"))


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import apprise", True),
        ("try:\n    import uvicorn\nexcept ImportError:\n    uvicorn = None", True),
        ("from briefing.web.server import Listening", True),
        ("class A:\n    import starlette", True),
        ("def f():\n    import apprise", False),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import apprise", False),
    ],
)
def test_an_extra_that_is_needed_at_once_would_be_seen(code: str, told: bool) -> None:
    """The check can fail."""
    found = list(imports_of(ast.parse(code), module="briefing.deliver.notify"))

    assert WORTH_PARSING.search(code)
    assert bool(without_home(found)) is told


@pytest.mark.parametrize(
    "code", ["importlib.import_module('a')", "__import__('a')", "import_module('a')"]
)
def test_an_import_by_string_would_be_seen(code: str) -> None:
    """The check can fail."""
    assert WORTH_PARSING.search(code)
    assert imports_by_string(ast.parse(code)) == [1]
