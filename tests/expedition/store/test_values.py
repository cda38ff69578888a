"""What may stand in a column."""

import pytest

from expedition.entities import Base
from expedition.store import values

_COLUMNS = [(table.name, column.name) for table in Base.metadata.sorted_tables for column in table.c]


@pytest.mark.parametrize("before", ["", "1", "2024-01-01", "2024-01-01 00:00:00.000000", "[]"])
def test_bytes_that_are_no_text_stand_in_no_column(before: str) -> None:
    rotten = before + b"\xfc".decode("utf-8", "surrogateescape")
    assert [place for place in _COLUMNS if values.is_sound(*place, rotten)] == []
