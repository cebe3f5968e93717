"""Keeps what later briefs need of a day, all of it together, and how often a day was changed.

The rows are made of articles and analyses when a brief first asks for them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "days",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("changes", sa.Integer, nullable=False),
        sa.Column("settled_at", sa.String(27)),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("day", "zone", "version", name="pk_days"),
    )
    op.create_table(
        "changed_days",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("changes", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_changed_days"),
    )
