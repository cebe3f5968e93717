"""Say who appears in one text: each person, organisation and group once, with every mention."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.actors.affiliations import settle_affiliations
from briefing.analysis.actors.best_role import best_role
from briefing.analysis.actors.direct_speech import direct_quotes
from briefing.analysis.actors.draft_actors import ActorDraft, ActorMention, ResolvedActors
from briefing.analysis.actors.named import Person
from briefing.analysis.actors.organisation_kinds import MEDIA
from briefing.analysis.actors.organisations import Organisation, find_organisations
from briefing.analysis.actors.people import find_people
from briefing.analysis.actors.references import Reference, find_references
from briefing.analysis.actors.unnamed_groups import Group, find_groups
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.model import ActorType
from briefing.names import fold

__all__ = ["ActorDraft", "ActorMention", "ResolvedActors", "resolve"]

# What somebody does, said with a noun: whoever's visit or victory is told acts.
_DEEDS = word_set(
    "visit visits trip tour speech remarks address statement decision resignation arrest death",
    "victory win election appointment nomination announcement proposal invitation meeting arrival",
    "departure return campaign trial conviction sentence killing assassination testimony",
)
_BARE_MINISTRIES = frozenset(
    f"{field} {body}"
    for field in ("foreign", "defence", "defense", "interior", "finance", "health", "justice")
    for body in ("ministry", "office", "department")
)
_FIRST_PERSON = frozenset({"i", "me", "my", "myself"})


def resolve(words: Words) -> ResolvedActors:
    """Find the actors of a text that went through the pipeline."""
    people = find_people(words)
    references, unnamed = find_references(words, people)
    named = {i for person in people for m in person.mentions for i in range(m.title.start, m.end)}
    offices = {phrase.head for person in people for _, phrase in person.roles}
    organisations = find_organisations(words, named, offices)
    named |= {i for o in organisations for m in o.mentions for i in range(m.start, m.end)}
    groups = find_groups(words, named)
    settle_affiliations(words, people, organisations, groups, references)
    _name_in_full(people, organisations)
    drafts = [_person(words, number, people, references) for number in range(len(people))]
    offices_of = {
        index: draft
        for draft, person in zip(drafts, people, strict=True)
        for _, phrase in person.roles
        for index in range(phrase.phrase_start, phrase.head + 1)
    }
    drafts.extend(_organisation(words, organisation) for organisation in organisations)
    drafts.extend(_group(words, group) for group in groups)
    drafts.sort(key=lambda draft: draft.mentions[0].start)
    by_token = _index(drafts, offices_of)
    resolved = ResolvedActors(
        actors=tuple(drafts), by_token=by_token,
        unnamed={p: office for p, office in unnamed.items() if p not in by_token},
    )  # fmt: skip
    return _with_first_person(words, resolved)


def _with_first_person(words: Words, resolved: ResolvedActors) -> ResolvedActors:
    """Let "I" in a quotation mean who is quoted."""
    spoken = [index for index, lower in enumerate(words.lower) if lower in _FIRST_PERSON]
    if not spoken:
        return resolved
    numbers = {draft.name: number for number, draft in enumerate(resolved.actors)}
    by_token = dict(resolved.by_token)
    for quote in direct_quotes(words, resolved):
        number = numbers.get(quote.speaker or "")
        if number is None:
            continue
        for index in spoken:
            if quote.start <= words.offsets[index] < quote.end:
                by_token[index] = number
    return replace(resolved, by_token=by_token)


def _name_in_full(people: list[Person], organisations: list[Organisation]) -> None:
    """Let people stand for organisations by their full names: not the UNOS, if that is told.

    Of a "Foreign Ministry" whose country is told, the country says more.
    """
    full: dict[str, str] = {}
    for organisation in organisations:
        name = organisation.fullest.printed
        bare = name.lower() in _BARE_MINISTRIES and organisation.affiliation
        full |= {mention.printed: bare or name for mention in organisation.mentions}
    for person in people:
        if person.affiliation is not None:
            person.affiliation = full.get(person.affiliation, person.affiliation)


def _index(drafts: list[ActorDraft], offices_of: dict[int, ActorDraft]) -> dict[int, int]:
    """Who each token means; where mentions nest, the shorter one wins.

    The words of an office mean its holder, unless they are part of somebody else's mention.
    """
    spans = [
        (mention.end - mention.start, mention.start, mention.end, number)
        for number, draft in enumerate(drafts)
        for mention in draft.mentions
    ]
    number_of = {id(draft): number for number, draft in enumerate(drafts)}
    by_token = {index: number_of[id(draft)] for index, draft in offices_of.items()}
    for _, start, end, number in sorted(spans, reverse=True):
        by_token.update(dict.fromkeys(range(start, end), number))
    return by_token


def _person(
    words: Words, number: int, people: list[Person], references: list[Reference]
) -> ActorDraft:
    person = people[number]
    phrase = best_role(words, person.roles)
    mentions = [
        ActorMention(
            start=m.title.start, end=m.end, text=words.verbatim(m.title.start, m.end), kind="name"
        )
        for m in person.mentions
    ]
    mentions.extend(
        ActorMention(start=r.start, end=r.end, text=words.verbatim(r.start, r.end), kind=r.kind)
        for r in references
        if r.person == number
    )
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    reports = _reports(words, person)
    return ActorDraft(
        name=person.fullest.printed,
        type=ActorType.PERSON,
        role=" ".join(words.said(phrase.start, phrase.end).split()) if phrase else None,
        affiliation=person.affiliation,
        mentions=tuple(mentions),
        role_span=(phrase.start, phrase.end) if phrase else None,
        gender=person.gender,
        reports=reports,
        acts=not reports
        and (bool(person.roles) or not all(_in_passing(words, m) for m in mentions)),
    )


def _reports(words: Words, person: Person) -> bool:
    """Whether a person is the medium's own correspondent: "VOA's Ada Lind reports"."""
    before = person.mentions[0].start - 1
    if len(person.mentions) > 1 or before < 1 or words.text[before] not in {"'s", "’s"}:
        return False
    return any(fold(words.said(max(0, before - n), before)) in MEDIA for n in (1, 2, 3))


def _in_passing(words: Words, mention: ActorMention) -> bool:
    """Whether a name only qualifies something: "Orlan's former regime", "the Orlan years"."""
    if mention.kind != "name":
        return False
    follows = words.text[mention.end : mention.end + 1]
    if _DEEDS.intersection(words.lower[mention.end + 1 : mention.end + 5]):
        return False  # "Orlan's planned visit to Lorva"
    return follows in (["'s"], ["’s"], ["'"]) or words.dep[mention.end - 1] == "compound"


def _organisation(words: Words, organisation: Organisation) -> ActorDraft:
    phrase = organisation.role
    return ActorDraft(
        name=organisation.fullest.printed,
        type=ActorType.ORG,
        role=" ".join(words.said(phrase.start, phrase.end).split()) if phrase else None,
        affiliation=organisation.affiliation,
        mentions=tuple(
            ActorMention(start=m.start, end=m.end, text=words.verbatim(m.start, m.end), kind="name")
            for m in organisation.mentions
        ),
        role_span=(phrase.start, phrase.end) if phrase else None,
        media=organisation.media,
        acts=organisation.acts,
    )


def _group(words: Words, group: Group) -> ActorDraft:
    return ActorDraft(
        name=group.name,
        type=ActorType.GROUP,
        role=None,
        affiliation=group.affiliation,
        mentions=tuple(
            ActorMention(
                start=m.start, end=m.end, text=words.verbatim(m.start, m.end), kind="description"
            )
            for m in group.mentions
        ),
    )
