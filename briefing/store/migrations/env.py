"""What Alembic runs: the scripts, inside the transaction that `schema.migrate` has begun."""

from alembic import context

from briefing.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
context.run_migrations()
