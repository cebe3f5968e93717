"""The summarisers config.yaml can name, and the plain function under them.

A summariser is a frozen dataclass whose fields are its options.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefing.errors import PluginError
from briefing.model import Reading, Story, Summary
from briefing.summary import lead, ranker
from briefing.summary.growing_summary import Budget
from briefing.summary.passages import SourceText
from briefing.summary.selection import Method, choose
from briefing.summary.story_summary import tell

# Written out, so that naming the methods does not load sumy; a test keeps the two lists equal.
SUMY_METHODS = ("edmundson", "kl", "lexrank", "lsa", "luhn", "reduction", "sumbasic", "textrank")
METHODS = ("ranker", "lead", *SUMY_METHODS)
# A story of a brief is read in some fifteen seconds (reading time at 220 words a minute).
_SENTENCES = 3
# A summary of several articles with so many words is a long one.
_LONG = 150


def summarise_documents(
    documents: Sequence[SourceText],
    *,
    method: str = "ranker",
    words: int | None = None,
    sentences: int | None = None,
) -> tuple[tuple[int, int], ...]:
    """Choose sentences from one or several documents.

    Args:
        documents: The documents; one is an article, several are a story.
        method: One of `METHODS`.
        words: At most so many words separated by white space, unless the first sentence alone
            is longer.
        sentences: At most so many sentences; 3 if neither is given.

    Returns:
        Number of the document and of the sentence in it, both from 0, in reading order.

    Raises:
        PluginError: if there is no such method, or a number is below 1.
    """
    long = len(documents) > 1 and words is not None and words >= _LONG
    chosen = choose(documents, _method(method, long=long), _budget(words, sentences, method))
    return tuple((passage.document, passage.index) for passage in chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranker:
    """Our own method: position, centrality, support by other articles, names, headline.

    Attributes:
        words: At most so many words, unless the first sentence alone is longer.
        sentences: At most so many sentences; 3 if neither is given.
        zone: IANA zone whose calendar days "today" and "Thursday" are counted in.
    """

    words: int | None = None
    sentences: int | None = None
    zone: str = "UTC"

    def __post_init__(self) -> None:
        _check(self.words, self.sentences, self.zone, "ranker")

    def summarise(self, story: Story, readings: Sequence[Reading]) -> Summary:
        """Choose sentences from the readings of one story."""
        budget = _budget(self.words, self.sentences, "ranker")
        return tell(story, readings, method=_method("ranker"), budget=budget, zone=self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The first sentences of the articles.

    Attributes:
        words: At most so many words, unless the first sentence alone is longer.
        sentences: At most so many sentences; 3 if neither is given.
        zone: IANA zone whose calendar days "today" and "Thursday" are counted in.
    """

    words: int | None = None
    sentences: int | None = None
    zone: str = "UTC"

    def __post_init__(self) -> None:
        _check(self.words, self.sentences, self.zone, "lead")

    def summarise(self, story: Story, readings: Sequence[Reading]) -> Summary:
        """Choose sentences from the readings of one story."""
        budget = _budget(self.words, self.sentences, "lead")
        return tell(story, readings, method=_method("lead"), budget=budget, zone=self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sumy:
    """One of the classic methods of the sumy package.

    Attributes:
        method: edmundson, kl, lexrank, lsa, luhn, reduction, sumbasic or textrank.
        words: At most so many words, unless the first sentence alone is longer.
        sentences: At most so many sentences; 3 if neither is given.
        zone: IANA zone whose calendar days "today" and "Thursday" are counted in.
    """

    method: str = "lexrank"
    words: int | None = None
    sentences: int | None = None
    zone: str = "UTC"

    def __post_init__(self) -> None:
        if self.method not in SUMY_METHODS:
            raise PluginError(
                f"sumy has no method {self.method!r}",
                hint=f"choose one of {', '.join(SUMY_METHODS)}",
            )
        _check(self.words, self.sentences, self.zone, f"sumy {self.method}")

    def summarise(self, story: Story, readings: Sequence[Reading]) -> Summary:
        """Choose sentences from the readings of one story."""
        budget = _budget(self.words, self.sentences, self.method)
        return tell(story, readings, method=_method(self.method), budget=budget, zone=self.zone)


def _method(method: str, *, long: bool = False) -> Method:
    if method == "ranker":
        weights = ranker.LONG if long else ranker.WEIGHTS
        return Method(rate=partial(ranker.rate, weights=weights), redundancy=ranker.REDUNDANCY)
    if method == "lead":
        return Method(rate=lead.rate)
    if method not in SUMY_METHODS:
        raise PluginError(
            f"there is no summary method {method!r}", hint=f"choose one of {', '.join(METHODS)}"
        )
    # Heavy, and few editions use it.
    from briefing.summary import sumy_methods

    return Method(rate=partial(sumy_methods.rate, method=method))


def _budget(words: int | None, sentences: int | None, method: str) -> Budget:
    if words is None and sentences is None:
        sentences = _SENTENCES
    try:
        return Budget(words=words, sentences=sentences)
    except ValueError as error:
        raise PluginError(
            f"summary method {method}: {error}", hint="give a positive number"
        ) from error


def _check(words: int | None, sentences: int | None, zone: str, method: str) -> None:
    """Refuse options that can never work, when they are read and not when a brief is due."""
    _budget(words, sentences, method)
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise PluginError(
            f"summary method {method}: there is no time zone {zone!r}",
            hint="use a name such as Europe/Istanbul",
        ) from error
