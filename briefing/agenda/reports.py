"""One report of a visit, and whether two reports can be about the same one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from briefing.agenda.spans import Span
from briefing.model import Evidence, Reading, VisitReport, VisitStatus
from briefing.names import country_code, describes, fold, is_description, same_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A visit as one outlet told it at one moment.

    Attributes:
        visit: What the article says.
        reading: Which article.
        voice: The outlet it comes from; a reprint speaks with the voice of what it reprints.
    """

    visit: VisitReport
    reading: Reading
    voice: str

    @property
    def at(self) -> datetime:
        """When it was published."""
        return self.reading.published

    @property
    def span(self) -> Span:
        """What it says about when."""
        visit = self.visit
        return Span(
            start=visit.start,
            end=visit.end,
            granularity=visit.granularity,
            when_text=visit.when_text,
        )

    @property
    def status(self) -> VisitStatus:
        """How certain it says the visit is."""
        return self.visit.status

    @property
    def evidence(self) -> Evidence:
        """Its leading sentence."""
        return self.visit.evidence[0]

    @property
    def country(self) -> str | None:
        """The destination's country, if it names one."""
        return destination_country(self.visit.destination)


def destination_country(destination: tuple[str, ...]) -> str | None:
    """The ISO code of the country among a destination's names, the widest name first."""
    for name in reversed(destination):
        code = country_code(name)
        if code is not None:
            return code
    return None


def same_place(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two destinations can be stops of one trip: a shared name, or the same country."""
    if {fold(name) for name in one} & {fold(name) for name in other}:
        return True
    country = destination_country(one)
    return country is not None and country == destination_country(other)


Office = tuple[str, str | None]


def offices(reading: Reading) -> dict[str, Office]:
    """Role and affiliation of everyone an article gives a role."""
    return {a.name: (a.role, a.affiliation) for a in reading.analysis.actors if a.role}


def same_visitors(
    one: tuple[str, ...], other: tuple[str, ...], known: Mapping[str, Office]
) -> bool:
    """Whether two visitor groups share a member, by name or by the office a description names.

    Args:
        one: Names and descriptions.
        other: Names and descriptions.
        known: The offices of people by name.
    """
    return any(
        same_name(first, second)
        or _by_office(first, second, known)
        or _by_office(second, first, known)
        for first in one
        for second in other
    )


def _by_office(description: str, name: str, known: Mapping[str, Office]) -> bool:
    if not is_description(description) or is_description(name):
        return False
    return any(
        same_name(holder, name) and describes(description, role=role, affiliation=affiliation)
        for holder, (role, affiliation) in known.items()
    )
