import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from expedition.cli import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def run_command(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A logbook that holds two trips, made once."""
    folder = tmp_path_factory.mktemp("two trips")
    assert main(["sample", "kazakhstan_crossing", str(folder / "log")]) == 0
    assert main(["export", str(folder / "log"), "-o", str(folder / "one"), "--format", "folder"]) == 0
    page = (folder / "one" / "trip.md").read_text(encoding="utf-8")
    page = page.replace("title: From Karkara to Zharkent", "title: Another").replace("\nuid: ", "\nuid: #", 1)
    (folder / "one" / "trip.md").write_text(page, encoding="utf-8")
    assert main(["import", str(folder / "log"), str(folder / "one")]) == 0
    return folder / "log"


@pytest.fixture
def both(made: Path, tmp_path: Path) -> Path:
    """A logbook of one's own that holds two trips."""
    return Path(shutil.copytree(made, tmp_path / "log"))


def test_all_trips_go_out_and_come_back(run: Any, both: Path, tmp_path: Path) -> None:
    code, out, _err = run("export", both, "-o", tmp_path / "out", "--format", "folder")
    assert code == 0
    assert out.startswith("Wrote out: 8 days, 6 tracks, ")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "01 From Karkara to Zharkent",
        "02 Another",
    ]
    run("new", tmp_path / "back", "--title", "Empty")
    code, out, _err = run("import", tmp_path / "back", tmp_path / "out", "--json")
    assert code == 0
    assert [fact["days"] for fact in json.loads(out)["files"]] == [[1, 2, 3, 4]] * 2


def test_json_goes_to_the_standard_output_too(run: Any, both: Path) -> None:
    code, out, err = run("export", both, "--format", "json", "--trip", "Another")
    assert code == 0
    assert [trip["title"] for trip in json.loads(out)["trips"]] == ["Another"]
    assert "4 days" in err


def test_days_and_audience_are_chosen(run: Any, both: Path, tmp_path: Path) -> None:
    words = ("--format", "json", "--trip", "Another", "--days", "2..3", "--audience", "public")
    code, out, err = run("export", both, *words)
    assert code == 0
    (trip,) = json.loads(out)["trips"]
    assert [day["date"] for day in trip["days"]] == ["2025-07-19", "2025-07-20"]
    assert trip["originals"] == []
    assert "2 days" in err


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("--format", "odt"), 2, "odt"),
        (("--format", "folder"), 1, "-o"),
        (("--format", "gpx", "--density", "table"), 1, "html"),
        (("--format", "json", "--days", "soon", "--trip", "Another"), 2, "soon"),
        (("--format", "json", "--days", "90", "--trip", "Another"), 1, "names no days"),
        (("--format", "json", "--days", "1..2"), 1, "several trips"),
        (("--format", "json", "--trip", "Nobody"), 1, "Nobody"),
        (("--format", "gpx", "-o", "/nowhere/out.gpx"), 1, "could not be written"),
    ],
)
def test_what_cannot_be_exported_is_said_in_one_line(
    run: Any, both: Path, words: tuple[str, ...], code: int, part: str
) -> None:
    found, _out, err = run("export", both, *words)
    assert found == code
    assert part in err
    assert found == 2 or err.count("\n") == 1


def test_a_trip_goes_out_as_a_page_of_the_web(run: Any, tmp_path: Path) -> None:
    assert run("sample", "steppe_to_beyneu", tmp_path / "log")[0] == 0
    target = tmp_path / "trip.html"
    words = ("--format", "html", "--days", "2..3", "--language", "de", "--accent", "#225588")
    code, out, _err = run("export", tmp_path / "log", "-o", target, *words)
    assert (code, out) == (0, f"Wrote {target}, {target.stat().st_size / 1e6:.1f} MB.\n")
    page = target.read_text(encoding="utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="de">')
    assert page.count('id="day-') == 2
    assert "--accent:#225588" in page
    assert page.rstrip().endswith("</html>")
