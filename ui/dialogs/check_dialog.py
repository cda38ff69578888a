"""What is wrong in a logbook, and what can be done about it."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from expedition.text import _, plural
from ui.dialogs.sheet import SheetFoot
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.busy_line import BusyLine
from ui.widgets.card_row import REACH, RowWords
from ui.widgets.controls import button, label
from ui.widgets.error_line import ErrorLine
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from expedition.checking import Problem
    from expedition.mending import Mended

_WIDTH, _HEIGHT, _LOW, _ROW, _EDGE, _MOST = 680, 460, 160, 28, 28, 200
_KEPT_FILE = re.compile(r"(?:originals|photos)/[0-9a-f]{64}\S* \((.+)\)")
"""How a kept file is called by what it was imported as."""


class CheckDialog(QDialog):
    """The problems line by line; `wants_backups` and `wants_salvage` say how it was left.

    `names` are what is called better than the problems call it, by their places; `notes` are
    sentences on where the logbook lies, which are no fault.

    Signals:
        mend_wanted: What can be mended shall be.
        stop_wanted: What is being done shall be left.
    """

    mend_wanted = Signal()
    stop_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        problems: "Sequence[Problem]",
        names: Mapping[str, str],
        notes: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._names = theme, icons, names
        self.wants_backups = self.wants_salvage = False
        self.setWindowTitle(_("Check of the logbook"))
        self._heading = label(theme)
        self._heading.setFont(theme.dialog_title())
        self._words = label(theme)
        self._words.setWordWrap(True)
        self._notes = label(theme, "\n".join(notes), "quiet")
        self._notes.setWordWrap(True)
        self._notes.setVisible(bool(notes))
        self.list = RowList(theme, _("What is wrong"))
        self.busy = BusyLine(theme, icons)
        self.busy.stop_wanted.connect(self.stop_wanted)
        self._error = ErrorLine(theme, icons)
        self._lay_out()
        self.show_problems(problems)

    @property
    def words(self) -> str:
        """Heading and sentence, as they stand there."""
        return f"{self._heading.text()}. {self._words.text()} {self._notes.text()}".rstrip()

    def show_problems(self, problems: "Sequence[Problem]", mended: int = 0) -> None:
        """List what is wrong, or say that nothing is."""
        count = len(problems)
        told = plural("One thing is not as it should be", "{n} things are not as they should be", count)
        self._heading.setText(told if problems else _("All is well"))
        self._words.setText(_explained(problems, mended))
        self.list.clear()
        self.list.setVisible(bool(problems))
        self.list.add_rows([self._row(place, one) for place, one in enumerate(problems[:_MOST])])
        if count > _MOST:
            self.list.add_heading(plural("and {n} more", "and {n} more", count - _MOST))
        self.mend.setVisible(any(one.repairable for one in problems))
        is_beyond = any(not one.repairable for one in problems)
        self.backups.setVisible(is_beyond)
        self.salvage.setVisible(is_beyond)
        width = self._theme.px(_WIDTH)
        self._column.activate()
        needed = self._column.totalHeightForWidth(width)
        wished = min(_HEIGHT, _LOW + _ROW * (count + 2)) if problems else _LOW
        self.resize(width, max(needed, self._theme.px(wished)))
        (self.mend if not self.mend.isHidden() else self.close_).setDefault(True)
        self.close_.setFocus()

    def show_mended(self, found: "Mended") -> None:
        """Say what was mended, and list what stays wrong."""
        self.end()
        self.show_problems(found.left, len(found.mended))

    def begin(self, words: str) -> None:
        """Something is being done."""
        self._error.say("")
        self.busy.begin(words)
        self._allow(is_free=False)
        self.busy.stop.setFocus()

    def end(self, sentence: str = "") -> None:
        """It is over; why it went wrong, if it did."""
        self.busy.hide()
        self._error.say(sentence)
        self._allow(is_free=True)

    def reject(self) -> None:
        """Esc first stops what is being done."""
        if self.busy.isHidden():
            super().reject()
        else:
            self.stop_wanted.emit()

    def _row(self, place: int, problem: "Problem") -> RowWords:
        file = _KEPT_FILE.fullmatch(problem.where)
        where = file[1] if file else self._names.get(problem.where, problem.where)
        return RowWords(place, where, problem.what, _("can be mended") if problem.repairable else "")

    def _allow(self, *, is_free: bool) -> None:
        for part in (self.mend, self.backups, self.salvage, self.close_):
            part.setEnabled(is_free)

    def _leave_for_backups(self) -> None:
        self.wants_backups = True
        self.accept()

    def _leave_for_salvage(self) -> None:
        self.wants_salvage = True
        self.accept()

    def _lay_out(self) -> None:
        theme, icons, px = self._theme, self._icons, self._theme.px
        head = QVBoxLayout()
        head.setContentsMargins(px(_EDGE), px(20), px(_EDGE), px(10))
        head.setSpacing(px(8))
        head.addWidget(self._heading)
        head.addWidget(self._words)
        head.addWidget(self._notes)
        middle = QVBoxLayout()
        middle.setContentsMargins(px(_EDGE - REACH), 0, px(_EDGE - REACH), px(10))
        middle.addWidget(self.list)
        below = QVBoxLayout()
        below.setContentsMargins(px(_EDGE), 0, px(_EDGE), px(10))
        below.addWidget(self._error)
        below.addWidget(self.busy)
        self.mend = button(theme, icons, _("Mend what can be mended"), look="go")
        self.mend.clicked.connect(self.mend_wanted)
        self.backups = button(theme, icons, _("Backups …"), look="ghost")
        self.backups.clicked.connect(self._leave_for_backups)
        self.salvage = button(theme, icons, _("Salvage into a new logbook …"), look="ghost")
        self.salvage.clicked.connect(self._leave_for_salvage)
        self.close_ = button(theme, icons, _("Close"))
        self.close_.setAutoDefault(True)
        self.close_.clicked.connect(self.reject)
        foot = SheetFoot(theme)
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(_EDGE - 6), px(14), px(_EDGE), px(14))
        row.setSpacing(px(8))
        row.addWidget(self.backups)
        row.addWidget(self.salvage)
        row.addStretch(1)
        for part in (self.close_, self.mend):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addStretch(0)
        column.addLayout(below)
        column.addWidget(foot)


def _explained(problems: "Sequence[Problem]", mended: int) -> str:
    done = plural("One thing was mended.", "{n} things were mended.", mended) if mended else ""
    if not problems:
        whole = _("Every day, track, photo and original is as it was written.")
        return f"{done} {whole}".strip()
    said = _("Nothing has been changed. What can be mended loses nothing; the rest may be whole in a backup.")
    return f"{done} {said}".strip() if not mended else done
