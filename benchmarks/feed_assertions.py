"""How many statements of feedparser's own tests hold of ours, on a folder of them that you bring.

    python -m benchmarks.feed_assertions FOLDER

FOLDER holds feeds of which each says in a comment what a reader should find in it, as the `tests`
of feedparser's source do: `Expect: not bozo and entries[0]['title'] == u'Example'`. Counted is what
they state of a title, a text (summary, description, content), a link, an id of an entry. Their HTML
is turned to words first, and an entry that has neither headline nor text gets a headline. Whatever
does not hold is printed. It is for measuring only.
"""

import argparse
import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.html
from lxml.etree import LxmlError

from briefing.errors import SourceError
from briefing.model import FetchedArticle
from briefing.sources import Feed
from briefing.sources.responses import Answer

_EXPECT = re.compile(r"Expect:\s*(.*?)\s*-->", re.DOTALL)
_LITERAL = r"u?(?:\"\"\".*?\"\"\"|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_STATED = re.compile(
    rf"entries\[(\d)\]\['(\w+)'\](?:\[0\]\['value'\])?\s*==\s*({_LITERAL})(?!\s*\+)", re.DOTALL
)
_KINDS = {
    "title": "title", "summary": "text", "description": "text", "content": "text",
    "link": "link", "id": "id", "guid": "id",
}  # fmt: skip
_TITLED = re.compile(rb"<[\w:]*title", re.IGNORECASE)
_ENTRY = re.compile(rb"(<(?:entry|item)(?:\s[^>]*)?>)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_APART = ("p", "div", "br", "li", "ul", "ol", "td", "tr", "h1", "h2", "blockquote", "dd", "dt")
# Their tests ask a server of their own.
_SERVER = "http://127.0.0.1:8097"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a test states of an entry, and what we read there."""

    kind: str
    expected: str
    found: str

    @property
    def holds(self) -> bool:
        """Whether both say the same words; for what is no text, the same signs."""
        if self.kind not in ("title", "text"):
            return self.found == self.expected
        words = " ".join(self.found.split())
        same = _words(self.expected)
        return self.found == self.expected or words.replace(" ", "") == same.replace(" ", "")


def main(arguments: list[str] | None = None) -> None:
    """Count, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args(arguments)
    held: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    files = 0
    for path in sorted(given.folder.rglob("*.xml")):
        files += 1
        for one in statements(path, root=given.folder):
            all_[one.kind] += 1
            held[one.kind] += one.holds
            if not one.holds:
                name = path.relative_to(given.folder)
                print(f"{name}: {one.kind} {one.expected[:80]!r}, ours {one.found[:80]!r}")
    print(f"{files:,} feeds")
    for kind, number in all_.items():
        print(f"{kind:6} {held[kind]:5} of {number:5}  {held[kind] / number:.4f}")


def statements(path: Path, *, root: Path) -> Iterator[Statement]:
    """What a test states of the entries of its feed, beside what we read."""
    content = path.read_bytes()
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    expect = _EXPECT.search(content.decode("utf-16" if wide else "latin-1", errors="replace"))
    stated = _STATED.findall(expect[1]) if expect else []
    if expect and "title" not in expect[1] and not _TITLED.search(content.partition(b"-->")[2]):
        content = _ENTRY.sub(rb"\1<title>Headline</title>", content)
    articles = _articles(content, url=f"{_SERVER}/{root.name}/{path.relative_to(root)}")
    for number, field, literal in stated:
        kind = _KINDS.get(field)
        if kind is None:
            continue
        found = articles[int(number)] if int(number) < len(articles) else None
        expected = str(ast.literal_eval(literal.removeprefix("u")))
        ours = "" if found is None else _said(found, kind)
        if kind == "text" and not _words(expected) and found and found.text == found.title:
            ours = ""  # the headline stands in
        yield Statement(kind=kind, expected=expected, found=ours)


def _articles(content: bytes, *, url: str) -> list[FetchedArticle]:
    try:
        found = list(Feed(url=url).articles(Answer(url=url, status=200, content=content)))
    except SourceError:
        return []
    return [one for one in found if isinstance(one, FetchedArticle)]


def _said(article: FetchedArticle, kind: str) -> str:
    values = {"title": article.title, "text": article.text, "link": article.url, "id": article.key}
    return values[kind] or ""


def _words(html: str) -> str:
    """The words of a piece of HTML, read without any code of ours."""
    if re.search(r"<[a-zA-Z/!]|&", html):
        try:
            root = lxml.html.document_fromstring(f"<body>{html}</body>")
        except (LxmlError, ValueError):
            return " ".join(html.split())
        for element in root.iter(*_APART):
            element.tail = f" {element.tail or ''}"
            element.text = f" {element.text or ''}"
        html = root.text_content()
    return " ".join(_CONTROLS.sub("", html).split())


if __name__ == "__main__":
    main()
