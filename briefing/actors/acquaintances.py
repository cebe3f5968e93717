"""Everybody met so far: an appearance is compared with the few it can be.

Whether two appearances are one actor is decided on what is known here of an actor: every form of
the name, and whatever it stood for. A quarter's articles hold tens of thousands of appearances;
asking every actor for each of them would take the square of that. What a printed name alone
decides is worked out once for all its appearances, until an actor takes another name.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from briefing.actors.name_index import (
    acronyms,
    entries_of,
    entries_of_person,
    is_bare_body,
    is_short,
    offices,
    organisation,
    printed_names,
)
from briefing.actors.register import Acquaintance, Entry, Lookup, Places, Printed
from briefing.model import ActorType, Appearance
from briefing.names import PersonName, Same, fold, same_group, same_person

# A surname alone means whoever is met so many times as often as anybody else who bears it.
_BY_FAR = 4


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
        self._entries: dict[str, Entry] = {}
        self._printed: dict[tuple[ActorType, str, tuple[str, ...]], Printed] = {}
        self._of_parts: dict[tuple[str, ...], Places] = {}
        self._reopened: list[Lookup] = []

    def meet(self, appearance: Appearance, lookup: Lookup | None) -> Acquaintance:
        """Return the one actor an appearance is; a new one if nobody, or more than one, can be.

        Args:
            appearance: Who is met.
            lookup: What is told whether the next appearance of the kind is the same actor's; None
                if there is none.
        """
        printed = self._names_in(appearance)
        actor = self._recognise(appearance, printed, lookup) or Acquaintance(type=appearance.type)
        self.meet_again(actor, appearance, times=1)
        self._learn(appearance, printed, actor)
        return actor

    @staticmethod
    def meet_again(actor: Acquaintance, appearance: Appearance, *, times: int) -> None:
        """Count appearances of a kind whose actor is known for sure."""
        actor.forms[appearance.name] = actor.forms.get(appearance.name, 0) + times
        actor.count += times

    def reopened(self) -> list[Lookup]:
        """What has to be looked up again, since this was asked last."""
        found, self._reopened = self._reopened, []
        return found

    def _recognise(
        self, appearance: Appearance, printed: Printed, lookup: Lookup | None
    ) -> Acquaintance | None:
        same = self._agreeing(appearance, printed)
        if len(same) > 1:  # how often each was met decides, and that changes all the time
            for one in same:
                self._before_counting(one)
            return _best_known(appearance, same)
        if not same:
            return None
        if lookup is not None:
            lookup.sure = True
            for entry in printed.asked:
                if entry.asked is None:
                    entry.asked = []
                entry.asked.append(lookup)
        return same[0]

    def _agreeing(self, appearance: Appearance, printed: Printed) -> list[Acquaintance]:
        """The actors it can be, fewer where what it stands for or its office tells."""
        same = _possible(appearance, printed)
        if len(same) > 1 and appearance.affiliation:
            agreeing = [one for one in same if appearance.affiliation in one.stood_for]
            same = agreeing or same
        if len(same) > 1 and (held := offices(appearance)):
            same = [one for one in same if not held.isdisjoint(one.offices)] or same
        return same

    def _learn(self, appearance: Appearance, printed: Printed, actor: Acquaintance) -> None:
        """Take in what an appearance says of an actor, if it is anything new."""
        new_form = actor.forms[appearance.name] == 1
        short = acronyms(appearance)
        held = offices(appearance)
        known = appearance.affiliation in actor.stood_for and held <= actor.offices
        if known and not new_form and short <= actor.also:
            return
        if new_form:
            self._file(actor, printed.filed)
        if short:
            actor.also |= short
            self._file(actor, self._under(f"{actor.type}:{form}" for form in short))
        actor.stood_for |= {appearance.affiliation}
        actor.offices |= held
        for entry in actor.entries:
            entry.renamed += new_form
            if entry.asked is not None:
                self._reopen(entry.asked)
                entry.asked = None

    def _reopen(self, asked: Iterable[Lookup]) -> None:
        for lookup in asked:
            if lookup.sure:
                lookup.sure = False
                self._reopened.append(lookup)

    def _names_in(self, appearance: Appearance) -> Printed:
        mentions = appearance.mentions if appearance.type is ActorType.ORG else ()
        names = appearance.type, appearance.name, mentions
        printed = self._printed.get(names)
        if printed is None:
            printed = self._printed[names] = Printed(self._places_of(appearance))
        return printed

    def _places_of(self, appearance: Appearance) -> Places:
        if appearance.type is not ActorType.PERSON:
            filed, asked = entries_of(appearance)
            return self._under(filed), self._under(asked)
        parts = PersonName.of(appearance.name).parts
        places = self._of_parts.get(parts)
        if places is None:
            filed, asked = entries_of_person(parts)
            places = self._of_parts[parts] = self._under(filed), self._under(asked)
        return places

    def _under(self, keys: Iterable[str]) -> tuple[Entry, ...]:
        found = []
        for key in keys:
            entry = self._entries.get(key)
            if entry is None:
                entry = self._entries[key] = Entry()
            found.append(entry)
        return tuple(found)

    @staticmethod
    def _file(actor: Acquaintance, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if entry not in actor.entries:
                actor.entries.add(entry)
                if entry.actors is None:
                    entry.actors = []
                entry.actors.append(actor)
                entry.renamed += 1


def _possible(appearance: Appearance, printed: Printed) -> list[Acquaintance]:
    if appearance.type is not ActorType.PERSON:
        return [one for one in _filed_in(printed.asked) if _can_be(appearance, one)]
    renamed = sum([entry.renamed for entry in printed.asked])
    if renamed != printed.renamed:
        printed.named = _named(appearance.name, _filed_in(printed.asked))
        printed.renamed = renamed
    if not is_short(appearance.name):
        return [one for one, certain in printed.named if certain or _in_office(appearance, one)]
    return [one for one, _ in printed.named if _agrees(appearance, one)]


def _filed_in(entries: Sequence[Entry]) -> Iterable[Acquaintance]:
    """Everybody filed in one of some entries, once."""
    found = [entry.actors for entry in entries if entry.actors is not None]
    return found[0] if len(found) == 1 else dict.fromkeys(chain.from_iterable(found))


def _named(name: str, actors: Iterable[Acquaintance]) -> Sequence[tuple[Acquaintance, bool]]:
    """Those of some people who can be called by a name, and whether the names alone decide it."""
    found: list[tuple[Acquaintance, bool]] = []
    short = is_short(name)
    for one in actors:
        # A form that is the actor's own was compared with all its others when it joined them.
        if name in one.forms or (short and one.can_be_called(name)):
            found.append((one, True))
        elif not short and (best := _best(name, one.forms)) is not Same.NO:
            found.append((one, best is Same.YES or all(map(is_short, one.forms))))
    return found or ()


def _best(name: str, forms: Iterable[str]) -> Same:
    """How well a name fits the best of some forms, if it contradicts none."""
    best = Same.NO
    for form in forms:
        same = same_person(name, form)
        if same is Same.NO:
            return Same.NO
        best = max(best, same)
    return best


def _in_office(appearance: Appearance, actor: Acquaintance) -> bool:
    """Whether an actor holds the office of somebody who can be him: it decides a doubt."""
    held = offices(appearance)
    return any(one <= other or other <= one for one in held for other in actor.offices)


def _agrees(appearance: Appearance, actor: Acquaintance) -> bool:
    """A bare surname joins a person only if nothing says it is somebody else's."""
    return (
        not appearance.affiliation
        or appearance.affiliation in actor.stood_for
        or not any(actor.stood_for)
    )


def _can_be(appearance: Appearance, actor: Acquaintance) -> bool:
    if appearance.type is ActorType.GROUP:
        return any(same_group(appearance.name, name) for name in actor.forms)
    if is_bare_body(appearance.name) and appearance.affiliation not in actor.stood_for:
        return False
    printed = printed_names(appearance)
    return bool(actor.also & printed) or any(organisation(n) in printed for n in actor.forms)


def _best_known(appearance: Appearance, same: list[Acquaintance]) -> Acquaintance | None:
    same = _by_far_best_known(same)
    if len(same) > 1:
        said = fold(appearance.name)
        exact = [one for one in same if said in map(fold, one.forms) and fold(one.name) == said]
        same = exact if len(exact) == 1 else []
    return same[0] if same else None


def _by_far_best_known(same: list[Acquaintance]) -> list[Acquaintance]:
    """The one that a surname alone means where its namesakes, kin mostly, are hardly spoken of."""
    best = max(same, key=lambda one: one.count)
    second = max(one.count for one in same if one is not best)
    return [best] if best.count >= _BY_FAR * max(1, second) else same
