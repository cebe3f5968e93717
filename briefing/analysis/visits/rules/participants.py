"""Who goes and who receives: from a token to the actors or the described delegation it means."""

from dataclasses import dataclass

from briefing.analysis.actors import ActorDraft
from briefing.analysis.visits.noun_phrases import (
    country_in,
    home_told,
    is_short_office,
    modifies,
    nouns_before,
    phrase_of,
    told_as,
)
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.presenters import is_presenter
from briefing.analysis.visits.rules.vocabulary import (
    DELEGATES,
    NO_VISITORS,
    OFFICIAL,
    PARTIES,
    REPORTING,
    SPORTS_ROLES,
)
from briefing.gazetteer import country_meant
from briefing.model import ActorType


@dataclass(frozen=True, slots=True)
class Participant:
    """A possible visitor or host: a resolved actor, or a described group.

    Attributes:
        name: Canonical name, or the description as printed.
        actor: The resolved actor, or None for a description.
        home: The country it stands for, or None if the text does not tell.
        at: The token it was read from.
        likely: The country concluded from the rest of the text, where it is not told.
    """

    name: str
    actor: ActorDraft | None
    home: str | None
    at: int
    likely: str | None = None

    @property
    def key(self) -> str:
        """Equal for two mentions of the same one."""
        return self.name.casefold()


def is_person(person: Participant) -> bool:
    """Whether somebody is a named person."""
    return person.actor is not None and person.actor.type is ActorType.PERSON


def people_at(context: ArticleContext, head: int, *, deep: int = 0) -> list[Participant]:
    """The people a noun phrase with this head means, those joined by "and" included."""
    if context.words.lower[head] in NO_VISITORS:
        return []
    pair = _pair(context, head) or _pair_next(context, head)
    if pair:
        return pair
    found = [person for person in [_person(context, head)] if person]
    if found and found[0].actor is None:
        found = _named_below(context, head) or found
    if deep < 4:
        for child in _below(context, head):
            if context.words.dep[child] == "conj" or (
                not found and _is_name_below(context, head, child)
            ):
                found += people_at(context, child, deep=deep + 1)
    unique: dict[str, Participant] = {}
    for person in found:
        unique.setdefault(person.key, person)
    return list(unique.values())


def _below(context: ArticleContext, head: int) -> list[int]:
    """What hangs on a word; if it is part of a title, on the name behind it too."""
    words = context.words
    who, name = context.resolved.actor_at, head
    while who(head) and words.head[name] > name and who(words.head[name]) is who(head):
        name = words.head[name]
    return [*words.children[head], *(words.children[name] if name != head else ())]


COUPLES = frozenset({"leaders", "presidents", "ministers", "premiers", "men", "two", "women"})


def _pair(context: ArticleContext, head: int) -> list[Participant]:
    """Whom "the two leaders" means: the last two people in office named before."""
    words = context.words
    if words.lower[head] not in COUPLES or not {"two", "both"} & set(
        words.lower[head - 2 : head + 1]
    ):
        return []
    found: dict[str, Participant] = {}
    first = words.starts[max(words.sentence[head] - 2, 0)]
    for index in range(head - 1, first - 1, -1):
        actor = context.resolved.actor_at(index)
        if actor is not None and actor.type is ActorType.PERSON and actor.role:
            person = _person(context, index)
            if person is not None:
                found.setdefault(person.key, person)
        if len(found) == 2:
            return list(found.values())[::-1]
    return []


def _pair_next(context: ArticleContext, head: int) -> list[Participant]:
    """Two people named after their description: "Two envoys are in X. Ann Berg and Jo Lund …"."""
    words = context.words
    plural = context.words.tag[head] in {"NNS", "NNPS"} and words.lower[head] in DELEGATES
    number = words.sentence[head] + 1
    group = context.resolved.actor_at(head)
    counted = group is None or group.name.lower().startswith("two ")
    if not plural or not counted or number >= len(words.starts) - 1:
        return []
    said_two = {"two", "both"} & set(words.lower[max(head - 5, 0) : head])
    if not said_two and words.lower[head + 1 : head + 2] != ["of"]:
        return []
    first = words.starts[number]
    last = min(first + _NAMED_SOON, words.starts[number + 1])
    found: dict[str, Participant] = {}
    for index in range(first, last):
        actor = context.resolved.actor_at(index)
        if actor is None or actor.type is not ActorType.PERSON:
            continue
        if actor.mentions[0].start < first:
            return []
        person = _person(context, index)
        if person is not None:
            found.setdefault(person.key, person)
    people = list(found.values())
    return people if len(people) == 2 and _joined(context, people) else []


def _joined(context: ArticleContext, people: list[Participant]) -> bool:
    """Whether "and" stands between two people."""
    between = context.words.lower[people[0].at : people[1].at]
    return "and" in between and not {".", ";"} & set(between)


_NAMED_SOON = 24


def _named_below(context: ArticleContext, head: int) -> list[Participant]:
    """The name of "the Chilean president, Gabriel Boric"."""
    words = context.words
    for child in words.children[head]:
        if child > head and words.dep[child] in {"appos", "flat", "compound"}:
            actor = context.resolved.actor_at(child)
            if actor is not None and actor.type is ActorType.PERSON:
                return [Participant(actor.name, actor, context.home(actor), child)]
    return []


def _is_name_below(context: ArticleContext, head: int, child: int) -> bool:
    """Whether a parse hangs the name below the title: "Secretary of State X"."""
    named = context.words.dep[child] in {"appos", "flat", "compound", "nmod"} and child > head
    return named and bool(context.resolved.actor_at(child)) and not _behind_case(context, child)


