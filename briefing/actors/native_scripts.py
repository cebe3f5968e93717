"""Finds the names that an article prints in their own script, in brackets behind the Latin form."""

import re
from collections.abc import Iterable

# A name printed in brackets in a script that is not Latin: Greek to Arabic, Georgian, Indic, CJK.
_NATIVE = re.compile(
    r"[(\[]\s*([\u0370-\u1fff\u2e80-\ud7ff][\u0370-\u1fff\u2e80-\ud7ff \-'’.]*?)\s*[)\]]"
)


def natives_of(text: str, forms: Iterable[str]) -> dict[str, str]:
    """The forms that a text follows with the name in its own script, with the first such name."""
    printed = [(text[: found.start()].rstrip(), found[1]) for found in _NATIVE.finditer(text)]
    if not printed:
        return {}
    found: dict[str, str] = {}
    for form in forms:
        native = next((native for before, native in printed if before.endswith(form)), None)
        if native is not None:
            found[form] = native
    return found
