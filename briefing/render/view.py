"""What the formats ask of a brief, answered once, so that all of them tell the same facts.

It knows the brief's order (which story is number three, what happens on which of the coming
days) but no format. `Facts` is all of it; each class knows what the one before it knows:
`CitedFacts`, `StoryFacts`, `VisitFacts`, and here the actors, which sentence stands where, and
what the brief says of itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefing.model import Actor, ActorId, DateConflict, Evidence, ToldStory, Visit
from briefing.render import imprint
from briefing.render.navigation import Ways
from briefing.render.printed_once import Placement, placed, role_evidence
from briefing.render.visit_facts import VisitFacts


def _anything(text: str) -> bool:  # noqa: ARG001 - the screen's browser finds a font for all
    return True


@dataclass(frozen=True)
class Facts(VisitFacts):
    """The questions a format asks of one brief.

    Attributes:
        can_print: Whether a text can be set in the format without loss.
        ways: Where the brief leads: to its archive and its other forms; None if nowhere.
    """

    can_print: Callable[[str], bool] = _anything
    ways: Ways | None = None

    @cached_property
    def _placed(self) -> Placement:
        return placed(self.stories, self.brief.actors, self.brief.visits)

    def actor_sentence(self, actor: Actor) -> Evidence | None:
        """Return the sentence that stands with an actor, or None if it is told above."""
        return self._placed.actors.get(actor.id)

    def visit_sentence(self, visit: Visit) -> Evidence | None:
        """Return the sentence that stands with a visit, or None if it is told above."""
        return self._placed.visits.get(visit.id)

    def visit_stories(self, visit: Visit) -> tuple[int, ...]:
        """Return the numbers of the stories that tell of a visit in its own sentence."""
        return self._placed.stories[visit.id]

    def further_sentences(self, visit: Visit) -> tuple[Evidence, ...]:
        """Return the sentences of further outlets on a visit that are told nowhere else."""
        return self._placed.further[visit.id]

    def visit_purpose(self, visit: Visit) -> str:
        """Return what a visit is for, unless a printed sentence says it."""
        return self._placed.purposes.get(visit.id, "")

    def dissent(self, visit: Visit) -> tuple[tuple[DateConflict, Evidence | None], ...]:
        """Return what other sources say of a visit's date, each with its sentence if not told."""
        return tuple(zip(visit.conflicts, self._placed.dissent[visit.id], strict=True))

    @cached_property
    def _actor_numbers(self) -> Mapping[ActorId, int]:
        return {actor.id: number for number, actor in enumerate(self.brief.actors, start=1)}

    def actor_number(self, actor: Actor) -> int:
        """Return where an actor stands in the list of key actors."""
        return self._actor_numbers[actor.id]

    def named(self, told: ToldStory) -> tuple[Actor, ...]:
        """Return the key actors of a story."""
        return tuple(
            self.brief.actors[self._actor_numbers[actor] - 1]
            for actor in told.actors
            if actor in self._actor_numbers
        )

    @cached_property
    def _appearances(self) -> Mapping[ActorId, tuple[int, ...]]:
        found: dict[ActorId, list[int]] = {}
        for entry in self.stories:
            for actor in entry.told.actors:
                found.setdefault(actor, []).append(entry.number)
        return {actor: tuple(numbers) for actor, numbers in found.items()}

    def told_in(self, actor: Actor) -> tuple[int, ...]:
        """Return the numbers of the stories an actor appears in."""
        return self._appearances.get(actor.id, ())

    def role_evidence(self, actor: Actor) -> Evidence:
        """Return the sentence an actor's role was read from."""
        return role_evidence(actor) or actor.why

    def role_sentence(self, actor: Actor) -> Evidence | None:
        """Return the sentence an actor's role was read from, if it is told nowhere else."""
        return self._placed.roles.get(actor.id)

    def is_new(self, actor: Actor) -> bool:
        """Whether the briefs of the days before did not name an actor, if there were any."""
        return actor.new and self._compared

    @property
    def number_words(self) -> str:
        """The edition's number as printed."""
        return f"No. {self.brief.number}"

    @property
    def window_words(self) -> str:
        """What the brief covers, in a sentence."""
        return imprint.window_words(self.brief, self.clock)

    @property
    def so_far_words(self) -> str:
        """What a brief built before its cutoff says about itself, else ""."""
        return imprint.so_far_words(self.brief, self.clock)

    @property
    def empty_words(self) -> str:
        """What a brief without stories says about itself, else ""."""
        return imprint.empty_words(self.brief, self.clock)

    @property
    def coverage_words(self) -> tuple[str, ...]:
        """The coverage box, one sentence each."""
        return imprint.coverage_words(self.brief.coverage)

    @property
    def digest_words(self) -> str:
        """What the full brief holds beside its digest, in a sentence."""
        return imprint.digest_words(self.brief)
