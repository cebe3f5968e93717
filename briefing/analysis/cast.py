"""Say who appears in one text: each person, organisation and group once, with every mention."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from briefing.analysis.people import Person, find_people
from briefing.analysis.words import Words
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
    acts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The actors of one text, in order of appearance, and who each word means."""

    actors: tuple[ActorDraft, ...]
    by_token: dict[int, int]

    def actor_at(self, index: int) -> ActorDraft | None:
        """The actor a token names, describes or stands for, if any."""
        number = self.by_token.get(index)
        return None if number is None else self.actors[number]


def resolve(doc: Doc) -> Cast:
    """Find the actors of a text that went through the pipeline."""
    words = Words.of(doc)
    actors, by_token = [], {}
    for number, person in enumerate(find_people(words)):
        actors.append(_person(words, person))
        for mention in actors[-1].mentions:
            by_token.update(dict.fromkeys(range(mention.start, mention.end), number))
    return Cast(actors=tuple(actors), by_token=by_token)


def _person(words: Words, person: Person) -> ActorDraft:
    role = max(person.roles, key=lambda r: (r[0], min(r[1].end - r[1].start, 6)), default=None)
    phrase = role[1] if role else None
    affiliations = [p.affiliation for _, p in person.roles if p.affiliation]
    return ActorDraft(
        name=person.fullest.printed,
        type=ActorType.PERSON,
        role=words.said(phrase.start, phrase.end) if phrase else None,
        affiliation=affiliations[0] if affiliations else None,
        mentions=tuple(
            ActorMention(
                start=m.title.start, end=m.end, text=words.said(m.title.start, m.end), kind="name"
            )
            for m in person.mentions
        ),
        role_span=(phrase.start, phrase.end) if phrase else None,
        gender=person.gender,
    )
