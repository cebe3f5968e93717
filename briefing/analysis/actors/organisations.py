"""Find the organisations a text names, what it says they are, and whether they act in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.analysis.actors.acting_bodies import DOING, acts
from briefing.analysis.actors.organisation_kinds import KINDS, MEDIA, MEDIA_KINDS, MEDIA_WORDS
from briefing.analysis.actors.organisation_spans import organisation_spans
from briefing.analysis.actors.role_phrases import RolePhrase, is_nominal, read_role
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant
from briefing.names import fold

# Words of sport: a text with this many of them reports a game, where clubs are no actors.
_SPORT = word_set(
    "playoff playoffs league cup tournament tournaments championship championships",
    "match matches semifinal semifinals quarterfinal quarterfinals season coach",
    "goalkeeper striker innings wicket wickets batsman bowler touchdown overtime scored",
    "goals final finals seed seeded defeat beat win won medal stadium quarterback",
    "inning tennis football cricket rugby basketball volleyball handball hockey baseball",
    "pointer throws rebounds halftime kickoff referee fixture fixtures standings",
)
_TAKEN_UP = 2  # sentences after which "the group" may still mean an organisation
# Kinds that any organisation can be called by; "the weather service" is one of its own.
_ANY_KIND = word_set(
    "group organization organisation company firm association union agency party movement body",
    "charity foundation institute institution carrier airline federation alliance coalition",
    "network conglomerate",
)
_GENERAL_KIND = frozenset({"group", "organization", "organisation", "body"})
# What a state's own bodies are called, and what else they may be called by.
_OFFICIAL = word_set("bureau department ministry office administration court senate parliament")
_OFFICIAL_KINDS = _GENERAL_KIND | {"agency", "institution", "service", "regulator", "watchdog"}
_OF_MEMBERS = word_set("alliance union bloc coalition")
_GAME = 5
_BODIES = word_set(
    "federation association committee council union organisation organization agency",
    "ministry government court league board commission confederation fifa uefa ioc one",
)


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
    for start, end in organisation_spans(words, taken):
        mention = OrganisationMention(start, end, " ".join(words.said(start, end).split()))
        short = _short_forms(words, mention)
        organisation = _same(found, mention, short) or Organisation([])
        if not organisation.mentions:
            found.append(organisation)
        organisation.mentions.append(mention)
        organisation.short.update(short)
        _learn(words, organisation, mention, offices)
    _take_up(words, found, taken)
    if reports_game(words):
        for organisation in found:
            organisation.acts = organisation.acts and _is_governing_body(organisation)
    return found


def _take_up(words: Words, found: list[Organisation], taken: set[int]) -> None:
    """Read what an organisation is from "the airline trade group" in a sentence after its name."""
    if not found:
        return
    named = sorted(
        (mention.start, number)
        for number, organisation in enumerate(found)
        for mention in organisation.mentions
        if not organisation.media
    )
    inside = {i for o in found for m in o.mentions for i in range(m.start, m.end)} | taken
    for index, lower in enumerate(words.lower):
        if lower not in KINDS or words.dep[index] not in DOING or index in inside:
            continue
        start = words.children[index][0] if words.children[index] else index
        if words.lower[start] != "the" or index - start < 2:
            continue
        before = [number for at, number in named if at < start]
        phrase = read_role(words, start, words.sentence_end(index), head=_kind)
        if not before or phrase is None or phrase.head != index or lower not in _ANY_KIND:
            continue
        if phrase.end > index + 1:
            continue  # "the largest group of visitors" is none of those named
        organisation = found[before[-1]]
        if not _can_be_called(organisation, lower):
            continue
        last = max(m.start for m in organisation.mentions if m.start < start)
        if words.sentence[index] - words.sentence[last] <= _TAKEN_UP and organisation.role is None:
            organisation.role = phrase
            organisation.acts = True


def _can_be_called(organisation: Organisation, kind: str) -> bool:
    """Whether the name itself does not say another kind: a union is no "alliance"."""
    named = fold(organisation.fullest.printed).split()
    if not _OFFICIAL.isdisjoint(named) and kind not in _OFFICIAL_KINDS:
        return False
    if kind in _OF_MEMBERS and not organisation.fullest.printed.isupper():
        return kind in named  # a company is no "European alliance"
    own = KINDS.intersection(named)
    return not own or kind in own or kind in _GENERAL_KIND


def reports_game(words: Words) -> bool:
    """Whether a text reports a game."""
    return sum(map(_SPORT.__contains__, words.lower)) >= _GAME


def _is_governing_body(organisation: Organisation) -> bool:
    """Whether an organisation in a sports report is more than a club."""
    return any(word in _BODIES for word in fold(organisation.fullest.printed).split())


def _same(
    found: list[Organisation], mention: OrganisationMention, short: set[str]
) -> Organisation | None:
    """The organisation that a name means again.

    Args:
        found: Those named so far.
        mention: The name.
        short: What this name is short for: the acronym may have stood first.
    """
    name = fold(mention.printed)
    letters = name.replace(" ", "")
    for organisation in found:
        for named in organisation.mentions:
            other = fold(named.printed)
            if name == other or _within(name, other) or _within(other, name):
                return organisation
        known = {fold(m.printed).replace(" ", "") for m in organisation.mentions}
        if letters in organisation.short or known & short:
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
        or acts(words, mention.start, mention.end, offices)
    )
    organisation.media = organisation.media or _is_media(words, mention, role)
    if organisation.affiliation is None:
        organisation.affiliation = _country_of(words, mention) or (
            role.affiliation if role is not None else None
        )


def _kind(word: str) -> str:
    return word if word.lower() in KINDS else ""


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
