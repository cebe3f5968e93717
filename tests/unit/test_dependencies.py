"""What the package asks for can be installed everywhere, and is what it imports."""

import ast
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
# Used at run time without an import of ours: a database of zones, a driver that SQLAlchemy loads,
# fonts that are found by their entry points.
READ_WITHOUT_IMPORT = {
    "tzdata",
    "psycopg",
    "fontpkg-noto-sans-devanagari",
    "fontpkg-noto-sans-thai",
}


def asked_for(name):
    """The requirements of an installed distribution that hold here, without its extras."""
    try:
        stated = requires(name) or []
    except PackageNotFoundError:  # for another platform
        return []
    parsed = [Requirement(one) for one in stated]
    return [one for one in parsed if one.marker is None or one.marker.evaluate({"extra": ""})]


def tree(name="briefing"):
    """Every requirement below the package: who asks, and for what."""
    found, waiting, seen = [], [name], set()
    while waiting:
        asking = waiting.pop()
        if canonicalize_name(asking) in seen:
            continue
        seen.add(canonicalize_name(asking))
        for one in asked_for(asking):
            found.append((asking, one))
            waiting.append(one.name)
    return found


def spelled_twice(asked):
    """The extras that are asked for under two spellings, with who asks."""
    spellings = {}
    for asking, one in asked:
        for extra in one.extras:
            key = (canonicalize_name(one.name), canonicalize_name(extra))
            spellings.setdefault(key, {}).setdefault(extra, set()).add(asking)
    return {key: asks for key, asks in spellings.items() if len(asks) > 1}


def test_no_extra_is_asked_for_under_two_spellings():
    """The pip of Python 3.11 and of Debian 12 (23.0, 23.2) crashes on `a[b-c]` beside `a[b_c]`."""
    assert spelled_twice(tree()) == {}


def test_two_spellings_would_be_seen():
    """The check can fail."""
    asked = [("one", Requirement("lxml[html-clean]")), ("two", Requirement("lxml[html_clean]"))]

    assert list(spelled_twice(asked)) == [("lxml", "html-clean")]


@cache
def imported():
    """The top-level packages that the program imports."""
    names = set()
    for path in (ROOT / "briefing").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names


homes_of = cache(packages_distributions)


def declared():
    """What the package says it needs, extras included."""
    return {canonicalize_name(Requirement(one).name) for one in requires("briefing") or []}


def test_what_is_imported_is_declared():
    """What only comes along with another package may leave with it."""
    homes = homes_of()
    foreign = {name: homes[name] for name in imported() if name in homes and name != "briefing"}
    missing = {
        name
        for name, owners in foreign.items()
        if not declared() & {canonicalize_name(owner) for owner in owners}
    }

    assert missing == set()


def test_what_is_declared_is_used():
    """A dependency nobody imports costs every user and serves none."""
    homes = homes_of()
    # An extra that is not installed here has no home: it is known by its own name.
    used = {canonicalize_name(owner) for name in imported() for owner in homes.get(name, [name])}
    text = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "briefing").rglob("*.py"))
    by_string = {name for name in declared() if re.search(rf'"{re.escape(name)}[\w.]*"', text)}

    assert declared() - used - by_string - READ_WITHOUT_IMPORT == set()
