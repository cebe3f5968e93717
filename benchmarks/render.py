"""Measure the PDF: processor time, memory and size, against WeasyPrint alone and goosepaper.

    python -m benchmarks.render [--goosepaper FOLDER]

Every run is a process of its own, so that imports count and memory is its own. "Alone" is the
same page and style given to WeasyPrint itself: no tags, no archive standard, no attachments, no
finisher, no fence, no second layout. goosepaper (an untagged PDF of whole articles, theme Academy)
is measured if FOLDER holds its source and, in FOLDER/deps, the packages it needs; its fifty
articles are made of the example articles and have 600 words each, about as many as news has.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

_WORDS = 600
_HERE = Path(__file__).resolve().parents[1]

_OURS = """
import sys
from tests.sample_brief import brief
from briefing.render.pdf import PdfRenderer
sys.stdout.buffer.write(PdfRenderer().render(brief(stories={n}, actors=25, visits=15)).content)
"""

_ALONE = """
import sys
from weasyprint import CSS, HTML
from briefing.render import pdf
from tests.sample_brief import brief
def keep(job, **_):
    global page, sheets
    page, sheets = job.page, job.sheets
    return b'%PDF-'
pdf._write = keep
pdf.PdfRenderer().render(brief(stories={n}, actors=25, visits=15))
styles = [CSS(string=text) for text, _ in sheets[:2]]
sys.stdout.buffer.write(HTML(string=page).write_pdf(stylesheets=styles))
"""

_GOOSEPAPER = """
import io, os, sys
sys.path[:0] = [{folder!r}, {folder!r} + '/deps']
os.chdir({folder!r})
from goosepaper.goosepaper import Goosepaper
from goosepaper.story import Story
from benchmarks.render import articles
class Provider:
    def get_stories(self, limit=None):
        return [Story(headline=title, body_text=text) for title, text in articles()]
paper = io.BytesIO()
Goosepaper([Provider()]).to_pdf(paper, style='Academy')
sys.stdout.buffer.write(paper.getvalue())
"""


def articles() -> list[tuple[str, str]]:
    """Fifty articles made of the examples: headline and text."""
    found = []
    for path in sorted((_HERE / "examples" / "articles").rglob("*")):
        if path.suffix in {".md", ".txt"}:
            text = path.read_text("utf-8")
            body = text.split("---", 2)[-1].strip() if text.startswith("---") else text
            found.append((path.stem.replace("-", " "), body))
    words = (" ".join(text for _, text in found) + " ").split()
    often = words * (1 + 50 * _WORDS // len(words))
    return [
        (found[n % len(found)][0], " ".join(often[n * _WORDS : (n + 1) * _WORDS]))
        for n in range(50)
    ]


def measured(name: str, code: str) -> float:
    """Run code in a process of its own, print what it took, and return its processor seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code],
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
    parser.add_argument("--goosepaper", type=Path, help="folder with its source and deps/")
    chosen = parser.parse_args()
    for number in (12, 50):
        alone = measured(f"WeasyPrint alone, {number} stories", _ALONE.format(n=number))
        ours = measured(f"ours, {number} stories", _OURS.format(n=number))
        if alone:
            print(f"{'':28} ours / alone = {ours / alone:.2f}")
    if chosen.goosepaper:
        code = _GOOSEPAPER.format(folder=str(chosen.goosepaper.resolve()))
        theirs = measured("goosepaper, 50 articles", code)
        if theirs:
            print(f"{'':28} ours, 50 stories / goosepaper = {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
