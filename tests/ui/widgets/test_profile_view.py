import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui import hand
from tests.ui.ways import way
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.profile_drawing import ProfileMark
from ui.widgets.profile_view import ProfileView


@pytest.fixture
def profile(qtbot: QtBot, theme: Theme, icons: Icons) -> ProfileView:
    view = ProfileView(theme, icons)
    qtbot.addWidget(view)
    view.resize(460, 260)
    view.show_way(way(), [ProfileMark(61_000, "users", "Belgian couple")], ("19 °C", "44 °C"))
    view.show()
    return view


def x_of(view: ProfileView, distance_m: float) -> QPoint:
    return QPoint(round(view.scale.x(distance_m)), 120)


def test_the_pointer_moves_the_cursor(qtbot: QtBot, profile: ProfileView) -> None:
    with qtbot.waitSignal(profile.cursor_moved) as moved:
        hand.move(profile, x_of(profile, 50_000))
    assert moved.args is not None
    assert abs(moved.args[0] - 500) <= 3


def test_arrow_keys_step_and_shift_steps_further(qtbot: QtBot, profile: ProfileView) -> None:
    hand.key(profile, Qt.Key.Key_Right)
    assert profile.cursor_index == 0
    hand.key(profile, Qt.Key.Key_Right)
    one = profile.cursor_index
    hand.key(profile, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert 0 < one < profile.cursor_index - one
    hand.key(profile, Qt.Key.Key_End)
    assert profile.cursor_index == 1000
    hand.key(profile, Qt.Key.Key_Left)
    assert profile.cursor_index < 1000


def test_dragging_shows_a_span_and_a_double_click_the_whole(qtbot: QtBot, profile: ProfileView) -> None:
    start, end = x_of(profile, 20_000), x_of(profile, 40_000)
    hand.drag(profile, start, end)
    low, high = profile.span
    assert low == pytest.approx(20_000, abs=400)
    assert high == pytest.approx(40_000, abs=400)
    hand.double_click(profile, start)
    assert profile.span == (0.0, 100_000.0)


def test_a_span_is_told_and_so_is_the_way_back_to_the_whole(qtbot: QtBot, profile: ProfileView) -> None:
    told: list[tuple[float, float]] = []
    profile.span_chosen.connect(lambda *ends: told.append(ends))
    hand.drag(profile, x_of(profile, 20_000), x_of(profile, 40_000))
    hand.double_click(profile, x_of(profile, 20_000))
    assert told[0][0] == pytest.approx(20_000, abs=400)
    assert told[0][1] == pytest.approx(40_000, abs=400)
    assert told[1:] == [(0.0, 100_000.0)]


def test_a_stretch_chosen_elsewhere_is_tinted(qtbot: QtBot, profile: ProfileView) -> None:
    spots = [(round(profile.scale.x(km * 1_000)), round(profile.scale.box.top()) + 8) for km in (30, 70)]
    before = [profile.grab().toImage().pixelColor(*spot) for spot in spots]
    profile.set_stretch(20_000, 40_000)
    after = [profile.grab().toImage().pixelColor(*spot) for spot in spots]
    assert after[0] != before[0]
    assert after[1] == before[1]


def test_a_click_is_no_span(qtbot: QtBot, profile: ProfileView) -> None:
    hand.click(profile, x_of(profile, 30_000))
    assert profile.span == (0.0, 100_000.0)


def test_setting_the_cursor_from_elsewhere_tells_nobody(qtbot: QtBot, profile: ProfileView) -> None:
    with qtbot.assertNotEmitted(profile.cursor_moved):
        profile.set_cursor(321)
    assert profile.cursor_index == 321


def test_the_cursor_is_drawn_in_the_accent(qtbot: QtBot, profile: ProfileView, theme: Theme) -> None:
    profile.set_cursor(300)
    image = profile.grab().toImage()
    x, base = round(profile.scale.x(30_000)), round(profile.scale.box.bottom())
    columns = [image.pixelColor(x + step, base - 4) for step in (-1, 0, 1)]
    assert any(color.red() - color.blue() > 90 for color in columns)


def test_without_a_way_keys_and_painting_do_nothing(qtbot: QtBot, profile: ProfileView) -> None:
    profile.show_way(None)
    hand.key(profile, Qt.Key.Key_Right)
    profile.grab()
    assert profile.cursor_index == -1


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_click_on_a_photos_mark_asks_for_the_photo_and_one_on_another_does_not(
    qtbot: QtBot, profile: ProfileView
) -> None:
    marks = [ProfileMark(20_000, "image", "The pass", 7), ProfileMark(61_000, "users", "Belgian couple")]
    profile.show_way(way(), marks)
    above = round(profile.scale.box.top()) - 6
    asked: list[int] = []
    profile.photo_chosen.connect(asked.append)
    hand.click(profile, QPoint(x_of(profile, 61_000).x(), above))
    hand.click(profile, x_of(profile, 20_000))
    assert asked == []
    hand.click(profile, QPoint(x_of(profile, 20_000).x(), above))
    assert asked == [7]
    hand.move(profile, QPoint(x_of(profile, 20_000).x(), above))
    assert profile.cursor().shape() is Qt.CursorShape.PointingHandCursor
    hand.move(profile, x_of(profile, 61_000))
    assert profile.cursor().shape() is Qt.CursorShape.ArrowCursor
