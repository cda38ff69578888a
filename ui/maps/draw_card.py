"""The small form after a line was drawn: which leg it is of, and why it goes there."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from expedition import naming
from expedition.kinds import LegMode
from expedition.record_classes import dataclass
from expedition.text import _
from ui.icons import Icons
from ui.maps.map_card import MapCard
from ui.theme import Theme
from ui.widgets.controls import Chooser, button, label


@dataclass(frozen=True, slots=True)
class LegChoice:
    """A leg that may get the line: its id, 0 for a new one, its words, and its note by now."""

    leg_id: int
    words: str
    note: str = ""


class DrawCard(MapCard):
    """Asks once; Esc goes back to the drawing.

    Signals:
        kept: The id of the leg, 0 for a new one, the mode of a new one, and the note.
    """

    kept = Signal(int, str, str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._choices: tuple[LegChoice, ...] = ()
        self.length = label(theme)
        self.length.setFont(theme.medium())
        self.leg = Chooser(theme, icons, _("Which leg the line is of"))
        self.leg.currentIndexChanged.connect(self._show_leg)
        self.mode = Chooser(theme, icons, _("How it was travelled"))
        for mode in LegMode:
            self.mode.addItem(naming.title(mode), mode.value)
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("How you know: memory, a map …"))
        self.note.setAccessibleName(_("Note"))
        self.keep = button(theme, icons, _("Keep the line"), look="go", tip=_("Keep the line") + "  Enter")
        self.keep.clicked.connect(self.take)
        self.go_on = button(theme, icons, _("Draw on"), tip=_("Back to the drawing") + "  Esc")
        self.go_on.clicked.connect(self.close_card)
        self._lay_out()
        self.setAccessibleName(_("The drawn line"))

    def _lay_out(self) -> None:
        px = self._theme.px
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep)
        buttons.addWidget(self.go_on)
        buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(14), px(10), px(14), px(12))
        rows.setSpacing(px(6))
        for each in (self.length, self.leg, self.mode, self.note):
            rows.addWidget(each)
        rows.addSpacing(px(2))
        rows.addLayout(buttons)

    def ask(self, choices: Sequence[LegChoice], leg_id: int, mode: LegMode, length: str, at: QPointF) -> None:
        """Open beside this pixel with a leg and a mode proposed."""
        self._choices = tuple(choices)
        self.length.setText(_("A line of {length}, reconstructed").format(length=length))
        self.leg.clear()
        for choice in choices:
            self.leg.addItem(choice.words, choice.leg_id)
        self.mode.setCurrentIndex(self.mode.findData(mode.value))
        self.leg.setCurrentIndex(max(0, self.leg.findData(leg_id)))
        self._open(at, self.leg if len(choices) > 1 else self.mode)

    def _show_leg(self, number: int) -> None:
        if 0 <= number < len(self._choices):
            choice = self._choices[number]
            self.mode.setVisible(not choice.leg_id)
            self.note.setText(choice.note)
            self.adjustSize()

    def take(self) -> None:
        """Keep the line as it is told here."""
        self.kept.emit(self.leg.currentData(), self.mode.currentData(), self.note.text().strip())
