"""Actors of one text as its other readers see them: token spans, before they leave this stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.model import ActorType


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """One place where an actor is meant.

    Attributes:
        start: First token.
        end: Token after the last one.
        text: The words, verbatim.
        kind: "name", "description" ("the president", "the Turkish delegation") or "pronoun".
    """

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorDraft:
    """An actor of one text, mentions resolved.

    Attributes:
        name: Fullest form printed, without title; for a group its description.
        type: Person, organisation, or a group acting as a unit.
        role: Title or function as printed, without a separable nationality, or None.
        affiliation: Normalised country or organisation it stands for, or None.
        mentions: Every mention, in order.
        role_span: First token and token after the last one of the role, or None.
        gender: "m", "f" or "" if the text does not tell.
        media: A media organisation cited as source.
        reports: A medium's own correspondent.
        acts: Whether it acts, speaks or is acted upon; a mere name in passing does not.
    """

    name: str
    type: ActorType
    role: str | None
    affiliation: str | None
    mentions: tuple[ActorMention, ...]
    role_span: tuple[int, int] | None = None
    gender: str = ""
    media: bool = False
    reports: bool = False
    acts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedActors:
    """The actors of one text, in order of appearance, and who each word means.

    Attributes:
        actors: Them.
        by_token: The number of the actor that a token names, describes or stands for.
        unnamed: The pronouns of people without a name, each with the token of the office told.
    """

    actors: tuple[ActorDraft, ...]
    by_token: dict[int, int]
    unnamed: Mapping[int, int] = field(default_factory=dict)

    def actor_at(self, index: int) -> ActorDraft | None:
        """The actor a token names, describes or stands for, if any."""
        number = self.by_token.get(index)
        return None if number is None else self.actors[number]
