"""Chooses the headline of a story among those of its articles: the one that says most of it."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from briefing.lexicons import lexicon_beside
from briefing.names import fold
from briefing.summary.casualty_counts import Toll, contradict, tolls
from briefing.summary.outdated import headlines_outdated, replaced
from briefing.summary.overtaken import headlines_overtaken
from briefing.summary.passages import Passage, SourceText
from briefing.summary.standalone import Standing, one_by_one
from briefing.summary.terms import terms

_LEXICON = lexicon_beside(__file__)
# Beyond this a headline fills more than two lines of the brief.
_LONG = 16
_SHORT = 4
# Each place down in the order of sources costs a little, so that ties go to the best source.
_STEP = 0.03
# "UPDATE 2-Rivals agree": which dispatch of the wire it is tells the reader nothing.
_WIRE_LABEL = re.compile(
    r"^(?:UPDATE|WRAPUP) ?\d*\s*[-–—:]+\s*|^(?:REFILE|CORRECTED|RPT|BRIEF|ADVISORY)\s*[-–—:]+\s*"
    r"|^(?i:correct(?:ion|ed)|updated|breaking(?: news)?|just in)\s*:\s*"
    r"|^\((?:\d?(?:st|nd|rd|th)? ?(?:LEAD|LD)|URGENT|News Focus|Yonhap Interview)\)\s*"
)
_OUTLET_BEHIND = re.compile(r"\s[-–—|]\s([^|]{2,40})$")
_MISFITS = (
    (re.compile(r"\?\s*$"), 0.4),  # a question tells nothing
    (
        re.compile(
            r"^(?:watch|video|photos?|gallery|live|opinion|analysis|explainer|factbox|"
            r"exclusive|podcast|quiz|update ?\d*|breaking)\b",
            re.IGNORECASE,
        ),
        0.4,
    ),
    (
        re.compile(
            r"\b(?:what (?:to|you)|why|how|here['’]s|things to know|all you need)\b", re.IGNORECASE
        ),
        0.2,
    ),
    (re.compile(r"(?:\.\.\.|…)\s*$"), 0.3),
    (re.compile(r" [|»] "), 0.2),
    # The whole of a speech, a film of it: what was said stands elsewhere.
    (re.compile(r"^(?:in full|watch live|full (?:text|transcript|speech))\b", re.IGNORECASE), 0.4),
    (_LEXICON.pattern("paper"), 0.4),  # what sort of paper it is, and not what is in it
    (_LEXICON.pattern("results"), 0.4),  # that there are figures, and not which
    (_LEXICON.pattern("live"), 0.4),  # what it says is as old as its first line
    (_LEXICON.pattern("known"), 0.3),
    (_LEXICON.pattern("meant"), 0.3),  # whose visit, which move, stands in another headline
)
_SHOUTED = 0.2
# An article without a sentence of its own lends a headline that nothing below it bears out.
_MUTE = 0.3
# What naming all main names adds, and what a toll that is out of date takes.
_NAMED = 0.3
_MAIN_NAMES = 3
_OUTDATED = 0.6
# What a headline loses for each hour that it is older than the story's newest, up to so much: a
# story is called after what happened last, unless an older headline says much more of it.
_AGED = 0.012
_MOST_AGED = 0.18
_HOUR = 3600.0
# What a headline gains that counts the dead, while its count holds: the aftershock is not the news.
_TOLL = 0.2
_LOOKED_AT = 5


def clean_title(title: str, *, outlet: str = "") -> str:
    """Take off a headline what an agency or an aggregator puts around it.

    Args:
        title: The headline as printed.
        outlet: The outlet's name, which aggregators put behind it.
    """
    bare = _WIRE_LABEL.sub("", title, count=1).strip()
    behind = _OUTLET_BEHIND.search(bare)
    if behind and outlet and fold(behind[1]) == fold(outlet):
        bare = bare[: behind.start()]
    return bare or title


def choose_headline(
    documents: Sequence[SourceText], passages: Sequence[Passage] | None = None
) -> tuple[str, int] | None:
    """Choose a headline.

    Args:
        documents: The story's articles, the best source first.
        passages: Their sentences, if they are prepared already.

    Returns:
        The headline, verbatim, and the number of its document; None if no article has one.
    """
    titled = [number for number, document in enumerate(documents) if document.title.strip()]
    if not titled:
        return None
    centre = Counter(term for number in titled for term in set(terms(documents[number].title)))
    for document in documents:
        centre.update(set(terms(document.sentences[0].text)) if document.sentences else ())
    norm = math.sqrt(math.fsum(count * count for count in centre.values())) or 1.0
    names = _main_names(documents)
    counted = [_counted(document) for document in documents]
    outdated = {n for n in titled if _is_outdated(documents, counted, n)}
    outdated |= headlines_overtaken(documents) | headlines_outdated(documents, passages)
    mute = {n for n in titled if not _speaks(documents[n])}
    moments = [document.moment for document in documents if document.moment is not None]
    newest = max(moments, default=None)

    def worth(number: int) -> tuple[float, int]:
        value = _worth(documents[number].title, centre, norm, names) - _STEP * number
        value -= _OUTDATED * (number in outdated) + _MUTE * (number in mute)
        moment = documents[number].moment
        if newest is not None and moment is not None:
            value -= min(_MOST_AGED, _AGED * (newest - moment).total_seconds() / _HOUR)
        value += _TOLL * (number not in outdated and _counts_dead(documents[number].title))
        return value, -number

    best = max(titled, key=worth)
    return documents[best].title, best


def _speaks(document: SourceText) -> bool:
    """Whether one of the first sentences can stand in a brief."""
    texts = [sentence.text for sentence in document.sentences[:_LOOKED_AT]]
    english = document.language in ("", "en")
    judged = one_by_one(texts, english=english, in_a_brief=True)
    return any(standing < Standing.UNFIT for standing in judged)


def _main_names(documents: Sequence[SourceText]) -> frozenset[str]:
    """The words of the names that the articles name most."""
    counts = Counter(name for document in documents for name in document.names)
    top = sorted(counts, key=lambda name: (-counts[name], name))[:_MAIN_NAMES]
    return frozenset(term for name in top for term in terms(name))


def _counted(document: SourceText) -> tuple[frozenset[Toll], ...]:
    """The victims that the headline counts, and those that the lead does."""
    return tuple(map(tolls, (document.title, *(s.text for s in document.sentences[:1]))))


def _is_outdated(
    documents: Sequence[SourceText], counted: Sequence[tuple[frozenset[Toll], ...]], number: int
) -> bool:
    """Whether a newer article counts other numbers of victims than this headline or its lead."""
    own, moment = frozenset().union(*counted[number]), documents[number].moment
    if not own or moment is None:
        return False
    return any(
        contradict(own, theirs) and _same_event(own, theirs)
        for document, newer in zip(documents, counted, strict=True)
        if document.moment is not None and document.moment > moment
        for theirs in newer
    )


def _counts_dead(title: str) -> bool:
    return any(kind == "dead" for kind, _ in tolls(title))


def _same_event(own: frozenset[Toll], newer: frozenset[Toll]) -> bool:
    """Whether a newer count is not so small that it must be another event's."""
    return any(
        replaced(mine, number) for kind, mine in own for other, number in newer if other == kind
    )


def _worth(title: str, centre: Counter[str], norm: float, names: frozenset[str]) -> float:
    """How much of the story a headline says, less what makes it a bad headline."""
    own = sorted(set(terms(title)))
    named = len(names.intersection(own)) / (len(names) or 1)
    near = math.fsum(centre[term] for term in own) / (norm * math.sqrt(len(own) or 1))
    size = len(title.split())
    loss = math.fsum(cost for pattern, cost in _MISFITS if pattern.search(title))
    loss += 0.02 * max(0, size - _LONG) + 0.05 * max(0, _SHORT - size)
    return near + _NAMED * named - loss - (_SHOUTED if title.isupper() else 0.0)
