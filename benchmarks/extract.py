"""How well articles are read out of web pages: ours beside peers, on a folder that you bring.

    python -m benchmarks.extract [FOLDER] [--peers trafilatura readability ...]

FOLDER is laid out as the public article-extraction-benchmark: `ground-truth.json`, an object of
{"articleBody": ...} by page, and the pages as `html/PAGE.html.gz` (or unpacked). The metric is
that benchmark's: the shingles of four words that ours and the truth share, precision and recall
averaged over the pages. `±` is the standard error of F1 over resampled pages. Peers that are not
installed are named and left out. It is for measuring only: nothing here was trained on it. Without
FOLDER invented news stands in plain pages, which every peer reads well: that shows what a page
costs, and nothing else.
"""

import argparse
import gzip
import html
import json
import random
import re
import resource
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import fmean, stdev

from benchmarks.invented_news import invented_news
from briefing.errors import ArticleError
from briefing.model import ArticleId
from briefing.sources import web_text
from briefing.sources.parsed import Parsed

Extract = Callable[[str], str]
Shares = tuple[float, float, float]

_TOKEN = re.compile(r"\w+")
_SHINGLE = 4
_SAMPLES = 200
_INVENTED = 100
_PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta property="article:published_time" content="{published}"></head><body>
<nav><ul>{links}</ul></nav><main><article><h1>{title}</h1>{paragraphs}</article></main>
<aside><h2>Most read</h2><ul>{links}</ul></aside><footer><p>All rights reserved.</p></footer>
</body></html>"""
_LINKS = "".join(f'<li><a href="/{n}">Section {n} of the outlet</a></li>' for n in range(40))


def _briefing() -> Extract:
    def extract(page: str) -> str:
        try:
            found = [
                item for item in web_text.parse(page, where="page") if isinstance(item, Parsed)
            ]
        except ArticleError:
            return ""
        return found[0].text if found else ""

    return extract


def _trafilatura() -> Extract:
    import trafilatura

    return lambda page: trafilatura.extract(page, include_comments=False) or ""


def _trafilatura_precise() -> Extract:
    import trafilatura

    return lambda page: (
        trafilatura.extract(page, favor_precision=True, include_comments=False) or ""
    )


def _readability() -> Extract:
    from readability import Document

    from briefing.sources.fragments import fragment_text

    return lambda page: fragment_text(Document(page).summary())


def _newspaper() -> Extract:
    import newspaper

    def extract(page: str) -> str:
        article = newspaper.Article("https://page.example/")
        article.download(input_html=page)
        article.parse()
        return str(article.text)

    return extract


MADE: Mapping[str, Callable[[], Extract]] = {
    "briefing": _briefing,
    "trafilatura": _trafilatura,
    "trafilatura, precise": _trafilatura_precise,
    "readability": _readability,
    "newspaper": _newspaper,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="of pages; invented ones if none")
    parser.add_argument("--peers", nargs="*", default=[name for name in MADE if name != "briefing"])
    given = parser.parse_args(arguments)
    truth, pages = _brought(given.folder) if given.folder else _invented()
    print(
        f"{'':22}{'F1':>8}{'±':>7}{'P':>8}{'R':>8}{'exact':>8}{'CPU s':>8}{'/ ours':>8}"
        f"   {len(pages)} pages"
    )
    ours = 0.0
    for name in ("briefing", *given.peers):
        try:
            extract = MADE[name]()
        except ImportError as error:
            print(f"{name:22}not installed: {error.name}")
            continue
        before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
        shares = [matching(truth[page], _text(extract, content)) for page, content in pages.items()]
        seconds = resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
        ours = ours or max(seconds, 0.001)
        precision, recall, f1 = scores(shares)
        exact = fmean(not (wrong or missed) for _, wrong, missed in shares)
        print(
            f"{name:22}{f1:8.4f}{_error(shares):7.3f}{precision:8.4f}{recall:8.4f}{exact:8.3f}"
            f"{seconds:8.1f}{seconds / ours:8.2f}"
        )


def _brought(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """What is true of each page of a folder, and the pages."""
    told: Mapping[str, Mapping[str, str]] = json.loads(
        (folder / "ground-truth.json").read_text(encoding="utf-8")
    )
    truth = {name: told[name].get("articleBody", "") for name in sorted(told)}
    return truth, {name: _page(folder / "html", name) for name in truth}


def _invented() -> tuple[dict[str, str], dict[str, str]]:
    """The same of invented news, five sentences to a paragraph."""
    truth, pages = {}, {}
    for told in invented_news(date(2026, 3, 4), days=1, per_day=_INVENTED):
        name, sentences = (
            told.fetched.key,
            [one.text for one in told.analysis(ArticleId("")).sentences],
        )
        paragraphs = [" ".join(sentences[n : n + 5]) for n in range(0, len(sentences), 5)]
        truth[name] = "\n".join(paragraphs)
        pages[name] = _PAGE.format(
            title=html.escape(told.fetched.title),
            published=told.fetched.published,
            links=_LINKS,
            paragraphs="".join(f"<p>{html.escape(one)}</p>" for one in paragraphs),
        )
    return truth, pages


def matching(true: str, found: str) -> Shares:
    """The shares of common, wrong and missed shingles, which sum up to 1 (or are all 0)."""
    wanted, given = _shingles(true), _shingles(found)
    common = (wanted & given).total()
    counts = common, given.total() - common, wanted.total() - common
    total = sum(counts)
    first, second, third = (count / total if total else 0.0 for count in counts)
    return first, second, third


def scores(shares: Sequence[Shares]) -> tuple[float, float, float]:
    """Precision and recall over all pages, and their F1."""
    precision = fmean(_ratio(common, wrong, missed) for common, wrong, missed in shares)
    recall = fmean(_ratio(common, missed, wrong) for common, wrong, missed in shares)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _ratio(common: float, against: float, other: float) -> float:
    if not against and not other:
        return 1.0
    return common / (common + against) if common + against else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _TOKEN.findall(text)
    count = max(1, len(words) - _SHINGLE + 1) if words else 0
    return Counter(tuple(words[start : start + _SHINGLE]) for start in range(count))


def _error(shares: Sequence[Shares]) -> float:
    chance = random.Random(0)
    drawn = [scores(chance.choices(shares, k=len(shares)))[2] for _ in range(_SAMPLES)]
    return stdev(drawn)


def _text(extract: Extract, page: str) -> str:
    try:
        return extract(page)
    except Exception as error:  # noqa: BLE001 -- a peer that breaks down has read nothing
        print(f"  {type(error).__name__}: {error}"[:100])
        return ""


def _page(folder: Path, name: str) -> str:
    packed = folder / f"{name}.html.gz"
    if packed.exists():
        return gzip.decompress(packed.read_bytes()).decode("utf-8", "replace")
    return (folder / f"{name}.html").read_text(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
