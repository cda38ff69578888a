from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from expedition.errors import UserError
from expedition.importers import trip_folder
from expedition.kinds import FigureName, LegMode, LegOrigin, LegPower, Precision, StayKind

DAY = "days/2024-06-22.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "trip"
    (root / "days").mkdir(parents=True)
    (root / "tracks").mkdir()
    (root / "tracks" / "day.gpx").write_text("<gpx/>")
    (root / "trip.md").write_text("---\ntitle: North\n---\n\nFive days.\n", encoding="utf-8")
    (root / DAY).write_text("---\ndate: 2024-06-22\n---\n", encoding="utf-8")
    return root


def write_day(folder: Path, head: str, body: str = "") -> None:
    (folder / DAY).write_text(f"---\ndate: 2024-06-22\n{head}\n---\n{body}", encoding="utf-8")


def refusal(folder: Path) -> str:
    with pytest.raises(UserError) as caught:
        trip_folder.read(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_trip_and_days_are_read_in_order_of_date(folder: Path) -> None:
    (folder / "days" / "a later one.md").write_text("---\ndate: 2024-06-23\n---\n")
    (folder / "days" / "Z.md").write_text("---\ndate: 2024-06-21\n---\n")
    trip = trip_folder.read(folder)
    assert (trip.fields.title, trip.fields.summary) == ("North", "Five days.")
    assert [day.fields.date.day for day in trip.days] == [21, 22, 23]


def test_the_trip_file_stands_for_its_folder(folder: Path) -> None:
    assert trip_folder.is_trip_folder(folder / "trip.md")
    assert trip_folder.read(folder / "trip.md") == trip_folder.read(folder)
    assert not trip_folder.is_trip_folder(folder / "days")


def test_text_below_the_front_matter_is_the_diary_unchanged(folder: Path) -> None:
    write_day(folder, "country: NO", "\nOne.\n\n---\n\n  Two — ok.  \n")
    day = trip_folder.read(folder).days[0]
    assert day.fields.diary == "One.\n\n---\n\n  Two — ok.  "
    assert day.fields.country == "NO"


def test_windows_line_ends_and_byte_order_mark_do_no_harm(folder: Path) -> None:
    (folder / DAY).write_bytes(b"\xef\xbb\xbf---\r\ndate: 2024-06-22\r\n---\r\n\r\nOne.\r\nTwo.\r\n")
    assert trip_folder.read(folder).days[0].fields.diary == "One.\nTwo."


def test_entries_of_a_day_become_records(folder: Path) -> None:
    write_day(folder, "stays:\n- kind: yurt\n  price: 12.50\n  currency: KZT\nrepairs:\n- part: chain")
    day = trip_folder.read(folder).days[0]
    (stay,), (repair,) = day.of("stay"), day.of("repair")
    assert stay.kind is StayKind.YURT
    assert str(stay.price) == str(Decimal("12.50"))
    assert repair.part == "chain"


def test_stated_figures_are_a_number_or_a_group(folder: Path) -> None:
    write_day(folder, "stated:\n  distance_m: 72000\n  temperature_max_c: {value: 44, precision: about}")
    distance, heat = trip_folder.read(folder).days[0].stated
    assert (distance.figure, distance.value) == (FigureName.DISTANCE, 72000)
    assert (heat.value, heat.precision) == (44, Precision.ABOUT)


def test_a_leg_with_a_file_is_recorded_with_the_usual_power(folder: Path) -> None:
    write_day(folder, "legs:\n- {mode: ferry, gpx: tracks/day.gpx}\n- {mode: foot}")
    ferry, foot = trip_folder.read(folder).days[0].legs
    assert (ferry.gpx, ferry.fields.origin, ferry.fields.power) == (
        Path("tracks/day.gpx"),
        LegOrigin.RECORDED,
        LegPower.CARRIED,
    )
    assert (foot.gpx, foot.fields.origin, foot.fields.mode) == (None, LegOrigin.TYPED, LegMode.FOOT)


def test_a_leg_may_be_a_part_of_a_file(folder: Path) -> None:
    part = "[2024-06-22T08:00:00Z, 2024-06-22T11:00:00+02:00]"
    write_day(folder, f"legs:\n- {{mode: foot, gpx: tracks/day.gpx, part: {part}}}")
    leg = trip_folder.read(folder).days[0].legs[0]
    assert leg.part == (datetime(2024, 6, 22, 8, tzinfo=UTC), datetime(2024, 6, 22, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        ("wether: hot", ("“wether”", "did you mean “weather”?", f"({DAY})")),
        ("stays:\n- qualty: 5", ("“qualty”", "“quality”", f"({DAY}, stays 1)")),
        ("stays:\n- quality: 9", ("from 1 to 5", f"({DAY}, stays 1)")),
        ("stays:\n- price: 12,50", ("“price”", "12.5", "stays 1")),
        ("stays: hotel", ("“stays”", "list")),
        ("stays:\n- hotel", ("“stays”", "name: value")),
        ("kind: riding", ("“kind”", "ride, rest, waiting")),
        ("mood: good", ("“mood”", "whole number")),
        ("zone: Asia/Kegen", ("“zone”", "Asia/Almaty")),
        ("country: no", ("“country”", "capital letters")),
        ("title: [a, b]", ("“title”", "one value")),
        ("diary: [a]", ("“diary”",)),
        ("stated:\n  km: 72", ("“km”", "stated")),
        ("stated: 72", ("“stated”",)),
        ("stated:\n  distance_m: far", ("“value”", "distance_m")),
        ("stated:\n  distance_m: .inf", ("“value”", "a number")),
        ("legs:\n- {title: ride}", ("“mode” is missing", "legs 1")),
        ("legs:\n- {mode: sledge}", ("“mode”", "bicycle")),
        ("legs:\n- {mode: foot, part: [2024-06-22, 2024-06-23]}", ("“part”", "13:07:03Z")),
        ("legs:\n- {mode: foot, part: morning}", ("“part”", "two times")),
        ("title: a\ntitle: b", ("“title” stands there twice", "line 4")),
        ("title: 'a", ("not valid YAML", "line")),
        ("title: &a b\nweather: *a", ("not valid YAML", "line 4")),
        ("mood: " + "[" * 3000 + "]" * 3000, ("front matter",)),
    ],
)
def test_a_wrong_day_is_refused_with_its_place(folder: Path, head: str, parts: tuple[str, ...]) -> None:
    write_day(folder, head)
    said = refusal(folder)
    assert all(part in said for part in parts), said


@pytest.mark.parametrize(
    "name", ["../secret.gpx", "/etc/hostname", "tracks\\day.gpx", "C:/day.gpx", "tracks", "no.gpx"]
)
def test_a_leg_cannot_reach_outside_the_folder(folder: Path, name: str) -> None:
    (folder.parent / "secret.gpx").write_text("<gpx/>")
    write_day(folder, f"legs:\n- {{mode: foot, gpx: '{name}'}}")
    assert name in refusal(folder)


@pytest.mark.parametrize("link", ["tracks/link.gpx", "days/2024-06-23.md"])
def test_a_link_out_of_the_folder_is_not_followed(folder: Path, link: str) -> None:
    (folder.parent / "secret").write_text("---\ndate: 2024-06-23\n---\n")
    (folder / link).symlink_to(folder.parent / "secret")
    write_day(folder, "legs:\n- {mode: foot, gpx: tracks/link.gpx}")
    assert link in refusal(folder) or "link.gpx" in refusal(folder)


def test_two_days_of_one_date_are_refused(folder: Path) -> None:
    (folder / "days" / "again.md").write_text(f"---\ndate: {date(2024, 6, 22)}\n---\n")
    assert DAY in refusal(folder)
    assert "again.md" in refusal(folder)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "front matter"),
        (b"just text", "front matter"),
        (b"---\ndate: 2024-06-22\n", "no end"),
        (b"---\n- a\n---\n", "name: value"),
        (b"---\ndate: 2024-02-30\n---\n", "2025-07-18"),
        (b"---\ndate: 22 June\n---\n", "2025-07-18"),
        (b"---\n---\n", "“date” is missing"),
        (b"---\ntitle: \xff\n---\n", "UTF-8"),
        (b"---\ntitle: \x00\n---\n", "YAML"),
    ],
)
def test_a_file_that_is_no_day_is_refused(folder: Path, content: bytes, part: str) -> None:
    (folder / DAY).write_bytes(content)
    assert part in refusal(folder)


def test_a_folder_of_a_newer_version_is_refused(folder: Path) -> None:
    (folder / "trip.md").write_text("---\ntrip_folder: 3\ntitle: North\n---\n")
    assert "newer version" in refusal(folder)


def test_a_folder_without_a_trip_file_is_refused(tmp_path: Path) -> None:
    assert "trip.md" in refusal(tmp_path)
