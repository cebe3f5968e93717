"""Whether two descriptions of a group, or two names of whatever kind, mean the same."""

from briefing.names.fold import fold, words
from briefing.names.person import can_stand_for

_GROUP_WORDS = frozenset(
    """delegation delegations team teams mission missions group groups officials leaders
    representatives diplomats inspectors members experts ministers presidents senators observers
    negotiators envoys lawmakers mediators executives commission committee council staff monitors
    party side""".split()
)
_GENERIC = _GROUP_WORDS | frozenset(
    """the a an of from for to and led by with its his her their high level senior top joint small
    large special official technical trade business parliamentary two three four five six several
    other""".split()
)


def is_group(name: str) -> bool:
    """Whether a name describes a delegation or office-holders instead of naming someone."""
    return not _GROUP_WORDS.isdisjoint(words(name))


def same_group(one: str, other: str) -> bool:
    """Whether two descriptions of a group can mean the same group.

    What is specific in them (nationality, organisation) is the same, or the one with less is part
    of the other.
    """
    specific_one, specific_other = specific_words(one), specific_words(other)
    if not specific_one or not specific_other:
        return set(words(one)) == set(words(other))
    return specific_one <= specific_other or specific_other <= specific_one


def specific_words(description: str) -> frozenset[str]:
    """What a description of a group says beyond that it is one: a nationality, an organisation."""
    return frozenset(words(description)) - _GENERIC


def same_name(one: str, other: str) -> bool:
    """Whether two visitors' names, persons or groups, can mean the same."""
    if fold(one) == fold(other):
        return True
    if is_group(one) or is_group(other):
        return is_group(one) and is_group(other) and same_group(one, other)
    return can_stand_for(one, other)
