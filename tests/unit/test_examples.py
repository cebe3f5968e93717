"""The examples keep what their README and their labels promise."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from lxml import etree, html
from ruamel.yaml import YAML

from briefing.model import ActorType, ChangeKind, Granularity, VisitStatus

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
BRIEF_DAYS = tuple(date(2026, 3, day) for day in range(2, 7))
PUBLICATION_DAYS = tuple(date(2026, 3, day) for day in range(1, 6))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = {"March": 3, "April": 4}
ATOM = {"a": "http://www.w3.org/2005/Atom"}
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


@dataclass(frozen=True)
class Example:
    """One article as this test reads it, without the package's own sources."""

    key: str
    outlet: str
    title: str
    text: str
    published: datetime | None
    updated: datetime | None = None
    url: str | None = None
    language: str = "en"


def _moment(value: object) -> datetime | None:
    return None if value is None else datetime.fromisoformat(str(value))


def _with_front_matter(key: str, raw: str) -> Example:
    if not raw.startswith("---\n"):
        title, _, text = raw.partition("\n")
        return Example(key, "", title, text.strip(), None)
    _, head, text = raw.split("---\n", 2)
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = lambda loader, node: (
        loader.construct_scalar(node)
    )
    meta: Mapping[str, str] = yaml.load(head)
    title = meta.get("title")
    if title is None:
        title, _, text = text.strip().partition("\n")
    return Example(
        key,
        meta["source"],
        title,
        text.strip(),
        _moment(meta["date"]),
        _moment(meta.get("updated")),
        meta.get("url"),
        meta["language"],
    )


def _record(key: str, record: Mapping[str, str]) -> Example:
    return Example(
        key,
        record["source"],
        record["title"],
        record["text"],
        _moment(record["published"]),
        url=record["url"],
        language=record["language"],
    )


def _page(key: str, raw: bytes) -> Example:
    tree = html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))

    def meta(name: str) -> str:
        (value,) = tree.xpath("//meta[@property=$name]/@content", name=name)
        return str(value)

    return Example(
        key,
        meta("og:site_name"),
        tree.findtext(".//article//h1"),
        "\n\n".join(p.text_content() for p in tree.xpath("//article//p[not(.//time)]")),
        _moment(meta("article:published_time")),
        url=tree.xpath("string(//link[@rel='canonical']/@href)"),
        language=tree.get("lang")[:2],
    )


def _plain(fragment: str) -> str:
    paragraphs = html.fragments_fromstring(fragment.strip())
    return "\n\n".join(p.text_content() for p in paragraphs)


def _rss(key: str, raw: bytes) -> Iterator[Example]:
    channel = etree.fromstring(raw).find("channel")
    for item in channel.findall("item"):
        yield Example(
            f"{key}#{item.findtext('guid')}",
            channel.findtext("title"),
            item.findtext("title"),
            _plain(item.findtext(CONTENT)),
            parsedate_to_datetime(item.findtext("pubDate")),
            url=item.findtext("link"),
        )


def _atom(key: str, raw: bytes) -> Iterator[Example]:
    feed = etree.fromstring(raw)
    for entry in feed.findall("a:entry", ATOM):
        yield Example(
            f"{key}#{entry.findtext('a:id', namespaces=ATOM)}",
            feed.findtext("a:title", namespaces=ATOM),
            entry.findtext("a:title", namespaces=ATOM),
            _plain(entry.findtext("a:content", namespaces=ATOM)),
            _moment(entry.findtext("a:published", namespaces=ATOM)),
            url=entry.find("a:link", ATOM).get("href"),
        )


def _read(path: Path) -> Iterator[Example]:
    key = path.relative_to(EXAMPLES).as_posix()
    raw = path.read_bytes()
    match path.suffix:
        case ".md" | ".txt":
            yield _with_front_matter(key, raw.decode())
        case ".html":
            yield _page(key, raw)
        case ".json":
            record = json.loads(raw)
            yield _record(f"{key}#{record['id']}", record)
        case ".jsonl":
            for line in raw.decode().splitlines():
                record = json.loads(line)
                yield _record(f"{key}#{record['id']}", record)
        case ".xml":
            yield from (_rss if b"<rss" in raw else _atom)(key, raw)
        case other:
            pytest.fail(f"unexpected file type {other}: {key}")


