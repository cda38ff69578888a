from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from expedition.itinerary.plan import build
from expedition.kinds import LegMode
from expedition.points import Points, join
from expedition.records.importing import FileState, KnownTrack, ReadFile
from tests.expedition.itinerary.files import file, known, said, untimed, way

BIKE = LegMode.BICYCLE


def states(*files: ReadFile, held: tuple[KnownTrack, ...] = ()) -> dict[str, tuple[str, str]]:
    """State and reason by name, the same for every order of the files."""
    outcomes = []
    for order in permutations(files):
        plan = build(order, held, BIKE)
        outcomes.append(
            {
                plan.files[leg.file].read.path.stem: words
                for leg, words in zip(plan.legs, said(plan.legs), strict=True)
            }
        )
    assert all(outcome == outcomes[0] for outcome in outcomes)
    return outcomes[0]


def test_the_same_bytes() -> None:
    ride = way("2025-07-18T04:00", 120)
    found = states(file("edge", ride, sha256="a"), file("edge (1)", ride, sha256="a"))
    assert found == {"edge": ("new", "first leg"), "edge (1)": ("duplicate", "of edge: same bytes")}


def test_two_devices_keep_the_one_with_more_points() -> None:
    edge = way("2025-07-18T04:00", 120, step_s=2)
    watch = replace(way("2025-07-18T04:00", 120), time_ms=way("2025-07-18T04:00", 120).time_ms + 12_000)
    found = states(file("edge", edge), file("watch", watch))
    assert found["watch"] == ("duplicate", "of edge: starts 12 s later, fewer points")
    assert found["edge"][0] == "new"


def test_a_second_device_for_a_part_of_the_way_overlaps() -> None:
    phone = way("2025-07-18T05:00", 60, north_m=18_000, east_m=20)
    found = states(file("edge", way("2025-07-18T04:00", 240)), file("phone", phone))
    assert found["phone"] == ("overlaps", "edge for 100 % of its time, within 50 m; longer one kept")


@pytest.mark.parametrize(("east_m", "minutes_later"), [(400.0, 0), (0.0, 100)])
def test_another_way_or_another_time_is_new(east_m: float, minutes_later: int) -> None:
    hour = 5 + (minutes_later + 60) // 60
    other = way(f"2025-07-18T{hour:02d}:20", 60, north_m=18_000, east_m=east_m)
    found = states(file("edge", way("2025-07-18T04:00", 70)), file("other", other))
    assert {state for state, _ in found.values()} == {"new"}


def parts() -> list[Points]:
    return [
        way("2025-07-18T04:00", 90),
        way("2025-07-18T06:00", 60, north_m=27_000),
        way("2025-07-18T08:00", 30, north_m=45_000),
    ]


def test_a_merged_file_stands_for_the_three_it_repeats() -> None:
    merged = file("merged", join(parts()))
    found = states(merged, *(file(name, part) for name, part in zip("abc", parts(), strict=True)))
    assert found["merged"][0] == "new"
    assert {found[name][0] for name in "abc"} == {"overlaps"}


def test_a_merged_file_after_its_parts_overlaps_what_the_trip_has() -> None:
    first = build([file(name, part) for name, part in zip("abc", parts(), strict=True)], (), BIKE)
    held = tuple(known(leg, name) for leg, name in zip(first.legs, "abc", strict=True))
    assert states(file("merged", join(parts())), held=held)["merged"][0] == "overlaps"
    assert states(file("merged", join(parts())), held=held[:1])["merged"] == (
        "overlaps",
        "a, most of which is in it; more points kept",
    )


def test_what_the_trip_has_is_known_by_bytes_and_by_ride() -> None:
    ride = file("edge", way("2025-07-18T04:00", 120))
    (leg,) = build([ride], (), BIKE).legs
    assert states(ride, held=(known(leg, "edge.gpx", "edge"),))["edge"][1] == "of edge.gpx: same bytes"
    assert states(ride, held=(known(leg, "old.gpx"),))["edge"][1] == "of old.gpx: the same start and way"


def test_a_winding_road_is_the_same_way_although_the_trip_keeps_it_thinned() -> None:
    bends = way("2025-07-18T04:00", 240, step_s=1, speed_m_s=15.0)
    wind = np.sin(np.arange(len(bends)) / 40) * 300 / 81_500
    bends = replace(bends, lon=bends.lon + wind)
    (leg,) = build([file("whole", bends)], (), BIKE).legs
    part = bends.take(slice(2_000, 9_000))
    assert states(file("part", part), held=(known(leg, "whole"),))["part"][0] == "overlaps"


def test_lines_without_times_are_the_same_by_their_way() -> None:
    line = untimed(way("2025-07-18T04:00", 60))
    moved = replace(line, lat=line.lat + 1)
    found = states(file("a", line), file("b", line), file("c", moved))
    assert found["b"] == ("duplicate", "of a: the same start and way")
    assert found["c"][0] == FileState.UNTIMED.value


@pytest.mark.parametrize(("longer", "state"), [(1.0009, "duplicate"), (1.0011, "untimed")])
@pytest.mark.parametrize("minutes", [3, 20, 60, 61])
def test_lines_without_times_may_differ_by_a_thousandth(minutes: int, longer: float, state: str) -> None:
    line = untimed(way("2025-07-18T04:00", minutes))
    copy = replace(line, lat=line.lat[0] + (line.lat - line.lat[0]) * longer)
    found = states(file("a", line), file("b", copy))
    assert sorted(words[0] for words in found.values()) == sorted([state, "untimed"])


def test_two_tracks_of_one_file_are_not_each_other() -> None:
    plan = build([file("both", way("2025-07-18T04:00", 60), way("2025-07-19T04:00", 60))], (), BIKE)
    assert [leg.state for leg in plan.legs] == [FileState.NEW, FileState.NEW]


def test_another_device_may_be_another_riders() -> None:
    edge = replace(file("edge", way("2025-07-18T04:00", 120, step_s=5)), device="Edge 530")
    watch = replace(file("watch", way("2025-07-18T04:00", 120)), device="fēnix 7")
    assert states(edge, watch)["watch"] == (
        "duplicate",
        "of edge: fewer points, by fēnix 7: a second device, or another rider's",
    )


def test_a_damaged_outline_is_like_no_other() -> None:
    (leg,) = build([file("edge", way("2025-07-18T04:00", 240))], (), BIKE).legs
    held = replace(known(leg, "edge"), outline=b"damaged")
    part = way("2025-07-18T05:00", 60, north_m=18_000)
    assert states(file("part", part), held=(held,))["part"][0] == "new"
    same = states(file("again", way("2025-07-18T04:00", 240)), held=(held,))
    assert same["again"][0] == "duplicate"
