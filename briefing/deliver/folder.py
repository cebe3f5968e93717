"""Puts the documents of a brief into a folder: whole or not at all, under safe names."""

import contextlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.deliver.file_formats import endings_of, formats_of
from briefing.errors import OutputError, way_out
from briefing.formats import ending_of
from briefing.model import Brief, Document, Notice, Receipt

# 255 bytes is the limit of common file systems; four bytes for a character, and room for a suffix.
_NAME_LIMIT = 55
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


@dataclass(frozen=True, slots=True)
class Folder:
    """Copies a brief into a folder, such as one that a network drive shares.

    Attributes:
        path: The folder; it is made if it is missing.
        formats: What to copy, such as "pdf"; all if empty.
        names: How the files are called, without the ending: {edition}, {title}, {day} and {file}
            are filled in; a slash makes folders.
    """

    path: Path
    formats: tuple[str, ...] = ()
    names: str = "{edition}-{day}"

    @property
    def needs(self) -> tuple[str, ...]:
        """The formats that must be rendered for this channel, besides the edition's own."""
        return formats_of(self.formats)

    def recipients(self) -> Sequence[str]:
        """The folder."""
        return (str(self.path),)

    def check(self) -> str:
        """Make sure that the folder can be written to.

        Raises:
            OutputError: if it cannot.
        """
        require_writable(self.path)
        return str(self.path)

    def deliver(
        self,
        brief: Brief,
        documents: Sequence[Document],
        *,
        recipient: str,
        message_id: str,  # noqa: ARG002  (a file needs none; the seam has it)
    ) -> Receipt:
        """Write the documents; a file appears under its name only when all of it is there."""
        wanted = [
            document
            for document in documents
            if not self.formats or _ending(document.name) in endings_of(self.formats)
        ]
        if not wanted:
            return self._failed(
                recipient, "none of the brief's formats is asked for here", permanent=True
            )
        written: list[str] = []
        for document in wanted:
            target = self._target(brief, document)
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                write_whole(target, document.content)
            except OSError as error:
                return self._failed(recipient, f"{target}: {error.strerror or error}")
            written.append(target.name)
        return Receipt(
            channel="folder", recipient=recipient, delivered=True, detail=", ".join(written)
        )

    def tell(self, notice: Notice, *, recipient: str, message_id: str) -> Receipt:
        """Write a word to whoever runs the program, in a file of its own: its time is its name."""
        target = self.path / f"{safe_name(f'alert-{notice.at:%Y-%m-%d-%H%M%S}')}.txt"
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            write_whole(target, f"{notice.subject}\n\n{notice.text}".encode())
        except OSError as error:
            return self._failed(recipient, f"{target}: {error.strerror or error}")
        return Receipt(channel="folder", recipient=recipient, delivered=True, detail=message_id)

    def _target(self, brief: Brief, document: Document) -> Path:
        ending = _ending(document.name)
        fields = {
            "edition": brief.edition,
            "title": brief.title,
            "day": brief.day.isoformat(),
            "file": document.name.removesuffix(f".{ending}"),
        }
        parts = [
            safe_name(re.sub(r"\{(\w+)\}", lambda match: fields.get(match[1], match[0]), part))
            for part in self.names.split("/")
        ]
        return self.path.joinpath(*parts[:-1], f"{parts[-1]}.{ending}" if ending else parts[-1])

    @staticmethod
    def _failed(recipient: str, detail: str, *, permanent: bool = False) -> Receipt:
        return Receipt(
            channel="folder",
            recipient=recipient,
            delivered=False,
            detail=detail,
            permanent=permanent,
        )


def _ending(name: str) -> str:
    return safe_name(ending_of(name)) if Path(name).suffix else ""


def safe_name(text: str) -> str:
    """A file name that says the same on every system and leads nowhere else.

    Separators, control characters and what Windows forbids become "-"; leading dots go.
    """
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(
        "-" if character in '/\\:*?"<>|' or not character.isprintable() else character
        for character in composed
    )
    name = re.sub(r"-{2,}", "-", kept).strip(" .-")[:_NAME_LIMIT].strip(" .-")
    if name.casefold().split(".")[0] in _RESERVED:
        name = f"_{name}"
    return name or "brief"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it: beside it first, then renamed over it.

    Raises:
        OSError: if it cannot be written; what stood there before is untouched.
    """
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:  # an interruption, too, must not leave the temporary file
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def require_writable(folder: Path) -> None:
    """Make a folder if it is missing, and try to write there.

    Raises:
        OutputError: if that fails.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OutputError(
            f"the folder {folder} cannot be written to: {error.strerror or error}",
            hint=way_out(error, "choose another folder, or change its permissions"),
        ) from error


def _umask() -> int:
    """The process's umask; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system can do that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
