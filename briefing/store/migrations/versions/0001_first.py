"""The first schema: articles and their revisions, analyses, briefs, the ledger, runs, feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_INSTANT = sa.String(27)


def upgrade() -> None:
    """Create every table in an empty database."""
    _create_articles()
    _create_ledger()
    _create_journal()


def _create_articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("first_seen", _INSTANT, nullable=False),
    )
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("variant", sa.String(64), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("published_at", _INSTANT),
        sa.Column("published_on", sa.Date),
        sa.Column("updated_at", _INSTANT),
        sa.Column("updated_on", sa.Date),
        sa.Column("stated", sa.Text),
        sa.Column("flag", sa.String(16)),
        sa.Column("language", sa.String(16)),
        sa.Column("first_seen", _INSTANT, nullable=False),
        sa.Column("sort_at", _INSTANT, nullable=False),
        sa.UniqueConstraint("article", "variant", name="uq_revisions_article_variant"),
    )
    op.create_index("ix_revisions_sort_at", "revisions", ["sort_at"])
    op.create_index("ix_revisions_content", "revisions", ["content", "source"])
    op.create_index("ix_revisions_first_seen", "revisions", ["first_seen"])
    op.create_table(
        "analyses",
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("version", sa.String(128), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("article", "fingerprint", "version", name="pk_analyses"),
    )


def _create_ledger() -> None:
    op.create_table(
        "briefs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("build", sa.Integer, nullable=False),
        sa.Column("built_at", _INSTANT, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("documents", sa.Text, nullable=False),
        sa.Column("articles", sa.Text, nullable=False),
        sa.UniqueConstraint("edition", "day", "build", name="uq_briefs_edition_day_build"),
    )
    op.create_table(
        "builds",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("fence", sa.Integer, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("lease_until", _INSTANT),
        sa.Column("changed_at", _INSTANT, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
        sa.UniqueConstraint("edition", "day", name="uq_builds_edition_day"),
        sa.CheckConstraint(
            "state IN ('pending', 'running', 'built', 'failed')", name="ck_builds_state"
        ),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("message_id", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("changed_at", _INSTANT, nullable=False),
        sa.Column("permanent", sa.Boolean, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.UniqueConstraint(
            "edition", "day", "channel", "recipient", name="uq_deliveries_recipient"
        ),
        sa.CheckConstraint(
            "state IN ('sending', 'sent', 'failed', 'unknown')", name="ck_deliveries_state"
        ),
    )


def _create_journal() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("edition", sa.Text),
        sa.Column("day", sa.Date),
        sa.Column("started_at", _INSTANT, nullable=False),
        sa.Column("finished_at", _INSTANT, nullable=False),
        sa.Column("succeeded", sa.Boolean, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        sa.Column("problems", sa.Text, nullable=False),
    )
    op.create_index("ix_runs_started_at", "runs", ["started_at"])
    op.create_table(
        "feeds",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("checked_at", _INSTANT),
        sa.Column("next_fetch_at", _INSTANT),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
    )
