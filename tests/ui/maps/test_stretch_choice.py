import pytest
from pytestqt.qtbot import QtBot

from expedition.errors import UserError
from expedition.records.stretch import StretchFigures
from tests.ui import ways
from ui.background import Background
from ui.maps.stretch_choice import StretchChoice

NONE = (-1, -1)


class Reads:
    """Figures of any stretch, and which were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, float, float]] = []

    def __call__(self, day_id: int, from_m: float, to_m: float) -> StretchFigures:
        if day_id == 0:
            raise UserError("The day was removed.")
        self.asked.append((day_id, from_m, to_m))
        return StretchFigures(to_m - from_m)


@pytest.fixture
def reads() -> Reads:
    return Reads()


@pytest.fixture
def choice(background: Background, reads: Reads) -> StretchChoice:
    made = StretchChoice(background, reads)
    made.show_way(7, ways.way())
    return made


def test_a_click_and_one_with_shift_choose_what_lies_between(
    choice: StretchChoice, reads: Reads, qtbot: QtBot
) -> None:
    choice.click(600, is_on=False)
    assert choice.ends == NONE
    figured: list[StretchFigures | None] = []
    choice.figured.connect(figured.append)
    choice.click(200, is_on=True)
    assert choice.ends == (200, 600)
    qtbot.waitUntil(lambda: len(figured) == 2)
    assert figured[0] is None
    assert figured[1] is not None
    assert figured[1].distance_m == pytest.approx(40_000, rel=0.01)
    assert [day_id for day_id, _from, _to in reads.asked] == [7]


def test_only_where_a_dragged_end_rests_is_computed(
    choice: StretchChoice, reads: Reads, qtbot: QtBot
) -> None:
    choice.click(100, is_on=False)
    for index in (110, 150, 300):
        choice.click(index, is_on=True)
    with qtbot.waitSignal(choice.figured):
        pass
    assert len(reads.asked) == 1


def test_kilometres_of_the_profile_choose_a_stretch_and_the_whole_is_none(choice: StretchChoice) -> None:
    choice.choose(20_000, 50_000)
    assert choice.ends == (200, 500)
    assert choice.kilometres_m[0] == pytest.approx(20_000, abs=60)
    assert choice.kilometres_m[1] == pytest.approx(50_000, abs=60)


def test_the_whole_way_is_no_stretch(choice: StretchChoice) -> None:
    choice.choose(20_000, 50_000)
    choice.choose(0, 1e6)
    assert choice.ends == NONE
    assert choice.kilometres_m == (0, 0)


def test_another_day_has_no_stretch(choice: StretchChoice, qtbot: QtBot) -> None:
    choice.choose(20_000, 50_000)
    with qtbot.waitSignal(choice.chosen, check_params_cb=lambda *ends: ends == NONE):
        choice.show_way(8, ways.way())
    choice.click(3, is_on=True)
    assert choice.ends == NONE


def test_a_failure_is_told_in_a_sentence(choice: StretchChoice, qtbot: QtBot) -> None:
    choice.show_way(0, ways.way())
    with qtbot.waitSignal(choice.failed, check_params_cb=lambda words: words == "The day was removed."):
        choice.choose(20_000, 50_000)


def test_without_a_way_nothing_is_chosen(choice: StretchChoice) -> None:
    choice.show_way(9, None)
    choice.click(3, is_on=False)
    choice.choose(1, 2)
    assert choice.ends == NONE
