"""What each morning's brief tells of a story that goes on: P4, on a real store, by the model."""

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing import runs
from briefing.assembly import Workshop, assemble
from briefing.config import load_config
from briefing.model import Brief

pytestmark = pytest.mark.model

FIRST = (
    "Trade minister Oda Fenn will resign on Friday over the sale of the harbour of Tarsen.",
    "The premier had asked for her report on the sale in the spring of last year.",
    "Tarsen is the largest harbour of the province and gives work to 900 people.",
)
TITLE = "Trade minister Fenn and the harbour sale"
LONG = (
    *FIRST,
    "The buyer is a shipping firm from Ostra that had lost two earlier auctions of the kind.",
    "Dock workers stopped their cranes for an hour when the price was read out to them at noon.",
    "An auditor found that three offers had been opened before the day that the law sets for it.",
    "The opposition wants the whole sale to be struck down and the land given back to the town.",
    "Fenn came into the cabinet four years ago from the chamber of commerce of the north.",
    "Her deputy, a lawyer, is to lead the ministry until the party has named somebody else.",
    "Shares of the shipping firm lost a tenth of their worth in the first hours of trading.",
)
VISIT = (
    "President Marek Olsa will travel to Tallinn on 12 March for talks on the ferry line.",
    "Minister Oda Fenn will go with him and sign the papers for the new pier.",
)
RATE = (
    "The dollar was sold at 41.20 crowns when the exchange of Tarsen closed its books.",
    "Minister Oda Fenn said the bank had enough gold and foreign notes in its cellar.",
)
TOLL = (
    "The earthquake in the valley of Serim has killed 120 people, the province said.",
    "Minister Oda Fenn said two field hospitals were on their way with the army.",
)
HOLIDAY = (
    "The old pier of Melby was painted by a dozen pupils of the art school on Sunday.",
    "Readers can guess from the picture which of the seven piers of the coast it is.",
)
AGAIN = "Lawmakers will question the harbour board about the price on Monday morning."


@dataclass(frozen=True)
class Morning:
    """One article as a source has it on one day, and what the brief of that day tells of it."""

    sentences: tuple[str, ...]
    tells: tuple[str, ...]
    link: str = "fenn"
    published: str | None = None
    update: bool = True


def _changed(number: int, old: str, new: str) -> tuple[str, ...]:
    assert old in FIRST[number]
    text = FIRST[number].replace(old, new)
    return (*FIRST[:number], text, *FIRST[number + 1 :])


MOVED = "2026-03-10T12:00:00Z"


def _retold(sentences: tuple[str, ...], old: str, new: str) -> list[Morning]:
    """The same text on the next day, under a new link, with one thing changed in its lead."""
    lead = sentences[0].replace(old, new)
    return [
        Morning(sentences=sentences, tells=sentences, update=False),
        Morning(sentences=(lead, *sentences[1:]), tells=(lead,), link="fenn-2", published=MOVED),
    ]


DAYS = (date(2026, 3, 10), date(2026, 3, 11), date(2026, 3, 12))
DAY_ONE = Morning(sentences=FIRST, tells=FIRST, update=False)
NOT = _changed(0, "will resign", "will not resign")
FEWER = _changed(2, "900", "700")

