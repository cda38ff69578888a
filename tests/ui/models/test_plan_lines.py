from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from expedition.kinds import DayKind, LegMode, LegPower
from expedition.records.borders import BorderPoint, PlannedCrossing
from expedition.records.day import DayRow
from expedition.records.fields import LegFigures
from expedition.records.importing import (
    Carriage,
    FileState,
    ImportPlan,
    PackedLine,
    PlannedFile,
    PlannedLeg,
    PlannedPhoto,
    Question,
    ReadFile,
    ReadPhoto,
)
from ui.dialogs.import_changes import ticked
from ui.models import plan_lines, plan_words
from ui.models.plan_lines import (
    CarryLine,
    CrossingLine,
    DayGroup,
    FileLine,
    LegLine,
    PhotosLine,
    Shown,
    TripDays,
)
from ui.models.plan_model import said

DAY = date(2025, 7, 18)
TRIPS: plan_lines.Trips = {None: TripDays("East")}
FIGURES = LegFigures(
    version=1,
    points=100,
    segments=1,
    dropped=0,
    distance_m=34_800.0,
    gap_m=0.0,
    climb_m=212.0,
    moving_s=7860.0,
    start_utc=datetime(2025, 7, 18, 4, tzinfo=UTC),
)


def file(name: str, state: FileState = FileState.NEW, reason: str = "") -> PlannedFile:
    return PlannedFile(ReadFile(Path(name), sha256=name, size=1, format="GPX"), state, reason)


