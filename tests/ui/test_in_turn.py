from collections.abc import Iterator
from time import perf_counter

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.in_turn import InTurn


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


def work(said: list[str], name: str, count: int, seconds: float = 0.0) -> Iterator[None]:
    for number in range(count):
        start = perf_counter()
        while perf_counter() - start < seconds:
            pass
        said.append(f"{name}{number}")
        yield


def test_one_is_done_after_the_other(qtbot: QtBot, parent: QObject) -> None:
    in_turn, said = InTurn(parent), list[str]()
    in_turn.begin(parent, work(said, "a", 2))
    in_turn.begin(in_turn, work(said, "b", 2))
    assert not said
    qtbot.waitUntil(lambda: len(said) == 4)
    assert said == ["a0", "a1", "b0", "b1"]


def test_what_comes_meanwhile_comes_between(qtbot: QtBot, parent: QObject) -> None:
    in_turn, said = InTurn(parent), list[str]()
    in_turn.begin(parent, work(said, "a", 4, 0.02))
    QTimer.singleShot(0, parent, lambda: said.append("key"))
    qtbot.waitUntil(lambda: len(said) == 5)
    assert said.index("key") < 3


def test_what_is_begun_anew_takes_the_place_of_what_was_not_done(qtbot: QtBot, parent: QObject) -> None:
    in_turn, said = InTurn(parent), list[str]()
    in_turn.begin(parent, work(said, "old", 9, 0.02))
    qtbot.waitUntil(lambda: bool(said))
    in_turn.begin(parent, work(said, "new", 1))
    qtbot.waitUntil(lambda: "new0" in said)
    assert "old8" not in said


def test_what_is_dropped_is_not_done(qtbot: QtBot, parent: QObject) -> None:
    in_turn, said = InTurn(parent), list[str]()
    in_turn.begin(parent, work(said, "a", 1))
    in_turn.begin(in_turn, work(said, "b", 1))
    in_turn.drop(parent)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["b0"]


def test_work_may_begin_other_work(qtbot: QtBot, parent: QObject) -> None:
    in_turn, said = InTurn(parent), list[str]()

    def again() -> Iterator[None]:
        in_turn.begin(parent, work(said, "next", 1))
        yield

    in_turn.begin(parent, again())
    qtbot.waitUntil(lambda: said == ["next0"])
