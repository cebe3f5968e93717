"""What a round of collecting costs: 200 feeds of 100 entries, beside the work that must be done.

    python -m benchmarks.collecting [--feeds 200] [--entries 100] [--words 150]

Writes the feeds (invented news as HTML in RSS, each entry with a teaser and its text), reads them
into a fresh store as `briefing collect` does, then once more with nothing new. Beside it stands,
measured apart: parsing all feeds, reading the text out of each entry, storing all articles.
Promise: the round costs at most 1.3 times their sum, the second at most a tenth of the first.
Processor seconds of this process, user and system.
"""

import argparse
import random
import resource
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import TypeVar

from briefing.assembly import assemble, sources
from briefing.config import load_config
from briefing.model import FetchedArticle
from briefing.runs import collect
from briefing.sources.feed_markup import mended

Result = TypeVar("Result")

# So many feeds in turns: the machine may be busier in one half of a run than in the other.
_AT_A_TIME = 10
_NOW = datetime(2031, 5, 5, 12, tzinfo=UTC)
_WORDS = (
    "minister harbour council ferry budget talks visit treaty border village court police fire "
    "election storm bridge school doctor market price league report union strike vote river "
    "museum station island tunnel mayor summit president farmer engine cabinet committee"
).split()


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--entries", type=int, default=100)
    parser.add_argument("--words", type=int, default=150)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, feeds=given.feeds, entries=given.entries, words=given.words)
        _measure(folder)


def _measure(folder: Path) -> None:
    """Take some feeds at a time, in the round and apart, so that both see the same machine."""
    config, apart = (load_config(folder / f"{name}.yaml") for name in ("config", "apart"))
    every = sources(config)
    round_ = parsing = extraction = storing = 0.0
    new = 0
    with assemble(config) as workshop, assemble(apart) as beside:
        for each in (workshop, beside):
            collect(each, now=_NOW, only=[])  # makes the tables
        _extract(_parse([(folder / "000.xml").read_text("utf-8")]))  # loads what both load
        for begin in range(0, len(every), _AT_A_TIME):
            some = every[begin : begin + _AT_A_TIME]
            names = [named.name for named in some]
            used, report = _timed(lambda names=names: collect(workshop, now=_NOW, only=names))
            round_ += used
            new += sum(outcome.new for outcome in report.outcomes)
            texts = [(folder / f"{begin + i:03}.xml").read_text("utf-8") for i in range(len(some))]
            used, parsed = _timed(lambda texts=texts: _parse(texts))
            parsing += used
            extraction += _timed(lambda parsed=parsed: _extract(parsed))[0]
            fetched = [
                replace(item, origin=named.name)
                for named in some
                for item in named.source.fetch(now=_NOW)
                if isinstance(item, FetchedArticle)
            ]
            storing += _timed(
                lambda fetched=fetched: list(beside.store.articles.add_many(fetched, now=_NOW))
            )[0]
        second, again = _timed(lambda: collect(workshop, now=_NOW + timedelta(hours=1)))
    assert not any(outcome.new for outcome in again.outcomes)
    work = parsing + extraction + storing
    print(f"articles            {new:8,}")
    print(f"parsing             {parsing:8.1f} s")
    print(f"extraction          {extraction:8.1f} s")
    print(f"storing             {storing:8.1f} s")
    print(f"the round           {round_:8.1f} s   {round_ / work:.2f} of them (at most 1.3)")
    print(f"with nothing new    {second:8.1f} s   {second / round_:.2f} of the first (at most 0.1)")


def _parse(texts: list[str]) -> list[list[dict[str, object]]]:
    import feedparser

    return [
        feedparser.parse(mended(text).encode(), sanitize_html=False, resolve_relative_uris=False)[
            "entries"
        ]
        for text in texts
    ]


def _extract(feeds: list[list[dict[str, object]]]) -> None:
    from briefing.sources.feed_text import entry_article

    for entries in feeds:
        for entry in entries:
            list(entry_article(entry, where="feed", outlet="O", language=None))


def _write(folder: Path, *, feeds: int, entries: int, words: int) -> None:
    chance = random.Random(7)
    listed = []
    for feed in range(feeds):
        items = "".join(_item(feed, entry, words, chance) for entry in range(entries))
        path = folder / f"{feed:03}.xml"
        path.write_text(
            f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0' "
            f"xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
            f"<title>Paper {feed}</title><language>en</language>{items}</channel></rss>",
            encoding="utf-8",
        )
        listed.append(f"  - feed: {path.name}\n")
    for name in ("config", "apart"):
        (folder / f"{name}.yaml").write_text(
            f"store: {name}.db\nsources:\n{''.join(listed)}editions:\n  - name: daily\n",
            encoding="utf-8",
        )


def _item(feed: int, entry: int, words: int, chance: random.Random) -> str:
    title = f"{_sentence(chance, 6)} {feed} {entry}"
    text = "".join(f"<p>{_sentence(chance, 25)}.</p>" for _ in range(max(words // 25, 1)))
    when = format_datetime(_NOW - timedelta(minutes=chance.randrange(1440)))
    url = f"https://paper{feed}.example/news/{entry}"
    return (
        f"<item><title>{title}</title><link>{url}</link><guid>{url}</guid><pubDate>{when}</pubDate>"
        f"<description>{escape(_sentence(chance, 20))}</description>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
    )


def _sentence(chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(_WORDS, k=length)).capitalize()


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    before = _processor()
    result = work()
    return _processor() - before, result


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
