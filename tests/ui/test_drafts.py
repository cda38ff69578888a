import os
import stat
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from ui.drafts import FILE_NAME, Draft, DraftFile, Typed, forget_old

ONE = Draft("diary", "Diary", (Typed("Diary", 0, "Snow ❄\nand wind", "Snow"),), 1, 2, date(2025, 7, 18))
OTHER = Draft("quick", "Quick entry", (Typed("Quick entry", 0, "met Ann"),))


def test_drafts_come_back_as_they_were_written(tmp_path: Path) -> None:
    file = DraftFile(tmp_path, None, read_only=False)
    assert file.writing([ONE, OTHER])()
    assert DraftFile(tmp_path, None, read_only=False).read() == (ONE, OTHER)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_nobody_else_may_read_them(tmp_path: Path) -> None:
    DraftFile(tmp_path, None, read_only=False).writing([ONE])()
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_without_drafts_there_is_no_file(tmp_path: Path) -> None:
    file = DraftFile(tmp_path, None, read_only=False)
    file.writing([ONE])()
    assert file.writing([])()
    assert list(tmp_path.iterdir()) == []


def test_what_was_asked_for_earlier_never_writes_over_what_was_asked_for_later(tmp_path: Path) -> None:
    file = DraftFile(tmp_path, None, read_only=False)
    slow, quick = file.writing([ONE]), file.writing([OTHER])
    assert quick()
    assert slow()
    assert file.read() == (OTHER,)


def test_of_a_logbook_that_cannot_be_written_they_lie_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    file = DraftFile(tmp_path / "log", tmp_path / "own", read_only=True)
    assert file.writing([ONE])()
    assert list((tmp_path / "log").iterdir()) == []
    assert DraftFile(tmp_path / "log", tmp_path / "own", read_only=True).read() == (ONE,)
    assert DraftFile(tmp_path / "other", tmp_path / "own", read_only=True).read() == ()


def test_where_the_disk_of_the_logbook_refuses_they_lie_elsewhere_too(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("no folder")
    file = DraftFile(tmp_path / "log", tmp_path / "own", read_only=False)
    assert file.writing([ONE])()
    assert file.read() == (ONE,)
    assert not DraftFile(tmp_path / "log", None, read_only=False).writing([ONE])()


def test_a_damaged_file_holds_nothing(tmp_path: Path) -> None:
    DraftFile(tmp_path, None, read_only=False).writing([ONE])()
    whole = (tmp_path / FILE_NAME).read_bytes()
    assert b'"number": 0' in whole
    odd = (
        whole.replace(b'"number": 0', b'"number": 1e400'),
        whole.replace(b"Snow", b"\\ud800"),
        b"[" * 9_000,
    )
    broken = (b"", b"\0" * 40, b'{"version": 1}', b'{"version": 1, "drafts": [{}]}', b'{"version": 9}')
    for content in (*broken, *odd):
        (tmp_path / FILE_NAME).write_bytes(content)
        assert DraftFile(tmp_path, None, read_only=False).read() == ()


def test_a_day_that_cannot_be_one_is_none(tmp_path: Path) -> None:
    file = DraftFile(tmp_path, None, read_only=False)
    file.writing([replace(ONE, trip_id=1 << 63, day_id=-1)])()
    assert file.read() == (replace(ONE, trip_id=None, day_id=None),)


def test_what_nobody_came_back_for_goes_after_ninety_days_and_when_it_was_used(tmp_path: Path) -> None:
    own, now = tmp_path / "own", time.time()
    files = {name: DraftFile(tmp_path / name, own, read_only=True) for name in ("old", "new", "used")}
    assert files["old"].writing([ONE])()
    for lain in own.iterdir():
        os.utime(lain, (now, now - 91 * 86_400))
    assert files["new"].writing([ONE])()
    assert files["used"].writing([ONE])()
    assert files["used"].writing([])()
    (own / "expedition.log").touch()
    os.utime(own / "expedition.log", (0, 0))
    forget_old(own, now)
    assert [len(file.read()) for file in files.values()] == [0, 1, 0]
    assert (own / "expedition.log").exists()
    forget_old(tmp_path / "nowhere", now)
