"""The fast way finds exactly what the parser alone finds, or gives up."""

from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.errors import ReadError
from expedition.importers import gpx_runs
from expedition.importers.base import Contents
from expedition.importers.encodings import encoding_of
from expedition.importers.gpx import parse_stream
from expedition.importers.gpx_runs import gather
from expedition.importers.gpx_tracks import contents_of
from tests.expedition.importers.odd import FIRST, HEAD, LAST, gpx, point, track, with_point
from tests.expedition.importers.test_corpus import CORPUS
from tests.expedition.importers.test_gpx import DAMAGED, MIDDLE, ORDINARY


def fast(content: bytes, block: int = 1 << 17) -> Contents | None:
    """By the fast way, which takes every point it can, however few they are."""
    with patch.object(gpx_runs, "_BLOCK", block), patch.object(gpx_runs, "_SHORTEST_RUN", 1):
        gatherer = gather(BytesIO(content), encoding_of(content[:1024]))
    return contents_of(gatherer, ()) if gatherer else None


def assert_same(content: bytes, block: int = 1 << 17) -> bool:
    """Whether the fast way could read it; if so, it must have read the same."""
    quick = fast(content, block)
    if quick is None:
        return False
    slow = parse_stream(BytesIO(content), encoding_of(content[:1024]))
    assert (quick.warnings, quick.segments, quick.waypoints, len(quick.routes), quick.device) == (
        slow.warnings, slow.segments, slow.waypoints, len(slow.routes), slow.device,
    )  # fmt: skip
    assert [(part.name, part.kind) for part in quick.tracks] == [
        (part.name, part.kind) for part in slow.tracks
    ]
    for ours, theirs in zip(quick.tracks, slow.tracks, strict=True):
        for name in ("lat", "lon", "ele_m", "time_ms", "segment_starts"):
            np.testing.assert_array_equal(getattr(ours.points, name), getattr(theirs.points, name))
        assert ours.points.extras.keys() == theirs.points.extras.keys()
        for name, column in theirs.points.extras.items():
            np.testing.assert_array_equal(ours.points.extras[name], column)
    return True


@pytest.mark.parametrize("content", ORDINARY.values(), ids=ORDINARY.keys())
def test_odd_files_are_read_the_same(content: bytes) -> None:
    assert_same(content)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*.gpx")), ids=lambda path: path.name)
def test_real_files_are_read_the_same(path: Path) -> None:
    assert_same(path.read_bytes())


def test_what_devices_write_goes_the_fast_way() -> None:
    garmin = point(MIDDLE + "<extensions><n:TPX><n:atemp>21</n:atemp><n:hr>120</n:hr></n:TPX></extensions>")
    assert assert_same(gpx(track(*[FIRST, LAST] * 100, between="\n  ")))
    assert assert_same(gpx(track(*[garmin] * 100, between="\r\n")))


@pytest.mark.parametrize(("content", "_points"), DAMAGED.values(), ids=DAMAGED.keys())
def test_damage_is_left_to_the_parser(content: bytes, _points: int) -> None:
    assert fast(content) is None


HIDDEN = {
    "comment": "<!-- " + FIRST * 9 + " -->",
    "character data": "<name><![CDATA[" + FIRST * 9 + "]]></name>",
    "instruction": "<?x " + FIRST * 9 + "?>",
    "extensions": "<extensions>" + FIRST * 9 + "</extensions>",
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN.keys())
def test_points_that_are_none_are_not_taken(text: str) -> None:
    assert_same(gpx("<trk>" + text + track(FIRST, LAST)[5:]))
    assert_same(gpx(text + track(FIRST, LAST)))
    assert_same(gpx(track(FIRST, text, LAST)))


def test_a_file_in_blocks_of_any_size() -> None:
    content = gpx(
        "<wpt lat='1' lon='2'/>" + track(FIRST, point(MIDDLE), "<trkpt lat='1' lon='2'/>", LAST) * 3
    )
    for size in (1, 7, 50, 133):
        assert assert_same(content, size)


