import io
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from expedition.errors import ReadError
from expedition.imaging import pictures
from expedition.importers import photo
from expedition.importers.read import format_of, read
from expedition.records.importing import ReadFile, ReadPhoto
from tests.expedition.importers.snapshots import CAMERA, GPS, HEIC, MAIN, drawn, placed, png_with, taken
from tests.expedition.importers.snapshots import photo as file_of

CLOCK = datetime.fromisoformat("2025-07-21T10:02:03")
Look = Callable[[bytes], ReadFile]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    def look(content: bytes) -> ReadFile:
        path = tmp_path / "picture"
        path.write_bytes(content)
        return read(path)

    return look


def seen(content: bytes) -> ReadPhoto:
    found = photo.read_stream(io.BytesIO(content)).photo
    assert found is not None
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WebP", "TIFF", "AVIF"])
def test_a_picture_is_known_by_its_content(look: Look, kind: str) -> None:
    found = look(file_of(taken("2025:07:21 10:02:03", "+05:00", lat=43.2, lon=79.1), kind))
    assert (found.reason, found.format, found.points) == ("", kind.lower(), 0)
    assert found.photo is not None
    assert (found.photo.width, found.photo.height) == (48, 32)
    assert (found.photo.taken, found.photo.offset_s) == (CLOCK, 18_000)
    assert [found.photo.lat, found.photo.lon] == pytest.approx([43.2, 79.1])
    assert found.device == "Testmaker T1"


def test_a_heic_of_a_phone_held_upright_stands_upright() -> None:
    found = read(HEIC)
    assert (found.format, found.reason) == ("heif", "")
    assert found.photo == ReadPhoto(64, 96, CLOCK, 18_000, "Apple iPhone 13", 43 + 12.5 / 60, 79.25, 1200.0)
    with HEIC.open("rb") as file:
        shown = pictures.decoded(file, 96)
    assert shown.size == (64, 96)


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_every_orientation_is_set_upright(turned: int, kind: str) -> None:
    back = (None, None, 0, 3, 1, 5, 2, 6, 4)[turned]
    lying = drawn() if back is None else drawn().transpose(Image.Transpose(back))
    content = file_of({(MAIN, 0x0112): turned}, kind, lying)
    found = seen(content)
    assert (found.width, found.height) == (48, 32)
    shown = pictures.decoded(io.BytesIO(content), 48).convert("RGB")
    assert shown.size == (48, 32)
    for place in ((3, 3), (3, 28), (44, 28)):
        there, meant = shown.getpixel(place), drawn().getpixel(place)
        assert all(abs(a - b) < 24 for a, b in zip(there, meant, strict=True))  # type: ignore[arg-type]


@settings(deadline=None)
@given(
    st.floats(-89.9, 89.9).filter(lambda value: abs(value) > 1e-3),
    st.floats(-179.9, 179.9).filter(lambda value: abs(value) > 1e-3),
    st.floats(-430, 8_800),
    st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2037-12-31")),
    st.integers(-48, 56),
)
def test_what_a_camera_writes_is_read_back(
    lat: float, lon: float, ele_m: float, clock: datetime, quarters: int
) -> None:
    sign, minutes = "-" if quarters < 0 else "+", abs(quarters) * 15
    offset = f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"
    tags = taken(clock.strftime("%Y:%m:%d %H:%M:%S"), offset, lat=lat, lon=lon, ele_m=ele_m)
    found = seen(file_of(tags))
    assert found.taken == clock.replace(microsecond=0)
    assert found.offset_s == quarters * 900
    assert [found.lat, found.lon] == pytest.approx([lat, lon], abs=1e-6)
    assert found.ele_m == pytest.approx(ele_m, abs=0.01)


