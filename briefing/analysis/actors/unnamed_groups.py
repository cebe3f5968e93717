"""Find delegations and the like: people without names who act as one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from briefing.analysis.actors.organisations import reports_game
from briefing.analysis.actors.role_phrases import is_glue, is_nominal
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.place_lists import list_goes_on
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant

BODIES = word_set("delegation delegations mission team contingent entourage")
MEMBERS = word_set(
    "inspectors observers mps lawmakers legislators congressmen senators diplomats",
    "envoys negotiators delegates representatives parliamentarians mediators",
)
# Groups only where they go or come somewhere as one.
LEADERS = word_set("leaders ministers officials presidents")
# Members of a party, who are a group where they act and it is said which: "Senate Republicans".
PARTIES = word_set("republicans democrats conservatives liberals socialists tories greens")
# What a body must be said to be, lest every football team counts.
_OFFICIAL = word_set(
    "high-level level parliamentary congressional military trade business diplomatic",
    "security ministerial government official nuclear inspection observer monitoring",
    "fact-finding technical negotiating negotiation joint senior visiting advance",
    "medical economic humanitarian peace investigating bipartisan presidential election",
    "arms weapons rescue expert un u.n. eu",
)
_TRAVEL = re.compile(
    r"(?:re)?visit|travel|trip|tour|arriv|meet|met$|talk|enter$|entry|visas?$|leave$|leaving|left$"
    r"|depart|invit|send|sent$|host|receiv|expel|delegat|mission|gather|attend|go$|goes$|going$"
    r"|went$|came$|come$|coming|fly$|flew$|head(?:ed|ing|s)?$|led$|lead$|leads$|summit|conference"
    r"|discuss|warn(?:ed|ing|s)?$|allow|admit|access|inspect|negotiat|accompan|return|bring|brought|land(?:ed|s)?$"
)
_HOUSES = word_set("house senate u.s. parliament assembly")
_GROUPING = word_set("group delegation team party number pair mission")
_ROLES_IN_CLAUSE = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "this", "that", "another"}
)


@dataclass(frozen=True, slots=True)
class GroupMention:
    """A group at one place: the phrase without determiner."""

    start: int
    end: int
    head: int
    printed: str
    country: str | None


@dataclass(slots=True)
class Group:
    """A group while a text is being read."""

    mentions: list[GroupMention] = field(default_factory=list)
    affiliation: str | None = None
    leaders: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The description used most, the longer one among equals, the first of them."""
        counts = Counter(
            m.printed for m in self.mentions if m.printed.count(" ") or not self._telling
        )
        ranked = sorted(
            counts, key=lambda d: (-counts[d], -len(d), [m.printed for m in self.mentions].index(d))
        )
        return ranked[0]

    @property
    def _telling(self) -> bool:
        return any(" " in m.printed for m in self.mentions)


_HEADS = BODIES | MEMBERS | LEADERS | PARTIES


def find_groups(words: Words, taken: set[int]) -> list[Group]:
    """The groups a text describes, in order of appearance.

    Args:
        words: The text.
        taken: Tokens that belong to names of people and organisations.
    """
    groups: list[Group] = []
    heads = _HEADS - {"team"} if reports_game(words) else _HEADS
    for index, lower in enumerate(words.lower):
        if lower not in heads or index in taken:
            continue
        if index + 1 < len(words) and words.pos[index + 1] in {"NOUN", "PROPN"}:
            continue
        if groups and any(m.start <= index < m.end for g in groups for m in g.mentions):
            continue
        mention, definite = _read(words, index)
        known = _same(words, groups, mention, definite=definite)
        if known is None:
            if not _counts(words, mention) or (definite and _is_anaphoric(words, mention)):
                continue
            known = Group()
            groups.append(known)
        known.mentions.append(mention)
        known.affiliation = known.affiliation or mention.country
        known.leaders.extend(_leaders(words, mention))
    return groups


def _is_anaphoric(words: Words, mention: GroupMention) -> bool:
    """Whether "the two delegations" or "the leaders" only takes up people already spoken of."""
    plural = words.lower[mention.head] in LEADERS or words.lower[mention.head] == "delegations"
    return plural and mention.country is None


