"""Pieces between the news that are none: advertisements, puzzles, horoscopes, lists of the rest.

Known by the form of headline and opening alone, and only where the form leaves no doubt: what is
found here is never told. A live page or "what we know" tells one event and is news.
"""

import re

from briefing.model import Article

_HEADLINE = re.compile(
    r"^(?:sponsored|advertorial|advertisement|paid (?:content|post)|partner content|promoted"
    r"|anzeige|publirreportaje|publireportaje)\b\s*[:|–—-]"
    r"|^(?:your |today['’]s |the )?(?:daily |weekly )?horoscopes?(?:$|:|,? (?:for|of)\b)"
    r"|\bhoroscopes? (?:for|today|this week)\b"
    r"|^(?:today['’]s |the )?(?:daily |quick |cryptic |mini |news |weekly )?"
    r"(?:crosswords?|sudoku|wordle|quiz)"
    r"(?:$|:| ?[|–—-] |,? (?:and|for|no|hints?|answers?|of the)\b)"
    r"|\b(?:news )?quiz of the (?:day|week)\b"
    r"|^(?:the papers|(?:newspaper|national) (?:headlines|front pages)|what the papers say)\b"
    r"|^front pages?\b"
    r"|^(?:(?:your|the|our) )?(?:morning|evening|daily|weekend|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|evening))?(?:['’]s)?) "
    r"(?:briefing|digest|newsletter|mail|headlines)\b"
    r"|^(?:in pictures|in photos|photos of the (?:day|week))\b|\b(?:in pictures|in photos)$"
    r"|\b(?:\d+|three|five|six|seven|eight|nine|ten|best|great) (?:\w+ )?things to (?:do|see|eat)\b"
    r"|^what['’]?s on (?:this|in|at|today)\b|^(?:tv|television) (?:guide|tonight|listings)\b"
    r"|^(?:lotto|lottery) (?:results|numbers)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:paid (?:content|post|for by)|sponsored (?:content|post|by)|advertorial\b|advertisement\b"
    r"|presented by [A-Z]|in paid partnership with|brought to you by)",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"^(?:corrections?|clarifications?)\b(?: and clarifications)?", re.IGNORECASE
)


def is_no_news(article: Article) -> bool:
    """Whether an article is an advertisement, a puzzle, a service or a list of other pieces.

    A correction by itself is one too: it is news only beside what it corrects.
    """
    title = article.title.strip()
    return bool(
        _HEADLINE.search(title) or _OPENING.match(article.text.lstrip()) or _CORRECTION.match(title)
    )
