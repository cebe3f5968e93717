"""What the program can do is in the documentation, and what the documentation shows works."""

import inspect
import io
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from pydantic import BaseModel
from ruamel.yaml import YAML

from briefing import plugins
from briefing.cli.app import app
from briefing.cli.jsonl import JsonlEntry, read_entries
from briefing.config import load_config
from briefing.config.schema import (
    ConfigKeys,
    EditionKeys,
    HolidayKeys,
    LanguageKeys,
    RetentionKeys,
    SectionKeys,
    VisitKeys,
    WebKeys,
)

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
COMMANDS = (DOCS / "reference/command-line.md").read_text(encoding="utf-8")
KEYS = (DOCS / "reference/configuration.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")])


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every command with its options' long names."""
    main = typer.main.get_command(app)
    yield "", [name for option in main.params for name in option.opts if name[:2] == "--"]
    waiting = [("", main)]
    while waiting:
        path, group = waiting.pop()
        for name, command in sorted(getattr(group, "commands", {}).items()):
            full = f"{path} {name}".strip()
            yield full, [opt for param in command.params for opt in param.opts if opt[:2] == "--"]
            waiting.append((full, command))


@pytest.mark.parametrize(("command", "options"), sorted(commands()))
def test_every_command_and_option_is_in_the_reference(command: str, options: list[str]) -> None:
    """A command that is not documented does not exist for its users."""
    section = COMMANDS
    if command and command != "templates":
        assert f"**`briefing {command}" in COMMANDS
        section = re.split(r"\n(?=\*\*|## )", COMMANDS.split(f"**`briefing {command}")[1])[0]

    assert [option for option in options if option not in section] == []


def test_no_command_is_documented_that_is_not_there() -> None:
    """Documentation that promises too much is worse than none."""
    there = {name for name, _ in commands()}
    named = set(re.findall(r"\*\*`briefing ([a-z]+(?: (?:list|copy))?)", COMMANDS))

    assert named <= there


def section(heading: str) -> str:
    """A section of the reference of keys."""
    return re.split(r"\n## ", KEYS.split(f"\n## {heading}\n")[1])[0]


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("The file", ConfigKeys.model_fields),
        ("Language", LanguageKeys.model_fields),
        ("Visits", VisitKeys.model_fields),
        ("Web", WebKeys.model_fields),
        ("Retention", RetentionKeys.model_fields),
        ("An edition", EditionKeys.model_fields),
        ("Holidays", HolidayKeys.model_fields),
        ("A section", SectionKeys.model_fields),
    ],
)
def test_every_key_is_in_the_reference_and_no_other(heading: str, keys: dict[str, object]) -> None:
    """The table of a mapping has one row for each of its keys."""
    rows = re.findall(r"^\| `(\w+)`", section(heading), re.MULTILINE)

    assert sorted(rows) == sorted(keys)


def defaults(text: str) -> dict[str, object]:
    """What a table says is the default of a key, where that is a value and not told in words."""
    cells = re.findall(r"^\| `(\w+)` \| `([^|`]+)` \|", text, re.MULTILINE)
    return {key: YAML(typ="safe").load(value) for key, value in cells if "{" not in value}


@pytest.mark.parametrize(
    ("heading", "keys", "needed"),
    [
        ("The file", ConfigKeys, {"sources": [{"folder": "articles"}]}),
        ("Language", LanguageKeys, {}),
        ("Visits", VisitKeys, {}),
        ("Web", WebKeys, {}),
        ("Retention", RetentionKeys, {}),
        ("An edition", EditionKeys, {"name": "daily"}),
        ("Holidays", HolidayKeys, {}),
        ("A section", SectionKeys, {"name": "Energy", "words": ["gas"]}),
    ],
)
def test_a_default_in_the_reference_is_what_happens_without_the_key(
    heading: str, keys: type[BaseModel], needed: dict[str, object]
) -> None:
    said = defaults(section(heading))

    assert said
    assert keys.model_validate(needed | said) == keys.model_validate(needed)


@pytest.mark.parametrize("kind", ["sources", "channels"])
def test_a_default_in_the_reference_is_that_of_the_option(kind: str) -> None:
    """Of every plug-in whose options stand in a table of its own."""
    text = section(kind.capitalize())
    said = {
        (name, option): value
        for name, rest in re.findall(
            r"^`(\w+)`:(.*?)(?=^`\w+`:|\Z)", text, re.DOTALL | re.MULTILINE
        )
        for option, value in defaults(rest).items()
    }
    wanted = {
        (name, option): inspect.signature(plugins.find(kind, name)).parameters[option].default
        for name, option in said
    }

    assert len(said) > 3
    assert said == {
        place: list(value) if isinstance(value, tuple) else value for place, value in wanted.items()
    }


