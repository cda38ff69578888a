import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from expedition.importers import gpx, read
from expedition.points import CADENCE, HEART_RATE, POWER, TEMPERATURE
from expedition.records.importing import ReadFile
from tests.expedition.importers.odd import FIRST, HEAD, LAST, point, track, with_point
from tests.expedition.importers.odd import gpx as file_of

Look = Callable[[bytes], ReadFile]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    def look(content: bytes) -> ReadFile:
        path = tmp_path / "odd.gpx"
        path.write_bytes(content)
        found = read.read(path)
        if found.format == gpx.NAME:
            assert gpx.read(path).reason == found.reason
        return found

    return look


MIDDLE = "<ele>1005</ele><time>2025-07-18T04:00:10Z</time>"
ORDINARY = {
    "comment": with_point("<!-- <trkpt lat='9' lon='9'/> -->" + point(MIDDLE)),
    "longitude first": with_point(f'<trkpt lon="79" lat="43.0005">{MIDDLE}</trkpt>'),
    "single quotes": with_point(f"<trkpt lat='43.0005' lon='79'>{MIDDLE}</trkpt>"),
    "more attributes": with_point(f'<trkpt id="1" lat="43.0005" lon="79" x="2">{MIDDLE}</trkpt>'),
    "exponents": with_point(point(MIDDLE.replace("1005", "1.005e3"), "4.30005e1")),
    "plus signs": with_point(point(MIDDLE.replace("1005", "+1005"), "+43.0005")),
    "line breaks in a tag": with_point(f'<trkpt\n lat="43.0005"\n\tlon="79"\n>{MIDDLE}</trkpt>'),
    "spaces in values": with_point(point("<ele> 1005 </ele><time>\n2025-07-18T04:00:10Z </time>")),
    "character references": with_point(point(MIDDLE.replace("1005", "&#49;005"))),
    "character data": with_point(point(MIDDLE.replace("1005", "<![CDATA[1005]]>"))),
    "split by a comment": with_point(point(MIDDLE.replace("1005", "10<!-- x -->05"))),
    "offset in time": with_point(point(MIDDLE.replace("04:00:10Z", "09:00:10.000000000+05:00"))),
    "height inside extensions": with_point(
        point(MIDDLE + "<extensions><a><ele>9</ele><time>1999-01-01T00:00:00Z</time></a></extensions>")
    ),
    "version 1.0": file_of(
        track(FIRST, point(MIDDLE + "<course>1</course><speed>3</speed>"), LAST),
        HEAD.replace('"1.1"', '"1.0"').replace("GPX/1/1", "GPX/1/0"),
    ),
    "no namespace": file_of(track(FIRST, point(MIDDLE), LAST), "<gpx>"),
    "undeclared prefix": with_point(point(MIDDLE + "<extensions><zz:x>1</zz:x></extensions>")),
    "prefix everywhere": (
        '<g:gpx xmlns:g="http://www.topografix.com/GPX/1/1">'
        + track(FIRST, point(MIDDLE), LAST).replace("</", "</g:").replace("<t", "<g:t").replace("<e", "<g:e")
        + "</g:gpx>"
    ).encode(),
    "blank lines before": b"\n \n" + with_point(point(MIDDLE)),
    "byte order mark": b"\xef\xbb\xbf" + with_point(point(MIDDLE)),
    "waypoints and routes around": file_of(
        '<wpt lat="1" lon="1"><ele>1</ele></wpt>'
        + track(FIRST, point(MIDDLE), LAST)
        + '<rte><rtept lat="8" lon="8"><ele>8</ele></rtept></rte>'
    ),
    "wrong fix and satellites": with_point(point(MIDDLE + "<fix>rtk</fix><sat>many</sat>")),
    "no segment element": file_of("<trk>" + FIRST + point(MIDDLE) + LAST + "</trk>"),
    "points outside a track": file_of(FIRST + point(MIDDLE) + LAST),
}


@pytest.mark.parametrize("content", ORDINARY.values(), ids=ORDINARY.keys())
def test_the_same_three_points_however_they_are_written(look: Look, content: bytes) -> None:
    found = look(content)
    assert found.reason == ""
    assert found.points == 3
    points = found.tracks[0].points
    assert points.lat.tolist() == [43, 43.0005, 43.001]
    assert points.ele_m.tolist() == [1000, 1005, 1010]
    assert np.diff(points.time_ms).tolist() == [10_000, 20_000]
    assert found.distance_m == pytest.approx(111.11, abs=0.02)
    assert (found.dates, found.zones) == ({"2025-07-18": 3}, ("Asia/Almaty",))


BAD_PLACES = [
    ("nan", "79"),
    ("91", "79"),
    ("43", "181"),
    ("", "79"),
    ("43", "1_0"),
    ("inf", "79"),
    ("1e400", "79"),
    ("x", "y"),
]


