"""Turn a parsed text into the values that leave this stage: offsets and words, nothing of spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span

from briefing.analysis.actors import ActorDraft, ResolvedActors, resolve
from briefing.analysis.layout import layout_of_doc
from briefing.analysis.quotes import find_quotes
from briefing.analysis.same_texts import publication_day
from briefing.analysis.time_expressions import time_mentions
from briefing.analysis.visits import VisitDraft, find_visits
from briefing.analysis.words import Words
from briefing.gazetteer import country_code
from briefing.model import (
    Analysis,
    Appearance,
    Article,
    Evidence,
    Mention,
    Quote,
    Sentence,
    VisitReport,
)


def analysis_of(article: Article, language: str, doc: Doc, rest: Sequence[Sentence]) -> Analysis:
    """Everything that is read out of a parsed article.

    Args:
        article: The article.
        language: ISO 639-1 code of its text.
        doc: The text, or its leading part, after the language pipeline.
        rest: The sentences beyond that part.
    """
    words = Words.of(doc)
    resolved = resolve(words)
    published = publication_day(article)
    visits = find_visits(words, resolved, published=published) if language == "en" else ()
    quotes = find_quotes(words, resolved)
    sentences = [*sentences_of(doc), *rest]
    return Analysis(
        article=article.id,
        revision=article.revision,
        language=language,
        read=True,
        sentences=tuple(sentences),
        mentions=tuple(mentions_of(doc)),
        actors=appearances_of(article, words, resolved, quotes),
        visits=tuple(visit_report(article, words.printed, draft) for draft in visits),
        quotes=quotes,
        times=tuple(time_mentions(words, visits, published=published)) if language == "en" else (),
    )


def sentences_of(doc: Doc, *, offset: int = 0) -> Iterator[Sentence]:
    """The sentences as printed, each cut to its visible characters.

    Args:
        doc: A text with sentence boundaries.
        offset: Where it begins in the article.
    """
    for start, end, text, _ in _printed(doc, doc.sents):
        yield Sentence(start=start + offset, end=end + offset, text=text)


def _printed(doc: Doc, spans: Iterable[Span]) -> Iterator[tuple[int, int, str, str]]:
    """Where the visible characters of each span stand, what is printed there, and its label."""
    layout = layout_of_doc(doc)
    for span in spans:
        said = layout.reading[span.start_char : span.end_char]
        start = span.start_char + len(said) - len(said.lstrip())
        end = start + len(said.strip())
        if start < end:
            yield start, end, layout.text[start:end], span.label_


def mentions_of(doc: Doc) -> Iterator[Mention]:
    """The names in a parsed text, each with its kind and where it stands, as printed."""
    for start, end, text, label in _printed(doc, doc.ents):
        yield Mention(start=start, end=end, text=text, label=label)


def appearances_of(
    article: Article,
    words: Words,
    resolved: ResolvedActors,
    quotes: Sequence[Quote],
    *,
    headline: bool = False,
) -> tuple[Appearance, ...]:
    """Who appears in a text and acts there.

    Args:
        article: The article.
        words: Its text, or its headline.
        resolved: Who appears in that.
        quotes: Its quotes.
        headline: Whether it is the headline.
    """
    speakers = {quote.speaker for quote in quotes}
    return tuple(
        _appearance(article, words, actor, quoted=actor.name in speakers, headline=headline)
        for actor in resolved.actors
        if actor.acts or actor.media
    )


def _appearance(
    article: Article, words: Words, actor: ActorDraft, *, quoted: bool, headline: bool
) -> Appearance:
    named = [mention for mention in actor.mentions if mention.kind != "pronoun"]
    first = named[0]
    told = actor.role_span[0] if actor.role_span else first.start
    sentence = words.visible(words.sentence[told])
    return Appearance(
        name=actor.name,
        type=actor.type,
        role=actor.role,
        affiliation=actor.affiliation,
        mentions=tuple(dict.fromkeys(mention.text for mention in named)),
        count=len(named),
        first=words.offsets[first.start],
        evidence=(_evidence(article, words.printed, sentence, headline=headline),),
        quoted=quoted,
        media=actor.media,
    )


def _evidence(article: Article, text: str, span: tuple[int, int], *, headline: bool) -> Evidence:
    """A sentence of the text, or the whole headline."""
    if headline:
        text, span = article.title, (0, len(article.title))
    start, end = span
    return Evidence(
        article=article.id, start=start, end=end, quote=text[start:end], headline=headline
    )


def visit_report(
    article: Article, text: str, draft: VisitDraft, *, headline: bool = False
) -> VisitReport:
    """A visit as it leaves this stage.

    Args:
        article: The article.
        text: Its text, or its headline, as printed.
        draft: The visit.
        headline: Whether it was read in the headline.
    """
    return VisitReport(
        visitor=draft.visitor,
        destination=draft.destination,
        host=draft.host,
        start=draft.start,
        end=draft.end,
        granularity=draft.granularity,
        when_text=draft.when_text,
        status=draft.status,
        purpose=draft.purpose,
        evidence=tuple(
            _evidence(article, text, span, headline=headline) for span in draft.evidence
        ),
        country=draft.code or _territory(draft.destination),
        probability=draft.probability,
    )


def _territory(destination: Sequence[str]) -> str | None:
    """The code of a place that is no state but has one, such as the Faroe Islands."""
    return country_code(destination[-1]) if destination else None
