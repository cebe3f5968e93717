"""Tells a mail's own words from those that mail programs put around them."""

import re
from dataclasses import replace
from typing import Final

from briefing.sources.parsed import Parsed
from briefing.sources.passed_on import FROM_HEADER, HEADER, passed_on

# So often one mail is passed on.
_MOST_HANDS: Final = 5

# A mail that this one answers, below it.
_OLDER: Final = re.compile(
    rf"^[ \t]*(?:_{{20,}}|-{{2,}} ?original message ?-{{2,}})[ \t]*\n(?:[ \t]*{HEADER}.*\n){{2,}}|"
    rf"^[ \t]*{FROM_HEADER}.*@.*\n(?:[ \t]*{HEADER}.*\n){{2,}}",
    re.IGNORECASE | re.MULTILINE,
)
# What programs write before the subject of an answer, and of a mail that is passed on.
_ANSWERED: Final = re.compile(
    r"\A(?:(?:re|fwd?|aw|wg|antw|ilt|ynt|rv|tr|sv|vs|vl|vb|pd|odp|doorst|转发|轉寄|回复)"
    r"(?:\[\d+\])?\s*[:：]\s*)+",
    re.IGNORECASE,
)
# What the program of a mailing list writes below every mail.
# What newsletters write above their text, and from where on their foot is none of it.
_ABOVE: Final = re.compile(
    r"(?:(?:view|read|open|see) (?:this |it |the )?"
    r"(?:e-?mail |newsletter |message |online |post |issue |edition |story )?"
    r"(?:in (?:your |a |the )?(?:web ?)?browser|online|on (?:the web|our (?:web ?)?site))|"
    r"you (?:are|have) subscribed to\b.{0,200}|"
    r"\W{0,3}(?:external|caution|warning|attention|achtung|dikkat)\b.{0,80}\b(?:e-?mail|message|"
    r"sender|nachricht|e-?posta)\b.{0,80}\b(?:outside|external|unknown|extern\w*|dış\w*)|"
    r"(?:can'?t|cannot|trouble|having trouble|problems?) "
    r"(?:see|seeing|read|reading|view|viewing)\b.{0,80}|"
    r"(?:im browser (?:ansehen|öffnen|anzeigen)|(?:voir|afficher|lire) (?:cet e-?mail )?"
    r"(?:en ligne|dans (?:le|votre) navigateur)|ver (?:este (?:correo|mensaje) )?"
    r"en (?:el |tu |su )?navegador|tarayıcıda (?:görüntüle|aç)\w*))\b.{0,200}",
    re.IGNORECASE,
)
_FOOT: Final = re.compile(
    r"(?:(?:you(?:'re| are| have)? (?:receiv(?:ed?|ing)|getting|got) this |"
    r"this (?:e-?mail|newsletter|message) (?:was|is|has been) sent )\b|(?:to )?unsubscribe\b|"
    r"you are reading a plain[ -]text version\b|"
    r"subscriber services\b|(?:sent|gesendet|envoyé|enviado|inviato|verzonden|wysłane|skickat|"
    r"sendt) (?:from|von|depuis|de|desde|da|vanaf|z|från|fra) (?:my|meinem|mon|mi|mio|mijn|mojego|"
    r"min|"
    r"outlook|yahoo|mail|proton)\b|get outlook for\b|\w{1,20}['’]?\w{0,10} gönderildi\b|"
    r"(?:confidentiality|privacy|legal) (?:notice|note|disclaimer)\b|disclaimer\s*:|"
    r"(?:this|the information in this) (?:e-?mail|message|communication)(?: and .{1,40})? "
    r"(?:is|are|may be|contains?|may contain) .{0,40}\b(?:confidential|privileged|intended)\b|"
    r"(?:stay connected|connect with us)\b|"
    r"(?:don'?t|do not|no longer) want (?:to (?:receive|get)|these)\b|"
    r"want to change how you (?:receive|get) |our mailing address is\b|"
    r"(?:copyright )?(?:©|\(c\)) ?(?:19|20)\d\d\b.{0,60}rights reserved\b|"
    r"(?:manage|update|change) your (?:e-?mail |subscription )?"
    r"(?:preferences|settings|subscription)|"
    r"(?:sie erhalten|vous recevez|recibe[ns]? este|ricevi questa|bu e-?posta(?:yı)?)\b|"
    r"(?:newsletter abbestellen|abmelden|se désabonner|se désinscrire|darse de baja|"
    r"aboneli(?:ği|kten) (?:iptal|çık)))",
    re.IGNORECASE,
)
_LEAVES: Final = re.compile(
    r"\b(?:unsubscribe|newsletter abbestellen|se désabonner|darse de baja|abonelikten)\b",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"(?:[-–—=_*~•·#] ?){3,}")
