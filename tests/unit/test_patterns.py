"""No pattern of the program divides a text in every way it can, whatever the text is padded with.

From one place on, each pattern takes time in proportion to the text. (Looked for from every place,
one that begins with blanks takes the square of a run of blanks: such texts are cut before.)
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import briefing

# What texts from outside are padded with to keep a reader busy, alone and before something else.
UNITS = (
    *(
        " ",
        "\n",
        " \n",
        '"',
        "'",
        "“",
        ".",
        "1",
        "1,111",
        "(",
        "[",
        "a.b.",
        "a",
        "A",
        "AB ",
        "abc ",
    ),
    *("Anna Berg ", "Minister of ", ", ", "and ", "-", "1 March ", "a: ", "<", "<!", "_", "a@"),
    *("http://a.", "\u0301", "'s ", "&", "was "),
)
SHORT, LONGER = 1_000, 4


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of text that a module holds, by itself or in a list or a table."""
    seen = set()
    for found in pkgutil.walk_packages(briefing.__path__, "briefing."):
        if "migrations" in found.name or found.name.endswith(("__main__", ".ray", "pdf_worker")):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            held = value if isinstance(value, list | tuple) else [value]
            held = value.values() if isinstance(value, dict) else held
            for one in held:
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str) and one not in seen:
                    seen.add(one)
                    yield f"{found.name}.{name}", one


def cost(pattern: re.Pattern[str], text: str, *, times: int = 1) -> float:
    """CPU seconds of trying the beginning and the whole of a text, the least of some times."""

    def once() -> float:
        begun = time.process_time()
        pattern.match(text)
        pattern.fullmatch(text)
        return time.process_time() - begun

    return min(once() for _ in range(times))


def grows_too_fast(pattern: re.Pattern[str], unit: str) -> bool:
    """Whether four times the text cost nearer to sixteen times the work than to four."""
    short, long = (
        (unit * (size // len(unit) + 1))[:size] + "!é#" for size in (SHORT, SHORT * LONGER)
    )
    if cost(pattern, short) < 0.001:
        return False
    return cost(pattern, long, times=3) > 9 * max(cost(pattern, short, times=5), 0.001)


def test_no_pattern_tries_every_division_of_a_text():
    slow = {
        f"{name} over {unit!r}"
        for name, pattern in patterns()
        for unit in UNITS
        if grows_too_fast(pattern, unit)
    }

    assert slow == set()


@pytest.mark.parametrize("pattern", [r"\s*,?\s*and", r"(\w*)(\w*)-"])
def test_the_measure_sees_one_that_does(pattern):
    assert any(grows_too_fast(re.compile(pattern), unit) for unit in ("a", " "))
