from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from ui.widgets.tips import pictured, plain


def test_markup_in_a_tooltip_is_shown_and_not_obeyed() -> None:
    assert plain("You typed “<b>44</b>”.") == "<qt>You typed “&lt;b&gt;44&lt;/b&gt;”.</qt>"


def test_lines_stay_lines() -> None:
    assert plain("<1>\n2") == "<qt>&lt;1&gt;<br>2</qt>"


def test_plain_words_stay_as_they_are() -> None:
    assert plain("119.6 km & more") == "119.6 km & more"


def test_a_picture_stands_over_its_words_in_a_tooltip(qtbot: QtBot) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    shown = QTextDocument()
    shown.setHtml(pictured("a <b>\nb", image, 200))
    assert "a <b>" in shown.toPlainText()
    assert shown.size().height() > 150
