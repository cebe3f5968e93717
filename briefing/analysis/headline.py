"""Reads the headline for visits and people that the text does not tell.

Feeds often tell the news in the headline alone ("Pelham expected to visit Taiwan") above a text
about something else, or name in it alone who "the president" of the text is. The headline is read
apart, so that it never changes what the text says, and as the sentence that it is short for
("Pelham is expected ..."). The evidence is the whole headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from briefing.analysis.actors import ResolvedActors, resolve
from briefing.analysis.results import appearances_of, visit_report
from briefing.analysis.same_texts import publication_day
from briefing.analysis.visits import VisitDraft, find_visits
from briefing.analysis.words import Words
from briefing.model import ActorType, Analysis, Appearance, Article, VisitStatus
from briefing.names import fold

_WORD = re.compile(r"[^\W\d_]+")
# In a Headline Written Like This a capital tells no name: no word is small but for these, and
# shorter ones ("to", "for").
_SMALL_IN_TITLES = frozenset(
    "about above across after against along among amid around before behind below beside between "
    "beyond despite down during from into like near onto over past since than that through till "
    "toward towards under until upon with within without".split()
)
_LONG_WORD = 4
# Longer ones are no headlines but texts in the wrong field.
_LONGEST = 300
# The present of a headline may tell what was, is or will be: only what is told as ahead counts.
_OFF = frozenset({VisitStatus.CANCELLED, VisitStatus.DENIED})
# Who says so is no part of what is told: "..., officials say", "... - sources".
_SOURCE = re.compile(
    r"\s*[,:\u2013\u2014-]\s+(?:[\w.'\u2019]+ ){0,3}(?:says?|said|reports?|sources)\s*$",
    re.IGNORECASE,
)
# The topic in front of the news, whose places nobody goes to: "China-Taiwan: Tensions before ...".
_TOPIC = re.compile(r"^[\w.'\u2019/&-]+(?: [\w.'\u2019/&-]+){0,3}:\s+(?=\w)")
# A headline leaves out "is" before these: "expected to visit", "trip called off".
_PASSIVE = frozenset(
    "expected set due slated scheduled likely poised invited called cancelled canceled postponed "
    "delayed barred".split()
)
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_PLURAL = frozenset({"NNS", "NNPS"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def is_worth_reading(article: Article, analysis: Analysis) -> bool:
    """Whether a headline may tell more: the text tells no visit, and capitals mean names."""
    title = article.title
    return analysis.read and not analysis.visits and len(title) <= _LONGEST and _is_plain(title)


def headline_docs(nlp: Language, titles: Sequence[str]) -> list[Doc]:
    """Parse headlines, each as the sentence that it is short for."""
    docs = list(nlp.pipe([_closed(_SOURCE.sub("", _TOPIC.sub("", title))) for title in titles]))
    full = [_spelled_out(doc) for doc in docs]
    return [doc if doc.text == said else nlp(said) for doc, said in zip(docs, full, strict=True)]


def with_headline(article: Article, analysis: Analysis, doc: Doc) -> Analysis:
    """Add what a headline tells.

    Args:
        article: The article.
        analysis: What its text tells.
        doc: Its headline, from `headline_docs`.
    """
    words = Words.of(doc)
    resolved = resolve(words)
    drafts = [
        _known(draft, analysis.actors)
        for draft in find_visits(words, resolved, published=publication_day(article))
        if draft.status.upcoming or draft.status in _OFF
    ]
    visitors = {fold(name) for draft in drafts for name in draft.visitor}
    acting = {fold(name) for name in _people_who_act(words, resolved, analysis.actors)}
    wanted = (visitors | acting) - {fold(actor.name) for actor in analysis.actors}
    if not (drafts or wanted):
        return analysis
    added = tuple(
        one
        for one in appearances_of(article, words, resolved, (), headline=True)
        if fold(one.name) in wanted
    )
    return replace(
        analysis,
        actors=(*analysis.actors, *added),
        visits=tuple(visit_report(article, words.printed, one, headline=True) for one in drafts)
        or analysis.visits,
    )


def _people_who_act(
    words: Words, resolved: ResolvedActors, actors: Sequence[Appearance]
) -> Iterator[str]:
    """The people a headline says something of, or what they are, whom the text does not name.

    Not whom it only brings up: "Lind invokes Orlan" tells of Lind.
    """
    for draft in resolved.actors:
        if draft.type is not ActorType.PERSON or not draft.acts:
            continue
        named = [mention for mention in draft.mentions if mention.kind == "name"]
        subject = any("nsubj" in words.dep[mention.start : mention.end] for mention in named)
        surname = fold(draft.name).split()[-1:]
        known = any(surname[0] in fold(one.name).split() for one in actors if surname)
        if (subject or draft.role) and not known:
            yield draft.name


def _closed(title: str) -> str:
    """A headline with a full stop."""
    text = title.rstrip()
    return text if text[-1:] in {".", "?", "!"} else f"{text}."


def _spelled_out(doc: Doc) -> str:
    """The headline with the "is" it leaves out."""
    for token in doc:
        if token.tag_ in _FINITE and token.lower_ not in _PASSIVE:
            break
        if _lacks_is(token):
            verb = "are" if token.nbor(-1).tag_ in _PLURAL else "is"
            return f"{doc.text[: token.idx]}{verb} {doc.text[token.idx :]}"
    return doc.text


def _lacks_is(token: Token) -> bool:
    if token.i == 0 or token.nbor(-1).pos_ not in _NOUNS or token.i + 1 == len(token.doc):
        return False
    if token.lower_ in _PASSIVE:
        return True
    return token.lower_ == "to" and token.nbor().tag_ == "VB" and token.head.i == token.i + 1


def _known(draft: VisitDraft, actors: Sequence[Appearance]) -> VisitDraft:
    """The visit of somebody whom the text names in full, under that name."""
    return replace(draft, visitor=tuple(_full(name, actors) for name in draft.visitor))


def _full(name: str, actors: Sequence[Appearance]) -> str:
    """The only person of the text with this surname, or the name as it stands."""
    named = [one.name for one in actors if one.type is ActorType.PERSON and _bears(one, name)]
    return named[0] if len(named) == 1 else name


def _bears(actor: Appearance, name: str) -> bool:
    return fold(name).split() == fold(actor.name).split()[-1:]


def _is_plain(title: str) -> bool:
    """Whether some longer word begins small that would not in a Headline Written Like This."""
    words = (word for word in _WORD.findall(title) if len(word) >= _LONG_WORD)
    return any(word[0].islower() and word not in _SMALL_IN_TITLES for word in words)
