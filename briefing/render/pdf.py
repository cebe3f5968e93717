"""The brief as a PDF: accessible, archivable, the same bytes for the same brief everywhere.

The page is filled here and set in a process of its own (`briefing.render.pdf_worker`) that knows
only our fonts: those of the system would make the file look, and weigh, different on every machine.
"""

import base64
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

from briefing.errors import RenderError
from briefing.formats import FORMATS
from briefing.model import Brief, Document
from briefing.render.brief_json import JsonRenderer
from briefing.render.environment import environment, folders, font_folders, style
from briefing.render.glyphs import coverage
from briefing.render.ics import IcsRenderer
from briefing.render.length_limits import bounded
from briefing.render.navigation import Ways
from briefing.render.pdf_job import OUT_OF_MEMORY, Enclosure, Job
from briefing.render.phrases import counted
from briefing.render.screen import fill_brief
from briefing.render.view import Facts
from briefing.render.visit_columns import column_widths

# What the writer says of a style sheet it cannot follow: for whoever writes templates.
_LOG = logging.getLogger(__name__)

_PACKAGE_HOME = Path(__file__).resolve().parents[2]
_SIZES = {"A4": "", "Letter": "@page{size:Letter}"}
_PASSED_ON = ("PATH", "SYSTEMROOT", "DYLD_", "LD_LIBRARY_PATH", "COV", "HOME", "VIRTUAL_ENV")

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}<cachedir>{cache}</cachedir>
<alias><family>serif</family><prefer><family>Source Serif 4</family></prefer></alias>
<alias><family>sans-serif</family><prefer><family>Source Sans 3</family></prefer></alias>
</fontconfig>
"""


@dataclass(frozen=True, kw_only=True)
class PdfRenderer:
    """Renders `brief.pdf`: PDF/UA-1 and PDF/A-3a in one file, with the data inside.

    Attributes:
        templates: A folder whose files replace or extend the default templates; fonts in its
            `fonts` folder can be used beside ours.
        page: Paper size.
        pdf_visits: At most so many visits are printed, those with news first; None for all.
        base_url: Where the output folder lies on the web, if it does: the links lead there.
        beside: The formats that lie beside the PDF.
        memory_mb: Most memory the writing process may ask for.
        seconds: Most seconds of the processor it may take; on the clock, many times more.
    """

    templates: Path | None = None
    page: Literal["A4", "Letter"] = "A4"
    pdf_visits: int | None = 60
    base_url: str | None = None
    beside: tuple[str, ...] = ()
    memory_mb: int = 2048
    seconds: int = 180

    def render(self, brief: Brief) -> Document:
        """Return the PDF, with the brief's JSON and calendar attached.

        Raises:
            RenderError: if a template is broken, or the writer fails or passes its limits.
        """
        with self.begun(brief) as finished:
            return finished()

    @contextmanager
    def begun(self, brief: Brief) -> Iterator[Callable[[], Document]]:
        """Begin the same; what is given returns the PDF when it is there.

        Raises:
            RenderError: as `render` does, here or then.
        """
        with _writer(font_folders(self.templates)) as writer:  # gets ready as the page is filled
            content = writer.write(self.job(brief), subject=brief)
            yield lambda: FORMATS["pdf"].document(content())

    def job(self, brief: Brief) -> Job:
        """What the writing process is told.

        Raises:
            RenderError: if a template is broken, or there is no such paper.
        """
        glyphs = coverage(font_folders(self.templates))
        made = environment(self.templates, printable=glyphs.printable)
        ways = Ways.of(brief, self.base_url, self.beside)
        facts = Facts(
            bounded(brief), can_print=glyphs.draws, most_visits=self.pdf_visits, ways=ways
        )
        page, size = fill_brief(made, facts, target="paper"), self._size()
        readable = folders(self.templates)
        base = readable[0].resolve().as_uri() + "/"
        sheets = [
            style(made, "base.css"),
            column_widths() + style(made, "pdf.css") + size,
            style(made, "pdf-tight.css"),
        ]
        return Job(
            page=page,
            sheets=tuple((sheet, base) for sheet in sheets),
            folders=tuple(str(folder) for folder in readable),
            enclosures=_enclosures(brief),
            made=brief.cutoff.isoformat(),
            memory_mb=self.memory_mb,
            seconds=self.seconds,
        )

    def _size(self) -> str:
        if self.page not in _SIZES:
            raise RenderError(
                f"{self.page!r} is no paper size of ours", hint=f"choose {' or '.join(_SIZES)}"
            )
        return _SIZES[self.page]


def _enclosures(brief: Brief) -> tuple[Enclosure, ...]:
    data, visits = JsonRenderer().render(brief), IcsRenderer().render(brief)
    return (
        _enclosure(data, description="The brief as data", relationship="Alternative"),
        _enclosure(visits, description="The visits as a calendar", relationship="Supplement"),
    )


def _enclosure(document: Document, *, description: str, relationship: str) -> Enclosure:
    return Enclosure(
        name=document.name,
        description=description,
        relationship=relationship,
        content=base64.b64encode(document.content).decode("ascii"),
    )


@contextmanager
def _writer(fonts: tuple[Path, ...]) -> Iterator["_Writer"]:
    """A process of its own, which ends with the block."""
    with tempfile.TemporaryDirectory(prefix="briefing-") as scratch:
        config = Path(scratch) / "fonts.conf"
        config.write_text(_fontconfig(fonts, cache=Path(scratch) / "cache"), encoding="utf-8")
        try:
            process = subprocess.Popen(
                [sys.executable, "-m", "briefing.render.pdf_worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_surroundings(config, scratch),
            )
        except OSError as error:
            raise RenderError(
                f"the process that writes PDFs cannot be started: {error.strerror or error}",
                hint="the other formats are not affected",
            ) from error
        with process, ThreadPoolExecutor(max_workers=1) as aside:
            try:
                yield _Writer(process, aside)
            finally:
                process.kill()


@dataclass(frozen=True, slots=True)
class _Writer:
    """The process that writes PDFs, and a thread that waits for it."""

    process: subprocess.Popen[bytes]
    aside: ThreadPoolExecutor

    def write(self, job: Job, *, subject: Brief) -> Callable[[], bytes]:
        """Hand it the job; what is returned waits for the PDF."""
        patience = job.seconds * _PATIENCE
        answer = self.aside.submit(self.process.communicate, job.encode(), patience or None)

        def written() -> bytes:
            try:
                pdf, said = answer.result()
            except subprocess.TimeoutExpired as error:
                raise _too_much(subject, f"more than {counted(patience, 'second')}") from error
            lines = said.decode("utf-8", "replace").strip().splitlines()
            for line in lines:
                _LOG.debug("the PDF writer says: %s", line)
            if self.process.returncode == 0 and pdf.startswith(b"%PDF-"):
                return pdf
            raise _failure(self.process.returncode, lines, job, subject)

        return written


def _failure(status: int, said: Sequence[str], job: Job, subject: Brief) -> RenderError:
    last = said[-1][:300] if said else f"exit status {status}"
    starved = job.memory_mb and any(words in last.lower() for words in _STARVED)
    if status == OUT_OF_MEMORY or starved:
        return _too_much(subject, f"more than {job.memory_mb} MB of memory")
    if status in _KILLED_FOR_TIME:
        return _too_much(subject, f"more than {counted(job.seconds, 'second')} of processor time")
    if status in _CRASHED:
        return RenderError(
            f"the process that writes the PDF of {subject.edition} {subject.day} crashed: {last}",
            hint=f"raise the renderer's memory_mb (now {job.memory_mb}); the other formats are not "
            "affected",
        )
    return RenderError(
        f"the PDF of {subject.edition} {subject.day} could not be written: {last}",
        hint="the other formats are not affected; `briefing check` tells whether Pango is there",
    )


# What libraries say where memory does not suffice: a thread needs room for its stack.
_STARVED = ("memory", "creating thread", "start new thread")
_CRASHED = frozenset({-6, -11, 134, 139})  # SIGABRT, SIGSEGV, and as a shell reports them


# What may be used is seconds of the processor, and the system sees to that. The clock only ends a
# process that hangs: on a busy machine three hundred stories, half a minute of work, take minutes.
# Where the system counts no seconds, the clock is all there is.
_PATIENCE = 2 if os.name == "nt" else 10
_KILLED_FOR_TIME = frozenset({-9, -24, 137, 152})  # SIGKILL, SIGXCPU, and as a shell reports them


def _too_much(subject: Brief, what: str) -> RenderError:
    return RenderError(
        f"the PDF of {subject.edition} {subject.day} needs {what}",
        hint="let the edition hold fewer stories, or raise the renderer's memory_mb or seconds",
    )


def _fontconfig(fonts: tuple[Path, ...], *, cache: Path) -> str:
    listed = "".join(f"<dir>{escape(str(folder.resolve()))}</dir>\n" for folder in fonts)
    return _FONTCONFIG.format(folders=listed, cache=escape(str(cache)))


def _surroundings(config: Path, scratch: str) -> dict[str, str]:
    """Return the environment of the writing process: nothing of ours that it does not need."""
    passed = {name: value for name, value in os.environ.items() if name.startswith(_PASSED_ON)}
    path = [str(_PACKAGE_HOME), *filter(None, sys.path)]
    if os.name == "posix":
        # Python asks a compiler and a linker found there, ten times over, for libraries that the
        # system's own loader finds: a tenth of a short PDF. (Windows finds libraries by PATH.)
        passed["PATH"] = ""
    return passed | {
        "FONTCONFIG_FILE": str(config),
        "PYTHONPATH": os.pathsep.join(path),
        "TMPDIR": scratch,
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
    }
