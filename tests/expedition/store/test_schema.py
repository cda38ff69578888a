import sqlite3
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from expedition.entities import Base
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields
from expedition.store import database, schema


def _tables(file: Path) -> set[tuple[str, ...]]:
    connection = sqlite3.connect(file)
    names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    shape: set[tuple[str, ...]] = set()
    for name in names:
        for _cid, column, kind, notnull, _default, key in connection.execute(f"PRAGMA table_info({name})"):
            shape.add((name, column, kind, str(notnull), str(key)))
        for row in connection.execute(f"PRAGMA foreign_key_list({name})"):
            shape.add((name, *map(str, row[2:5])))
        for row in connection.execute(f"PRAGMA index_list({name})"):
            shape.add((name, str(row[1]), str(row[2])))
    connection.close()
    return shape


def _migrated(file: Path) -> None:
    file.touch()
    engine = database.connect(file)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        schema.upgrade(connection)
    engine.dispose()


def test_a_fresh_schema_is_the_migrated_one(tmp_path: Path) -> None:
    schema.create(tmp_path / "fresh.db")
    _migrated(tmp_path / "migrated.db")
    assert _tables(tmp_path / "fresh.db") == _tables(tmp_path / "migrated.db")


def test_no_entity_has_left_the_migrations_behind(tmp_path: Path) -> None:
    _migrated(tmp_path / "migrated.db")
    engine = database.connect(tmp_path / "migrated.db")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_version_in_the_header_counts_the_migrations() -> None:
    script = ScriptDirectory(str(Path(schema.__file__).parent / "migrations"))
    assert script.get_current_head() == schema.HEAD
    assert len(list(script.walk_revisions())) == database.SCHEMA_VERSION


def test_an_older_logbook_is_copied_before_it_is_updated(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    with Logbook.create(folder) as logbook:
        logbook.do("Add trip", trips.add, TripFields(title="Old"))
    connection = sqlite3.connect(folder / "logbook.db")
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    with Logbook.open(folder) as logbook:
        assert [trip.title for trip in logbook.read(all_trips)] == ["Old"]
    (copy,) = (folder / "backups").iterdir()
    assert database.read_header(copy).user_version == 0
    assert database.read_header(folder / "logbook.db").user_version == database.SCHEMA_VERSION


def test_opening_an_up_to_date_logbook_needs_no_alembic(tmp_path: Path) -> None:
    import subprocess
    import sys

    Logbook.create(tmp_path / "log").close()
    code = (
        "import sys; from pathlib import Path; from expedition.logbook import Logbook; "
        "Logbook.open(Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "log")], check=True)
