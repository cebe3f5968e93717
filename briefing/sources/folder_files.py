"""Finds the files of a folder and its sub-folders, and counts those that nobody can read."""

import fnmatch
import os
from collections import Counter
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from briefing.errors import SourceError
from briefing.model import Problem

_PACKED: Final = ".gz"

# The second is how an office program marks a document that is open.
_HIDDEN: Final = (".", "~$")

# So many kinds are named in one line.
_NAMED: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """A file to read, or the reason why not.

    Attributes:
        root: The folder it was found in.
        key: Its path inside the folder, with "/" on every system.
        path: Where it is.
        problem: Why it is not read, if it is not.
        begins_as: Its kind, if only its first words say so.
    """

    root: Path
    key: str
    path: Path
    problem: Problem | None = None
    begins_as: str | None = None

    @property
    def kind(self) -> str:
        """Its ending in small letters, without that of a packed file."""
        return self.begins_as or kind_of(self.path)

    @property
    def packed(self) -> bool:
        """Whether it is packed with gzip."""
        return self.path.suffix.lower() == _PACKED

    @property
    def sub_folder(self) -> str | None:
        """The innermost folder it is in that is not only a year, a month or a day."""
        folders = reversed(self.key.split("/")[:-1])
        return next((name for name in folders if any(map(str.isalpha, name))), None)


class Passed:
    """Counts the files of kinds that nobody reads.

    Args:
        pattern: Only those files count that the user asked for.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._kinds: Counter[str] = Counter()

    def count(self, key: str) -> None:
        """Take note of a file, by its path inside the folder."""
        if fnmatch.fnmatchcase(key, self._pattern):
            self._kinds[PurePosixPath(key).suffix.lower() or "without an ending"] += 1

    def problems(self, *, where: str) -> Iterator[Problem]:
        """Yield one problem if there was any."""
        total = self._kinds.total()
        if not total:
            return
        kinds = sorted(self._kinds.items(), key=lambda kind: (-kind[1], kind[0]))
        named = ", ".join(f"{number} {name}" for name, number in kinds[:_NAMED])
        others = sum(number for _, number in kinds[_NAMED:])
        more = f", {others} of other kinds" if others else ""
        yield Problem(
            where=where,
            message=f"{total} {'file was' if total == 1 else 'files were'} not read, being of "
            f"kinds that are passed over: {named}{more}",
            hint="save what holds articles as text, HTML or mail, or narrow `pattern`",
            notice=True,
        )


def kind_of(path: Path) -> str:
    """A file's ending in small letters; of `news.xml.gz` that is `.xml`."""
    packed = path.suffix.lower() == _PACKED
    return (Path(path.stem) if packed else path).suffix.lower()


def root_of(path: Path) -> Path:
    """Return the folder a path leads to.

    Raises:
        SourceError: if there is none, or it cannot be read.
    """
    try:
        root = path.expanduser().resolve(strict=True)
        if not root.is_dir():
            raise SourceError(f"{path} is not a folder", hint="name the folder, not the file")
        os.listdir(root)  # noqa: PTH208 -- asks for permission, nothing else
    except (OSError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise SourceError(
            f"the folder {path} cannot be read: {why}", hint="check `path` of this source"
        ) from error
    return root


def files_below(
    root: Path,
    *,
    kinds: Container[str],
    passed: Passed,
    of_unnamed: Callable[[Path], str | None],
) -> Iterator[ArticleFile]:
    """Every file of some kinds below a folder; links are followed only inside it, once.

    Args:
        root: The folder.
        kinds: The endings of files to read, in small letters.
        passed: Counts the others.
        of_unnamed: Tells the kind of a file of another ending by its first words.
    """
    seen = {root}
    pending = [root]
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: (entry.is_symlink(), entry.name))
        except OSError as error:
            yield _refused(root, folder, f"the folder cannot be read: {error.strerror}")
            continue
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith(_HIDDEN) or entry.name.lower().startswith("readme."):
                continue
            target, refusal = _target(path, root=root)
            if target is None:
                yield _refused(root, path, refusal)
            elif target.is_dir():
                if target not in seen:
                    seen.add(target)
                    pending.append(path)
            elif kind_of(path) in kinds:
                regular = target.is_file()
                yield (
                    ArticleFile(root=root, key=_key(root, path), path=path)
                    if regular
                    else _refused(root, path, "it is not a file")
                )
            elif target.is_file() and (kind := of_unnamed(path)) is not None:
                yield ArticleFile(root=root, key=_key(root, path), path=path, begins_as=kind)
            else:
                passed.count(_key(root, path))


def _target(path: Path, *, root: Path) -> tuple[Path | None, str]:
    """Where a path leads, or why it is not followed."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return None, "it is a link that leads nowhere"
    if not target.is_relative_to(root):
        return None, "it is a link that leads out of the folder"
    return target, ""


def _key(root: Path, path: Path) -> str:
    r"""A file's path inside the folder; bytes that are no UTF-8 as `\xff`: they too tell names."""
    key = path.relative_to(root).as_posix()
    return os.fsencode(key).decode("utf-8", "backslashreplace")


def _refused(root: Path, path: Path, message: str) -> ArticleFile:
    key = _key(root, path)
    problem = Problem(where=key, message=f"{message}; it was not read")
    return ArticleFile(root=root, key=key, path=path, problem=problem)