def leg(key: int, place: int, **changes: object) -> PlannedLeg:
    made = PlannedLeg(
        key=key,
        file=place,
        title="",
        state=FileState.NEW,
        reason="first leg",
        include=True,
        date=DAY,
        zone="Asia/Almaty",
        country="KZ",
        mode=LegMode.BICYCLE,
        power=LegPower.OWN_POWER,
        figures=FIGURES,
        line=PackedLine(b"", ()),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def plan() -> ImportPlan:
    files = (
        file("a.gpx"),
        file("copy.gpx", FileState.DUPLICATE, "same bytes"),
        file("bus.gpx"),
        file("broken.gpx", FileState.REFUSED, "It is empty."),
        file("watch.gpx", FileState.UNTIMED),
    )
    legs = (
        leg(1, 0),
        leg(2, 1, state=FileState.DUPLICATE, include=False),
        leg(3, 2, date=date(2025, 7, 19), mode=LegMode.BUS, power=LegPower.CARRIED),
        leg(4, 4, state=FileState.UNTIMED, include=False, date=None),
    )
    return ImportPlan(files, legs)


def test_days_come_first_then_what_has_no_date_then_what_is_left_out() -> None:
    lines = plan_lines.lines_of(plan(), TRIPS)
    groups = [line.name for line in lines if isinstance(line, DayGroup)]
    assert groups == ["Day 1", "Day 2", "Without a date", "Left out"]
    assert [line.name for line in lines if isinstance(line, LegLine)] == [
        "a.gpx",
        "copy.gpx",
        "bus.gpx",
        "watch.gpx",
    ]
    assert [(line.name, line.reason) for line in lines if isinstance(line, FileLine)] == [
        ("broken.gpx", "It is empty.")
    ]


def test_sums_of_a_day_are_those_taken_under_own_power() -> None:
    groups = [line for line in plan_lines.lines_of(plan(), TRIPS) if isinstance(line, DayGroup)]
    assert (groups[0].sums.km, groups[0].sums.climb, groups[0].sums.moving) == ("34.8", "212", "2:11")
    assert groups[1].sums.km == ""


def test_ridden_and_carried_are_never_added_up() -> None:
    assert plan_words.totals(plan()) == (
        ("34.8 km", "ridden"),
        ("34.8 km", "carried"),
        ("212 m", "climb"),
        ("2:11", "moving"),
    )


def test_the_title_is_the_outcome() -> None:
    assert plan_words.title(plan()) == "5 files become 2 days"
    assert plan_words.verb(plan()) == "Import 2 days"
    assert plan_words.summary(plan()) == "2 are new. 1 is a copy, 1 has no times, 1 cannot be read."


def test_photos_are_counted_apart() -> None:
    made = plan()
    picture = replace(made.files[0], read=replace(made.files[0].read, photo=ReadPhoto(4, 3)))
    assert (
        plan_words.title(replace(made, files=(*made.files, picture))) == "5 files and 1 photo become 2 days"
    )


def test_nothing_to_take_is_said() -> None:
    only_copy = ImportPlan((file("a.gpx", FileState.DUPLICATE),), (leg(1, 0, include=False),))
    assert plan_words.title(only_copy) == "Nothing new in 1 file"
    assert plan_words.included_dates(only_copy) == []


def test_the_year_is_said_where_it_changes() -> None:
    legs = (leg(1, 0), leg(2, 0, date=date(2025, 7, 19)), leg(3, 0, date=date(2026, 1, 2)))
    lines = plan_lines.lines_of(ImportPlan((file("a.gpx"),), legs), TRIPS)
    dates = [line.date for line in lines if isinstance(line, DayGroup)]
    assert dates == ["Fri 18 July 2025", "Sat 19 July", "Fri 2 January 2026"]


def test_a_file_without_times_asks_for_its_day_until_it_has_one() -> None:
    files = (file("watch.gpx", FileState.UNTIMED, "choose its day"),)
    undated = leg(1, 0, state=FileState.UNTIMED, reason="choose its day", include=False, date=None)
    waiting = ImportPlan(files, (undated,))
    assert plan_words.title(waiting) == "1 file needs an answer"
    assert plan_words.summary(waiting) == "1 has no times."
    placed = ImportPlan(files, (replace(undated, date=DAY, include=True),))
    assert plan_words.summary(placed) == "It is new."
    (line,) = (line for line in plan_lines.lines_of(placed, TRIPS) if isinstance(line, LegLine))
    assert line.state_word == "New"
    assert "choose" not in line.reason


def test_a_day_in_the_log_is_said_to_be_extended_with_the_number_it_has() -> None:
    later = DayRow(
        id=7, trip_id=1, number=1, date=date(2025, 7, 19), kind=DayKind.RIDE, title="", purpose="",
        from_place="Kegen", to_place="Shonzhy", country="KZ", country_from="", distance_m=None,
        carried_m=None, total_m=0.0, marks=frozenset(), stay_kind=None, place="",
    )  # fmt: skip
    trips: plan_lines.Trips = {None: TripDays("East", (later,))}
    groups = [line for line in plan_lines.lines_of(plan(), trips) if isinstance(line, DayGroup)]
    assert (groups[0].name, groups[0].what) == ("Day 1", "")
    assert (groups[1].name, groups[1].what) == ("Day 2", "extends day 1 · Kegen → Shonzhy")


def test_a_proposal_stands_under_its_leg_with_its_reason() -> None:
    ferry = Carriage(3, 9, LegMode.FERRY, 38_000.0, "38 km over the sea")
    lines = plan_lines.lines_of(ImportPlan((file("a.gpx"),), (leg(1, 0, carriages=(ferry,)),)), TRIPS)
    assert isinstance(lines[1], LegLine)
    assert lines[2] == CarryLine(1, 0, "ship", "Ferry · 38 km over the sea", "Make it a ferry")


def photo(place: int, **changes: object) -> PlannedPhoto:
    made = PlannedPhoto(place, FileState.NEW, "", include=True, date=DAY, taken_utc=None, zone="")
    return replace(made, **changes)  # type: ignore[arg-type]


def crossing(**changes: object) -> PlannedCrossing:
    at = BorderPoint(42.8, 79.2, 12_300.0, time_utc=datetime(2025, 7, 18, 5, 7, tzinfo=UTC))
    made = PlannedCrossing(1, DAY, None, "Asia/Almaty", "KG", "KZ", at, "24 km S of Kegen")
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_border_stands_under_the_legs_of_its_day() -> None:
    made = replace(plan(), crossings=(crossing(), crossing(include=False)))
    lines = plan_lines.lines_of(made, TRIPS)
    found = [line for line in lines if isinstance(line, CrossingLine)]
    assert [line.is_on for line in found] == [True, False]
    assert (found[0].name, found[0].words) == (
        "Kyrgyzstan → Kazakhstan",
        "crosses the border at km 12.3 · 10:07 · 24 km S of Kegen",
    )
    assert isinstance(lines[lines.index(found[0]) - 1], LegLine)
    assert plan_lines.counts(lines)[Shown.TAKEN] == 3
    assert said(found[0]).startswith("taken: Kyrgyzstan → Kazakhstan, crosses the border")


def test_a_border_on_a_day_without_new_lines_is_shown_too() -> None:
    later = date(2025, 7, 22)
    lines = plan_lines.lines_of(replace(plan(), crossings=(crossing(date=later),)), TRIPS)
    at = next(place for place, line in enumerate(lines) if isinstance(line, CrossingLine))
    group = lines[at - 1]
    assert isinstance(group, DayGroup)
    assert "22 July" in group.date


def test_a_border_is_taken_and_left_with_its_line() -> None:
    made = replace(plan(), crossings=(crossing(),))
    line = next(line for line in plan_lines.lines_of(made, TRIPS) if isinstance(line, CrossingLine))
    left = ticked(made, [line], is_on=False)
    assert [one.include for one in left.crossings] == [False]
    assert [one.include for one in ticked(left, [line], is_on=True).crossings] == [True]


def test_photos_are_one_line_a_day() -> None:
    shots = (photo(1, is_placed=True, lat=1.0), photo(2, lat=2.0), photo(3, date=None, include=False))
    files = (file("a.gpx"), file("1.jpg"), file("2.jpg"), file("3.jpg"))
    made = ImportPlan(files, (leg(1, 0),), photos=shots)
    found = [line for line in plan_lines.lines_of(made, TRIPS) if isinstance(line, PhotosLine)]
    assert [(line.words, line.photos, line.is_on) for line in found] == [
        ("2 photos", (0, 1), True),
        ("1 photo", (2,), False),
    ]
    assert found[0].reason == "1 placed on the track, 1 by its own position"
    assert not any(isinstance(line, FileLine) for line in plan_lines.lines_of(made, TRIPS))
    assert ("2", "photos") in plan_words.totals(made)


def test_lines_are_counted_and_shown_by_what_becomes_of_them() -> None:
    lines = plan_lines.lines_of(plan(), TRIPS)
    assert plan_lines.counts(lines) == {
        Shown.ALL: 5,
        Shown.TAKEN: 2,
        Shown.LEFT: 2,
        Shown.WAITING: 1,
    }
    left = plan_lines.shown(lines, Shown.LEFT)
    assert [line.name for line in left if not isinstance(line, DayGroup | CarryLine | PhotosLine)] == [
        "copy.gpx",
        "broken.gpx",
    ]
    assert [line.name for line in left if isinstance(line, DayGroup)] == ["Day 1", "Left out"]


def test_sums_follow_the_mode_and_the_power() -> None:
    legs = (
        leg(1, 0, mode=LegMode.FOOT),
        leg(2, 0),
        leg(3, 0, mode=LegMode.CAR, power=LegPower.INVOLUNTARY),
    )
    words = [word for _figure, word in plan_words.totals(ImportPlan((file("a.gpx"),), legs))]
    assert words[:3] == ["ridden", "on foot", "involuntary"]


def test_what_is_left_out_proposes_nothing() -> None:
    ferry = Carriage(20, 40, LegMode.FERRY, 33_000.0, "33 km over the sea")
    files = (file("a.gpx"),)
    taken = ImportPlan(files, (leg(1, 0, carriages=(ferry,)),))
    left = ImportPlan(files, (leg(1, 0, carriages=(ferry,), include=False),))
    assert [
        sum(isinstance(line, CarryLine) for line in plan_lines.lines_of(one, TRIPS)) for one in (taken, left)
    ] == [1, 0]


def asking(question: Question, reason: str) -> LegLine:
    planned = replace(file("night.log"), question=question)
    waiting = leg(1, 0, state=FileState.UNTIMED, include=False, date=None, reason=reason)
    lines = plan_lines.lines_of(ImportPlan((planned,), (waiting,)), TRIPS)
    return next(line for line in lines if isinstance(line, LegLine))


def test_a_line_that_waits_says_what_is_asked() -> None:
    zone = asking(Question.ZONE, "until the file's zone is named")
    assert (zone.state_word, zone.reason) == ("Asks", "its time zone")
    weeks = asking(Question.WEEKS, "no Edge is older than 2010")
    assert (weeks.state_word, weeks.reason) == ("Dates in doubt", "no Edge is older than 2010")
