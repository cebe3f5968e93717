"""Find the organisations a text names, what it says they are, and whether they act in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from briefing.analysis.lexicon import words as word_set
from briefing.analysis.nations import country_meant, is_capital
from briefing.analysis.organisation_kinds import KINDS, MEDIA, MEDIA_KINDS, MEDIA_WORDS
from briefing.analysis.person_names import fold
from briefing.analysis.places import is_region
from briefing.analysis.role_phrases import RolePhrase, is_glue, is_nominal, read_role
from briefing.analysis.titles import is_plural, office
from briefing.analysis.words import Words

_NOT_ORGANISATIONS = word_set(
    "we our us they he she it i parliament government congress state north south west",
    "east internet web islam christianity covid covid-19 euro dollar republican",
    "democratic democrat republicans democrats",
)
_GENERIC = word_set(
    "ministry government office department council party committee court bank agency",
    "police army navy cabinet senate house union commission embassy company university",
    "club league board",
)
_MINISTRY = word_set("ministry department embassy consulate parliament cabinet navy army military")
_FIELDS = word_set(
    "foreign defense defence interior finance health justice trade energy oil education",
    "transport agriculture economy environment state supreme constitutional armed home",
    "labor labour culture information tourism external national air central",
)
_HEADING = word_set(
    "head heads headed lead leads led found founds founded chair chaired run runs ran"
)
_AFTER_DATE = word_set("movement brigade brigades revolution martyrs alliance organization front")
# Nouns that end the names of things, not of bodies.
_THINGS = word_set(
    "protocol treaty agreement accord accords act convention charter plan initiative declaration",
    "resolution bill amendment prize award cup championship festival airport highway bridge river",
    "circuit stadium shuttle spacecraft probe rover satellite rocket missile aircraft jet plane",
)
_CODE = re.compile(r"[A-Z]{1,3}-?\d+s?$|\d")
# Words of sport: a text with this many of them reports a game, where clubs are no actors.
_SPORT = word_set(
    "playoff playoffs league cup tournament tournaments championship championships",
    "match matches semifinal semifinals quarterfinal quarterfinals season coach",
    "goalkeeper striker innings wicket wickets batsman bowler touchdown overtime scored",
    "goals final finals seed seeded defeat beat win won medal stadium quarterback",
    "inning tennis football cricket rugby",
)
_TAKEN_UP = 2  # sentences after which "the group" may still mean an organisation
_GAME = 5
_ACTS = frozenset({"nsubj", "csubj", "agent"})
_BODIES = word_set(
    "federation association committee council union organisation organization agency",
    "ministry government court league board commission confederation fifa uefa ioc one",
)
_VOICES = word_set("statement officials authorities police leaders sources")


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation's name at one place."""

    start: int
    end: int
    printed: str


@dataclass(slots=True)
class Organisation:
    """An organisation while a text is being read."""

    mentions: list[OrganisationMention]
    role: RolePhrase | None = None
    acts: bool = False
    media: bool = False
    affiliation: str | None = None
    short: set[str] = field(default_factory=set)

    @property
    def fullest(self) -> OrganisationMention:
        """The mention with the longest name, the first of them."""
        return max(self.mentions, key=lambda mention: len(fold(mention.printed)))


def find_organisations(words: Words, taken: set[int], offices: set[int]) -> list[Organisation]:
    """The organisations a text names, in order of appearance.

    Args:
        words: The text.
        taken: Tokens that belong to people's names.
        offices: Tokens of the offices those people hold.
    """
    found: list[Organisation] = []
    for start, end in _spans(words, taken):
        mention = OrganisationMention(start, end, " ".join(words.said(start, end).split()))
        organisation = _same(found, mention) or Organisation([])
        if not organisation.mentions:
            found.append(organisation)
        organisation.mentions.append(mention)
        organisation.short.update(_short_forms(words, mention))
        _learn(words, organisation, mention, offices)
    _take_up(words, found, taken)
    if reports_game(words):
        for organisation in found:
            organisation.acts = organisation.acts and _is_governing_body(organisation)
    return found


