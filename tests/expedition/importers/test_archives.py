import gzip
import hashlib
import io
import os
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.errors import Cancelled
from expedition.importers import gpx_runs, unpacking
from expedition.importers.batch import look_into, plan_files
from expedition.importers.listing import files_in
from expedition.importers.read import read
from expedition.importers.zips import Zip
from expedition.kinds import LegMode
from expedition.records.importing import FilePlace, ReadFile
from tests.expedition.importers.odd import gpx, track
from tests.expedition.importers.packing import OTHER, RIDE, by_hand, deflated, end, entry, local, zipped

Look = Callable[..., list[ReadFile]]


def quiet(_done: int, _of: int, _what: str) -> None:
    """No one looks."""


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Writes a file and reads what it holds."""

    def write(content: bytes, name: str = "some.thing") -> list[ReadFile]:
        path = tmp_path / name
        path.write_bytes(content)
        return list(look_into([path], quiet))

    return write


PACKED = {
    "gz": gzip.compress(RIDE),
    "zip": zipped({"ride.gpx": RIDE}),
    "zip without packing": zipped({"ride.gpx": RIDE}, zipfile.ZIP_STORED),
    "zip beside notes": zipped({"notes.txt": b"none", "rides/ride": RIDE}),
    "gz in zip": zipped({"activities/12.gpx.gz": gzip.compress(RIDE)}),
    "gz in gz": gzip.compress(gzip.compress(RIDE)),
    "resource forks": zipped({"__MACOSX/._ride.gpx": b"\0\5\x16\7", "ride.gpx": RIDE, "._ride.gpx": b"\0"}),
}


@pytest.mark.parametrize("how", PACKED)
def test_one_packed_ride_counts_as_one_file(look: Look, how: str) -> None:
    (found,) = look(PACKED[how])
    assert (found.reason, found.points, found.member) == ("", 2, "")
    assert (found.sha256, found.size) == (hashlib.sha256(PACKED[how]).hexdigest(), len(PACKED[how]))
    assert (found.format, found.warnings) == ("gpx", ())


def test_junk_before_an_archive_does_no_harm(look: Look) -> None:
    content = zipped({"ride.gpx": RIDE})
    junk = b"PK\3\4 this is no member" * 4
    (found,) = look(junk + content)
    assert (found.reason, found.points) == ("", 2)


def test_several_members_are_files_of_their_own(look: Look) -> None:
    found = look(
        zipped({"b/ride.gpx": RIDE, "list.csv": b"a,b", "other.gpx.gz": gzip.compress(OTHER)}), "a.zip"
    )
    assert [(one.name, one.place.stem, one.points) for one in found] == [
        ("a.zip/b/ride.gpx", "ride", 2),
        ("a.zip/other.gpx.gz", "other", 3),
    ]
    assert (found[0].sha256, found[0].size) == (hashlib.sha256(RIDE).hexdigest(), len(RIDE))
    assert found[1].sha256 == hashlib.sha256(gzip.compress(OTHER)).hexdigest()


def test_a_member_without_a_telling_name_is_known_by_its_content(look: Look) -> None:
    found = look(zipped({"one": RIDE, "two.txt": OTHER, "three.txt": b"nothing", "four": b""}))
    assert [one.member for one in found] == ["one", "two.txt"]


@pytest.mark.parametrize("name", ["../../x.gpx", "/abs/x.gpx", "C:\\x.gpx", "a\x00b.gpx", "con.gpx", "ö.gpx"])
def test_a_member_may_be_called_anything(tmp_path: Path, look: Look, name: str) -> None:
    found = look(zipped({name: RIDE, "y.gpx": OTHER}), "x.zip")
    assert sorted(one.points for one in found) == [2, 3]
    assert [path.name for path in tmp_path.rglob("*")] == ["x.zip"]


def test_a_name_that_is_no_utf8_is_read_all_the_same(look: Look) -> None:
    crc = zlib.crc32(RIDE)
    (found,) = look(by_hand(b"stra\xe1e\xff.gpx", deflated(0, begin=RIDE), size=len(RIDE), crc=crc))
    assert (found.reason, found.points) == ("", 2)


def test_members_of_one_name_are_all_read(look: Look) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = _twice("ride.gpx", RIDE, OTHER)
    assert [(one.member, one.points) for one in look(content)] == [("ride (2).gpx", 3), ("ride.gpx", 2)]


def _twice(name: str, *contents: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for content in contents:
            archive.writestr(name, content)
    return made.getvalue()


def test_links_in_an_archive_are_passed_over(look: Look) -> None:
    link = zipfile.ZipInfo("link.gpx")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("ride.gpx", RIDE)
    (found,) = look(made.getvalue())
    assert found.points == 2


def test_an_archive_of_more_than_four_gigabytes_may_say_so(look: Look) -> None:
    crc, packed = zlib.crc32(RIDE), deflated(0, begin=RIDE)
    large = struct.pack("<2H3Q", 1, 24, len(RIDE), len(packed), 0)
    body = (
        b"PK\3\4"
        + struct.pack("<5H3L2H", 45, 0, 8, 0, 0, crc, *[0xFFFFFFFF] * 2, 8, 0)
        + b"ride.gpx"
        + packed
    )
    numbers = (45, 45, 0, 8, 0, 0, crc, 0xFFFFFFFF, 0xFFFFFFFF, 8, len(large), 0, 0, 0, 0, 0xFFFFFFFF)
    listed = struct.pack("<4s6H3L5H2L", b"PK\1\2", *numbers) + b"ride.gpx" + large
    own_end = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, len(listed), len(body))
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, len(body) + len(listed), 1)
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    (found,) = look(body + listed + own_end + locator + last)
    assert (found.reason, found.points) == ("", 2)


def _locked() -> bytes:
    packed = deflated(0, begin=RIDE)
    return by_hand(b"ride.gpx", packed, size=len(RIDE), crc=zlib.crc32(RIDE), flags=1)


def _misplaced() -> bytes:
    packed = deflated(0, begin=RIDE)
    body, listed = local(b"a.gpx", packed, size=len(RIDE)), entry(b"a.gpx", packed, 7, size=len(RIDE))
    return body + listed + end(1, len(listed), len(body))


REFUSED = {
    "password": (_locked(), "password"),
    "LZMA": (zipped({"ride.gpx": RIDE}, zipfile.ZIP_LZMA), "LZMA"),
    "nothing": (zipped({"notes.txt": b"none"}), "no track in this archive"),
    "empty": (zipped({}), "archive is empty"),
    "cut off": (zipped({"ride.gpx": RIDE})[:32], "cut off"),
    "nested": (zipped({"inner.zip": zipped({"ride.gpx": RIDE})}), "inside an archive"),
    "zip in gz": (gzip.compress(zipped({"ride.gpx": RIDE})), "inside an archive"),
    "gz in gz in gz": (gzip.compress(gzip.compress(gzip.compress(RIDE))), "inside an archive"),
    "gz of text": (gzip.compress(b"none"), "no GPX file"),
    "wrong place": (_misplaced(), "does not lie where"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_an_archive_that_cannot_be_read_is_refused_in_one_sentence(look: Look, what: str) -> None:
    content, said = REFUSED[what]
    (found,) = look(content, "a.zip")
    assert said in found.reason
    assert (found.member, found.sha256) == ("", hashlib.sha256(content).hexdigest())


def test_each_refused_member_of_several_says_why(look: Look) -> None:
    inner = zipped({"a.gpx": RIDE})
    found = look(zipped({"ride.gpx": RIDE, "inner.zip": inner, "bad.gpx": b"<gpx>"}))
    assert [(one.member, bool(one.reason)) for one in found] == [
        ("bad.gpx", True),
        ("inner.zip", True),
        ("ride.gpx", False),
    ]
    assert "inside an archive" in found[1].reason


def streamed(members: dict[str, bytes]) -> bytes:
    """An archive written to where one cannot go back: sizes and checksums stand behind the members."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.written = b""

        def write(self, data: Any) -> int:
            self.written += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return pipe.written