def test_every_block_of_the_page_is_named() -> None:
    """Who changes a part of the page must know what the parts are called."""
    page = (ROOT / "templates/brief.html.j2").read_text(encoding="utf-8")
    how_to = (DOCS / "how-to.md").read_text(encoding="utf-8")
    told = how_to.partition("The blocks of the page are")[2].partition("\n\n")[0]

    assert [name for name in re.findall(r"{%-? block (\w+)", page) if f"`{name}`" not in told] == []


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Sources", "sources"),
        ("Summarisers", "summarisers"),
        ("Channels", "channels"),
        ("Engines", "engines"),
    ],
)
def test_every_built_in_plug_in_and_option_is_in_the_reference(heading: str, kind: str) -> None:
    """A name in the table of built-ins, and every parameter it has."""
    text = section(heading)
    wanted = {
        word
        for name in plugins.BUILT_IN[kind]
        for word in (name, *plugins.option_names(plugins.find(kind, name)))
    }

    assert sorted(word for word in wanted if f"`{word}`" not in text) == []


def test_every_format_is_in_the_reference() -> None:
    """Also those that few people use."""
    assert [name for name in plugins.BUILT_IN["renderers"] if f"`{name}`" not in KEYS] == []


@pytest.mark.parametrize(("kind", "method"), plugins.METHODS.items())
def test_every_kind_of_plug_in_is_explained(kind: str, method: str) -> None:
    """With the method it must have, and the group in which a package announces it."""
    text = (DOCS / "reference/plugins.md").read_text(encoding="utf-8")

    assert f"`{method}(" in text
    assert f"`briefing.{kind}`" in text


def examples() -> Iterator[tuple[str, str]]:
    """Every YAML block with sources in it, and the files that ship."""
    for page in PAGES:
        blocks = re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        for number, block in enumerate(blocks, start=1):
            yield f"{page.relative_to(ROOT)}#{number}", block
    yield "config.yaml", (ROOT / "config.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("where", "text"), list(examples()))
def test_every_configuration_shown_is_valid(tmp_path: Path, where: str, text: str) -> None:
    """Who copies an example does not get an error."""
    (tmp_path / "mail-password").write_text("secret")
    (tmp_path / "web-token").write_text("0123456789abcdef")
    (tmp_path / "config.yaml").write_text(text, encoding="utf-8")

    assert load_config(tmp_path / "config.yaml", environment={}).editions


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Files and headings that are linked exist."""
    text = page.read_text(encoding="utf-8")
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(target)

    assert broken == []


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


def test_the_plug_in_shown_works(tmp_path: Path) -> None:
    """The example of the reference is a plug-in."""
    text = (DOCS / "reference/plugins.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    (tmp_path / "weather.py").write_text(code, encoding="utf-8")
    (tmp_path / "config.yaml").write_text(
        "sources:\n  - use: weather:Weather\n    place: Ankara\n", encoding="utf-8"
    )

    config = load_config(tmp_path / "config.yaml")
    source = plugins.create("sources", config.sources[0].plugin)

    assert inspect.ismethod(source.fetch)  # type: ignore[attr-defined]


@pytest.mark.parametrize("writer", ["generate.py", "generate_manual.py"])
def test_the_pages_that_follow_from_the_code_are_as_they_would_be_written_now(writer: str) -> None:
    """What a template, brief.json and a command may say is looked up, not found out by trying."""
    written = runpy.run_path(str(DOCS / "reference" / writer))["pages"]()

    assert {n: (DOCS / "reference" / n).read_text(encoding="utf-8") for n in written} == written, (
        f"python docs/reference/{writer}"
    )


PIPED = re.compile(r"^echo '(\{.*\})' > \w+\.jsonl$", re.MULTILINE)


@pytest.mark.parametrize(
    "line", [line for page in PAGES for line in PIPED.findall(page.read_text("utf-8"))]
)
def test_a_line_that_a_page_pipes_into_a_tool_can_be_used(line: str) -> None:
    (entry,) = read_entries(io.BytesIO(line.encode()))

    assert isinstance(entry, JsonlEntry), entry
