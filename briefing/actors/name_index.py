"""Everybody met so far, found by name: an appearance is compared with the few it can be.

Whether two appearances are one actor is decided on what is known here of an actor: every form of
the name, and whatever it stood for. A quarter's articles hold tens of thousands of appearances;
asking every actor for each of them would take the square of that.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from briefing.model import ActorType, Appearance
from briefing.names import (
    PersonName,
    Same,
    fold,
    is_relation,
    same_group,
    same_person,
    specific_words,
    words,
)

_BODIES = frozenset(
    """the of and for on a state national federal central supreme high constitutional foreign
    finance interior justice defence defense trade economy economic energy health education
    agriculture transport labor labour culture tourism environment security home affairs external
    ministry ministries department office press bureau senate parliament assembly congress house
    representatives cabinet government council court bank army navy air force police presidency
    treasury embassy consulate prosecutor general prosecutors election commission archdiocese
    municipality city upper lower chamber""".split()
)


# A surname alone means whoever is met so many times as often as anybody else who bears it.
_BY_FAR = 4
_IN_FULL = 2  # words


# All of an appearance that decides whose it is; most of a quarter's are of few kinds: type, name,
# affiliation, role, and of an organisation its mentions.
Kind = tuple[ActorType, str, str | None, str | None, tuple[str, ...]]


@dataclass(slots=True, kw_only=True, eq=False)
class Acquaintance:
    """What is known of one actor after some appearances.

    Attributes:
        type: Person, organisation or group.
        forms: How often each form of the name was an appearance's name.
        stood_for: The affiliation of every appearance; None for one without.
        also: Folded short forms that a text gives an organisation: "icc".
        offices: The words of every office that an appearance gave.
        folded: Every form folded.
        entries: Where it is filed.
        count: How many appearances there were.
    """

    type: ActorType
    forms: Counter[str] = field(default_factory=Counter)
    stood_for: set[str | None] = field(default_factory=set)
    also: set[str] = field(default_factory=set)
    offices: set[frozenset[str]] = field(default_factory=set)
    folded: set[str] = field(default_factory=set)
    entries: set[str] = field(default_factory=set)
    count: int = 0
    _called: dict[str, tuple[int, bool]] = field(default_factory=dict)

    def can_be_called(self, surname: str) -> bool:
        """Whether no form contradicts a surname that stands alone."""
        forms, agrees = self._called.get(surname, (0, False))
        if forms != len(self.forms):
            agrees = all(same_person(surname, form) is not Same.NO for form in self.forms)
            self._called[surname] = len(self.forms), agrees
        return agrees

    @property
    def name(self) -> str:
        """The fullest form; among as full ones the one most articles print."""
        return fullest(self.forms)


class Acquaintances:
    """All actors met so far.

    An actor is filed under what any appearance that can be the same must share with it: a person
    under the keys of the name, an organisation under its folded name, a group under its specific
    words. A person's full name is looked up among full names by the close keys alone: hundreds
    may bear one surname.

    Args:
        before_counting: Called with an actor before it matters how often it was met.
    """

    def __init__(self, *, before_counting: Callable[[Acquaintance], None]) -> None:
        self._before_counting = before_counting
        self._filed: dict[str, list[Acquaintance]] = {}
        # Whose a kind of appearance is as long as nothing changes in the entries where it was
        # looked up; and by entry, which kinds were.
        self._sure: set[Kind] = set()
        self._looked_up: dict[str, list[Kind]] = {}
        self._reopened: list[Kind] = []

    def meet(self, appearance: Appearance, kind: Kind) -> Acquaintance:
        """Return the one actor an appearance is; a new one if nobody, or more than one, can be."""
        actor = self._recognise(appearance, kind) or Acquaintance(type=appearance.type)
        self.meet_again(actor, appearance, times=1)
        self._learn(appearance, actor)
        return actor

    @staticmethod
    def meet_again(actor: Acquaintance, appearance: Appearance, *, times: int) -> None:
        """Count appearances of a kind whose actor is known for sure."""
        actor.forms[appearance.name] += times
        actor.count += times

    def is_sure_of(self, kind: Kind) -> bool:
        """Whether the next appearance of a kind is the same actor's, unless it is reopened."""
        return kind in self._sure

    def reopened(self) -> list[Kind]:
        """The kinds that have to be looked up again, since this was asked last."""
        found, self._reopened = self._reopened, []
        return found

    def _recognise(self, appearance: Appearance, kind: Kind) -> Acquaintance | None:
        asked = _asked_here(appearance)
        same = self._agreeing(appearance, asked)
        if len(same) > 1:  # how often each was met decides, and that changes all the time
            for one in same:
                self._before_counting(one)
            return self._best_known(appearance, same)
        if not same:
            return None
        self._sure.add(kind)
        for entry in asked:
            self._looked_up.setdefault(entry, []).append(kind)
        return same[0]

    def _agreeing(self, appearance: Appearance, asked: frozenset[str]) -> list[Acquaintance]:
        """The actors it can be, fewer where what it stands for or its office tells."""
        same = list(self._possible(appearance, asked))
        if len(same) > 1 and appearance.affiliation:
            agreeing = [one for one in same if appearance.affiliation in one.stood_for]
            same = agreeing or same
        if len(same) > 1 and (held := offices(appearance)):
            same = [one for one in same if held & one.offices] or same
        return same

    def _best_known(self, appearance: Appearance, same: list[Acquaintance]) -> Acquaintance | None:
        same = _by_far_best_known(same)
        if len(same) > 1:
            said = fold(appearance.name)
            exact = [one for one in same if said in one.folded and fold(one.name) == said]
            same = exact if len(exact) == 1 else []
        return same[0] if same else None

    def _learn(self, appearance: Appearance, actor: Acquaintance) -> None:
        """Take in what an appearance says of an actor, if it is anything new."""
        new_form = actor.forms[appearance.name] == 1
        short = _acronyms(appearance) - actor.also
        held = offices(appearance)
        known = appearance.affiliation in actor.stood_for and held <= actor.offices
        if known and not new_form and not short:
            return
        entries = {f"{actor.type}:{form}" for form in short}
        if new_form:
            entries |= _filed_here(appearance)
            actor.folded.add(fold(appearance.name))
        for entry in entries - actor.entries:
            self._filed.setdefault(entry, []).append(actor)
        actor.also |= short
        actor.entries |= entries
        actor.stood_for.add(appearance.affiliation)
        actor.offices |= held
        for entry in actor.entries & self._looked_up.keys():
            kinds = self._looked_up.pop(entry)
            self._sure.difference_update(kinds)
            self._reopened += kinds

    def _possible(self, appearance: Appearance, asked: frozenset[str]) -> Iterator[Acquaintance]:
        found = [filed for entry in asked if (filed := self._filed.get(entry))]
        near = found[0] if len(found) == 1 else dict.fromkeys(chain.from_iterable(found))
        if appearance.type is not ActorType.PERSON:
            return (one for one in near if _can_be(appearance, one))
        name = appearance.name
        # A form that is the actor's own was compared with all its others when it joined them.
        if is_short(name):
            return (
                one
                for one in near
                if _agrees(appearance, one) and (name in one.forms or one.can_be_called(name))
            )
        return (one for one in near if name in one.forms or _is_person(appearance, one))


