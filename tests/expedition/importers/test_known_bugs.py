"""The import bugs that hurt users of other programs most, each shown not to be one here.

Rows about what a plan or a day makes of files are shown where those are made.
"""

import locale
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from expedition.exporters.gpx import NamedLine, write
from expedition.importers.base import Contents
from expedition.importers.encodings import encoding_of
from expedition.importers.gpx import read, read_stream
from expedition.kinds import LegMode
from expedition.points import NO_TIME, Points, join
from expedition.records.importing import ReadFile
from expedition.stats.leg import compute
from tests.expedition.importers.odd import FIRST, LAST, gpx, point, track, with_point

ELE = "<ele>1005</ele>"
TIME = "<time>2025-07-18T04:00:10Z</time>"


def contents(content: bytes) -> Contents:
    return read_stream(BytesIO(content))


def points(content: bytes) -> Points:
    return join([part.points for part in contents(content).tracks])


def said(content: bytes) -> str:
    return " ".join(contents(content).warnings)


def on_disk(folder: Path, content: bytes) -> ReadFile:
    path = folder / "ride.gpx"
    path.write_bytes(content)
    return read(path)


def times(found: Points) -> list[str]:
    return [
        "" if time == NO_TIME else str(datetime.fromtimestamp(time / 1000, UTC))
        for time in found.time_ms.tolist()
    ]


def test_row_1_the_date_is_that_of_the_place(tmp_path: Path) -> None:
    """1: a ride of a holiday is not shown in the zone of the PC at home."""
    found = on_disk(tmp_path, with_point(point(TIME)).replace(b"T04:00", b"T20:00"))
    assert (found.dates, found.zones) == ({"2025-07-19": 3}, ("Asia/Almaty",))


def test_row_2_an_offset_is_honoured(tmp_path: Path) -> None:
    """2: 22:32+02:00 is not filed under the next day."""
    near_berlin = '<trkpt lat="52.5" lon="13.4"><time>2025-07-18T22:32:00+02:00</time></trkpt>'
    found = on_disk(tmp_path, gpx(track(near_berlin)))
    assert str(found.first_utc) == "2025-07-18 20:32:00+00:00"
    assert found.dates == {"2025-07-18": 1}


def test_row_3_times_without_a_zone_are_never_taken_in_silence() -> None:
    """3: what names no zone is marked and said, so that it can be asked about."""
    found = contents(with_point(point(TIME)).replace(b"Z</time>", b"</time>"))
    assert found.has_zoneless_times
    assert "name no time zone" in " ".join(found.warnings)


def test_row_4_times_with_and_without_a_zone_may_be_mixed() -> None:
    """4: naive and aware times in one file raise nothing."""
    found = points(with_point(point(TIME.replace("Z", ""))))
    assert np.diff(found.time_ms).tolist() == [10_000, 20_000]


def test_row_5_a_clock_that_jumps_leaves_the_line_whole() -> None:
    """5: years ahead and back again, all points are kept in the order of the file, and it is said."""
    jump = with_point(point(TIME.replace("2025", "2030")))
    assert points(jump).lat.tolist() == [43, 43.0005, 43.001]
    assert "Time goes backwards once." in said(jump)


def test_row_6_points_without_a_time_are_kept() -> None:
    """6: few points are timed; none is missing."""
    found = points(gpx(track(FIRST, *[point("")] * 50, LAST)))
    assert len(found) == 52
    assert found.has_time.sum() == 2
    assert "50 of 52 points have no time." in said(gpx(track(FIRST, *[point("")] * 50, LAST)))


@pytest.mark.parametrize("text", ["", "soon", "2025-07-18", "04:00:10", "0000-00-00T00:00:00Z"])
def test_row_8_no_date_is_ever_made_up(text: str) -> None:
    """8: a time that cannot be read is none, never the day a clock begins at."""
    assert times(points(with_point(point(f"<time>{text}</time>"))))[1] == ""


