"""Takes off an article what its program writes below every one, and where it puts advertisements.

Only whole paragraphs go, from the end, and never the only one: a sentence about a newsletter in the
middle of a text is news. Amid a text only those go that mark a gap in it.
"""

import re
from typing import Final

# Whole paragraphs, as content managers, forums, shops of newsletters and walls write them.
_TAILS: Final = (
    r"the (?:post|article) .{1,300} (?:appeared first|first appeared) on [^.!?,]{1,80}"
    r"(?:\.\w[^.!?,]{0,30})*\.?",
    # The same in other languages.
    r"der beitrag .{1,300} erschien zuerst auf [^.!?]{1,80}\.?",
    r"(?:l['’](?:article|entrée)|cet article) .{1,300} est apparu en premier sur [^!?]{1,80}",
    r"la entrada .{1,300} (?:se publicó|aparece|apareció) (?:primero|antes) en [^!?]{1,80}",
    r"o (?:post|artigo|conteúdo) .{1,300} aparece(?:u)? primeiro em [^!?]{1,80}",
    r"l['’]articolo .{1,300} (?:proviene da|sembra essere il primo su) [^!?]{1,80}",
    r".{1,300} (?:yazısı|haberi) ilk (?:önce|olarak) .{1,80} (?:ortaya çıktı|yayın\w+|göründü)\.?",
    r"het bericht .{1,300} verscheen (?:eerst|als eerste) op [^!?]{1,80}",
    r"(?:сообщение|запись) .{1,300} (?:появил\w+ сначала на|впервые появил\w+) [^!?]{1,80}",
    r"artykuł .{1,300} pochodzi z serwisu [^!?]{1,80}",
    r"(?:inlägget|innlegget|indlægget) .{1,300} først (?:upp på|opp på|udgivet på) [^!?]{1,80}",
    r"submitted by /?u/\S+(?: to r/\S+)?(?:\s*\[link\])?(?:\s*\[comments\])?",
    r"\[link\]\s*\[comments\]",
    r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,60}",
    r"\((?:ends?|ende|fin|son)\)",
    r"printed (?:on|from|at)\b.{0,120}",
    r"[a-z]{2,4}(?:/[a-z]{2,4}){1,4}",  # who wrote it and who read it, at an agency
    r"\d{1,6} posts? - \d{1,6} participants?",
    r"(?:tags?|topics?|keywords?|categor(?:y|ies)|filed (?:under|in)|posted in|etiket(?:ler)?|"
    r"schlag(?:wörter|worte)|mots[- ]clés|étiquettes|etiquetas|parole chiave|теги|ключевые слова)"
    r"\s*:[^.!?]{0,300}",
    r"share this(?: (?:post|article|story|page))?(?::.{0,300})?",
    r"click to (?:share|e-?mail|print)\b.{0,200}",
    r".{0,60}\(opens in new window\).{0,200}",
    r"(?:like|related|loading)(?: this)?(?: loading)?\s*[.…:]{0,3}",
    r"(?:please )?(?:subscribe|sign up)(?: (?:here|now|today))? (?:to|for) (?:our|the|this) "
    r"(?:(?:free|daily|weekly) )*(?:newsletter|channel|mailing list)\b.{0,80}",
    r"subscribe to (?:continue|keep) reading\b.{0,100}",
    r"thanks for reading [^.!?]{1,60}! .{0,60}\b(?:subscribe|share|free|public)\b.{0,100}",
    r"(?:subscribe|upgrade) for (?:free|\$|€|£).{0,100}",
    r".{0,80}\bis a reader-supported publication\b.{0,160}",
    r"(?:start|try|get|begin) (?:your|a|the) free trial\b.{0,140}",
    r"(?:subscribe|sign up|register)(?: (?:now|today|for free))? (?:and|to|for) .{0,30}"
    r"\b(?:unlimited|full) access\b.{0,100}",
    r"already a subscriber\?.{0,40}",
    r"(?:continue reading|read more|read (?:the )?(?:full|whole|entire|original|rest of the) "
    r"(?:article|story|post|topic|text|report|release|statement|interview)|"
    r"weiterlesen|lire la suite|leer más|devamını oku)\s*(?:[.…»→>:].{0,120})?",
    r"(?:©|\(c\)|copyright (?:©|\(c\)|(?:19|20)\d\d)).{0,160}",
    r"(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos "
    r"reservados|todos os direitos reservados|tutti i diritti riservati|tüm hakları saklıdır|"
    r"все права защищены)\b.{0,100}",
    r"follow (?:us|@\w{1,30}) (?:on|in) .{0,100}",
    r"follow .{1,40} on (?:facebook|instagram|twitter|x|youtube|linkedin|telegram|whatsapp|bluesky|"
    r"threads|tiktok|mastodon)\b.{0,100}",
    r"(?:also read|read also|see also|read next|related (?:articles?|stories|news|topics))"
    r"\s*:.{0,200}",
    r"(?:this (?:article|story|content) is|exclusively) for (?:our )?subscribers"
    r"(?: only)?\b.{0,60}",
    r"(?:to (?:continue|keep) reading|to read (?:the full|this) (?:article|story)),? "
    r"(?:please )?(?:subscribe|sign (?:in|up)|log in|register)\b.{0,100}",
    r"(?:subscribe|sign in|log in|register)(?: (?:now|here|today))?[.!]?",
    r"(?:unsubscribe|view (?:this )?(?:e-?mail |it )?in (?:your|a) browser|manage (?:your )?"
    r"(?:subscriptions?|preferences))(?:\s*[|·•].{0,100})?",
)
_TAIL: Final = re.compile(rf"(?:{'|'.join(_TAILS)})\s*", re.IGNORECASE | re.DOTALL)
# A paragraph that marks a place of something else.
_GAP: Final = re.compile(
    r"(?:\[|\()?(?:advertisements?|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|"
    r"pubblicità|reklam|реклама|(?:the )?(?:story|article) continues (?:below|after)"
    r"(?: (?:the |this )?(?:ad|advertisement|video|photo|gallery))?|"
    r"a post shared by .{1,40} \(@[\w.]{1,30}\)(?: on .{1,40})?|"
    r"(?:also read|read also|see also|read next|read more|related(?: (?:articles?|stories))?|"
    r"ilgili haber|lesen sie auch|(?:à )?lire aussi|lea también|leggi anche)\s*:"
    r"(?!.*[.!…]\W?\Z).{2,120}|"
    r"you(?: have|'ve|’ve) (?:read|used|reached) .{0,60}\bfree (?:articles?|stories)\b.{0,80}|"
    r"continue reading(?: below| the main story)|skip (?:past )?(?:the )?(?:ad|advertisement)|"
    r"share this(?: (?:article|story|post|page))?(?: (?:on|via) .{1,40})?|"
    r"subscribe now|upgrade to paid|leave a comment|give a gift subscription|"
    r"get \d{1,2}% off.{0,40})"
    r"(?:\]|\))?[.:]?",
    re.IGNORECASE,
)
# The heading of a list of other articles; what stands below it are their headlines.
_OTHERS: Final = re.compile(
    r"(?:(?:related|recommended|similar|popular|latest|other|more|recent) (?:posts?|articles?|"
    r"stories|news|reading|content|links|coverage|topics)|more (?:on (?:this (?:story|topic)|the "
    r"(?:story|topic))|like this|from .{1,40})|most (?:read|popular)|read (?:more|next|also)|"
    r"see also|you (?:may|might) (?:also )?(?:like|be interested in).{0,40}|further reading|"
    r"tags|topics|related|ilgili haberler|benzer haberler|(?:mehr|weitere artikel) zum thema|"
    r"das könnte sie auch interessieren|sur le même (?:sujet|thème)|à lire aussi|"
    r"noticias relacionadas|leggi anche|articoli correlati|читайте также)\s*[:…]?",
    re.IGNORECASE,
)
_HEADLINE: Final = re.compile(r"[^\n]{1,159}[^.!:;…\n](?:\n[^\n]{1,159}[^.!:;…\n])*")
# What feeds of weblogs put into the last line of a text, without a paragraph of its own.
_LAST_LINE: Final = re.compile(
    r"\[?(?:Read (?:more|on)|Continue reading|Read the (?:full|rest of the) (?:article|story|post)|"
    r"Weiterlesen|Lire la suite|Leer más|Devamını oku|More(?!\.\Z))\]?"
    r"(?:\s*(?:[.…»→>]+|&raquo;))?\]?"
)
# And behind the mark of a cut.
_BEHIND_A_CUT: Final = re.compile(rf"(?<=…|\]) ?(?:{_LAST_LINE.pattern})\Z", re.IGNORECASE)
_BEHIND_A_SENTENCE: Final = re.compile(
    r"(?<=[.!?…\]\"”’»]) (?:Read (?:more|on)|Continue reading|Weiterlesen|Lire la suite|Leer más|"
    r"Devamını oku)(?:\s*(?:\.{3}|[…»→>]))*\Z"
)
_MOST_OTHERS: Final = 12
# The longest paragraph that is looked at, and how many go.
_LONGEST: Final = 500
_MOST: Final = 6
_LONGEST_GAP: Final = 140


