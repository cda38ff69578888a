import hashlib
import os
from datetime import UTC, date, datetime
from pathlib import Path

from expedition.importers.new_files import device_folders, new_tracks


def nobody(_done: int, _of: int, _what: str) -> None:
    return


def put(path: Path, day: date) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(path.name)
    written = datetime(day.year, day.month, day.day, 18, tzinfo=UTC).timestamp()
    os.utime(path, (written, written))
    return path


def test_only_new_and_unknown_tracks_are_found(tmp_path: Path) -> None:
    put(tmp_path / "old.gpx", date(2025, 6, 1))
    known = put(tmp_path / "known.fit", date(2025, 7, 20))
    new = put(tmp_path / "deeper" / "new.gpx", date(2025, 7, 20))
    put(tmp_path / "letter.txt", date(2025, 7, 20))
    put(tmp_path / ".hidden.gpx", date(2025, 7, 20))
    sha256 = hashlib.sha256(known.read_bytes()).hexdigest()
    assert new_tracks([tmp_path], date(2025, 7, 19), {sha256}, nobody) == (new,)


def test_a_folder_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    assert new_tracks([tmp_path / "gone"], date(2025, 7, 19), (), nobody) == ()


def test_a_device_keeps_its_tracks_in_a_folder_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "Garmin" / "Activities").mkdir(parents=True)
    assert device_folders([tmp_path, tmp_path / "nothing"]) == (tmp_path / "Garmin" / "Activities",)
