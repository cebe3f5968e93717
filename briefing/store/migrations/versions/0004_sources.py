"""Remembers of each source when it was last read, and how often it has failed since.

What a store of an older schema knows of its sources is in its articles; the rest comes with the
next round of collecting.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "sources",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("tried_at", sa.String(27), nullable=False),
        sa.Column("read_at", sa.String(27)),
        sa.Column("items", sa.Integer, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
    )
