"""Which rows there are."""

import pkgutil
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.bar import rows as folder
from tests.bar.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the bar; `suite` and `large` are how often it is tried."""

    name: str
    what: str
    suite: int
    large: int
    run: Callable[[Path, int, int], Outcome]


def rows(names: Sequence[str] = ()) -> list[Row]:
    """Those of these names, or all, by number."""
    found = []
    for module in pkgutil.iter_modules(folder.__path__):
        named = re.match(r"r(\d+)[a-z]?_", module.name)
        if named and (not names or f"R{int(named[1])}" in names):
            read = import_module(f"{folder.__name__}.{module.name}")
            found.append(Row(f"R{int(named[1])}", read.WHAT, read.SUITE, read.LARGE, read.run))
    return sorted(found, key=lambda row: int(row.name[1:]))
