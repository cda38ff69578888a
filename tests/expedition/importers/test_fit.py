"""FIT files of real devices, and written ones that are odd each in one way."""

import io
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fitdecode import CrcCheck, ErrorHandling, FitDataMessage, FitReader
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.errors import ReadError
from expedition.importers import fit
from expedition.importers.base import Contents
from expedition.importers.fit_crc import crc16
from expedition.importers.read import read
from expedition.kinds import WaypointKind
from expedition.points import CADENCE, HEART_RATE, NO_TIME, TEMPERATURE, join
from tests.expedition.importers import fit_files as ff
from tests.expedition.importers.test_corpus import CORPUS, ROUNDED_KM, facts

HEAD_BYTES = 14
STOP_ALL = 4


def contents(*messages: bytes, **options: Any) -> Contents:
    return fit.read_stream(io.BytesIO(ff.fit(*messages, **options)))


def of(data: bytes) -> Contents:
    return fit.read_stream(io.BytesIO(data))


def outcome(data: bytes) -> Contents | str:
    """What the reader gives: contents, or the reason why there are none."""
    try:
        return of(data)
    except ReadError as error:
        return str(error)


def count(found: Contents) -> int:
    return sum(len(track.points) for track in found.tracks)


@pytest.mark.parametrize("fact", facts(".fit"))
def test_every_fit_file_is_read_right(fact: dict[str, Any]) -> None:
    found = read(CORPUS / fact["file"])
    assert found.reason == ""
    assert found.points == fact["points"]
    assert found.segments == fact["segments"]
    assert found.distance_m / 1000 == pytest.approx(fact["km"], rel=0.0002, abs=ROUNDED_KM)
    assert found.dates == fact["days"]
    for instant, expected in ((found.first_utc, fact["first"]), (found.last_utc, fact["last"])):
        assert (f"{instant:%Y-%m-%dT%H:%M:%SZ}" if instant else None) == expected
    assert set(found.zones) == set(fact.get("zones", ()))
    assert bool(found.warnings) or (fact["strict"] and fact["points"] > 0)
    heights = join([track.points for track in found.tracks]).ele_m
    assert int(np.isnan(heights).sum()) == fact.get("no_ele", 0)
    if "ele" in fact:
        assert [np.nanmin(heights), np.nanmax(heights)] == pytest.approx(fact["ele"], abs=0.05)


def referee(data: bytes) -> list[tuple[float, ...]]:
    """Positions, times, pulse and temperature by another decoder."""
    rows = []
    reader = FitReader(
        io.BytesIO(data), processor=None, check_crc=CrcCheck.DISABLED, error_handling=ErrorHandling.IGNORE
    )
    for frame in reader:
        if isinstance(frame, FitDataMessage) and frame.global_mesg_num == 20:
            names = ("position_lat", "position_long", "timestamp", "heart_rate", "temperature")
            row = [frame.get_raw_value(name, fallback=None) for name in names]
            if row[0] is not None and row[1] is not None:
                row[2] = row[2] if row[2] and row[2] >= 0x10000000 else None
                rows.append(tuple(np.nan if value is None else float(value) for value in row))
    return rows


def own(found: Contents) -> list[tuple[float, ...]]:
    points = join([track.points for track in found.tracks])
    none = np.full(len(points), np.nan)
    seconds = np.where(points.time_ms == NO_TIME, np.nan, points.time_ms / 1000 - ff.EPOCH_S)
    columns = [points.lat * 2**31 / 180, points.lon * 2**31 / 180, seconds]
    columns += [points.extras.get(name, none).astype(np.float64) for name in (HEART_RATE, TEMPERATURE)]
    return [tuple(row) for row in np.stack(columns, axis=1).tolist()]


def is_small_and_whole(fact: dict[str, Any] | None) -> bool:
    return fact is None or (fact["strict"] and fact["bytes"] < 150_000)


@pytest.mark.parametrize("fact", [row for row in facts(".fit") if is_small_and_whole(row.values[0])])
def test_another_decoder_sees_the_same_points(fact: dict[str, Any]) -> None:
    data = (CORPUS / fact["file"]).read_bytes()
    np.testing.assert_allclose(own(of(data)), referee(data), atol=1e-6)


