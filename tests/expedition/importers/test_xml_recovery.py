"""What no parser takes is read beyond the damage; what one takes is read the same."""

import time
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.errors import ReadError
from expedition.importers.encodings import encoding_of
from expedition.importers.gpx import parse_stream
from expedition.importers.gpx_events import Gatherer
from expedition.importers.gpx_tracks import contents_of
from expedition.importers.xml_recovery import Recovering
from expedition.points import join
from tests.expedition.importers.odd import FIRST, HEAD, LAST, gpx, point, track
from tests.expedition.importers.test_corpus import CORPUS
from tests.expedition.importers.test_gpx import MIDDLE, ORDINARY

Event = tuple[str, ...]


def told(parser: object, text: str, size: int = 0) -> list[Event]:
    """What a parser tells of a text, runs of characters as one."""
    events: list[Event] = []
    parser.buffer_text = parser.ordered_attributes = True  # type: ignore[attr-defined]
    parser.StartElementHandler = lambda name, found: events.append(("start", name, *found))  # type: ignore[attr-defined]
    parser.EndElementHandler = lambda name: events.append(("end", name))  # type: ignore[attr-defined]
    parser.CharacterDataHandler = lambda data: events.append(("text", data))  # type: ignore[attr-defined]
    if isinstance(parser, Recovering):
        parser.read([text] if not size else [text[k : k + size] for k in range(0, len(text), size)])
    else:
        parser.Parse(text, True)  # type: ignore[attr-defined]
    joined: list[Event] = []
    for event in events:
        if event[0] == "text" and joined and joined[-1][0] == "text":
            joined[-1] = ("text", joined[-1][1] + event[1])
        elif event != ("text", ""):
            joined.append(event)
    return joined


def lines(content: bytes) -> list[tuple[float, float]]:
    """The positions that are read of a file, whatever is damaged in it."""
    tracks = parse_stream(BytesIO(content), encoding_of(content[:1024])).tracks
    points = join([part.points for part in tracks])
    return list(zip(points.lat.tolist(), points.lon.tolist(), strict=True))


@pytest.mark.parametrize("content", ORDINARY.values(), ids=ORDINARY.keys())
def test_sound_files_tell_the_same(content: bytes) -> None:
    text = content.decode().lstrip("\ufeff \n")
    assert told(Recovering(), text) == told(ParserCreate(), text)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*.gpx"))[::7], ids=lambda path: path.name)
def test_real_files_tell_the_same(path: Path) -> None:
    content = path.read_bytes()
    text = content.decode(encoding_of(content[:1024])).lstrip("\ufeff \r\n")
    assert told(Recovering(), text, 5_000) == told(ParserCreate(), text)


PARTS = [
    *(FIRST, LAST, point(MIDDLE), "<trkpt lat='1' lon='2'/>", point("<ele>&#49;&#x31;</ele>")),
    *(
        "<a b = 'x\ty' c=\"&lt;1&gt;\">",
        "</a>",
        "<a.b-c:d/>",
        "<!-- <x> & -->",
        "<![CDATA[<x> & ]]>",
        "<?p <x?>",
    ),
    *(
        "&amp;",
        "&quot;'",
        "x",
        " ",
        "\r\n",
        "\r",
        "ü道",
        ">",
        '"',
        "it's",
        "<name>",
        "</name>",
        "<a b='\"'/>",
    ),
]


@given(st.lists(st.sampled_from(PARTS), max_size=20), st.sampled_from([0, 1, 3, 50]))
@settings(max_examples=400, deadline=None)
def test_whatever_the_parser_takes_is_told_the_same(parts: list[str], size: int) -> None:
    text = gpx("".join(parts), HEAD).decode()
    try:
        expected = told(ParserCreate(), text)
    except ExpatError:
        return
    assert told(Recovering(), text, size) == expected


@given(
    st.lists(
        st.sampled_from([*PARTS, "<", "&", "</", "<a b=", "\0", "<trkpt", "<!--", "<![CDATA["]), max_size=20
    )
)
@settings(max_examples=300, deadline=None)
def test_pieces_of_any_size_tell_the_same(parts: list[str]) -> None:
    text = "".join(parts)
    whole = told(Recovering(), text)
    for size in (1, 4, 17):
        assert told(Recovering(), text, size) == whole


