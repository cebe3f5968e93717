"""Keeps a mark of the last transactions: whether one was kept whose server went away at its end."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "commits",
        sa.Column("mark", sa.String(32), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_commits"),
    )
    op.create_index("ix_commits_at", "commits", ["at"])
