"""Opens a store: every part of it, over one database."""

from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import Self

from sqlalchemy import true

from briefing.store.analyses import AnalysisShelf
from briefing.store.articles import ArticleShelf, Outlet
from briefing.store.briefs import BriefShelf, FiledBrief
from briefing.store.built import BuiltBrief, BuiltEntry, KeptDocument
from briefing.store.claims import (
    BuildEntry,
    BuildState,
    DeliveryEntry,
    DeliveryState,
    is_abandoned,
    is_past,
    is_stale,
    is_waiting,
    may_build,
    may_send,
)
from briefing.store.database import BUSY, Database
from briefing.store.days import DayShelf, DayState
from briefing.store.identity import article_id, canonical_url
from briefing.store.intake import Added, Outcome
from briefing.store.integrity import Examiner, KeptBriefs
from briefing.store.ledger import Claim, Ledger
from briefing.store.ledger_rows import has_row
from briefing.store.old_rows import Bounds, Old, OldBrief
from briefing.store.outlines import Outline
from briefing.store.page_pieces import PieceShelf
from briefing.store.patience import PATIENCE
from briefing.store.pruning import Pruner
from briefing.store.removing import RemovedArticle
from briefing.store.run_log import FeedState, Journal, RunRecord
from briefing.store.schema import migrate
from briefing.store.searching import KINDS, Found, Hit, SearchShelf
from briefing.store.source_log import SourceHealth, SourceLog
from briefing.store.tables import runs
from briefing.store.traces import TraceShelf

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An open store. Close it, or use it in a `with` statement.

    Attributes:
        where: Its name for messages, without secrets.
        articles: The articles.
        analyses: What was read out of them.
        traces: What later briefs need of each article.
        days: The same of each day, together.
        briefs: The built briefs.
        pieces: What the archive's pages are made of.
        ledger: Builds and deliveries.
        journal: The run log and the feeds.
        sources: How each source fared.
        search: Everything by its words.
        pruner: Takes away what is not to be kept.
        examiner: Looks whether all of it is whole.
    """

    database: Database
    articles: ArticleShelf
    analyses: AnalysisShelf
    traces: TraceShelf
    days: DayShelf
    briefs: BriefShelf
    pieces: PieceShelf
    ledger: Ledger
    journal: Journal
    sources: SourceLog
    search: SearchShelf
    pruner: Pruner
    examiner: Examiner

    @property
    def where(self) -> str:
        """The store's name for messages, without secrets."""
        return self.database.where

    def ask(self) -> None:
        """Ask it whether it is there; a server that is away is not waited for.

        Raises:
            StoreError: if the database refuses.
        """
        has_row(self.database, runs.c.id, true())

    def close(self) -> None:
        """Close every connection to the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(url: str, *, busy: timedelta = BUSY, patience: timedelta = PATIENCE) -> Store:
    """Open a store; create it if it does not exist, bring it up to date if it is older.

    Args:
        url: `sqlite:///path`, a bare path, or `postgresql+psycopg://user@host/database`.
        busy: How long to wait while another process writes.
        patience: How long to wait for a server that went away after the store was opened.

    Raises:
        StoreError: if it cannot be opened, holds something else, or was written by a newer
            version of briefing.
    """
    database = Database(url, busy=busy, patience=patience)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return Store(
        database=database,
        articles=ArticleShelf(database),
        analyses=AnalysisShelf(database),
        traces=TraceShelf(database),
        days=DayShelf(database),
        briefs=BriefShelf(database),
        pieces=PieceShelf(database),
        ledger=Ledger(database),
        journal=Journal(database),
        sources=SourceLog(database),
        search=SearchShelf(database),
        pruner=Pruner(database),
        examiner=Examiner(database),
    )
