"""Takes in what a source brought: says which article each entry is, and keeps what is new of it.

It sees the entries of a document together: only then does it show that an address is shared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection

from briefing.model import ArticleId, FetchedArticle, Problem
from briefing.store import identity
from briefing.store.batch import Batch, marks_of
from briefing.store.embargoed import spot_of
from briefing.store.entry_matching import Place, place_of, placed
from briefing.store.passages import Passage
from briefing.store.removing import ANY_WORDS, taken_away
from briefing.store.revisions import (
    UTC_ZONE,
    Row,
    Stated,
    believed,
    originals,
    says_better,
    wordings,
)
from briefing.store.rows import row_from
from briefing.store.sharing import Marks

# So many entries are taken up at a time: a transaction's worth.
_FEW: Final = 100

# And so many of one document, to see them together: as many as are read of a feed. A longer
# document (lines of a file, which may be of any size) is taken in pieces.
_MANY: Final = 1_000
_MANY_CHARACTERS: Final = 10_000_000


class Outcome(StrEnum):
    """What keeping a fetched article came to."""

    NEW = "new"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    WITHHELD = "withheld"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one fetched article.

    Attributes:
        outcome: New, a new revision, nothing new, a copy under another name, something under
            embargo, or something that was taken away and is not kept.
        article: Which article it is; of a duplicate, the one that stands for it.
        revision: The number of the revision that holds its words; 0 if it is not kept.
        problem: What the user should know about it, if anything (a date in the future).
        shares: The address or key it shares with another entry of its document, or "".
    """

    outcome: Outcome
    article: ArticleId
    revision: int
    problem: Problem | None = None
    shares: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingEntry:
    """A fetched article, worked out so far that only the database is left to ask.

    Attributes:
        place: What its address or key says by itself.
        document: What it was listed in.
        marks: What it can be known by.
        values: What is kept of it, but for the article.
        now: When it is seen.
        problem: What the user should know about it.
        spot_of_source: Where it lies at its source.
    """

    place: Place
    document: str
    marks: Marks
    values: Mapping[str, Any]
    now: datetime
    problem: Problem | None
    spot_of_source: str

    @property
    def spot(self) -> tuple[str, Place]:
        """Where entries in different words are different articles."""
        return self.document, self.place


def entry_of(
    fetched: FetchedArticle, *, now: datetime, undated_at: datetime | None = None
) -> IncomingEntry:
    """Work out what is to be kept of a fetched article.

    Args:
        fetched: As a source handed it over.
        now: The time.
        undated_at: When it counts as seen if it does not say when it was published; now if not
            given.
    """
    title = " ".join(identity.keepable(fetched.title).split())
    text = identity.keepable(fetched.text)
    published = believed(fetched.published, now=now)
    updated = believed(fetched.updated, now=now)
    undated = published.at is None and published.on is None
    seen = undated_at if undated and undated_at is not None else now
    values: dict[str, Any] = {
        "content": identity.content_hash(title=title, text=text),
        "source": identity.keepable(fetched.source),
        "key": identity.keepable(fetched.key),
        "origin": identity.keepable(fetched.origin),
        "url": identity.canonical_url(fetched.url),
        "link": identity.link(fetched.url),
        "title": title,
        "text": text,
        "length": len(text),
        "published_at": published.at,
        "published_on": published.on,
        "updated_at": updated.at,
        "updated_on": updated.on,
        "stated": published.raw,
        "flag": published.flag or fetched.dated_from or None,
        "language": fetched.language,
        "first_seen": seen.astimezone(UTC),
        "sort_at": _sort_at(published, now=seen),
    }
    return IncomingEntry(
        place=place_of(fetched),
        document=fetched.document,
        marks=marks_of(values),
        values=values,
        now=values["first_seen"],
        problem=_disbelief(published, fetched),
        spot_of_source=spot_of(fetched),
    )


def in_documents(entries: Iterable[IncomingEntry]) -> Iterator[Sequence[IncomingEntry]]:
    """Take up entries some at a time, and do not part a document that fits in memory."""
    together: list[IncomingEntry] = []
    characters = 0
    for entry in entries:
        parts = len(together) >= _FEW and entry.document != together[-1].document
        if parts or len(together) >= _MANY or characters >= _MANY_CHARACTERS:
            yield together
            together, characters = [], 0
        together.append(entry)
        characters += entry.values["length"]
    if together:
        yield together


