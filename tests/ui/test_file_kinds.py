from pathlib import Path

import pytest

from expedition.importers.archives import has_track_name
from ui.file_kinds import import_filter, photo_filter, recognised


def test_what_hangs_over_the_window_is_said_by_kind(tmp_path: Path) -> None:
    names = ("a.gpx", "B.FIT", "c.tcx.gz", "d.HEIC", "e.jpg", "f.zip", "g.docx")
    paths = [tmp_path, *(tmp_path / name for name in names)]
    assert recognised(paths) == "1 folder, 3 tracks, 2 photos, 1 archive, 1 other file"


@pytest.mark.parametrize("ending", ["gpx", "fit", "tcx", "kml", "kmz", "geojson", "nmea"])
def test_the_file_dialog_first_offers_all_that_is_read(ending: str) -> None:
    first = import_filter().split(";;")[0]
    assert f"*.{ending} " in first
    assert f"*.{ending.upper()} " in first
    assert "*.zip" in first
    assert "*.heic" in first
    assert has_track_name(f"x.{ending}")


def test_photos_are_offered_without_tracks() -> None:
    assert "*.jpg" in photo_filter()
    assert "gpx" not in photo_filter()
