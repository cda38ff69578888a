"""The fast way finds exactly what the parser alone finds, or gives up."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.errors import ReadError
from expedition.importers.base import Contents
from expedition.importers.encodings import encoding_of
from expedition.importers.gpx import parse_stream
from expedition.importers.gpx_runs import gather
from expedition.importers.gpx_tracks import contents_of
from tests.expedition.importers.odd import FIRST, HEAD, LAST, gpx, point, track, with_point
from tests.expedition.importers.test_corpus import CORPUS
from tests.expedition.importers.test_gpx import DAMAGED, MIDDLE, ORDINARY


def fast(content: bytes) -> Contents | None:
    gatherer = gather(BytesIO(content), encoding_of(content[:1024]))
    return contents_of(gatherer, ()) if gatherer else None


def assert_same(content: bytes) -> bool:
    """Whether the fast way could read it; if so, it must have read the same."""
    quick = fast(content)
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


def test_a_file_in_blocks_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    from expedition.importers import gpx_runs

    content = gpx(
        "<wpt lat='1' lon='2'/>" + track(FIRST, point(MIDDLE), "<trkpt lat='1' lon='2'/>", LAST) * 3
    )
    for size in (1, 7, 50, 133):
        monkeypatch.setattr(gpx_runs, "_BLOCK", size)
        assert assert_same(content)


def test_points_that_all_differ_give_up() -> None:
    shapes = [point("".join(f"<x{k}>1</x{k}>" for k in range(n % 40))) for n in range(2_000)]
    assert fast(gpx(track(*shapes))) is None


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
@settings(max_examples=300, deadline=None)
def test_anything_put_together_is_read_the_same_or_not_at_all(parts: list[str], is_wrapped: bool) -> None:
    body = "".join(parts)
    try:
        assert_same(gpx(f"<trk><trkseg>{body}</trkseg></trk>" if is_wrapped else body, HEAD))
    except ReadError:
        assert_same(with_point(""))
