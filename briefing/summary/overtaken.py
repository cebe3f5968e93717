"""Forecasts of what another article tells as done: "is expected to visit" beside "has landed".

A reader who finds both has to find out himself which holds. An act is known by a few words for what
officials are announced to do, and by the names that both texts share. It knows nothing about
ratings, budgets and what was chosen.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from briefing.facts import turns_of
from briefing.lexicons import lexicon_beside
from briefing.names import fold
from briefing.summary.passages import Passage, SourceText
from briefing.summary.terms import terms

_LEXICON = lexicon_beside(__file__)

# An act: words that announce it, and words that tell it.
_ACTS = tuple(
    (frozenset(planned.split()), frozenset(done.split()))
    for planned, done in _LEXICON.pairs("acts")
)
# "is expected to visit", "will speak", "her planned trip"; in a headline "to visit" alone.
_FORECAST = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were) (?:to|expected to|due to|set to|scheduled to|going to|"
    r"likely to|forecast to|poised to|due in|about to)|(?:plans?|planning|intends?|hopes?) to"
    r"|expected|prospective|planned|potential|upcoming|looming|scheduled)\s+((?:[\w-]+\s+){0,5}[\w-]+)"
)
# Of a storm in headlines: "as Storm X nears", "Norvia braces for …".
_LOOMS = _LEXICON.pattern("looms")
_HEADED = re.compile(r"\bto ((?:[\w-]+ ){0,3}[\w-]+)")
_STRIKES = frozenset(n for n, (planned, _) in enumerate(_ACTS) if "landfall" in planned)
# "Left 900 homes without power" is told as done.
_LACKING = re.compile(r"\b(?:without|no longer|no)\b", re.IGNORECASE)
# The act stands among so many first words of a forecast, and whom or where it is for behind it.
_ACT_WORDS = 4
_FOR_WORDS = 3
# Headline and lead that tell an act are about the forecast's if they share so many words with it.
_SHARED = 2
# Outlets lag behind each other: a forecast of what was told so long before is none, if it says
# where to or for whom.
_LAG = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class _Told:
    """What headline and lead of an article tell as done, when, and all its words."""

    moment: datetime
    acts: frozenset[int]
    shared: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Forecast:
    """What a text announces, and the folded names behind the act: where to, and whom to meet."""

    acts: frozenset[int]
    names: frozenset[str]


def overtaken(documents: Sequence[SourceText], passages: Sequence[Passage]) -> set[int]:
    """Which passages only announce what another document tells, by their numbers.

    A forecast of a day after that document's own still holds.
    """
    done = _all_done(documents)
    return {
        number
        for number, passage in enumerate(passages)
        if _is_late(documents, done, passage.document, passage.index)
    }


def headlines_overtaken(documents: Sequence[SourceText]) -> set[int]:
    """Which documents' headlines only announce what another document tells, by their numbers.

    So does whatever headline stands above a first sentence that only announces it.
    """
    done = _all_done(documents)
    telling = {number for number, _ in done}
    found = {
        number
        for number, document in enumerate(documents)
        if document.sentences and number not in telling and _is_late(documents, done, number, 0)
    }
    for number, document in enumerate(documents):
        title = document.title
        forecast = _forecast([*_FORECAST.findall(title), *_HEADED.findall(title)])
        if _LOOMS.search(title):
            forecast = replace(forecast, acts=forecast.acts | _STRIKES)
        if forecast.acts and any(
            other != number and _overtakes(told, forecast, title, document) for other, told in done
        ):
            found.add(number)
    return found


def _is_late(
    documents: Sequence[SourceText], done: Sequence[tuple[int, _Told]], number: int, index: int
) -> bool:
    """Whether a sentence of a document only announces what another document tells."""
    document = documents[number]
    text = document.sentences[index].text
    forecast = _forecast(_FORECAST.findall(text))
    if not forecast.acts:
        return False
    days = document.days[index] if document.days else ()
    return any(
        other != number
        and _overtakes(told, forecast, text, document)
        and not any(day > told.moment.date() for day in days)
        for other, told in done
    )


def _all_done(documents: Sequence[SourceText]) -> list[tuple[int, _Told]]:
    """The documents that tell an act as done, by their numbers."""
    every = ((number, _done(document)) for number, document in enumerate(documents))
    return [(number, told) for number, told in every if told is not None]


def _forecast(clauses: Sequence[str]) -> _Forecast:
    acts: set[int] = set()
    names: set[str] = set()
    for clause in clauses:
        words = clause.split()
        for place, word in enumerate(words[:_ACT_WORDS]):
            meant = [n for n, (planned, _) in enumerate(_ACTS) if fold(word) in planned]
            if meant:
                acts.update(meant)
                behind = words[place + 1 : place + 1 + _FOR_WORDS]
                names.update(fold(name) for name in behind if name[:1].isupper())
                break
    return _Forecast(frozenset(acts), frozenset(names))


def _done(document: SourceText) -> _Told | None:
    if document.moment is None or not document.sentences:
        return None
    lead = (document.title, document.sentences[0].text)
    told = {word for text in lead if _tells(text) for word in fold(text).split()}
    acts = frozenset(n for n, (_, done) in enumerate(_ACTS) if not done.isdisjoint(told))
    if not acts:
        return None
    return _Told(
        moment=document.moment,
        acts=acts,
        shared=frozenset(term for text in lead for term in terms(text)),
        words=frozenset(fold(" ".join((*lead, *(s.text for s in document.sentences)))).split()),
    )


def _tells(text: str) -> bool:
    """Whether a headline or first sentence tells what was done, and not what is to come."""
    turns = turns_of(_LACKING.sub(" ", text))
    return not turns.ahead and not turns.negations and not _forecast(_FORECAST.findall(text)).acts


def _overtakes(told: _Told, forecast: _Forecast, text: str, document: SourceText) -> bool:
    return (
        document.moment is not None
        and told.moment > document.moment - (_LAG if forecast.names else timedelta(0))
        and not forecast.acts.isdisjoint(told.acts)
        and (not forecast.names or not forecast.names.isdisjoint(told.words))
        and len(told.shared.intersection(terms(text))) >= _SHARED
    )
