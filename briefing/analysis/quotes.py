"""Find who says what: direct speech, and speech that is reported in the writer's words."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.actors.direct_speech import (
    FEWEST_WORDS,
    SAYING,
    SUBJECTS,
    actor_of,
    direct_quotes,
)
from briefing.analysis.actors.draft_actors import ActorDraft, ResolvedActors
from briefing.analysis.words import Words
from briefing.model import Quote


def find_quotes(words: Words, resolved: ResolvedActors) -> tuple[Quote, ...]:
    """The direct and reported speech of a text, in order."""
    direct = direct_quotes(words, resolved)
    covered = [(quote.start, quote.end) for quote in direct]
    reported = [
        quote
        for quote in _reported(words, resolved)
        if not any(start < quote.end and quote.start < end for start, end in covered)
    ]
    return tuple(sorted([*direct, *reported], key=lambda quote: (quote.start, quote.end)))


def _subject(words: Words, resolved: ResolvedActors, head: int, verb: int) -> ActorDraft | None:
    """Who says: the name that touches the verb, else the head of the subject."""
    before = verb - 1
    while before > head and (words.pos[before] in {"PUNCT", "ADV", "AUX"}):
        before -= 1
    beside = resolved.actor_at(before) if before > head else None
    return beside or actor_of(words, resolved, head)


def _reported(words: Words, resolved: ResolvedActors) -> Iterator[Quote]:
    """Clauses that a verb of saying governs: "Kalın said the talks went well"."""
    for verb, lower in enumerate(words.lower):
        if lower not in SAYING or words.pos[verb] not in {"VERB", "AUX"}:
            continue
        subjects = [c for c in words.children[verb] if words.dep[c] in SUBJECTS]
        actor = _subject(words, resolved, subjects[0], verb) if subjects else None
        if actor is None:
            continue
        clauses = [c for c in words.children[verb] if words.dep[c] == "ccomp"]
        if words.dep[verb] == "parataxis" and not clauses:
            begin, end = words.sentence_start(verb), min(subjects[0], verb)
            while resolved.actor_at(end - 1) is actor:
                end -= 1
        elif clauses:
            begin, end = _reach(words, clauses[0], verb)
        else:
            continue
        span = _clause_offsets(words, begin, end)
        if span is not None:
            start, stop = span
            yield Quote(
                start=start,
                end=stop,
                text=words.printed[start:stop],
                speaker=actor.name,
                direct=False,
            )


def _reach(words: Words, head: int, verb: int) -> tuple[int, int]:
    """The tokens of a clause, on one side of its verb of saying."""
    token = words.doc[head]
    begin, end = int(token.left_edge.i), int(token.right_edge.i) + 1
    return (max(begin, verb + 1), end) if head > verb else (begin, min(end, verb))


def _clause_offsets(words: Words, begin: int, end: int) -> tuple[int, int] | None:
    while begin < end and (
        words.lower[begin] == "that"
        or words.pos[begin] in {"PUNCT", "SPACE"}
        or words.text[begin].isspace()
    ):
        begin += 1
    while end > begin and (
        words.pos[end - 1] in {"PUNCT", "SPACE"} or words.text[end - 1].isspace()
    ):
        end -= 1
    if end - begin < FEWEST_WORDS:
        return None
    return words.offsets[begin], words.offsets[end - 1] + len(words.text[end - 1])