@pytest.mark.parametrize("day", ["1901-12-13T20:45:52Z", "1970-01-01T00:00:00Z", "1989-12-31T00:00:00Z"])
def test_row_8_a_clock_that_was_never_set_is_said(day: str) -> None:
    """8: times that are all of a day on which clocks begin are named as untrue."""
    assert f"they all say {day[:10]}" in said(gpx(track(*[point(f"<time>{day}</time>")] * 3)))


def test_row_9_nine_decimals_of_a_second_are_read() -> None:
    """9: as many decimals as one likes."""
    found = points(with_point(point(TIME.replace("10Z", "10.123456789Z"))))
    assert times(found)[1].startswith("2025-07-18 04:00:10.123")


def test_row_10_points_of_one_instant_have_no_speed() -> None:
    """10: several points with one time stamp make no endless speed."""
    same = [point(f"<time>2025-07-18T04:00:{k // 3:02d}Z</time>", f"43.00{k}") for k in range(9)]
    figures = compute(points(gpx(track(*same))), LegMode.BICYCLE)
    assert figures.max_speed_m_s is None or np.isfinite(figures.max_speed_m_s)


def test_row_11_a_line_without_any_time_is_welcome() -> None:
    """11: no `<time>` is said, and nothing breaks."""
    line = gpx(track('<trkpt lat="1" lon="2"/>', '<trkpt lat="1" lon="2.1"/>'))
    assert len(points(line)) == 2
    assert "no times" in said(line)


@pytest.mark.parametrize("height", ["-19999", "65535", "32767", "nan"])
def test_row_12_heights_of_a_broken_sensor_are_missing(height: str) -> None:
    """12: impossible heights count as missing; flights and the Dead Sea do not."""
    assert np.isnan(points(with_point(point(f"<ele>{height}</ele>"))).ele_m[1])
    assert points(with_point(point("<ele>11900</ele>"))).ele_m[1] == 11_900
    assert points(with_point(point("<ele>-430</ele>"))).ele_m[1] == -430


def test_row_13_a_missing_height_is_not_zero() -> None:
    """13: heights that lack are passed over and add no climb."""
    line = points(gpx(track(FIRST, *[point("", f"{43 + k / 1000}") for k in range(1, 20)])))
    assert np.isnan(line.ele_m[1:]).all()
    assert not compute(line, LegMode.BICYCLE).climb_m


def test_row_14_the_gap_between_segments_is_no_way() -> None:
    """14: a ropeway between two segments adds neither kilometres nor climb."""
    far = point("<ele>3000</ele>", "43.1") + point("<ele>3000</ele>", "43.1001")
    figures = compute(points(gpx(f"<trk><trkseg>{FIRST}</trkseg><trkseg>{far}</trkseg></trk>")), LegMode.FOOT)
    assert figures.distance_m < 20
    assert figures.gap_m > 10_000
    assert not figures.climb_m


@pytest.mark.parametrize("inner", ["<ele></ele>", "<ele/>", "", TIME])
def test_row_15_an_empty_height_or_none_is_accepted(inner: str) -> None:
    """15: `<ele></ele>` and heights on some points only."""
    assert len(points(with_point(point(inner)))) == 3


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        *(("utf-8-sig", "Straße"), ("utf-16", "Дорога"), ("gbk", "道路中国")),
        *(("cp1251", "Дорога"), ("cp1252", "Straße")),
    ],
)
def test_row_16_letters_of_any_encoding_are_read(codec: str, name: str) -> None:
    """16: byte order marks, and Chinese or Russian text that claims to be UTF-8 or nothing."""
    text = f"<gpx><trk><name>{name}</name><trkseg>{FIRST}</trkseg></trk></gpx>"
    assert contents(text.encode(codec)).tracks[0].name == name
    declared = f'<?xml version="1.0" encoding="{codec.removesuffix("-sig")}"?>{text}'.encode(codec)
    assert contents(declared).tracks[0].name == name


def test_row_16_utf_8_that_claims_to_be_something_else_is_read() -> None:
    """16: a declaration that the letters disprove is not believed."""
    head = "<?xml version='1.0' encoding='iso-8859-1'?>"
    text = f"{head}<gpx><trk><name>Дорога</name><trkseg>{FIRST}</trkseg></trk></gpx>"
    assert contents(text.encode()).tracks[0].name == "Дорога"


