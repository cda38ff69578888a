import io
from datetime import UTC, datetime, timedelta
from functools import reduce
from operator import xor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.importers import nmea, read
from expedition.points import NO_TIME
from tests.expedition.importers.looking import Row, is_same, look, rows


def sentence(body: str) -> str:
    return f"${body}*{reduce(xor, body.encode()):02X}\r\n"


def rmc(
    clock: str, lat: str = "4300.0000,N", date: str = "180725", status: str = "A", who: str = "GP"
) -> str:
    return sentence(f"{who}RMC,{clock},{status},{lat},07900.0000,E,5.0,90.0,{date},,,A")


def gga(clock: str, ele: str = "1000.5", quality: str = "1", who: str = "GP") -> str:
    return sentence(f"{who}GGA,{clock},4300.0000,N,07900.0000,E,{quality},08,1.0,{ele},M,-40.0,M,,")


def clocks(folder: Path, *sentences: str) -> list[str]:
    """The instants that were read."""
    (track,) = look(folder, "".join(sentences)).tracks
    return [
        "" if ms == NO_TIME else f"{datetime.fromtimestamp(ms / 1000, UTC):%y%m%d %H%M%S}"
        for ms in track.points.time_ms.tolist()
    ]


def test_position_height_and_date_of_one_moment_are_one_point(tmp_path: Path) -> None:
    log = gga("040000.00") + rmc("040000") + rmc("040001.50", "3330.0000,S") + gga("040001.50", "")
    found = look(tmp_path, log)
    points = found.tracks[0].points
    assert (found.format, found.segments, found.dates) == ("nmea", 1, {"2025-07-18": 2})
    assert points.lat.tolist() == [43, -33.5]
    assert points.lon.tolist() == [79, 79]
    np.testing.assert_array_equal(points.ele_m, [1000.5, np.nan])
    assert np.diff(points.time_ms).tolist() == [1500]
    assert found.warnings == ()


@pytest.mark.parametrize("who", ["GP", "GN", "GL", "BD", "II"])
def test_any_talker_is_heard(tmp_path: Path, who: str) -> None:
    assert look(tmp_path, gga("040000", who=who) + rmc("040000", who=who)).points == 1


