"""What can be searched for: each article in its latest words, each entry of each brief.

It knows which words are kept of what; `searching` finds them again. Words are folded as names
are, so that neither accents nor the dotless i nor capitals count, on any database alike.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select, text

from briefing.errors import StoreError
from briefing.model import Brief, Evidence
from briefing.store.codec import decode
from briefing.store.tables import briefs, passages, revisions

# Scripts without spaces between words: there each sign is a word.
_SIGN = re.compile(r"([぀-ヿ㐀-鿿豈-﫿])")
# Longer ones are no words but data; PostgreSQL takes 2,046 bytes for one.
_LONGEST_WORD: Final = 64
# A megabyte is the most that PostgreSQL indexes of one text; a book has fewer different words.
_MOST_CHARACTERS: Final = 200_000
_ROWS_AT_ONCE: Final = 200
# What a list shows of an entry: about three lines.
_SAID: Final = 400


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are kept and asked for, each once, in their order."""
    return list(dict.fromkeys(word[:_LONGEST_WORD] for word in _words(text)))


def _words(text: str) -> Iterator[str]:
    """Folded words; a sign that is a word or syllable stands for itself, as many sound alike."""
    # Names come with tables of places and people, which opening a store needs not.
    from briefing.names import fold

    for number, part in enumerate(_SIGN.split(text)):
        if number % 2:
            yield part
        else:
            yield from fold(part).replace("_", " ").split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One thing that can be found.

    Attributes:
        kind: "article", "story", "actor" or "visit".
        key: Its id among its kind.
        title: As it is shown.
        body: What else it says.
        sort_at: When it was said.
        edition: Of which edition's brief it is an entry; "" of an article.
        day: Of which day's; None of an article.
        lead: Whether it is the first story of its brief.
        said: What a list shows of it; "" of an article, whose text the store has.
    """

    kind: str
    key: str
    title: str
    body: str
    sort_at: datetime
    edition: str = ""
    day: date | None = None
    lead: bool = False
    said: str = ""

    def values(self) -> Mapping[str, Any]:
        """The row that is kept."""
        return {
            "kind": self.kind,
            "key": self.key,
            "edition": self.edition,
            "day": self.day,
            "sort_at": self.sort_at,
            "lead": self.lead,
            "title": self.title,
            "said": self.said[:_SAID],
            "title_words": _kept(self.title),
            "words": _kept(f"{self.title}\n{self.body}"),
        }


def keep_articles(connection: Connection, latest: Sequence[Passage]) -> None:
    """Make articles findable by their latest words, and by no former ones."""
    keys = [one.key for one in latest]
    for start in range(0, len(latest), _ROWS_AT_ONCE):
        some = passages.c.key.in_(keys[start : start + _ROWS_AT_ONCE])
        connection.execute(delete(passages).where((passages.c.kind == "article") & some))
    if latest:
        connection.execute(insert(passages), [one.values() for one in latest])


def keep_brief(connection: Connection, brief: Brief) -> None:
    """Make the entries of a brief findable, in place of those of its former build."""
    here = (passages.c.edition == brief.edition) & (passages.c.day == brief.day)
    connection.execute(delete(passages).where(here))
    rows = [entry.values() for entry in entries_of(brief)]
    if rows:
        connection.execute(insert(passages), rows)


def entries_of(brief: Brief) -> Iterator[Passage]:
    """Yield what can be found of a brief: its stories, its actors, its visits."""
    of: dict[str, Any] = {"edition": brief.edition, "day": brief.day, "sort_at": brief.cutoff}
    for number, told in enumerate(brief.stories):
        said = " ".join(one.evidence.quote for one in told.summary.sentences)
        yield Passage(
            kind="story",
            key=told.story.id,
            title=told.summary.headline,
            body=said,
            said=said,
            lead=not number,
            **of,
        )
    for actor in brief.actors:
        position = ", ".join(word for word in (actor.role, actor.affiliation) if word)
        other = [*actor.aliases, actor.native or "", position, actor.why.quote]
        yield Passage(
            kind="actor",
            key=actor.id,
            title=actor.name,
            body=" ".join(other),
            said=f"{position}. {actor.why.quote}" if position else actor.why.quote,
            **of,
        )
    for visit in brief.visits:
        to = f" to {', '.join(visit.destination)}" if visit.destination else ""
        quote = _quote(visit.evidence)
        other = [visit.country or "", visit.host or "", visit.when_text or "", str(visit.status)]
        yield Passage(
            kind="visit",
            key=visit.id,
            title=" and ".join(visit.visitor) + to,
            body=" ".join([*other, quote]),
            said=quote,
            **of,
        )


def fill(connection: Connection) -> None:
    """Make findable what a store holds already: once, when it is brought to this schema."""
    row = revisions.c
    newest: dict[str, tuple[str, int]] = {}
    for article, content, number in connection.execute(
        select(row.article, row.content, row.id).order_by(row.id)
    ):
        if newest.get(article, ("", 0))[0] != content:
            newest[article] = content, number
    numbers = [number for _, number in newest.values()]
    for start in range(0, len(numbers), _ROWS_AT_ONCE):
        some = row.id.in_(numbers[start : start + _ROWS_AT_ONCE])
        query = select(row.article, row.title, row.text, row.sort_at).where(some)
        kept = [
            Passage(kind="article", key=key, title=title, body=body, sort_at=at).values()
            for key, title, body, at in connection.execute(query)
        ]
        connection.execute(insert(passages), kept)
    _fill_briefs(connection)


def _fill_briefs(connection: Connection) -> None:
    known = select(briefs.c.edition, briefs.c.day).distinct()
    for edition, day in connection.execute(known).all():
        newest = (
            select(briefs.c.body)
            .where(briefs.c.edition == edition, briefs.c.day == day)
            .order_by(briefs.c.build.desc())
            .limit(1)
        )
        try:
            brief = decode(Brief, str(connection.scalar(newest)))
        except StoreError:  # damaged: it cannot be shown either, and `show` says so
            continue
        keep_brief(connection, brief)


def _quote(evidence: tuple[Evidence, ...]) -> str:
    return evidence[0].quote if evidence else ""


def _kept(text: str) -> str:
    """The words of a text in one line, as many as fit."""
    line = " ".join(words_of(text))
    return line if len(line) <= _MOST_CHARACTERS else line[:_MOST_CHARACTERS].rpartition(" ")[0]


# The index on the words. Nothing of it is said by SQLAlchemy: each database has its own.
_SQLITE: Final = (
    """CREATE VIRTUAL TABLE passages_words USING fts5(
        title_words, words, content='passages', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
        INSERT INTO passages_words(rowid, title_words, words)
        VALUES (new.id, new.title_words, new.words); END""",
    """CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
        INSERT INTO passages_words(passages_words, rowid, title_words, words)
        VALUES ('delete', old.id, old.title_words, old.words); END""",
    """CREATE TRIGGER passages_changed AFTER UPDATE ON passages BEGIN
        INSERT INTO passages_words(passages_words, rowid, title_words, words)
        VALUES ('delete', old.id, old.title_words, old.words);
        INSERT INTO passages_words(rowid, title_words, words)
        VALUES (new.id, new.title_words, new.words); END""",
)
_POSTGRES: Final = (
    "CREATE INDEX ix_passages_words ON passages "
    "USING gin (array_to_tsvector(string_to_array(words, ' ')))",
)


def create_index(connection: Connection) -> None:
    """Make the index on the words of an empty table."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.execute(text(statement))


def forget_deleted(connection: Connection) -> None:
    """Let go of the words of rows that are gone: SQLite's index keeps them until it is tidied."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO passages_words(passages_words) VALUES ('optimize')"))
