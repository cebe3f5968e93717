"""Articles without their texts: which they are, when they count, what they are called."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from briefing.model import Article
from briefing.store import identity
from briefing.store.revisions import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One wording of an article, without its text.

    Attributes:
        article: The article; its text is empty.
        mark: Tells apart wordings, and what they state: equal marks have equal analyses.
        row: Where the text is kept.
        former: The wordings before this one, oldest first, without their own.
    """

    article: Article
    mark: str
    row: int
    former: "tuple[Outline, ...]" = ()

    @property
    def day(self) -> date:
        """The day it counts as published, in UTC."""
        article = self.article
        moment = article.published_at or article.published_on or article.first_seen
        return moment.astimezone(UTC).date() if isinstance(moment, datetime) else moment


def mark_of(wording: Wording) -> str:
    """The mark of a wording; an undated one's analysis depends on when it was first seen."""
    row = wording.row
    dated = row.published_at is not None or row.published_on is not None
    seen = None if dated else wording.first_seen.isoformat()
    return identity.variant_hash(row.variant, seen)[:32]
