"""Counts words, those of languages too that have no blanks between them."""

import re
from typing import Final

# Thai, Lao, Burmese, Khmer, Chinese, Japanese: two signs are a word, as a rule.
_UNPARTED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
_SIGNS_OF_A_WORD: Final = 2


def words_in(text: str) -> int:
    """How many words a text has, nearly."""
    unparted = sum(len(run) for run in _UNPARTED.findall(text))
    if not unparted:
        return len(text.split())
    return len(_UNPARTED.sub(" ", text).split()) + (unparted + 1) // _SIGNS_OF_A_WORD
