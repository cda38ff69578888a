"""The gazetteer, ready before the first name is typed."""

import pytest
from pytestqt.qtbot import QtBot

from expedition.atlas import places
from ui.main_window import MainWindow


def test_the_gazetteer_is_read_beside_the_window_once_it_stands(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bool] = []
    monkeypatch.setattr(places, "warm_up", lambda: read.append(True))
    assert read == []
    qtbot.waitUntil(lambda: read == [True], timeout=20_000)