def without_tail(text: str) -> str:
    """Return a text, its paragraphs parted by an empty line, without what is none of its own."""
    parts = text.split("\n\n")
    if any(len(part) < _LONGEST_GAP and _GAP.fullmatch(part.strip()) for part in parts):
        kept = [part for part in parts if not _GAP.fullmatch(part.strip())]
        text = "\n\n".join(kept or parts[:1])
    text = _without_others(text)
    for _ in range(_MOST):
        rest, gap, last = text.rpartition("\n\n")
        if not gap or not rest.strip() or len(last) > _LONGEST or not _is_tail(last):
            break
        text = _without_others(rest.rstrip())
    body, line_end, line = text.rpartition("\n")
    if line_end and _LAST_LINE.fullmatch(line.strip()):
        return body.rstrip()
    return _BEHIND_A_SENTENCE.sub("", _BEHIND_A_CUT.sub("", text))


def _is_tail(paragraph: str) -> bool:
    return bool(_TAIL.fullmatch(paragraph)) or all(map(_TAIL.fullmatch, paragraph.split("\n")))


def _without_others(text: str) -> str:
    """A text without the list of other articles at its end: a heading, and headlines below it."""
    parts = text.split("\n\n")
    for place in range(len(parts) - 1, max(0, len(parts) - _MOST_OTHERS - 1), -1):
        heading, _, under = parts[place].partition("\n")
        if len(heading) <= _LONGEST_GAP and _OTHERS.fullmatch(heading.strip()):
            listed = [*filter(None, [under]), *parts[place + 1 :]]
            if listed and all(map(_HEADLINE.fullmatch, listed)):
                return "\n\n".join(parts[:place])
            break
        if not _HEADLINE.fullmatch(parts[place]):
            break
    return text
