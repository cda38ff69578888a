"""Alembic migrations, one file per step of the schema."""
