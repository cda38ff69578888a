import json
from pathlib import Path

import pytest

from expedition.backing_up import back_up
from expedition.checking import check
from expedition.cli import main
from expedition.second_place import back_up_to
from expedition.store.database import FILE_NAME
from tests.bar.made import content, filled
from tests.expedition.test_salvaging import change, root, wipe


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed logbook with something of everything."""
    return filled(tmp_path / "logbook")


def test_a_check_changes_nothing_and_tells_what_can_be_mended(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder, "UPDATE search_words SET head = 'west'")
    before = (folder / FILE_NAME).read_bytes()
    assert main(["check", str(folder), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(one["kind"], one["repairable"]) for one in told["problems"]] == [("index", True)]
    assert main(["check", str(folder)]) == 1
    assert "check --repair" in capsys.readouterr().out
    assert (folder / FILE_NAME).read_bytes() == before


def test_a_repair_tells_what_it_did_and_what_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    back_up(folder)
    change(folder, "UPDATE day SET diary = 'Something else' WHERE id = 2")
    assert main(["check", str(folder), "--repair", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"]
    assert [one["where"] for one in told["mended"]] == ["day 2"]
    assert Path(told["aside"]).is_file()
    assert check(folder).ok
    next((folder / "originals").iterdir()).unlink()
    assert main(["check", str(folder), "--repair"]) == 1
    assert "1 problem stays:" in capsys.readouterr().out
    assert main(["check", str(folder), "--repair", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["aside"] is None


def test_a_salvage_tells_what_it_brought_and_what_is_lost(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    legs = len(content(folder)["leg"])
    wipe(folder, 1, root(folder, "stay"))
    assert main(["salvage", str(folder), str(tmp_path / "new"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["folder"] == str(tmp_path / "new")
    assert told["counts"]["leg"] == legs
    assert [one.split(":")[0] for one in told["lost"]] == ["stay 1"]
    assert main(["salvage", str(folder), str(tmp_path / "again")]) == 1
    assert f"{legs} legs" in capsys.readouterr().out


def test_a_salvage_of_a_sound_logbook_is_no_failure(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["salvage", str(folder), str(tmp_path / "new")]) == 0
    assert capsys.readouterr().err == ""


def test_a_photo_that_is_gone_comes_from_a_copy_that_is_named(folder: Path, tmp_path: Path) -> None:
    back_up_to(folder, tmp_path / "stick")
    lost = next((folder / "photos").iterdir())
    lost.unlink()
    assert main(["check", str(folder), "--repair"]) == 1
    assert main(["check", str(folder), "--repair", "--from", str(tmp_path / "stick")]) == 0
    assert lost.is_file()