_VALUES = st.one_of(
    st.text("0123456789: +-.NSEWé\0", max_size=30),
    st.binary(max_size=12),
    st.integers(0, 2**31),
    st.floats(allow_nan=False, allow_infinity=False, min_value=0, max_value=4e9),
)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.tuples(
            st.sampled_from([MAIN, CAMERA, GPS]),
            st.sampled_from(
                [1, 2, 3, 4, 5, 6, 7, 29, 0x010F, 0x0110, 0x0112, 0x0132, 0x9003, 0x9011, 0x9291]
            ),
        ),
        _VALUES,
        max_size=12,
    )
)
def test_no_value_of_any_tag_stops_the_reader(tags: dict[tuple[int, int], Any]) -> None:
    try:
        content = file_of(tags)
    except Exception:  # no camera could write it either
        return
    assert seen(content).width in (48, 32)


@settings(deadline=None)
@given(st.data())
def test_bytes_changed_in_a_file_are_read_or_refused(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["JPEG", "PNG", "WebP", "TIFF", "AVIF"]))
    content = bytearray(file_of(taken("2025:07:21 10:02:03", lat=43.0, lon=79.0), kind))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(12, len(content)))]
    with suppress(ReadError):
        assert photo.read_stream(io.BytesIO(bytes(content))).photo is not None


def test_damaged_exif_leaves_the_picture() -> None:
    tags = bytearray(b"Exif\0\0MM\0*\0\0\0\x08" + b"\xff" * 60)
    assert seen(file_of(exif=bytes(tags))) == ReadPhoto(48, 32)


@pytest.mark.parametrize(
    ("tags", "clock", "offset_s"),
    [
        ({(CAMERA, 0x9003): "0000:00:00 00:00:00"}, None, None),
        ({(CAMERA, 0x9003): "    :  :     :  :  "}, None, None),
        ({(CAMERA, 0x9003): "2025:02:30 10:00:00"}, None, None),
        ({(CAMERA, 0x9003): "", (MAIN, 0x0132): "2025:07:21 10:02:03"}, "2025-07-21T10:02:03", None),
        ({(CAMERA, 0x9004): "2025:07:21 10:02:03"}, "2025-07-21T10:02:03", None),
        ({(CAMERA, 0x9003): "2025:07:21 24:00:00"}, "2025-07-22T00:00:00", None),
        ({(CAMERA, 0x9003): "2025-07-21T10:02:03+05:30"}, "2025-07-21T10:02:03", 19_800),
        ({(CAMERA, 0x9003): "2025:07:21 10:02:03", (CAMERA, 0x9011): "   :  "}, "2025-07-21T10:02:03", None),
        ({(CAMERA, 0x9003): "2025:07:21 10:02:03", (CAMERA, 0x9291): "25"}, "2025-07-21T10:02:03.25", None),
        (
            {
                (CAMERA, 0x9003): "2025:07:21 01:02:03",
                (GPS, 7): (20.0, 1.0, 30.0),
                (GPS, 29): "2025:07:20",
            },
            "2025-07-21T01:02:03",
            18_000,
        ),
        (
            {
                (CAMERA, 0x9003): "2025:07:21 10:02:03",
                (GPS, 7): (4.0, 54.0, 0.0),
                (GPS, 29): "2025:07:21",
            },
            "2025-07-21T10:02:03",
            None,
        ),
        (
            {
                (CAMERA, 0x9003): "2025:07:21 10:02:03",
                (GPS, 7): (10.0, 2.0, 0.0),
                (GPS, 29): "2019:07:21",
            },
            "2025-07-21T10:02:03",
            None,
        ),
    ],
)
def test_clocks(tags: dict[tuple[int, int], Any], clock: str | None, offset_s: int | None) -> None:
    found = seen(file_of(tags))
    assert found.taken == (datetime.fromisoformat(clock) if clock else None)
    assert found.offset_s == offset_s


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("Canon", "Canon EOS R6", "Canon EOS R6"),
        ("NIKON CORPORATION", "NIKON D750", "NIKON D750"),
        ("OLYMPUS IMAGING CORP.  ", "E-M5MarkII      ", "OLYMPUS E-M5MarkII"),
        ("Apple", "iPhone 13", "Apple iPhone 13"),
        ("", "SM-G991B", "SM-G991B"),
        ("FUJIFILM\0\0", "X-T5\0", "FUJIFILM X-T5"),
    ],
)
def test_a_camera_is_named_once(make: str, model: str, camera: str) -> None:
    assert seen(file_of({(MAIN, 0x010F): make, (MAIN, 0x0110): model})).camera == camera