def test_noise_between_and_before_sentences_is_passed_over(tmp_path: Path) -> None:
    log = b"\xb5b\x01\x07$\x00G" + b"2025-07-18 04:00:00;" + rmc("040000").encode() + b"\0\xff$GPRMC,04"
    found = look(
        tmp_path, log + rmc("040001").encode() + b"$GPTXT,01*00\r\n$PMTK*01" + rmc("040002").encode()
    )
    assert (found.points, found.warnings) == (3, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_log_saved_with_wide_letters_is_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "log.txt"
    file.write_bytes((rmc("040000") + sentence("GPWPL,4300.0,N,07900.0,E,😁")).encode(encoding))
    found = read.read(file)
    assert (found.format, found.points, found.dates) == ("nmea", 1, {"2025-07-18": 1})


def test_lines_with_a_wrong_checksum_are_left_out_and_counted(tmp_path: Path) -> None:
    found = look(tmp_path, rmc("040000") + rmc("040001").replace("43", "44") + rmc("040002"))
    assert found.points == 2
    assert found.warnings == ("One line with a wrong checksum was left out.",)


def test_a_line_without_checksum_counts_where_it_is_whole(tmp_path: Path) -> None:
    bare = rmc("040000").partition("*")[0]
    assert look(tmp_path, bare + "\r\n" + rmc("040001")).points == 2
    assert look(tmp_path, bare + "\xff" + rmc("040001")).points == 1


def test_a_void_fix_is_no_point(tmp_path: Path) -> None:
    log = rmc("040000", status="V") + gga("040000") + gga("040001", quality="0") + rmc("040002")
    assert clocks(tmp_path, log) == ["250718 040002"]
    never = look(tmp_path, rmc("040000", status="V"))
    assert never.warnings == ("Its receiver never found its position, so it holds no track.",)


def test_a_date_that_comes_late_is_put_on_what_was_before(tmp_path: Path) -> None:
    zda = sentence("GPZDA,000001,19,07,2025,00,00")
    late = [gga("235959"), gga("000000"), gga("000001"), zda, gga("000002")]
    assert clocks(tmp_path, *late) == ["250718 235959", "250719 000000", "250719 000001", "250719 000002"]


def test_a_date_said_between_two_points_is_that_of_both(tmp_path: Path) -> None:
    log = gga("235959.00") + sentence("GPZDA,000000,19,07,2025,00,00") + gga("000001.00")
    assert clocks(tmp_path, log) == ["250718 235959", "250719 000001"]
    assert look(tmp_path, log).warnings == ()


@pytest.mark.parametrize("second", ["180725", "190725"])
def test_midnight_passes_whether_the_date_says_so_or_not(tmp_path: Path, second: str) -> None:
    log = [rmc("235959"), gga("000000"), rmc("000001", date=second), rmc("000002", date="190725")]
    assert clocks(tmp_path, *log) == ["250718 235959", "250719 000000", "250719 000001", "250719 000002"]


@pytest.mark.parametrize(("date", "day"), [("060180", "800106"), ("311299", "991231"), ("010179", "790101")])
def test_years_of_two_digits(tmp_path: Path, date: str, day: str) -> None:
    assert clocks(tmp_path, rmc("120000", date=date)) == [f"{day} 120000"]
    first = look(tmp_path, rmc("120000", date=date)).first_utc
    assert first is not None
    assert first.year == int(("20" if date.endswith("79") else "19") + date[4:])


@pytest.mark.parametrize("date", ["", "310225", "99", "x"])
def test_without_any_date_there_are_no_times(tmp_path: Path, date: str) -> None:
    found = look(tmp_path, rmc("040000", date=date) + gga("040001"))
    assert (found.points, found.dates) == (2, {})
    assert any("no times" in warning for warning in found.warnings)


@pytest.mark.parametrize("lat", ["9100.0,N", "4360.0,N", "4300.0,X", "nan,N", "-4300.0,N", "x,N"])
def test_a_point_that_is_nowhere_is_left_out_and_said(tmp_path: Path, lat: str) -> None:
    found = look(tmp_path, rmc("040000", lat) + rmc("040001"))
    assert found.points == 1
    assert "One point without a usable position was left out." in found.warnings


def test_waypoints_and_routes(tmp_path: Path) -> None:
    marks = sentence("GPWPL,4300.0000,N,07900.0000,E,SPRING") + sentence(
        "GPWPL,4330.0000,N,07900.0000,E,PASS"
    )
    lost = sentence("GPWPL,,,,,NOWHERE")
    ways = sentence("GPRTE,2,1,c,HOME,SPRING,UNKNOWN") + sentence("GPRTE,2,2,c,HOME,PASS")
    found = look(tmp_path, ways + marks + lost + ways)
    assert [(place.name, place.lat, place.lon) for place in found.waypoints] == [
        ("SPRING", 43, 79), ("PASS", 43.5, 79),
    ]  # fmt: skip
    assert [(route.name, route.points.lat.tolist()) for route in found.routes] == [("HOME", [43, 43.5])]
    assert (found.lost_waypoints, found.segments) == (1, 0)
    assert found.warnings == ("It holds 3 waypoints and no recorded track.",)


@pytest.mark.parametrize("year", ["0000", "1979", "2100", "9999"])
def test_a_year_no_receiver_lives_in_is_no_date(tmp_path: Path, year: str) -> None:
    found = look(tmp_path, gga("235959") + sentence(f"GPZDA,235959,31,12,{year},00,00") + gga("000000"))
    assert (found.points, found.dates) == (2, {})


def test_more_points_than_a_block(tmp_path: Path) -> None:
    log = "".join(rmc(f"{k // 3600:02}{k // 60 % 60:02}{k % 60:02}") for k in range(25_000))
    found = look(tmp_path, log)
    assert found.points == 25_000
    assert set(np.diff(found.tracks[0].points.time_ms).tolist()) == {1000}


def coordinate(value: float, width: int) -> str:
    whole = int(abs(value))
    minutes = min(f"{(abs(value) - whole) * 60:010.7f}", "59.9999999")
    return f"{whole:0{width}}{minutes}"


def written(line: list[Row]) -> str:
    """A log of this line."""
    log = ""
    for lat, lon, ele, at in line:
        place = f"{coordinate(lat, 2)},{'NS'[lat < 0]},{coordinate(lon, 3)},{'EW'[lon < 0]}"
        clock = f"{at:%H%M%S}.{at.microsecond // 1000:03}"
        log += sentence(f"GPGGA,{clock},{place},1,08,1.0,{ele:.2f},M,,M,,")
        log += sentence(f"GNRMC,{clock},A,{place},0.0,0.0,{at:%d%m%y},,,A")
        log += sentence(f"GPZDA,{clock},{at:%d,%m,%Y},00,00")
    return log


@given(
    rows(),
    st.datetimes(datetime(1980, 1, 1), datetime(2079, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(1, 40_000_000),
)
def test_any_line_comes_back(line: list[Row], start: datetime, step_ms: int) -> None:
    start = start.replace(microsecond=0)
    steps = [timedelta(milliseconds=step_ms * k) for k in range(len(line))]
    ride = [(lat, lon, ele, start + step) for (lat, lon, ele, _at), step in zip(line, steps, strict=True)]
    assert is_same(nmea.read_stream(io.BytesIO(written(ride).encode())), ride)


@given(rows(4), st.integers(0, 1_000), st.binary(max_size=80))
def test_any_damage_costs_but_the_lines_it_hits(line: list[Row], place: int, junk: bytes) -> None:
    content = written(line).encode()
    place = min(place, len(content))
    contents = nmea.read_stream(io.BytesIO(content[:place] + junk + content[place + len(junk) :]))
    assert sum(len(track.points) for track in contents.tracks) <= 3 * len(line)
