"""Revisions keep the publisher's own link, and the place that several articles may share."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns.

    So far every article had its place for itself. What the publisher wrote is known again when
    its source states it the next time; until then the canonical address stands for it.
    """
    with op.batch_alter_table("revisions") as table:
        table.add_column(sa.Column("place", sa.String(16), nullable=False, server_default=""))
        table.add_column(sa.Column("link", sa.Text))
    op.execute("UPDATE revisions SET place = article")
    with op.batch_alter_table("revisions") as table:
        table.alter_column("place", server_default=None)
    op.create_index("ix_revisions_place", "revisions", ["place"])
