"""Writes the archive into the output folder: only what is new, changed or gone from there."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from briefing.errors import OutputError, way_out
from briefing.model import Brief, Document
from briefing.render.archive import ArchiveRenderer
from briefing.render.archive_contents import Archive
from briefing.render.archive_files import BriefFile, Filed
from briefing.render.archive_outline import Outline, outline_of, read_outline
from briefing.render.archive_pages import WrittenPages, leftovers, look, mark
from briefing.render.archive_pieces import PagePieces, Pieces, PieceShelf
from briefing.render.environment import FONTS, font_folders

_FONT_SUFFIXES = frozenset({".ttf", ".otf", ".woff2"})
# The page whose pieces are the outlines of all briefs; no page of the archive has this name.
_OUTLINES = "outlines"


def write_archive(
    briefs: Iterable[Brief], output: Path, *, templates: Path | None = None
) -> tuple[Path, ...]:
    """Write the archive of some briefs that are at hand into the output folder.

    As `write_filed` does.
    """
    filed = [Filed.of(brief) for brief in briefs if not brief.custom_window]
    return write_filed(filed, output, templates=templates)


def write_filed(
    filed: Iterable[Filed],
    output: Path,
    *,
    shelf: PieceShelf | None = None,
    templates: Path | None = None,
) -> tuple[Path, ...]:
    """Write the archive of some briefs into the output folder; what is there already stays.

    Only pages of what is in none of the briefs any more are taken away.

    A page made of the same briefs as when it was last written is not filled again, and a brief is
    read only where something new is said of it: a new brief costs its own pages and what the
    overviews say of it. What was deleted, changed by hand or left half-way is made again.

    Args:
        filed: Every brief to show, in any order.
        output: The folder that holds `<edition>/<date>/`.
        shelf: Where the pieces of pages are kept; None to make all.
        templates: The user's templates, or None.

    Returns:
        The files that are new or changed.

    Raises:
        RenderError: if a template is missing or broken.
        OutputError: if a file cannot be written.
        StoreError: if a brief or a piece cannot be read.
    """
    pieces = Pieces(shelf if templates is None else None)
    archive = _archive(filed, output, pieces)
    written = WrittenPages.read(output)
    changed = []
    names = set()
    for page in ArchiveRenderer(templates=templates).pages(archive, pieces):
        names.add(page.name)
        if not written.stands(page):
            document = page.fill()
            changed += _written(output, document)
            written.note(page, document.content)
    pieces.keep()
    for document in (*_fonts(templates), written.document()):
        changed += _written(output, document)
    for path in leftovers(output, names):
        with suppress(OSError):  # nothing leads to it any more
            path.unlink()
    return tuple(changed)


def _archive(filed: Iterable[Filed], output: Path, pieces: Pieces) -> Archive:
    """The archive of some briefs, each with its outline and the files that lie there."""
    outlines = pieces.of(_OUTLINES)
    outlined = partial(_outline, outlines)
    files = [BriefFile(one, _formats(output, one), outlined) for one in filed]
    archive = Archive.of_filed(files)
    for one in archive.files:
        assert one.outline  # asked of each, so that what is not asked is of a brief that is gone
    pieces.take(outlines)
    return archive


def _outline(outlines: PagePieces, file: BriefFile) -> Outline:
    place = f"{file.day.isoformat()} {file.edition}"
    made_of = mark(look(), file.filed.digest)
    text = outlines.text(place, made_of, lambda: outline_of(file.facts).written())
    try:
        return read_outline(text)
    except ValueError:  # harmed
        return outline_of(file.facts)


def _formats(output: Path, one: Filed) -> tuple[str, ...]:
    """The files of a brief."""
    try:
        with os.scandir(f"{output}/{one.edition}/{one.day.isoformat()}") as there:
            names = [
                path.name for path in there if path.name.startswith("brief.") and path.is_file()
            ]
    except OSError:
        return ()
    return tuple(sorted(names))


def _written(output: Path, document: Document) -> list[Path]:
    """Write a file unless it stands as it is; return its path if it was written."""
    path = output / document.name
    return [path] if _write(path, document.content) else []


def _fonts(templates: Path | None) -> Iterator[Document]:
    chosen: dict[str, Path] = {}
    for folder in font_folders(templates):
        for path in sorted(folder.iterdir()):
            if path.suffix in _FONT_SUFFIXES or "LICENSE" in path.name:
                chosen.setdefault(path.name, path)
    for name, path in sorted(chosen.items()):
        kind = "text/plain" if "LICENSE" in name else f"font/{path.suffix[1:]}"
        yield Document(name=f"assets/{FONTS}/{name}", media_type=kind, content=path.read_bytes())


def _write(path: Path, content: bytes) -> bool:
    """Write a file whole, unless it holds just that; say whether it was written."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):  # what a full disk took of it
            draft.unlink()
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}",
            hint=way_out(error, "make the output folder writable, or choose another"),
        ) from error
    return True