class Intake:
    """What one source brings in one round: remembers which articles its documents took."""

    def __init__(self) -> None:
        self._expected: dict[tuple[str, Place], dict[str, Marks]] = {}
        self._placed: dict[tuple[str, Place], dict[str, ArticleId]] = {}
        self._removed: frozenset[tuple[str, str]] = frozenset()

    def copy(self) -> "Intake":
        """One that knows the same: what it adds may come to nothing, and is then added again."""
        other = Intake()
        other._expected = self._expected  # never changed, only replaced
        other._placed = {at: dict(ids) for at, ids in self._placed.items()}
        return other

    def expect(self, together: Sequence[IncomingEntry]) -> None:
        """Look at the entries that come next; of what came before only their document counts."""
        document = together[0].document
        self._placed = {at: ids for at, ids in self._placed.items() if at[0] == document}
        self._expected = {}
        for entry in together:
            self._expected.setdefault(entry.spot, {}).setdefault(entry.marks.content, entry.marks)

    def add(self, connection: Connection, entries: Sequence[IncomingEntry]) -> list[Added]:
        """Keep some of the entries expected, but for those that were taken away."""
        places = {place for one in entries for place in (one.place.plain, one.place.former)}
        self._removed = taken_away(connection, places)
        batch = self._batch(connection, entries)
        added = [self._add(batch, entry) for entry in entries]
        batch.write()
        return added

    def _batch(self, connection: Connection, entries: Sequence[IncomingEntry]) -> Batch:
        places, known = set(), set()
        for one in entries:
            article = self._placed.get(one.spot, {}).get(one.marks.content)
            if article is None:
                places.add((one.place.plain, one.place.former))
            else:
                known.add(article)
        contents = {one.marks.content for one in entries}
        return Batch(connection, places=places, known=known, contents=contents)

    def _add(self, batch: Batch, entry: IncomingEntry) -> Added:
        if self._is_removed(entry):
            return Added(outcome=Outcome.REMOVED, article=entry.place.plain, revision=0)
        article = self._article(batch, entry)
        return _add(batch, entry, article=article, shares=len(self._placed[entry.spot]) > 1)

    def _is_removed(self, entry: IncomingEntry) -> bool:
        return any(
            (place, words) in self._removed
            for place in (entry.place.plain, entry.place.former)
            for words in (ANY_WORDS, entry.marks.content)
        )

    def _article(self, batch: Batch, entry: IncomingEntry) -> ArticleId:
        """Say which article an entry is, and at once which all those at its place are."""
        known = self._placed.setdefault(entry.spot, {})
        if entry.marks.content not in known:
            expected = self._expected[entry.spot].items()
            waiting = [marks for content, marks in expected if content not in known]
            taken = frozenset(known.values())
            known.update(placed(batch, entry.place, waiting, taken=taken))
        return known[entry.marks.content]


def _sort_at(published: Stated, *, now: datetime) -> datetime:
    if published.on is not None:
        return datetime.combine(published.on, time(12), tzinfo=UTC)
    return published.at or now


def _disbelief(published: Stated, fetched: FetchedArticle) -> Problem | None:
    """Say that a date is not believed; one that was only found near a text may be an event's."""
    if published.flag is None:
        return None
    why = "more than a day ahead" if published.flag == "future" else "which cannot be"
    return Problem(
        where=f"{fetched.source}: {fetched.key}",
        message=f"it says it was published on {published.raw}, {why}; it counts as undated",
        hint="correct the date at its source",
        notice=bool(fetched.dated_from),
    )


def _add(batch: Batch, entry: IncomingEntry, *, article: ArticleId, shares: bool) -> Added:
    values = {"article": article, **entry.values}
    values["variant"] = identity.variant_hash(
        *(value for name, value in values.items() if name not in ("first_seen", "sort_at"))
    )
    row = row_from({**values, "id": 0})
    batch.restore_links(values)
    same_article = batch.rows(article)
    same_words = [kept for kept in same_article if kept.content == row.content]
    copies = batch.copies(source=row.source, content=row.content)
    outcome = _outcome(same_article, same_words, copies)
    if outcome is Outcome.DUPLICATE:
        stands = originals([*copies, row], zone=UTC_ZONE)[row.source, row.content]
    else:
        stands = article
    if not same_article:
        other = None if article == entry.place.plain else entry.place.plain
        batch.begin(article, first_seen=entry.now, shares=other)
    if all(says_better(row, kept) for kept in same_words):
        batch.add(values, marks=entry.marks)
    if outcome in (Outcome.NEW, Outcome.REVISED):  # a copy is found as what it is a copy of
        batch.make_findable(_passage(values))
    of = wordings(batch.rows(stands), zone=UTC_ZONE)
    return Added(
        outcome=outcome,
        article=stands,
        revision=next(one.revision for one in of if one.row.content == row.content),
        problem=entry.problem,
        shares=(values["url"] or values["key"]) if shares else "",
    )


def _passage(values: Mapping[str, Any]) -> Passage:
    return Passage(
        kind="article",
        key=values["article"],
        title=values["title"],
        body=values["text"],
        sort_at=values["sort_at"],
    )


def _outcome(
    same_article: Sequence[Row], same_words: Sequence[Row], copies: Sequence[Row]
) -> Outcome:
    if same_words:
        return Outcome.UNCHANGED
    if same_article:
        return Outcome.REVISED
    return Outcome.DUPLICATE if copies else Outcome.NEW
