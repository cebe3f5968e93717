"""Says who has another come or go, or go instead: "an invitation from X" sends X nowhere."""

from __future__ import annotations

import re

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.words import Words

# What comes from X, or is done by X, where another is to go.
_ASKED = lexicon(
    "invitation invitations invite invites invited asked request requests offer urged told called",
)
_INVITATIONS = lexicon("invitation invitations invite request requests offer call")
# Who does this for X, or X, goes there and X does not; nor does whoever is buried or remembered.
_STANDS_IN = re.compile(
    r"\b(?:(?:funeral|burial|memorial|requiem|wake|mourning|tomb|grave)(?: \w+)? (?:of|for)|"
    r"(?:st(?:and|ood)\w*|fill\w*|step\w*) in for|deputi[sz]\w* for|substitut\w* for|"
    r"replac\w+|instead of|rather than|(?:on behalf|in place) of)$"
)
_OF = frozenset({"of", "from", "by"})
_OWNER = frozenset({"'s", "\u2019s", "'", "\u2019"})
# What stands between "from" and a name: "her Kenyan counterpart", "Kenya's premier,".
_TITLE = frozenset({"PROPN", "ADJ", "DET", "NOUN"})


def invites(words: Words, start: int, end: int) -> bool:
    """Whether somebody named is who invites or asks, or is stood in for.

    "Invited by X", "X's invitation"; "will represent X", "will stand in for X".

    Args:
        words: The text.
        start: The first token of the name.
        end: The token after its last one.
    """
    if stays_away(words, start, end):
        return True
    if _OWNER & set(words.lower[end : end + 1]):
        return bool(_INVITATIONS & set(words.lower[end + 1 : end + 3]))
    before = _said_before(words, start)
    return bool(before) and before[-1] in _OF and bool(_ASKED & set(before[:-1]))


def stays_away(words: Words, start: int, end: int) -> bool:
    """Whether somebody named is stood in for, or dead: another goes in place of X, or for X's sake.

    Args:
        words: The text.
        start: The first token of the name.
        end: The token after its last one.
    """
    if any(_is_represented(words, token) for token in range(start, end)):
        return True
    return bool(_STANDS_IN.search(" ".join(_said_before(words, start))))


def title_start(words: Words, start: int) -> int:
    """The first token of the title before a name: "Kenya's premier, X", "the Kenyan premier X".

    Args:
        words: The text.
        start: The first token of the name.
    """
    first = words.sentence_start(start)
    while start > first and (
        words.pos[start - 1] in _TITLE
        or words.lower[start - 1] in _OWNER
        or words.tag[start - 1] == "PRP$"
        or (words.text[start - 1] == "," and words.dep[start] == "appos")
    ):
        start -= 1
    return start


def _said_before(words: Words, start: int) -> list[str]:
    """Some words before a name with its title."""
    title = title_start(words, start)
    return list(words.lower[max(words.sentence_start(start), title - 4) : title])


def is_inviter(words: Words, token: int) -> bool:
    """Whether a token is the subject of an invitation: "he would invite X"."""
    subject = words.dep[token].startswith("nsubj")
    return subject and words.lower[words.head[token]].startswith("invit")


def _is_represented(words: Words, token: int) -> bool:
    """Whether somebody else goes for them: "will represent X at the summit"."""
    verb = words.head[token]
    object_of = words.dep[token].startswith("obj") and words.lower[verb].startswith("represent")
    return object_of and verb < token