@pytest.mark.parametrize(("lat", "lon"), BAD_PLACES)
def test_a_point_that_is_nowhere_is_left_out_and_said(look: Look, lat: str, lon: str) -> None:
    found = look(with_point(point(MIDDLE, lat, lon)))
    assert found.points == 2
    assert "One point without a usable position was left out." in found.warnings


def test_a_point_without_attributes_is_left_out(look: Look) -> None:
    assert look(with_point("<trkpt><ele>1</ele></trkpt>")).points == 2


@pytest.mark.parametrize("height", ["", " ", "-19999", "65535", "nan", "high", "-500.1"])
def test_an_impossible_height_is_missing_never_zero(look: Look, height: str) -> None:
    found = look(with_point(point(f"<ele>{height}</ele>")))
    assert np.isnan(found.tracks[0].points.ele_m).tolist() == [False, True, False]


def test_a_decimal_comma_is_read_with_a_warning(look: Look) -> None:
    found = look(with_point(point(MIDDLE, "43,0005")))
    assert found.tracks[0].points.lat[1] == 43.0005
    assert "One number was written with a decimal comma." in found.warnings


def test_times_without_a_zone_are_never_taken_in_silence(look: Look) -> None:
    found = look(with_point(point(MIDDLE)).replace(b"Z</time>", b"</time>"))
    assert found.has_zoneless_times
    assert "Its times name no time zone; they were taken as UTC." in found.warnings


def test_where_some_times_name_a_zone_the_others_cannot_be_moved_with_them(look: Look) -> None:
    found = look(with_point(point(MIDDLE)).replace(b"Z</time>", b"</time>", 1))
    assert not found.has_zoneless_times
    words = "1 of its 3 times name no time zone; they were taken as UTC like the others."
    assert words in found.warnings


def test_no_times_are_said(look: Look) -> None:
    found = look(file_of(track('<trkpt lat="1" lon="2"/>', '<trkpt lat="1" lon="2.1"/>')))
    assert found.points == 2
    assert found.first_utc is None
    assert found.dates == {}
    assert any("no times" in warning for warning in found.warnings)


SENSORS = {
    TEMPERATURE: "<extensions><n:TPX><n:atemp>21.5</n:atemp></n:TPX></extensions>",
    HEART_RATE: "<extensions><gpxdata:hr>121</gpxdata:hr></extensions>",
    CADENCE: "<extensions><cadence> 80 </cadence></extensions>",
    POWER: "<extensions><q:P><q:PowerInWatts>200</q:PowerInWatts></q:P></extensions>",
}


@pytest.mark.parametrize("name", SENSORS)
def test_sensors_stand_at_their_points(look: Look, name: str) -> None:
    points = look(with_point(point(MIDDLE + SENSORS[name]))).tracks[0].points
    assert list(points.extras) == [name]
    assert np.isfinite(points.extras[name]).tolist() == [False, True, False]
    assert points.extras[name][1] == pytest.approx(
        {TEMPERATURE: 21.5, HEART_RATE: 121, CADENCE: 80, POWER: 200}[name]
    )


def test_names_segments_and_tracks(look: Look) -> None:
    two = "<trkseg>" + FIRST + LAST + "</trkseg><trkseg/><trkseg>" + LAST + "</trkseg>"
    found = look(
        file_of(
            f"<metadata><name>file</name></metadata>"
            f"<trk><name><![CDATA[Kegen & on]]></name><type>cycling</type>{two}</trk>"
            f"<trk/><trk><name>Zweiter\n Tag</name>{track(FIRST)[5:]}"
        )
    )
    assert [(part.name, part.kind, len(part.points)) for part in found.tracks] == [
        ("Kegen & on", "cycling", 3), ("Zweiter Tag", "", 1),
    ]  # fmt: skip
    assert found.segments == 4
    assert found.tracks[0].points.segment_starts.tolist() == [0, 2]
    assert found.device == "Testmaker"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "windows-1251", "koi8-r", "gbk"]
)
def test_declared_encodings(look: Look, encoding: str) -> None:
    name = "道路" if encoding == "gbk" else "Дорога"
    head = f'<?xml version="1.0" encoding="{encoding}"?><gpx>'
    text = f"{head}<trk><name>{name}</name><trkseg>{FIRST}</trkseg></trk></gpx>"
    assert look(text.encode(encoding)).tracks[0].name == name


@pytest.mark.parametrize(
    "codec",
    ["utf-16", "hex", "rot13", "zlib", "idna", "punycode", "unicode_escape", "utf-7", "cp037", "none"],
)
def test_a_declaration_that_cannot_be_true_is_passed_over(look: Look, codec: str) -> None:
    content = with_point(point(MIDDLE)).replace(b"UTF-8", codec.encode())
    assert look(content).points == 3


