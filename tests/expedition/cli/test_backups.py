import json
from pathlib import Path

import pytest

from expedition.cli import main
from expedition.logbook import Logbook
from tests.expedition.store.dump import dump


def test_a_backup_comes_back(
    logbook: Logbook, day_id: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logbook.close()
    assert main(["backup", str(logbook.folder), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["reason"] == "asked"
    assert main(["restore", made["file"], str(tmp_path / "new")]) == 0
    assert capsys.readouterr().out == f"Restored {tmp_path / 'new'}.\n"
    assert dump(tmp_path / "new") == dump(logbook.folder)


def test_the_list_names_every_backup(
    logbook: Logbook, trip_id: int, capsys: pytest.CaptureFixture[str]
) -> None:
    logbook.close()
    assert main(["backup", str(logbook.folder), "--list"]) == 0
    assert capsys.readouterr().out == "No backups yet.\n"
    assert main(["backup", str(logbook.folder)]) == 0
    assert "Backed up as" in capsys.readouterr().out
    assert main(["backup", str(logbook.folder), "--list"]) == 0
    assert capsys.readouterr().out.endswith("One backup.\n")


def test_another_place_is_told(
    logbook: Logbook, trip_id: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logbook.close()
    assert main(["backup", str(logbook.folder), "--to", str(tmp_path / "stick"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"place": str(tmp_path / "stick"), "files": 1}


def test_a_logbook_that_is_not_there_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(tmp_path / "none")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert main(["restore", str(tmp_path / "none.db"), str(tmp_path / "new")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
