import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.ui import hand
from tests.ui.ways import points, way
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.sketch_drawing import Role
from ui.widgets.track_sketch import SketchLine, SketchPlace, TrackSketch


@pytest.fixture
def sketch(qtbot: QtBot, theme: Theme, icons: Icons) -> TrackSketch:
    view = TrackSketch(theme, icons)
    qtbot.addWidget(view)
    view.resize(400, 500)
    places = [SketchPlace(43.5, 80.0, "Shonzhy", True), SketchPlace(44.4, 80.2, "Zharkent", True)]
    view.show_lines([SketchLine(points(), Role.TODAY)], places, way(), pins=[(500, "users")])
    view.show()
    return view


def count_like(view: TrackSketch, wanted: str) -> int:
    image, color = view.grab().toImage(), QColor(wanted)
    near = 0
    for x in range(image.width()):
        for y in range(image.height()):
            seen = image.pixelColor(x, y)
            parts = zip(seen.getRgb()[:3], color.getRgb()[:3], strict=True)  # type: ignore[index]  # stubs say object
            near += all(abs(a - b) < 12 for a, b in parts)
    return near


def test_the_day_is_drawn_in_the_accent(sketch: TrackSketch, theme: Theme) -> None:
    assert count_like(sketch, theme.tokens.here) > 600


def test_other_days_are_quiet_and_carried_ones_have_their_own_colour(
    sketch: TrackSketch, theme: Theme
) -> None:
    ferry = SketchLine(points(lon=80.5), Role.PAST, is_carried=True)
    sketch.show_lines([SketchLine(points(), Role.PAST), ferry])
    sketch.clearFocus()
    assert count_like(sketch, theme.tokens.here) == 0
    assert count_like(sketch, theme.tokens.past) > 300
    assert count_like(sketch, theme.tokens.transit) > 200


def test_wheel_keys_and_buttons_zoom_and_zero_fits(qtbot: QtBot, sketch: TrackSketch) -> None:
    assert sketch.view is not None
    whole = sketch.view
    hand.key(sketch, Qt.Key.Key_Plus)
    assert sketch.view.world_px > whole.world_px
    hand.key(sketch, Qt.Key.Key_Left)
    assert sketch.view.x < whole.x
    hand.key(sketch, Qt.Key.Key_0)
    assert sketch.view == whole


def test_dragging_moves_the_ground_with_the_pointer(qtbot: QtBot, sketch: TrackSketch) -> None:
    assert sketch.view is not None
    before = sketch.view
    hand.drag(sketch, QPoint(100, 100), QPoint(140, 90))
    assert (before.x - sketch.view.x) * before.world_px == pytest.approx(40)
    assert (sketch.view.y - before.y) * before.world_px == pytest.approx(10)


def test_pointing_at_the_line_moves_the_cursor_and_beside_it_takes_it_away(
    qtbot: QtBot, sketch: TrackSketch
) -> None:
    at = sketch.spot_of(500)
    with qtbot.waitSignal(sketch.cursor_moved) as moved:
        hand.move(sketch, at.toPoint())
    assert moved.args is not None
    assert abs(moved.args[0] - 500) < 8
    with qtbot.waitSignal(sketch.cursor_moved, check_params_cb=lambda index: index == -1):
        hand.move(sketch, (at + QPointF(120, 0)).toPoint())


def test_a_day_over_the_date_line_fits_into_view(sketch: TrackSketch) -> None:
    line = points(lon=179.9)
    line = type(line)(
        line.lat, (line.lon + 180) % 360 - 180, line.ele_m, line.time_ms, line.segment_starts, line.extras
    )
    sketch.show_lines([SketchLine(line, Role.TODAY)], (), way(line))
    assert sketch.view is not None
    assert sketch.view.metres_per_px < 1000


def test_without_lines_it_says_how_to_begin(sketch: TrackSketch) -> None:
    sketch.show_lines([], words_if_empty="Drop GPX files on the window.")
    sketch.grab()
    assert sketch.accessibleDescription().startswith("Drop GPX files")


def picture(color: str) -> QImage:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


def test_a_photo_stands_beside_the_line_and_opens(qtbot: QtBot, sketch: TrackSketch) -> None:
    sketch.pictures.picture_of = {7: picture("#0040ff")}.get
    sketch.show_lines([SketchLine(points(), Role.TODAY)], (), way(), photos=[(500, 7)])
    assert count_like(sketch, "#0040ff") > 500
    spot = sketch.spot_of(500)
    at = next(
        QPointF(x, y)
        for x in range(0, sketch.width(), 5)
        for y in range(0, sketch.height(), 5)
        if sketch.pictures.photo_at(QPointF(x, y)) == 7
    )
    assert (at - spot).manhattanLength() < 150
    with qtbot.waitSignal(sketch.photo_chosen) as chosen:
        hand.click(sketch, at.toPoint())
    assert chosen.args == [7]


def test_a_photo_is_marked_until_its_picture_is_there(sketch: TrackSketch) -> None:
    there: dict[int, QImage] = {}
    sketch.pictures.picture_of = there.get
    sketch.show_lines([SketchLine(points(), Role.TODAY)], (), way(), photos=[(500, 7)])
    sketch.grab()
    assert sketch.pictures.is_waiting
    there[7] = picture("#0040ff")
    sketch.take_pictures()
    assert count_like(sketch, "#0040ff") > 500
    assert not sketch.pictures.is_waiting


def test_photos_close_together_share_one_picture(sketch: TrackSketch) -> None:
    asked: list[int] = []

    def give(photo: int) -> QImage:
        asked.append(photo)
        return picture("#0040ff")

    sketch.pictures.picture_of = give
    sketch.show_lines([SketchLine(points(), Role.TODAY)], (), way(), photos=[(500, 7), (501, 8), (900, 9)])
    sketch.grab()
    assert set(asked) == {7, 9}