_LINK_ALONE: Final = re.compile(
    r"(?:view image|follow image link|caption)\s*:.{0,2000}|"
    r"(?:[^\n:.!?<]{1,40}(?:[:>→»-]++ *| (?=<)))?<?https?://\S+>?",
    re.IGNORECASE,
)
# A foot has no more paragraphs, and a line of it is no longer.
_MOST_OF_A_FOOT: Final = 10
_LONGEST_OF_A_FOOT: Final = 400
_LINES_ABOVE: Final = 3
_LONGEST_LINE: Final = 1_000
_LIST: Final = re.compile(r"^_{30,}\s*\n.{0,80}\bmailing list\b.*\n", re.IGNORECASE | re.MULTILINE)


# What a program writes around a mail that is signed as text, and in the place of one it locked.
_SIGNED: Final = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[\w-]{1,40}: .*\n)*", re.MULTILINE
)
_SEAL: Final = re.compile(
    r"^-----BEGIN PGP (SIGNATURE|MESSAGE|PUBLIC KEY BLOCK)-----\n(?:.*\n)*?"
    r"(?:-----END PGP \1-----|\Z)",
    re.MULTILINE,
)


def unsealed(words: str) -> str:
    """Return the plain text of a mail without the signature in letters around it."""
    if "-----BEGIN PGP" not in words:
        return words
    return _SEAL.sub("", _SIGNED.sub("", words))


def innermost(said: Parsed, words: str, *, offset: str = "") -> tuple[Parsed, str]:
    """What a mail says of itself, and its words: of one that was passed on, what that says.

    Args:
        said: What its headers say.
        words: Its text.
        offset: How far the clock of its sender is from UTC, "+0300".
    """
    subject = said.title
    for _ in range(_MOST_HANDS):
        inner = passed_on(words, subject=subject, offset=offset)
        if inner is None:
            break
        words, subject = inner.text, inner.subject
        said = replace(
            said,
            title=subject_of(said.title, inner.subject),
            published=inner.published or said.published,
            outlet=inner.sender or said.outlet,
        )
    return said, words


def own_words(words: str) -> str:
    """Return the text of a mail without older mails and without what its list adds.

    Of one that was passed on its head must be off already (`passed_on`).
    """
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


def subject_of(*stated: str) -> str:
    """The first subject that says something without "Fwd:" and "Re:"; "" if none does."""
    subjects = (_ANSWERED.sub("", one).strip() for one in stated)
    return next(filter(None, subjects), "")


def without_frame(text: str) -> str:
    """Return a text, its paragraphs parted by empty lines, without what newsletters put around it.

    That is the line above it that leads to a browser, lines that are drawn or hold an address
    alone, and everything from the sentence that says why one got it.
    """
    parts = [part for part in map(_without_lines, text.split("\n\n")) if part]
    head = [part for part in parts[:_LINES_ABOVE] if not _ABOVE.fullmatch(part)]
    parts = [*head, *parts[_LINES_ABOVE:]] or parts
    for place in range(max(1, len(parts) - _MOST_OF_A_FOOT), len(parts)):
        foot = parts[place:]
        if all(len(part) <= _LONGEST_OF_A_FOOT for part in foot) and _FOOT.match(foot[0]):
            parts = parts[:place]
            break
    return "\n\n".join(parts) or text


def without_list(text: str) -> str:
    """Return a text without what newsletters put around it, if it ends as one does."""
    return without_frame(text) if _LEAVES.search(text[-_LONGEST_LINE:]) else text


def _without_lines(part: str) -> str:
    lines = (line.strip() for line in part.split("\n"))
    return "\n".join(
        line
        for line in lines
        if len(line) > _LONGEST_LINE or not (_RULE.fullmatch(line) or _LINK_ALONE.fullmatch(line))
    )
