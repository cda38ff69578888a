"""Small questions about a photo: who took it, which day it belongs to, a caption alone."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from expedition.errors import UserError
from expedition.text import _
from ui.dialogs.sheet import Sheet
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.date_field import DateField


class WordsSheet(Sheet):
    """One line of words."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        title: str,
        verb: str,
        field: str,
        words: str,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, icons, title, verb, parent)
        self.words = QLineEdit(words)
        self.add_field(field, self.words, 0)
        self.words.selectAll()
        self.words.setFocus()


class DaySheet(Sheet):
    """A date of which the trip has a day."""

    def __init__(
        self, theme: Theme, icons: Icons, days: Mapping[date, int], near: date, parent: QWidget
    ) -> None:
        super().__init__(theme, icons, _("Move the photo"), _("Move it"), parent)
        self._days = days
        self._date = DateField(near, near)
        self.add_field(_("To the day"), self._date, 0)
        self._date.selectAll()
        self._date.setFocus()

    def day_id(self) -> int:
        """The day chosen; call it only after the dialog was accepted."""
        chosen = self._date.value()
        assert chosen is not None
        return self._days[chosen]

    def check(self) -> str:
        """There has to be such a day."""
        self.fault = self._date
        try:
            chosen = self._date.value()
        except UserError as error:
            return str(error)
        if chosen in self._days:
            return ""
        return _("The trip has no day on this date: add the day first, or choose another date.")
