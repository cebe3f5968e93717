"""Pieces between the news that are none: advertisements, puzzles, horoscopes, lists of the rest.

Known by the form of headline and opening alone, and only where the form leaves no doubt; the forms
stand beside, with an example each.
"""

from briefing.lexicons import lexicon_beside
from briefing.model import Article

_LEXICON = lexicon_beside(__file__)
_HEADLINE = _LEXICON.pattern("headlines")
_OPENING = _LEXICON.pattern("openings")
_CORRECTION = _LEXICON.pattern("corrections")


def is_no_news(article: Article) -> bool:
    """Whether an article is an advertisement, a puzzle, a service or a list of other pieces.

    A correction by itself is one too: it is news only beside what it corrects.
    """
    title = article.title.strip()
    return bool(
        _HEADLINE.search(title) or _OPENING.match(article.text.lstrip()) or _CORRECTION.match(title)
    )
