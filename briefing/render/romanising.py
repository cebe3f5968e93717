"""Spells scripts that our fonts do not have in Latin letters, where one letter stands for a sound.

Georgian after the national system of 2002, Armenian as passports spell it, both without
apostrophes: for a reader who does not know the script, not for turning a name back. Scripts of
syllables or of words cannot be spelled letter by letter; they are left alone.
"""

_GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(),
        strict=True,
    )
)
_ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        (
            "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f "
            "ev"
        ).split(),
        strict=True,
    )
)
_LETTERS = _GEORGIAN | _ARMENIAN
# Two letters, one sound.
_TOGETHER = {"ու": "u", "Ու": "U", "ՈՒ": "U"}


def romanised(text: str) -> str:
    """Return the text with every letter spelled that can be; all others stay as they are."""
    for letters, spelled in _TOGETHER.items():
        text = text.replace(letters, spelled)
    return "".join(map(_spelled, text))


def _spelled(letter: str) -> str:
    lower = letter.lower()
    spelled = _LETTERS.get(lower, letter)
    return spelled.capitalize() if letter != lower and spelled != letter else spelled
