"""The value for one mention of a visit, before it is known whether others speak of the same."""

from dataclasses import dataclass

from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.mood import Mood
from briefing.analysis.visits.rules.participants import Participant
from briefing.analysis.visits.rules.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMention:
    """One mention of a visit.

    Attributes:
        trigger: The token that speaks of it.
        kind: How it speaks of it.
        base: The verb's base form, or the noun.
        noun: Whether the trigger is a noun.
        visitors: Who goes; empty if the mention does not tell.
        places: Where to; empty if the mention does not tell.
        hosts: Who receives, or who else takes part.
        mood: How it is presented.
        finite: Whether it is a verb in the simple past.
    """

    trigger: int
    kind: Kind
    base: str
    noun: bool = False
    visitors: tuple[Participant, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    hosts: tuple[Participant, ...] = ()
    mood: Mood = Mood.NEUTRAL
    finite: bool = False
