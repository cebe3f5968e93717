"""The process that writes PDFs: it sees a page, style sheets and fonts, and nothing else.

Run by `briefing.render.pdf` as `python -m briefing.render.pdf_worker`: the job comes in on stdin,
the PDF goes out on stdout, warnings on stderr. Text from outside is set here, so the process gives
itself limits of memory and time, and closes the network and the file system before it begins.
"""

import base64
import gc
import logging
import mimetypes
import os
import sys
import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NoReturn
from urllib.request import url2pathname

from weasyprint import CSS, HTML, Attachment
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from briefing.render.pdf_job import OUT_OF_MEMORY, Job
from briefing.render.pdf_metadata import finish

# No page of ours is there; relative links of a document must lead nowhere.
_NOWHERE = "https://brief.invalid/"
_MEGABYTE = 1 << 20


class OnlyFolders(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Reads files inside some folders, and refuses everything else."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(allowed_protocols={"file"}, allow_redirects=False)
        self._folders = folders

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """Return a file of the folders.

        Raises:
            ValueError: for any other address.
        """
        if not url.startswith("file:///"):
            raise ValueError(f"refused: {url[:80]}")
        path = Path(url2pathname(url.removeprefix("file://").partition("?")[0])).resolve()
        if not any(path.is_relative_to(folder) for folder in self._folders):
            raise ValueError(f"refused: {url[:80]}")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


def write(job: Job) -> bytes:
    """Return the PDF of a job."""
    fetcher = OnlyFolders(tuple(Path(folder).resolve() for folder in job.folders))
    fonts = FontConfiguration()
    sheets = [
        CSS(string=text, base_url=base, url_fetcher=fetcher, font_config=fonts)
        for text, base in job.sheets
    ]
    made = datetime.fromisoformat(job.made)
    attachments = [
        Attachment(
            string=base64.b64decode(one.content),
            name=one.name,
            description=one.description,
            relationship=one.relationship,
            created=made,
            modified=made,
            url_fetcher=fetcher,
        )
        for one in job.enclosures
    ]
    page = HTML(string=job.page, base_url=_NOWHERE, url_fetcher=fetcher)
    options = {"attachments": attachments, "pdf_variant": "pdf/a-3a", "pdf_tags": True}

    def laid(styles: list[CSS]) -> Document:
        return page.render(stylesheets=styles, font_config=fonts, **options)

    document = laid(sheets[:-1])
    if _nearly_empty(document):
        closer = laid(sheets)
        # Set closer for nothing, it would only look cramped.
        document = closer if len(closer.pages) < len(document.pages) else document
    with warnings.catch_warnings():
        # WeasyPrint leaves its colour profile open; nothing of ours is opened here.
        warnings.simplefilter("ignore", ResourceWarning)
        pdf: bytes = document.write_pdf(finisher=finish, **options)
    return pdf


def _nearly_empty(document: Document) -> bool:
    """Whether the last of several pages holds so little that it looks like a mistake."""
    area = document.pages[-1]._page_box  # noqa: SLF001 - WeasyPrint tells no other way
    used = max((child.height for child in area.children[:1]), default=0)
    filled, before = used / area.height, len(document.pages) - 1
    return bool(before < _LONG and filled < min(_LEAST_FILLED, _SAVED * before))


# A quarter of a page: below, a reader wonders what is missing; above, laying all out again costs
# more than it is worth.
_LEAST_FILLED = 0.25
# After ten pages nobody wonders at a short last one, and laying all out again costs seconds, and at
# sixty pages a minute.
_LONG = 10
# What setting closer saves of every page before; less is not worth a try.
_SAVED = 0.06


def limit(*, memory_mb: int, seconds: int) -> None:
    """Give this process limits, where the system knows them."""
    try:
        import resource
    except ImportError:  # pragma: no cover
        return
    if memory_mb:
        _lower(resource.RLIMIT_AS, memory_mb * _MEGABYTE)
    if seconds:
        _lower(resource.RLIMIT_CPU, seconds)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(kind: int, value: int) -> None:
    import resource

    hard = resource.getrlimit(kind)[1]
    allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (allowed, allowed))


def fence(folders: tuple[Path, ...]) -> None:
    """Close the network, other programs and every file but those of some folders, for good."""
    sys.addaudithook(guard(folders))


def guard(folders: tuple[Path, ...]) -> Callable[[str, tuple[object, ...]], None]:
    """Return what looks at every event of the interpreter and refuses those that lead outside.

    Args:
        folders: What may be opened, besides what Python itself is made of.
    """
    installed = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    ours = str(Path(__file__).resolve().parent)
    roots = tuple(
        os.path.realpath(root) + os.sep
        for root in {*map(str, folders), sys.prefix, sys.base_prefix, ours, *installed}
    )

    def refuse(event: str, args: tuple[object, ...]) -> None:
        if event.startswith(_CLOSED):
            raise PermissionError(f"the PDF writer may not do this: {event}")
        if event == "open" and isinstance(args[0], str | bytes):
            name = os.path.realpath(os.fsdecode(args[0]))
            if not name.startswith(roots):
                raise PermissionError(f"the PDF writer may not open {name}")

    return refuse


_CLOSED = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostby", "socket.sendto",
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "ctypes.dlopen",
)  # fmt: skip


def main(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Do the job that comes in and send the PDF out."""
    # The process ends with its one document: looking for cycles in a hundred thousand boxes that
    # all stay would cost a tenth of its time, and frees next to nothing.
    gc.disable()
    job = Job.decode(incoming.read())
    limit(memory_mb=job.memory_mb, seconds=job.seconds)
    logging.getLogger("weasyprint").addHandler(logging.StreamHandler())
    mimetypes.init()
    fence(tuple(Path(folder) for folder in job.folders))
    outgoing.write(write(job))
    outgoing.flush()


def _run() -> NoReturn:
    try:
        main(sys.stdin.buffer, sys.stdout.buffer)
    except MemoryError:
        sys.stderr.write("\nout of memory\n")
        sys.exit(OUT_OF_MEMORY)
    sys.exit(0)


if __name__ == "__main__":
    _run()
