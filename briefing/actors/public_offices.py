"""Knows who stands for a state or a public body: they make news of a story the brief leaves out."""

from briefing.actors.role_nouns import noun_of
from briefing.gazetteer import country_code, country_meant
from briefing.names import words

# Offices of a state wherever they are told.
_OF_STATES = frozenset(
    """minister premier chancellor governor mayor senator congressman congresswoman lawmaker
    legislator parliamentarian mp mep ambassador envoy commissioner king queen
    emperor empress pope pontiff emir sultan taoiseach monarch secretary speaker""".split()
)
# The same words that firms, clubs and unions use: an office if it is a state's, or nobody else's.
_OF_STATES_OR_BODIES = frozenset({"president", "leader", "prosecutor", "judge", "justice"})
# Offices only where a state or an alliance of states is told.
_FOR_A_STATE = frozenset(
    """chief head director commander general admiral spokesman spokeswoman spokesperson negotiator
    official adviser advisor representative delegate chairman chairwoman chairperson chair
    prince princess duke duchess coordinator nominee candidate deputy diplomat regent ruler
    treasurer""".split()
)
_STATE_BODIES = frozenset(
    """ministry department government army navy police parliament congress senate house assembly
    court council cabinet commission agency authority embassy bank guard corps bundestag knesset
    duma diet legislature treasury office forces force administration service bureau kremlin
    pentagon""".split()
)
_ALLIANCES = frozenset(
    """nato who imf wto iaea opec asean unesco unicef unhcr interpol icc icj ecb ecowas oecd
    g7 g20""".split()
)


def holds_public_office(role: str | None, affiliation: str | None) -> bool:
    """Whether a role is an office of a state, a party's leader or a body of many states.

    Args:
        role: As printed: "former president", "EU foreign policy chief".
        affiliation: The country or organisation told, or None.
    """
    head = noun_of(role or "")
    if head in _OF_STATES:
        return True
    state = is_state(affiliation)
    if head in _OF_STATES_OR_BODIES:
        return state or affiliation is None or affiliation.lower().endswith(" party")
    return head in _FOR_A_STATE and state


def is_body_of_state(name: str, affiliation: str | None) -> bool:
    """Whether a body is a state's, or one of many states: "Lorvan Army", "NATO".

    An airline or a club has a country, and is not its state's.
    """
    if is_state(name):
        return True
    return is_state(affiliation) and not _STATE_BODIES.isdisjoint(words(name))


def is_state(name: str | None) -> bool:
    """Whether a name is a country's or that of an alliance of many."""
    if name is None:
        return False
    known = country_code(name) is not None or country_meant(name) is not None
    return known or not _ALLIANCES.isdisjoint(words(name))
