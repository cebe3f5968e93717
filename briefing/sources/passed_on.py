"""Reads a mail that passes another one on: who wrote that, when, and under which subject."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from briefing.sources.dating import read_date

# Headers, as programs print them above a mail that was answered or passed on.
HEADER: Final = (
    r"\*?(?:from|sent|date|to|cc|subject|reply-to|von|gesendet|an|betreff|datum|de|envoyé|à|objet|"
    r"kimden|gönderildi|gönderilme|kime|konu|tarih|enviado(?: el)?|fecha|para|asunto|da|inviato|a|"
    r"oggetto|data|enviada(?: em)?|assunto|van|verzonden|aan|onderwerp|od|wysłano|do|temat)"
    r"\*?[ \u00a0]?:"
)
# A mail that was passed on begins with this, below a note at most: what follows is the news.
_MARKED: Final = re.compile(
    r"^[ \t]*(?:-{5,} ?(?:forwarded message|weitergeleitete nachricht|message transféré|"
    r"iletilmiş ileti|mensaje reenviado) ?-{5,}|begin forwarded message ?:|"
    r"anfang der weitergeleiteten (?:nachricht|e-?mail) ?:|début du message (?:réexpédié|transféré)"
    rf" ?:|inicio del mensaje reenviado ?:|iletilen ileti başlangıcı ?:)[ \t]*\n"
    rf"(?P<head>\s*(?:[ \t]*{HEADER}.*\n)+)",
    re.IGNORECASE | re.MULTILINE,
)
# Some programs print the head alone. It is that of an older mail, unless the subject says that
# this one passes it on.
_BARE: Final = re.compile(
    rf"^(?:[ \t]*_{{20,}}[ \t]*\n+)?(?P<head>(?:[ \t]*{HEADER}.*\n){{3,}})",
    re.IGNORECASE | re.MULTILINE,
)
_FORWARDED: Final = re.compile(r"\A\s*(?:fwd?|wg|ilt|tr|rv|vs|enc|i)\s*:", re.IGNORECASE)
_SUBJECT: Final = re.compile(
    r"^[ \t]*\*?(?:subject|betreff|objet|konu|asunto|oggetto|assunto|onderwerp|temat)\*?"
    r"[ \u00a0]?:\*?[ \t]*(\S.*)",
    re.IGNORECASE | re.MULTILINE,
)
_DATE: Final = re.compile(
    r"^[ \t]*\*?(?:sent|date|gesendet|datum|envoyé|gönderil(?:di|me)|tarih|enviado(?: el)?|fecha|"
    r"inviato|data|enviada(?: em)?|verzonden|wysłano)\*?"
    r"[ \u00a0]?:\*?[ \t]*(\S.*)",
    re.IGNORECASE | re.MULTILINE,
)
_SENDER: Final = re.compile(
    r"^[ \t]*\*?(?:from|von|de|kimden|da|van|od)\*?[ \u00a0]?:\*?[ \t]*\"?"
    r"([^\n<\[\"@]*[^\n<\[\"@\s])\"?[ \t]*[<\[]",
    re.IGNORECASE | re.MULTILINE,
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
