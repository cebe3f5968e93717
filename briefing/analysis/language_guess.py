"""Guess the language of a text from its script and its smallest words: offline, always the same."""

from __future__ import annotations

import re
from collections import Counter

from briefing.analysis.lexicon import words

ENGLISH = "en"
UNKNOWN = "und"

_SMALL_WORDS = {
    "en": words(
    "the of and to in is was for that with on as by at from has have are will not be",
    "said his he it an which after who their its been were this they would but or had",
),
    "de": words(
    "der die das und ist nicht mit von dem den des ein eine zu auf für im sich auch als",
    "wird sind hat nach bei aus einer einem wurde noch dass werden sie er wie über",
),
    "fr": words(
    "le la les des et est dans une du pour que qui sur pas avec au par plus ce sont aux",
    "ont été cette son ses mais être leur après selon il elle",
),
    "es": words(
    "el la los las de del que y en un una por con para se es no al lo su como más ha",
    "fue sus pero este esta entre sobre según son también desde",
),
    "it": words(
    "il la di che e in un una per con del della dei delle non è sono da si al alla nel",
    "più come anche ha gli le lo dopo dal ma questo stato essere",
),
    "pt": words(
    "o a os as de do da dos das que e em um uma por com para não se é no na ao foi mais",
    "como sua seu são também pelo pela segundo já",
),
    "nl": words(
    "de het een van en in is dat op te zijn voor met niet aan er om ook als door naar",
    "bij uit heeft werd maar nog wordt deze over hij zij",
),
    "sv": words(
    "och att det som en på är av för med den till inte har de ett om var från men vid",
    "kan efter sig när under också skulle",
),
    "da": words(
    "og at det som en på er af for med den til ikke har de et om var fra men ved kan",
    "efter sig blev hvor også ville blive",
),
    "pl": words(
    "w i na z do nie się że jest o to jak po od dla przez są przy był być ale oraz jego",
    "tym który która które już tylko ma",
),
    "cs": words(
    "a v na se je že s z do o k to by ve jako za pro po které který jsou také ale byl",
    "bylo až podle nebo však",
),
    "tr": words(
    "ve bir bu için ile olarak da de çok daha olan gibi sonra kadar ancak ise olduğunu",
    "dedi tarafından göre ne var yeni ama her değil",
),
    "ro": words(
    "de și în a la cu pe care nu din că este o un pentru mai au fost sunt prin ca dar",
    "după sau fi ale lui se",
),
    "hu": words(
    "a az és hogy nem is egy ez volt meg csak már még azt mint vagy de el kell lesz",
    "szerint után ki között amely",
),
    "fi": words(
    "ja on ei että se oli hän mutta myös ovat kuin joka sekä mukaan jo vain ole tai kun",
    "sen hänen jälkeen voi",
),
    "id": words(
    "yang dan di dengan untuk dari ini itu dalam tidak pada akan adalah ke oleh juga",
    "kepada telah karena mereka bisa sebagai kata",
),
}  # fmt: skip
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_PERSIAN = re.compile(r"[پچژگ]")
_WORD = re.compile(r"[^\W\d_]+")
# Characters looked at: enough for certainty, and long texts cost no more.
_SAMPLE = 5_000
# Share of the letters another script must have before it decides.
_OTHER_SCRIPT = 0.4
# Headlines have few small words: one in twenty words is enough if no other language has more.
_FEWEST = 0.05


def guess_language(text: str) -> str:
    """The ISO 639-1 code of a text's language, "und" if it cannot be told."""
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    if not letters:
        return UNKNOWN
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) > _OTHER_SCRIPT * letters:
            return _refined(code, sample)
    found = [word.lower() for word in _WORD.findall(sample)]
    counts = Counter({code: sum(w in small for w in found) for code, small in _SMALL_WORDS.items()})
    best = max(sorted(counts), key=lambda code: (counts[code], code == ENGLISH))
    if counts[best] < max(1.0, _FEWEST * len(found)):
        return ENGLISH if _looks_english(sample) and len(found) < 20 else UNKNOWN
    return best


def _refined(code: str, sample: str) -> str:
    if code == "ru" and len(_UKRAINIAN.findall(sample)) * 50 > len(sample):
        return "uk"
    if code == "ar" and len(_PERSIAN.findall(sample)) * 50 > len(sample):
        return "fa"
    return code


def _looks_english(sample: str) -> bool:
    """Whether a headline without small words uses plain letters only."""
    return all(c.isascii() or not c.isalpha() for c in sample)
