"""Finds who wrote, filmed or edited a report: bylines, credits, presenters, authors' notes.

They name the makers of the news, who are no actors of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.lexicons import lexicon_beside

Span = tuple[int, int]

_WORD = r"[^\W\d_][\w.'’-]{0,30}"
# A word of a name; only an initial has a full stop.
_CAP = r"(?-i:[A-ZÀ-ÖØ-ÞĀ-Ž])(?:\.|[\w'’-]{0,30})"
_PARTICLE = r"(?:al-|el-|de|da|del|van|von|der|den|bin|ibn|du|la|le)"
_NAME = rf"(?:{_CAP}(?: (?:{_PARTICLE} ?)?{_CAP}){{1,4}})"
# Several names; written so that a run of capitals fits in one way only.
_NAMES = rf"{_CAP}(?:,? (?:and |(?:{_PARTICLE} ?))?{_CAP}){{1,12}}"
# Small words of a byline or credit: what makers of news are, and what joins their names.
_LEXICON = lexicon_beside(__file__)
_SMALL = _LEXICON.words("small")
_BYLINE = re.compile(
    rf"(?=(?-i:[A-Z]))(?i:by|from|(?:words|text|story|report|written|reported|reporting|interview|analysis"
    rf"|opinion|compiled|posted|edited|photographs?|pictures?) by):? (?={_CAP})"
)
_OPENS_CREDIT = re.compile(
    r"(?:additional |other |further |with |original |story and )?"
    r"(?:reporting|writing|editing|edited|written|reported|compiled|translated|translation"
    r"|produced|production|presented|filmed|video|camera|camerawork|photography|photographs?"
    r"|photos?|pictures?|graphics?|illustrations?|transcript|transcribed|research|interview(?:ed)?)"
    r"(?: and (?:(?:additional )?reporting|writing|editing|photography|photographs?|photos?))?"
    rf"(?: in [A-Z]\w+)? by:? (?={_CAP})",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:presenters?|producers?|hosts?|anchors?|interviewer|moderator|editors?|author|reporters?"
    r"|photographers?|camera|photos?|photographs?|pictures?|images?|image credit|photo credit"
    rf"|credits?|graphics?|illustrations?|transcript|writers?|video):[ ]?(?={_CAP})",
    re.IGNORECASE,
)
# What every match of the two ends with: most lines hold neither, and they are slow.
_BY_SOMEBODY = re.compile(rf"[Bb][Yy]:? (?={_CAP})")
_SOMEBODY_TOLD = re.compile(rf":[ ]?(?={_CAP})")
_AGENCY = (
    r"(?:AP|AFP|REUTERS|Reuters|EPA(?:-EFE)?|EFE|Getty(?: Images)?|AA|Anadolu(?: Agency)?|DPA|dpa|"
    r"PA(?: Media| Wire)?|Pool|POOL|Xinhua|TASS|Sputnik|Shutterstock|Bloomberg|ANSA|ANP|NTB|TT|"
    r"Ritzau(?: Scanpix)?|Scanpix|Kyodo(?: News)?|Yonhap|UPI|NurPhoto|Zuma|ZUMA|Rex|Alamy|Handout|"
    r"HANDOUT|File|Ukrinform|Belga|Lusa|MTI|CTK|PAP|APA|Keystone|Press Association|WPA|Flash90)"
)
# "Ann Vik/NPA", "REUTERS/Ann Vik", "Ann Vik | Pool via Getty Images", at the end of a sentence.
_SLASHED = re.compile(
    rf"(?:\b(?:AP Photo|AFP Photo|REUTERS|Reuters|AFP|AP|Xinhua) ?/ ?{_NAME}"
    rf"|\b{_NAME} ?[/|] ?{_AGENCY}|\b{_AGENCY} ?/ ?{_AGENCY}|\bGetty Images)"
    rf"(?:(?: ?[/|,] ?| via | / ){_AGENCY}){{0,3}}(?=\W*(?:\n|$|[)\]]|\. ?[A-Z“\"]))"
)
_IN_BRACKETS = re.compile(
    r"[(\[](?:photo|photos|picture|image|video|credit|file|reporting|writing|editing|additional "
    r"reporting|edited|written|compiled|translated|produced|with reporting|by|ap photo|afp photo"
    r"|reuters|source)\b[^()\[\]\n]{2,300}[)\]]"
    rf"|[(\[]{_NAME} ?[/|,] ?{_AGENCY}[^()\[\]\n]{{0,60}}[)\]]"
    r"|\((?:AP|AFP|REUTERS|Reuters|EPA|Getty Images)\)(?=\s*(?:\n|$))",
    re.IGNORECASE,
)
# A byline that runs into the dateline: "By Ann Vik OSLO (Reuters) - ".
_RUN_IN = re.compile(
    rf"(?:^|(?<=\) )|(?<=\. ))By {_NAMES}(?:, {_CAP}){{0,2}} \({_AGENCY}\) ?(?:--|[-–—]) ?(?=\S)",
    re.MULTILINE,
)
_OF_PICTURE = re.compile(
    rf"(?i:photo|picture|image|credit|file)|{_AGENCY}",
)
_CONTRIBUTES = re.compile(r"\bcontributed (?:to this|reporting)|\breported from\b")
_CONTRIBUTED = re.compile(
    rf"{_NAMES}(?: in {_CAP}(?: {_CAP}){{0,2}})?"
    r"(?:,? (?:also )?contributed (?:to this (?:report|story|article)|reporting)"
    rf"| reported from {_CAP}(?: {_CAP}){{0,2}}"
    rf"(?:,? and {_NAME} from {_CAP}(?: {_CAP}){{0,2}})?)\.?",
)
_NOTE = re.compile(
    rf"(?:{_NAME} (?:is|are|was|has been|works as) (?:an? |the |our )?(?:[\w'’-]+ ){{0,6}}?"
    r"(?:reporters?|correspondents?|editors?|columnists?|writers?|journalists?|photographers?)\b"
    rf"|Follow {_NAME} on |Contact {_NAME} at )[^\n]{{0,300}}$"
)
_SPEAKER = re.compile(
    r"[A-Z][A-Z.'’ -]{3,40}, "
    r"(?:HOST|BYLINE|ANCHOR|PRESENTER|CORRESPONDENT|MODERATOR|REPORTER)(?=:)"
)
_POSTED = re.compile(r"[^\n]{0,120}\|[^\n]{0,160}\d{4}[^\n]{0,120}")
_TOWN = r"(?-i:[A-ZÀ-ÖØ-ÞĀ-Ž])[\w'’-]{0,30}"
_IN_TOWN = re.compile(
    rf"{_NAMES} in (?!January|February|March|April|May|June|July|August"
    rf"|September|October|November|December){_TOWN}(?: {_TOWN}){{0,2}}(?:, {_TOWN}){{0,2}}$"
)
_DATED = re.compile(
    r"(?:(?:published|updated|posted|last updated|first published)\b.{0,60}\d"
    r"|(?:[a-z]{3,9},? )?\d{1,2} [A-Z][a-z]+ \d{4}\b.{0,30}$|[A-Z][a-z]+ \d{1,2}, \d{4}\b.{0,30}$"
    r"|\d+ min(?:ute)?s? read|share (?:on|this)\b.{0,40}$)",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?i:writers?|correspondents?|reporters?|editors?|contributors?|staff|bureau)$"
)
# "Ann Berg, political correspondent" on a line of its own in front of a text.
_SIGNED = re.compile(
    rf"{_NAMES}(?:,|\s[|–—-])\s(?:[A-Za-z][\w&'’-]{{0,20}} ){{0,4}}"
    r"(?i:correspondent|reporter|editor|columnist|staff writer|writer|contributor)s?"
    r"(?:(?:,| in| at)(?: the)? [^.!?\n]{2,50})?"
)
_TIME_WORD = re.compile(
    r"(?i:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|noon|train|air|sea|law|christmas|easter",
    re.IGNORECASE,
)
_LONGEST_LINE = 400
_FRONT_LINES = 4
_LAST_LINES = 3


def credit_spans(text: str) -> Iterator[Span]:
    """Where the makers of a text are named, by offsets; the spans may touch or overlap."""
    for match in (*_IN_BRACKETS.finditer(text), *_slashed(text)):
        if _credits(match.group()):
            yield match.span()
    yield from (match.span() for match in _RUN_IN.finditer(text))
    lines = _lines(text)
    after_byline = False
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        if _stands_alone(text, lines, number) or (after_byline and _goes_with_byline(line)):
            yield start, end
            after_byline = True
            continue
        after_byline = False
        yield from _within(line, start, last=_is_last(lines, number))


def _stands_alone(text: str, lines: list[Span], number: int) -> bool:
    """Whether a line is a byline: "By Ann Berg", or in its place "Ann Berg in Lom"."""
    start, end = lines[number]
    line = text[start:end]
    if _is_byline(line) or (number < _FRONT_LINES and _SIGNED.fullmatch(line)):
        return True
    if not number or not _IN_TOWN.match(line):
        return False
    apart = text[:start].endswith("\n\n")
    below = text[slice(*lines[number + 1])] if number + 1 < len(lines) else ""
    if number < _FRONT_LINES:
        return apart or bool(_DATED.match(below))
    return apart and _is_last(lines, number)


def _is_last(lines: list[Span], number: int) -> bool:
    return number >= max(len(lines) - _LAST_LINES, 1)


def picture_credits(text: str) -> Iterator[Span]:
    """Where the makers of pictures are named."""
    for match in _IN_BRACKETS.finditer(text):
        if _OF_PICTURE.search(match.group()) and _credits(match.group()):
            yield match.span()
    yield from (match.span() for match in _slashed(text))
    for match in re.finditer(
        r"(?i:\b(?:photo|photograph|picture|image|credit)s?(?: by| credit)?: ?)(?-i:[A-Z])", text
    ):
        line_end = text.find("\n", match.end())
        if only_names(text[match.start() : line_end if line_end > 0 else len(text)]):
            yield match.start(), match.end()


def _slashed(text: str) -> Iterator[re.Match[str]]:
    """The credits with a slash, a bar or "Getty Images"; most texts have none of these."""
    held = "/" in text or "|" in text or "Getty Images" in text
    return _SLASHED.finditer(text) if held else iter(())


def _within(line: str, start: int, *, last: bool) -> Iterator[Span]:
    """The credits inside a line that is no byline as a whole."""
    if _is_posted(line):
        yield start, start + len(line)
    label = _SPEAKER.match(line)
    if label is not None:
        yield start, start + label.end()
    for opening in _openings(line):
        if only_names(line[opening:]):
            yield start + opening, start + len(line)
            return
    if last and _NOTE.match(line):
        yield start, start + len(line)
    for match in _CONTRIBUTED.finditer(line) if _CONTRIBUTES.search(line) else ():
        yield start + match.start(), start + match.end()


def _openings(line: str) -> Iterator[int]:
    """Where a credit may begin: in front of a line, or behind a sentence in it."""
    for sign, pattern in ((_BY_SOMEBODY, _OPENS_CREDIT), (_SOMEBODY_TOLD, _LABEL)):
        for match in pattern.finditer(line) if sign.search(line) else ():
            before = line[: match.start()].rstrip(" —–-•|(")
            opens = not before and not match.group()[0].islower()  # else a wrapped line
            if opens or before[-1:] in set('.!?”"’)]'):
                yield match.start()


def _lines(text: str) -> list[Span]:
    """The visible part of each line that is not blank."""
    found: list[Span] = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        bare = line.strip()
        if bare:
            start = match.start() + line.index(bare)
            found.append((start, start + len(bare)))
    return found


def _is_byline(line: str) -> bool:
    opening = _BYLINE.match(line)
    if opening is None or len(line) > _LONGEST_LINE:
        return False
    rest = line[opening.end() :]
    if _TIME_WORD.match(rest) or rest.endswith((",", ":", "?", "!")):
        return False
    if opening.group().lower().startswith("from") and not _IN_TOWN.match(rest):
        return False  # "From Ankara to Berlin"
    return only_names(rest) and not (rest.endswith(".") and not rest[-3:-1].isupper())


def _goes_with_byline(line: str) -> bool:
    """Whether a line under a byline goes on with it: who the writers are, when they wrote."""
    if len(line) > 100 or line.endswith((".", "!", "?", "”")):
        return False
    return bool(_DATED.match(line)) or (bool(_STAFF.search(line)) and only_names(line))


def _is_posted(line: str) -> bool:
    """Whether a line is the head of a post: outlet, day and author between bars."""
    return line.count("|") > 1 and not line.endswith(".") and bool(_POSTED.fullmatch(line))


def _credits(text: str) -> bool:
    return only_names(text.strip("()[]"))


def only_names(text: str) -> bool:
    """Whether a stretch holds nothing but names, and the small words of bylines and credits."""
    if len(text) > _LONGEST_LINE:
        return False
    words = re.findall(_WORD, text)
    return bool(words) and all(
        word[:1].isupper() or word.lower().rstrip(".") in _SMALL or word[0:3] in {"al-", "el-"}
        for word in words
    )
