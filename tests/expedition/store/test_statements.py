from pathlib import Path

from sqlalchemy import Engine, column, event, select, table

from expedition.store import statements


def _asked(engine: Engine, number: int) -> int:
    """How many rows have a number."""
    counts = table("counts", column("number"))
    with engine.connect() as connection:
        return len(connection.execute(select(counts).where(counts.c.number == number)).all())


def test_what_was_compiled_for_one_file_serves_the_next(tmp_path: Path) -> None:
    found = []
    compiled = []
    for number in (1, 2):
        engine = statements.engine((tmp_path / f"{number}.db").as_uri(), {"uri": "true"})
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE counts (number INTEGER)")
            connection.exec_driver_sql(f"INSERT INTO counts VALUES ({number}), (3)")

        @event.listens_for(engine, "before_execute")
        def hear(_connection: object, _statement: object, *_rest: object) -> None:
            compiled.append(len(statements.compiled()))

        found += [_asked(engine, number), _asked(engine, 3), _asked(engine, 7)]
        engine.dispose()
    assert found == [1, 1, 0] * 2
    before, *after = compiled
    assert set(after) == {before + 1}