orders = st.sampled_from("<>")
own_fields = st.lists(st.integers(1, 9), max_size=3)


@st.composite
def rides(draw: st.DrawFn) -> bytes:
    """Records of several layouts, in both byte orders, with foreign fields, gaps and times in heads."""
    kinds = [
        ff.Kind(local, number, ff.RECORD_FIELDS, draw(orders), draw(own_fields))
        for local, number in ((1, 20), (2, 20), (3, 0xFF00))
    ]
    timeless = ff.Kind(0, 20, ff.RECORD_FIELDS[1:], draw(orders))
    parts = [ff.file_id(), *(kind.definition() for kind in (*kinds, timeless))]
    second = 0
    for kind in draw(st.lists(st.sampled_from([*kinds, timeless]), max_size=60)):
        second += draw(st.integers(1, 9))
        row = ff.values(second)
        if draw(st.booleans()):
            row[draw(st.sampled_from([1, 2]))] = 0x7FFFFFFF
        if kind is timeless:
            parts.append(kind.message(row[1:], offset=(ff.START + second) & 31))
        else:
            parts.append(kind.message(row) * draw(st.integers(1, 80)))
        if draw(st.booleans()):
            parts.append(draw(st.sampled_from(kinds)).definition())
    return ff.fit(*parts)


@settings(max_examples=60, deadline=None)
@given(rides())
def test_another_decoder_sees_the_same_points_of_any_layout(data: bytes) -> None:
    np.testing.assert_allclose(own(of(data)), referee(data), atol=1e-6)


@given(st.binary(max_size=300), st.integers(0, 9000))
def test_the_check_sum_is_the_one_of_the_standard(data: bytes, zeros: int) -> None:
    assert crc16(data) == ff.crc(data)
    assert crc16(bytes(zeros) + data) == ff.crc(data)


def test_a_long_check_sum_is_that_of_a_short_one() -> None:
    data = bytes(np.random.default_rng(1).integers(0, 256, 20_011, dtype=np.uint8))
    assert crc16(data) == ff.crc(data)


def test_a_ride_is_read_with_its_sensors_and_its_device() -> None:
    found = contents(ff.ride())
    (track,) = found.tracks
    assert found.device == "Garmin Edge 1000"
    assert found.warnings == ()
    assert track.points.lat[1] == pytest.approx(43.00003, abs=1e-7)
    assert track.points.ele_m[0] == 1000.0
    assert datetime.fromtimestamp(track.points.time_ms[0] / 1000, UTC) == datetime(
        2024, 11, 8, 11, 33, 20, tzinfo=UTC
    )
    assert set(track.points.extras) == {HEART_RATE, TEMPERATURE}


def test_a_stop_of_the_timer_ends_a_segment() -> None:
    found = contents(
        ff.file_id(), ff.RECORD.definition(), ff.EVENT.definition(),
        ff.records(0, 5), ff.event(5, STOP_ALL), ff.event(90, 0), ff.records(90, 5),
    )  # fmt: skip
    assert found.tracks[0].points.segment_starts.tolist() == [0, 5]
    assert found.segments == 2


def test_several_sessions_are_several_tracks_with_their_sports() -> None:
    found = contents(
        ff.file_id(), ff.RECORD.definition(), ff.records(0, 90), ff.SESSION.definition(),
        ff.session(60, 90, 17, name="Up"), ff.session(0, 40, 2, name="Ride"), ff.session(40, 60, 3),
    )  # fmt: skip
    assert [(track.name, track.kind, len(track.points)) for track in found.tracks] == [
        ("Ride", "cycling", 60),
        ("Up", "hiking", 30),
    ]


def test_a_session_that_sums_up_others_is_no_track() -> None:
    found = contents(
        ff.file_id(), ff.RECORD.definition(), ff.records(0, 50), ff.SESSION.definition(),
        ff.session(0, 50, 18), ff.session(0, 30, 2), ff.session(30, 50, 23),
    )  # fmt: skip
    assert [(track.kind, len(track.points)) for track in found.tracks] == [("cycling", 30), ("boating", 20)]