def kind_of(appearance: Appearance) -> Kind:
    """What of an appearance decides whose it is."""
    organisation = appearance.type is ActorType.ORG
    mentions = appearance.mentions if organisation else ()
    return appearance.type, appearance.name, appearance.affiliation, appearance.role, mentions


def fullest(forms: Counter[str]) -> str:
    """The form of a name with most words; among as full ones the one counted most often."""
    return max(forms, key=lambda form: (len(words(form)), forms[form], form))


def is_bare_body(name: str) -> bool:
    """Whether a name is one that many states have a body of: "Finance Ministry", "the Senate"."""
    return set(words(name)) <= _BODIES


def filed_under(appearance: Appearance) -> frozenset[str]:
    """The names under which an actor is filed once it has made an appearance."""
    if appearance.type is ActorType.PERSON:
        return PersonName.of(appearance.name).keys()
    if appearance.type is ActorType.GROUP:
        return specific_words(appearance.name) or frozenset(words(appearance.name))
    return frozenset({_organisation(appearance.name), *_acronyms(appearance)})


def looked_up_under(appearance: Appearance) -> frozenset[str]:
    """The names under which everybody is filed that an appearance can be."""
    if appearance.type is ActorType.ORG:
        return _printed_names(appearance)
    return filed_under(appearance)


