"""What no run has read yet is read, each wording once, and kept."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from briefing.runs import collect
from briefing.runs.reading import read

NOW = datetime(2026, 3, 4, 7, tzinfo=UTC)


def test_copies_are_read_once_and_told_each(workshop_with, write):
    """A wire's words in three outlets, headline and all, are one reading and three analyses."""
    body = "ACTOR Ada Berg = minister of harbours"
    workshop = workshop_with()
    for name, text in (("a", body), ("b", "Bread is dear."), ("c", body), ("d", body)):
        write(name, text, source=f"Outlet {name}", title="Harbours")
    collect(workshop, now=NOW)
    articles = workshop.store.articles.known(
        since=NOW.replace(year=2000), until=NOW, zone=ZoneInfo("UTC"), as_of=NOW
    )

    readings = read(workshop, articles, zone=ZoneInfo("UTC"))

    assert workshop.reader.read == 2
    assert [one.analysis.article for one in readings] == [one.id for one in articles]
    assert sum(len(one.analysis.actors) for one in readings) == 3
    assert read(workshop, articles, zone=ZoneInfo("UTC")) == readings
    assert workshop.reader.read == 2