def test_points_that_all_differ_are_read() -> None:
    points = [point("".join(f"<x{k}>1</x{k}>" for k in range(n % 40))) for n in range(400)]
    assert assert_same(gpx(track(*points)), 3_000)


DEVICE = """<trkpt lat="{}" lon="{}">
  <ele>{}</ele>
  <time>{}</time>
  <name>{}</name>
  <extensions><n:TPX><n:hr>{}</n:hr></n:TPX></extensions>
</trkpt>
"""
NUMBERS = [
    *("1", "-1.5", "+3", ".5", "5.", "12345678", "123456789", "0.1234567890123456789", "46.18006258271634"),
    *("", " 5 ", "1e1", "1,5", "nan", "inf", "1_0", "\u0663", "--1", "1.2.3", "0x1", "1\n", "é", "1&#46;5"),
    *("&amp;", "]]>", "\x01", "'", '"', "<!--1-->1", "<![CDATA[1]]>"),
]
STAMPS = [
    *("2025-07-18T04:00:00Z", "2025-07-18T04:00:59Z", "2025-07-18T04:00:60Z", "2025-07-18T04:00:61Z"),
    *("2025-07-18T24:00:00Z", "2025-07-18T24:00:01Z", "2025-07-18T04:00:00", "2025-07-18T04:00:00+02:00"),
    *("2025-07-18T04:00:00+02:30", "2025-07-18T04:00:00.5Z", "2025-07-18T04:00:00.123456789Z", "", " "),
    *("2025-07-18T04:00:00,5Z", "2025-02-30T04:00:00Z", "2025-07-18 04:00:00Z", "20250718T040000Z", "soon"),
    *("2025-07-18T04:00:00Z\n", "\x0b2025-07-18T04:00:00Z", "٢٠٢٥-07-18T04:00:00Z", "2025-07-18T04:0x:00Z"),
]
COMMON = ["43", "79.5", "1000.5", "2025-07-18T04:00:00Z", "a", "90"]
places = st.builds("{:.7f}".format, st.floats(-99, 199)) | st.floats(-99, 199).map(repr)
numbers = places | st.sampled_from(NUMBERS)
names = st.sampled_from(["", "a", "Ä", "a]", "a&amp;b", "\x0c", "long " * 9, "\ufffe", "]]>"])
columns = [numbers, numbers, numbers, st.sampled_from(STAMPS), names, numbers]
changes = st.one_of([st.tuples(st.just(k), column) for k, column in enumerate(columns)])


@given(st.lists(st.lists(changes, max_size=2), max_size=12), st.sampled_from([90, 1_000, 1 << 16]))
@settings(max_examples=50, deadline=None)
def test_points_alike_with_any_values_are_read_the_same(
    made: list[list[tuple[int, str]]], block: int
) -> None:
    points = [DEVICE.format(*COMMON)]
    for changed in made:
        values = [*COMMON]
        for column, value in changed:
            values[column] = value
        points.append(DEVICE.format(*values))
    assert_same(gpx(track(*points, *points)), block)


def test_values_of_odd_spelling_go_the_fast_way() -> None:
    for column, spellings in enumerate([NUMBERS[:14]] * 3 + [STAMPS[:15]]):
        values = [[*COMMON] for _spelling in spellings]
        for value, spelling in zip(values, spellings, strict=True):
            value[column] = spelling
        content = gpx(track(*[DEVICE.format(*value) for value in values]))
        with patch.object(
            gpx_runs._Runner, "_parse", autospec=True, side_effect=gpx_runs._Runner._parse
        ) as parsed:
            assert assert_same(content)
        assert sum(b"<trkpt" in call.args[1] for call in parsed.call_args_list) == 0