def _take_up(words: Words, found: list[Organisation], taken: set[int]) -> None:
    """Read what an organisation is from "the airline trade group" in a sentence after its name."""
    named = sorted(
        (mention.start, number)
        for number, organisation in enumerate(found)
        for mention in organisation.mentions
        if not organisation.media
    )
    inside = {i for o in found for m in o.mentions for i in range(m.start, m.end)} | taken
    for index, lower in enumerate(words.lower):
        if lower not in KINDS or words.dep[index] not in _ACTS or index in inside:
            continue
        start = words.children[index][0] if words.children[index] else index
        if words.lower[start] != "the" or index - start < 2:
            continue
        before = [number for at, number in named if at < start]
        phrase = read_role(words, start, words.sentence_end(index), head=_kind)
        if not before or phrase is None or phrase.head != index:
            continue
        organisation = found[before[-1]]
        last = max(m.start for m in organisation.mentions if m.start < start)
        if words.sentence[index] - words.sentence[last] <= _TAKEN_UP and organisation.role is None:
            organisation.role = phrase
            organisation.acts = True


def reports_game(words: Words) -> bool:
    """Whether a text reports a game."""
    return sum(word in _SPORT for word in words.lower) >= _GAME


def _is_governing_body(organisation: Organisation) -> bool:
    """Whether an organisation in a sports report is more than a club."""
    return any(word in _BODIES for word in fold(organisation.fullest.printed).split())