CASES = {
    "the same link with a new date and one more sentence": [
        DAY_ONE,
        Morning(sentences=(AGAIN, *FIRST), tells=(AGAIN,), published=MOVED),
    ],
    "the same link edited, its date kept": [
        DAY_ONE,
        Morning(sentences=(*FIRST, AGAIN), tells=(AGAIN,)),
    ],
    "a new link with one more sentence": [
        DAY_ONE,
        Morning(sentences=(AGAIN, *FIRST), tells=(AGAIN,), link="fenn-2", published=MOVED),
    ],
    "not, under a new link": [
        DAY_ONE,
        Morning(sentences=NOT, tells=NOT[:1], link="fenn-2", published=MOVED),
    ],
    "not, under the same link with a new date": [
        DAY_ONE,
        Morning(sentences=NOT, tells=NOT[:1], published=MOVED),
    ],
    "not, edited in place": [DAY_ONE, Morning(sentences=NOT, tells=NOT[:1])],
    "another number, edited in place": [DAY_ONE, Morning(sentences=FEWER, tells=FEWER[2:])],
    "another number, under a new link": [
        DAY_ONE,
        Morning(sentences=FEWER, tells=FEWER[2:], link="fenn-2", published=MOVED),
    ],
    "only typography, new link": [
        DAY_ONE,
        Morning(
            sentences=tuple(s.replace("900", "nine hundred").replace(" on ", "  on ")
                            for s in FIRST),
            tells=(), link="fenn-2", published=MOVED,
        ),
    ],
    "only typography, new date": [
        DAY_ONE,
        Morning(
            sentences=tuple(s.replace("900", "nine hundred") for s in FIRST),
            tells=(), published=MOVED,
        ),
    ],
    "only typography, edited in place": [
        DAY_ONE,
        Morning(sentences=tuple(s.replace("900", "nine hundred") for s in FIRST), tells=()),
    ],
    "nothing changed but the date": [DAY_ONE, Morning(sentences=FIRST, tells=(), published=MOVED)],
    "nothing changed": [DAY_ONE, Morning(sentences=FIRST, tells=())],
    "a reprint with the printer's imprint": [
        Morning(sentences=LONG, tells=LONG[:3], update=False),
        Morning(
            sentences=(*LONG, "The Courier belongs to the Press House of Melby."),
            tells=(), link="fenn-2", published=MOVED,
        ),
    ],
    "a reprint with news in its middle": [
        Morning(sentences=LONG, tells=LONG[:3], update=False),
        Morning(
            sentences=(*LONG[:4], AGAIN, *LONG[4:]),
            tells=(AGAIN,), link="fenn-2", published=MOVED,
        ),
    ],
    "two days of additions": [
        DAY_ONE,
        Morning(sentences=NOT, tells=NOT[:1], published=MOVED),
        Morning(
            sentences=(AGAIN, *NOT), tells=(AGAIN,), published="2026-03-11T12:00:00Z"
        ),
    ],
    "a visit on another day": _retold(VISIT, "12 March", "19 March"),
    "another rate": _retold(RATE, "41.20", "43.90"),
    "a higher toll": _retold(TOLL, "120", "340"),
    "a toll in words": _retold(TOLL, "120", "fourteen"),
    "there and back": [
        DAY_ONE,
        Morning(sentences=NOT, tells=NOT[:1], published=MOVED),
        Morning(sentences=NOT, tells=(), published="2026-03-11T12:00:00Z"),
    ],
}  # fmt: skip


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """A workplace with one folder and one daily edition at seven."""
    (tmp_path / "articles").mkdir()
    config = tmp_path / "config.yaml"
    config.write_text(
        textwrap.dedent("""\
            sources: [{folder: articles, name: desk}]
            editions:
              - {name: daily, title: Daily, zone: UTC, hour: '07:00', formats: [json]}
            """)
    )
    made = assemble(load_config(config))
    yield made
    made.store.close()


@pytest.fixture
def brief_of(workshop: Workshop, tmp_path: Path) -> Callable[[date, Morning], Brief]:
    """Put the day's article where the source is, collect, and build the brief of the day."""

    def build(day: date, morning: Morning) -> Brief:
        path = tmp_path / "articles" / f"{morning.link}.md"
        published = morning.published or "2026-03-09T12:00:00Z"
        path.write_text(
            f"---\ntitle: {TITLE}\nsource: Courier\npublished: {published}\n"
            f"url: https://courier.example/{morning.link}\n---\n{' '.join(morning.sentences)}\n",
            encoding="utf-8",
        )
        # Collected in the evening before and built after the cutoff, as the daemon does.
        evening = datetime(day.year, day.month, day.day - 1, 20, tzinfo=UTC)
        runs.collect(workshop, now=evening)
        edition = workshop.config.editions[0]
        now = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
        return runs.build(workshop, edition=edition, day=day, now=now).brief

    return build


