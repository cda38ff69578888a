"""Making a logbook's tables, and bringing older ones up to date."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError

from expedition.entities import Base
from expedition.store import leftovers, rot, sums
from expedition.store.copies import copy_verified
from expedition.store.database import SCHEMA_VERSION, connect, mark
from expedition.store.media import Medium
from expedition.text import _
from expedition.writing import settle

HEAD = "0004"
"""The newest Alembic revision; a fresh logbook is stamped with it."""


def create(file: Path) -> None:
    """Makes an empty logbook file, whole or not at all."""
    unfinished = file.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    engine = create_engine(URL.create("sqlite", database=str(unfinished)))
    try:
        _fill(engine)
        engine.dispose()
        unfinished.replace(file)
        settle(file.parent)
    except BaseException:
        engine.dispose()
        for left in (unfinished, Path(f"{unfinished}-journal")):
            left.unlink(missing_ok=True)
        raise


def _fill(engine: Engine) -> None:
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
        mark(connection, SCHEMA_VERSION)


def require_tables(connection: Connection, file: Path) -> None:
    """Raises `DamagedError` where a table of ours is not among those the file says it has."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    if not set(found.scalars()) >= Base.metadata.tables.keys():
        raise rot.damaged(file, _("its list of tables is destroyed"))


def migrate(file: Path, backups: Path, medium: Medium | None = None) -> None:
    """Brings an older logbook to the present schema, after a verified copy of it was made.

    `medium` is what it lies on, where that is known already.

    Raises:
        UserError: The copy could not be made; the logbook was not touched.
    """
    leftovers.sweep(file.parent)
    copy = backups / f"logbook-{datetime.now(UTC):%Y%m%d-%H%M%S}-update.db"
    copy_verified(file, copy)
    engine = connect(file, medium=medium)
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            upgrade(connection)
            sums.forget(connection)
            mark(connection, SCHEMA_VERSION)
    except DatabaseError:
        # The logbook is as it was; every further try on a full disk would leave one more copy of it.
        with suppress(OSError):
            copy.unlink()
        raise
    finally:
        engine.dispose()


def upgrade(connection: Connection) -> None:
    """Runs the migrations that the database still lacks."""
    # Imported late: alembic costs start-up time and is needed only when a file is old.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "expedition:store/migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
