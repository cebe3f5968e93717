"""Checks what a release must be, builds it into dist/, installs it and makes a brief with it.

    python deploy/check_release.py            # `make release-check`

It changes nothing but dist/. Every fault is named at once; the exit status is 1 if there is one.
"""

import hashlib
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from email.parser import HeaderParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LICENCE = "Apache-2.0 AND CC-BY-SA-4.0 AND OFL-1.1"
# Without one of these a wheel installs and does not work, or may not be given away.
IN_WHEEL = (
    "briefing/py.typed",
    "briefing/_templates/brief.html.j2",
    "briefing/_templates/fonts/SourceSerif4-Regular.ttf",
    "briefing/_templates/fonts/LICENSE-Noto.txt",
    "briefing/analysis/model/reader.onnx",
    "briefing/analysis/model/visits_lower.onnx",
    "briefing/analysis/model/visits_upper.onnx",
    "briefing/analysis/model/LICENSE-weights.txt",
    "briefing/cli/sample/config.yaml",
    "briefing/store/migrations/script.py.mako",
)
IN_SDIST = ("pyproject.toml", "LICENSE", "NOTICE", "CHANGELOG.md", "examples/README.md")
_VERSION = re.compile(r'^__version__ = "(?P<version>[^"]+)"$', re.MULTILINE)
_FORM = re.compile(r"\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?")


def version_of(source: str) -> str:
    """The version that a module states.

    Raises:
        ValueError: if it states none.
    """
    found = _VERSION.search(source)
    if found is None:
        raise ValueError('no line __version__ = "…"')
    return found["version"]


def section_of(changelog: str, version: str) -> str:
    """What the changelog says of a version: all below `## VERSION (DAY)`; "" if it says nothing."""
    heading = rf"^## {re.escape(version)} \(\d{{4}}-\d\d-\d\d\)\n(?P<text>.*?)(?=^## |\Z)"
    found = re.search(heading, changelog, re.MULTILINE | re.DOTALL)
    return found["text"].strip() if found else ""


def faults_of_the_tree(*, source: str, changelog: str, tag: str, changed: str) -> Iterator[str]:
    """What is wrong before anything is built.

    Args:
        source: `briefing/__init__.py`.
        changelog: `CHANGELOG.md`.
        tag: The tag that is released, such as "v1.2.0"; "" if there is none yet.
        changed: What git says is not committed.
    """
    version = version_of(source)
    if _FORM.fullmatch(version) is None:
        yield f"the version {version} is not of the form 1.2.3 or 1.2.3rc1"
    if not section_of(changelog, version):
        yield f"CHANGELOG.md has no section '## {version} (YYYY-MM-DD)' with something in it"
    if section_of(changelog.replace("## Unreleased", "## 0 (0000-00-00)"), "0"):
        yield "CHANGELOG.md still has lines under Unreleased: move them under the version"
    if tag and tag != f"v{version}":
        yield f"the tag is {tag}, the version {version}"
    if changed.strip():
        yield f"not committed:\n{changed.rstrip()}"


def faults_of_files(there: Iterable[str], wanted: Iterable[str], *, what: str) -> Iterator[str]:
    """What is missing from a package, and what has no business in it."""
    names = set(there)
    yield from (f"{what} lacks {name}" for name in wanted if name not in names)
    for name in sorted(names):
        if name.endswith((".pyc", ".db", ".orig")) or "/tests/" in name:
            yield f"{what} carries {name}"


def faults_of_metadata(text: str, *, version: str) -> Iterator[str]:
    """What a package says of itself and should not."""
    said = HeaderParser().parsestr(text)
    if said["Version"] != version:
        yield f"the wheel calls itself {said['Version']}"
    if said["License-Expression"] != LICENCE:
        yield f"the wheel's licence is {said['License-Expression']}, not {LICENCE}"
    files = said.get_all("License-File") or []
    yield from (f"the wheel names no {name}" for name in ("LICENSE", "NOTICE") if name not in files)


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return done.stdout


def _built(version: str) -> Iterator[str]:
    dist = ROOT / "dist"
    for old in dist.glob("briefing-*"):
        old.unlink()
    _run(sys.executable, "-m", "build", "--outdir", dist, ROOT)
    (wheel,) = dist.glob("*.whl")
    (sdist,) = dist.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        yield from faults_of_metadata(packed.read(metadata).decode(), version=version)
    manual = f"briefing-{version}.data/data/share/man/man1/briefing.1"
    yield from faults_of_files(names, (*IN_WHEEL, manual), what="the wheel")
    with tarfile.open(sdist) as unpacked:
        inside = [name.partition("/")[2] for name in unpacked.getnames()]
    yield from faults_of_files(inside, IN_SDIST, what="the sdist")
    yield from _installed(wheel)
    for file in (wheel, sdist):
        print(hashlib.sha256(file.read_bytes()).hexdigest(), file.name)


def _installed(wheel: Path) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        _run(sys.executable, "-m", "venv", folder)
        python = Path(folder) / "bin/python"
        constraints = ROOT / "constraints.txt"
        _run(python, "-m", "pip", "install", "--quiet", "--constraint", constraints, wheel)
        try:
            _run("sh", ROOT / "deploy/first-brief.sh", python.with_name("briefing"))
        except subprocess.CalledProcessError as error:
            yield f"the installed wheel makes no brief:\n{error.stdout}{error.stderr}"


def main() -> int:
    """Check, build, check what was built.

    Returns:
        0 if it may be released, else 1.
    """
    source = (ROOT / "briefing/__init__.py").read_text(encoding="utf-8")
    tag = (
        os.environ.get("GITHUB_REF_NAME", "") if os.environ.get("GITHUB_REF_TYPE") == "tag" else ""
    )
    faults = [
        *faults_of_the_tree(
            source=source,
            changelog=(ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
            tag=tag,
            changed=_run("git", "status", "--porcelain"),
        ),
        *_built(version_of(source)),
    ]
    for fault in faults:
        print(f"- {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
