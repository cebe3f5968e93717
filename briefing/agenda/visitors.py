"""Whether two reports speak of the same visitor, by name or by office."""

from collections.abc import Callable, Iterable, Mapping

from briefing.model import Reading
from briefing.names import (
    PersonName,
    begin_alike,
    describes,
    is_description,
    is_group,
    same_name,
    specific_words,
    words,
)

Office = tuple[str, str | None]

# Where visitors without a surname are looked up, and where everybody is.
_GROUPS = "*groups"
_OFFICES = "*offices"
_EVERYBODY = "*"


def offices(reading: Reading) -> dict[str, Office]:
    """Role and affiliation of everyone an article gives a role."""
    return {a.name: (a.role, a.affiliation) for a in reading.analysis.actors if a.role}


def same_visitors(
    one: Iterable[str], other: Iterable[str], known: Callable[[], Mapping[str, Office]]
) -> bool:
    """Whether two visitor groups share a member, by name or by the office a description names.

    Args:
        one: Names and descriptions.
        other: Names and descriptions.
        known: Gives the offices of people by name; asked only for descriptions.
    """
    these, those = tuple(one), tuple(other)
    return (
        any(
            same_name(first, second)
            or _by_office(first, second, known)
            or _by_office(second, first, known)
            for first in these
            for second in those
        )
        or _by_leader(these, those, known)
        or _by_leader(those, these, known)
    )


def _by_leader(
    one: Iterable[str], other: Iterable[str], known: Callable[[], Mapping[str, Office]]
) -> bool:
    """Whether "the Omani delegation" is the delegation that an Omani minister leads."""
    if not any(is_group(name) and not specific_words(name) for name in other):
        return False
    told = [specific_words(name) for name in one if is_group(name)]
    countries = [
        words(affiliation)
        for leader in other
        if any(told) and not is_group(leader) and not is_description(leader)
        for holder, (_, affiliation) in known().items()
        if affiliation and same_name(holder, leader)
    ]
    return any(
        all(any(begin_alike(word, part) for part in country) for word in said)
        for said in told
        if said
        for country in countries
    )


def _by_office(description: str, name: str, known: Callable[[], Mapping[str, Office]]) -> bool:
    if not is_description(description) or is_description(name):
        return False
    return any(
        same_name(holder, name) and describes(description, role=role, affiliation=affiliation)
        for holder, (role, affiliation) in known().items()
    )


def full_forms(names: Iterable[str]) -> tuple[str, ...]:
    """The names without those that only shorten another: a surname is no second person."""
    given = tuple(dict.fromkeys(names))
    return tuple(
        name
        for name in given
        if not any(len(words(n)) > len(words(name)) and _shortens(name, n) for n in given)
    )


def _shortens(name: str, full: str) -> bool:
    named = not (is_group(name) or is_description(name) or is_group(full) or is_description(full))
    return named and same_name(name, full)


def filed_under(name: str) -> tuple[str, ...]:
    """The keys under which a visitor is kept, so that `looked_up_under` finds who can be him."""
    if is_description(name):
        return (_OFFICES, _EVERYBODY)
    return (*_named(name), _EVERYBODY)


def looked_up_under(name: str) -> tuple[str, ...]:
    """The keys under which everyone is kept that `same_visitors` could take for a visitor."""
    if is_description(name):
        return (_EVERYBODY,)
    return (*_named(name), _OFFICES)


def _named(name: str) -> tuple[str, ...]:
    return (_GROUPS,) if is_group(name) else tuple(sorted(PersonName.of(name).keys()))
