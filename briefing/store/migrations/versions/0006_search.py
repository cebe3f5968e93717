"""What articles and briefs say can be searched: a table of folded words, and an index on it."""

import sqlalchemy as sa
from alembic import op

from briefing.store.passages import create_index, fill

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table and its index, and enter what the store holds."""
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("sort_at", sa.String(27), nullable=False),
        sa.Column("lead", sa.Boolean, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("title_words", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_index("ix_passages_key", "passages", ["kind", "key"])
    op.create_index("ix_passages_brief", "passages", ["edition", "day"])
    connection = op.get_bind()
    create_index(connection)
    fill(connection)
