"""The sentences of several documents, prepared once for every method that rates them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from briefing.facts import Statement, statement_of
from briefing.model import Mention, Sentence
from briefing.names import fold
from briefing.summary.casualty_counts import Toll, tolls
from briefing.summary.standalone import Standing, standings
from briefing.summary.terms import STOP_WORDS, stem, trigrams, words
from briefing.summary.unintroduced_names import ALONE, Company, company

# Labels of the language model for what is no name.
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A document to summarise.

    Attributes:
        title: Its headline, or "".
        sentences: Its sentences in text order, with their offsets.
        names: The names in it, once for each mention; empty if they are not known.
        people: Those of them that are persons.
        published: Its day, if known.
        days: The days that each sentence names, if they are known.
        language: ISO 639-1 code, or "" for unknown, which is taken for English.
        moment: When it was published, if known (aware): among several the newest tells most.
    """

    title: str
    sentences: tuple[Sentence, ...]
    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    published: date | None = None
    moment: datetime | None = None
    days: tuple[tuple[date, ...], ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of one document, with all that rating and choosing look at.

    Attributes:
        document: Index of its document.
        index: Its place in the document, from 0.
        text: The sentence.
        place: Its place counted without page furniture and damaged sentences.
        length: Words as `--words` counts them: separated by white space.
        terms: Stems of its meaning-bearing words, in order.
        runs: Its runs of three stems.
        tolls: The counts of victims it gives.
        standing: How well it stands alone.
        names: Folded words of the names in its document.
        company: Whom it introduces, and whom it takes for known.
    """

    document: int
    index: int
    text: str
    place: int
    length: int
    terms: tuple[str, ...]
    runs: frozenset[tuple[str, str, str]]
    tolls: frozenset[Toll]
    standing: Standing
    names: frozenset[str]
    company: Company = ALONE

    @property
    def statement(self) -> Statement:
        """The facts it states."""
        return statement_of(self.text, self.names)


def names_of(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """What a document names, once for each mention: whom and what, not when."""
    return tuple(mention.text for mention in mentions if mention.label not in _TIMES)


def people_of(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The persons that a document names, each as often as it does."""
    return tuple(mention.text for mention in mentions if mention.label == "PERSON")


def prepare(documents: Sequence[SourceText], *, in_a_brief: bool = False) -> tuple[Passage, ...]:
    """Return the passages of all documents: document after document, in text order.

    Args:
        documents: The documents.
        in_a_brief: Whether they are to stand in a brief: see `boilerplate`.
    """
    passages: list[Passage] = []
    for number, document in enumerate(documents):
        place = 0
        texts = [sentence.text for sentence in document.sentences]
        english = document.language in ("", "en")
        judged = standings(texts, english=english, in_a_brief=in_a_brief)
        names = frozenset(word for name in document.names for word in fold(name).split())
        sound = any(standing < Standing.UNFIT for standing in judged)
        present = company(texts, document.people)
        for index, (text, standing) in enumerate(zip(texts, judged, strict=True)):
            passages.append(_passage(number, index, text, place, standing, names, present[index]))
            place += standing < Standing.UNFIT or not sound
    return tuple(passages)


def _passage(
    document: int,
    index: int,
    text: str,
    place: int,
    standing: Standing,
    names: frozenset[str],
    present: Company,
) -> Passage:
    spoken = words(text)
    stems = [stem(word) for word in spoken]
    return Passage(
        document=document,
        index=index,
        text=text,
        place=place,
        length=len(text.split()),
        terms=tuple(one for one, word in zip(stems, spoken, strict=True) if word not in STOP_WORDS),
        runs=trigrams(stems),
        tolls=tolls(text),
        standing=standing,
        names=names,
        company=present,
    )
