"""Remembers what was taken away, so that its source does not bring it back."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "removed",
        sa.Column("place", sa.String(16), nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("removed_at", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("place", "content", name="pk_removed"),
    )
