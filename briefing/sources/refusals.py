"""Knows the pages that servers show instead of what was asked for: errors, doors, tests."""

import re
from collections.abc import Iterable
from typing import Final

from briefing.sources.word_count import words_in

_HEADLINES: Final = frozenset(
    {
        "just a moment...", "attention required! | cloudflare", "attention required!",
        "access denied", "403 forbidden", "forbidden", "404 not found", "not found",
        "page not found", "error 404", "404", "are you a robot?", "503 service unavailable",
        "502 bad gateway", "security check", "verify you are human",
    }
)  # fmt: skip
# How their titles begin, and what they say in a few words.
_TITLE: Final = re.compile(
    r"(?:error\b|\W*(?:40[0-9]|50[0-9])\b|(?:sorry|oops|uh)\b|"
    r"(?:the |this )?(?:page|article|content|file|story)\b.{0,30}"
    r"\b(?:not found|gone|moved|unavailable|does not exist|expired)|not found|"
    r"log ?in\b|sign ?in\b|register\b|subscribe\b|just a moment|please wait|one more step|"
    r"attention required|security check|access (?:to .{1,60})?denied|"
    r"are you (?:a )?(?:robot|human)|"
    r"verif(?:y|ying)\b|checking your browser|robot check|captcha|bot\b|sayfa bulunamadı|"
    r"seite nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|"
    r"pagina non trovata|страница не найдена)",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(
    r"\b(?:could not be found|(?:can ?not|can't|cannot) (?:be found|find)|does not exist|"
    r"doesn't exist|no longer (?:available|exists?)|(?:has|have) (?:been )?(?:moved|removed)|"
    r"(?:please )?(?:log|sign) ?in\b.{0,40}\b(?:to|read|continue|access)|security check|"
    r"(?:you are|you're) (?:a )?(?:not a )?(?:human|robot)|checking your browser|enable cookies|"
    r"unusual (?:traffic|activity)|permission to (?:access|view)|ray id|subscribers? only|"
    r"create an account|try (?:our|the) search|bulunamadı|nicht gefunden|n'existe|no existe|"
    r"non esiste|не существует)",
    re.IGNORECASE,
)
_A_FEW_WORDS: Final = 80


def is_refusal(titles: Iterable[str], text: str = "") -> bool:
    """Whether a page says that it is not what was asked for.

    Args:
        titles: What it is headed by, and calls itself.
        text: What was found on it; a few words at most, if it is none.
    """
    named = [" ".join(title.split()) for title in titles if title]
    if any(title.casefold() in _HEADLINES for title in named[:1]):
        return True
    few = 0 < words_in(text) <= _A_FEW_WORDS
    return few and any(map(_TITLE.match, named)) and _WORDS.search(text) is not None
