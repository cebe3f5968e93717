"""A PostgreSQL server that goes away for a while costs a wait: nothing is lost, nothing twice."""

import threading
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import make_url, text

from briefing.errors import StoreError
from briefing.model import FetchedArticle, Receipt
from briefing.store import DeliveryState, Outcome, RunRecord, open_store
from tests.integration.border import border
from tests.sample_brief import rich

pytestmark = pytest.mark.postgres

NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
DAY = date(2026, 3, 10)
ZONE = ZoneInfo("UTC")
EVERYTHING = {"since": None, "until": NOW, "zone": ZONE, "as_of": NOW}
DELIVERY = {"edition": "daily", "day": DAY, "channel": "mail", "recipient": "a@desk.example"}


def item(number, **changes):
    base = FetchedArticle(
        key=f"{number}.txt",
        source="The Harbour Post",
        title=f"Ferry {number} leaves",
        text=f"Ferry {number} left the harbour of Lom.",
        published=NOW - timedelta(hours=2),
    )
    return replace(base, **changes)


def line(words):
    """A line of a document whose lines share one address."""
    return item(1, key="list", url="https://news.example/list", document="d", text=words, title="")


def run():
    return RunRecord(kind="collect", started_at=NOW, finished_at=NOW, succeeded=True, counts={})


def receipt():
    return Receipt(channel="mail", recipient="a@desk.example", delivered=True, detail="250 OK")


def keep(store, *articles):
    return [
        (added.outcome, added.article, added.revision)
        for added in store.articles.add_many(iter(articles), now=NOW)
    ]


def kept_as_one(store):
    """Two lines that the first schema took for one article: it kept no links."""
    keep(store, line("d"))
    keep(store, line("e"))
    with store.database.write() as connection:
        connection.execute(text("UPDATE revisions SET link = ''"))


def told_apart(store):
    added = keep(store, line("d"), line("e"))
    return added, sorted(one.text for one in store.articles.known(**EVERYTHING))


# Each says what it did; a thing that is done twice says something else the second time.
ACTS = {
    "articles": lambda store: keep(store, item(1), item(2)),
    "run": lambda store: (store.journal.record(run()), len(store.journal.runs())),
    "claim": lambda store: store.ledger.claim(edition="daily", day=DAY, owner="me", now=NOW),
    "begin": lambda store: store.ledger.begin(**DELIVERY, message_id="m", owner="me", now=NOW),
    "end": lambda store: store.ledger.end(edition="daily", day=DAY, receipt=receipt(), now=NOW),
    "brief": lambda store: store.briefs.put(rich(), built_at=NOW).build,
    "failure": lambda store: (
        store.sources.note_failure("a", now=NOW, error="no"),
        store.sources.health(["a"]),
    ),
}


@pytest.fixture
def way(postgres_url):
    """A way to the server of a fresh store that can be cut."""
    with border(make_url(postgres_url).port) as opened:
        yield opened


@pytest.fixture
def store(way, postgres_url):
    """The store at the end of that way."""
    url = make_url(postgres_url).set(port=way.port).render_as_string()
    with open_store(url, patience=timedelta(seconds=20)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        (b"COMMIT\x00", False),
        (b"COMMIT\x00", True),
        (b"INSERT INTO", False),
        (b"INSERT INTO", True),
        (b"BEGIN", False),
    ],
)
def test_what_a_cut_broke_off_is_done_once(store, way, words, heard, tmp_path):
    """Cut before a transaction's end, in its middle or after it: it is done, and done once."""
    with open_store(str(tmp_path / "uncut.db")) as uncut:
        expected = {name: act(uncut) for name, act in ACTS.items()}

    done = {}
    for name, act in ACTS.items():
        way.cut(words, heard=heard)
        done[name] = act(store)

    assert done == expected
    assert way.cuts >= len(ACTS) - 1  # to end a delivery inserts nothing
    (delivery,) = store.ledger.deliveries()
    assert delivery.state is DeliveryState.SENT
    assert delivery.attempts == 1


def test_lines_are_told_apart_as_if_nothing_had_been_cut(store, way, tmp_path):
    """What was concluded in the part that came to nothing is concluded again."""
    with open_store(str(tmp_path / "uncut.db")) as uncut:
        kept_as_one(uncut)
        expected = told_apart(uncut)
    kept_as_one(store)
    way.cut(b"COMMIT\x00")

    assert told_apart(store) == expected
    assert way.cuts == 1


def test_what_can_be_gone_through_once_is_whole_the_second_time(store, way):
    """A generator handed to a method is not empty when the method is done again."""
    way.cut(b"COMMIT\x00")
    recipients = (("mail", name) for name in ("a", "b"))

    store.ledger.expect(edition="daily", day=DAY, recipients=recipients, now=NOW)

    assert [entry.recipient for entry in store.ledger.deliveries()] == ["a", "b"]


def test_wait_is_said_once_and_its_end(store, way, caplog):
    """Who reads the log knows what is waited for, for how long, and that it was worth it."""
    keep(store, item(1))
    way.cut(b"COMMIT\x00", away=1.0)

    keep(store, item(2))

    waiting, over = (record.getMessage() for record in caplog.records)
    assert "waited for up to 20 s" in waiting
    assert store.where in waiting
    assert "answers again after" in over


def test_who_asks_whether_it_is_there_does_not_wait(store, way, caplog):
    """What watches a process is told at once, and has a patience of its own."""
    store.ask()
    way.cut(b"SELECT", away=5.0)

    with pytest.raises(StoreError):
        store.ask()

    assert not caplog.records


def stopped(server, *, back_in):
    """Stop a server; it is started after some seconds."""
    server.stop()
    threading.Timer(back_in, server.start).start()


def test_server_that_starts_anew_in_mid_collect_loses_nothing(mortal_server):
    """Each article is kept and told as new once, whatever the server was at when it crashed."""

    def source():
        for number in range(1000):
            if number == 600:
                stopped(mortal_server, back_in=1.0)
            yield item(number)

    with open_store(mortal_server.url + "postgres", patience=timedelta(seconds=60)) as store:
        added = list(store.articles.add_many(source(), now=NOW))
        store.journal.record(run())

        assert [one.outcome for one in added] == [Outcome.NEW] * 1000
        assert sum(store.articles.dates(zone=ZONE).values()) == 1000
        assert len(store.journal.runs()) == 1


def test_server_that_stays_away_is_given_up(mortal_server, caplog):
    """With what to do; whoever comes next does not wait again, and is served once it is back."""
    with open_store(mortal_server.url + "template1", patience=timedelta(seconds=1)) as store:
        keep(store, item(1))
        mortal_server.stop()
        try:
            with pytest.raises(StoreError, match="waited for for 1 s") as caught:
                keep(store, item(2))
            begun = time.monotonic()
            with pytest.raises(StoreError):
                store.journal.runs()
            waited = time.monotonic() - begun
        finally:
            mortal_server.start()

        assert store.where in caught.value.message
        assert "do the same again" in caught.value.hint
        assert caught.value.exit_code == 1
        assert waited < 1
        assert len(caplog.records) == 1
        assert [outcome for outcome, *_ in keep(store, item(1), item(2))] == [
            Outcome.UNCHANGED,
            Outcome.NEW,
        ]


def test_server_that_was_never_there_is_not_waited_for(mortal_server):
    """A wrong address is told at once."""
    wrong = make_url(mortal_server.url + "postgres").set(port=1).render_as_string()

    with pytest.raises(StoreError) as caught:
        open_store(wrong)

    assert "waited" not in caught.value.message
