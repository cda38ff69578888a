"""What lies in the chosen backup, and what restoring it would change."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from expedition import units
from expedition.records.glimpse import difference
from expedition.text import _
from ui.dialogs.backup_words import content_words, difference_lines, made_words, reason_words, trip_lines
from ui.theme import Theme
from ui.widgets.controls import label

if TYPE_CHECKING:
    from expedition.backing_up import Backup
    from expedition.records.glimpse import Glimpse

_EDGE, _MOST_WORDS = 20, 60


class BackupPreview(QScrollArea):
    """Headed paragraphs on the ground of the side."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said: list[str] = []
        self.setAccessibleName(_("What lies in it"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        edge = theme.px(_EDGE)
        self._column.setContentsMargins(edge, theme.px(16), edge, theme.px(16))
        self._column.setSpacing(theme.px(3))
        self._column.addStretch(1)
        self.setWidget(self._inner)
        self._paint_ground()
        theme.changed.connect(self._paint_ground)

    @property
    def words(self) -> str:
        """Everything that is said, a line each."""
        return "\n".join(self._said)

    def say(self, words: str) -> None:
        """One quiet sentence instead of a backup."""
        self._clear()
        self._add(words, "quiet")

    def show_glimpse(self, backup: "Backup", there: "Glimpse", now: "Glimpse | None") -> None:
        """What lies in a backup, beside what is in the logbook now where that can be read."""
        self._clear()
        self._add(_("{made}, {why}").format(made=made_words(backup), why=reason_words(backup)), bold=True)
        self._add(content_words(there))
        if there.trips:
            self._head(_("Trips"))
            self._add("\n".join(trip_lines(there)))
        if there.last_on is not None:
            self._head(_("Last day written on"))
            title = f", {there.last_title}" if there.last_title else ""
            self._add(f"{units.weekday_day_month_year(there.last_on)}{title}")
            if there.last_words:
                self._add(beginning(there.last_words), font=self._theme.diary(14))
        self._head(_("Restoring it"))
        self._add("\n".join(_changes(there, now)))

    def _head(self, words: str) -> None:
        self._column.insertSpacing(self._column.count() - 1, self._theme.px(10))
        self._add(words, "quiet", font=self._theme.small_medium())

    def _add(self, words: str, look: str = "", *, bold: bool = False, font: QFont | None = None) -> None:
        self._said.append(words)
        made = label(self._theme, words, look)
        made.setFont(font or (self._theme.strong() if bold else self._theme.body()))
        made.setWordWrap(True)
        self._column.insertWidget(self._column.count() - 1, made)

    def _clear(self) -> None:
        self._said.clear()
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _paint_ground(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, self._theme.color("side"))
        for part in (self, self._inner):
            part.setPalette(palette)
            part.setAutoFillBackground(True)


def beginning(text: str) -> str:
    """The first words of a diary in one paragraph."""
    words = text.split()
    line = " ".join(words[:_MOST_WORDS])
    return line if len(words) <= _MOST_WORDS and len(text) < 400 else f"{line} …"


def _changes(there: "Glimpse", now: "Glimpse | None") -> Sequence[str]:
    aside = _("What is there now is kept as a backup: this can be taken back.")
    if now is None:
        return (_("What is there now cannot be read, so the two cannot be compared."), aside)
    return (*difference_lines(difference(there, now)), aside)
