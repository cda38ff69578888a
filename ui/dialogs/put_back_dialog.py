"""After a session that was cut off: what was being typed, to be put back or thrown away."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from expedition import units
from expedition.text import _
from ui.dialogs.crash_dialog import NoticeDialog
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.choices import Check
from ui.widgets.controls import label, tool

_LONGEST, _HIGHEST = 400, 300


class PutBackDialog(NoticeDialog):
    """What was typed and not saved, each with its words and a box to leave it out.

    `answer` is "back", "away", or empty where it was put off.
    """

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        texts: "Sequence[tuple[str, date | None, str]]",
        report: str,
        parent: QWidget | None = None,
    ) -> None:
        sentences = [_("What you saved is in the logbook. This was typed and not saved yet:")]
        if report:
            sentences.insert(0, _("The program ended unexpectedly; the report says where."))
        super().__init__(theme, icons, _("You were writing …"), sentences, report, parent)
        self.answer = ""
        self.boxes: list[Check] = []
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, theme.px(8), 0)
        rows.setSpacing(theme.px(10))
        for words, day, text in texts:
            rows.addLayout(self._row(words, day, text))
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(_("Typed and not saved"))
        page.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        self.inner.insertWidget(self.inner.indexOf(self.report), scroll)
        wide = self.width() - theme.px(56)
        high = rows.totalHeightForWidth(wide) if rows.hasHeightForWidth() else page.sizeHint().height()
        scroll.setFixedHeight(min(theme.px(_HIGHEST), high))
        self.away = self.add_button(_("Throw away"))
        self.away.clicked.connect(lambda: self._end("away"))
        self.back = self.add_button(_("Put it back"), is_main=True)
        self.back.clicked.connect(lambda: self._end("back"))
        self.fit()

    @property
    def chosen(self) -> list[int]:
        """The numbers of those whose box is ticked."""
        return [number for number, box in enumerate(self.boxes) if box.isChecked()]

    def _row(self, words: str, day: "date | None", text: str) -> QHBoxLayout:
        where = _("{words} · {date}").format(words=words, date=units.day_month(day)) if day else words
        box = Check(self._theme, where)
        box.setChecked(True)
        box.setFont(self._theme.medium())
        self.boxes.append(box)
        short = text if len(text) <= _LONGEST else "… " + text[-_LONGEST:]
        shown = label(self._theme, short, "quiet")
        shown.setWordWrap(True)
        shown.setIndent(self._theme.px(26))
        shown.setAccessibleName(where)
        copy = tool(self._theme, self._icons, "copy", _("Copy the text"))
        copy.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        column = QVBoxLayout()
        column.setSpacing(self._theme.px(2))
        column.addWidget(box)
        column.addWidget(shown)
        row = QHBoxLayout()
        row.addLayout(column, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _end(self, answer: str) -> None:
        self.answer = answer
        self.accept()


class DiedDialog(NoticeDialog):
    """The last session died, and nothing typed was lost: only said, with its report."""

    def __init__(self, theme: Theme, icons: Icons, report: str, parent: QWidget | None = None) -> None:
        sentences = (
            _("Last time the program ended unexpectedly. It is not your fault."),
            _("Everything you saved is in the logbook, and nothing typed was left unsaved."),
        )
        super().__init__(theme, icons, _("The last session was cut off"), sentences, report, parent)
        self.add_button(_("Go on"), is_main=True).clicked.connect(self.accept)
        self.fit()
