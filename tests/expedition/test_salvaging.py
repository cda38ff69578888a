from pathlib import Path

from expedition.checking import check
from expedition.logbook import Logbook
from expedition.salvaging import salvage
from tests.bar.made import content, filled


def test_a_sound_logbook_is_brought_over_whole(tmp_path: Path) -> None:
    old = filled(tmp_path / "old")
    before = (old / "logbook.db").read_bytes()
    salvaged = salvage(old, tmp_path / "new")
    assert (salvaged.doubtful, salvaged.lost) == ((), ())
    assert content(tmp_path / "new") == content(old)
    assert check(tmp_path / "new").ok
    assert (old / "logbook.db").read_bytes() == before
    with Logbook.open(old) as logbook:
        assert salvaged.files == len(logbook.needed_files())
