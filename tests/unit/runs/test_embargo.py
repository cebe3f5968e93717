"""What is under embargo is told to nobody before its time, then in the brief of that day."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing import runs
from briefing.assembly import Workshop
from briefing.cli.entry import enter
from briefing.runs.outcomes import SourceOutcome
from briefing.sources.feed_text import parse
from briefing.sources.front_matter import split
from briefing.sources.json_text import parse_line
from briefing.store.embargoed import ends

BEFORE = datetime(2026, 3, 3, 12, tzinfo=UTC)
UNTIL = "2026-03-06T06:00:00+03:00"
AFTER = datetime(2026, 3, 6, 3, 1, tzinfo=UTC)
TEXT = "The lighthouse of Ardmore will be sold.\n"


def write(folder: Path, embargo: str, *, published: str = "2026-03-03T09:00:00Z") -> None:
    """Put the article into the folder that is collected from."""
    (folder / "articles").mkdir(exist_ok=True)
    held = f"embargo: {embargo}\n" if embargo else ""
    (folder / "articles" / "lighthouse.md").write_text(
        f"---\ntitle: Lighthouse for sale\nsource: Coast\npublished: {published}\n{held}---\n{TEXT}"
    )


def collected(workshop: Workshop, now: datetime) -> SourceOutcome:
    """What a round brings."""
    (outcome,) = runs.collect(workshop, now=now).outcomes
    return outcome


def told(workshop: Workshop, day: int, now: datetime) -> int:
    """How many stories the brief of a day in March tells, made at a moment."""
    (edition,) = workshop.config.editions
    made = runs.build(workshop, edition=edition, day=date(2026, 3, day), now=now, rebuild=True)
    return len(made.brief.stories)


def public(workshop: Workshop) -> int:
    """How much of it can be found by anybody."""
    found = (
        workshop.store.search.find("lighthouse").total
        + workshop.store.search.newest("article").total
    )
    return found + len(workshop.store.articles.find("lighthouse"))


@pytest.mark.parametrize("published", ["2026-03-03T09:00:00Z", "2026-03-06T06:00:00+03:00"])
def test_nobody_sees_it_before_and_the_brief_of_its_day_tells_it(
    workshop_with: Callable[..., Workshop], tmp_path: Path, published: str
) -> None:
    """Whether it is dated when it was written or days ahead: its time is the embargo's end."""
    write(tmp_path, UNTIL, published=published)
    workshop = workshop_with()
    outcome = collected(workshop, BEFORE)

    assert (outcome.read, outcome.new, outcome.withheld, outcome.problems) == (1, 0, 1, ())
    assert public(workshop) == 0
    assert told(workshop, 4, datetime(2026, 3, 4, 7, tzinfo=UTC)) == 0

    (tmp_path / "articles" / "lighthouse.md").unlink()  # its source no longer has it
    collected(workshop, AFTER)

    assert public(workshop) == 3
    (article,) = workshop.store.articles.find("lighthouse")
    assert article.published_at == datetime(2026, 3, 6, 3, tzinfo=UTC)
    assert told(workshop, 6, datetime(2026, 3, 6, 7, tzinfo=UTC)) == 1
    assert told(workshop, 4, datetime(2026, 3, 6, 7, tzinfo=UTC)) == 0


def test_what_its_source_says_last_counts(
    workshop_with: Callable[..., Workshop], tmp_path: Path
) -> None:
    """An embargo may be put off, and lifted."""
    write(tmp_path, UNTIL)
    workshop = workshop_with()
    collected(workshop, BEFORE)
    write(tmp_path, "2026-03-08T06:00:00+03:00")
    collected(workshop, BEFORE)
    collected(workshop, AFTER)
    assert public(workshop) == 0
    write(tmp_path, "")

    assert collected(workshop, AFTER).new == 1
    assert workshop.store.articles.withheld() == ()


def test_what_came_when_it_was_over_counts_as_published_when_it_ended(
    workshop_with: Callable[..., Workshop], tmp_path: Path
) -> None:
    """As if it had been held back: when it is first collected changes no brief."""
    write(tmp_path, UNTIL)
    workshop = workshop_with()
    collected(workshop, AFTER)

    (article,) = workshop.store.articles.find("lighthouse")
    assert article.published_at == datetime(2026, 3, 6, 3, tzinfo=UTC)


def test_an_embargo_that_cannot_be_read_is_not_over(
    workshop_with: Callable[..., Workshop], tmp_path: Path
) -> None:
    """It is held back until its source says something that can be read."""
    write(tmp_path, "when the minister has spoken")
    workshop = workshop_with()
    outcome = collected(workshop, BEFORE)
    (problem,) = outcome.problems

    assert outcome.withheld == 1
    assert "embargo makes no sense" in problem.message
    assert "held back" in problem.hint


def test_one_that_comes_too_late_is_said(
    workshop_with: Callable[..., Workshop], tmp_path: Path
) -> None:
    """What was collected already cannot be taken back by the source."""
    write(tmp_path, "")
    workshop = workshop_with()
    collected(workshop, BEFORE)
    write(tmp_path, UNTIL)
    (problem,) = collected(workshop, BEFORE).problems

    assert "was collected before it was" in problem.message


@pytest.mark.parametrize("given", [[], ["--json"]], ids=["for people", "for programs"])
def test_explain_says_it(
    workshop_with: Callable[..., Workshop],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    given: list[str],
) -> None:
    """Until when, and in which brief it will be."""
    write(tmp_path, "2999-03-06T06:00:00+03:00")
    workshop = workshop_with()
    collected(workshop, BEFORE)
    path = str(tmp_path / "config.yaml")

    assert enter(["--config", path, "explain", "lighthouse", "--date", "2026-03-04", *given]) == 0
    said = capsys.readouterr().out
    assert "under embargo until 2999-03-06 03:00 UTC" in said
    assert "brief of 2999-03-06" in said


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        (datetime.fromisoformat(UNTIL), "2026-03-06T03:00:00+00:00"),
        (datetime.fromisoformat("2026-03-06T06:00"), "2026-03-06T18:00:00+00:00"),
        (date(2026, 3, 6), "2026-03-06T12:00:00+00:00"),
    ],
    ids=["with its offset", "a time somewhere", "a day"],
)
def test_it_ends_when_it_has_ended_everywhere(stated: datetime | date, moment: str) -> None:
    """Rather later than too early."""
    assert ends(stated).isoformat() == moment


FEED = f"""<rss version="2.0" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><channel>
<title>Coast</title><item><title>Lighthouse</title><description>{TEXT}</description>
<prism:embargoDate>{UNTIL}</prism:embargoDate></item></channel></rss>"""


@pytest.mark.parametrize(
    "read",
    [
        lambda: split(f"---\ntitle: A\nembargo: {UNTIL}\n---\nText", where="a").said,
        lambda: split(f"Title: A\nUnder embargo until: {UNTIL}\n\nText", where="a").said,
        lambda: next(parse_line(f'{{"text": "Text", "embargo": "{UNTIL}"}}', where="a")),
        lambda: next(iter(parse(FEED, where="a"))),
    ],
    ids=["front matter", "lines at the head", "a line of JSON", "an item of a feed"],
)
def test_a_source_may_say_it(read: Callable[[], object]) -> None:
    """Each where it says its date."""
    assert read().embargo == datetime.fromisoformat(UNTIL)  # type: ignore[attr-defined]
