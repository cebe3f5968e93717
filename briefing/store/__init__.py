"""Keeps everything that must outlive a run: articles, analyses, briefs, the ledger, the run log.

::

    with open_store("sqlite:///briefing.db") as store:
        store.articles     ArticleShelf    every wording of every article; a window of them
        store.analyses     AnalysisShelf   what was read out of them
        store.traces       TraceShelf      what later briefs need of them
        store.days         DayShelf        that of a whole day, together
        store.briefs       BriefShelf      what was built
        store.pieces       PieceShelf      what the pages of the archive are made of
        store.ledger       Ledger          who builds, what was delivered: each once
        store.journal      Journal         what each run did; what each feed's server said
        store.sources      SourceLog       how each source fared
        store.search       SearchShelf     all of it by its words
        store.pruner       Pruner          takes away what is not to be kept
        store.examiner     Examiner        looks whether all of it is whole

Behind them::

    opening, glance      a store with all its parts; a look at what is built without them
    database             connections and transactions, over database_url, refusals (what an error
                         means), patience and commits (a server that goes away)
    tables, instants     what is kept; schema, newest_schema and migrations bring it up to date
    articles             intake takes them in: batch, entry_matching, sharing, identity, embargoed;
                         revisions and window_articles choose among them: rows, outlines,
                         article_loading, article_lookup
    analyses, traces, days, briefs, built, page_pieces, run_log, source_log   a shelf each
    ledger               build_ledger, delivery_ledger: ledger_rows, and claims, which decides
    searching            passages are what is searched
    pruning, removing    old_rows says what is old; integrity looks whether all is whole
    codec, upsert        nouns as JSON; INSERT ... ON CONFLICT

It is the only home of SQL. It does not know what an analysis or a brief means.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.store.opening import (
        KINDS,
        Added,
        AnalysisShelf,
        ArticleShelf,
        Bounds,
        BriefShelf,
        BuildEntry,
        BuildState,
        BuiltBrief,
        BuiltEntry,
        Claim,
        DayShelf,
        DayState,
        DeliveryEntry,
        DeliveryState,
        Examiner,
        FeedState,
        FiledBrief,
        Found,
        Hit,
        Journal,
        KeptBriefs,
        KeptDocument,
        Ledger,
        Old,
        OldBrief,
        Outcome,
        Outlet,
        Outline,
        PieceShelf,
        Pruner,
        RemovedArticle,
        RunRecord,
        SearchShelf,
        SourceHealth,
        SourceLog,
        Store,
        TraceShelf,
        article_id,
        canonical_url,
        is_abandoned,
        is_past,
        is_stale,
        is_waiting,
        may_build,
        may_send,
        open_store,
    )

__all__ = [
    "KINDS",
    "Added",
    "AnalysisShelf",
    "ArticleShelf",
    "Bounds",
    "BriefShelf",
    "BuildEntry",
    "BuildState",
    "BuiltBrief",
    "BuiltEntry",
    "Claim",
    "DayShelf",
    "DayState",
    "DeliveryEntry",
    "DeliveryState",
    "Examiner",
    "FeedState",
    "FiledBrief",
    "Found",
    "Hit",
    "Journal",
    "KeptBriefs",
    "KeptDocument",
    "Ledger",
    "Old",
    "OldBrief",
    "Outcome",
    "Outlet",
    "Outline",
    "PieceShelf",
    "Pruner",
    "RemovedArticle",
    "RunRecord",
    "SearchShelf",
    "SourceHealth",
    "SourceLog",
    "Store",
    "TraceShelf",
    "article_id",
    "canonical_url",
    "is_abandoned",
    "is_past",
    "is_stale",
    "is_waiting",
    "may_build",
    "may_send",
    "open_store",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as the language has it
    """Bring the parts when one is asked for: to look at what is built takes none of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from briefing.store import opening

    return getattr(opening, name)
