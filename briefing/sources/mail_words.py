"""Tells a mail's own words from those that mail programs put around them."""

import re
from typing import Final

# What a mail answers, or was passed on with, below it: headers, as programs print them.
_HEADER: Final = (
    r"\*?(?:from|sent|date|to|cc|subject|reply-to|von|gesendet|an|betreff|datum|de|envoyé|à|objet|"
    r"kimden|gönderildi|kime|konu|tarih|enviado|para|asunto)\*?:"
)
_OLDER: Final = re.compile(
    rf"^[ \t]*(?:_{{20,}}|-{{2,}} ?original message ?-{{2,}})[ \t]*\n(?:[ \t]*{_HEADER}.*\n){{2,}}",
    re.IGNORECASE | re.MULTILINE,
)
# A mail that was passed on begins with this: what follows is the news.
_PASSED_ON: Final = re.compile(
    r"\A\s*-{5,} ?(?:forwarded message|weitergeleitete nachricht|message transféré|iletilmiş ileti|"
    rf"mensaje reenviado) ?-{{5,}}[ \t]*\n(?:[ \t]*{_HEADER}.*\n)+",
    re.IGNORECASE,
)
# What the program of a mailing list writes below every mail.
_LIST: Final = re.compile(r"^_{30,}\s*\n.{0,80}\bmailing list\b.*\n", re.IGNORECASE | re.MULTILINE)


def own_words(words: str) -> str:
    """Return the plain text of a mail without older mails and without what its list adds."""
    words = _PASSED_ON.sub("", words, count=1)
    for below in (_LIST, _OLDER):
        found = below.search(words)
        if found and words[: found.start()].strip():
            words = words[: found.start()]
    return _without_answered(words)


def _without_answered(words: str) -> str:
    """A mail's own words, without those at its end that it answers: they are an older mail's."""
    lines = words.split("\n")
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith(">")):
        end -= 1
    quoted = any(line.startswith(">") for line in lines[end:])
    if not quoted or not end or not lines[end - 1].rstrip().endswith(":"):
        return words
    end -= 1  # "On Tue, 10 Mar 2026 at 08:00 Ann Vik wrote:", which may be broken into two lines
    if end > 1 and lines[end - 1].strip() and not lines[end - 2].strip():
        end -= 1
    own = "\n".join(lines[:end])
    return own if own.strip() else words
