"""What is kept of a person while a text is being read: the mentions, the roles, the gender."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.analysis.actors.before_names import Title
from briefing.analysis.actors.role_phrases import RolePhrase
from briefing.names import PersonName


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person's name at one place: its tokens without title, and the title before it."""

    start: int
    end: int
    printed: str
    name: PersonName
    title: Title


@dataclass(slots=True)
class Person:
    """A person while a text is being read."""

    mentions: list[NameMention]
    roles: list[tuple[int, RolePhrase]] = field(default_factory=list)
    gender: str = ""
    affiliation: str | None = None

    @property
    def fullest(self) -> NameMention:
        """The mention with the longest name, the first of them."""
        return max(self.mentions, key=lambda m: (len(m.name.parts), len(m.name.suffix)))

    def owns(self, index: int) -> bool:
        """Whether a token stands inside the title or role phrase of this person."""
        return any(phrase.phrase_start <= index < phrase.end for _, phrase in self.roles) or any(
            mention.title.start <= index < mention.start for mention in self.mentions
        )
