"""Reads a mail that passes another one on: who wrote that, when, and under which subject."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from briefing.sources.dating import read_date

# Headers, as programs print them above a mail that was answered or passed on.
_FROM: Final = (
    r"from|von|de|kimden|da|van|od|fra|från|lähettäjä|от|від|από|feladó|de la|差出人|发件人|寄件者|"
    r"보낸 사람|من|מאת"
)
_SENT: Final = (
    r"sent|date|gesendet|datum|envoyé|gönderil(?:di|me)(?: tarihi)?|tarih|enviado(?: el)?|fecha|"
    r"inviato|data|enviada(?: em)?|verzonden|wysłano|dato|sendt|skickat|päivämäärä|lähetetty|дата|"
    r"отправлено|надіслано|ημερομηνία|στάλθηκε|odesláno|dátum|elküldve|trimis|日時|送信日時|日期|"
    r"发送时间|날짜|التاريخ|תאריך"
)
_ABOUT: Final = (
    r"subject|betreff|objet|konu|asunto|oggetto|assunto|onderwerp|temat|emne|ämne|aihe|тема|θέμα|"
    r"předmět|tárgy|subiect|件名|主题|主旨|제목|الموضوع|נושא"
)
_WHOM: Final = (
    r"to|cc|reply-to|an|à|kime|para|a|aan|do|til|kopi|till|kopia|vastaanottaja|кому|копия|προς|"
    r"komu|címzett|către|宛先|收件人|收件者|抄送|받는 사람|إلى|אל|bilgi"
)
HEADER: Final = rf"\*?(?:{_FROM}|{_SENT}|{_ABOUT}|{_WHOM})\*?[ \u00a0]?[:：]"
FROM_HEADER: Final = rf"\*?(?:{_FROM})\*?[ \u00a0]?[:：]"
# A mail that was passed on begins with this, below a note at most: what follows is the news. A
# line of the first form also stands above a mail that is answered, and then says that.
_MARKED: Final = re.compile(
    r"^[ \t]*(?:-{5,} ?(?!.{0,20}(?:origin|ursprüng|orijinal|oprindelig|исходн))"
    r"[^\s-][^\n-]{4,50}?-{5,}|"
    r"begin forwarded message ?:|"
    r"anfang der weitergeleiteten (?:nachricht|e-?mail) ?:|début du message (?:réexpédié|transféré)"
    r" ?:|inicio del mensaje reenviado ?:|iletilen ileti başlangıcı ?:)[ \t]*\n"
    rf"(?P<head>\s*+(?:{HEADER}.*\n\s*+){{2,}})",
    re.IGNORECASE | re.MULTILINE,
)
# Some programs print the head alone. It is that of an older mail, unless the subject says that
# this one passes it on.
_BARE: Final = re.compile(
    rf"^(?:[ \t]*_{{20,}}[ \t]*\n+)?(?P<head>(?:[ \t]*{HEADER}.*\n){{3,}})",
    re.IGNORECASE | re.MULTILINE,
)
_FORWARDED: Final = re.compile(
    r"\A\s*(?:fwd?|wg|ilt|tr|rv|vs|vl|vb|pd|enc|doorst|i|转发|轉寄)\s*[:：]", re.IGNORECASE
)


def _line(names: str) -> str:
    return rf"^[ \t]*\*?(?:{names})\*?[ \u00a0]?[:：]\*?[ \t]*"


_SUBJECT: Final = re.compile(_line(_ABOUT) + r"(\S.*)", re.IGNORECASE | re.MULTILINE)
_DATE: Final = re.compile(_line(_SENT) + r"(\S.*)", re.IGNORECASE | re.MULTILINE)
_SENDER: Final = re.compile(
    _line(_FROM) + r"\"?([^\n<\[\"@]*[^\n<\[\"@\s])\"?[ \t]*[<\[]", re.IGNORECASE | re.MULTILINE
)
# So many words stand above it, if it is a note.
LONGEST_NOTE: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """A mail inside of another one.

    Attributes:
        text: Its words, behind those of the note above it.
        subject: Its own; "" if its head says none.
        sender: Who wrote it; "" if its head does not say.
        published: When it was sent.
    """

    text: str
    subject: str
    sender: str
    published: datetime | date | None


def passed_on(words: str, *, subject: str = "", offset: str = "") -> PassedOn | None:
    """Find the mail that another one passes on below a note; None if it passes none on.

    Args:
        words: Those of the outer mail.
        subject: The outer mail's.
        offset: How far the clock of who passes it on is from UTC, "+0300": its program prints the
            time of the inner mail by it.
    """
    found = _MARKED.search(words)
    if found is None and _FORWARDED.match(subject):
        found = _BARE.search(words)
    if found is None or not is_note(words[: found.start()]):
        return None
    head = found["head"]
    stated, sent, sender = (one.search(head) for one in (_SUBJECT, _DATE, _SENDER))
    day = sent[1].strip(" *\u00a0") if sent else ""
    return PassedOn(
        text=words[: found.start()] + words[found.end() :],
        subject=stated[1].strip() if stated else "",
        sender=" ".join(sender[1].split()) if sender else "",
        published=read_date(f"{day} {offset}") or read_date(day) if day else None,
    )


def is_note(words: str) -> bool:
    """Whether some words are no more than a note above something else."""
    return len(words.split()) <= LONGEST_NOTE


def is_forward(subject: str) -> bool:
    """Whether a subject says that its mail passes another one on."""
    return _FORWARDED.match(subject) is not None
