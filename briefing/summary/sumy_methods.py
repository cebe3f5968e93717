"""The classic methods of the sumy package, by name: the only place that imports it.

sumy gets our sentences, our words, our stems and our stop words, so that none of its language
data is needed. Only its ratings are used; the choice is made as for every other method.
"""

import math
import warnings
from collections import Counter
from collections.abc import Callable, Sequence

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from briefing.summary.passages import Passage, SourceText
from briefing.summary.standalone import Standing
from briefing.summary.terms import STOP_WORDS, stem, words

# Most of these methods compare all pairs of sentences, KL even all triples: of a longer story
# they get the beginnings of its articles, so that no story can hold up a brief.
LONGEST = 400
_LONGEST_KL = 120
# Edmundson's cue words: the commonest words are the bonus words, which measured best (2026-11).
_BONUS_WORDS = 12
_STIGMA_WORDS = frozenset({"however", "meanwhile", "also", "but", "although"})
# Sums over sets differ in their last digits from run to run; ratings are compared after this.
_DIGITS = 9

_SUMMARIZERS: dict[str, Callable[[], object]] = {
    "edmundson": lambda: EdmundsonSummarizer(
        stem, cue_weight=1.0, key_weight=1.0, title_weight=1.0, location_weight=1.0
    ),
    "kl": lambda: KLSummarizer(stem),
    "lexrank": lambda: LexRankSummarizer(stem),
    "lsa": lambda: LsaSummarizer(stem),
    "luhn": lambda: LuhnSummarizer(stem),
    "reduction": lambda: ReductionSummarizer(stem),
    "sumbasic": lambda: SumBasicSummarizer(stem),
    "textrank": lambda: TextRankSummarizer(stem),
}
METHODS = tuple(sorted(_SUMMARIZERS))


class _Words:
    """Splits text into words for sumy; it asks for nothing else."""

    @staticmethod
    def to_words(text: str) -> tuple[str, ...]:
        return tuple(words(text))


def rate(
    documents: Sequence[SourceText], passages: Sequence[Passage], *, method: str
) -> list[float]:
    """Rate every passage by one of sumy's methods; higher is better.

    Raises:
        KeyError: if there is no such method.
    """
    summarizer = _SUMMARIZERS[method]()
    fed = _fed(passages, _LONGEST_KL if method == "kl" else LONGEST)
    ratings = _ratings(summarizer, documents, [passages[number] for number in fed])
    lowest = min(ratings, default=0.0) - 1.0
    rated = dict(zip(fed, ratings, strict=True))
    return [rated.get(n, lowest - passage.place) for n, passage in enumerate(passages)]


def _fed(passages: Sequence[Passage], most: int) -> list[int]:
    """Which passages sumy gets to see: sound ones, from the beginnings of all articles."""
    sound = [n for n, passage in enumerate(passages) if passage.standing < Standing.UNFIT]
    sound = sound or list(range(len(passages)))
    first = sorted(sound, key=lambda n: (passages[n].place, passages[n].document, n))[:most]
    return sorted(first)


def _ratings(
    summarizer: object, documents: Sequence[SourceText], passages: Sequence[Passage]
) -> list[float]:
    common = Counter(term for passage in passages for term in passage.terms)
    if not common:
        return [-float(number) for number in range(len(passages))]
    bonus = sorted(common, key=lambda term: (-common[term], term))[:_BONUS_WORDS]
    if isinstance(summarizer, EdmundsonSummarizer):
        summarizer.bonus_words = bonus
        summarizer.stigma_words = _STIGMA_WORDS
        summarizer.null_words = STOP_WORDS
    else:
        summarizer.stop_words = STOP_WORDS  # type: ignore[attr-defined]
    return _ask(summarizer, _model(documents, passages), len(passages))


def _model(documents: Sequence[SourceText], passages: Sequence[Passage]) -> ObjectDocumentModel:
    """Sumy's view of the articles: each a paragraph under its headline."""
    paragraphs = []
    for number, document in enumerate(documents):
        heading = [Sentence(document.title, _Words, is_heading=True)] if document.title else []
        body = [Sentence(p.text, _Words) for p in passages if p.document == number]
        paragraphs.append(Paragraph([*heading, *body]))
    return ObjectDocumentModel(paragraphs)


def _ask(summarizer: object, model: ObjectDocumentModel, count: int) -> list[float]:
    """Let sumy rate, and read the ratings off the list that it would cut."""
    ratings = [0.0] * count

    def note(infos: Sequence[object]) -> Sequence[object]:
        for info in infos:
            rating = float(info.rating)  # type: ignore[attr-defined]
            order = info.order  # type: ignore[attr-defined]
            ratings[order] = round(rating, _DIGITS) if math.isfinite(rating) else 0.0
        return infos

    with warnings.catch_warnings():
        # "Number of words is lower than number of sentences", and divisions by zero: both end in
        # ratings that are read as zero.
        warnings.simplefilter("ignore")
        summarizer(model, note)  # type: ignore[operator]
    return ratings
