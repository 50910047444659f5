"""Alembic runs this file for each migration; the connection comes from `library.schema`."""

from alembic import context  # noqa: TID253 - runs only while migrating

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