def _spans(words: Words, taken: set[int]) -> list[tuple[int, int]]:
    marked = Counter(
        (words.said(entity.start, entity.end), entity.label) for entity in words.entities
    )
    spans = [
        _whole(words, entity.start, entity.end, taken)
        for entity in words.entities
        if _is_marked(marked, words.said(entity.start, entity.end), entity.label)
        and not taken.intersection(range(entity.start, entity.end))
    ]
    spans.extend(_ministries(words, taken))
    spans.sort(key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            continue
        first = words.text[start] if start < end else ""
        alone = not any(words.text[a] == first and b - a > 1 for a, b in spans)
        if first and _is_organisation(words, start, end, alone=alone):
            kept.append((start, end))
    return kept


def _is_marked(marked: Counter[tuple[str, str]], name: str, label: str) -> bool:
    """Whether a name is marked as an organisation here, or more often elsewhere."""
    return label == "ORG" or marked[name, "ORG"] > marked[name, label]


def _whole(words: Words, start: int, end: int, taken: set[int]) -> tuple[int, int]:
    """Cut article and possessive, take in capitalised words the tagger left out."""
    while end > start and (
        words.pos[end - 1] in {"ADP", "DET"}
        or words.text[end - 1] in {"'s", "’s", "'", "’"}
        or words.text[end - 1].isspace()
    ):
        end -= 1
    while start < end and (words.lower[start] in {"the", "a", "an"} or words.text[start].isspace()):
        start += 1
    while (
        start > words.sentence_start(start) + 1
        and start - 1 not in taken
        and not words.label[start - 1]
        and words.pos[start - 1] == "PROPN"
        and words.text[start - 1][0].isupper()
    ):
        start -= 1
    if start > 2 and words.text[start - 1] in {"'s", "’s"} and _looks_named(words, start - 2):
        start -= 2  # "Lord's Resistance Army"
    while start and words.label[start - 1] == "DATE" and words.lower[start] in _AFTER_DATE:
        while start and words.label[start - 1] == "DATE":
            start -= 1  # "March 23 Movement"
    if start > 1 and words.lower[start - 2] in {"al", "el"} and is_glue(words, start - 1):
        start -= 2
    if words.lower[start] == "nations" and start and words.lower[start - 1] == "united":
        start -= 1
    return start, end


def _looks_named(words: Words, index: int) -> bool:
    """Whether a word is capitalised as a name's part, and no name by itself."""
    return (
        words.text[index][0].isupper()
        and not words.label[index]
        and words.pos[index] == "PROPN"
        and index > words.sentence_start(index)
    )


def _ministries(words: Words, taken: set[int]) -> list[tuple[int, int]]:
    """Find "the Lorvan foreign ministry": printed small, and so passed over by the tagger.

    "Lorva's foreign ministry" is only another word for the government, and left alone.
    """
    spans = []
    for index, lower in enumerate(words.lower):
        if lower not in _MINISTRY or index in taken or index == 0:
            continue
        start = index
        while (
            start > words.sentence_start(index)
            and (
                words.lower[start - 1] in _FIELDS
                or words.text[start - 1] in {"and", "'s", "’s"}
                or country_meant(words.text[start - 1])
            )
            and start - 1 not in taken
        ):
            start -= 1
        while start < index and words.text[start] in {"and", "'s", "’s"}:
            start += 1
        if any(words.text[i] in {"'s", "’s"} for i in range(start, index)):
            continue
        if words.dep[index] == "compound" and not words.text[index][0].isupper():
            continue
        if not any(country_meant(words.text[i]) for i in range(start, index)):
            continue
        if start < index and any(words.lower[i] in _FIELDS for i in range(start, index)):
            spans.append((start, index + 1))
    return spans


def _is_organisation(words: Words, start: int, end: int, *, alone: bool) -> bool:
    """Whether a span names an organisation.

    Args:
        words: The text.
        start: First token.
        end: Token after the last one.
        alone: Whether no longer name holds its first word: "Ministry" says nothing by itself.
    """
    said = words.said(start, end)
    if end - start == 1:
        generic = _NOT_ORGANISATIONS | (_GENERIC if alone else frozenset())
        if words.lower[start] in generic or (not said.isupper() and is_capital(said)):
            return False
    last = words.lower[end - 1]
    if words.text[end - 1].islower() and last in _MINISTRY:
        return any(country_meant(words.said(start, stop)) for stop in range(start + 1, end))
    office_named = _names_office(words, start, end) or (office(last) and not is_plural(last))
    thing = _CODE.match(said) is not None or last in _THINGS or _is_craft(words, start, end)
    if office_named or thing or _is_place(words, start, end):
        return False
    return said[0].isalnum()


def _is_place(words: Words, start: int, end: int) -> bool:
    """Whether a name is a country's or a region's: "Indian Kashmir"."""
    said = words.said(start, end)
    country = country_meant(said)
    if country is not None:
        return country not in {"European Union", "United Nations"}
    rest = words.said(start + 1, end)
    return is_region(said) or bool(rest and country_meant(words.text[start]) and is_region(rest))


def _is_craft(words: Words, start: int, end: int) -> bool:
    """Whether a name is a ship's or a space shuttle's."""
    around = words.lower[max(0, start - 1) : end]
    return any(word in {"shuttle", "spacecraft", "frigate", "warship", "rover"} for word in around)


def _names_office(words: Words, start: int, end: int) -> bool:
    """Whether the tagger took an office and its duties for an organisation."""
    for index in range(start + 1, end - 1):
        if words.lower[index] in {"of", "for"} and office(words.lower[index - 1]):
            return words.lower[index - 1] not in {"head", "general"}
    return False


def _same(found: list[Organisation], mention: OrganisationMention) -> Organisation | None:
    name = fold(mention.printed)
    letters = name.replace(" ", "")
    for organisation in found:
        for known in organisation.mentions:
            other = fold(known.printed)
            if name == other or _within(name, other) or _within(other, name):
                return organisation
        if letters in organisation.short:
            return organisation
    return None


def _within(short: str, long: str) -> bool:
    """Whether a name of two words or more, or the first word, stands inside a longer name."""
    if len(short) < 4 or short not in long:
        return False
    return f" {short} " in f" {long} " and (" " in short or long.startswith(short + " "))


def _short_forms(words: Words, mention: OrganisationMention) -> set[str]:
    """Initials of the name, and what stands in brackets after it."""
    parts = [word for word in mention.printed.replace("-", " ").split() if word[0].isupper()]
    forms = set()
    for rest in (parts, parts[1:] if parts and country_meant(parts[0]) else parts):
        if len(rest) > 1:
            forms.add("".join(part[0] for part in rest).lower())
    after = mention.end
    if after + 2 < len(words) and words.text[after] == "(" and words.text[after + 2] == ")":
        forms.add(fold(words.text[after + 1]).replace(" ", ""))
    country = country_meant(mention.printed)
    if country is not None:
        forms.update(part for part in ("eu", "un") if country_meant(part) == country)
    return forms


def _learn(
    words: Words, organisation: Organisation, mention: OrganisationMention, offices: set[int]
) -> None:
    role = _kind_before(words, mention.start) or _kind_after(words, mention.end)
    if role is not None and organisation.role is None:
        organisation.role = role
    organisation.acts = (
        organisation.acts
        or organisation.role is not None
        or len(organisation.mentions) > 1
        or _acts(words, mention, offices)
    )
    organisation.media = organisation.media or _is_media(words, mention, role)
    if organisation.affiliation is None:
        organisation.affiliation = _country_of(words, mention) or (
            role.affiliation if role is not None else None
        )


def _kind(word: str) -> str:
    return word if word in KINDS else ""


def _kind_before(words: Words, start: int) -> RolePhrase | None:
    """Read "the militant group" before a name, or "the country's biggest carrier," before it."""
    floor = words.sentence_start(start)
    end = start - 1 if start - 1 > floor and words.text[start - 1] == "," else start
    begin = end
    while begin > max(floor, end - 8) and (
        is_nominal(words, begin - 1) or words.text[begin - 1] in {"'s", "’s"}
    ):
        begin -= 1
    if begin == end or _kind(words.lower[end - 1]) == "":
        return None
    phrase = read_role(words, begin, end, head=_kind)
    return phrase if phrase is not None and phrase.end == end else None


def _kind_after(words: Words, end: int) -> RolePhrase | None:
    """Read ", an umbrella organisation of ..." after a name."""
    if not (end < len(words) - 1 and words.text[end] in {",", "("}):
        return None
    if words.lower[end + 1] not in {"a", "an", "the"}:
        return None
    return read_role(words, end + 1, words.sentence_end(end), head=_kind)


def _top(words: Words, start: int, end: int) -> int:
    """The token of a span that the rest of the sentence attaches to."""
    for index in range(end - 1, start - 1, -1):
        if not start <= words.head[index] < end:
            return index
    return end - 1


def _acts(words: Words, mention: OrganisationMention, offices: set[int]) -> bool:
    """Whether the organisation does, says or is the agent of something here."""
    top = _top(words, mention.start, mention.end)
    if words.dep[top] == "conj":
        top = words.head[top]
    head = words.head[top]
    if words.dep[top] in _ACTS and words.pos[head] in {"VERB", "AUX", "NOUN", "ADJ"}:
        return True
    if "according" in words.lower[max(0, mention.start - 5) : mention.start]:
        return True
    if words.dep[top] == "obj" and words.lower[head] in _HEADING:
        return True
    if "by" in words.lower[max(0, mention.start - 2) : mention.start] and words.pos[head] == "VERB":
        return True
    if words.dep[top] == "nmod" and words.text[mention.end : mention.end + 1] in (["'s"], ["’s"]):
        return True
    speaks = bool(office(words.lower[head])) or words.lower[head] in _VOICES
    return speaks and head not in offices and words.dep[head] in _ACTS


def _is_media(words: Words, mention: OrganisationMention, role: RolePhrase | None) -> bool:
    name = fold(mention.printed)
    if name in MEDIA or "news agency" in name:
        return True
    if role is not None:
        said = words.lower[role.start : role.end]
        if words.lower[role.head] in MEDIA_KINDS or "news" in said:
            return True
    if name.split()[-1] in MEDIA_WORDS and len(name.split()) > 1:
        return True
    after = words.lower[mention.end : mention.end + 3]
    return bool(after) and (
        after[:2] == ["news", "agency"] or after[0] in MEDIA_KINDS | {"newspaper", "reporter"}
    )


def _country_of(words: Words, mention: OrganisationMention) -> str | None:
    """The country in the name, in front of it, or that owns it."""
    if country_meant(mention.printed) is not None:
        return None  # the United Nations and the European Union stand for themselves
    for index in range(mention.start, mention.end):
        for last in (index + 2, index + 1):
            if last <= mention.end:
                country = country_meant(words.said(index, last))
                if country is not None and country not in {"United Nations", "European Union"}:
                    return country
    index = mention.start - 1
    if index >= 0 and words.text[index] in {"'s", "’s"}:
        index -= 1
    for first in (index - 1, index):
        if first >= 0 and words.sentence[first] == words.sentence[mention.start]:
            country = country_meant(words.said(first, index + 1))
            if country is not None:
                return country
    return None
