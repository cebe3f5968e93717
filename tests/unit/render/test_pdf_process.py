"""What goes to the writing process and what its end means; nothing is set here."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing.errors import RenderError
from briefing.render import pdf
from briefing.render.pdf import PdfRenderer
from briefing.render.pdf_job import OUT_OF_MEMORY, Enclosure, Job
from tests.sample_brief import brief

SMALL = brief(stories=1, actors=0, visits=0)
JOB = Job(
    page="<p>é",
    sheets=(("p{}", "file:///x/"),),
    folders=("/x",),
    enclosures=(Enclosure(name="a", description="b", relationship="Data", content="YQ=="),),
    made="2031-03-14T04:00:00+00:00",
)


@dataclass
class Ended:
    """A process that has ended, or hangs."""

    returncode: int
    said: bytes = b""
    pdf: bytes = b""
    hangs: bool = False
    killed: bool = False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        assert self.killed

    def communicate(self, job, timeout):
        assert Job.decode(job).page
        if self.hangs:
            # Not one that works: a busy machine leaves it an eighth of its time.
            assert timeout >= 8 * 3 or os.name == "nt"
            raise subprocess.TimeoutExpired([], timeout)
        return self.pdf, self.said

    def kill(self):
        self.killed = True


def test_a_job_arrives_as_it_was_sent():
    assert Job.decode(JOB.encode()) == JOB


@pytest.mark.parametrize(
    ("code", "said", "message"),
    [
        (OUT_OF_MEMORY, b"out of memory", "needs more than 2048 MB of memory"),
        (1, b"Traceback\nMemoryError: x", "needs more than 2048 MB of memory"),
        (
            -5,
            b"GLib-ERROR: creating thread '[pango] FcInit': Resource temporarily unavailable",
            "needs more than 2048 MB of memory",
        ),
        (-24, b"", "needs more than 180 seconds of processor time"),
        (-9, b"", "needs more than 180 seconds of processor time"),
        (1, b"Traceback\nOSError: cannot load library 'pango'", "cannot load library 'pango'"),
        (-11, b"", "crashed: exit status -11; raise the renderer's memory_mb"),
        (0, b"nothing written", "nothing written"),
    ],
)
def test_every_end_of_the_process_is_told_apart(monkeypatch, code, said, message):
    monkeypatch.setattr(pdf.subprocess, "Popen", lambda *_, **__: Ended(code, said))

    with pytest.raises(RenderError, match=message) as caught:
        PdfRenderer().render(SMALL)
    assert "morning 2031-03-14" in str(caught.value)
    assert caught.value.hint


def test_a_process_that_hangs_is_ended(monkeypatch):
    """It may take many times its seconds, on the clock, and no more."""
    monkeypatch.setattr(pdf.subprocess, "Popen", lambda *_, **__: Ended(0, hangs=True))

    with pytest.raises(RenderError, match=r"needs more than \d+ seconds;"):
        PdfRenderer(seconds=3).render(SMALL)


def test_an_unknown_paper_size_is_an_error():
    with pytest.raises(RenderError, match="'A5' is no paper size of ours; choose A4 or Letter"):
        PdfRenderer(page="A5").render(SMALL)


def test_the_process_sees_none_of_our_secrets(monkeypatch):
    monkeypatch.setenv("SMTP_PASSWORD", "hush")

    around = pdf._surroundings(Path("/x/fonts.conf"), "/x")

    assert "hush" not in around.values()
    assert around["FONTCONFIG_FILE"] == "/x/fonts.conf"
    assert around["TZ"] == "UTC"


def test_the_font_configuration_names_only_our_folders(tmp_path):
    odd = tmp_path / "a & <b>"
    odd.mkdir()
    written = pdf._fontconfig((odd,), cache=tmp_path / "cache")

    assert "a &amp; &lt;b&gt;" in written
    assert written.count("<dir>") == 1
    assert "include" not in written


def test_importing_the_renderers_does_not_load_weasyprint():
    """The command line starts fast: the PDF writer is loaded by its own process only."""
    code = (
        "import sys, briefing.render.pdf, briefing.render.mail_body, briefing.render.ics; "
        "sys.exit('weasyprint' in sys.modules or 'spacy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )

    assert done.returncode == 0


def test_a_process_that_cannot_be_started_is_a_clear_error(monkeypatch):
    monkeypatch.setattr(pdf.sys, "executable", "/nowhere/python")

    with pytest.raises(RenderError, match="cannot be started: No such file"):
        PdfRenderer().render(SMALL)


def test_what_the_writer_says_can_be_read_in_the_log(monkeypatch, caplog):
    """Whoever writes templates learns which rule was not followed; a build stays quiet."""
    done = Ended(0, b"Ignored 'x: y'\n", pdf=b"%PDF-1.7")
    monkeypatch.setattr(pdf.subprocess, "Popen", lambda *_, **__: done)
    with caplog.at_level("DEBUG"):
        PdfRenderer().render(SMALL)

    assert "the PDF writer says: Ignored 'x: y'" in caplog.messages


def test_a_pdf_that_nobody_waits_for_is_not_written_on(monkeypatch):
    """Another format failed meanwhile: the process ends with the block."""
    process = Ended(0, pdf=b"%PDF-1.7")
    monkeypatch.setattr(pdf.subprocess, "Popen", lambda *_, **__: process)

    with pytest.raises(RenderError, match="the other"), PdfRenderer().begun(SMALL):
        raise RenderError("the other")
    assert process.killed
