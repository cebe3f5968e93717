"""Measure the PDF: processor time, memory and size, against WeasyPrint alone and goosepaper.

    python -m benchmarks.render [--articles 87 900 2700] [--stories 12 50] [--built FOLDER]
                               [--validate] [--peers PYTHON] [--without-examples]

Every run is a process of its own, so that imports count and memory is its own. "Alone" is the
same page and style given to WeasyPrint itself: no tags, no archive standard, no attachments, no
finisher, no fence, no second layout.

The days of more and more articles (`benchmarks.busy_days`) all hold twelve stories: what the PDF of
each costs is shown as a ratio to the first. "To print" is the whole of it, from brief to bytes.
The five days of the examples are built first, unless an output folder holds them (`--built`).

With `--validate` every PDF of so many stories is validated as PDF/UA-1 and PDF/A-3a too.

goosepaper makes an untagged PDF of whole articles (theme Academy, without the font that it would
fetch), and so does typst, which is given them as plain paragraphs. PYTHON is an interpreter that
has them (`pip install goosepaper typst` in an environment of its own); one that it lacks is named.
Ours begins beside them with the same fifty articles, kept and analysed, and ends with the brief's
PDF: `briefing build --rebuild --no-collect --format pdf`. The articles are fifty of the examples,
each repeated until it has 600 words, about as many as news has.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.power_law import exponent
from briefing.render.pdf import PdfRenderer

_WORDS = 600
_HERE = Path(__file__).resolve().parents[1]

_SAMPLE = """
from tests.sample_brief import brief
subject = brief(stories={n}, actors=25, visits=15)
"""

_BUSY = """
from benchmarks.busy_days import busy_day
subject = busy_day({n})
"""

_BUILT = """
import json, pathlib
from briefing.model import Brief
from briefing.store.codec import from_plain
subject = from_plain(Brief, json.loads(pathlib.Path({path!r}).read_text("utf-8"))["brief"])
"""

_OURS = """
import sys
from briefing.render.pdf import PdfRenderer
sys.stdout.buffer.write(PdfRenderer().render(subject).content)
"""

_ALONE = """
import sys
from weasyprint import CSS, HTML
from briefing.render import pdf
def keep(job, **_):
    global page, sheets
    page, sheets = job.page, job.sheets
    return b'%PDF-'
pdf._write = keep
pdf.PdfRenderer().render(subject)
styles = [CSS(string=text) for text, _ in sheets[:2]]
sys.stdout.buffer.write(HTML(string=page).write_pdf(stylesheets=styles))
"""

_GOOSEPAPER = """
import io, json, sys
from goosepaper.goosepaper import Goosepaper
from goosepaper.story import Story
from goosepaper.styles import Style
Style.get_stylesheets = lambda style: []
articles = json.load(open({articles!r}))
class Provider:
    def get_stories(self, limit=None):
        return [Story(headline=one['title'], body_text=one['text']) for one in articles]
paper = io.BytesIO()
Goosepaper([Provider()]).to_pdf(paper, style='Academy')
sys.stdout.buffer.write(paper.getvalue())
"""

_TYPST = """
import json, re, sys
import typst
articles = json.load(open({articles!r}))
def plain(text):
    return re.sub(r'([\\\\#$*_`<>@~=+/\\[\\]-])', r'\\\\\\1', text)
page = '\\n\\n'.join('= ' + plain(one['title']) + '\\n' + plain(one['text']) for one in articles)
sys.stdout.buffer.write(typst.compile(page.encode()))
"""

_PEERS = {"goosepaper": _GOOSEPAPER, "typst": _TYPST}

_CONFIG = """
sources:
  - folder: articles
editions:
  - name: daily
    title: The Daily Brief
    zone: UTC
    hour: "07:00"
output: output
store: briefing.db
"""
_EXAMPLES = """
sources:
  - folder: {examples}/articles
  - folder: {examples}/feeds
editions:
  - name: morning
    zone: Europe/Istanbul
    hour: "07:00"
    days: weekdays
    formats: [json]