SHAPES = [
    *(
        "<trkpt lat='{}' lon='2'/>",
        '<trkpt lon="2" lat="{}"></trkpt>',
        "<trkpt\n lat = '{}'\tlon='2' >\n</trkpt >",
    ),
    *(
        "<trkpt lat='{}' lon='2' id='a'/>",
        "<trkpt lat='{}' lon=\"2\"><ele/><time/></trkpt>",
        "<trkpt lon='{}'/>",
    ),
    *(
        "<trkpt lat='{}' lon='2' lat='3'/>",
        "<trkpt lat='{}' lon='2' a:lat='3'/>",
        "<g:trkpt lat='{}' lon='2'/>",
    ),
    "<trkpt lat='{}' lon='2'><hr>5<x>6</x></hr></trkpt>",
    "<trkpt lat='{}' lon='2'><hr><x>6</x></hr><ele>5</ele></trkpt>",
    "<trkpt lat='{}' lon='2'><ele>5</ele><x><ele>6</ele><time>7</time></x></trkpt>",
    "<trkpt lat='{}' lon='2'><ele>5</ele><ele>6</ele></trkpt>",
    "<trkpt lat='{}' lon='2'><hr>5</hr><x><hr>6</hr></x></trkpt>",
    "<trkpt lat='{}' lon='2'><x a='1' a='2'/></trkpt>",
    "<trkpt lat='{}' lon='2'><1x/></trkpt>",
    "<trkpt lat='{}' lon='2'><trkpt lat='1' lon='2'/></trkpt>",
    "<trkpt lat='{}' lon='2'><x><!-- y --></x></trkpt>",
    "<trkpt lat='{}' lon='2'><x></y></trkpt>",
    "<trkpt lat='{}' lon='2'>text</trkpt>",
    "<trkpt lat='{}' lon='2'/></trkseg><trkseg>",
    "<trkpt lat='{}' lon='2'/></trkseg><!-- ",
    "<trkpt lat='{}' lon='2'/> --><trkseg>",
    "<trkpt lat='{}' lon='2'/>\r\n\t",
]


@given(
    st.lists(st.tuples(st.sampled_from(SHAPES), st.integers(1, 6)), min_size=1, max_size=6),
    st.sampled_from([21, 33, 200, 1 << 16]),
)
@settings(max_examples=300, deadline=None)
def test_points_of_any_shapes_are_read_the_same(made: list[tuple[str, int]], block: int) -> None:
    points = [shape.format(f"{number}.5") for shape, count in made for number in range(count)]
    content = gpx(track(*points))
    assert_same(content, block)
    assert_same(content[: len(content) * 3 // 4], block)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252", "utf-8"])
def test_a_file_of_any_encoding_goes_the_fast_way(encoding: str) -> None:
    head = HEAD.replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    text = gpx("<trk><name>Öland</name><trkseg>" + DEVICE.format(*COMMON[:4], "Ä", 90) * 9, head).decode()
    content = text.replace("</gpx>", "</trkseg></trk></gpx>").encode(encoding)
    for block in (1, 100, 1 << 20):
        assert assert_same(content, block)


@pytest.mark.parametrize("unit", ["x" * 99, "<wpt lat='1' lon='2'/>", "<!-- " + "-x" * 99 + " -->"])
def test_a_long_way_without_points_is_read(unit: str) -> None:
    filler = "<metadata><desc>" + unit * 2_000 + "</desc></metadata>"
    assert assert_same(gpx(filler + track(FIRST, LAST) + filler + track(FIRST, LAST)), 1 << 14)


PARTS = [
    *(FIRST, LAST, point(MIDDLE), point(""), "<trkpt lat='1' lon='2'/>", point("<ele>&#49;</ele>")),
    point("<ele>1</ele><extensions><hr>5</hr></extensions>"),
    *(
        "<trkseg>",
        "</trkseg>",
        "<trk>",
        "</trk>",
        "<rte>",
        "</rte>",
        "<name>n</name>",
        "<trkpt",
        "lat='3'",
        ">",
    ),
    *("<!--", "-->", "<![CDATA[", "]]>", "<?p ?>", "&amp;", "x", " ", "\n"),
]


@given(st.lists(st.sampled_from(PARTS), max_size=14), st.booleans())
@settings(max_examples=50, deadline=None)
def test_anything_put_together_is_read_the_same_or_not_at_all(parts: list[str], is_wrapped: bool) -> None:
    body = "".join(parts)
    try:
        assert_same(gpx(f"<trk><trkseg>{body}</trkseg></trk>" if is_wrapped else body, HEAD))
    except ReadError:
        assert_same(with_point(""))
