"""Hides the passwords in addresses, for whatever shows a part of the configuration."""

import re
from typing import Final

HIDDEN: Final = "***"
_IN_ADDRESS: Final = re.compile(r"(?<=://)([^/@\s:]*):[^/@\s]+@")


def without_passwords(text: str) -> str:
    """The text with every password in an address hidden, whoever the user is."""
    return _IN_ADDRESS.sub(rf"\1:{HIDDEN}@", text)
