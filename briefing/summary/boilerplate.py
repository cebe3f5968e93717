"""Sentences that are no part of the news: what feeds, pages and agencies put around it, by kind.

Judged by words and form, in English; what is found here is never printed while a headline is.
It knows nothing about whether a sentence of the news can stand alone.
"""

import re

# Of more words only the forms that no news has are furniture.
_LONGEST = 24
# What is furniture in a sentence of any length.
_ANYWHERE = re.compile(
    r"^The (?:post|article) .+ (?:appeared first|first appeared) on\b"
    r"|\b(?:consent framework|store and/or access|click ['\"“‘]?accept|our (?:\w+ )?partners, "
    r"includ|accept all['\"”’]?,? (?:we|you))"
    r"|\bsubmitted by /u/|\[link\]|\[comments\]"
    r"|\bTrust Principles\b|^Our Standards\b"
    r"|^\((?:This|Corrects|Adds|Updates|Recasts|Refiles)\b[^)]*\b(?:story|version|paragraphs?)\b"
    r"|\b(?:the following|these) statements were posted\b|\bhas not edited the statements\b"
    r"|\b(?:opinions|views) expressed\b.*\b(?:own|author|those)\b"
    r"|\b(?:our|today['’]s|this week['’]s|latest) (?:\w+ ){0,5}podcast\b"
    r"|\bfor our (?:[\w’']+ ){1,3}series\b|\bhere['’]s (?:how|why|what)\b|^plus,? "
    r"|^here (?:are|is)\b.*\b(?:points?|things|facts|details|figures|reasons|questions|ways|"
    r"takeaways|some of|a (?:look|list)|what)\b"
    r"|^(?:[\w.]+ ){1,4}(?:has|have|could|was|were|did) not (?:yet )?(?:been able to |able to )?"
    r"(?:immediately |independently )+(?:verif|confirm)"
    r"|^(?:[\w.’']+ ){1,5}(?:offered|gave|provided) no (?:further|more|other|additional) "
    r"(?:details|information|comment)"
    r"|^(?:[\w.’',]+ ){1,9}(?:declined (?:to (?:comment|elaborate)|(?:a|any) requests? for comment)"
    r"|(?:did not|didn['’]t|has not|have not) (?:immediately )?(?:respond|repl|return)\w* (?:to )?"
    r"(?:\w+ ){0,4}(?:request|call|message|e-?mail|inquir|question)s?\b)[^,;]{0,60}$"
    r"|^in (?:an?|our|the) (?:[\w’'-]+ ){0,3}(?:story|article|report|item|headline|dispatch)s? "
    r"(?:published|posted|dated|that (?:ran|was published)|headlined)\b"
    r"|\b(?:earlier|previous) version of this (?:article|story|report|page|post|piece|headline)\b"
    r"|^(?:an? |the )?(?:correction|clarification|editor['’]s note)s? ?[:–—-]"
    r"|^this is a (?:breaking|developing) (?:news )?(?:story|event)\b"
    r"|^(?:good (?:morning|afternoon|evening)\b.*|hello )?\b"
    r"welcome to (?:our|the|this|your|today['’]s) "
    r"(?:[\w’'-]+ ){0,3}(?:coverage|blog|briefing|edition|newsletter)\b"
    r"|^more (?:details|information|updates|on this story) "
    r"(?:soon|to (?:follow|come)|as (?:we|they|soon|it)|will follow)\b"
    r"|\bour live (?:coverage|blog)\b|\bwe look at (?:why|how|what)\b"
    r"|(?:^|\s)[•·▪‣]\s",
    re.IGNORECASE,
)
# What furniture says, in the forms it has: "sign up here", and not "sign up for the army".
_FORMS = re.compile(
    r"(?:(?:^|\byou can |\bto )read (?:more|also|next|below|on|the full)\b|\bread more\W*$|"
    r"continue reading|click (?:here|on)|©|"
    r"(?:^|\bplease )(?:sign up|subscribe)\b|\bsign up (?:here|now|to receive|(?:to|for) our)\b|"
    r"\bsubscribe (?:here|now|today|to our)\b|\b(?:our|free|email) (?:\w+ )?newsletter|^newsletter|"
    r"\(c\) ?(?:19|20)\d\d|all rights reserved|^copyright\b|\bcopyright (?:©|(?:19|20)\d\d)|"
    r"share this|follow (?:us|@|.* on twitter)|"
    r"(?:image|photo|picture|video|photograph) ?(?:caption|credit|copyright|source)\b|"
    r"(?:^|\()(?:image|photo|picture|video|photograph)s? by\b|"
    r"\b(?:file|handout|archive|courtesy) (?:photo|image|picture)|getty images|"
    r"(?:story|article) continues|advertisement continues|"
    r"^related (?:articles?|stories|content|topics|coverage)|you may also like|"
    r"cookies?\b.*\b(?:accept|use|policy)|media playback|"
    r"^(?:last updated|first published)|(?:last updated|first published) (?:on|at)\b|"
    r"e-?mail (?:us|the author)|contact (?:us|the (?:author|editor))|contributed to this report|"
    r"(?:^|[(;.,] ?|\b(?:additional|with) )(?:reporting|writing|editing) by|"
    r"this (?:page|story|article|report) (?:has been|was|is) (?:updated|archived|corrected)|"
    r"web archive|(?:enable|requires|disabled|turn on) (?:\w+ )?javascript|"
    r"\bour (?:[\w,]+ ){0,5}?(?:terms (?:of|and) (?:use|service|conditions)|privacy policy)|"
    r"^watch (?:the )?(?:video|live)|^listen to|^download (?:the|our)|"
    r"^see (?:also|photos|pictures)|"
    r"^(?:tell us|have your say|get in touch|send us|let us know|share your|any thoughts)\b|"
    r"^watch (?:the|as|how|what|our)\b"
    r")",
    re.IGNORECASE,
)
# Words that furniture is made of, and some news as well ("lost 300,000 subscribers"): on a text by
# itself a sentence with them is left out (the kit of the summaries counts them), in a brief not.
_WORDS = re.compile(
    r"(?:read (?:more|also|next|below|on|the full)|continue reading|"
    r"click (?:here|on)|sign up|subscribe|newsletter|©|"
    r"\(c\) ?(?:19|20)\d\d|all rights reserved|copyright|share this|follow (?:us|@|.* on twitter)|"
    r"(?:image|photo|picture|video|photograph) ?(?:caption|credit|copyright|source|by)\b|"
    r"\b(?:file|handout|archive|courtesy) (?:photo|image|picture)|getty images|"
    r"(?:story|article) continues|advertisement continues|"
    r"related (?:articles?|stories|content|topics|coverage)|you may also like|"
    r"cookies?\b.*\b(?:accept|use|policy)|media playback|last updated|first published|"
    r"e-?mail (?:us|the author)|contact (?:us|the (?:author|editor))|contributed to this report|"
    r"(?:reporting|writing|editing|additional reporting) by|"
    r"this (?:page|story|article|report) (?:has been|was|is) (?:updated|archived|corrected)|"
    r"web archive|javascript|terms (?:of|and) (?:use|service|conditions)|privacy policy|"
    r"watch (?:the )?(?:video|live)|listen to|download (?:the|our)|see (?:also|photos|pictures)"
    r")",
    re.IGNORECASE,
)
# "MORE: …", "READ NEXT: …": capitals are the sign.
_POINTER = re.compile(r"^(?:MORE|READ|READ (?:NEXT|MORE|ALSO)|RELATED|ALSO READ|WATCH|SEE)\s?:")
# A reporter announces what a film shows: "ANB's Jo Lind reports on …", "Jo Lind explains what …".
_NAME = r"[A-Z][\w.'’-]*"
# Whose people make news in place of telling it: "The UN's Jo Lind travels to …".
_BODIES = (
    r"(?:UN|EU|US|USA|UK|UAE|AU|ECB|FBI|CIA|NATO|IMF|WHO|WTO|IAEA|OSCE|OECD|OPEC|ICC|ICRC)['’]s"
)
_ANNOUNCED = re.compile(
    rf"^(?:The )?(?!{_BODIES})(?:[A-Z]{{2,6}}|Guardian|Times|Post|Reuters|Sky News)['’]s "
    rf"{_NAME} {_NAME}\b.{{0,40}}?\b(?:reports?|breaks down|explains?|looks?|takes|"
    r"has (?:more|the (?:latest|details|story)|been)|speaks|talks|travels|goes|asks|discusses)\b"
    rf"|^{_NAME}(?: {_NAME}){{1,2}}(?:,? and {_NAME}(?: {_NAME}){{1,2}})?"
    r" (?:(?:also )?explains? (?:what|how|why)|looks? at\b|has more\b|takes? a look\b|"
    r"reflects? on\b"
    rf"|tells? {_NAME} {_NAME} (?:about|how|why)\b)"
    r"|\btells? [A-Z]{2,6}['’]s [A-Z]\w+ [A-Z]\w+ (?:about|how|what|why)\b"
    r"|\btells? (?:BBC|CNN|NPR|ITV|ABC|NBC|CBS|Sky)(?: [A-Z]\w+){0,2} (?:about|how|what|why)\b"
    r"|^[^,“\"]{3,60}? (?:speaks|opens up) about\b"
    r"|^[^,“\"]{3,60}? reveals (?:why|how|what) (?:he|she|they)\b"
    r"|, (?:reports|writes|explains|asks) (?:[\w’']+ ){0,3}(?:editor|correspondent|reporter)\b"
    r"|, who (?:has|have) been reporting from\b"
    r"|^(?:The )?(?:presenter|host|reporter|correspondent)s? "
    r"(?:reflects?|looks?|explains?|reports?)\b"
    rf"|\b(?:journalist|reporter|correspondent|editor) {_NAME} {_NAME} tells {_NAME} {_NAME}\b"
)
_CREDIT = re.compile(r"\b(?:REUTERS|AP Photo|AFP|EPA|Getty(?: Images)?)/|/(?:Pool|File)\b")
_LATIN = frozenset(
    """lorem ipsum dolor amet consectetur adipiscing elit donec aliquet nisl suscipit molestie
    tortor vel urna sollicitudin lacinia mollis massa orci nunc quis vestibulum""".split()
)
_FEWEST_LATIN = 3
_SHORT_FORMS = re.compile(
    r"\b(?:advertisement|live updates|privacy policy|terms (?:of|and) (?:use|service|conditions)"
    r"|javascript|subscribe)\b|^(?:share|print|most popular|latest headlines)(?! \w+s\b)"
    r"|^\d* ?comments?(?: \(\d+\))?\W*$",
    re.IGNORECASE,
)
_SHORT_WORDS = re.compile(
    r"\b(?:share|print|comments?|most popular|latest headlines)\b", re.IGNORECASE
)
_SHORT_LONGEST = 7
_CAPTION = re.compile(
    r"^(?:pictured|photo|image|picture|caption|video|file|credit|map|chart|graphic|"
    r"(?:above|below|left|right|from left|top|bottom))\b ?[:(,]"
    r"|\((?:photo|image|picture|file|ap|afp|reuters)\b[^)]*\)\W*$|\b(?:from|on) file\W*$"
    r"|\((?:pictured|left|right|cent(?:er|re)|top|bottom|above|below|back|front|l|r)\)"
    r"|\bseen here\b"
    r"|\b(?:image|photo|photograph|picture|video|graphic|illustration)s?: ",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^(?:By|From|Compiled by|Edited by)(?:,? (?:[A-Z][\w.'’-]+|and)){2,}$")


def is_furniture(text: str, *, in_a_brief: bool = False) -> bool:
    """Whether a sentence is no sentence of the article at all.

    Args:
        text: The sentence.
        in_a_brief: Whether words that some news has too are no sign, but in furniture's own forms.
    """
    count = len(text.split())
    if _CAPTION.search(text) or _BYLINE.match(text) or _ANYWHERE.search(text):
        return True
    if _POINTER.match(text) or _ANNOUNCED.search(text) or _CREDIT.search(text) or _is_latin(text):
        return True
    signs = (_FORMS,) if in_a_brief else (_FORMS, _WORDS)
    if count <= _LONGEST and any(sign.search(text) for sign in signs):
        return True
    short = (_SHORT_FORMS,) if in_a_brief else (_SHORT_FORMS, _SHORT_WORDS)
    return count <= _SHORT_LONGEST and any(sign.search(text) for sign in short)


def _is_latin(text: str) -> bool:
    """Whether a template was left with its filling words."""
    words = {word.strip(".,").lower() for word in text.split()}
    return len(words & _LATIN) >= _FEWEST_LATIN
