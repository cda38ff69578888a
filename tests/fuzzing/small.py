"""What is typed, pasted, kept or brought beside tracks: lines, plans, settings, maps."""

import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

from PySide6.QtCore import QByteArray

from expedition import searching
from expedition.itinerary.stage_lines import stage_lines
from expedition.quick.reading import understand
from expedition.quick.showing import kind_label, main_words, shown
from expedition.quick.tables import vocabulary
from expedition.quick.understood import Context
from expedition.records import chart_choice
from expedition.tilesets import vector_tile
from expedition.tilesets.opening import open_map
from tests.expedition.tilesets import making
from ui.maps import own_map
from ui.panels import table_arrangement
from ui.settings import KeptSearch, Settings
from ui.theme import ThemeChoice

_QUICK = (
    "met 2 cyclists from Lyon km 61, bound for Osh",
    "stay guesthouse Aksu 3500 KZT with breakfast, warm",
    "coffee and bread 1 200 kzt",
    "pass Karkara 2020 m km 47,3 at 14:05",
    "puncture rear wheel, 20 min",
    "rest day; rain 12°/3°; private",
    "ate 40 € on 20.7. and 21.7.",
)
_PLAN = """1. Osh – Sary-Tash 185 km ↑ 3 200 m
Day 2: Sary-Tash - Murghab, 230 km, 2 days rest
20.7.2025: Murghab to Alichur 104 miles
rest 3 days
• Alichur → Khorog → Kalaikhum 390 km (rest: 1)
"""
_NEAR = date(2025, 7, 20)
_CONTEXT = Context(_NEAR, "KZT", ("punctures",), "Aksu", "KZ", "KZ", "bicycle", 61_000.0, 900_000.0)


def quick_lines(_most_bytes: int) -> list[bytes]:
    """Lines as they are typed."""
    return [line.encode() for line in _QUICK]


def read_quick(data: bytes) -> None:
    """Understands a line and shows what it became."""
    line = data.decode("utf-8", "surrogateescape")[:2000]
    for one in understand(line, _CONTEXT, vocabulary()):
        kind_label(one), main_words(one), shown(one)
        assert all(0 <= span.start <= span.end <= len(line) for span in one.spans)
    wanted = searching.wanted(line)
    searching.excerpt(line, wanted.terms)


def plans(_most_bytes: int) -> list[bytes]:
    """Stages as they are pasted."""
    return [_PLAN.encode()]


def read_plan(data: bytes) -> None:
    """Reads lines as stages."""
    for stage in stage_lines(data.decode("utf-8", "surrogateescape"), _NEAR, "Osh").stages:
        distance_m = stage.distance_m
        assert distance_m is None or 0 <= distance_m < 1e12


def maps_of_pictures(_most_bytes: int) -> list[bytes]:
    """A map file of either kind."""
    tiles = {(zoom, x, 0): making.PNG for zoom in (0, 1, 2) for x in range(1 << zoom)}
    told = {"name": "Hills", "attribution": "<b>Me</b>", "minzoom": "0", "maxzoom": "2", "bounds": "1,2,3,4"}
    with tempfile.TemporaryDirectory() as folder:
        first = making.write_pmtiles(Path(folder) / "a.pmtiles", tiles, told=told)
        second = making.write_mbtiles(Path(folder) / "a.mbtiles", tiles, told)
        return sorted((first.read_bytes(), second.read_bytes()), key=len)


def read_map(data: bytes) -> None:
    """Opens a map file and takes tiles of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map"
        path.write_bytes(data)
        with closing(open_map(path)) as opened:
            opened.sample()
            for place in range(4):
                opened.tile(2, place, 0)


def vector_tiles(_most_bytes: int) -> list[bytes]:
    """A tile with a line, a ring and points."""
    features: list[making.Feature] = [
        (2, [[(0, 0), (50, 70), (90, 10)]], {"class": "track", "lanes": 2}),
        (3, [[(0, 0), (90, 0), (90, 90)]], {"class": "water", "is_big": True}),
        (1, [[(5, 5)], [(6, 6)]], {"name": "Aksu"}),
    ]
    return [making.layer("roads", features[:1]) + making.layer("rest", features[1:])]


def read_vector_tile(data: bytes) -> None:
    """Decodes a tile with all its values; where it is none it says so."""
    try:
        for layer in vector_tile.read_tile(data, ("roads", "rest")).values():
            layer.values("class"), layer.codes("class", {"track": 1, "water": 2})
    except ValueError:
        return


def settings(_most_bytes: int) -> list[bytes]:
    """A settings file with something of everything."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kept.ini"
        kept = Settings(file)
        kept.add_recent(Path("/home/ridden"))
        kept.last_folder = kept.import_folder = Path("/home")
        kept.keep_last_day(Path("/home/ridden"), 12)
        kept.keep_search(KeptSearch("Nights", "kind:stay"))
        kept.keep_state("window", QByteArray(b"\1\2\3" * 9))
        kept.keep_choice("map/own", '[["/a.pmtiles", true, 0.5]]')
        kept.keep_choice("charts", chart_choice.as_text(()))
        kept.keep_table("days", '{"shown": ["date", "to_place"], "widths": {"date": 120}}')
        kept._store.sync()
        return [file.read_bytes()]


def read_settings(data: bytes) -> None:
    """Asks for everything that is kept."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kept.ini"
        file.write_bytes(data)
        kept = Settings(file)
        assert all(isinstance(one, Path) for one in (*kept.recent, kept.last_folder))
        day = kept.last_day(Path("/home/ridden"))
        assert day is None or 0 <= day < 1 << 63
        assert kept.theme in ThemeChoice
        assert isinstance(kept.import_folder, Path | None)
        kept.state("window").size()
        own_map.unpacked(kept.choice("map/own"))
        chart_choice.from_text(kept.choice("charts"))
        table_arrangement.arrangement(kept.table("days"))
        assert all(isinstance(search.words, str) for search in kept.searches)
