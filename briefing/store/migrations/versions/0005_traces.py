"""Keeps what later briefs need of an article, so that a brief does not read a quarter's analyses.

The rows are made of the analyses when a brief first asks for them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "traces",
        sa.Column("article", sa.String(16), nullable=False),
        sa.Column("mark", sa.String(32), nullable=False),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("article", "mark", "version", name="pk_traces"),
    )
    op.create_index("ix_traces_day", "traces", ["day"])
