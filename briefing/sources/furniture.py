"""Knows what pages and releases print beside a text: its author, buttons, hours, contacts.

Each pattern is of a whole line, or of what stands between two marks of one.
"""

import re
from typing import Final

AUTHOR: Final = re.compile(
    r"(?:(?:story |words |text |report |written )?by|von|par|por|door|av|af|автор|yazan|haber|"
    r"muhabir|autor|autorin|author|from)(?:\s*:)?\s+(?=(?:the |our |die |der |la |le |el )?(.*))",
    re.IGNORECASE,
)
FURNITURE: Final = re.compile(
    r"(?:share|tweet|print|save|listen|e-?mail|copy link|comments?|advertisement|reading time|"
    r"paylaş|yazdır|reklam|okuma süresi|teilen|drucken|anzeige|lesezeit|temps de lecture|"
    r"tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|czas czytania|время чтения|"
    r"lästid|partager|imprimer|"
    r"publicité|compartir|publicidad|condividi|pubblicità)"
    r"(?: (?:this|to|the|on|via|article|story|page|it|x|facebook|twitter|whatsapp|linkedin|"
    r"telegram|e-?mail|print))*(?:\s*:?\s*\d{1,3}(?: ?min(?:ute[ns]?|utes|\.)?)?)?|"
    r"(?:about |ca\. )?\d{1,3}[ -]?(?:min(?:ute[ns]?|utes|\.)?|dakika|dk\.?)(?: (?:read|lesezeit|"
    r"okuma|de lecture|de lectura))?|\d{1,5} comments?|"
    r"(?:leave|add|post) a (?:comment|reply)|no comments(?: yet)?|yorum (?:yap|yaz)\w*|"
    r"kommentar(?:e| schreiben)?|"
    r"(?:from|by) (?:our|a|an) (?:own |special |foreign |staff |chief |local )?"
    r"(?:correspondents?|reporters?|staff|news ?desk|newsroom)(?: in [^\W\d_][\w .'-]{1,40})?|"
    r"reporting from [^\W\d_][\w .,'-]{1,60}|"
    r"(?:for )?immediate release|(?:press|news|media) (?:release|statement)|pressemitteilung|"
    r"presseinformation|basın (?:bülteni|açıklaması|duyurusu)|communiqué(?: de presse)?|"
    r"(?:comunicado|nota) de prensa|comunicato stampa|пресс-релиз|persbericht|pressmeddelande|"
    r"(?:first|final|late|main|print|online|national|early|weekend) edition|"
    r"(?:length: )?\d+ (?:words|mots|wörter|"
    r"palabras|parole|palavras|woorden|kelime|słów|слов)(?:, (?:p|pp|page|seite|s)\.? ?\w{1,6})?|"
    r"(?:staff|senior|special|chief|guest) (?:writer|reporter|correspondent)|"
    r"(?:page|pg|p|seite|s|sayfa|стр)\.? ?[a-z]?\d{1,3}|"
    r"(?:(?:press|media|news|for more information)[ ,]+)?contacts?(?: person)?\s*:.{0,100}|"
    r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,60}|"
    r"(?:(?:tel|phone|mobile|cell)\b[.:]*\s*\+?|\+)\d[\d() /-]{6,20}|"
    r"(?:source|editor|edited by|quelle|redaktion|kaynak|editör|источник|редактор)"
    r"\s*[:：]\s*[^.!?:|]{1,40}|"
    r"(?:来源|來源|作者|记者|記者|编辑|編輯|责任编辑|出典|출처|기자)\s*[:：/／]\s*[^\s。]{1,20}",
    re.IGNORECASE,
)

# What a label may stand before that is no date we can read: "2 hours ago", 02/04/2031.
UNREAD: Final = re.compile(
    r"\d{1,2}([/.-])\d{1,2}\1\d{2,4}(?:,? \d{1,2}[:.]\d\d)?|(?:an?|\d{1,2}) (?:second|minute|hour|"
    r"day|week)s? ago|vor (?:\d{1,2}|einer|einem) \w+|\d{1,2} \w+ önce|il y a \d{1,2} \w+|"
    r"hace \d{1,2} \w+|today|yesterday|bugün|dün|heute|gestern",
    re.IGNORECASE,
)
# The parts of a site, in one line.
_MENU: Final = re.compile(
    r"(?:home(?: ?page)?|front page|news|ana ?sayfa|startseite|accueil|inicio|início|главная|"
    r"strona główna)(?:\s*[|·•>/»]\s*[^\s|·•>/»][^|·•>/»\n]{0,29}){2,15}",
    re.IGNORECASE,
)


def is_menu(line: str) -> bool:
    """Whether a line names the parts of a site."""
    return _MENU.fullmatch(line.strip(" |·•")) is not None


# The name of a paper, a town or an author: so many words, each with a capital.
_NAME_WORDS: Final = 5
_SMALL: Final = frozenset("of the and de la der von van al el bin und ve et y di da do den".split())


def is_name(words: str) -> bool:
    """Whether some words are a name: few, none of them in small letters but "of" and its like."""
    parts = words.replace(",", " ").split()
    if not parts or len(parts) > _NAME_WORDS or any(c.isdigit() for c in words):
        return False
    return parts[0][0].isupper() and all(
        part[0].isupper() or part in _SMALL or not part[0].isalpha() for part in parts
    )
