"""Photos on the pages of their days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from expedition.kinds import DayKind
from expedition.records.day import PhotoRecord
from expedition.records.fields import DayFields, PhotoFields, TripFields
from expedition.records.report import Density, ReportOptions, Section
from expedition.records.trip import TripBook
from expedition.reports.building import build
from expedition.reports.typesetting.style import FULL, SHEETS, SIDE, TEXT
from tests.expedition.reports.books import book, day
from tests.expedition.reports.diaries import KEGEN_TEXT
from tests.expedition.reports.hostile import STRINGS
from tests.expedition.reports.pdf_text import bare, edges_of, pages_of, text_of
from tests.expedition.reports.photos.making import jpeg, noise

WIDE, TALL, SQUARE, PANORAMA = (360, 240), (240, 360), (300, 300), (900, 300)
Box = tuple[float, float, float, float]


@pytest.fixture(autouse=True)
def _own_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def trip(
    folder: Path,
    shapes: Sequence[tuple[int, int]],
    captions: Sequence[str] = (),
    text: str = KEGEN_TEXT,
    *,
    fineness: int = 1,
    **fields: Any,
) -> TripBook:
    """A book of one day with photos of these shapes; captions run out before photos do."""
    records, files = [], {}
    for number, (width, height) in enumerate(shapes, 1):
        width, height = width * fineness, height * fineness
        files[number] = folder / f"{number}.jpg"
        files[number].write_bytes(jpeg(noise(width, height, number), quality=60))
        caption = captions[number - 1] if number <= len(captions) else ""
        said = PhotoFields(caption=caption, **fields)
        records.append(PhotoRecord(number, 1, said, f"{number:064}", "JPEG", "", width, height, ""))
    on = date(2025, 7, 18)
    page, track = day(1, on, DayFields(date=on, kind=DayKind.REST, title="Kegen", diary=text))
    made = book(TripFields(title="East"), [(replace(page, photos=tuple(records)), track)])
    return replace(made, photo_files=files)


def images(data: bytes, width: float = 0.0) -> list[tuple[int, Box]]:
    """The page of each printed photo, and left, bottom, right and top of what is seen of it."""
    found = []
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document):
        for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
            box = one.get_bounds()
            if box[2] - box[0] > 50 and number > 0:
                found.append((number, box))
    return found


@pytest.mark.parametrize("count", [1, 2, 3, 12])
@pytest.mark.parametrize("shape", [WIDE, TALL, PANORAMA])
def test_all_photos_of_a_day_stand_within_the_margins(
    tmp_path: Path, count: int, shape: tuple[int, int]
) -> None:
    captions = [f"Caption {number}." for number in range(1, count + 1)]
    data = build(trip(tmp_path, [shape] * count, captions), ReportOptions())
    sheet = SHEETS[ReportOptions().paper]
    found = images(data)
    assert len(found) == count
    for number, (left, bottom, right, top) in found:
        start = sheet.full_x(number + 1)
        overhang = 0.3 * (right - left) / 2 + 0.5
        assert start - overhang <= left
        assert right <= start + FULL + overhang
        assert bottom > sheet.height - sheet.bottom - 0.2 * (top - bottom) - 30
    text = text_of(data)
    assert all(caption in text for caption in captions)


def test_one_wide_photo_fills_the_text_and_a_panorama_the_page(tmp_path: Path) -> None:
    wide, panorama = (
        images(build(trip(tmp_path, [shape], fineness=3), ReportOptions(density=Density.FULL)))[0][1]
        for shape in (WIDE, PANORAMA)
    )
    assert wide[2] - wide[0] == pytest.approx(TEXT, abs=1)
    assert panorama[2] - panorama[0] == pytest.approx(FULL, abs=1)


def test_a_rest_day_has_its_one_photo_in_the_outer_column(tmp_path: Path) -> None:
    short = "Slept until nine. In the evening cool we walked round the mosque twice before believing it."
    (_page, box), *rest = images(build(trip(tmp_path, [SQUARE], text=short, fineness=2), ReportOptions()))
    assert not rest
    assert box[2] - box[0] == pytest.approx(SIDE, abs=1)


def test_two_photos_make_a_row_of_one_height(tmp_path: Path) -> None:
    (_, first), (_, second) = images(build(trip(tmp_path, [WIDE, TALL], fineness=4), ReportOptions()))
    assert first[3] - first[1] == pytest.approx(second[3] - second[1], abs=1)
    assert second[2] - first[0] == pytest.approx(TEXT, abs=1)


def test_small_photos_are_not_enlarged(tmp_path: Path) -> None:
    for _page, (left, _bottom, right, _top) in images(build(trip(tmp_path, [WIDE, WIDE]), ReportOptions())):
        assert right - left <= 360 * 72 / 200 + 0.5


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_photo_of_few_pixels_makes_no_other_small(tmp_path: Path, count: int) -> None:
    made = trip(tmp_path, [(1200, 800)] * count + [(90, 60)])
    found = [box[2] - box[0] for _page, box in images(build(made, ReportOptions()))]
    assert len(found) == count
    assert min(found) > 150


@pytest.mark.parametrize(
    "options", [ReportOptions(omitted=frozenset({Section.PHOTOS})), ReportOptions(density=Density.TABLE)]
)
def test_left_out_photos_leave_nothing(tmp_path: Path, options: ReportOptions) -> None:
    data = build(trip(tmp_path, [WIDE] * 5, ["Words of a photo."] * 5, is_cover=True), options)
    assert not images(data)
    assert "Words of a photo" not in text_of(data)


def test_a_lost_picture_leaves_its_caption_and_what_ran_on_from_it(tmp_path: Path) -> None:
    made = trip(tmp_path, [WIDE, WIDE, WIDE], ["We crossed,", "and crossed again.", "A camel."])
    first, second, third = made.pages[0].photos
    second = replace(second, fields=replace(second.fields, continues=True))
    made = replace(made, pages=(replace(made.pages[0], photos=(first, second, third)),))
    for number in (1, 2):
        made.photo_files[number].unlink()
    data = build(made, ReportOptions())
    assert len(images(data)) == 1
    assert "We crossed, and crossed again. (picture missing)" in text_of(data)


def test_a_picture_that_cannot_be_read_leaves_a_field_that_says_so(tmp_path: Path) -> None:
    made = trip(tmp_path, [WIDE], ["A camel."])
    made.photo_files[1].write_bytes(b"no picture")
    text = text_of(build(made, ReportOptions()))
    assert "(picture missing)" in text
    assert "A camel." in text


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_caption_of_many_words_is_printed_whole(tmp_path: Path, count: int) -> None:
    long = " ".join(f"word{number}" for number in range(600))
    data = build(trip(tmp_path, [WIDE, TALL, SQUARE, WIDE, WIDE][:count], [long] * count), ReportOptions())
    assert bare(" ".join(pages_of(data))).count("word599") == count
    assert all(bottom > 20 for _left, bottom, _right, _top in edges_of(data))


def test_any_caption_is_printed(tmp_path: Path) -> None:
    data = build(trip(tmp_path, [WIDE, TALL] * (len(STRINGS) // 2), STRINGS), ReportOptions())
    text = bare(" ".join(pages_of(data)))
    assert len(images(data)) == len(STRINGS) // 2 * 2
    assert all(bare(plain) in text for plain in STRINGS[:12])


@pytest.mark.parametrize("source", ["IMG 2.jpg", "photos/IMG%202.jpg", "img%202.JPG"])
def test_a_text_may_say_where_a_photo_stands(tmp_path: Path, source: str) -> None:
    asked = f"<{source}>" if " " in source else source
    text = f"First words.\n\n![Own words]({asked})\n\nLast words.\n\n![A sketch](lost.png)"
    made = trip(tmp_path, [WIDE, WIDE], ["Caption one."], text)
    first, second = made.pages[0].photos
    photos = (first, replace(second, name="IMG 2.jpg"))
    made = replace(made, pages=(replace(made.pages[0], photos=photos),))
    data = build(made, ReportOptions())
    told = text_of(data)
    assert len(images(data)) == 2
    assert told.index("First words") < told.index("Own words") < told.index("Last words")
    assert "Caption one." in told
    assert "[Own words]" not in told
    assert "[A sketch] (lost.png)" in told


def test_who_took_it_stands_behind_the_caption(tmp_path: Path) -> None:
    data = build(trip(tmp_path, [WIDE], ["A camel."], credit="Ida Brandt"), ReportOptions())
    assert "A camel. Photo: Ida Brandt." in text_of(data)


def cover_images(data: bytes) -> int:
    first = pypdfium2.PdfDocument(data)[0]
    boxes = [one.get_bounds() for one in first.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]
    return sum(box[2] - box[0] >= SHEETS[ReportOptions().paper].width - 1 for box in boxes)


@pytest.mark.parametrize(
    ("shape", "fields", "options", "count"),
    [
        (WIDE, {"is_cover": True}, ReportOptions(), 1),
        (WIDE, {}, ReportOptions(cover_photo=1), 1),
        (WIDE, {}, ReportOptions(), 0),
        (WIDE, {"is_cover": True}, ReportOptions(has_map_cover=True), 0),
        (PANORAMA, {"is_cover": True}, ReportOptions(), 0),
        (TALL, {"is_cover": True}, ReportOptions(), 0),
    ],
)
def test_the_cover_shows_a_photo_chosen_or_marked_that_is_broad_enough(
    tmp_path: Path, shape: tuple[int, int], fields: dict[str, Any], options: ReportOptions, count: int
) -> None:
    made = trip(tmp_path, [shape], fineness=1800 // max(shape), **fields)
    assert cover_images(build(made, options)) == count
