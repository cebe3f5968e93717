"""Takes a printed name apart: titles, nickname in quotes, initials, particles, "Jr.", numbers."""

import re
from dataclasses import dataclass

from briefing.names.fold import fold

PARTICLES = frozenset(
    "al el ul bin ibn ben abu abd bint de da di do dos das du del della van von der den la le "
    "las los ter ten af av zu zum".split()
)
# Particles that open a name as a given name: "Ben Orlan" is no son of Orlan.
_ALSO_GIVEN = frozenset("ben abu".split())
# A ruler's name stands alone: "King Karl" is nobody called Karl something.
_REGNAL = frozenset("king queen prince princess emperor empress pope tsar".split())
_TITLES = _REGNAL | frozenset(
    """mr mrs ms dr prof professor sir dame lord lady sheikh sheik shaikh sheikha shaikha mullah
    maulana ayatollah rabbi cardinal archbishop reverend rev president general gen colonel col maj
    captain capt lieutenant lt admiral sen senator rep gov""".split()
)
_GENERATIONS = {
    "jr": "jr", "jnr": "jr", "junior": "jr", "filho": "jr", "hijo": "jr", "fils": "jr",
    "sr": "sr", "snr": "sr", "senior": "sr", "pere": "sr",
}  # fmt: skip
_NUMERAL = re.compile(r"^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$")
_NICKNAME = re.compile(r"[\"“”„«»‘'][^\"“”„«»‘’']+[\"“”«»’'](?=\s)|\([^()]*\)")
# Names are many: the patterns are asked only where a word can be what they look for.
_OPENS_NICKNAME = frozenset("\"“”„«»‘'(")
_NUMERALS = ("I", "V", "X")
_TWO_CAPITALS = re.compile(r"^[A-Z]{2}$")
_COMMA = re.compile(r"^([^,]+),\s*([^,]+)$")
_ABD = re.compile(r"^abd(?:[aeiou]l)?$")
_ABD_WORD = re.compile(r"^abd[aeiou]?l(?=[a-z]{3})")


@dataclass(frozen=True, slots=True)
class Parts:
    """A printed name taken apart.

    Attributes:
        words: The folded words in printed order, without titles, particles and suffix.
        suffix: "jr", "sr", a ruler's number ("xvi"), or "".
        regnal: Whether a ruler's title stands before it.
    """

    words: tuple[str, ...]
    suffix: str = ""
    regnal: bool = False


def parts_of(printed: str) -> Parts:
    """Take a printed name apart; a name of nothing but titles or particles keeps them."""
    if not _OPENS_NICKNAME.isdisjoint(printed):
        printed = _NICKNAME.sub(" ", printed)
    if "," in printed:
        printed = _in_order(printed)
    shouted = printed.isupper()
    written = [word.strip(".,'’") for word in printed.replace(".", ". ").split()]
    suffix = ""
    while len(written) > 1 and (told := _suffix(written, shouted=shouted)):
        suffix = suffix or told
        written.pop()
    pieces: list[str] = []
    for word in written:
        initials = len(word) == 2 and _TWO_CAPITALS.match(word) is not None and not shouted
        pieces.extend(word.lower() if initials else fold(word).split())
    regnal = len(pieces) > 1 and pieces[0] in _REGNAL
    while len(pieces) > 1 and pieces[0] in _TITLES:
        pieces.pop(0)
    return Parts(tuple(_without_particles(_joined(pieces))), suffix, regnal)


def _in_order(printed: str) -> str:
    """Put "Okafor, Jane" in order; a comma before "Jr." stays what it is."""
    found = _COMMA.match(printed.strip())
    if found is None or fold(found[2]) in _GENERATIONS:
        return printed
    return f"{found[2]} {found[1]}"


def _suffix(written: list[str], *, shouted: bool) -> str:
    last = written[-1]
    if told := _GENERATIONS.get(fold(last)):
        return told
    is_number = last[:1] in _NUMERALS and _NUMERAL.match(last) is not None
    is_number = is_number and not (shouted and len(last) < 3)
    return last.lower() if is_number else ""


def _joined(pieces: list[str]) -> list[str]:
    """Write "Abdel Fattah", "Abdul Fatah" and "Abdelfattah" as one word."""
    joined: list[str] = []
    for piece in pieces:
        if joined and joined[-1].startswith("abd") and _ABD.match(joined[-1]):
            if piece not in PARTICLES:
                joined[-1] = f"abdul{piece}"
        else:
            joined.append(piece)
    return [_ABD_WORD.sub("abdul", one) if one.startswith("abd") else one for one in joined]


def _without_particles(pieces: list[str]) -> list[str]:
    return [
        piece
        for place, piece in enumerate(pieces)
        if piece not in PARTICLES
        or place == len(pieces) - 1
        or (place == 0 and piece in _ALSO_GIVEN)
    ]