THREE = [(43.0, 79.0), (43.0005, 79.0), (43.001, 79.0)]
AND_LAST = track(FIRST, point(MIDDLE), LAST)
MENDED = {
    "an ampersand alone": gpx("<trk><name>Kegen & on</name>" + AND_LAST[5:]),
    "an entity never declared": gpx("<trk><name>a&nbsp;b</name>" + AND_LAST[5:]),
    "a smaller-than sign in a name": gpx("<trk><name>a < b <3</name>" + AND_LAST[5:]),
    "a point never closed": gpx(track(FIRST.removesuffix("</trkpt>"), point(MIDDLE), LAST)),
    "a height never closed": gpx(track(FIRST.replace("</ele>", ""), point(MIDDLE), LAST)),
    "a segment never closed": gpx("<trk><trkseg>" + FIRST + "</trk><trk><trkseg>" + point(MIDDLE) + LAST),
    "closing tags of nothing": gpx(track(FIRST, "</ele></x></trkseg></trkseg>", point(MIDDLE), LAST)),
    "values without quotes": gpx(AND_LAST.replace('lat="43.0005"', "lat=43.0005")),
    "a quote too few": gpx(AND_LAST.replace('lat="43.0005" lon="79"', 'lon="79" lat="43.0005')),
    "an attribute twice": gpx(AND_LAST.replace('lat="43.0005"', 'lat="43.0005" lat="1"')),
    "a bracket too few": gpx(AND_LAST.replace('lat="43.0005" lon="79">', 'lat="43.0005" lon="79"')),
    "zeros between points": gpx(track(FIRST, "\0" * 5_000, point(MIDDLE), LAST)),
    "control signs in a name": gpx("<trk><name>a\x0bb\x01</name>" + AND_LAST[5:]),
    "a comment never closed": gpx(track(FIRST, "<!-- ", point(MIDDLE), LAST)),
    "character data never closed": gpx("<trk><name><![CDATA[Kegen</name>" + AND_LAST[5:]),
    "two files in one": gpx(track(FIRST)) + gpx(track(point(MIDDLE), LAST)),
    "a file after a file that was cut": gpx(track(FIRST))[:-20] + gpx(track(point(MIDDLE), LAST)),
    "no beginning": (point(MIDDLE) + AND_LAST[12:]).encode()[20:],
    "no end": gpx(AND_LAST)[:-30],
    "letters of no encoding": gpx(track(FIRST, point(MIDDLE), LAST) + "<x>$</x>").replace(
        b"$", b"\xff\xc0\x80"
    ),
}


@pytest.mark.parametrize("content", MENDED.values(), ids=MENDED.keys())
def test_every_point_around_a_damage_is_read(content: bytes) -> None:
    assert lines(content) == THREE


def test_times_and_names_beyond_a_damage_are_read_too() -> None:
    content = gpx("<trk><name>Kegen & on</name>" + AND_LAST[5:])
    (found,) = parse_stream(BytesIO(content), "utf-8").tracks
    assert found.name == "Kegen & on"
    assert np.diff(found.points.time_ms).tolist() == [10_000, 20_000]
    assert found.points.ele_m.tolist() == [1000, 1005, 1010]


def test_the_first_damage_is_named_with_what_was_kept() -> None:
    content = gpx("\n\n" + track(FIRST, "<junk<<", LAST) + track(LAST))
    (said, *_more) = parse_stream(BytesIO(content), "utf-8").warnings
    assert said.startswith("The file is damaged at line 4 (")
    assert "3 points were read in spite of it. 2 characters were skipped." in said


def test_a_value_cut_off_by_the_end_is_no_value() -> None:
    whole = gpx(track(FIRST, LAST))
    cut = whole[: whole.index(b"1010") + 2]
    (found,) = parse_stream(BytesIO(cut), "utf-8").tracks
    assert np.isnan(found.points.ele_m).tolist() == [False, True]
    assert parse_stream(BytesIO(cut[:-26]), "utf-8").tracks[0].points.lat.tolist() == [43.0]


def test_many_damages_take_no_more_time_than_one() -> None:
    content = gpx(track(*[FIRST.replace("</ele>", ""), "<<<&&<!--<![CDATA[</x"] * 20_000))
    assert len(lines(content)) == 20_000


@given(st.binary(max_size=300), st.integers(0, 400))
@settings(max_examples=200, deadline=None)
def test_junk_anywhere_is_survived(junk: bytes, place: int) -> None:
    content = gpx(track(*[FIRST, LAST] * 3))
    broken = content[:place] + junk + content[place:]
    recovering = Recovering()
    gatherer = Gatherer(recovering)  # type: ignore[arg-type]
    recovering.ranks = gatherer.ranks
    with suppress(ReadError):
        recovering.read([broken.decode("utf-8", "replace")])
        gatherer.flush()
        assert sum(len(part.points) for part in contents_of(gatherer, ()).tracks) >= 4


@pytest.mark.parametrize(
    "text", ["x" * 100_000, "x='" * 30_000, "x= " * 30_000, "<a " * 30_000, " " * 100_000]
)
def test_a_broken_tag_of_any_length_costs_hardly_any_time(text: str) -> None:
    begin = time.process_time()
    assert told(Recovering(), f"<a {text}")[0][:2] == ("start", "a")
    assert time.process_time() - begin < 5.0
