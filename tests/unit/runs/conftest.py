"""A workshop with the real store, sources and renderers, and a reader that needs no model."""

import textwrap
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.assembly import Workshop, assemble
from briefing.config import load_config
from tests.plain_reader import PlainReader


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write an article into the folder that the workshop collects from."""

    def write_article(
        name: str,
        body: str,
        *,
        published: str = "2026-03-03T10:00:00Z",
        source: str = "Agency",
        title: str = "",
    ) -> Path:
        path = tmp_path / "articles" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        dated = f"published: {published}\n" if published else ""
        title = title or name.replace("-", " ").capitalize()
        path.write_text(
            f"---\ntitle: {title}\nsource: {source}\n{dated}"
            f"url: https://agency.example/{name}\n---\n{body}\n",
            encoding="utf-8",
        )
        return path

    return write_article


@pytest.fixture
def workshop_with(tmp_path: Path) -> Callable[[str], Workshop]:
    """Open a workshop with some lines of an edition's configuration."""
    opened: list[Workshop] = []

    def make(edition: str = "", *, top: str = "") -> Workshop:
        (tmp_path / "articles").mkdir(exist_ok=True)
        path = tmp_path / "config.yaml"
        path.write_text(
            "sources:\n  - folder: articles\n    name: desk\n"
            + textwrap.dedent(top)
            + "editions:\n  - name: daily\n    title: The Daily Brief\n    zone: UTC\n"
            "    hour: '07:00'\n    formats: [json]\n    summariser: lead\n"
            + textwrap.indent(textwrap.dedent(edition), "    "),
            encoding="utf-8",
        )
        workshop = assemble(load_config(path))
        workshop.__dict__["reader"] = PlainReader()
        opened.append(workshop)
        return workshop

    yield make
    for workshop in opened:
        workshop.store.close()