def _filed_here(appearance: Appearance) -> frozenset[str]:
    """The entries of an appearance in the register, each with its kind before it."""
    if appearance.type is ActorType.PERSON:
        return _entries(appearance.name)[0]
    return frozenset(f"{appearance.type}:{name}" for name in filed_under(appearance))


def _asked_here(appearance: Appearance) -> frozenset[str]:
    """The entries of the register under which everybody stands whom an appearance can be."""
    if appearance.type is ActorType.PERSON:
        return _entries(appearance.name)[1]
    return frozenset(f"{appearance.type}:{name}" for name in looked_up_under(appearance))


@lru_cache(maxsize=65_536)
def _entries(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The entries of a person's name, and those where it is looked up.

    A surname alone asks everybody who bears it. A full name asks those who are known by a surname
    alone, and of the others only those whose other names begin alike.
    """
    printed = PersonName.of(name)
    keys = printed.keys()
    everybody = frozenset([f"any:{key}" for key in keys])
    alone = frozenset([f"alone:{key}" for key in keys])
    if is_short(name):
        return everybody | alone, everybody
    close = frozenset([f"full:{key}" for key in printed.close_keys()])
    return everybody | close, alone | close


def _can_be(appearance: Appearance, actor: Acquaintance) -> bool:
    if appearance.type is ActorType.GROUP:
        return any(same_group(appearance.name, name) for name in actor.forms)
    if is_bare_body(appearance.name) and appearance.affiliation not in actor.stood_for:
        return False
    printed = _printed_names(appearance)
    return bool(actor.also & printed) or any(_organisation(n) in printed for n in actor.forms)


def _is_person(appearance: Appearance, actor: Acquaintance) -> bool:
    """Whether a full name is an actor's: no form contradicts, a doubt is decided by the office."""
    best = Same.NO
    for form in actor.forms:
        same = same_person(appearance.name, form)
        if same is Same.NO:
            return False
        best = max(best, same)
    if best is Same.YES or all(map(is_short, actor.forms)):
        return True
    held = offices(appearance)
    return any(one <= other or other <= one for one in held for other in actor.offices)


@lru_cache(maxsize=65_536)
def is_short(name: str) -> bool:
    """Whether a person's name is one word beside particles and titles: a surname alone."""
    return len(PersonName.of(name).parts) < 2


def offices(appearance: Appearance) -> frozenset[frozenset[str]]:
    """The words of the office an appearance gives, if it gives one."""
    return _offices(appearance.role) if appearance.role else frozenset()


@lru_cache(maxsize=16_384)
def _offices(role: str) -> frozenset[frozenset[str]]:
    return frozenset() if is_relation(role) else frozenset({frozenset(words(role))})


def _agrees(appearance: Appearance, actor: Acquaintance) -> bool:
    """A bare surname joins a person only if nothing says it is somebody else's."""
    return (
        not appearance.affiliation
        or appearance.affiliation in actor.stood_for
        or not any(actor.stood_for)
    )


def _by_far_best_known(same: list[Acquaintance]) -> list[Acquaintance]:
    """The one that a surname alone means where its namesakes, kin mostly, are hardly spoken of."""
    best = max(same, key=lambda one: one.count)
    second = max(one.count for one in same if one is not best)
    return [best] if best.count >= _BY_FAR * max(1, second) else same


def _acronyms(appearance: Appearance) -> set[str]:
    """The short forms, in capitals, that a text gives an organisation it names in full."""
    if appearance.type is not ActorType.ORG or len(words(appearance.name)) < _IN_FULL:
        return set()
    shorts = (form for form in appearance.mentions if form.isupper() and len(form) > 1)
    return {_organisation(form) for form in shorts}


def _printed_names(appearance: Appearance) -> frozenset[str]:
    return frozenset(_organisation(form) for form in (appearance.name, *appearance.mentions))


def _organisation(name: str) -> str:
    return fold(name).removeprefix("the ")
