"""A new day on a date of one's own choice."""

from datetime import date

from PySide6.QtWidgets import QWidget

from expedition import naming
from expedition.errors import UserError
from expedition.kinds import DayKind
from expedition.records.fields import DayFields
from expedition.text import _
from ui.dialogs.sheet import Sheet
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.choices import Segments
from ui.widgets.date_field import DateField


class DayDialog(Sheet):
    """Date and kind; everything else is written on the day's page."""

    def __init__(self, theme: Theme, icons: Icons, proposed: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, _("New day"), _("Add the day"), parent)
        self._date = DateField(proposed, proposed)
        kinds = [(kind, naming.title(kind)) for kind in DayKind]
        self._kind = Segments(theme, _("Kind"), kinds)
        self._kind.choose(DayKind.RIDE)
        self.add_field(_("Date"), self._date, 0)
        self.add_field(_("Kind"), self._kind, 1)
        self._date.selectAll()
        self._date.setFocus()

    def fields(self) -> DayFields:
        """The day as filled in; call it only after the dialog was accepted."""
        chosen = self._date.value()
        assert chosen is not None
        kind = self._kind.value()
        assert isinstance(kind, DayKind)
        return DayFields(date=chosen, kind=kind)

    def check(self) -> str:
        """A readable date is needed."""
        self.fault = self._date
        try:
            return "" if self._date.value() else _("The day needs a date: 20 July, for example.")
        except UserError as error:
            return str(error)
