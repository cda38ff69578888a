import threading
from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from expedition.cartography.label_records import Box, Candidate, LabelStyle, Placed
from expedition.cartography.mercator import View, to_world
from expedition.cartography.name_choice import NameChoice
from expedition.cartography.trip_names import TripName, own_places
from tests.expedition.cartography.small_world import show_small_world
from ui import fonts
from ui.background import Background
from ui.maps.label_layer import LabelLayer
from ui.theme import Theme, ThemeChoice

ENDS = (TripName(44.16, 80.0, "Zharkent", is_needed=True), TripName(43.53, 79.47, "Shonzhy", is_needed=True))


def view(lat: float = 43.85, lon: float = 79.9, zoom: float = 7.0) -> View:
    x, y = to_world(np.array([lat]), np.array([lon]))
    return View(float(x[0]), float(y[0]), 512 * 2**zoom, 800, 600)


def picture(layer: LabelLayer, seen: View) -> QImage:
    image = QImage(seen.width, seen.height, QImage.Format.Format_RGB32)
    image.fill(0x808080)
    painter = QPainter(image)
    layer.paint(painter, seen)
    painter.end()
    return image


def ink(image: QImage, box: Box) -> int:
    left, top, width, height = (int(side) for side in box)
    return sum(
        image.pixel(x, y) & 0xFFFFFF != 0x808080
        for x in range(max(0, left), min(left + width, image.width()))
        for y in range(max(0, top), min(top + height, image.height()))
    )


def box(placed: Placed) -> Box:
    return placed.left, placed.top, placed.width, placed.height


@pytest.fixture(autouse=True)
def small_world(monkeypatch: pytest.MonkeyPatch) -> None:
    show_small_world(monkeypatch)


@pytest.fixture
def layer(theme: Theme) -> LabelLayer:
    fonts.add_first_faces()
    fonts.add_other_faces()
    return LabelLayer(theme)


def settled(layer: LabelLayer, seen: View) -> tuple[Placed, ...]:
    layer.settle(seen)
    layer.finish()
    return layer.placed


def names(placed: Sequence[Placed]) -> dict[str, str]:
    return {found.candidate.name: found.candidate.local for found in placed}


def test_ends_of_the_day_stand_on_the_map_with_what_people_there_write(layer: LabelLayer) -> None:
    layer.show_own(own_places(ENDS))
    placed = settled(layer, view())
    assert {"Zharkent": "Жаркент", "Almaty": "Алматы"}.items() <= names(placed).items()
    image = picture(layer, view())
    zharkent = next(found for found in placed if found.candidate.name == "Zharkent")
    assert ink(image, box(zharkent)) > 200


def test_no_two_names_overlap_in_their_real_sizes(layer: LabelLayer) -> None:
    placed = settled(layer, view(51, 7, 8))
    assert len(placed) > 40
    for a, b in combinations(map(box, placed), 2):
        apart = a[0] + a[2] <= b[0] or b[0] + b[2] <= a[0] or a[1] + a[3] <= b[1] or b[1] + b[3] <= a[1]
        assert apart


def test_names_come_between_other_events(layer: LabelLayer, qtbot: QtBot) -> None:
    layer.settle(view(35.7, 139.7, 8))
    qtbot.waitUntil(lambda: len(layer.placed) > 20)


def test_the_first_view_does_not_wait_for_the_names_of_the_world(
    theme: Theme, background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr("expedition.cartography.names.is_warm", lambda: bool(read))
    monkeypatch.setattr(
        "expedition.cartography.names.warm_up", lambda: read.append(threading.current_thread().name)
    )
    layer = LabelLayer(theme, None, background)
    layer.settle(view())
    layer.settle(view())
    qtbot.waitUntil(lambda: bool(layer.placed))
    assert read == ["job"]


def test_who_looks_names_up_waits_for_those_of_the_world_and_the_last_one_wins(
    theme: Theme, background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, asked = list[str](), list[str]()
    monkeypatch.setattr("expedition.cartography.names.is_warm", lambda: bool(read))
    monkeypatch.setattr("expedition.cartography.names.warm_up", lambda: read.append("world"))
    layer = LabelLayer(theme, None, background)
    layer.when_warm(lambda: asked.append("first"))
    layer.when_warm(lambda: asked.append("last"))
    assert asked == []
    layer.settle(view())
    qtbot.waitUntil(lambda: asked == ["last"])
    layer.when_warm(lambda: asked.append("at once"))
    assert asked == ["last", "at once"]


def test_names_move_with_the_ground_before_it_rests(layer: LabelLayer) -> None:
    layer.show_own(own_places(ENDS))
    placed = settled(layer, view())[-1]
    left, top, width, height = box(placed)
    moved = picture(layer, view().moved(30, -20))
    assert ink(moved, (left + 30, top - 20, width, height)) == ink(picture(layer, view()), box(placed))


def test_what_is_kept_free_stays_free(layer: LabelLayer) -> None:
    blocked = (0.0, 0.0, 400.0, 600.0)
    layer.keep_free = lambda _view: [blocked]
    inside = [found for found in settled(layer, view()) if 0 <= found.left < 800 and 0 <= found.top < 600]
    assert inside
    assert all(found.left >= 400 for found in inside)


def test_names_give_way_to_signs_arranged_after_them(layer: LabelLayer) -> None:
    layer.show_own(own_places(ENDS))
    before = settled(layer, view())
    zharkent = next(found for found in before if found.candidate.name == "Zharkent")
    assert settled(layer, view()) is before
    layer.settle(view())
    layer.keep_free = lambda _view: [box(zharkent)]
    layer.finish()
    moved = next(found for found in layer.placed if found.candidate.name == "Zharkent")
    assert box(moved) != box(zharkent)


def test_further_names_such_as_kilometres_are_written_too(layer: LabelLayer) -> None:
    mark = Candidate(400, 300, "25", "", LabelStyle.KILOMETRE, 1.0, has_ring=True)
    layer.more = lambda _view: [mark]
    assert "25" in names(settled(layer, view()))


def test_another_language_writes_the_same_places_anew(layer: LabelLayer) -> None:
    layer.show_own(own_places(ENDS))
    settled(layer, view())
    layer.choose(NameChoice("ru", with_local=False))
    layer.finish()
    assert {"Алматы": "", "Zharkent": ""}.items() <= names(layer.placed).items()


def test_scripts_without_a_face_are_left_out(layer: LabelLayer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.maps.script_faces.QFontDatabase.families", lambda *_args: [])
    found = names(settled(layer, view(41.7, 44.8, 8)))
    assert found["Tbilisi"] == ""


def test_the_dark_theme_writes_in_its_own_ink(layer: LabelLayer, theme: Theme) -> None:
    settled(layer, view())
    light = picture(layer, view())
    theme.choose(ThemeChoice.DARK)
    layer.finish()
    assert picture(layer, view()) != light


def test_where_nothing_is_nothing_is_written(layer: LabelLayer) -> None:
    assert [found for found in settled(layer, view(-45, -120, 7)) if found.candidate.has_ring] == []


def test_across_the_date_line_names_stand_on_both_sides(layer: LabelLayer) -> None:
    placed = settled(layer, view(-17, 180, 6))
    assert {found.left < 400 for found in placed if found.candidate.has_ring} == {True, False}
    seen = view(-17, 180, 6)
    turned = View(seen.x - 1, seen.y, seen.world_px, seen.width, seen.height)
    assert picture(layer, turned) == picture(layer, seen)
