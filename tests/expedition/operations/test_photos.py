from datetime import date, datetime
from pathlib import Path

import pytest

from expedition import intake
from expedition.itinerary import edit
from expedition.itinerary import photos as planning
from expedition.kinds import DayKind
from expedition.logbook import Logbook
from expedition.operations import days, photos, trips
from expedition.queries.days import day_page
from expedition.queries.photos import day_with_photos
from expedition.queries.rows import day_rows
from expedition.records.day import DayPage, Mark
from expedition.records.fields import DayFields, PhotoFields, TripFields
from expedition.records.importing import ImportPlan
from expedition.store.attachments import sha256_of
from tests.expedition.importers.snapshots import HEIC, drawn, photo, taken
from tests.expedition.store.dump import dump

FRIDAY = date(2025, 7, 18)
TRACK = (
    b'<gpx version="1.1" creator="Testmaker"><trk><trkseg>'
    b'<trkpt lat="43" lon="79"><ele>1000</ele><time>2025-07-18T04:00:00Z</time></trkpt>'
    b'<trkpt lat="43.01" lon="79"><ele>1100</ele><time>2025-07-18T04:05:00Z</time></trkpt>'
    b"</trkseg></trk></gpx>"
)


@pytest.fixture
def pile(tmp_path: Path) -> list[Path]:
    """A short ride on a Friday, two photos of it and one of the Saturday after."""
    folder = tmp_path / "pile"
    folder.mkdir()
    made = {
        "ride.gpx": TRACK,
        "b.jpg": photo(taken("2025:07:18 09:02:30")),
        "a.png": photo(taken("2025:07:18 09:04:00", "+05:00"), "PNG"),
        "camp.jpg": photo(taken("2025:07:19 20:00:00", "+05:00", lat=43.2, lon=79.1), picture=drawn(32, 48)),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return sorted(folder.iterdir())


def import_all(logbook: Logbook, trip_id: int, files: list[Path]) -> None:
    intake.accept(logbook, trip_id, intake.plan_files(logbook, trip_id, files))


def pages(logbook: Logbook, trip_id: int) -> list[DayPage]:
    return [logbook.read(day_page, row.id) for row in logbook.read(day_rows, trip_id)]


def test_photos_come_to_their_days_with_the_tracks(logbook: Logbook, trip_id: int, pile: list[Path]) -> None:
    import_all(logbook, trip_id, pile)
    friday, saturday = pages(logbook, trip_id)
    assert [one.name for one in friday.photos] == ["b.jpg", "a.png"]
    assert [one.fields.is_placed for one in friday.photos] == [True, True]
    assert friday.photos[0].fields.lat == pytest.approx(43.005)
    assert friday.photos[0].fields.height_m == pytest.approx(1_050)
    assert Mark.PHOTO in friday.row.marks
    (camp,) = saturday.photos
    assert (camp.width, camp.height, camp.fields.is_placed) == (32, 48, False)
    assert (saturday.fields.kind, saturday.fields.country) == (DayKind.REST, "KZ")


def test_photos_go_with_all_legs_of_their_day_to_another_trip(
    logbook: Logbook, trip_id: int, pile: list[Path]
) -> None:
    other = int(logbook.do("Add trip", trips.add, TripFields(title="West")).result)
    plan = intake.plan_files(logbook, trip_id, pile)
    intake.accept(logbook, trip_id, edit.set_trip(plan, plan.legs[0].key, other))
    assert [[one.name for one in page.photos] for page in pages(logbook, other)] == [["b.jpg", "a.png"]]
    assert [[one.name for one in page.photos] for page in pages(logbook, trip_id)] == [["camp.jpg"]]


def test_the_bytes_are_copied_by_content_and_the_originals_stay(
    logbook: Logbook, trip_id: int, pile: list[Path]
) -> None:
    before = {path: path.read_bytes() for path in pile}
    import_all(logbook, trip_id, [*pile, HEIC])
    assert {path: path.read_bytes() for path in pile} == before
    kept = {path.name for path in (logbook.folder / "photos").iterdir() if path.is_file()}
    endings = {"jpg", "png", "heic"}
    assert {name.split(".")[1] for name in kept} == endings
    for page in pages(logbook, trip_id):
        for one in page.photos:
            assert sha256_of(logbook.photo(one.sha256, one.format)) == one.sha256
    assert [path.suffix for path in (logbook.folder / "originals").iterdir()] == [".gpx"]


def test_one_step_takes_tracks_and_photos_back(logbook: Logbook, trip_id: int, pile: list[Path]) -> None:
    before = dump(logbook.folder)
    import_all(logbook, trip_id, pile)
    after = dump(logbook.folder)
    assert logbook.undo_label == "Import 4 files"
    logbook.undo()
    assert dump(logbook.folder) == before
    logbook.redo()
    assert dump(logbook.folder) == after


def test_a_second_import_of_a_photo_is_a_duplicate(logbook: Logbook, trip_id: int, pile: list[Path]) -> None:
    import_all(logbook, trip_id, pile)
    before = dump(logbook.folder)
    plan = intake.plan_files(logbook, trip_id, pile)
    assert {str(one.state) for one in plan.photos} == {"duplicate"}
    intake.accept(logbook, trip_id, plan)
    assert dump(logbook.folder) == before


def test_photos_that_come_later_are_placed_on_the_trips_tracks(
    logbook: Logbook, trip_id: int, pile: list[Path]
) -> None:
    import_all(logbook, trip_id, [path for path in pile if path.suffix == ".gpx"])
    import_all(logbook, trip_id, [path for path in pile if path.suffix != ".gpx"])
    friday, _saturday = pages(logbook, trip_id)
    assert [one.fields.zone for one in friday.photos] == ["Asia/Almaty", "Asia/Almaty"]
    assert all(one.fields.is_placed for one in friday.photos)


def test_a_photo_written_meanwhile_is_not_written_twice(
    logbook: Logbook, trip_id: int, pile: list[Path]
) -> None:
    plan = intake.plan_files(logbook, trip_id, pile)
    intake.accept(logbook, trip_id, plan)
    intake.accept(logbook, trip_id, plan)
    assert [len(page.photos) for page in pages(logbook, trip_id)] == [2, 1]


def test_a_day_for_the_undated_dates_photos_too(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    (tmp_path / "no-time.png").write_bytes(photo(kind="PNG"))
    plan = intake.plan_files(logbook, trip_id, [tmp_path / "no-time.png"])
    intake.accept(logbook, trip_id, plan)
    assert pages(logbook, trip_id) == []
    intake.accept(logbook, trip_id, intake.date_untimed(plan, FRIDAY))
    (page,) = pages(logbook, trip_id)
    assert (page.fields.date, len(page.photos)) == (FRIDAY, 1)


def ids(logbook: Logbook, trip_id: int) -> list[list[int]]:
    return [[one.id for one in page.photos] for page in pages(logbook, trip_id)]


def test_photos_are_ordered_by_hand(logbook: Logbook, trip_id: int, pile: list[Path]) -> None:
    import_all(logbook, trip_id, pile)
    (first, second), (camp,) = ids(logbook, trip_id)
    friday = pages(logbook, trip_id)[0].row.id
    logbook.do("Order", photos.reorder, friday, [second, first])
    assert ids(logbook, trip_id)[0] == [second, first]
    logbook.do("Move", photos.move, camp, friday)
    assert ids(logbook, trip_id) == [[second, first, camp], []]
    logbook.undo()
    logbook.undo()
    assert ids(logbook, trip_id) == [[first, second], [camp]]


def test_a_photo_gets_words_and_goes(logbook: Logbook, trip_id: int, pile: list[Path]) -> None:
    import_all(logbook, trip_id, pile)
    (first, second), _rest = ids(logbook, trip_id)
    logbook.do("Write", photos.caption, first, "The pass at last")
    assert pages(logbook, trip_id)[0].photos[0].fields.caption == "The pass at last"
    logbook.do("Edit", photos.update, second, PhotoFields(caption="Rain", lat=43.1, lon=79.2))
    assert pages(logbook, trip_id)[0].photos[1].fields == PhotoFields(caption="Rain", lat=43.1, lon=79.2)
    logbook.do("Remove", photos.remove, first)
    assert ids(logbook, trip_id)[0] == [second]
    assert len([path for path in (logbook.folder / "photos").iterdir() if path.is_file()]) == 3
    logbook.undo()
    assert ids(logbook, trip_id)[0] == [first, second]


def test_photos_of_an_existing_day_leave_what_is_written_there(
    logbook: Logbook, trip_id: int, pile: list[Path]
) -> None:
    fields = DayFields(date=FRIDAY, kind=DayKind.WAITING, diary="Rain.", zone="Asia/Bishkek")
    logbook.do("Add day", days.add, trip_id, fields)
    import_all(logbook, trip_id, [path for path in pile if path.name == "a.png"])
    (page,) = pages(logbook, trip_id)
    assert (page.fields.kind, page.fields.diary, page.fields.zone) == (
        DayKind.WAITING,
        "Rain.",
        "Asia/Bishkek",
    )
    assert page.photos[0].fields.taken_utc == datetime.fromisoformat("2025-07-18T04:04:00+00:00")


def planned(logbook: Logbook, trip_id: int, files: list[Path]) -> ImportPlan:
    return intake.plan_files(logbook, trip_id, files)


def keep(logbook: Logbook, day_id: int, plan: ImportPlan) -> None:
    reads = [plan.files[photo.file].read for photo in planning.new(plan)]
    with logbook.keeping_originals(reads, lambda *_said: None) as copied:
        copied()
        logbook.do("Add photos", photos.add_to_day, day_id, plan)


def test_photos_can_be_added_to_one_day_whatever_their_date(
    logbook: Logbook, trip_id: int, pile: list[Path]
) -> None:
    files = [file for file in pile if file.suffix != ".gpx"]
    day_id = logbook.do("Add day", days.add, trip_id, DayFields(date=FRIDAY, zone="Asia/Almaty")).result
    plan = planned(logbook, trip_id, files)
    assert [plan.files[one.file].read.name for one in planning.contradicting(plan, FRIDAY)] == ["camp.jpg"]
    assert planning.contradicting(plan, None) == []
    keep(logbook, day_id, plan)
    assert [one.name for one in logbook.read(day_page, day_id).photos] == ["b.jpg", "a.png", "camp.jpg"]
    assert logbook.read(day_page, day_id).row.date == FRIDAY
    again = planned(logbook, trip_id, files)
    assert planning.new(again) == []
    logbook.undo()
    assert logbook.read(day_page, day_id).photos == ()


def test_a_photo_is_turned_by_quarters(logbook: Logbook, trip_id: int, pile: list[Path]) -> None:
    import_all(logbook, trip_id, pile)
    friday = pages(logbook, trip_id)[0]
    for quarters, turned in ((-1, 270), (1, 0), (1, 90), (2, 270)):
        logbook.do("Turn", photos.turn, friday.photos[0].id, quarters)
        assert pages(logbook, trip_id)[0].photos[0].fields.turned == turned


def test_a_trip_has_one_cover(logbook: Logbook, trip_id: int, pile: list[Path]) -> None:
    import_all(logbook, trip_id, pile)

    def covers() -> list[int]:
        return [one.id for page in pages(logbook, trip_id) for one in page.photos if one.fields.is_cover]

    friday, saturday = pages(logbook, trip_id)
    first, other = friday.photos[0].id, saturday.photos[0].id
    logbook.do("Cover", photos.choose_cover, first, is_cover=True)
    logbook.do("Cover", photos.choose_cover, other, is_cover=True)
    assert covers() == [other]
    logbook.undo()
    assert covers() == [first]
    logbook.do("Cover", photos.choose_cover, first, is_cover=False)
    assert covers() == []


def test_a_caption_stands_without_its_picture(logbook: Logbook, trip_id: int, pile: list[Path]) -> None:
    import_all(logbook, trip_id, pile)
    friday = pages(logbook, trip_id)[0]
    logbook.do("Add a caption", photos.add_caption, friday.row.id, "… and a second picture of it.")
    last = pages(logbook, trip_id)[0].photos[-1]
    assert (last.sha256, last.fields.caption) == ("", "… and a second picture of it.")


def test_the_next_day_with_photos_is_found(logbook: Logbook, trip_id: int, pile: list[Path]) -> None:
    import_all(logbook, trip_id, pile)
    logbook.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 20)))
    friday, saturday, sunday = (page.row.id for page in pages(logbook, trip_id))
    assert logbook.read(day_with_photos, friday, 1) == saturday
    assert logbook.read(day_with_photos, saturday, 1) is None
    assert logbook.read(day_with_photos, sunday, -1) == saturday
    assert logbook.read(day_with_photos, friday, -1) is None
