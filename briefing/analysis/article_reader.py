"""Read articles, from text to sentences, actors, quotes and visits: the door of this stage."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from briefing.analysis.headline import headline_docs, is_worth_reading, with_headline
from briefing.analysis.language import load_article_pipeline, sentence_splitter
from briefing.analysis.language.guess import language_of
from briefing.analysis.results import analysis_of, sentences_of
from briefing.model import Analysis, Article, Sentence

logger = logging.getLogger(__name__)

# Articles handed to the model at once: enough to fill its batches, few enough to keep memory flat.
_AT_ONCE = 64
# Characters of one article that are read in full; what follows is split into sentences only. The
# longest articles of news agencies have some 30,000; beyond are transcripts and data files.
LONGEST_READ = 100_000
# Why an article was not read that ended the process that read it, twice.
FATAL = "reading it ended the reading process twice"


class ArticleReader:
    """Reads articles in the languages it has pipelines for; others get their sentences only.

    Args:
        languages: Which pipeline reads which language, by ISO 639-1 code.
    """

    def __init__(self, languages: Mapping[str, str]) -> None:
        self._languages = dict(languages)
        self._pipelines: dict[str, Language] = {}
        self._splitters: dict[str, Language] = {}

    def analyse(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """Yield the analysis of each article, in the order given.

        Raises:
            LanguageModelError: if a configured pipeline cannot be loaded.
        """
        remaining = iter(articles)
        while batch := list(islice(remaining, _AT_ONCE)):
            yield from self._read_batch(batch)

    def give_up(self, article: Article) -> Analysis:
        """What is known of an article that no process survives: its sentences, and why."""
        language = language_of(article.text or article.title, stated=article.language)
        return self._unread(article, language, failure=FATAL)

    def _read_batch(self, batch: Sequence[Article]) -> list[Analysis]:
        languages = [
            language_of(article.text or article.title, stated=article.language) for article in batch
        ]
        done: dict[int, Analysis] = {}
        for language in sorted(set(languages)):
            numbers = [n for n, found in enumerate(languages) if found == language]
            if language in self._languages:
                chosen = [batch[n] for n in numbers]
                docs = self._parse(chosen, language)
                for number, doc in zip(numbers, docs, strict=True):
                    done[number] = self._analysis(batch[number], language, doc)
                if language == "en":
                    self._read_headlines(batch, done)
            else:
                for number in numbers:
                    done[number] = self._unread(batch[number], language)
        return [done[number] for number in range(len(batch))]

    def _read_headlines(self, batch: Sequence[Article], done: dict[int, Analysis]) -> None:
        """Add the visits that only headlines tell to the analyses of English texts."""
        chosen = [
            number
            for number, analysis in sorted(done.items())
            if analysis.language == "en" and is_worth_reading(batch[number], analysis)
        ]
        for number, doc in zip(chosen, self._parse_titles([batch[n] for n in chosen]), strict=True):
            if doc is not None:
                done[number] = self._with_headline(batch[number], done[number], doc)

    def _parse_titles(self, articles: Sequence[Article]) -> Sequence[Doc | None]:
        """The parsed headlines; None for each that the model failed on."""
        nlp = self._pipeline("en")
        read = partial(headline_docs, nlp)
        titles = [article.title for article in articles]
        found = _read_all(read, titles, [f"the headline of article {one.id}" for one in articles])
        return [doc if isinstance(doc, Doc) else None for doc in found]

    def _with_headline(self, article: Article, analysis: Analysis, doc: Doc) -> Analysis:
        try:
            return with_headline(article, analysis, doc)
        except Exception:  # the same border
            logger.exception("the headline of article %s could not be read", article.id)
            return analysis

    def _parse(self, articles: Sequence[Article], language: str) -> list[Doc | str]:
        """The parsed texts; for each that the model failed on, why."""
        nlp = self._pipeline(language)
        texts = [_readable(article.text) for article in articles]
        return _read_all(nlp.pipe, texts, [f"article {one.id}" for one in articles])

    def _analysis(self, article: Article, language: str, doc: Doc | str) -> Analysis:
        if isinstance(doc, str):
            return self._unread(article, language, failure=doc)
        try:
            return analysis_of(article, language, doc, self._rest(article, language))
        except Exception as error:  # the same border: one strange article must not stop a run
            logger.exception("article %s could not be read", article.id)
            return self._unread(article, language, failure=_reason(error))

    def _rest(self, article: Article, language: str) -> list[Sentence]:
        """The sentences beyond what is read in full."""
        read = len(_readable(article.text))
        if read == len(article.text):
            return []
        return self._split(article.text, language, begin=read)

    def _unread(self, article: Article, language: str, *, failure: str = "") -> Analysis:
        return Analysis(
            article=article.id,
            revision=article.revision,
            language=language,
            read=False,
            sentences=tuple(self._split(article.text, language)),
            failure=failure,
        )

    def _split(self, text: str, language: str, *, begin: int = 0) -> list[Sentence]:
        """Sentences by rule, in pieces that the splitter takes."""
        splitter = self._splitters.get(language)
        if splitter is None:
            splitter = self._splitters[language] = sentence_splitter(language)
        sentences: list[Sentence] = []
        while begin < len(text):
            piece = _readable(text[begin:])
            sentences.extend(sentences_of(splitter(piece), offset=begin))
            begin += len(piece)
        return sentences

    def _pipeline(self, language: str) -> Language:
        nlp = self._pipelines.get(language)
        if nlp is None:
            nlp = load_article_pipeline(language, languages=self._languages)
            self._pipelines[language] = nlp
        return nlp


def _read_all(
    read: Callable[[list[str]], Iterable[Doc]], texts: Sequence[str], names: Sequence[str]
) -> list[Doc | str]:
    """What a model reads in some texts; for each that it fails on, why.

    A border: it may raise anything on a strange text. That costs the others nothing.

    Args:
        read: Reads texts at once.
        texts: The texts.
        names: How the log calls each.
    """
    try:
        return list(read(list(texts)))
    except Exception as error:  # noqa: BLE001 - the border
        if len(texts) == 1:
            logger.warning("%s could not be read: %s", names[0], error)
            return [_reason(error)]
    logger.warning("a batch of %d texts failed; reading them one by one", len(texts))
    return [
        found
        for text, name in zip(texts, names, strict=True)
        for found in _read_all(read, [text], [name])
    ]


def _reason(error: Exception) -> str:
    """What went wrong, on one line and never empty."""
    return " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")


def _readable(text: str) -> str:
    """The part of a text that is read in full, cut at the end of a paragraph or line."""
    if len(text) <= LONGEST_READ:
        return text
    for mark in ("\n\n", "\n", ". ", " "):
        cut = text.rfind(mark, LONGEST_READ // 2, LONGEST_READ)
        if cut > 0:
            return text[: cut + len(mark)]
    return text[:LONGEST_READ]
