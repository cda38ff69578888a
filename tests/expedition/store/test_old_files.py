import json
import shutil
from pathlib import Path

import pytest

from expedition.checking import check
from expedition.cli import main
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.records.fields import TripFields
from expedition.store import database

OLD = Path(__file__).parents[2] / "old_files"
FOLDERS = sorted(path for path in OLD.iterdir() if path.is_dir())


def test_every_schema_has_its_logbook() -> None:
    versions = [database.read_header(folder / "logbook.db").user_version for folder in FOLDERS]
    assert versions == list(range(1, database.SCHEMA_VERSION + 1))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_old_logbook_opens_tells_the_same_and_can_be_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "log"
    shutil.copytree(folder, copy)
    assert main(["days", str(copy), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(folder.with_suffix(".json").read_text())
    with Logbook.open(copy) as logbook:
        logbook.do("Add trip", trips.add, TripFields(title="New"))
    assert check(copy).ok
