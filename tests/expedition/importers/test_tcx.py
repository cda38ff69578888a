import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.errors import ReadError
from expedition.importers import tcx
from expedition.kinds import WaypointKind
from expedition.points import CADENCE, HEART_RATE, POWER
from tests.expedition.importers.looking import Row, is_same, iso, look, rows

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase'
    ' xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
)


def point(lat: float, lon: float = 79, second: int = 0, more: str = "") -> str:
    return (
        f"<Trackpoint><Time>2025-07-18T04:00:{second:02}Z</Time><Position><LatitudeDegrees>{lat}"
        f"</LatitudeDegrees><LongitudeDegrees>{lon}</LongitudeDegrees></Position>"
        f"<AltitudeMeters>1000.5</AltitudeMeters>{more}</Trackpoint>"
    )


def lap(*points: str, before: str = "") -> str:
    return f'<Lap StartTime="2025-07-18T04:00:00Z">{before}<Track>{"".join(points)}</Track></Lap>'


def activity(*laps: str, sport: str = "Biking", after: str = "") -> str:
    return f'<Activity Sport="{sport}"><Id>2025-07-18T04:00:00Z</Id>{"".join(laps)}{after}</Activity>'


def file_of(*activities: str) -> str:
    return f"{HEAD}<Activities>{''.join(activities)}</Activities></TrainingCenterDatabase>"


RIDE = lap(point(43), point(43.001, second=30))


def test_activities_laps_and_the_device(tmp_path: Path) -> None:
    creator = "<Creator><Name>Edge 1040</Name><UnitId>1</UnitId></Creator>"
    swim = activity(RIDE, sport="Other")
    found = look(tmp_path, file_of(activity(RIDE, RIDE, after=creator), swim))
    assert found.format == "tcx"
    assert [(track.kind, len(track.points)) for track in found.tracks] == [("Biking", 4), ("Other", 2)]
    assert found.tracks[0].points.segment_starts.tolist() == [0, 2]
    assert found.tracks[0].points.ele_m.tolist() == [1000.5] * 4
    assert (found.segments, found.device) == (3, "Edge 1040")
    assert found.dates == {"2025-07-18": 6}


def test_sensors_stand_at_their_points_and_those_of_the_lap_do_not(tmp_path: Path) -> None:
    sums = "<AverageHeartRateBpm><Value>99</Value></AverageHeartRateBpm><Cadence>98</Cadence>"
    pulse = "<HeartRateBpm><Value> 121 </Value></HeartRateBpm><Cadence>80</Cadence>"
    power = "<Extensions><ns3:TPX><ns3:Speed>5</ns3:Speed><ns3:Watts>200</ns3:Watts></ns3:TPX></Extensions>"
    steps = "<Extensions><TPX><RunCadence>88</RunCadence><Deep><Value>7</Value></Deep></TPX></Extensions>"
    ride = lap(point(43), point(44, more=pulse + power), point(45, more=steps), before=sums)
    extras = look(tmp_path, file_of(activity(ride))).tracks[0].points.extras
    nan = np.nan
    for name, want in {HEART_RATE: [nan, 121, nan], CADENCE: [nan, 80, 88], POWER: [nan, 200, nan]}.items():
        np.testing.assert_array_equal(extras[name], want)


@pytest.mark.parametrize(
    ("cut_at", "points"), [("<AltitudeMeters>", 2), ("</LongitudeDegrees>", 1), ("<Position>", 1)]
)
def test_a_last_point_cut_off_behind_its_position_counts(tmp_path: Path, cut_at: str, points: int) -> None:
    whole = file_of(activity(RIDE))
    assert look(tmp_path, whole[: whole.rindex(cut_at)]).points == points