def test_a_course_is_a_plan_with_its_places_and_without_its_turns() -> None:
    course = ff.Kind(4, 31, ((5, ff.STRING, 12),))
    point = ff.Kind(5, 32, ((2, ff.SINT32), (3, ff.SINT32), (5, ff.ENUM), (6, ff.STRING, 8)))
    lat, lon = ff.semicircles(43.0), ff.semicircles(79.0)
    found = contents(
        ff.file_id(ff.COURSE), course.definition(), course.message(["Charyn"]), ff.RECORD.definition(),
        ff.records(0, 20), point.definition(),
        point.message([lat, lon, 3, "Spring"]), point.message([lat, lon, 6, "Left"]),
        point.message([0x7FFFFFFF, lon, 0, "Nowhere"]),
    )  # fmt: skip
    (track,) = found.tracks
    assert (track.name, len(track.points), track.is_plan) == ("Charyn", 20, True)
    assert [(place.name, place.kind) for place in found.waypoints] == [("Spring", WaypointKind.WATER)]
    assert found.lost_waypoints == 1
    assert found.routes == ()
    assert found.warnings == ("It holds a course to follow, whose times may be made up.",)


def test_a_course_behind_a_ride_leaves_the_ride_a_ride() -> None:
    course = ff.fit(ff.file_id(ff.COURSE), ff.RECORD.definition(), ff.records(0, 5))
    found = of(ff.fit(ff.ride()) + course)
    assert [(len(track.points), track.is_plan) for track in found.tracks] == [(30, False), (5, True)]


def test_saved_locations_are_waypoints() -> None:
    location = ff.Kind(
        4, 29, ((253, ff.UINT32), (0, ff.STRING, 16), (1, ff.SINT32), (2, ff.SINT32), (4, ff.UINT16))
    )
    place: list[float | str | bytes] = [
        ff.START,
        "Yurt",
        ff.semicircles(42.5),
        ff.semicircles(75.0),
        (3016 + 500) * 5,
    ]
    (found,) = contents(ff.file_id(8), location.definition(), location.message(place)).waypoints
    assert (found.name, found.ele_m) == ("Yurt", 3016.0)
    assert (found.lat, found.lon) == pytest.approx((42.5, 75.0), abs=1e-7)


def test_an_indoor_ride_is_said_to_have_no_positions() -> None:
    indoor = ff.Kind(1, 20, ((253, ff.UINT32), (5, ff.UINT32)))
    found = contents(ff.file_id(), indoor.definition(), indoor.message([ff.START, 1_234_500]))
    assert found.tracks == ()
    assert found.warnings == ("It holds 1 records without a position, as of an indoor ride of 12.3 km.",)


def test_times_since_switching_on_are_no_dates() -> None:
    early = ff.RECORD.message([12_345, *ff.values(0)[1:]])
    found = contents(ff.file_id(), ff.RECORD.definition(), early, ff.records(1, 3))
    assert found.tracks[0].points.time_ms[0] == NO_TIME
    assert any("no time" in said for said in found.warnings)


def test_a_virtual_ride_is_said_to_be_one() -> None:
    found = contents(ff.ride(), ff.SESSION.definition(), ff.session(0, 30, 2, sub_sport=58))
    assert any("virtual" in said for said in found.warnings)


def test_fractions_of_a_turn_are_part_of_the_cadence() -> None:
    kind = ff.Kind(1, 20, ((0, ff.SINT32), (1, ff.SINT32), (4, ff.UINT8), (53, ff.UINT8)))
    found = contents(ff.file_id(), kind.definition(), kind.message([1 << 29, 1 << 29, 80, 64]))
    assert found.tracks[0].points.extras[CADENCE].tolist() == [80.5]


# What is damaged ------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 10, 1 << 31])
@pytest.mark.parametrize("header", [12, 14, 20])
def test_a_header_that_lies_about_the_size_loses_nothing(size: int, header: int) -> None:
    for sum_bytes in (None, b"", b"\0\0"):
        found = contents(ff.ride(), header=header, size=size, sum_bytes=sum_bytes)
        assert count(found) == 30


def test_a_file_after_a_crash_keeps_all_records_before_the_unwritten_space() -> None:
    found = of(ff.fit(ff.ride(), size=0, sum_bytes=b"") + bytes(4096))
    assert count(found) == 30


