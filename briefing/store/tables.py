"""What the store keeps, table by table: the same on SQLite and PostgreSQL.

Changing anything here needs a new script in `migrations/versions`.
"""

from typing import Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from briefing.store.instants import Instant

metadata: Final = MetaData()

articles: Final = Table(
    "articles",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("first_seen", Instant, nullable=False),
    # The plain id of the address or key that several articles share; None where it is its own.
    Column("shares", String(16)),
    Index("ix_articles_shares", "shares"),
)

# Append-only. One row for each wording of an article; further rows for the same wording only
# where a source stated something better about it (a date, an address). `url` is a key, `link` the
# address as its source states it: stores of the first schema did not keep that, it is empty there
# and filled in when the source says it again.
revisions: Final = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", String(16), ForeignKey("articles.id"), nullable=False),
    Column("content", String(64), nullable=False),
    Column("variant", String(64), nullable=False),
    Column("source", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("url", Text),
    Column("link", Text),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("published_at", Instant),
    Column("published_on", Date),
    Column("updated_at", Instant),
    Column("updated_on", Date),
    Column("stated", Text),
    Column("flag", String(16)),
    Column("language", String(16)),
    Column("first_seen", Instant, nullable=False),
    Column("sort_at", Instant, nullable=False),
    UniqueConstraint("article", "variant", name="uq_revisions_article_variant"),
    Index("ix_revisions_sort_at", "sort_at"),
    Index("ix_revisions_content", "content", "source"),
    Index("ix_revisions_first_seen", "first_seen"),
)

# What was taken away and is not to come back: the plain id of its address or key, with the digest
# of its words, or "" for whatever stands there.
removed: Final = Table(
    "removed",
    metadata,
    Column("place", String(16), nullable=False),
    Column("content", String(64), nullable=False),
    Column("removed_at", Instant, nullable=False),
    PrimaryKeyConstraint("place", "content", name="pk_removed"),
)

analyses: Final = Table(
    "analyses",
    metadata,
    Column("article", String(16), ForeignKey("articles.id"), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("version", String(128), nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("article", "fingerprint", "version", name="pk_analyses"),
)

# What later briefs need of an article, made of its analysis: rows may be dropped at any time, and
# are made anew. `day` says how old the article is, for that.
traces: Final = Table(
    "traces",
    metadata,
    Column("article", String(16), nullable=False),
    Column("mark", String(32), nullable=False),
    Column("version", String(32), nullable=False),
    Column("day", Date, nullable=False),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("article", "mark", "version", name="pk_traces"),
    Index("ix_traces_day", "day"),
)

# What later briefs need of all articles of a day (UTC) together, for editions of one zone: rows may
# be dropped at any time. It is true while `changes` is how often `changed_days` counted the days
# around it, for moments from `settled_at` on.
days: Final = Table(
    "days",
    metadata,
    Column("day", Date, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("version", String(32), nullable=False),
    Column("changes", Integer, nullable=False),
    Column("settled_at", Instant),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("day", "zone", "version", name="pk_days"),
)

# How often rows were written, changed or taken away that bear on the articles of a day.
changed_days: Final = Table(
    "changed_days",
    metadata,
    Column("day", Date, nullable=False),
    Column("changes", Integer, nullable=False),
    PrimaryKeyConstraint("day", name="pk_changed_days"),
)

briefs: Final = Table(
    "briefs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("edition", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("build", Integer, nullable=False),
    Column("built_at", Instant, nullable=False),
    Column("body", Text, nullable=False),
    Column("documents", Text, nullable=False),
    Column("articles", Text, nullable=False),
    # Of the body; "" where somebody else entered the row.
    Column("digest", String(32), nullable=False, server_default=""),
    UniqueConstraint("edition", "day", "build", name="uq_briefs_edition_day_build"),
)

# What the archive's pages are made of, by page and place on it: rows may be dropped at any time,
# and are made anew from the briefs.
pieces: Final = Table(
    "pieces",
    metadata,
    Column("page", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("mark", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("page", "place", name="pk_pieces"),
)

builds: Final = Table(
    "builds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("edition", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String(16), nullable=False),
    Column("owner", Text, nullable=False),
    Column("fence", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", Instant),
    Column("changed_at", Instant, nullable=False),
    Column("error", Text, nullable=False),
    Column("due", Boolean, nullable=False, server_default=false()),
    Column("setbacks", Integer, nullable=False, server_default="0"),
    Column("retry_at", Instant),
    UniqueConstraint("edition", "day", name="uq_builds_edition_day"),
    CheckConstraint("state IN ('pending', 'running', 'built', 'failed')", name="ck_builds_state"),
)

deliveries: Final = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("edition", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("channel", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("message_id", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("permanent", Boolean, nullable=False),
    Column("detail", Text, nullable=False),
    Column("owner", Text, nullable=False, server_default=""),
    Column("early", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("edition", "day", "channel", "recipient", name="uq_deliveries_recipient"),
    CheckConstraint(
        "state IN ('sending', 'sent', 'failed', 'unknown')", name="ck_deliveries_state"
    ),
)

runs: Final = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("edition", Text),
    Column("day", Date),
    Column("started_at", Instant, nullable=False),
    Column("finished_at", Instant, nullable=False),
    Column("succeeded", Boolean, nullable=False),
    Column("counts", Text, nullable=False),
    Column("problems", Text, nullable=False),
    Index("ix_runs_started_at", "started_at"),
)

sources: Final = Table(
    "sources",
    metadata,
    Column("name", Text, primary_key=True),
    Column("tried_at", Instant, nullable=False),
    Column("read_at", Instant),
    Column("items", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("error", Text, nullable=False),
)

# What can be searched for, by folded words; each database has its own index on them, made by a
# migration.
passages: Final = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("key", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("day", Date),
    Column("sort_at", Instant, nullable=False),
    Column("lead", Boolean, nullable=False),
    Column("title", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("title_words", Text, nullable=False),
    Column("words", Text, nullable=False),
    Index("ix_passages_key", "kind", "key"),
    Index("ix_passages_brief", "edition", "day"),
)

# What is under embargo: as its source handed it over, not among the articles before its time.
withheld: Final = Table(
    "withheld",
    metadata,
    Column("spot", String(64), primary_key=True),
    Column("until", Instant, nullable=False),
    Column("first_seen", Instant, nullable=False),
    Column("body", Text, nullable=False),
)

feeds: Final = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("checked_at", Instant),
    Column("next_fetch_at", Instant),
    Column("failures", Integer, nullable=False),
    Column("error", Text, nullable=False),
)

# The last transactions with a server, each by a mark of its own; not used by SQLite.
commits: Final = Table(
    "commits",
    metadata,
    Column("mark", String(32), primary_key=True),
    Column("at", Instant, nullable=False),
    Index("ix_commits_at", "at"),
)
