"""The way from any older store to the present one: a folder of Alembic scripts."""