@pytest.mark.parametrize("said", [0, 11, 13, 255])
def test_a_header_of_a_wrong_length_is_stepped_over(said: int) -> None:
    data = bytearray(ff.fit(ff.ride()))
    data[0] = said
    assert count(of(bytes(data))) == 30


def test_a_cut_file_keeps_every_whole_record() -> None:
    data = ff.fit(ff.ride())
    counts = []
    for stop in range(len(data) - 3, HEAD_BYTES, -1):
        found = outcome(data[:stop])
        assert not isinstance(found, str) or "byte" in found or "holds nothing" in found
        counts.append(0 if isinstance(found, str) else count(found))
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 30


def test_a_cut_between_two_messages_is_said() -> None:
    data = ff.fit(ff.file_id(), ff.RECORD.definition(), ff.records(0, 30))
    for lost in (1, 2, 3):
        (said,) = of(data[: -2 - lost * len(ff.RECORD.message(ff.values(0)))]).warnings
        assert said.endswith(f"tells of: {30 - lost} points were read.")


def test_the_place_of_a_damage_and_what_it_cost_are_said() -> None:
    data = ff.fit(ff.ride())
    (said,) = of(data[:-5]).warnings
    assert said.startswith("The file is damaged at byte")
    assert "30 points before it were read" in said


def test_reading_goes_on_behind_a_message_of_a_kind_never_defined() -> None:
    data = contents(
        ff.file_id(), ff.RECORD.definition(), ff.records(0, 20), b"\x0f\x31\x32\x33\x34", ff.records(20, 20)
    )
    assert count(data) == 40
    assert "5 bytes were skipped" in data.warnings[0]


