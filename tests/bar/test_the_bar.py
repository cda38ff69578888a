from pathlib import Path

import pytest

from tests.bar.register import Row, rows


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_the_row_holds(row: Row, tmp_path: Path) -> None:
    outcome = row.run(tmp_path, row.suite, 1)
    assert outcome.tried == row.suite
    assert outcome.failed == ()