@pytest.mark.parametrize("root", ["gpx", "g:gpx", "GPX"])
def test_row_17_names_count_without_their_prefix(root: str) -> None:
    """17: prefixes never declared, no namespace, other capitals."""
    prefix = "x:" if ":" in root else ""
    line = track(FIRST, point(ELE + TIME), LAST).replace("</", f"</{prefix}").replace("<t", f"<{prefix}t")
    assert len(points(f"<{root}>{line}</{root}>".encode())) == 3
    assert len(points(f"<{root}>{line}</{root}>".upper().encode())) == 3


def test_row_18_a_file_cut_anywhere_keeps_every_point_before() -> None:
    """18: wherever it ends, all whole points are there, and the loss is said."""
    whole = gpx(track(*[FIRST, LAST] * 5))
    kept = []
    for stop in range(len(whole) - 4, 0, -17):
        with suppress(Exception):
            kept.append((len(points(whole[:stop])), whole[:stop].count(b'lon="79"')))
    assert len(kept) > 40
    assert all(found == there for found, there in kept)
    assert all(after <= before for (before, _), (after, _) in pairwise(kept))
    assert "damaged" in said(whole[:400])


def test_row_18_junk_behind_the_end_costs_nothing() -> None:
    """18: zeros and letters after a power loss."""
    whole = gpx(track(FIRST, LAST))
    assert len(points(whole + b"\0" * 5_000 + b"<\xff\xfe&junk")) == 2


def test_row_19_a_decimal_comma_is_read_and_said() -> None:
    """19: `lat="50,4711"`, whatever the language of the computer."""
    before = locale.setlocale(locale.LC_ALL)
    with suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "de_DE.UTF-8")
    try:
        line = with_point(point("<ele>1005,5</ele>", "43,0005"))
        assert points(line).lat[1] == 43.0005
        assert points(line).ele_m[1] == 1005.5
        assert "2 numbers were written with a decimal comma." in said(line)
    finally:
        locale.setlocale(locale.LC_ALL, before)


def test_row_20_a_line_over_the_180th_meridian_goes_on() -> None:
    """20: −180.1 is 179.9, the line is not drawn round the world, and its length is right."""
    line = gpx(track(*[f'<trkpt lat="-16" lon="{lon}"/>' for lon in (-179.9, -180.0, -180.1)]))
    assert points(line).lon.tolist() == pytest.approx([-179.9, -180.0, 179.9])
    assert compute(points(line), LegMode.KAYAK).distance_m == pytest.approx(21_400, rel=0.01)
    assert "180th meridian" in said(line)
    east = gpx(track(*[f'<trkpt lat="-16" lon="{lon}"/>' for lon in (189.9, 190.0)]))
    assert points(east).lon.tolist() == pytest.approx([-170.1, -170.0])


def test_row_20_a_lone_longitude_out_there_is_a_fault() -> None:
    """20: what has no neighbour there is no way over the meridian."""
    line = gpx(track('<trkpt lat="12.4" lon="180.877"/>', '<trkpt lat="12.4" lon="131"/>'))
    assert points(line).lon.tolist() == [131]
    assert len(points(gpx(track('<trkpt lat="100" lon="0"/>', '<trkpt lat="200" lon="0"/>', FIRST)))) == 1


def test_row_25_what_is_written_is_read_back(tmp_path: Path) -> None:
    """25: export and import give the same points, always."""
    line = points(gpx(track(FIRST, point(ELE + TIME), LAST)))
    path = tmp_path / "out.gpx"
    path.write_bytes(write([NamedLine("Ride", "", line)]))
    again = join([part.points for part in read(path).tracks])
    for name in ("lat", "lon", "ele_m", "time_ms"):
        np.testing.assert_allclose(getattr(again, name), getattr(line, name), atol=1e-7)
    assert encoding_of(path.read_bytes()[:1024]) == "utf-8"