@cache
def examples() -> dict[str, Example]:
    """Every example article by its label key."""
    paths = sorted(
        p for f in ("articles", "feeds") for p in (EXAMPLES / f).rglob("*") if p.is_file()
    )
    return {example.key: example for path in paths for example in _read(path)}


def label(name: str) -> object:
    """One of the label files, as JSON reads it."""
    return json.loads((EXAMPLES / "labels" / name).read_text(encoding="utf-8"))


def _brief_day(example: Example) -> date:
    """The weekday whose brief covers it: cutoff 07:00 in Istanbul, the weekend in Monday's."""
    local = example.published.astimezone(ZoneInfo("Europe/Istanbul"))
    day = local.date() + timedelta(days=local.time() > time(7))
    return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def test_there_are_as_many_articles_outlets_and_forms_as_promised() -> None:
    """At least sixty texts of at least five outlets, in every form that a source reads."""
    everything = examples()
    assert len(everything) >= 60
    assert len({e.outlet for e in everything.values()} - {""}) >= 5
    forms = Counter(Path(key.partition("#")[0]).suffix for key in everything)
    assert set(forms) == {".md", ".txt", ".html", ".json", ".jsonl", ".xml"}
    assert forms[".html"] >= 5
    assert len(list((EXAMPLES / "feeds").iterdir())) == 2


def test_the_readme_states_the_true_number_of_articles() -> None:
    """A reader who counts comes to the same figure."""
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert f"{len(examples())} short texts" in readme


def test_articles_are_short_and_have_headlines() -> None:
    """Newspaper length, so that a person can check a brief by reading."""
    for example in examples().values():
        assert example.title, example.key
        assert 90 <= len(example.text.split()) <= 320, example.key


def test_five_consecutive_days_have_articles() -> None:
    """Each publication day brings news from several outlets."""
    by_day = Counter(e.published.date() for e in examples().values() if e.published)
    assert all(by_day[day] >= 8 for day in PUBLICATION_DAYS), by_day


@pytest.mark.parametrize("day", BRIEF_DAYS, ids=str)
def test_every_brief_has_about_a_dozen_articles(day: date) -> None:
    """The five weekday briefs are about equally full, each from at least four outlets."""
    inside = [e for e in examples().values() if e.published and _brief_day(e) == day]
    assert 11 <= len(inside) <= 18
    assert len({e.outlet for e in inside}) >= 4


def test_times_have_a_zone_and_file_names_the_day_of_publication() -> None:
    """A time without a zone would mean another moment on another machine."""
    for key, example in examples().items():
        if example.published is None:
            continue
        assert example.published.tzinfo is not None, key
        if (named := re.search(r"/(2026-\d\d-\d\d)-(?!to-)", key)) and "#" not in key:
            assert named[1] == example.published.date().isoformat(), key


def test_only_one_article_has_no_date() -> None:
    """It shows what happens to an undated text."""
    assert [k for k, e in examples().items() if e.published is None] == [
        "articles/notebook/local-history-note.txt"
    ]


def test_two_articles_are_in_other_languages() -> None:
    """They show what is done with a text that no model reads."""
    assert Counter(e.language for e in examples().values()) == {
        "en": len(examples()) - 2,
        "tr": 1,
        "de": 1,
    }


def test_addresses_lead_nowhere() -> None:
    """Reserved names only: nothing in the examples can be fetched."""
    for path in (p for p in EXAMPLES.rglob("*") if p.is_file()):
        for host in re.findall(r"https?://([^/\s\"'<>)]+)", path.read_text(encoding="utf-8")):
            known = host in {"www.w3.org", "purl.org", "schema.org"}
            assert known or host.endswith(".example"), f"{path}: {host}"


def test_one_article_is_rewritten_under_its_address() -> None:
    """Same URL and publication, a later version with other facts."""
    by_url = Counter(e.url for e in examples().values() if e.url)
    (url,) = [u for u, count in by_url.items() if count > 1]
    first, second = sorted(
        (e for e in examples().values() if e.url == url), key=lambda e: e.updated is not None
    )
    assert first.published == second.published
    assert first.updated is None
    assert second.updated > second.published
    assert first.text != second.text