@pytest.mark.parametrize(
    "change",
    [
        {(GPS, 2): (0.0, 0.0, 0.0), (GPS, 4): (0.0, 0.0, 0.0)},
        {(GPS, 1): ""},
        {(GPS, 2): (91.0, 0.0, 0.0)},
        {(GPS, 4): (200.0, 0.0, 0.0)},
    ],
)
def test_no_fix_is_no_position(change: dict[tuple[int, int], Any]) -> None:
    found = seen(file_of(placed(43.2, 79.1, 1_000.0) | change))
    assert (found.lat, found.lon) == (None, None)


def test_a_denominator_of_zero_is_no_number() -> None:
    def cut(part: int) -> ReadPhoto:
        from expedition.imaging import exif

        parts: list[Any] = [43.0, 12.5, 30.0]
        parts[part] = float("nan")
        tags = {1: "N", 2: tuple(parts), 3: "E", 4: (79.0, 15.0, 0.0), 6: float("nan")}
        found = exif.position(exif.Exif(gps=tags))
        assert exif.height_m(exif.Exif(gps=tags)) is None
        return ReadPhoto(1, 1, lat=found[0] if found else None)

    assert [cut(part).lat for part in (0, 1)] == [None, None]
    assert cut(2).lat == pytest.approx(43 + 12.5 / 60)


def test_a_height_below_the_sea() -> None:
    assert seen(file_of(placed(31.5, 35.4, -428.0))).ele_m == pytest.approx(-428)


@pytest.mark.parametrize(
    ("texts", "clock", "offset_s"),
    [
        ({"Creation Time": "Mon, 21 Jul 2025 10:02:03 +0500"}, "2025-07-21T10:02:03", 18_000),
        ({"Creation Time": "2025:07:21 10:02:03"}, "2025-07-21T10:02:03", None),
        (
            {"XML:com.adobe.xmp": '<x:xmpmeta><a photoshop:DateCreated="2025-07-21T10:02:03Z"/></x:xmpmeta>'},
            "2025-07-21T10:02:03",
            0,
        ),
        ({"Software": "anything"}, None, None),
        ({"Creation Time": "long ago"}, None, None),
    ],
)
def test_a_png_says_when_it_was_made(texts: dict[str, str], clock: str | None, offset_s: int | None) -> None:
    found = seen(png_with(texts))
    assert found.taken == (datetime.fromisoformat(clock) if clock else None)
    assert found.offset_s == offset_s


@pytest.mark.parametrize("how", [{}, {"progressive": True}])
def test_a_jpeg_that_breaks_off_is_taken_and_said(look: Look, how: dict[str, Any]) -> None:
    noisy = Image.effect_noise((400, 300), 80).convert("RGB")
    whole = file_of(taken("2025:07:21 10:02:03"), picture=noisy, quality=90, **how)
    found = look(whole[: len(whole) // 2])
    assert found.warnings == ("The picture breaks off before its end: a part of it is missing.",)
    assert found.photo is not None
    assert found.photo.taken is not None
    assert look(whole).warnings == ()


def test_a_png_that_breaks_off_is_taken_and_said(look: Look) -> None:
    whole = file_of(kind="PNG", picture=Image.effect_noise((400, 300), 80))
    found = look(whole[: len(whole) // 2])
    assert found.photo is not None
    assert found.warnings


def test_a_jpeg_of_zeros_behind_its_head_is_refused(look: Look) -> None:
    whole = file_of(taken("2025:07:21 10:02:03"), picture=Image.effect_noise((400, 300), 80), quality=90)
    head = whole.index(b"\xff\xda") + 14
    found = look(whole[:head] + bytes(len(whole) - head))
    assert found.reason == "The picture breaks off; nothing of it can be shown."
    assert look(whole[:200]).reason


def header_that_says(width: int, height: int, filler: int = 0) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1_000)) + bytes(filler)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "height"), [(50_000, 50_000), (2**31 - 1, 1), (30_000, 20_000)])
def test_a_size_beyond_all_cameras_is_refused(look: Look, width: int, height: int) -> None:
    reason = look(header_that_says(width, height)).reason
    assert reason.startswith("It says it is ")
    assert reason.endswith("more than can be true or shown.")


