"""No brief on the shipped examples gives anybody an untrue role or country."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from benchmarks.read_once import read_once
from briefing.actors import key_actors
from briefing.model import ActorType, Article, ArticleId, Problem, Reading, published_instant
from briefing.names import same_name, words
from briefing.sources.folder import Folder

EXAMPLES = Path(__file__).parents[2] / "examples"
LABELS = json.loads((EXAMPLES / "labels/actors.json").read_text(encoding="utf-8"))
ZONE = ZoneInfo("Europe/Istanbul")
NOW = datetime(2026, 3, 7, tzinfo=UTC)
DAYS = [datetime(2026, 3, day, 4, tzinfo=UTC) for day in range(2, 7)]
LINKS = {"the", "of", "for", "a"}

pytestmark = [pytest.mark.model, pytest.mark.slow]


def kept(fetched):
    timed = fetched.published if isinstance(fetched.published, datetime) else None
    return Article(
        id=ArticleId(fetched.key), revision=1, source=fetched.source, title=fetched.title,
        text=fetched.text, url=fetched.url, published_at=timed and timed.astimezone(UTC),
        published_on=None if timed else fetched.published, known_at=NOW, first_seen=NOW,
        language=fetched.language,
    )  # fmt: skip


@pytest.fixture(scope="module")
def readings():
    fetched = [
        item
        for folder in ("articles", "feeds")
        for item in Folder(path=str(EXAMPLES / folder)).fetch(now=NOW)
        if not isinstance(item, Problem)
    ]
    articles = [kept(item) for item in fetched]
    return [
        Reading(article=article, analysis=analysis, published=published_instant(article, zone=ZONE))
        for article, analysis in zip(articles, read_once().analyse(articles), strict=True)
    ]


def agrees(role, label):
    """Whether a printed role says the same as the label, or part of it."""
    said, true = set(words(role)) - LINKS, set(words(label)) - LINKS
    return said <= true or true <= said or len(said & true) / len(said | true) >= 0.5


def stands_for(affiliation, label):
    """The label's country or organisation, or a place or body that the label's role names."""
    return affiliation == label["affiliation"] or affiliation in label["role"]


@pytest.mark.parametrize("cutoff", DAYS, ids=lambda day: f"{day:%d %B}")
def test_no_key_actor_is_given_an_untrue_role_or_country(readings, cutoff):
    """Whoever is labelled has the label's role and country, or none."""
    since = cutoff - timedelta(days=1)
    window = [r for r in readings if since < r.published <= cutoff]
    history = [r for r in readings if r.published <= since]
    wrong, checked = [], 0
    for actor in key_actors(window, history=history, limit=25, zone=ZONE):
        labels = [a for a in LABELS if same_name(actor.name, a["name"])]
        if actor.type is not ActorType.PERSON or not labels:
            continue
        checked += 1
        fits = [
            label
            for label in labels
            if (actor.role is None or agrees(actor.role, label["role"]))
            and (actor.affiliation is None or stands_for(actor.affiliation, label))
        ]
        if not fits:
            wrong.append((actor.name, actor.role, actor.affiliation))

    assert wrong == []
    assert checked >= 10