def test_agency_copy_is_printed_nearly_word_for_word() -> None:
    """Two agency reports appear in three outlets each."""
    shingles = {key: _grams(e.text, 5) for key, e in examples().items()}
    copies = {
        key: {
            other
            for other, theirs in shingles.items()
            if other != key and len(mine & theirs) > 0.7 * min(len(mine), len(theirs))
        }
        for key, mine in shingles.items()
        if "/meridian/" in key
    }
    assert sorted(len(found) for found in copies.values() if found) == [2, 2]


def _weekday_claims(text: str) -> Iterator[tuple[str, int, int]]:
    names, months = "|".join(WEEKDAYS), "|".join(MONTHS)
    for match in re.finditer(rf"\b({names}),? (\d\d?) ({months})\b", text):
        yield match[1], int(match[2]), MONTHS[match[3]]
    for match in re.finditer(rf"\b({names}),? ({months}) (\d\d?)\b", text):
        yield match[1], int(match[3]), MONTHS[match[2]]
    for match in re.finditer(rf"\b({months}) (\d\d?), a ({names})\b", text):
        yield match[3], int(match[2]), MONTHS[match[1]]


def test_weekdays_agree_with_dates() -> None:
    """'Thursday, 12 March' is a Thursday wherever a text says it."""
    claims = [
        (example.key, *claim)
        for example in examples().values()
        for claim in _weekday_claims(example.text)
    ]
    assert len(claims) >= 3
    for key, weekday, day, month in claims:
        assert WEEKDAYS[date(2026, month, day).weekday()] == weekday, key


def test_the_day_a_report_says_it_was_written_on_is_its_day_of_publication() -> None:
    """'... said on Sunday' in the first paragraph means today or yesterday; datelines the day."""
    said = re.compile(rf"\b(?:said|announced|confirmed|denied) (?:\w+ )?on ({'|'.join(WEEKDAYS)})")
    found = 0
    for key, example in examples().items():
        if example.published is None:
            continue
        day = example.published.date()
        opening = example.text.partition("\n\n")[0]
        if dateline := re.match(r"[A-Z]{3,}.*?, (March) (\d\d?) \(", opening):
            assert int(dateline[2]) == day.day, key
        for match in said.finditer(opening):
            found += 1
            recent = {WEEKDAYS[day.weekday()], WEEKDAYS[(day - timedelta(days=1)).weekday()]}
            assert match[1] in recent, f"{key}: {match[0]}"
    assert found >= 15


def test_names_come_in_many_scripts() -> None:
    """Turkish letters in the text; Arabic, Cyrillic, Greek and Hebrew names in brackets."""
    text = "\n".join(e.text for e in examples().values())
    assert set("İışŞğçöü") <= set(text)
    for script in (r"[\u0600-\u06ff]", r"[\u0400-\u04ff]", r"[\u0370-\u03ff]", r"[\u0590-\u05ff]"):
        assert re.search(rf"\({script}[^)]+\)", text), script


def test_every_article_has_a_story_label() -> None:
    """Labels and articles name each other exactly."""
    assert set(label("stories.json")) == set(examples())


def test_a_story_runs_over_all_five_briefs() -> None:
    """The flood is told on every day, by several outlets."""
    stories = label("stories.json")
    flood = [e for k, e in examples().items() if stories[k] == "artvin-flood"]
    assert {_brief_day(e) for e in flood} == set(BRIEF_DAYS)
    assert len({e.outlet for e in flood}) >= 4


def test_pairs_of_different_events_share_a_person_and_a_place() -> None:
    """At least five traps for grouping, and both stories of each name the person and the place."""
    stories = label("stories.json")
    pairs = label("pairs.json")
    assert len(pairs) >= 5
    for pair in pairs:
        first, second = pair["stories"]
        assert first != second
        for story in (first, second):
            texts = [e.text for k, e in examples().items() if stories[k] == story]
            surname = pair["actor"].split()[-1]
            assert any(surname in t and pair["place"] in t for t in texts), pair