DAMAGES = {
    "bytes missing": lambda data, at: data[:at] + data[at + 7 :],
    "bytes too many": lambda data, at: data[:at] + b"abc" + data[at:],
    "block never written": lambda data, at: data[:at] + bytes(512) + data[at + 512 :],
    "block erased": lambda data, at: data[:at] + b"\xff" * 512 + data[at + 512 :],
    "block of something else": lambda data, at: data[:at] + b"Lorem ipsum " * 20 + data[at + 240 :],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("local", [0, 1])
def test_reading_goes_on_behind_a_damage(damage: Callable[[bytes, int], bytes], local: int) -> None:
    kind = ff.Kind(local, 20, ff.RECORD_FIELDS)
    data = ff.fit(ff.file_id(), kind.definition(), ff.records(0, 500, kind))
    whole = set(own(of(data)))
    for at in range(900, 940, 3):
        found = of(damage(data, at))
        points = set(own(found))
        assert len(points & whole) >= 465
        assert len(points - whole) <= 1
        assert len(found.warnings) <= 3


def test_a_definition_lost_with_the_damage_is_found_again_or_guessed_by_the_times() -> None:
    short = ff.Kind(1, 20, ff.RECORD_FIELDS[:3])
    definition = ff.RECORD.definition()
    rows = b"".join(short.message(ff.values(second)[:3]) for second in range(100, 200))
    parts = [definition, ff.records(0, 100), short.definition(), rows, definition, ff.records(200, 100)]
    data = ff.fit(ff.file_id(), *parts)
    at = data.rindex(definition)
    assert count(of(data[: at - 20] + b"?" * (20 + len(definition)) + data[at + len(definition) :])) >= 298


def test_a_clock_that_was_set_on_the_way_loses_no_point() -> None:
    year = 365 * 86_400
    later = b"".join(
        ff.RECORD.message([ff.START + year + second, *ff.values(second)[1:]]) for second in range(100, 200)
    )
    data = contents(ff.file_id(), ff.RECORD.definition(), ff.records(0, 100), later, sum_bytes=b"??")
    assert count(data) == 200


def test_hostile_files_take_no_time() -> None:
    chain = b"".join(ff.fit(size=1 << 20, sum_bytes=b"") for _part in range(3000))
    messages = ff.file_id() + ff.RECORD.definition() + ff.records(0, 1) + b"\x0f\x01" * 50_000
    leaping = b"".join(
        ff.RECORD.message([second * 77_777_777 % (1 << 32), *ff.values(second)[1:]]) for second in range(4000)
    )
    leaps = ff.file_id() + ff.RECORD.definition() + leaping
    start = time.monotonic()
    for data in (chain, ff.fit(messages, sum_bytes=b"??"), ff.fit(leaps, sum_bytes=b"??")):
        assert outcome(data)
    assert time.monotonic() - start < 5


def test_a_wrong_check_sum_is_said() -> None:
    found = contents(ff.ride(), sum_bytes=b"\x12\x34")
    assert count(found) == 30
    assert found.warnings == ("Its check sum is wrong, so some of its values may be wrong too.",)


def test_bytes_behind_the_end_are_said() -> None:
    found = of(ff.fit(ff.ride()) + b"left over from before")
    assert count(found) == 30
    assert "21 bytes" in found.warnings[0]


def test_chained_recordings_are_all_read() -> None:
    found = of(ff.fit(ff.ride()) + ff.fit(ff.ride(5)))
    assert [len(track.points) for track in found.tracks] == [30, 5]
    assert found.segments == 3


def test_a_field_of_another_size_than_its_type_is_read_by_its_size() -> None:
    kind = ff.Kind(1, 20, ((253, ff.UINT32), (0, ff.SINT32), (1, ff.SINT32), (3, ff.UINT8)))
    wrong = bytearray(kind.definition())
    wrong[-1] = ff.UINT32
    found = contents(ff.file_id(), bytes(wrong), kind.message([*ff.values(0)[:3], 131]))
    assert found.tracks[0].points.extras[HEART_RATE].tolist() == [131.0]


def test_a_name_without_an_end_is_read_up_to_its_size() -> None:
    found = contents(ff.ride(), ff.SESSION.definition(), ff.session(0, 30, 2, name="Sixteen letters!"))
    assert found.tracks[0].name == "Sixteen letters!"


def test_a_file_of_definitions_alone_is_refused_soon() -> None:
    many = b"".join(ff.Kind(0, number, ()).definition() for number in range(60_000))
    with pytest.raises(ReadError, match="more kinds of messages"):
        contents(many)


def test_nothing_but_a_header_is_refused() -> None:
    with pytest.raises(ReadError):
        of(ff.fit()[:13])


def test_files_read_together_each_keep_their_own_date(tmp_path: Path) -> None:
    days = []
    for day in range(3):
        path = tmp_path / f"{day}.fit"
        rows = b"".join(ff.RECORD.message([ff.START + day * 86_400 + k, *ff.values(k)[1:]]) for k in range(9))
        path.write_bytes(ff.fit(ff.file_id(), ff.RECORD.definition(), rows))
        days.append(path)
    one_way, back = [read(path) for path in days], [read(path) for path in reversed(days)]
    assert [list(found.dates) for found in one_way] == [["2024-11-08"], ["2024-11-09"], ["2024-11-10"]]
    assert [found.dates for found in reversed(back)] == [found.dates for found in one_way]


def test_a_number_may_begin_at_any_byte_in_either_order() -> None:
    for order in "<>":
        kind = ff.Kind(1, 20, ((3, ff.UINT8), (253, ff.UINT32), (0, ff.SINT32), (1, ff.SINT32)), order)
        found = contents(ff.file_id(), kind.definition(), kind.message([99, ff.START, 1 << 28, -(1 << 28)]))
        points = found.tracks[0].points
        assert (points.lat[0], points.lon[0]) == (22.5, -22.5)


def seeds() -> list[bytes]:
    small = [path for path in sorted(CORPUS.rglob("*.fit")) if path.stat().st_size < 30_000]
    return [ff.fit(ff.ride()), *(path.read_bytes() for path in small)]


SEEDS = seeds()


@settings(max_examples=150, deadline=5000)
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), max_size=8),
    st.integers(0, 1 << 16),
)
def test_no_damage_gives_anything_but_contents_or_a_reason(
    data: bytes, flips: list[tuple[int, int]], cut: int
) -> None:
    hurt = bytearray(data[: len(data) - cut % len(data)])
    for place, value in flips:
        hurt[place % len(hurt)] = value
    found = outcome(bytes(hurt))
    assert found if isinstance(found, str) else found.tracks or found.warnings
