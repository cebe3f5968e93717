"""Finds where an article turns to another piece of news: a summary does not follow it there.

"Separately, the premier ordered a search": a story of a crash is no place for it. What it says of
the headline's own matter stays.
"""

from collections.abc import Sequence

from briefing.gazetteer import country_meant
from briefing.lexicons import lexicon_beside
from briefing.summary.passages import Passage, SourceText
from briefing.summary.terms import STOP_WORDS, stem, words

_OPENING = lexicon_beside(__file__).pattern("opening")


def digressions(documents: Sequence[SourceText], passages: Sequence[Passage]) -> set[int]:
    """The numbers of the passages that tell of something else than their article's headline.

    From the words that turn to it up to the next sentence that comes back to the headline.

    Args:
        documents: The articles.
        passages: Their sentences, document after document.
    """
    away = False
    found = set()
    matters = [_matter(document.title) for document in documents]
    for number, passage in enumerate(passages):
        english = documents[passage.document].language in ("", "en")
        if passage.index == 0 or not english or not matters[passage.document]:
            away = False
            continue
        turns = _OPENING.match(passage.text) is not None
        if away or turns:
            away = matters[passage.document].isdisjoint(passage.terms)
        if away:
            found.add(number)
    return found


def _matter(title: str) -> frozenset[str]:
    """What a headline is about, but for countries: of one country tell many pieces of news."""
    return frozenset(
        stem(word)
        for word in words(title)
        if word not in STOP_WORDS and not country_meant(word) and not country_meant(word.title())
    )