@pytest.mark.parametrize("pack", [zipped, streamed])
def test_an_archive_without_its_end_is_read_as_far_as_it_goes(
    look: Look, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    content = pack(
        {"tracks/": b"", "tracks/a.gpx": RIDE, "notes.txt": b"none", "b.gpx": OTHER, "c.gpx": LONG}
    )
    listed = content.index(b"PK\1\2")
    for stop, points in ((listed + 20, [2, 3, 40_000]), (listed - 200_000, [2, 3, None])):
        found = look(content[:stop], "a.zip")
        assert [one.member for one in found] == ["b.gpx", "c.gpx", "tracks/a.gpx"]
        counts = [found[2].points, found[0].points, found[1].points]
        assert counts[:2] == points[:2]
        assert 0 < counts[2] <= 40_000
        assert (counts[2] == 40_000) == (points[2] is not None)
        assert all("its end is missing" in one.warnings[0] for one in found)
        assert ("cut off" in found[1].warnings[0]) == (points[2] is None)


@given(st.integers(1, 400))
@settings(deadline=None, max_examples=60)
def test_wherever_an_archive_is_cut_the_members_before_are_whole(lost: int) -> None:
    content = zipped({"a.gpx": RIDE, "b.gpx": OTHER}, zipfile.ZIP_STORED)[:-lost]
    archive = Zip(io.BytesIO(content))
    first = archive.open(archive.members[0])
    assert (first.finish()[1], first.damage) == (len(RIDE), "")


LONG = gpx(track(*(f'<trkpt lat="43.{n:05d}" lon="79.{n * 7919 % 100000:05d}"/>' for n in range(40_000))))


def test_what_can_be_unpacked_before_a_cut_is_read(look: Look) -> None:
    packed = gzip.compress(LONG)
    (found,) = look(packed[: len(packed) // 2])
    assert 15_000 < found.points < 25_000
    assert "cut off" in found.warnings[0]


def test_what_comes_before_broken_packing_is_read(look: Look) -> None:
    packed = bytearray(gzip.compress(LONG))
    half = len(packed) // 2
    packed[half : half + 64] = b"\xff" * 64
    (found,) = look(bytes(packed))
    assert 15_000 < found.points < 25_000
    assert "archive is damaged" in found.warnings[0]


def test_a_wrong_checksum_is_told_and_nothing_lost(look: Look) -> None:
    content = bytearray(gzip.compress(RIDE))
    content[-8] ^= 1
    (of_gz,) = look(bytes(content))
    (of_zip,) = look(by_hand(b"ride.gpx", deflated(0, begin=RIDE), size=len(RIDE), crc=1))
    for found in (of_gz, of_zip):
        assert found.points == 2
        assert "checksum" in found.warnings[0]


def test_gzip_members_in_a_row_are_one_file(look: Look) -> None:
    half = len(RIDE) // 2
    (found,) = look(gzip.compress(RIDE[:half]) + gzip.compress(RIDE[half:]) + bytes(512))
    assert (found.points, found.warnings) == (2, ())


def test_a_large_member_is_read_as_it_is_unpacked(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_IN_MEMORY_BYTES", 1000)
    (found,) = look(gzip.compress(LONG))
    assert found.points == 40_000
    several = look(zipped({"a.gpx": LONG, "b.gpx": LONG}))
    assert [(one.points, one.sha256) for one in several] == [(40_000, hashlib.sha256(LONG).hexdigest())] * 2


def test_pictures_count_and_a_single_one_is_kept_unpacked(look: Look) -> None:
    picture = (Path(__file__).parent / "pictures" / "turned.heic").read_bytes()
    found = look(zipped({"day/ride.gpx": RIDE, "day/two.heic": picture}))
    assert [one.photo is not None for one in found] == [False, True]
    (alone,) = look(zipped({"one.heic": picture}))
    assert (alone.member, alone.size, alone.photo is not None) == ("one.heic", len(picture), True)
    (packed,) = look(gzip.compress(picture))
    assert "unpack it first" in packed.reason


def test_a_text_document_in_a_folder_is_no_archive(tmp_path: Path) -> None:
    picture = (Path(__file__).parent / "pictures" / "turned.heic").read_bytes()
    (tmp_path / "letter.docx").write_bytes(zipped({"media/image.heic": picture, "x.xml": b"<x/>"}))
    (tmp_path / "ride.gpx").write_bytes(RIDE)
    assert [one.name for one in look_into([tmp_path], quiet)] == ["ride.gpx"]


@pytest.mark.parametrize("makes_folder", [True, False])
def test_a_folder_without_a_track_says_so(tmp_path: Path, makes_folder: bool) -> None:
    (tmp_path / "notes.txt").write_text("none")
    if makes_folder:
        (tmp_path / "empty").mkdir()
    (found,) = look_into([tmp_path], quiet)
    assert found.reason == f"{tmp_path} holds no track and no photo, only 1 file: .txt."


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    (found,) = look_into([tmp_path], quiet)
    assert found.reason == f"{tmp_path} is empty."


def test_an_archive_is_planned_like_a_folder(look: Look, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"ride.gpx": RIDE, "copy.gpx": RIDE}))
    plan = plan_files([tmp_path], (), LegMode.BICYCLE, quiet)
    assert sorted(str(file.state) for file in plan.files) == ["duplicate", "new"]
    assert {file.read.place for file in plan.files} == {
        FilePlace(tmp_path / "a.zip", "ride.gpx"),
        FilePlace(tmp_path / "a.zip", "copy.gpx"),
    }


def test_listing_can_be_stopped(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number}.gpx").write_bytes(RIDE)

    def stop(_done: int, of: int, _what: str) -> None:
        assert of == 0
        raise Cancelled

    with pytest.raises(Cancelled):
        look_into([tmp_path], stop)


def test_a_file_written_to_meanwhile_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ride.gpx"
    path.write_bytes(RIDE)
    monkeypatch.setattr(gpx_runs, "gather", lambda *_: path.write_bytes(RIDE + b" ") and None)
    assert "changed while it was being read" in read(path).reason


def test_ten_times_the_files_cost_ten_times_the_time(tmp_path: Path) -> None:
    ride = tmp_path / "ride"
    ride.write_bytes(RIDE)
    folders = [tmp_path / str(count) for count in (300, 3000)]
    for folder in folders:
        folder.mkdir()
        for number in range(int(folder.name)):
            os.link(ride, folder / f"{number}.gpx")

    def seconds(folder: Path) -> float:
        began = time.process_time()
        files_in([folder], quiet)
        return time.process_time() - began

    few, many = (min(seconds(folder) for _ in range(3)) for folder in folders)
    assert many < 30 * few


KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><LineString>'
    "<coordinates>79,43 79.001,43.001 {}</coordinates></LineString></Placemark></Document></kml>"
)


@pytest.mark.parametrize("name", ["trip.kmz", "trip.thing"])
def test_all_documents_of_a_kmz_are_one_file(look: Look, name: str) -> None:
    (found,) = look(
        zipped({"files/more.kml": KML.format("79.002,43").encode(), "doc.kml": KML.format("").encode()}), name
    )
    assert (found.reason, found.format, found.points, found.member) == ("", "kmz", 5, "")
    assert [len(track.points) for track in found.tracks] == [0, 0]


TIMED = (
    '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Placemark>'
    "<gx:Track><when>2025-07-18T04:00:00{0}</when><when>2025-07-18T04:01:00{0}</when>"
    "<gx:coord>79 43 900</gx:coord><gx:coord>79.001 43 900</gx:coord></gx:Track></Placemark></kml>"
)


@pytest.mark.parametrize(
    ("zones", "is_zoneless"), [(("", ""), True), (("", "Z"), False), (("Z", "Z"), False)]
)
def test_a_zone_is_asked_for_a_kmz_only_if_none_of_its_documents_names_one(
    look: Look, zones: str, is_zoneless: bool
) -> None:
    members = {f"{number}.kml": TIMED.format(zone.strip()).encode() for number, zone in enumerate(zones)}
    (found,) = look(zipped(members), "trip.kmz")
    assert (found.points, found.has_zoneless_times) == (4, is_zoneless)


def test_a_kmz_may_lie_in_an_archive(look: Look) -> None:
    kmz = zipped({"doc.kml": KML.format("").encode(), "files/icon.png": b"\x89PNG"})
    (alone,) = look(zipped({"trip.kmz": kmz}), "a.zip")
    assert (alone.reason, alone.points) == ("", 2)
    several = look(zipped({"trip.kmz": kmz, "ride.gpx": RIDE}), "b.zip")
    assert [(one.name, one.points) for one in several] == [("b.zip/ride.gpx", 2), ("b.zip/trip.kmz", 2)]
    assert several[1].sha256 == hashlib.sha256(kmz).hexdigest()


def test_a_broken_document_of_a_kmz_costs_only_itself(look: Look) -> None:
    (found,) = look(zipped({"doc.kml": KML.format("").encode(), "b.kml": b"<kml"}), "trip.kmz")
    assert found.points == 2
    assert found.warnings[-1].startswith("b.kml: ")
