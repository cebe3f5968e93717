"""A reader of articles that costs nothing until it reads its first.

A run that hands all its articles to other processes never imports spaCy, nor what reads a visit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.analysis.lean_spacy import import_spacy
from briefing.model import Analysis, Article
from briefing.overriding import override

if TYPE_CHECKING:
    from briefing.analysis.article_reader import ArticleReader


class LateReader:
    """Does what an `ArticleReader` does, which it makes when it is asked to.

    Args:
        languages: Which pipeline reads which language, by ISO 639-1 code.
    """

    def __init__(self, languages: Mapping[str, str]) -> None:
        self._languages = dict(languages)

    def analyse(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """Yield the analysis of each article, in the order given.

        Raises:
            LanguageModelError: if a configured pipeline cannot be loaded.
        """
        return self._reader.analyse(articles)

    def give_up(self, article: Article) -> Analysis:
        """What is known of an article that no process survives: its sentences, and why."""
        return self._reader.give_up(article)

    @override
    def __reduce__(self) -> tuple[type[LateReader], tuple[dict[str, str]]]:
        """Go to another process without the reader: it makes its own."""
        return type(self), (self._languages,)

    @cached_property
    def _reader(self) -> ArticleReader:
        import_spacy()
        from briefing.analysis.article_reader import ArticleReader

        return ArticleReader(self._languages)