def test_a_size_that_its_bytes_cannot_hold_is_refused(look: Look) -> None:
    assert "more than can be true" in look(header_that_says(6_000, 4_000)).reason
    assert look(header_that_says(6_000, 4_000, 250_000)).reason == ""


def test_a_hundred_megapixels_are_an_honest_photo(look: Look) -> None:
    whole = bytearray(file_of(picture=Image.new("L", (64, 64), 90)))
    place = whole.index(b"\xff\xc0") + 5
    whole[place : place + 4] = struct.pack(">HH", 8_700, 11_600)
    found = look(bytes(whole[:-2]) + bytes(60_000) + b"\xff\xd9")
    assert found.photo is not None
    assert found.photo.width * found.photo.height > 100_000_000


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIF"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "AVIF"),
        (b"\0\0\0\x18ftypavif\0\0\0\0avifmif1", "AVIF"),
        (b"\0\0\0\x18ftypheix\0\0\0\0mif1heix", "HEIF"),
        (b"\0\0\0\x18ftypqt  \0\0\0\0qt  \0\0\0\0", "video"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "video"),
        (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", "raw picture"),
    ],
)
def test_files_of_boxes_are_told_apart(head: bytes, name: str) -> None:
    assert format_of(head + bytes(100)) == name


def test_videos_and_raw_pictures_are_named(look: Look) -> None:
    assert look(b"\0\0\0\x18ftypqt  \0\0\0\0qt  \0\0\0\0").reason.startswith("This is a video")
    assert look(b"II*\0\x10\0\0\0CR\2\0" + bytes(80)).reason.startswith("This is a camera's raw picture")
    raw = file_of({(MAIN, 50706): b"\1\4\0\0"}, "TIFF")
    assert look(raw).reason.startswith("This is a camera's raw picture")


def test_no_picture_library_is_brought_in_before_a_picture_is_met() -> None:
    code = "import sys, expedition.importers.read; print([n for n in ('PIL', 'pi_heif') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_offset_crosses_midnight() -> None:
    tags = {(CAMERA, 0x9003): "2025:07:21 00:30:00", (GPS, 7): (18.0, 30.0, 0.0), (GPS, 29): "2025:07:20"}
    found = seen(file_of(tags))
    assert found.taken is not None
    assert found.offset_s is not None
    assert found.taken - timedelta(seconds=found.offset_s) == datetime.fromisoformat("2025-07-20T18:30")


@pytest.mark.parametrize("name", [b"\xff\xfeif", b"\0\xc2\0\0"])
def test_names_that_are_no_text_never_reach_the_decoder(name: bytes) -> None:
    content = HEIC.read_bytes().replace(b"Exif", name, 1)
    with pytest.raises(ReadError, match="first bytes"):
        pictures.opened(io.BytesIO(content))


def test_what_looks_like_an_entry_among_the_pixels_is_none() -> None:
    content = HEIC.read_bytes() + b"\0\0\0\x20mdat" + b"infe\xff\xff" * 4
    assert pictures.opened(io.BytesIO(content)).size == (64, 96)