def test_labelled_actors_are_named_in_the_articles() -> None:
    """Each name, and each native form in brackets, stands in a text."""
    text = "\n".join(e.text for e in examples().values())
    text += "\n".join(e.title for e in examples().values())
    actors = label("actors.json")
    assert len({a["name"] for a in actors}) == len(actors) >= 30
    for actor in actors:
        ActorType(actor["type"])
        assert actor["name"] in text, actor["name"]
        assert actor["native"] is None or f"({actor['native']})" in text, actor["name"]


def test_labelled_visits_use_the_product_s_words_and_sound_dates() -> None:
    """Status, granularity and change are the model's; start is not after end."""
    agenda = label("visits.json")
    assert [date.fromisoformat(day) for day in agenda["briefs"]] == list(BRIEF_DAYS)
    for day, visits in agenda["briefs"].items():
        assert len({v["visit"] for v in visits}) == len(visits)
        for visit in visits:
            VisitStatus(visit["status"])
            granularity = Granularity(visit["granularity"])
            assert visit["change"] is None or ChangeKind(visit["change"])
            dated = granularity is not Granularity.UNSPECIFIED
            assert dated == (visit["start"] is not None) == (visit["end"] is not None), visit
            if dated:
                start, end = (date.fromisoformat(visit[k]) for k in ("start", "end"))
                assert start <= end, visit
                assert (start == end) == (granularity is Granularity.DAY), visit
                assert end >= date.fromisoformat(day) or not VisitStatus(visit["status"]).upcoming


def test_labelled_visits_live_a_consistent_life() -> None:
    """New on the first day, never after; what has ended does not come back."""
    seen: set[str] = set()
    ended: set[str] = set()
    for visits in label("visits.json")["briefs"].values():
        for visit in visits:
            assert (visit["change"] == "new") == (visit["visit"] not in seen), visit
            assert visit["visit"] not in ended, visit
            seen.add(visit["visit"])
            if visit["status"] in {"past", "cancelled", "denied"}:
                assert visit["change"] in {"took place", "cancelled", "denied"}
                ended.add(visit["visit"])
    assert len(seen) >= 20


def test_every_change_of_a_visit_occurs() -> None:
    """The examples show each step of a life, but the return of a visit that was called off."""
    briefs = label("visits.json")["briefs"].values()
    changes = {v["change"] for visits in briefs for v in visits} - {None}
    assert changes == {kind.value for kind in ChangeKind if kind is not ChangeKind.REVIVED}
    assert any(v["conflicts"] for visits in briefs for v in visits)


def test_labelled_visitors_and_places_stand_in_the_articles() -> None:
    """A label that no text supports would be a wish."""
    text = "\n".join(e.text for e in examples().values()).replace("Türkiye", "Turkey")
    for visits in label("visits.json")["briefs"].values():
        for visit in visits:
            for name in [*visit["visitor"][:1], *visit["destination"], visit["host"] or ""]:
                assert name in text, name


def test_every_english_article_says_which_visits_it_reports() -> None:
    """What each reports is labelled; none is a label too."""
    reports = label("reports.json")
    english = {key for key, e in examples().items() if e.language == "en"}
    assert set(reports) == english
    assert sum(not visits for visits in reports.values()) >= 10
    for key, visits in reports.items():
        for visit in visits:
            status = VisitStatus(visit["status"])
            assert visit["upcoming"] == status.upcoming, key
            Granularity(visit["granularity"])
            article = examples()[key]
            assert visit["visitor"][0] in f"{article.title}\n{article.text}", (
                key,
                visit["visitor"],
            )
            assert visit["host"] is None or visit["host"] in article.text, (key, visit["host"])


def _grams(text: str, size: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def test_no_sentence_comes_from_the_corpora_beside_the_checkout() -> None:
    """No eight words in a row are shared with the seed or the evaluation sets."""
    seed = sorted((SHARED / "seed").glob("*.txt"))
    gold = sorted([*(SHARED / "visits").glob("*.jsonl"), *SHARED.glob("summaries/data/**/*.jsonl")])
    if not seed and not gold:
        pytest.skip("the corpora are not beside this checkout")
    theirs: set[tuple[str, ...]] = set()
    for path in [*seed, *gold]:
        theirs |= _grams(path.read_text(encoding="utf-8"), 8)
    for example in examples().values():
        shared = _grams(f"{example.title}\n{example.text}", 8) & theirs
        assert not shared, f"{example.key}: {sorted(shared)[:3]}"
