"""What an actor is now and whom it stands for, settled across articles.

One article may misread a title, and another may speak of an office long gone. What several
independent outlets say counts more than what one says; among equals the newest counts.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from briefing.actors.merging import InFull, MergedActor, as_it_is
from briefing.actors.role_nouns import noun_of
from briefing.gazetteer import country_code
from briefing.model import Appearance, ArticleId, Reading, Role
from briefing.names import begin_alike, fold, is_relation, words

# How far back other reports of a role weigh against the newest one: long enough to outvote a
# slip, short enough to let a promotion through.
RECENT = timedelta(days=2)
_TIGHT, _LOOSE = 2, 1
# Words that make another office of one: a vice president is no president.
_OTHER_OFFICE = frozenset(
    "vice deputy assistant acting interim elect designate first shadow under associate".split()
)
# What party somebody is of, or how he is praised, says less than what he is.
_WEAK = frozenset(
    """republican democrat democratic liberal conservative socialist communist independent veteran
    star superstar legend critic opponent rival challenger partner player figure""".split()
)
_PAST = frozenset("former ex late ousted deposed retired onetime erstwhile then".split())
_RANKS = frozenset(
    """general lieutenant colonel major captain sergeant admiral brigadier marshal prince princess
    sheikh shaikh sheik ayatollah imam cardinal archbishop bishop father sister professor dr lord
    lady sir dame baroness baron count""".split()
)


@dataclass(frozen=True, slots=True)
class _Use:
    """A role as one article gives it."""

    day: date
    reading: Reading
    appearance: Appearance

    @property
    def voice(self) -> str:
        return self.reading.article.source


def settled_affiliation(
    person: MergedActor, *, in_full: InFull = as_it_is, copies: Collection[ArticleId] = ()
) -> str | None:
    """The country or organisation an actor stands for by the weight of the independent voices.

    A name bound to the title itself ("the Lorvan minister", "Lorva's minister") weighs twice as
    much as one that was concluded. Among equals a country comes before its parts, then the newest.
    """
    weight: dict[str, dict[str, int]] = defaultdict(dict)
    newest: dict[str, float] = {}
    told = [pair for pair in person.appearances if pair[1].affiliation]
    present = [pair for pair in told if not _is_past(pair[1].role or "")]
    if len(names := {pair[1].affiliation for pair in present or told}) < 2:
        return next(iter(names), None)
    for reading, appearance in present or told:
        name = appearance.affiliation or ""
        newest[name] = reading.published.timestamp()
        if reading.article.id not in copies:
            voices = weight[name]
            voice = reading.article.source
            if voices.get(voice) != _TIGHT:
                bound = _is_bound(reading, appearance, in_full)
                voices[voice] = _TIGHT if bound else _LOOSE
    return max(
        newest,
        key=lambda name: (
            sum(weight[name].values()),
            country_code(name) is not None,
            newest[name],
            name,
        ),
        default=None,
    )


def settled_roles(
    person: MergedActor,
    affiliation: str | None,
    *,
    in_full: InFull = as_it_is,
    zone: ZoneInfo,
    copies: Collection[ArticleId] = (),
) -> tuple[Role, ...]:
    """The roles an actor was seen in, the current one first.

    Words that only relate somebody to another ("his counterpart", "her host") are no role. Former
    roles, mere ranks and parties come after every other; so does "minister" where "foreign
    minister" is told, or where more voices say that he is one no longer. An affiliation that was
    outvoted for an office is set right.
    """
    uses: dict[tuple[str, str | None], list[_Use]] = defaultdict(list)
    for reading, appearance in person.appearances:
        title = appearance.role
        if title and not is_relation(title):
            uses[fold(title), appearance.affiliation].append(_use(reading, appearance, zone))
    uses = _set_right(uses, affiliation)
    roles = [_role(told, named, in_full) for (_, named), told in uses.items()]
    outdated = {_key(role) for role in roles if _is_outdated(role, roles, uses)}
    newest = max((role.last_seen for role in roles), default=None)
    since = None if newest is None else newest - RECENT
    voices = {
        key: {
            use.voice
            for use in told
            if since is not None and use.day >= since and use.reading.article.id not in copies
        }
        for key, told in uses.items()
    }
    for role in roles:
        for shorter in (other for other in roles if _says_more(role, other)):
            voices[_key(role)] |= voices[_key(shorter)]
    roles.sort(
        key=lambda role: _order(
            role,
            affiliation,
            voices=voices,
            times=len(uses[_key(role)]),
            poor=_key(role) in outdated or any(_says_more(other, role) for other in roles),
        )
    )
    return tuple(roles)


def _use(reading: Reading, appearance: Appearance, zone: ZoneInfo) -> _Use:
    return _Use(reading.published.astimezone(zone).date(), reading, appearance)


def _set_right(
    uses: Mapping[tuple[str, str | None], list[_Use]], affiliation: str | None
) -> dict[tuple[str, str | None], list[_Use]]:
    """Count a role with no affiliation, or an outvoted one, for the same role with the settled."""
    right: dict[tuple[str, str | None], list[_Use]] = defaultdict(list)
    for (title, named), told in uses.items():
        known = affiliation is not None and (title, affiliation) in uses
        right[title, affiliation if known and named != affiliation else named].extend(told)
    for told in right.values():
        told.sort(key=lambda use: use.day)
    return right


def _role(told: Sequence[_Use], affiliation: str | None, in_full: InFull) -> Role:
    last = told[-1]
    return Role(
        title=last.appearance.role or "",
        affiliation=affiliation,
        first_seen=min(use.day for use in told),
        last_seen=max(use.day for use in told),
        evidence=in_full(last.reading, last.appearance).evidence[0],
    )


def _key(role: Role) -> tuple[str, str | None]:
    return fold(role.title), role.affiliation


def _is_outdated(
    role: Role, roles: Sequence[Role], uses: Mapping[tuple[str, str | None], Sequence[_Use]]
) -> bool:
    """Whether a role is told as a former one by more voices: "Minister", "ex-defence minister"."""
    if _is_past(role.title):
        return False
    told = {use.voice for use in uses[_key(role)]}
    past = [other for other in roles if _is_past(other.title) and _same_office(role, other)]
    voices = {use.voice for other in past for use in uses[_key(other)]}
    latest = max((other.last_seen for other in past), default=date.min)
    return len(voices) > len(told) or (len(voices) == len(told) and latest > role.last_seen)


def _same_office(role: Role, former: Role) -> bool:
    """Whether a former role is of this office, told in more or fewer words."""
    now, then = set(words(role.title)), set(words(former.title)) - _PAST
    return now <= then or then <= now


def _says_more(fuller: Role, role: Role) -> bool:
    """Whether one role is the other in more words: "foreign minister" of "minister"."""
    said, told = set(words(role.title)), set(words(fuller.title))
    another = (told - said) & (_OTHER_OFFICE | _PAST)
    return said < told and not another and role.affiliation in {fuller.affiliation, None}


def _order(
    role: Role,
    affiliation: str | None,
    *,
    voices: Mapping[tuple[str, str | None], set[str]],
    times: int,
    poor: bool,
) -> tuple[object, ...]:
    said = set(words(role.title))
    key = _key(role)
    return (
        poor,
        _is_past(role.title),
        said <= _RANKS,
        noun_of(role.title) in _WEAK,
        role.affiliation not in {affiliation, None},
        -len(voices[key]),
        -role.last_seen.toordinal(),
        -times,
        -len(role.title),
        role.title,
    )


def _is_past(title: str) -> bool:
    return any(word in _PAST for word in words(title)[:2])


def _is_bound(reading: Reading, appearance: Appearance, in_full: InFull) -> bool:
    """Whether the affiliation stands in the title or directly before it in the evidence."""
    role, named = fold(appearance.role or ""), words(appearance.affiliation or "")
    if not role or not named:
        return False
    if any(_alike(word, named) for word in role.split()):
        return True
    said = fold(in_full(reading, appearance).evidence[0].quote)
    before, found, _ = f" {said} ".partition(f" {role} ")
    return bool(found) and any(_alike(word, named) for word in before.split()[-1:])


def _alike(word: str, named: Iterable[str]) -> bool:
    """Whether an adjective and a name begin alike: "Norwegian" and "Norway"."""
    return any(begin_alike(word, name) for name in named)
