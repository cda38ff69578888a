"""What is said when something of the program broke: calm, what is safe, and the report to send."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from expedition.text import _
from ui.dialogs.sheet import SheetFoot
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button, label

_WIDTH, _REPORT_HEIGHT, _COPIED_MS = 560, 190, 2500


class NoticeDialog(QDialog):
    """A title, sentences, a report that can be unfolded and copied, and buttons at the right."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        title: str,
        sentences: Sequence[str],
        report: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.setWindowTitle(title)
        self.setModal(True)
        self.setFixedWidth(theme.px(_WIDTH))
        heading = label(theme, title)
        heading.setFont(theme.dialog_title())
        heading.setWordWrap(True)
        self.inner = inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(28), theme.px(20), theme.px(28), theme.px(20))
        inner.setSpacing(theme.px(12))
        inner.addWidget(heading)
        for sentence in sentences:
            words = label(theme, sentence)
            words.setWordWrap(True)
            inner.addWidget(words)
        self.report = self._report_page(report)
        inner.addWidget(self.report)
        self.show_report = button(theme, icons, _("Show the report"), look="ghost")
        self.show_report.setVisible(bool(report))
        self.show_report.clicked.connect(self._turn_report)
        self.copy = button(theme, icons, _("Copy the report"), "copy", "ghost")
        self.copy.hide()
        self.copy.clicked.connect(self._copy_report)
        foot = SheetFoot(theme)
        self._buttons = QHBoxLayout(foot)
        self._buttons.setContentsMargins(theme.px(22), theme.px(14), theme.px(28), theme.px(14))
        self._buttons.setSpacing(theme.px(12))
        self._buttons.addWidget(self.show_report)
        self._buttons.addWidget(self.copy)
        self._buttons.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner)
        column.addWidget(foot)

    def add_button(self, words: str, *, is_main: bool = False) -> QPushButton:
        """One more button at the right; the main one is what Enter is for."""
        made = button(self._theme, self._icons, words, look="go" if is_main else "")
        self._buttons.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        if is_main:
            made.setDefault(True)
            made.setFocus()
        return made

    def fit(self) -> None:
        """As high as what is in it."""
        self._column.activate()
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))

    def _report_page(self, report: str) -> QPlainTextEdit:
        page = QPlainTextEdit(report)
        page.setReadOnly(True)
        page.setProperty("look", "field")
        page.setTabChangesFocus(True)
        page.setFont(self._theme.small())
        page.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        page.setFixedHeight(self._theme.px(_REPORT_HEIGHT))
        page.setAccessibleName(_("Report"))
        page.hide()
        return page

    def _turn_report(self) -> None:
        is_shown = self.report.isHidden()
        self.report.setVisible(is_shown)
        self.copy.setVisible(is_shown)
        self.show_report.setText(_("Hide the report") if is_shown else _("Show the report"))
        self.fit()

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText(_("Copied"))
        QTimer.singleShot(_COPIED_MS, self.copy, lambda: self.copy.setText(_("Copy the report")))


class CrashDialog(NoticeDialog):
    """Something broke; `wants_restart` after "Close and start again" was chosen."""

    def __init__(
        self, theme: Theme, icons: Icons, report: str, *, is_kept: bool, parent: QWidget | None = None
    ) -> None:
        safe = _("Everything you saved is in the logbook, and what you were just typing has been put aside.")
        unsafe = _("What you saved is safe. What you were just typing could not be put aside: copy it first.")
        sentences = (
            _("It is not your fault, and you can most likely go on."),
            safe if is_kept else unsafe,
            _("The report says where in the program it happened; it holds nothing you wrote."),
        )
        super().__init__(theme, icons, _("Something went wrong in the program"), sentences, report, parent)
        self.wants_restart = False
        self.again = self.add_button(_("Close and start again"))
        self.again.clicked.connect(self._restart)
        self.go_on = self.add_button(_("Go on"), is_main=True)
        self.go_on.clicked.connect(self.accept)
        self.fit()

    def _restart(self) -> None:
        self.wants_restart = True
        self.accept()
