"""The figures of a chosen stretch of the way, in one line over the profile."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from expedition import units
from expedition.records.stretch import StretchFigures
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import tool
from ui.widgets.tips import plain

_HEIGHT, _MARGIN, _GAP = 34, 14, 14


class StretchLine(QWidget):
    """Says between which kilometres the stretch lies, and what it has; those at the end give way first.

    Signals:
        closed: The stretch is no longer wanted.
    """

    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._where = ""
        self._words: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_HEIGHT))
        self.setAccessibleName(_("Chosen stretch"))
        self._close = tool(theme, icons, "x", _("Choose no stretch"))
        self._close.setParent(self)
        self._close.clicked.connect(lambda: self.closed.emit())
        self.hide()
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._theme.px(374), self._theme.px(_HEIGHT))

    @property
    def words(self) -> tuple[str, ...]:
        """What it says."""
        return (self._where, *self._words) if self._where else ()

    def show_ends(self, low_m: float, high_m: float) -> None:
        """Stand there for the way between two kilometres, in metres; go where they are one."""
        self._where = f"km {units.km(low_m)} {units.EN_DASH} {units.km(high_m)}" if high_m > low_m else ""
        self._show(())
        self.setVisible(bool(self._where))

    def show_figures(self, figures: StretchFigures | None) -> None:
        """The figures, as soon as they are known."""
        self._show(stretch_words(figures) if figures is not None else ())

    def say(self, words: str) -> None:
        """Words instead of figures."""
        self._show((words,))

    def _show(self, words: tuple[str, ...]) -> None:
        self._words = words
        self.setAccessibleDescription(", ".join(self.words))
        self.setToolTip(plain("\n".join(self.words)))
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The cross stands at the end."""
        side = self._close.height()
        self._close.move(self.width() - side - self._theme.px(4), (self.height() - side) // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline, and the words as far as there is room."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("page"))
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(0, 0, self.width(), 0)
        x, right = float(self._theme.px(_MARGIN)), float(self._close.x())
        for place, words in enumerate(self.words):
            painter.setFont(self._theme.small_strong() if place == 0 else self._theme.small())
            painter.setPen(self._theme.color("here" if place == 0 else "ink"))
            width = painter.fontMetrics().horizontalAdvance(words)
            if x + width > right and place > 0:
                break
            painter.drawText(QRectF(x, 0, width + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            x += width + self._theme.px(_GAP)
        painter.end()


def stretch_words(figures: StretchFigures) -> tuple[str, ...]:
    """What is known of a stretch, the most asked for first."""
    words = [f"{units.km(figures.distance_m)} km"]
    if figures.climb_m is not None:
        words.append(f"↑ {units.metres(figures.climb_m)} m")
    if figures.descent_m is not None:
        words.append(f"↓ {units.metres(figures.descent_m)} m")
    if figures.gradient is not None:
        words.append(units.per_cent(figures.gradient))
    if figures.mean_m_s is not None:
        words.append(f"{units.km_h(figures.mean_m_s)} km/h")
    if figures.moving_s is not None:
        words.append(_("{hours} moving").format(hours=units.hours(figures.moving_s)))
    if figures.elapsed_s is not None:
        words.append(_("{hours} in all").format(hours=units.hours(figures.elapsed_s)))
    if figures.temperature_min_c is not None and figures.temperature_max_c is not None:
        low, high = units.celsius(figures.temperature_min_c), units.celsius(figures.temperature_max_c)
        words.append(f"{low} °C" if low == high else f"{low} … {high} °C")
    return tuple(words)
