"""How the Tables view is laid out: tabs and filter above, the table with its totals, keys below."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from expedition.text import _
from ui.icons import Icons
from ui.models.record_table import TONE, WEIGHT, WHOLE, RecordTable
from ui.models.table_specs import table_specs
from ui.models.table_totals import TableTotals
from ui.theme import Theme
from ui.widgets.controls import button, label
from ui.widgets.key_line import KeyLine
from ui.widgets.table_tabs import TableTabs
from ui.widgets.table_view import TableView
from ui.widgets.totals_row import TotalsRow

_BAR, _EDGE, _FILTER, _EMPTY = 44, 20, 190, 14


class TablesBar(QWidget):
    """Tabs, filter, and the button for a new line.

    Signals:
        left_filter: The filter is done with; the table has the focus.
    """

    left_filter = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(_BAR))
        names = [(spec.name, spec.title, spec.is_main) for spec in table_specs()]
        self.tabs = TableTabs(theme, icons, _("Tables"), names)
        self.filter = QLineEdit()
        self.filter.setProperty("look", "search")
        self.filter.setFont(theme.body())
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(theme.px(_FILTER))
        sign = self.filter.addAction(
            icons.icon("search", 16, "ink3"), QLineEdit.ActionPosition.LeadingPosition
        )
        theme.changed.connect(lambda: sign.setIcon(icons.icon("search", 16, "ink3")))
        self.filter.installEventFilter(self)
        self.add = button(theme, icons, _("New"), "plus", tip=_("A new line  Insert"))
        self.name("")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_EDGE - 9), 0, theme.px(_EDGE - 8), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.tabs, 1)
        row.addWidget(self.filter)
        row.addWidget(self.add)

    def name(self, title: str, one: str = "") -> None:
        """Say what is filtered, and what a new line is."""
        words = _("Filter {table}").format(table=title[:1].lower() + title[1:]) if title else _("Filter")
        self.filter.setPlaceholderText(words)
        self.filter.setAccessibleName(words)
        self.add.setText(one[:1].upper() + one[1:] or _("New"))
        self.add.setAccessibleName(_("New line"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the filter: Down and Enter go to the lines found, Escape shows all again."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.filter.clear()
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left_filter.emit()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page's ground, a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("page"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))


class TablePage(QWidget):
    """The table, its totals right under its last line, or one sentence where it is empty."""

    def __init__(self, theme: Theme, icons: Icons, model: RecordTable) -> None:
        super().__init__()
        self._theme = theme
        self._takes_focus = False
        self.table = TableView(theme, icons, TONE, WEIGHT, WHOLE)
        self.table.setModel(model)
        self.table.setAccessibleName(_("Table"))
        self.totals = TotalsRow(theme, self.table)
        self.empty = QPushButton()
        self.empty.setProperty("look", "ghost")
        self.empty.setProperty("align", "left")
        self.empty.setFont(theme.body())
        self.empty.setAccessibleName(_("Add a line"))
        self._nothing = label(theme, look="hint")
        self.error = label(theme, look="error", small=True)
        self.error.hide()
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.totals)
        column.addStretch(0)
        self._stack = QStackedWidget(self)
        for page in (_padded(theme, self._nothing), _padded(theme, self.empty), lines):
            self._stack.addWidget(page)
        self._keys = KeyLine(
            theme,
            (
                (_("Enter"), _("edit")),
                (_("Insert"), _("new")),
                (_("Del"), _("remove")),
                ("Shift Enter", _("whole line")),
                ("Ctrl Enter", _("open the day")),
                ("Ctrl PgDn", _("next table")),
                (_("Space"), _("choose several")),
            ),
        )
        hint = label(theme, _("Click a heading to sort, right-click it for columns"), "hint", small=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, theme.px(_EDGE), 0)
        foot.addWidget(self._keys, 1)
        foot.addWidget(hint)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._stack, 1)
        rows.addWidget(self.error)
        rows.addWidget(_Line(theme))
        rows.addLayout(foot)
        self.error.setContentsMargins(theme.px(_EDGE), theme.px(4), theme.px(_EDGE), theme.px(4))

    def stand_for_reading(self, *, is_it: bool) -> None:
        """Where nothing can be written, no key that writes is named."""
        self._keys.leave_out((_("edit"), _("new"), _("remove")) if is_it else ())

    @property
    def words(self) -> str:
        """The sentence that stands where there is no line."""
        place = self._stack.currentIndex()
        return (self._nothing.text(), self.empty.text(), "")[place]

    def say(self, sentence: str) -> None:
        """There is no table."""
        self._nothing.setText(sentence)
        self._stack.setCurrentIndex(0)

    def teach(self, sentence: str) -> None:
        """The table is empty: say what belongs there."""
        self.empty.setText(sentence)
        self.empty.setAccessibleName(sentence)
        self._bring(1, self.empty)

    def show_totals(self, totals: TableTotals) -> None:
        """Show the lines, and what they come to."""
        model = self.table.model()
        assert isinstance(model, RecordTable)
        places = {name: model.column_of(name) for name in totals.sums}
        sums = {place: totals.sums[name] for name, place in places.items() if place is not None}
        self.totals.show_totals(totals.words, sums, totals.more)
        self._bring(2, self.table)
        self.make_room()

    def take_focus(self) -> None:
        """Give the focus to the lines, or to what stands in their place, as soon as that is there."""
        self._takes_focus = True
        self._bring(self._stack.currentIndex(), (None, self.empty, self.table)[self._stack.currentIndex()])

    def _bring(self, place: int, heir: QWidget | None) -> None:
        """Show one of the pages; the focus goes along."""
        had_focus = self._takes_focus or self.table.hasFocus() or self.empty.hasFocus()
        self._stack.setCurrentIndex(place)
        if had_focus and heir is not None:
            self._takes_focus = False
            heir.setFocus()

    def make_room(self) -> None:
        """The table is as high as its lines, as far as there is room."""
        self.table.setMaximumHeight(self.table.content_height())

    def complain(self, sentence: str) -> None:
        """Say why something was not done; nothing takes it back."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A bar to scroll sideways needs room of its own."""
        super().resizeEvent(event)
        self.make_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page's ground."""
        QPainter(self).fillRect(self.rect(), self._theme.color("page"))


class _Line(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("line"))


def _padded(theme: Theme, words: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(theme.px(_EDGE - 6), theme.px(_EMPTY), theme.px(_EDGE), 0)
    column.addWidget(words, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made
