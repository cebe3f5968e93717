"""Reads one article: the function that an engine hands to other processes.

Light to import: a process loads what reads when it reads its first article.
"""

from briefing.interfaces import Analyser
from briefing.model import Analysis, Article


def read_one(reader: Analyser, article: Article) -> Analysis:
    """The analysis of one article.

    Raises:
        LanguageModelError: if a configured pipeline cannot be loaded.
    """
    (analysis,) = reader.analyse([article])
    return analysis