@pytest.mark.parametrize("case", CASES)
def test_a_brief_tells_what_the_ones_before_did_not(
    case: str, brief_of: Callable[[date, Morning], Brief]
) -> None:
    """A story that goes on is told by its new sentences, marked; without any it is left out."""
    mornings = CASES[case]

    briefs = [brief_of(day, morning) for day, morning in zip(DAYS, mornings, strict=False)]

    for brief, morning in zip(briefs, mornings, strict=True):
        quotes = [s.evidence.quote for told in brief.stories for s in told.summary.sentences]
        assert sorted(quotes) == sorted(morning.tells)
        assert [told.story.update for told in brief.stories] == [morning.update] * bool(quotes)
    assert [
        (told.updates.day, told.updates.headline)
        for brief in briefs[1:]
        for told in brief.stories
        if told.updates
    ] == [
        (before, TITLE)
        for before, morning in zip(DAYS, mornings[1:], strict=False)
        if morning.tells
    ]


@pytest.mark.parametrize("case", CASES)
def test_nobody_is_new_twice(case: str, brief_of: Callable[[date, Morning], Brief]) -> None:
    """Whoever an earlier wording named was a key actor then."""
    briefs = [brief_of(day, m) for day, m in zip(DAYS, CASES[case], strict=False)]

    assert "Oda Fenn" in {actor.name for actor in briefs[0].actors if actor.new}
    assert "Oda Fenn" not in {actor.name for b in briefs[1:] for actor in b.actors if actor.new}


def test_a_rebuilt_brief_keeps_the_words_of_its_day(
    workshop: Workshop, brief_of: Callable[[date, Morning], Brief]
) -> None:
    """P2: what was edited later changes no brief of before, and is told once."""
    first, second = CASES["not, edited in place"]
    before, after = brief_of(DAYS[0], first), brief_of(DAYS[1], second)

    edition = workshop.config.editions[0]
    now = datetime(2026, 3, 12, 9, tzinfo=UTC)
    again = [
        runs.build(workshop, edition=edition, day=day, now=now, rebuild=True).brief for day in DAYS
    ]

    assert again[:2] == [before, after]
    assert again[2].stories == ()


def test_a_first_brief_updates_nothing(workshop: Workshop, tmp_path: Path) -> None:
    """The store may hold what went before: who was told nothing is told all."""
    for day, (link, sentences) in ((9, ("fenn", FIRST)), (10, ("fenn-2", NOT))):
        (tmp_path / "articles" / f"{link}.md").write_text(
            f"---\ntitle: {TITLE}\nsource: Courier\npublished: 2026-03-{day:02}T12:00:00Z\n"
            f"url: https://courier.example/{link}\n---\n{' '.join(sentences)}\n",
            encoding="utf-8",
        )
    now = datetime(2026, 3, 11, 8, tzinfo=UTC)
    runs.collect(workshop, now=now)
    brief = runs.build(workshop, edition=workshop.config.editions[0], day=DAYS[1], now=now).brief

    (told,) = brief.stories
    assert not told.story.update
    assert [s.evidence.quote for s in told.summary.sentences] == list(NOT)


def test_what_no_brief_told_is_told_whole(workshop: Workshop, tmp_path: Path) -> None:
    """A brief that came before, and had no room for the story, makes no update of it."""

    def put(link: str, hour: str, title: str, sentences: tuple[str, ...]) -> None:
        (tmp_path / "articles" / f"{link}.md").write_text(
            f"---\ntitle: {title}\nsource: Courier\npublished: {hour}:00Z\n"
            f"url: https://courier.example/{link}\n---\n{' '.join(sentences)}\n",
            encoding="utf-8",
        )

    full = replace(workshop.config.editions[0], stories=1)
    put("quake", "2026-03-09T12:00", "Earthquake kills 120 in Serim valley", TOLL)
    put("pier", "2026-03-09T12:00", "Quiz: which pier is this?", HOLIDAY)
    now = datetime(2026, 3, 10, 8, tzinfo=UTC)
    runs.collect(workshop, now=now)
    first = runs.build(workshop, edition=full, day=DAYS[0], now=now).brief
    put("pier-2", "2026-03-10T12:00", "Quiz: which pier is this?", (*HOLIDAY, AGAIN))
    now = datetime(2026, 3, 11, 8, tzinfo=UTC)
    runs.collect(workshop, now=now)
    second = runs.build(workshop, edition=full, day=DAYS[1], now=now).brief

    (quake,), (pier,) = first.stories, second.stories
    assert quake.summary.headline == "Earthquake kills 120 in Serim valley"
    assert not pier.story.update
    assert pier.updates is None
    assert HOLIDAY[0] in [s.evidence.quote for s in pier.summary.sentences]
