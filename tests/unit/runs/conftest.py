"""A workshop with the real store, sources and renderers, and a reader that needs no model."""

import textwrap
from collections.abc import Callable, Iterator
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
def opened() -> Iterator[Callable[[Path], Workshop]]:
    """Open the workshop of a configuration, with a reader that needs no model."""
    workshops: list[Workshop] = []

    def make(config: Path) -> Workshop:
        (config.parent / "articles").mkdir(exist_ok=True)
        workshop = assemble(load_config(config))
        workshop.__dict__["reader"] = PlainReader()
        workshops.append(workshop)
        return workshop

    yield make
    for workshop in workshops:
        workshop.store.close()


@pytest.fixture
def workshop_with(tmp_path: Path, opened: Callable[[Path], Workshop]) -> Callable[..., Workshop]:
    """Open a workshop with some lines of an edition's configuration.

    It reads in this process: to start others for sixty texts that nobody reads takes seconds.
    """

    def make(edition: str = "", *, top: str = "") -> Workshop:
        path = tmp_path / "config.yaml"
        path.write_text(
            "engine: {use: local, workers: 1}\n"
            "sources:\n  - folder: articles\n    name: desk\n"
            + textwrap.dedent(top)
            + "editions:\n  - name: daily\n    title: The Daily Brief\n    zone: UTC\n"
            "    hour: '07:00'\n    formats: [json]\n    summariser: lead\n"
            + textwrap.indent(textwrap.dedent(edition), "    "),
            encoding="utf-8",
        )
        return opened(path)

    return make