"""
_FROM_STORE = "--no-collect --rebuild --format pdf"
_BUILD = """
import os, sys
os.chdir({folder!r})
sys.argv = ['briefing', 'build', '--date', '2026-03-04', *{options!r}.split()]
from briefing.cli import main
main()
"""


def articles() -> list[tuple[str, str]]:
    """Fifty of the example articles, headline and text, each repeated to the length of news."""
    found = []
    for path in sorted((_HERE / "examples" / "articles").rglob("*")):
        if path.suffix in {".md", ".txt"}:
            text = path.read_text("utf-8")
            body = text.split("---", 2)[-1].strip() if text.startswith("---") else text
            words = body.split()
            often = words * (1 + _WORDS // len(words))
            found.append((path.stem.replace("-", " "), " ".join(often[:_WORDS])))
    return found[:50]


def beside_peers(python: Path) -> None:
    """Measure the peers that an interpreter has, and ours, on the same fifty articles."""
    made = [
        {"id": str(n), "title": title.capitalize(), "text": text, "source": f"Outlet {n % 7}",
         "published": f"2026-03-03T{8 + n % 14:02}:00:00Z"}
        for n, (title, text) in enumerate(articles())
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "config.yaml").write_text(_CONFIG)
        (home / "articles").mkdir()
        (home / "articles/all.json").write_text(json.dumps(made))
        read = _BUILD.format(folder=folder, options="--format json")
        subprocess.run([sys.executable, "-c", read], check=True, capture_output=True)
        ours = measured("ours, 50 articles", _BUILD.format(folder=folder, options=_FROM_STORE))
        for name, code in _PEERS.items():
            if subprocess.run([python, "-c", f"import {name}"], capture_output=True).returncode:
                print(f"{name:28} not installed")
                continue
            paper = code.format(articles=str(home / "articles/all.json"))
            if theirs := measured(f"{name}, 50 articles", paper, python=python):
                print(f"{'':28} ours / {name} = {ours / theirs:.2f}")


def measured(name: str, code: str, *, python: Path = Path(sys.executable)) -> float:
    """Run code in a process of its own, print what it took, and return its processor seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    done = subprocess.run(
        [python, "-c", code],
        env=os.environ | {"PYTHONPATH": str(_HERE), "FONTCONFIG_FILE": str(_fontconfig())},
        capture_output=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode != 0:
        print(f"{name:28} failed: {done.stderr.decode()[-300:]}")
        return 0.0
    wall = time.perf_counter() - began
    print(
        f"{name:28} {seconds:6.2f} CPU s {wall:6.1f} s {len(done.stdout) // 1024:6} KB, "
        f"{after.ru_maxrss // 1024} MB at most so far"
    )
    return seconds


def busy_days(articles: Sequence[int]) -> None:
    """Measure days of so many articles, twelve stories each."""
    costs = []
    for number in articles:
        seconds = measured(f"12 stories of {number} articles", _BUSY.format(n=number) + _OURS)
        costs.append(seconds)
        if seconds and costs[0]:
            print(f"{'':28} beside {articles[0]} articles = {seconds / costs[0]:.2f}")
    if all(costs) and len(costs) > 1:
        print(f"{'':28} exponent {exponent(articles, costs):.2f}")


def beside_alone(name: str, subject: str) -> tuple[float, float]:
    """Measure WeasyPrint alone and ours on the same brief; return the seconds of both."""
    alone = measured(f"WeasyPrint alone, {name}", subject + _ALONE)
    ours = measured(f"ours, {name}", subject + _OURS)
    if alone:
        print(f"{'':28} ours / alone = {ours / alone:.2f}")
    return alone, ours


def example_days(built: Path | None) -> None:
    """Measure the five days of the examples, and all of them together.

    Args:
        built: An output folder that holds their `brief.json`; None to build them first.
    """
    with tempfile.TemporaryDirectory() as folder:
        if built is None:
            built = _build_examples(Path(folder))
        pairs = [
            beside_alone(path.parent.name, _BUILT.format(path=str(path.resolve())))
            for path in sorted(built.rglob("brief.json"))
        ]
    alone, ours = (sum(seconds) for seconds in zip(*pairs, strict=True))
    print(f"{len(pairs)} example days: ours {ours:.1f}, alone {alone:.1f}: {ours / alone:.2f}")


def _build_examples(home: Path) -> Path:
    """Build the five days in a folder of their own, as data alone; return the output folder."""
    (home / "config.yaml").write_text(_EXAMPLES.format(examples=_HERE / "examples"), "utf-8")
    for day in range(2, 7):
        subprocess.run(
            [sys.executable, "-m", "briefing", "build", "--date", f"2026-03-0{day}"],
            cwd=home,
            env=os.environ | {"PYTHONPATH": str(_HERE)},
            check=True,
            capture_output=True,
        )
    return home / "output"


def validated(number: int) -> None:
    """Print whether the PDF of so many stories is accessible and archivable.

    The validator follows 256 references by default; the bookmarks of a long PDF are a longer chain.
    """
    import page

    from tests.sample_brief import brief

    content = PdfRenderer().render(brief(stories=number, actors=25, visits=40)).content
    limits = page.SafetyLimits(max_reference_depth=4096)
    for profile in ("ua1", "3a"):
        report = page.validate_pdf_bytes(content, profile=profile, limits=limits)
        said = "compliant" if report.is_compliant else f"{len(report.failures)} failures"
        print(f"{number} stories, {profile}: {said}")


def _fontconfig() -> Path:
    """Give every run the same fonts: ours."""
    path = Path(os.environ.get("TMPDIR", "/tmp")) / "briefing-benchmark-fonts.conf"
    folder = _HERE / "templates" / "fonts"
    path.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{path}.cache</cachedir></fontconfig>"
    )
    return path


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--peers", type=Path, metavar="PYTHON", help="has goosepaper, or typst")
    parser.add_argument("--without-examples", action="store_true", help="no example days")
    parser.add_argument("--articles", type=int, nargs="*", default=(87, 900, 2700), metavar="N")
    parser.add_argument("--stories", type=int, nargs="*", default=(12, 50), metavar="N")
    parser.add_argument("--validate", action="store_true", help="PDF/UA-1 and PDF/A-3a")
    parser.add_argument("--built", type=Path, metavar="FOLDER", help="holds the example days")
    chosen = parser.parse_args()
    busy_days(chosen.articles)
    for number in chosen.stories:
        beside_alone(f"{number} stories", _SAMPLE.format(n=number))
        if chosen.validate:
            validated(number)
    if not chosen.without_examples:
        example_days(chosen.built)
    if chosen.peers:
        beside_peers(chosen.peers)
    else:
        print(f"{', '.join(_PEERS):28} not measured: no --peers")


if __name__ == "__main__":
    main()