def _behind_case(context: ArticleContext, index: int) -> bool:
    """Whether a noun stands behind a preposition of its own."""
    words = context.words
    return any(words.dep[child] == "case" for child in words.children[index])


def _person(context: ArticleContext, head: int) -> Participant | None:
    words = context.words
    actor = context.resolved.actor_at(head)
    lower = words.lower[head]
    if lower in NO_VISITORS:
        return None
    if actor is None and lower in _PRONOUNS:
        return _antecedent(context, head)
    if actor is not None and actor.type is not ActorType.ORG:
        return _of_actor(context, actor, head)
    known = lower in DELEGATES or is_short_office(words, head)
    if not known or words.pos[head] not in {"NOUN", "PROPN"}:
        return None
    titled = _titled(context, head)
    if titled is not None or modifies(context.words, head):
        return titled
    return _described(context, head)


def _of_actor(context: ArticleContext, actor: ActorDraft, head: int) -> Participant | None:
    if not travels_officially(context, actor):
        return None
    if actor.type is ActorType.GROUP and NO_VISITORS & set(actor.name.lower().split()):
        return None
    home = context.home(actor)
    if home is None and actor.type is ActorType.GROUP:
        home = country_in(actor.name)
    return Participant(actor.name, actor, home, head, country_meant(actor.affiliation or ""))


def _titled(context: ArticleContext, head: int) -> Participant | None:
    """The person whose title a word is: "President" of "President Lucie Aubert"."""
    words = context.words
    for index in range(head + 1, min(head + 5, words.sentence_end(head))):
        actor = context.resolved.actor_at(index)
        if actor is not None and actor.type is ActorType.PERSON:
            return _person(context, index)
        if words.pos[index] != "PROPN" or words.label[index] not in {"", "PERSON"}:
            return None
    return None


_PRONOUNS = frozenset({"he", "she", "his", "her", "they", "their", "i", "my"})


def _antecedent(context: ArticleContext, pronoun: int) -> Participant | None:
    """Whom a pronoun means that the cast leaves open: the last fitting one named before it."""
    words = context.words
    if words.lower[pronoun] in {"i", "my"}:
        return _speaker(context, pronoun)
    many = words.lower[pronoun] in {"they", "their"}
    first = words.starts[max(words.sentence[pronoun] - 1, 0)]
    for index in range(pronoun - 1, first - 1, -1):
        if words.lower[index] in _PRONOUNS:
            continue
        actor = context.resolved.actor_at(index)
        if many:
            plural = actor is not None and actor.type is ActorType.GROUP
            if plural or (words.lower[index] in DELEGATES and context.words.tag[index] == "NNS"):
                return _person(context, index)
        elif (
            actor is not None
            and actor.type is ActorType.PERSON
            and "nsubj" in {words.dep[words.head[index]], words.dep[index]}
        ):
            return _person(context, index)
    return None


def _speaker(context: ArticleContext, pronoun: int) -> Participant | None:
    """Who says "I" in the same paragraph: before it, or behind a quotation; else nobody."""
    words = context.words
    paragraph = words.printed.rfind("\n", 0, words.offsets[pronoun]) + 1
    first = words.starts[max(words.sentence[pronoun] - 1, 0)]
    last = words.starts[min(words.sentence[pronoun] + 2, len(words.starts) - 1)]
    for index in [*range(pronoun - 1, first - 1, -1), *range(pronoun + 1, last)]:
        actor = context.resolved.actor_at(index)
        if actor is None or actor.type is not ActorType.PERSON or words.lower[index] in _PRONOUNS:
            continue
        if (
            words.offsets[index] < paragraph
            or "\n"
            in words.printed[
                min(words.offsets[pronoun], words.offsets[index]) : words.offsets[index]
            ]
        ):
            continue
        if words.lower[index + 1 : index + 2] == [":"] or _speaks(context, index):
            return _person(context, index)
    return None


def _speaks(context: ArticleContext, index: int) -> bool:
    words = context.words
    near = words.lower[max(index - 3, 0) : index + 4]
    return bool(REPORTING & set(near))


def travels_officially(context: ArticleContext, actor: ActorDraft) -> bool:
    """Whether somebody is none of those whose travels are no visits, by what the text says."""
    role = (actor.role or "").lower().replace("-", " ").split()
    start = actor.mentions[0].start
    title = nouns_before(context.words, start)
    words = {*role[-2:], *(word.removesuffix("s") for word in role[-2:]), *title}
    private = actor.media or actor.reports or is_presenter(context.words, actor)
    club = actor.type is ActorType.ORG and not actor.acts
    return not (private or club or SPORTS_ROLES & words)


def _described(context: ArticleContext, head: int) -> Participant | None:
    words = context.words
    first, last = phrase_of(words, head)
    home = home_told(words, first, last)
    announced = context.named_next(head) if _announces(context, head) else None
    if announced is not None and (home is None or context.home(announced) in {None, home}):
        if home is not None:
            context.learned_homes[announced.name] = home
        return Participant(announced.name, announced, home or context.home(announced), head)
    if words.lower[head] in {"team", "teams"} and not OFFICIAL & set(words.lower[first:last]):
        return None
    return Participant(told_as(words, first, last), None, home, head)


def _announces(context: ArticleContext, head: int) -> bool:
    """Whether a description speaks of one person: "a top U.S. diplomat", "Iran's minister"."""
    singular = context.words.tag[head] in {"NN", "NNP"}
    return singular and context.words.lower[head] not in PARTIES | {"group", "team", "counterpart"}
