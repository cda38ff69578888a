"""Signs on the map: pointed at, opened, walked over by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from expedition.cartography.mercator import Bounds
from expedition.records.sights import Sight
from tests.ui.maps.tiles import PlainTiles
from ui.background import Background
from ui.icons import Icons
from ui.maps.map_view import MapView
from ui.maps.symbol_hand import SymbolHand
from ui.maps.symbol_layer import Sign, SymbolLayer
from ui.maps.symbol_signs import SHOWN_KINDS, sign_of, words_of
from ui.maps.tile_cache import TileCache
from ui.maps.tile_worker import TileWorker
from ui.theme import Theme

_TYRE = Sight("repair", 1, 10, 43.0, 75.0, is_about=True, words="tyre, thorn")
_WELL = Sight("waypoint", 2, 11, 43.0, 77.0, is_about=False, variety="water", words="Well")
_CAMP = Sight("stay", 3, 10, 44.5, 73.0, is_about=True, variety="yurt", words="Aigul's yurt")
_SHOT = Sight("photo", 4, 10, 42.0, 73.0, is_about=False, words="The bridge", sha256="ab", format="jpeg")


@pytest.fixture
def worker(background: Background) -> Iterator[TileWorker]:
    made = TileWorker(TileCache())
    yield made
    made.stop()


class Shown:
    """A map with signs, and what was told of them."""

    def __init__(self, theme: Theme, icons: Icons, worker: TileWorker) -> None:
        self.map = MapView(theme, icons, worker)
        self.layer = SymbolLayer(theme, icons, self.map)
        self.hand = SymbolHand(self.map, self.layer)
        self.opened: list[Sight] = []
        self.menus: list[Sight] = []
        self.hand.opened.connect(self.opened.append)
        self.hand.menu_wanted.connect(lambda sight, _at: self.menus.append(sight))
        self.map.resize(640, 480)
        self.map.set_sources([PlainTiles()])
        self.map.set_layers([self.layer])
        self.map.clicked.connect(lambda _lat, _lon, at: self.hand.click(at))
        self.map.fit_bounds(Bounds(70.0, 40.0, 80.0, 46.0))

    def sign(self, sight: Sight) -> Sign:
        return next(sign for sign in self.layer.signs if sight in sign.sights)

    def at(self, sight: Sight) -> QPoint:
        return self.layer.box_of(self.sign(sight), self.map.view).center().toPoint()

    def click(self, sight: Sight) -> None:
        QTest.mouseClick(self.map, Qt.MouseButton.LeftButton, pos=self.at(sight))


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, icons: Icons, worker: TileWorker) -> Shown:
    made = Shown(theme, icons, worker)
    qtbot.addWidget(made.map)
    with qtbot.waitSignal(made.map.settled):
        made.map.show()
        made.layer.show_sights([_TYRE, _WELL, _CAMP], 10)
    return made


def _menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_click_opens_what_stands_there(shown: Shown) -> None:
    shown.click(_WELL)
    assert shown.opened == [_WELL]


def test_a_click_beside_all_signs_is_none_of_theirs(shown: Shown) -> None:
    assert not shown.hand.click(shown.map.rect().bottomLeft().toPointF())


def test_those_that_share_a_sign_are_looked_at_nearer(qtbot: QtBot, shown: Shown) -> None:
    beside = Sight("encounter", 5, 10, 43.02, 75.02, is_about=False, words="Two riders")
    shown.layer.show_sights([_TYRE, beside], 10)
    assert len(shown.layer.signs) == 1
    before = shown.map.view.world_px
    shown.click(_TYRE)
    qtbot.waitUntil(lambda: len(shown.layer.signs) == 2)
    assert shown.map.view.world_px > before
    assert not shown.opened


def test_those_of_one_spot_are_listed(qtbot: QtBot, shown: Shown) -> None:
    same = Sight("stay", 6, 11, 43.0, 75.0, is_about=True, words="Hotel")
    shown.layer.show_sights([_TYRE, same], 10)
    shown.click(_TYRE)
    menu = _menu()
    assert len(menu.actions()) == 2
    menu.actions()[1].trigger()
    menu.close()
    assert shown.opened == [same]


def test_signs_of_the_chosen_day_give_a_shared_sign_its_place(shown: Shown) -> None:
    other = Sight("crossing", 7, 12, 43.0, 75.1, is_about=False, words="Karkara")
    shown.layer.show_sights([other, _TYRE], 10)
    assert shown.layer.signs[0].sights[0] == _TYRE
    shown.layer.choose_day(12)
    assert shown.layer.signs[0].sights[0] == other


def test_kinds_can_be_hidden(shown: Shown) -> None:
    shown.layer.show_kinds({"stay"})
    assert [sign.sights for sign in shown.layer.signs] == [(_CAMP,)]
    shown.layer.show_kinds(SHOWN_KINDS)
    assert len(shown.layer.signs) == 3


def test_tab_walks_over_the_signs_and_enter_opens(shown: Shown) -> None:
    shown.map.setFocus()
    walked = []
    for _step in range(3):
        QTest.keyClick(shown.map, Qt.Key.Key_Tab)
        assert shown.layer.focused is not None
        walked.append(shown.layer.focused.sights[0])
    assert walked == [_TYRE, _WELL, _CAMP]
    QTest.keyClick(shown.map, Qt.Key.Key_Backtab)
    QTest.keyClick(shown.map, Qt.Key.Key_Return)
    assert shown.opened == [_WELL]
    QTest.keyClick(shown.map, Qt.Key.Key_Escape)
    assert shown.layer.focused is None


def test_behind_the_last_sign_tab_leaves_the_map(shown: Shown) -> None:
    shown.map.setFocus()
    shown.layer.focus(shown.layer.signs[-1])
    QTest.keyClick(shown.map, Qt.Key.Key_Tab)
    assert shown.layer.focused is None


def test_the_right_button_asks_for_the_menu_of_a_sign(shown: Shown) -> None:
    at = shown.at(_CAMP)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, shown.map.mapToGlobal(at))
    QApplication.sendEvent(shown.map, event)
    assert shown.menus == [_CAMP]


def test_a_photo_is_shown_as_soon_as_its_picture_is_there(shown: Shown) -> None:
    wanted: list[list[Sight]] = []
    shown.layer.want_pictures = lambda sights: wanted.append(list(sights))
    shown.layer.show_sights([_SHOT], 10)
    assert wanted[-1] == [_SHOT]
    colour = QColor("#204060")
    picture = QImage(120, 90, QImage.Format.Format_RGB32)
    picture.fill(colour)
    before = shown.map.grab().toImage()
    shown.layer.picture_of = lambda _sight: picture
    after = shown.map.grab().toImage()
    at = shown.at(_SHOT)
    assert before.pixelColor(at) != colour
    assert after.pixelColor(at) == colour


def test_a_photo_that_is_not_at_hand_is_a_sign(shown: Shown) -> None:
    shown.layer.show_sights([Sight("photo", 5, 10, 42.0, 73.0, is_about=False)], 10)
    assert [sign.is_picture for sign in shown.layer.signs] == [False]


def test_names_keep_off_the_signs(shown: Shown) -> None:
    boxes = shown.layer.boxes(shown.map.view)
    assert len(boxes) == 3
    left, top, width, height = boxes[0]
    at = shown.at(_TYRE)
    assert left < at.x() < left + width
    assert top < at.y() < top + height


def test_a_sign_says_what_it_is_and_of_which_day(shown: Shown) -> None:
    shown.hand.day_words = lambda day_id: f"Day {day_id}"
    assert shown.hand.words(shown.sign(_TYRE)) == "Repair: tyre, thorn · Day 10 · about here"
    assert shown.hand.words(shown.sign(_WELL)) == "Waypoint: Well · Day 11"


def test_each_kind_has_its_sign(icons: Icons) -> None:
    for kind in SHOWN_KINDS:
        assert not icons.pixmap(sign_of(kind), 12).isNull()
    assert sign_of("waypoint", "water") == "droplet"
    assert sign_of("stay", "wild_camp") == "tent"
    assert words_of(Sight("note", 1, 1, 0.0, 0.0, is_about=False)) == "Note"
