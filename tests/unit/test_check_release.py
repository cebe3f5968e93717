"""What is no release is told so before anybody has it."""

import importlib.util
import re
import tomllib
from pathlib import Path, PurePath
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = '__version__ = "1.2.0"\n'
CHANGELOG = (
    "# Changelog\n\n## Unreleased\n\n## 1.2.0 (2031-03-14)\n\n- A brief.\n\n## 1.1.0 (2031-01-02)\n"
)


@pytest.fixture(scope="module")
def release() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_release", ROOT / "deploy/check_release.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_tree_that_is_ready_has_no_fault(release: ModuleType) -> None:
    """The version has its section, nothing waits, everything is committed."""
    ready = {"source": SOURCE, "changelog": CHANGELOG, "tag": "v1.2.0", "changed": ""}

    assert list(release.faults_of_the_tree(**ready)) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"source": '__version__ = "1.2"\n'}, "not of the form"),
        ({"source": '__version__ = "1.3.0"\n'}, "no section '## 1.3.0"),
        ({"source": '__version__ = "1.1.0"\n', "tag": ""}, "no section '## 1.1.0"),
        ({"changelog": CHANGELOG.replace("eased\n", "eased\n\n- More.\n")}, "under Unreleased"),
        ({"tag": "v1.2.1"}, "the tag is v1.2.1, the version 1.2.0"),
        ({"changed": " M README.md\n"}, "not committed"),
    ],
)
def test_a_tree_that_is_not_ready_says_why(
    release: ModuleType, change: dict[str, str], told: str
) -> None:
    """Every fault in words."""
    ready = {"source": SOURCE, "changelog": CHANGELOG, "tag": "v1.2.0", "changed": ""}

    assert told in " ".join(release.faults_of_the_tree(**(ready | change)))


def test_a_package_that_lacks_or_carries_something_is_told(release: ModuleType) -> None:
    """Neither half a package nor a database of somebody's."""
    faults = list(release.faults_of_files(["a.py", "x/tests/b.py", "c.db"], ["d"], what="it"))

    assert faults == ["it lacks d", "it carries c.db", "it carries x/tests/b.py"]


def test_a_wheel_that_says_another_licence_or_version_is_told(release: ModuleType) -> None:
    """Code, weights and fonts are under three licences."""
    said = "Version: 1.0.0\nLicense-Expression: MIT\nLicense-File: LICENSE\n"

    assert len(list(release.faults_of_metadata(said, version="1.2.0"))) == 3


def test_what_is_checked_is_what_the_project_states(release: ModuleType) -> None:
    """The licence of the package, and files that are there."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    here = [name.replace("briefing/_templates/", "templates/") for name in release.IN_WHEEL]

    assert re.search(r'^license = "(.+?)"', project, re.MULTILINE)[1] == release.LICENCE
    assert [name for name in (*here, *release.IN_SDIST) if not (ROOT / name).exists()] == []


def test_the_containers_build_has_all_that_the_wheel_is_made_of() -> None:
    """What is copied is listed, so that a change of an example builds no new image."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = [
        "pyproject.toml",
        project["project"]["readme"],
        *project["project"]["license-files"],
        *wheel["packages"],
        *wheel["force-include"],
        *wheel["shared-data"],
    ]
    lines = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8").splitlines()
    copied = {
        word
        for line in lines
        if line.startswith("COPY ") and "--from" not in line
        for word in line.split()[1:-1]
    }
    parts = [{name, *map(str, PurePath(name).parents)} for name in needed]

    assert [name for name, way in zip(needed, parts, strict=True) if not way & copied] == []
