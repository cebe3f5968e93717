"""Keeps the address of an article as its source states it, and which articles share one.

Every row stays as it is: of an article kept before, the address as stated is not known, which is
written as an empty text.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two columns."""
    op.add_column("articles", sa.Column("shares", sa.String(16)))
    op.create_index("ix_articles_shares", "articles", ["shares"])
    op.add_column("revisions", sa.Column("link", sa.Text))
    op.execute("UPDATE revisions SET link = ''")
