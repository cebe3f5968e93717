"""A brief says by a digest what it is; the archive keeps the pieces that its pages are made of."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and fill it; add the table, which the next archive fills."""
    with op.batch_alter_table("briefs") as table:
        table.add_column(sa.Column("digest", sa.String(32), nullable=False, server_default=""))
    connection = op.get_bind()
    briefs = sa.table("briefs", sa.column("id"), sa.column("body"), sa.column("digest"))
    for (number,) in connection.execute(sa.select(briefs.c.id)).all():
        body = connection.scalar(sa.select(briefs.c.body).where(briefs.c.id == number))
        digest = hashlib.sha256(str(body).encode()).hexdigest()[:32]
        connection.execute(sa.update(briefs).where(briefs.c.id == number).values(digest=digest))
    op.create_table(
        "pieces",
        sa.Column("page", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("page", "place", name="pk_pieces"),
    )
