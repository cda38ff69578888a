"""The whole content of a logbook's tables, to compare states exactly."""

import sqlite3
from pathlib import Path
from typing import Any

_OTHER = ("sqlite_sequence", "step", "step_row")
_DERIVED = ("search_", "row_sum", "identity")

Dump = dict[str, list[tuple[Any, ...]]]


def dump(folder: Path) -> Dump:
    """Every row of every table a traveller's words or tracks are in, by table."""
    connection = sqlite3.connect(folder / "logbook.db")
    try:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        tables = [name for (name,) in names if name not in _OTHER and not name.startswith(_DERIVED)]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}
    finally:
        connection.close()
