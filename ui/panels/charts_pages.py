"""The pages of the Charts view, and what a page is that is not made of charts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from expedition.errors import BugError
from ui.panels.charts_data import ChartsData


class OtherPage(QWidget):
    """A page of the Charts view that is no page of charts; it stands under the same bar.

    Whoever makes the panel gives it such pages: `ChartsPanel(desk, theme, (FiguresPage(...),))`. Each gets a
    tab behind those of the charts. `show_data` is called when the page is looked at and whenever its values
    change meanwhile: after an edit, and when the traveller restricts the view to a part of the trip. Then
    `data.facts` and `data.series` hold the days of that part only. Ctrl+PgUp and Ctrl+PgDown turn the pages;
    a page that takes the focus sets a focus proxy.

    Signals:
        day_activated: The id of a day to be opened.
    """

    day_activated = Signal(int)

    def __init__(self, key: str, name: str, parent: QWidget | None = None) -> None:
        """`key` is its stable name, `name` stands on its tab."""
        super().__init__(parent)
        self.key, self.name = key, name
        self.setAccessibleName(name)

    def show_data(self, data: ChartsData) -> None:
        """Show the values of a trip or of a part of it."""
        raise BugError(f"the page {self.key} shows nothing")
