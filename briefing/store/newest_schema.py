"""Knows the newest schema without the library that brings a store up to it."""

import re
from pathlib import Path
from typing import Final

SCRIPTS: Final = Path(__file__).parent / "migrations"

_REVISION: Final = re.compile(r"""^revision(?:: *str)? *= *["']([^"']+)["']""", re.MULTILINE)
_FOLLOWED: Final = re.compile(r"""^down_revision(?::[^=\n]+)? *= *["']([^"']+)["']""", re.MULTILINE)


def newest(scripts: Path = SCRIPTS) -> str | None:
    """The revision that no other follows, read off the scripts as they are written.

    Nearly every time a store is opened there is nothing to do, and alembic takes longer to import
    than a short command takes. None where the scripts are not a plain chain: alembic has to say.
    """
    texts = [path.read_text(encoding="utf-8") for path in (scripts / "versions").glob("*.py")]
    made = {found[1] for text in texts if (found := _REVISION.search(text))}
    followed = {name for text in texts for name in _FOLLOWED.findall(text)}
    ends = made - followed
    return ends.pop() if len(ends) == 1 else None