def test_latin_letters_that_claim_to_be_utf8_do_not_cost_the_track(look: Look) -> None:
    found = look(
        file_of(f"<trk><name>Stra\xdfe</name><trkseg>{FIRST}</trkseg></trk>").decode().encode("latin-1")
    )
    assert found.tracks[0].name == "Straße"
    assert found.warnings[0].startswith("Its text is not UTF-8")


DAMAGED = {
    "cut short": (with_point(point(MIDDLE))[:-60], 3),
    "cut in a point": (with_point(point(MIDDLE))[:-130], 2),
    "zeros at the end": (with_point(point(MIDDLE)) + b"\0" * 64, 3),
    "tags crossed": (file_of(track(FIRST, LAST) + "<trk></trkseg>"), 2),
    "junk behind": (with_point(point(MIDDLE)) + b"<more/>", 3),
}


@pytest.mark.parametrize(("content", "points"), DAMAGED.values(), ids=DAMAGED.keys())
def test_points_before_the_damage_are_kept_and_counted(look: Look, content: bytes, points: int) -> None:
    found = look(content)
    assert found.points == points
    assert "damaged at line" in found.warnings[0]
    assert f"{points} points " in found.warnings[0]


REFUSED = {
    b"": "empty",
    b"\0" * 500: "zeros",
    b"hello, this is a letter": "no GPX",
    b"<html><body>Sign in</body></html>": "HTML",
    b"<!DOCTYPE html>\n<html></html>": "HTML",
    b"\x0e\x10\xd9\x07\x00\x00\x00\x00.FIT": "FIT",
    b"PK\x03\x04rest": "cut off",
    b"\x1f\x8brest": "cut off",
    b'<?xml version="1.0"?><letter><gpx/></letter>': "XML",
    b"<gpx><trk><trkseg><trkpt lat=": "damaged before its first point",
    b'<!DOCTYPE gpx SYSTEM "http://127.0.0.1/x"><gpx/>': "document type",
    b'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "b">]><gpx>&a;</gpx>': "document type",
}


@pytest.mark.parametrize(("content", "said"), REFUSED.items(), ids=REFUSED.values())
def test_what_is_no_gpx_is_refused_in_one_sentence(look: Look, content: bytes, said: str) -> None:
    found = look(content)
    assert not found.is_readable
    assert said in found.reason
    assert found.points == 0
    assert len(found.sha256) == 64


@pytest.mark.parametrize(
    ("time", "zones"),
    [("", ("Asia/Almaty",)), ("<time>2025-07-18T04:00:00Z</time>", ("Asia/Almaty", "Europe/Paris"))],
)
def test_zones_are_those_of_the_points_that_have_a_time(
    look: Look, time: str, zones: tuple[str, ...]
) -> None:
    far = f'<trkpt lat="48.85" lon="2.35">{time}</trkpt>'
    assert look(with_point(far)).zones == zones
    if not time:
        assert look(file_of(track(far, far))).zones == ("Europe/Paris",)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "not there" in read.read(tmp_path / "gone.gpx").reason
    assert "is empty" in read.read(tmp_path).reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_does_not_keep_us_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gpx")
    assert "no file" in read.read(tmp_path / "pipe.gpx").reason


def test_routes_and_waypoints_are_readable_and_said(look: Look) -> None:
    route = look(file_of('<rte><rtept lat="1" lon="2"/><rtept lat="1" lon="3"/></rte>'))
    assert route.is_readable
    assert (len(route.routes), route.points) == (1, 0)
    assert route.warnings == ("It holds a planned route of 2 points and no recorded track.",)
    assert "one waypoint" in look(file_of('<wpt lat="1" lon="2"/>')).warnings[0]


def test_nesting_and_endless_text_are_harmless(look: Look) -> None:
    deep = file_of(track(FIRST, point("<extensions>" + "<a>" * 50_000 + "</a>" * 50_000 + "</extensions>")))
    assert look(deep).points == 2
    assert look(file_of("<desc>" + "x" * 3_000_000 + "</desc>" + track(FIRST))).points == 1
    assert "single tag" in look(file_of(f'<a b="{"x" * 12_000_000}"/>' + track(FIRST))).reason


def test_more_points_than_a_block(look: Look) -> None:
    found = look(file_of(track(*[FIRST, LAST] * 15_000)))
    assert found.points == 30_000
    assert found.tracks[0].points.lat[-1] == 43.001


def test_a_million_tags_in_each_other_are_refused(look: Look) -> None:
    nest = "<a>" * 1_000_000
    for trap in (file_of(track(FIRST, point(f"<extensions>{nest}"))), f"<gpx>{nest}".encode()):
        assert "nested" in look(trap).reason