def _read(words: Words, head: int) -> tuple[GroupMention, bool]:
    start = head
    floor = words.sentence_start(head)
    while start > floor and (
        is_nominal(words, start - 1)
        or is_glue(words, start - 1)
        or words.text[start - 1] in {"'s", "’s"}
    ):
        start -= 1
    definite = start > floor and words.lower[start - 1] in _DETERMINERS - {"a", "an", "another"}
    end = head + 1
    country = None
    for index in range(start, head):
        country = (
            country
            or country_meant(words.said(index, index + 2))
            or country_meant(words.text[index])
        )
    if start > floor + 1 and words.lower[start - 1] == "of" and words.lower[start - 2] in _GROUPING:
        start -= 2
        definite = False
    while end < words.sentence_end(head) - 1 and words.lower[end] in {"of", "from"}:
        stop = end + 1
        while stop < words.sentence_end(head) and (
            is_nominal(words, stop)
            or words.lower[stop] in {"the", "and"}
            or list_goes_on(words, stop)
        ):
            stop += 1
        behind = {country_meant(words.text[index]) for index in range(end + 1, stop)} - {None}
        if country is None and len(behind) == 1:  # those of several countries are of none
            country = next(iter(behind))
        while stop > end + 1 and (
            words.lower[stop - 1] in {"and", "the", "such"} or is_glue(words, stop - 1)
        ):
            stop -= 1
        if stop == end + 1:
            break
        end = stop
    return GroupMention(
        start, end, head, " ".join(words.said(start, end).split()), country
    ), definite


def _same(
    words: Words, groups: list[Group], mention: GroupMention, *, definite: bool
) -> Group | None:
    """The group that a phrase speaks of again."""
    head = words.lower[mention.head]
    if definite and head in BODIES and mention.end - mention.start == 1 and groups:
        return groups[-1]
    for group in reversed(groups):
        heads = {words.lower[known.head] for known in group.mentions}
        if head not in heads:
            continue
        if mention.country and group.affiliation:
            if mention.country == group.affiliation:
                return group
        elif (definite and " similar " not in f" {mention.printed} ") or mention.printed in {
            known.printed for known in group.mentions
        }:
            return group
    return None


def _counts(words: Words, mention: GroupMention) -> bool:
    """Whether a phrase describes a group worth keeping: somebody's, of an official kind."""
    inside = {words.lower[i] for i in range(mention.start, mention.end)}
    named = mention.country is not None or any(
        words.label[i] in {"ORG", "GPE", "NORP"} for i in range(mention.start, mention.end)
    )
    numbered = any(words.pos[i] == "NUM" for i in range(mention.start, mention.end))
    official = bool(inside & _OFFICIAL)
    head = words.lower[mention.head]
    dep = words.dep[mention.head]
    if dep not in _ROLES_IN_CLAUSE:
        return False
    if head in PARTIES:
        return _acts_for_party(words, mention)
    if head.startswith("delegation") or not _travels(words, mention):
        return head.startswith("delegation")
    if head in LEADERS:
        moves = dep in {"nsubj", "obj", "obl"} and _TRAVEL.match(
            words.lower[words.head[mention.head]]
        )
        group = any(words.label[i] == "ORG" for i in range(mention.start, mention.end))
        return bool(moves) and (numbered or group or mention.end > mention.head + 1)
    if head in BODIES:
        owned = any(words.label[i] == "ORG" for i in range(mention.start, mention.head))
        return owned or (named and official) or bool(_leaders(words, mention))
    return named or numbered or official


def _acts_for_party(words: Words, mention: GroupMention) -> bool:
    """Whether members of a party act, and it is said which: "Senate Republicans agreed"."""
    which = words.label[mention.start] in {"GPE", "ORG"} or words.lower[mention.start] in _HOUSES
    return words.dep[mention.head] == "nsubj" and which and mention.head > mention.start


def _travels(words: Words, mention: GroupMention) -> bool:
    """Whether the group goes, meets, is sent or let in: by its verb, or what goes with that."""
    head = words.head[mention.head]
    governors = (head,) if words.pos[head] in {"VERB", "AUX"} else (head, words.head[head])
    for governor in governors:
        around = [governor, *words.children[governor]]
        if any(_TRAVEL.match(words.lower[i]) for i in around if i != mention.head):
            return True
    return any(_TRAVEL.match(words.lower[i]) for i in words.children[mention.head])


def _leaders(words: Words, mention: GroupMention) -> list[int]:
    """Tokens of the people said to lead the group: "led by X", "headed by X"."""
    for index in range(mention.end, min(mention.end + 3, len(words) - 1)):
        if words.lower[index] in {"led", "headed"} and words.lower[index + 1] == "by":
            stop = words.sentence_end(index)
            return [
                i for i in range(index + 2, min(index + 14, stop)) if words.label[i] == "PERSON"
            ]
    return []
