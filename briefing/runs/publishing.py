"""Renders a brief and writes its documents into the output folder, each whole or not at all."""

import hashlib
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from briefing.assembly import Workshop, archive_writer, renderers
from briefing.config import EditionConfig
from briefing.deliver.folder import write_whole
from briefing.errors import BriefingError, OutputError, way_out
from briefing.formats import FORMATS
from briefing.interfaces import EarlyRenderer
from briefing.model import Brief, Document, Problem
from briefing.runs.progress import Progress, in_silence
from briefing.store import BuiltBrief, KeptDocument

# What every archive has, once there is a brief.
_ARCHIVE = ("index.html", "feed.xml", "archive", "assets")


def folder_of(brief: Brief, output: Path) -> Path:
    """Where the files of a brief lie: `<output>/<edition>/<date>`.

    A brief with a window of its own gets a folder of its own, so that it never stands in for the
    edition's brief of that date.
    """
    name = brief.day.isoformat()
    if brief.custom_window:
        since, until = (f"{t:%Y%m%dT%H%M%SZ}" for t in (brief.window.since, brief.window.until))
        name = f"{name}_{since}_{until}"
    return output / brief.edition / name


def publish(folder: Path, documents: Sequence[Document]) -> tuple[KeptDocument, ...]:
    """Write documents into a folder.

    Raises:
        OutputError: if the folder or a file cannot be written. Files written before stay.
    """
    kept = []
    for document in documents:
        path = folder / document.name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, document.content)
        except OSError as error:
            raise OutputError(
                f"{path} cannot be written: {error.strerror or error}",
                hint=way_out(error, "make the output folder writable, or choose another: --output"),
            ) from error
        kept.append(
            KeptDocument(
                name=document.name,
                path=str(path),
                sha256=hashlib.sha256(document.content).hexdigest(),
                size=len(document.content),
            )
        )
    return tuple(kept)


def render(
    workshop: Workshop,
    edition: EditionConfig,
    brief: Brief,
    formats: Sequence[str],
    *,
    progress: Progress = in_silence,
) -> tuple[Document, ...]:
    """The brief in some formats, in their order.

    Raises:
        RenderError: if a template or the PDF writer fails.
    """
    documents = []
    with ExitStack() as begun:
        waiting = [
            begun.enter_context(renderer.begun(brief))
            if isinstance(renderer, EarlyRenderer)
            else partial(renderer.render, brief)
            for renderer in renderers(workshop.config, edition, formats)
        ]
        for name, finished in zip(formats, waiting, strict=True):
            progress(f"writing {name}", 0, 0)
            documents.append(finished())
    return tuple(documents)


def publish_missing(
    workshop: Workshop,
    edition: EditionConfig,
    kept: BuiltBrief,
    *,
    formats: Sequence[str],
    output: Path,
) -> tuple[KeptDocument, ...]:
    """The files of a kept brief, in the order of the formats; those that are gone are made again.

    Raises:
        OutputError: if a file cannot be written.
        RenderError: if a template or the PDF writer fails.
    """
    folder = folder_of(kept.brief, output)
    documents: list[KeptDocument] = []
    for renderer_format in formats:
        known = next(
            (
                document
                for document in kept.documents
                if _file(renderer_format) == document.name
                and Path(document.path).parent == folder
                and Path(document.path).is_file()
            ),
            None,
        )
        documents += (
            [known]
            if known is not None
            else publish(folder, render(workshop, edition, kept.brief, [renderer_format]))
        )
    return tuple(documents)


def _file(renderer_format: str) -> str | None:
    """The name of a format's file; that of a format of the user's own is not known before."""
    made = FORMATS.get(renderer_format)
    return made.file if made else None


def publish_archive(workshop: Workshop) -> tuple[Problem, ...]:
    """Bring the archive in the configured output folder up to date with all kept briefs.

    Returns:
        What went wrong: an archive that cannot be written does not undo the brief.
    """
    store = workshop.store
    try:
        archive_writer(workshop.config)(store.briefs, store.pieces, workshop.config.output)
    except BriefingError as error:
        return (Problem(where="archive", message=error.message, hint=error.hint),)
    return ()


def archive_is_there(output: Path) -> bool:
    """Whether an output folder holds an archive; whether it is complete, the ledger knows."""
    return all((output / name).exists() for name in _ARCHIVE)


def require_writable(folder: Path) -> None:
    """Find out before the work whether its result can be written.

    Raises:
        OutputError: if the folder cannot be made or holds no new file.
    """
    probe = folder / ".writable"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise OutputError(
            f"the output folder {folder} cannot be written: {error.strerror or error}",
            hint=way_out(error, "make it writable, or choose another with --output"),
        ) from error
