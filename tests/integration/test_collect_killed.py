"""A collect that is killed anywhere loses nothing that it has kept, and the next one completes it.

BRIEFING_KILL_COLLECTS says how often it is killed on each database; a few times without it.
"""

import os
import random
import signal
from itertools import count

import pytest
from sqlalchemy import create_engine, text

KILLS = int(os.environ.get("BRIEFING_KILL_COLLECTS", "2"))
ENTRIES, FEEDS = 120, 3
# A round that stops short of its end is followed by another, so often; then one comes to its end.
ATTEMPTS = 4
ITEM = (
    "<item><guid>{key}</guid><title>Ferry {key} leaves</title>"
    "<description>Ferry {key} left the harbour of Lom.</description></item>"
)


def feeds(folder, day, entries):
    """The feeds of a day, with so many entries each; none of the day before is in them."""
    for feed in range(FEEDS):
        items = "".join(ITEM.format(key=f"{day}-{feed}-{entry}") for entry in range(entries))
        path = folder / f"{feed}.xml"
        path.write_text(f"<rss version='2.0'><channel><title>{feed}</title>{items}</channel></rss>")


def collected(fork_server, folder, commit=0):
    """One round, and the number of articles of each commit that it lived to tell of."""
    done = fork_server.run("tests.mortal_collect", str(folder / "config.yaml"), str(commit))
    lines = done.stdout.split()
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return [int(line) for line in lines if line.isdigit()], "done" in lines


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_nothing_that_was_kept_is_lost(kind, tmp_path, request, fork_server):
    """After each kill every article that was acknowledged is there, and none twice."""
    chance = random.Random(f"collect {kind}")
    url = f"sqlite:///{tmp_path}/news.db"
    if kind == "postgres":
        url = request.getfixturevalue("postgres_url")
    listed = "".join(f"  - feed: {feed}.xml\n" for feed in range(FEEDS))
    (tmp_path / "config.yaml").write_text(
        f"store: {url}\nsources:\n{listed}editions:\n  - name: daily\n", encoding="utf-8"
    )
    engine = create_engine(url)
    killed = kept = 0
    commits = FEEDS
    for day, grown in ((day, grown) for day in count() for grown in (1, 2)):
        if killed >= KILLS:
            break
        feeds(tmp_path, day, grown * ENTRIES)
        for attempt in range(ATTEMPTS + 1):
            told, done = collected(
                fork_server, tmp_path, chance.randint(1, commits) if attempt < ATTEMPTS else 0
            )
            kept = max([kept, *told])
            killed += not done
            with engine.connect() as connection:
                articles = connection.execute(text("select id from articles")).scalars().all()
                if kind == "sqlite":
                    assert connection.execute(text("pragma integrity_check")).scalar() == "ok"
            assert len(articles) >= kept
            assert len(set(articles)) == len(articles)
            if done:
                break
        commits = max(commits, len(told))
        assert len(articles) == (2 * day + grown) * ENTRIES * FEEDS
    engine.dispose()
    assert killed >= KILLS
