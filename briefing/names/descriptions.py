"""Words that say who somebody is without naming: by office, or by whom he has to do with."""

from briefing.names.fold import words
from briefing.names.groups import is_group

_ROLE_LINKS = frozenset("of in at to for from on with and the a".split())
_RELATIONS = frozenset(
    """counterpart colleague host guest ally friend man woman victim mentor neighbour
    neighbor""".split()
)
_KIN = frozenset(
    """son daughter brother sister father mother wife husband spouse widow widower cousin nephew
    niece uncle aunt grandson granddaughter fiance fiancee girlfriend boyfriend predecessor
    successor""".split()
)
_FILLERS = frozenset("the a an of for s visiting".split())


def is_description(name: str) -> bool:
    """Whether words describe someone by office instead of naming: "Norway's foreign minister"."""
    last = name.split()[-1:]
    return bool(last) and last[0][:1].islower() and not is_group(name)


def describes(description: str, *, role: str, affiliation: str | None) -> bool:
    """Whether a description by office fits someone with this role and affiliation.

    Every word that says something must be found in one of the two; a nationality counts as its
    country if they begin alike ("Norwegian", "Norway").
    """
    said = [word for word in words(description) if word not in _FILLERS]
    office, country = words(role), words(affiliation or "")
    if not any(word in office for word in said):
        return False
    return all(
        word in office or any(begin_alike(word, other) for other in country) for word in said
    )


def is_relation(title: str) -> bool:
    """Whether a title only says whom somebody has to do with: "counterpart in Oslo", "own son"."""
    said = words(title)
    if "and" in said[1:-1]:  # "mentor and friend"; "counterpart and former mayor" is one thing more
        place = said.index("and", 1)
        return is_relation(" ".join(said[:place])) and is_relation(" ".join(said[place + 1 :]))
    end = next((n for n, word in enumerate(said) if word in _ROLE_LINKS), len(said))
    head = said[end - 1] if end else ""
    return head in _RELATIONS or (head in _KIN and end == len(said))


def begin_alike(one: str, other: str) -> bool:
    """Whether two folded words begin alike, as an adjective and a country: "norwegian norway"."""
    return one == other or (min(len(one), len(other)) >= 4 and one[:4] == other[:4])
