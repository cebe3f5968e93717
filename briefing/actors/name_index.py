"""Under which names an actor is filed and looked up, so that an appearance meets only a few."""

from collections.abc import Collection, Mapping
from functools import lru_cache

from briefing.model import ActorType, Appearance
from briefing.names import PersonName, fold, is_relation, specific_words, words

_BODIES = frozenset(
    """the of and for on a state national federal central supreme high constitutional foreign
    finance interior justice defence defense trade economy economic energy health education
    agriculture transport labor labour culture tourism environment security home affairs external
    ministry ministries department office press bureau senate parliament assembly congress house
    representatives cabinet government council court bank army navy air force police presidency
    treasury embassy consulate prosecutor general prosecutors election commission archdiocese
    municipality city upper lower chamber""".split()
)
_IN_FULL = 2  # words

# All of an appearance that decides whose it is; most of a quarter's are of few kinds: type, name,
# affiliation, role, and of an organisation its mentions.
Kind = tuple[ActorType, str, str | None, str | None, tuple[str, ...]]


def kind_of(appearance: Appearance) -> Kind:
    """What of an appearance decides whose it is."""
    mentions = appearance.mentions if appearance.type is ActorType.ORG else ()
    return appearance.type, appearance.name, appearance.affiliation, appearance.role, mentions


def fullest(forms: Mapping[str, int]) -> str:
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
    return frozenset({organisation(appearance.name), *acronyms(appearance)})


def looked_up_under(appearance: Appearance) -> frozenset[str]:
    """The names under which everybody is filed that an appearance can be."""
    if appearance.type is ActorType.ORG:
        return printed_names(appearance)
    return filed_under(appearance)


# The entries of the register where somebody is filed, and those where everybody is looked up.
Places = tuple[Collection[str], Collection[str]]


def entries_of(appearance: Appearance) -> Places:
    """The entries of an organisation or a group in the register, each with its kind before it."""
    kind = appearance.type
    filed = [f"{kind}:{name}" for name in filed_under(appearance)]
    return filed, [f"{kind}:{name}" for name in looked_up_under(appearance)]


def entries_of_person(parts: tuple[str, ...]) -> Places:
    """The entries of a person's name, by its parts.

    A surname alone asks everybody who bears it. A full name asks those who are known by a surname
    alone, and of the others only those whose other names begin alike.
    """
    name = PersonName(parts)
    keys = name.keys()
    everybody = [f"any:{key}" for key in keys]
    alone = [f"alone:{key}" for key in keys]
    if len(parts) < _IN_FULL:
        return everybody + alone, everybody
    close = [f"full:{key}" for key in name.close_keys()]
    return everybody + close, alone + close


@lru_cache(maxsize=65_536)
def is_short(name: str) -> bool:
    """Whether a person's name is one word beside particles and titles: a surname alone."""
    return len(PersonName.of(name).parts) < _IN_FULL


def offices(appearance: Appearance) -> frozenset[frozenset[str]]:
    """The words of the office an appearance gives, if it gives one."""
    return _offices(appearance.role) if appearance.role else frozenset()


@lru_cache(maxsize=16_384)
def _offices(role: str) -> frozenset[frozenset[str]]:
    return frozenset() if is_relation(role) else frozenset({frozenset(words(role))})


def acronyms(appearance: Appearance) -> set[str]:
    """The short forms, in capitals, that a text gives an organisation it names in full."""
    if appearance.type is not ActorType.ORG or len(words(appearance.name)) < _IN_FULL:
        return set()
    shorts = (form for form in appearance.mentions if form.isupper() and len(form) > 1)
    return {organisation(form) for form in shorts}


def printed_names(appearance: Appearance) -> frozenset[str]:
    """The names that an article prints of an organisation, each folded."""
    return frozenset(organisation(form) for form in (appearance.name, *appearance.mentions))


def organisation(name: str) -> str:
    """An organisation's name, folded; an article before it does not count."""
    return fold(name).removeprefix("the ")