def test_a_course_is_a_track_with_marked_places(tmp_path: Path) -> None:
    mark = (
        "<CoursePoint><Name>Spring</Name><Time>2025-07-18T04:00:00Z</Time><Position><LatitudeDegrees>43"
        "</LatitudeDegrees><LongitudeDegrees>79</LongitudeDegrees></Position><PointType>Water</PointType>"
        "<Notes>cold</Notes></CoursePoint>"
    )
    lost = "<CoursePoint><Name>Nowhere</Name></CoursePoint>"
    line = f"<Track>{point(43)}{point(44)}</Track>"
    course = f"<Courses><Course><Name>Over the pass</Name><Lap/>{line}{mark}{lost}</Course></Courses>"
    found = look(tmp_path, f"{HEAD}{course}</TrainingCenterDatabase>")
    assert [(track.name, len(track.points), track.is_plan) for track in found.tracks] == [
        ("Over the pass", 2, True)
    ]
    assert "It holds a course to follow, whose times may be made up." in found.warnings
    (spring,) = found.waypoints
    assert (spring.name, spring.note, spring.kind) == ("Spring", "cold", WaypointKind.WATER)
    assert found.lost_waypoints == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            file_of(activity(lap("<Trackpoint><Time>2025-07-18T04:00:00Z</Time></Trackpoint>"))),
            "It holds a workout without positions, as indoors, and no track.",
        ),
        (
            f"{HEAD}<Workouts><Workout/></Workouts></TrainingCenterDatabase>",
            "It holds a plan for workouts and no track.",
        ),
        (file_of(activity("<Lap/>")), "It holds the sums of an activity and no track."),
        (file_of(activity(lap(point(91)))), "It has a track, but none of its points can be used."),
        (file_of(), "It holds no recorded track: choose another file."),
    ],
)
def test_what_a_file_holds_instead_of_a_track_is_said(tmp_path: Path, content: str, said: str) -> None:
    found = look(tmp_path, content)
    assert found.is_readable
    assert found.warnings[-1] == said


def test_points_before_the_damage_are_kept_and_counted(tmp_path: Path) -> None:
    found = look(tmp_path, file_of(activity(RIDE))[:-150])
    assert found.points == 1
    assert "One point before it was read." in found.warnings[0]


@pytest.mark.parametrize(
    "bad", ["<Position>", "</Lap>", "<<", "&nbsp;", "\0\0", "<Trackpoint><Time>", "</Trackpoint>"]
)
def test_points_behind_the_damage_are_kept_too(tmp_path: Path, bad: str) -> None:
    content = file_of(activity(lap(point(43), point(44), bad + point(45), point(46)), lap(point(47))))
    found = look(tmp_path, content)
    assert {43, 44, 45, 46, 47} == set(found.tracks[0].points.lat.tolist())
    assert "in spite of it" in found.warnings[0]


def test_a_file_that_lost_its_beginning(tmp_path: Path) -> None:
    content = file_of(activity(RIDE))
    found = look(tmp_path, content[content.index("<Trackpoint>") :])
    assert (found.format, found.points) == ("tcx", 2)


TRAPS = {
    "document type": "<!DOCTYPE x [<!ENTITY a 'b'>]><TrainingCenterDatabase>&a;</TrainingCenterDatabase>",
    "nested": HEAD + "<a>" * 200_000,
    "nested without end": HEAD + "<Trackpoint>" + "<a>" * 200_000,
    "single tag": f'{HEAD}<a b="{"x" * 12_000_000}"/>',
    "damaged before its first point": HEAD + "<Activities",
}


@pytest.mark.parametrize(("said", "content"), TRAPS.items(), ids=TRAPS.keys())
def test_traps_are_refused_in_one_sentence(tmp_path: Path, said: str, content: str) -> None:
    assert said in look(tmp_path, content).reason


def test_more_points_than_a_block(tmp_path: Path) -> None:
    found = look(tmp_path, file_of(activity(lap(*[point(43), point(44)] * 12_000))))
    assert found.points == 24_000
    assert found.tracks[0].points.lat[-1] == 44


def written(line: list[Row]) -> str:
    """A file of this line."""
    return file_of(
        activity(
            lap(
                *(
                    f"<Trackpoint><Time>{iso(at)}</Time><Position><LatitudeDegrees>{lat!r}</LatitudeDegrees>"
                    f"<LongitudeDegrees>{lon!r}</LongitudeDegrees></Position>"
                    f"<AltitudeMeters>{ele}</AltitudeMeters></Trackpoint>"
                    for lat, lon, ele, at in line
                )
            )
        )
    )


@given(rows())
def test_any_line_comes_back(line: list[Row]) -> None:
    assert is_same(tcx.read_stream(io.BytesIO(written(line).encode())), line)


@given(rows(4), st.integers(0, 2_000), st.binary(max_size=8))
def test_any_damage_ends_in_points_or_a_reason(line: list[Row], place: int, junk: bytes) -> None:
    content = written(line).encode()
    place = min(place, len(content))
    try:
        contents = tcx.read_stream(io.BytesIO(content[:place] + junk + content[place + len(junk) :]))
    except ReadError:
        return
    assert sum(len(track.points) for track in contents.tracks) <= len(line)
