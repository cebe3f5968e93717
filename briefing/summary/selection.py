"""Chooses rated sentences: within a budget, nothing twice, nothing that hangs in the air.

Every method's ratings go through here, so that all of them keep the same promises. It knows
nothing about how a rating came about.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from briefing.summary.digressions import digressions
from briefing.summary.growing_summary import Budget, GrowingSummary
from briefing.summary.outdated import outdated
from briefing.summary.overtaken import overtaken
from briefing.summary.passages import Passage, SourceText, prepare
from briefing.summary.standalone import (
    Standing,
    is_beside_the_news,
    leans_in_a_brief,
    personal,
)
from briefing.summary.unintroduced_names import surnames_in

Rate = Callable[[Sequence[SourceText], Sequence[Passage]], list[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A way to rate sentences.

    Attributes:
        rate: Gives every passage of the documents its rating.
        redundancy: What a sentence of a story told by several articles loses, in the ratings'
            unit, if all its meaning-bearing words stand in a chosen one.
    """

    rate: Rate
    redundancy: float = 0.0


def choose(
    documents: Sequence[SourceText],
    method: Method,
    budget: Budget,
    *,
    told: Sequence[SourceText] = (),
    said: Sequence[Passage] = (),
    first: int | None = None,
    answered: bool = False,
    prepared: Sequence[Passage] | None = None,
) -> tuple[Passage, ...]:
    """Rate and choose the sentences of some documents.

    Args:
        documents: The documents, the best source first.
        method: How they are rated.
        budget: How long the summary may be.
        told: Documents whose content the reader knows already.
        said: Passages that are printed already, as a headline.
        first: The document whose headline stands above: the first sentence is its own, if one of
            its sentences can stand alone.
        answered: Whether any question needs its answer beside it, and not only an interviewer's:
            in a brief. On single texts it costs ROUGE (GUM, 2026-11-29: 0.1 to 0.3): what a text
            asks is often what it is about.
        prepared: The documents' sentences, if they are prepared already, as `answered` says.
    """
    passages = prepared or prepare(documents, in_a_brief=answered)
    if answered:
        passages = _for_a_brief(documents, passages)
    headline = documents[first].title if first is not None else ""
    return select(
        passages,
        method.rate(documents, passages),
        budget,
        told=[*prepare(told), *said],
        redundancy=method.redundancy if len(documents) > 1 else 0.0,
        first=first,
        answered=answered,
        met=surnames_in(headline),
    )


def _for_a_brief(
    documents: Sequence[SourceText], passages: Sequence[Passage]
) -> tuple[Passage, ...]:
    """The passages, with those judged down that only a brief cannot print.

    What a newer article overtook or replaced, what somebody says of himself without quotation,
    what belongs to another piece of news and, among several articles, a witness's tale.
    """
    past = overtaken(documents, passages) | outdated(documents, passages)
    aside = digressions(documents, passages)
    if len(documents) > 1:
        aside |= {n for n, p in enumerate(passages) if is_beside_the_news(p.text)}
    return tuple(
        replace(passage, standing=Standing.NOISE)
        if number in past
        else replace(passage, standing=max(passage.standing, Standing.UNFIT))
        if number in aside or personal(passage.text)
        else replace(passage, standing=max(passage.standing, Standing.LEANS))
        if passage.index and leans_in_a_brief(passage.text)
        else passage
        for number, passage in enumerate(passages)
    )


def select(
    passages: Sequence[Passage],
    scores: Sequence[float],
    budget: Budget,
    *,
    told: Sequence[Passage] = (),
    redundancy: float = 0.0,
    first: int | None = None,
    answered: bool = False,
    met: Collection[str] = (),
) -> tuple[Passage, ...]:
    """Choose the passages of a summary, in reading order.

    Args:
        passages: All sentences of all documents, document after document.
        scores: Their ratings, higher is better.
        budget: How long the summary may be.
        told: Sentences the reader knows already; what repeats them is left out.
        redundancy: What a sentence loses, in the ratings' unit, if all its meaning-bearing words
            stand in a chosen one; in proportion if some do.
        first: The document that the first sentence comes from, if one of its can stand alone.
        answered: Whether any question needs its answer beside it.
        met: Surnames that the reader has met already, in the headline.

    Returns:
        At least one passage if there is any.
    """
    choice = GrowingSummary(passages, scores, budget, told, redundancy, answered=answered, met=met)
    if first is not None:
        choice.open_with(first)
    for worst in (Standing.LEANS, Standing.UNFIT, Standing.NOISE):
        choice.fill(worst)
        if choice.taken:
            return choice.in_reading_order()
    if told:
        return select(
            passages,
            scores,
            budget,
            redundancy=redundancy,
            first=first,
            answered=answered,
            met=met,
        )
    return ()
