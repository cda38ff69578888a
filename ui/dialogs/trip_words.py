"""What is said of a trip as a whole, and who may read it."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from expedition import naming
from expedition.kinds import Audience
from expedition.records.fields import TripFields
from expedition.text import _
from ui.dialogs.sheet import Sheet
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import Chooser

_SUMMARY_LINES = 4


class TripWords:
    """What of the settings is read rather than counted: subtitle, audience, measuring, summary."""

    def __init__(self, theme: Theme, icons: Icons, before: TripFields) -> None:
        self._before = before
        self._subtitle = QLineEdit(before.subtitle)
        self._audience = Chooser(theme, icons, _("Who may read it"))
        for audience in Audience:
            self._audience.addItem(naming.title(audience), audience)
        self._audience.setCurrentIndex(self._audience.findData(before.audience))
        self._measured = QLineEdit(before.measured_how)
        for line in (self._subtitle, self._measured):
            line.setCursorPosition(0)
        self._summary = QPlainTextEdit(before.summary)
        self._summary.setProperty("look", "field")
        self._summary.setTabChangesFocus(True)
        self._height = theme.px(22) * _SUMMARY_LINES
        self._summary.setFixedHeight(self._height)
        self._shown = self._texts()

    def add_to(self, sheet: Sheet, row: int) -> None:
        """Put the fields into a dialog, from this row on."""
        sheet.add_field(_("Subtitle"), self._subtitle, row, 0, 1)
        sheet.add_field(_("Who may read it"), self._audience, row, 1, 1)
        sheet.add_field(_("How the distance was measured"), self._measured, row + 1)
        sheet.add_field(_("Summary"), self._summary, row + 2)
        # The style sheet gives fields a least height of one line, which would win over the widget's own.
        sheet.grid.setRowMinimumHeight((row + 2) * 3 + 1, self._height)

    def fields(self) -> TripFields:
        """The trip with these fields as filled in; what was not touched stays as it was, to the letter."""
        now = self._texts()
        kept: dict[str, Any] = {
            name: now[name].strip() for name, text in self._shown.items() if now[name] != text
        }
        return replace(self._before, audience=Audience(self._audience.currentData()), **kept)

    def _texts(self) -> dict[str, str]:
        return {
            "subtitle": self._subtitle.text(),
            "measured_how": self._measured.text(),
            "summary": self._summary.toPlainText(),
        }
