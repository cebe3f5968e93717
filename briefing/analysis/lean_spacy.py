"""Imports spaCy without its command line, which brings web clients and a project manager along.

`import spacy` imports `spacy.cli` for the one name `spacy.info`: four hundred modules, a third of
the time, in every process that reads. Whoever asks for the name or the package gets it.
"""

import importlib.util
import sys
from types import ModuleType

_PACKAGE, _MODULE, _NAME = "spacy.cli", "spacy.cli.info", "info"


def import_spacy() -> None:
    """Import spaCy, if nobody has; what it is asked for at once of its command line comes late."""
    if "spacy" in sys.modules or importlib.util.find_spec("spacy") is None:
        return
    package, module = ModuleType(_PACKAGE), ModuleType(_MODULE)
    setattr(module, _NAME, _info)
    sys.modules |= {_PACKAGE: package, _MODULE: module}
    try:
        import spacy  # noqa: F401 - for those who import its modules
    finally:
        del sys.modules[_PACKAGE], sys.modules[_MODULE]


def _info(*arguments: object, **options: object) -> object:
    """Do what `spacy.info` does."""
    from spacy.cli.info import info

    return info(*arguments, **options)  # type: ignore[arg-type]
