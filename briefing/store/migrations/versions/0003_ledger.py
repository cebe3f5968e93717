"""The ledger tells what was due, what waits, who sends, and what went out before its time."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns.

    Whether an old brief was built because it was due is not known; one that was delivered was.
    The others are taken for briefs that somebody looked at, so that no old one is mailed.
    """
    op.add_column("builds", sa.Column("due", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("builds", sa.Column("setbacks", sa.Integer, nullable=False, server_default="0"))
    op.add_column("builds", sa.Column("retry_at", sa.String(27)))
    op.add_column("deliveries", sa.Column("owner", sa.Text, nullable=False, server_default=""))
    op.add_column(
        "deliveries", sa.Column("early", sa.Boolean, nullable=False, server_default=sa.false())
    )
    _delivered_was_due()


def _delivered_was_due() -> None:
    builds = sa.table(
        "builds", sa.column("edition"), sa.column("day"), sa.column("due", sa.Boolean)
    )
    deliveries = sa.table("deliveries", sa.column("edition"), sa.column("day"))
    delivered = sa.exists().where(
        deliveries.c.edition == builds.c.edition, deliveries.c.day == builds.c.day
    )
    op.execute(sa.update(builds).where(delivered).values(due=sa.true()))
