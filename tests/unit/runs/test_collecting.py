"""A round of collecting: what becomes of what the sources hold."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.assembly import Workshop, sources
from briefing.errors import SourceError, StoreError
from briefing.runs.collecting import collect
from tests.local_site import Site, item, serve
from tests.unit.runs.conftest import instant

NOW = instant("2026-03-04T06:00:00")
LINE = {"published": "2026-03-03T10:00:00Z", "source": "Agency"}


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., None]:
    """Write the lines of a file in the folder that the workshop collects from."""

    def write_lines(*lines: dict[str, str]) -> None:
        text = "\n".join(json.dumps({**LINE, **line}) for line in lines)
        (tmp_path / "articles" / "list.jsonl").write_text(text, encoding="utf-8")

    return write_lines


def test_entries_that_share_an_address_are_kept_and_told_once(
    workshop_with: Callable[..., Workshop], listed: Callable[..., None]
) -> None:
    """A note: nothing is lost by it. Nor is it said again while nothing is new."""
    workshop = workshop_with()
    page = "https://agency.example/all"
    listed(*({"text": f"Bridge {n} is open.", "url": page} for n in range(3)))

    first, second = collect(workshop, now=NOW), collect(workshop, now=NOW)

    (problem,) = first.problems
    assert problem.notice
    assert problem.message.startswith(f"3 entries share one address or id: {page}")
    assert not first.troubled
    assert [first.outcomes[0].new, first.outcomes[0].revised] == [3, 0]
    assert second.problems == ()
    assert second.outcomes[0].unchanged == 3


def test_several_shared_addresses_are_told_in_one_line(
    workshop_with: Callable[..., Workshop], listed: Callable[..., None]
) -> None:
    """A feed of a hundred entries is no reason for a hundred lines."""
    workshop = workshop_with()
    listed(*({"text": f"Bridge {n} is open.", "id": f"{n // 2}"} for n in range(6)))

    (problem,) = collect(workshop, now=NOW).problems

    assert "6 entries share 3 addresses or ids, such as list.jsonl#0" in problem.message


class _Breaking:
    """A source that fails after some articles."""

    def __init__(self, source: object) -> None:
        self._source = source

    def fetch(self, *, now: object) -> object:
        """Yield what the folder holds, then fail."""
        yield from self._source.fetch(now=now)  # type: ignore[attr-defined]
        raise SourceError("the server went away", hint="try later")


def test_what_a_source_brought_before_it_failed_is_kept(
    workshop_with: Callable[..., Workshop],
    write: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It counts as failed all the same."""
    workshop = workshop_with()
    write("bridge", "The bridge is open.")
    (named,) = sources(workshop.config)
    broken = replace(named, source=_Breaking(named.source))
    monkeypatch.setattr("briefing.runs.collecting.sources", lambda _: [broken])

    (outcome,) = collect(workshop, now=NOW).outcomes

    assert (outcome.failed, outcome.new) == (True, 1)
    assert outcome.problems[-1].message == "the server went away"


@pytest.fixture
def site() -> Iterator[Site]:
    yield from serve()


def test_feed_is_asked_for_changes_only(workshop_with: Callable[..., Workshop], site: Site) -> None:
    """And what it brought stays counted as what it holds."""
    site.put_feed("/feed", item("A", site.url("/a")), ETag='"v1"')
    workshop = workshop_with(
        top=f"  - feed: {site.url('/feed')}\n    name: bell\n    allow_private: true\noutput: out\n"
    )

    first, second = (collect(workshop, now=NOW, only=["bell"]) for _ in range(2))

    assert [first.outcomes[0].new, second.outcomes[0].read] == [1, 0]
    assert not second.troubled
    assert site.seen[-1][1]["If-None-Match"] == '"v1"'
    assert workshop.store.sources.health(["bell"])[0].items == 1


def test_other_options_make_a_source_read_everything_again(
    workshop_with: Callable[..., Workshop], site: Site
) -> None:
    """What they would make of the same answer is not in the store."""
    site.put_feed("/feed", item("A", site.url("/a")), ETag='"v1"')
    place = f"  - feed: {site.url('/feed')}\n    name: bell\n    allow_private: true\n"
    for more in ("", "    encoding: utf-8\n"):
        collect(workshop_with(top=f"{place}{more}output: out\n"), now=NOW, only=["bell"])

    assert "If-None-Match" not in site.seen[-1][1]


def test_feed_that_broke_off_is_read_again_in_full(
    workshop_with: Callable[..., Workshop], site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the store did not take is not taken for known."""
    site.put_feed("/feed", item("A", site.url("/a")), ETag='"v1"')
    workshop = workshop_with(
        top=f"  - feed: {site.url('/feed')}\n    name: bell\n    allow_private: true\noutput: out\n"
    )

    def full(*given: object, **named: object) -> None:
        raise StoreError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(type(workshop.store.articles), "add_many", full)
        with pytest.raises(StoreError):
            collect(workshop, now=NOW, only=["bell"])

    assert collect(workshop, now=NOW, only=["bell"]).outcomes[0].new == 1
