"""The tools over the calendar: what is in sight, what the colours mean, how many weeks are shown."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from expedition import naming
from expedition.kinds import DayKind
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import Chooser, label, tool

_BAR, _EDGE, _CHEVRON = 44, 20, 48
_MARK_WIDTH, _MARK_HEIGHT, _GAP, _BETWEEN = 14, 4, 6, 16


class CalendarBar(QWidget):
    """One row of tools.

    Signals:
        turned: A page on (1) or back (−1).
        weeks_chosen: So many weeks at once; 0 for all.
    """

    turned = Signal(int)
    weeks_chosen = Signal(int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(_BAR))
        self._span = label(theme)
        self._span.setFont(theme.dialog_title())
        self.back = tool(theme, icons, "chevron-left", _("Weeks before"))
        self.on = tool(theme, icons, "chevron-right", _("Weeks after"))
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))
        self.legend = Legend(theme)
        self.weeks = Chooser(theme, icons, _("Weeks shown"))
        choices = ((_("5 weeks"), 5), (_("12 weeks"), 12), (_("Whole trip"), 0))
        for words, count in choices:
            self.weeks.addItem(words, count)
        widest = max(self.weeks.fontMetrics().horizontalAdvance(words) for words, _count in choices)
        self.weeks.setFixedWidth(widest + theme.px(_CHEVRON))
        self.weeks.activated.connect(lambda _place: self.weeks_chosen.emit(self.weeks.currentData()))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_EDGE), 0, theme.px(12), 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._span)
        row.addSpacing(theme.px(6))
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addWidget(self.legend, 1)
        row.addSpacing(theme.px(10))
        row.addWidget(self.weeks)

    @property
    def span(self) -> str:
        """What it says is in sight."""
        return self._span.text()

    def show_span(self, words: str) -> None:
        """Say what is in sight."""
        if words != self._span.text():
            self._span.setText(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page's ground, a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("page"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))
        painter.end()


class Legend(QWidget):
    """The kinds of day with their colours, at the right; the last ones go where there is no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kinds: tuple[DayKind, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    def show_kinds(self, kinds: Sequence[DayKind]) -> None:
        """Explain these."""
        self._kinds = tuple(kinds)
        names = ", ".join(naming.name(kind) for kind in kinds)
        self.setAccessibleName(_("Kinds of day: {names}").format(names=names) if names else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(0, self._theme.px(_BAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Marks and names."""
        px, metrics = self._theme.px, QFontMetrics(self._theme.small())
        painter = QPainter(self)
        painter.setFont(self._theme.small())
        items = [(kind, naming.name(kind)) for kind in self._kinds]
        widths = [px(_MARK_WIDTH + _GAP) + metrics.horizontalAdvance(words) for _kind, words in items]
        while items and sum(widths) + px(_BETWEEN) * (len(widths) - 1) > self.width():
            items.pop()
            widths.pop()
        left = self.width() - sum(widths) - px(_BETWEEN) * max(0, len(widths) - 1)
        for (kind, words), width in zip(items, widths, strict=True):
            mark = QRect(left, (self.height() - px(_MARK_HEIGHT)) // 2, px(_MARK_WIDTH), px(_MARK_HEIGHT))
            painter.fillRect(mark, self._theme.tokens.kind(kind))
            painter.setPen(self._theme.color("ink2"))
            room = QRect(left + px(_MARK_WIDTH + _GAP), 0, width, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            left += width + px(_BETWEEN)
        painter.end()
