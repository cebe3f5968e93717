"""Writes anew what the feeds here should give: run it, then read the difference line by line."""

import json
from datetime import UTC, datetime
from pathlib import Path

from briefing.model import FetchedArticle, Problem
from briefing.sources import Feed

# What a feed does not say truly about itself, and the user would.
OPTIONS = {"wrong-charset.xml": {"encoding": "cp1254"}}
HERE = Path(__file__).parent


def feeds() -> list[Path]:
    """The feeds in this folder."""
    kinds = (".xml", ".json")
    return sorted(p for p in HERE.iterdir() if p.suffix in kinds and ".expected." not in p.name)


def expected(path: Path) -> Path:
    """Where it is written what a feed should give."""
    return path.with_name(f"{path.name}.expected.json")


def read(path: Path) -> list[dict[str, str]]:
    """What a feed gives, as plain values."""
    feed = Feed(url=str(path), **OPTIONS.get(path.name, {}))
    return [_plain(item) for item in feed.fetch(now=datetime(2026, 3, 10, 7, tzinfo=UTC))]


def _plain(item: FetchedArticle | Problem) -> dict[str, str]:
    if isinstance(item, Problem):
        return {"problem": item.message}
    values = {name: getattr(item, name) for name in FetchedArticle.__dataclass_fields__}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
        if value
    }


if __name__ == "__main__":
    for feed_path in feeds():
        text = json.dumps(read(feed_path), ensure_ascii=False, indent=1)
        expected(feed_path).write_text(text + "\n", encoding="utf-8")
