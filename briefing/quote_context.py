"""Finds what stands around a quoted sentence, so that a reader can judge it without leaving.

Pure: what is quoted and the articles come in, their neighbours come out, word for word.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.model import (
    Actor,
    ArticleId,
    Evidence,
    Reading,
    Sentence,
    Surroundings,
    ToldStory,
    Visit,
)


def quoted(
    stories: Sequence[ToldStory], actors: Sequence[Actor], visits: Sequence[Visit]
) -> Iterator[Evidence]:
    """Every sentence that a page shows or leads to, in the order of reading."""
    for told in stories:
        yield from (sentence.evidence for sentence in told.summary.sentences)
        yield from (one.evidence for figures in told.figures for one in figures.stated)
    for actor in actors:
        yield actor.why
        yield from (role.evidence for role in actor.roles)
    for visit in visits:
        yield from visit.evidence
        yield from (conflict.evidence for conflict in visit.conflicts)
        yield from (change.evidence for change in visit.changes)


def surroundings(
    sentences: Iterable[Evidence], known: Mapping[ArticleId, Reading]
) -> Iterator[Surroundings]:
    """What stands around each of some sentences, once for each.

    A sentence of a wording that the article has no more is left out: its offsets mean nothing in
    the text of today.

    Args:
        sentences: What is quoted.
        known: The articles by their id.
    """
    seen: set[tuple[ArticleId, int, int]] = set()
    for evidence in sentences:
        place = (evidence.article, evidence.start, evidence.end)
        reading = known.get(evidence.article)
        if place in seen or reading is None:
            continue
        seen.add(place)
        if reading.article.text[evidence.start : evidence.end] == evidence.quote:
            yield _around(evidence, reading.analysis.sentences)


def _around(evidence: Evidence, sentences: Sequence[Sentence]) -> Surroundings:
    """The sentences that end before the quote begins and begin after it ends."""
    first = bisect_right(sentences, evidence.start, key=lambda one: one.end)
    last = bisect_left(sentences, evidence.end, key=lambda one: one.start)
    return Surroundings(
        article=evidence.article,
        start=evidence.start,
        end=evidence.end,
        before=sentences[first - 1].text if first else "",
        after=sentences[last].text if last < len(sentences) else "",
    )
