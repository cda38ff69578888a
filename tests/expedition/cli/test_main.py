import errno
import json
import os
import subprocess
import sys
import zipfile
from datetime import timedelta
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest

from expedition.cli import main
from expedition.logbook import Logbook
from tests.expedition.tracks import START, gpx


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def run_command(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


@pytest.fixture
def log(tmp_path: Path, run: Any) -> Path:
    folder = tmp_path / "log"
    assert run("new", folder, "--title", "East")[0] == 0
    return folder


@pytest.fixture
def ride(tmp_path: Path) -> Path:
    file = tmp_path / "ride.gpx"
    file.write_text(gpx())
    return file


def test_inspect_tells_what_is_in_a_file(run: Any, ride: Path) -> None:
    code, out, _err = run("inspect", ride, "--json")
    (fact,) = json.loads(out)["files"]
    assert code == 0
    assert (fact["status"], fact["format"], fact["points"], fact["segments"]) == ("readable", "gpx", 60, 1)
    assert fact["dates"] == ["2025-07-18"]
    assert fact["zones"] == ["Asia/Almaty"]
    assert fact["distance_m"] == pytest.approx(59 * 33.33, rel=0.002)
    assert fact["first_utc"] == "2025-07-18T03:00:00Z"
    assert len(fact["sha256"]) == 64


def test_one_bad_file_does_not_stop_the_others(run: Any, log: Path, ride: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.gpx"
    bad.write_text("<html><body>Log in first</body></html>")
    empty = tmp_path / "empty.gpx"
    empty.write_bytes(b"")
    code, out, _err = run("import", log, bad, ride, empty, "--json")
    facts = json.loads(out)["files"]
    assert code == 1
    assert [fact["status"] for fact in facts] == ["failed", "imported", "failed"]
    assert facts[1]["days"] == [1]
    assert all(fact["reason"] for fact in (facts[0], facts[2]))


def test_days_tell_figures_in_si_and_null_for_unknown(run: Any, log: Path, ride: Path) -> None:
    run("import", log, ride)
    code, out, _err = run("days", log, "--json")
    (day,) = json.loads(out)["days"]
    assert code == 0
    assert (day["number"], day["date"], day["zone"], day["country"]) == (1, "2025-07-18", "Asia/Almaty", "KZ")
    assert day["distance_m"] == day["total_distance_m"] == pytest.approx(1966, rel=0.01)
    assert day["carried_m"] is None
    assert day["temperature_max_c"] is None
    assert day["title"] is None
    (leg,) = day["legs"]
    assert (leg["mode"], leg["power"], leg["points"]) == ("bicycle", "own_power", 60)
    assert leg["start_utc"] == "2025-07-18T03:00:00Z"


def test_the_same_file_twice_is_a_duplicate_and_no_error(
    run: Any, log: Path, ride: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy of ride.gpx"
    copy.write_bytes(ride.read_bytes())
    run("import", log, ride)
    code, out, _err = run("import", log, copy, "--json")
    assert code == 0
    assert json.loads(out)["files"][0]["status"] == "duplicate"
    assert json.loads(run("stats", log, "--json")[1])["distance_m"] == pytest.approx(1966, rel=0.01)


def test_a_dry_run_writes_nothing(run: Any, log: Path, ride: Path) -> None:
    before = {path: path.read_bytes() for path in log.rglob("*") if path.is_file()}
    assert run("import", log, ride, "--dry-run")[0] == 0
    assert {path: path.read_bytes() for path in log.rglob("*") if path.is_file()} == before


def test_a_track_without_times_needs_a_day(run: Any, log: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.gpx"
    file.write_text(gpx(start=None))
    assert run("import", log, file)[0] == 1
    assert run("import", log, file, "--date", "2025-07-20")[0] == 0
    assert json.loads(run("days", log, "--json")[1])["days"][0]["date"] == "2025-07-20"


def test_groups_add_up_to_the_whole(run: Any, log: Path, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.gpx").write_text(gpx(40 + number, start=START + timedelta(days=20 * number)))
    run("import", log, *(tmp_path / f"{number}.gpx" for number in range(3)))
    whole = json.loads(run("stats", log, "--json")[1])
    for by in ("country", "week", "month", "mode", "kind", "vehicle", "person"):
        grouped = json.loads(run("stats", log, "--by", by, "--json")[1])
        assert grouped["by"] == by
        for figure in ("distance_m", "days", "ride_days", "climb_m"):
            assert sum(row[figure] or 0 for row in grouped["rows"]) == pytest.approx(whole[figure] or 0)


def test_all_figures_are_told_and_what_is_not_known_is_null(run: Any, log: Path, ride: Path) -> None:
    run("import", log, ride)
    whole = json.loads(run("stats", log, "--json")[1])
    assert whole["longest_streak_days"] == whole["days"] == 1
    assert whole["spent"] is whole["stated_distance_m"] is whole["unpaved_share"] is None
    assert whole["nights_by_kind"] == whole["spent_by_category"] == {}
    assert whole["ridden_by_mode_m"]["bicycle"] == pytest.approx(whole["distance_m"])
    assert [row["days"] for row in whole["by_country"].values()] == [1]


def test_figures_stand_in_columns_for_people(run: Any, log: Path, ride: Path) -> None:
    run("import", log, ride)
    lines = run("stats", log)[1].splitlines()
    assert "The way" in lines
    (ridden,) = [line for line in lines if line.strip().startswith("Ridden")]
    assert ridden.split()[-2:] == ["2.0", "km"]
    table = run("stats", log, "--by", "month")[1].splitlines()
    assert table[0].split()[:2] == ["Days", "Riding"]
    assert table[1].startswith("July 2025")


def test_originals_keep_their_bytes(run: Any, log: Path, ride: Path) -> None:
    run("import", log, ride)
    (kept,) = (log / "originals").iterdir()
    assert kept.read_bytes() == ride.read_bytes()
    assert run("check", log)[0] == 0


def test_check_names_a_missing_and_a_changed_original(run: Any, log: Path, ride: Path) -> None:
    run("import", log, ride)
    (kept,) = (log / "originals").iterdir()
    kept.write_bytes(kept.read_bytes() + b" ")
    code, out, _err = run("check", log, "--json")
    assert code == 1
    assert [problem["kind"] for problem in json.loads(out)["problems"]] == ["original"]
    kept.unlink()
    assert [p["kind"] for p in json.loads(run("check", log, "--json")[1])["problems"]] == ["missing"]


def test_a_sample_becomes_a_logbook_and_a_book(run: Any, tmp_path: Path) -> None:
    assert run("sample", "kazakhstan_crossing", tmp_path / "sample")[0] == 0
    assert run("check", tmp_path / "sample")[0] == 0
    assert run("report", tmp_path / "sample", "-o", tmp_path / "book.pdf")[0] == 0
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["fly"], 2),
        (["report", "nowhere"], 2),
        (["days", "nowhere"], 1),
        (["inspect", "nowhere.gpx"], 1),
        (["sample", "moon", "somewhere"], 1),
        (["sample", "a", "b", "c"], 2),
        (["import", "log", "x.gpx", "--date", "2025-13-01"], 2),
        (["--version"], 0),
        ([], 2),
    ],
)
def test_exit_codes_and_one_sentence(run: Any, words: list[str], code: int) -> None:
    got, out, err = run(*words)
    assert got == code
    assert "Traceback" not in out + err
    if code == 1:
        assert len((out + err).strip().splitlines()) == 1


def test_a_window_opens_only_where_there_is_one(tmp_path: Path) -> None:
    opened: list[Path | None] = []

    def open_window(folder: Path | None) -> int:
        opened.append(folder)
        return 0

    assert main(["open", str(tmp_path)], open_window) == 0
    assert main([], open_window) == 0
    assert opened == [tmp_path, None]


def test_a_missing_file_does_not_stop_the_others(run: Any, log: Path, ride: Path, tmp_path: Path) -> None:
    code, out, _err = run("import", log, tmp_path / "gone.gpx", ride, "--json")
    assert code == 1
    assert [fact["status"] for fact in json.loads(out)["files"]] == ["failed", "imported"]


def test_reasons_are_sentences_of_their_own(run: Any, log: Path, ride: Path, tmp_path: Path) -> None:
    untimed = tmp_path / "plan.gpx"
    untimed.write_text(gpx(start=None))
    run("import", log, ride)
    facts = json.loads(run("import", log, ride, untimed, "--json")[1])["files"]
    assert [fact["reason"] for fact in facts] == [
        "Duplicate of ride.gpx: same bytes.",
        "No times (choose its day): name the day with --date.",
    ]


def test_a_trip_folder_is_told_with_the_same_keys_as_a_file(run: Any, log: Path, ride: Path) -> None:
    with as_file(files("sample_trips")) as samples:
        out = run("import", log, samples / "kazakhstan_crossing", ride, "--trip", "East", "--json")[1]
    folder, file = json.loads(out)["files"]
    assert set(folder) == set(file)
    assert folder["days"] == [1, 2, 3, 4]


def test_a_name_that_is_no_text_is_imported_and_told_in_valid_json(
    run: Any, log: Path, ride: Path, tmp_path: Path
) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/tr\xffck\n." + b"e" * 200))
    try:
        ride.rename(odd)
    except OSError:
        pytest.skip("the disk takes no such names")
    code, out, _err = run("import", log, odd, "--json")
    out.encode()
    assert code == 0
    assert json.loads(out)["files"][0]["path"] == str(odd)
    assert run("check", log)[0] == 0
    assert len(run("inspect", odd)[1].splitlines()) == 1


def test_a_failed_beginning_leaves_nothing_behind(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    code, _out, err = run("sample", "kazakhstan_crossing", tmp_path / "log")
    assert code == 1
    assert "the disk is full, make room" in err
    assert not (tmp_path / "log").exists()


EXPEDITION = (sys.executable, "-m", "expedition")


def test_json_and_text_survive_an_output_without_letters(tmp_path: Path) -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii:strict"}
    log = tmp_path / "nö"

    def run_in_ascii(*words: object) -> bytes:
        done = subprocess.run(
            [*EXPEDITION, *map(str, words)], capture_output=True, env=surroundings, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout

    assert b"\\u2192" in run_in_ascii("new", log, "--title", "Übers →")
    (log / "→.gpx").write_text(gpx())
    assert json.loads(run_in_ascii("inspect", log / "→.gpx", "--json"))["files"][0]["path"].endswith("→.gpx")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_an_output_that_is_full_or_closed_is_no_crash(log: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*EXPEDITION, "stats", log, "--json"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["The output could not be written: No space left on device."]
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run([*EXPEDITION, "stats", log], stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    assert (done.returncode, done.stderr) == (0, b"")


def test_times_without_a_zone_wait_for_one_where_the_date_hangs_on_it(
    run: Any, log: Path, tmp_path: Path
) -> None:
    late = tmp_path / "late.gpx"
    late.write_text(gpx(start=START.replace(hour=21)).replace("Z</time>", "</time>"))
    code, out, _err = run("import", log, late, "--json")
    (fact,) = json.loads(out)["files"]
    assert (code, fact["status"]) == (1, "failed")
    assert "2025-07-18 or 2025-07-19" in fact["reason"]
    assert "--zone Asia/Almaty" in fact["reason"]
    assert run("import", log, late, "--zone", "Almaty")[2].startswith("There is no time zone “Almaty”")
    code, out, _err = run("import", log, late, "--zone", "Asia/Almaty", "--json")
    (fact,) = json.loads(out)["files"]
    assert (code, fact["status"], fact["days"]) == (0, "imported", [1])
    assert fact["warnings"][-1] == "Its times were read by the clock of Asia/Almaty."
    (day,) = json.loads(run("days", log, "--json")[1])["days"]
    assert (day["date"], day["legs"][0]["start_utc"]) == ("2025-07-18", "2025-07-18T16:00:00Z")


def test_dates_a_thousand_weeks_early_wait_for_a_word(run: Any, log: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.gpx"
    early = START - timedelta(days=7_168)
    old.write_text(gpx(start=early).replace('creator="test"', 'creator="Edge 530"'))
    code, out, _err = run("import", log, old, "--json")
    (fact,) = json.loads(out)["files"]
    assert (code, fact["status"]) == (1, "failed")
    assert "--weeks yes" in fact["reason"]
    assert any("7,168 days" in warning for warning in fact["warnings"])
    code, out, _err = run("import", log, old, "--weeks", "yes", "--json")
    assert (code, json.loads(out)["files"][0]["days"]) == (0, [1])
    assert json.loads(run("days", log, "--json")[1])["days"][0]["date"] == "2025-07-18"


def test_clean_up_removes_what_nothing_refers_to(run: Any, log: Path) -> None:
    spare = log / "originals" / "left.gpx"
    spare.write_text("<gpx/>")
    os.utime(spare, (0, 0))
    assert json.loads(run("clean", log, "--json")[1]) == {"removed": ["originals/left.gpx"], "bytes": 6}
    assert run("clean", log) == (0, "Removed 0 files, 0 bytes.\n", "")
    assert run("clean", log, "--forget")[0] == 0
    with Logbook.open(log) as logbook:
        assert logbook.undo_label is None


def test_members_of_an_archive_are_named_with_it(run: Any, log: Path, tmp_path: Path) -> None:
    archive = tmp_path / "rides.zip"
    with zipfile.ZipFile(archive, "w") as rides:
        rides.writestr("a.gpx", gpx())
        rides.writestr("b/c.gpx", gpx(start=START + timedelta(days=2)))
    facts = json.loads(run("import", log, archive, "--json")[1])["files"]
    assert [(fact["path"], fact["status"]) for fact in facts] == [
        (f"{archive}/a.gpx", "imported"),
        (f"{archive}/b/c.gpx", "imported"),
    ]
    assert {path.stem for path in (log / "originals").iterdir()} == {fact["sha256"] for fact in facts}
    assert run("check", log)[0] == 0
