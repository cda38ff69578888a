"""The page before any logbook is open: drop something, make one, open one, or look at a sample."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from expedition.text import _
from ui.actions import Actions
from ui.background import Background
from ui.file_kinds import recognised
from ui.icons import Icons
from ui.panels.sample_card import CARD_HEIGHT, SampleCard, SampleCover
from ui.theme import Theme
from ui.widgets.controls import button, key_hint, label
from ui.widgets.error_line import ErrorLine

_WIDTH, _DROP_HEIGHT = 1000, 188


class WelcomePanel(QScrollArea):
    """Title, drop target with four buttons, samples.

    Signals:
        sample_chosen: By its name.
    """

    sample_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        actions: Actions,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._background = theme, icons, background
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(_("Welcome"))
        self.target = DropTarget(theme, icons, actions)
        self._error = ErrorLine(theme, icons)
        self._samples_title = label(theme, _("Or look around in a sample trip"))
        self._samples_title.setFont(theme.strong())
        # Their room is kept from the start, so that nothing jumps when they come.
        self._room = QWidget()
        self._room.setFixedHeight(theme.px(CARD_HEIGHT))
        self._samples = QHBoxLayout(self._room)
        self._samples.setContentsMargins(0, 0, 0, 0)
        self._samples.setSpacing(theme.px(24))
        self._samples_note = label(
            theme,
            _("A sample opens as a copy of your own: change anything, throw it away."),
            "hint",
            small=True,
        )
        self.cards: list[SampleCard] = []
        self.setWidget(self._page())

    def show_samples(self, covers: Sequence[SampleCover]) -> None:
        """Offer these samples."""
        while self.cards:
            self.cards.pop().deleteLater()
        for cover in covers:
            card = SampleCard(self._theme, self._background, cover)
            card.clicked.connect(lambda _checked=False, name=cover.name: self.sample_chosen.emit(name))
            self._samples.addWidget(card, 1)
            self.cards.append(card)
        self._show_samples_parts(is_shown=bool(covers))

    def tell(self, sentence: str) -> None:
        """Show why something did not work, or clear it."""
        self._error.say(sentence)

    def _show_samples_parts(self, *, is_shown: bool) -> None:
        for part in (self._samples_title, self._room, self._samples_note):
            part.setVisible(is_shown)

    def _page(self) -> QWidget:
        px = self._theme.px
        title = label(self._theme, _("Expedition Logbook"))
        title.setFont(self._theme.welcome_title())
        lead = label(
            self._theme, _("Give it the files of a ride and it writes the day. You write the rest."), "quiet"
        )
        lead.setFont(self._theme.lead())
        inner = QWidget()
        inner.setMaximumWidth(px(_WIDTH))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addSpacing(px(6))
        column.addWidget(lead)
        column.addSpacing(px(28))
        column.addWidget(self.target)
        column.addSpacing(px(8))
        column.addWidget(self._error)
        column.addSpacing(px(26))
        column.addWidget(self._samples_title)
        column.addSpacing(px(12))
        column.addWidget(self._room)
        column.addSpacing(px(26))
        column.addWidget(self._samples_note)
        page = _Page(self._theme)
        across = QHBoxLayout()
        across.setContentsMargins(px(32), 0, px(32), 0)
        across.addStretch(1)
        across.addWidget(inner, 20)
        across.addStretch(1)
        down = QVBoxLayout(page)
        down.setContentsMargins(0, px(24), 0, px(24))
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(1)
        return page


class DropTarget(QWidget):
    """The dashed field; while something hangs over it, it says what it sees."""

    def __init__(self, theme: Theme, icons: Icons, actions: Actions) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._is_hot = False
        self.setFixedHeight(theme.px(_DROP_HEIGHT))
        self.setAccessibleName(_("Drop files here"))
        self._sign = QLabel()
        self._sign.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.words = label(theme)
        self.words.setFont(theme.dialog_title())
        words = _(
            "Tracks and photos of any device, one or hundreds, zipped or not. You see what will happen "
            "before anything does, and nothing leaves this laptop."
        )
        self._hint = label(theme, words, "quiet")
        self._hint.setWordWrap(True)
        self._hint.setFixedWidth(theme.px(430))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(40), 0, theme.px(40), 0)
        row.setSpacing(theme.px(22))
        row.addWidget(self._sign)
        text = QVBoxLayout()
        text.setSpacing(theme.px(4))
        text.addStretch(1)
        text.addWidget(self.words)
        text.addWidget(self._hint)
        text.addStretch(1)
        row.addLayout(text)
        row.addStretch(1)
        buttons = QVBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        for name, words, keys, look in (
            ("new_logbook", _("New logbook"), "Ctrl Alt N", "go"),
            ("open_logbook", _("Open a logbook"), "Ctrl O", ""),
            ("import_files", _("Choose files"), "Ctrl I", ""),
            ("open_protected", _("Open a protected copy"), "", ""),
        ):
            buttons.addWidget(_wide_button(theme, icons, actions, name, words, keys, look))
        buttons.addStretch(1)
        row.addLayout(buttons)
        self.rest()
        self._repaint()
        theme.changed.connect(self._repaint)

    def hover(self, paths: Sequence[Path]) -> None:
        """Say what hangs over the target, counted by name alone, nothing is read."""
        self._is_hot = True
        self.words.setText(recognised(paths))
        self.update()

    def rest(self) -> None:
        """Say what may be dropped."""
        self._is_hot = False
        self.words.setText(_("Drop tracks, photos or a folder here"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dashed field."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.color("here" if self._is_hot else "edge"), 2 if self._is_hot else 1.5)
        if not self._is_hot:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(self._theme.color("here_tint" if self._is_hot else "side"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)

    def _repaint(self) -> None:
        self._sign.setPixmap(self._icons.pixmap("route", 40, "here", self.devicePixelRatioF()))


def _wide_button(
    theme: Theme, icons: Icons, actions: Actions, name: str, words: str, keys: str, look: str
) -> QPushButton:
    made = button(theme, icons, words, actions.rows[name].icon, look)
    made.setFixedSize(theme.px(260), theme.px(34))
    made.setProperty("align", "left")
    inside = QHBoxLayout(made)
    inside.setContentsMargins(0, 0, theme.px(11), 0)
    inside.addStretch(1)
    if keys:
        hint = key_hint(theme, keys)
        hint.setProperty("look", "key on here" if look == "go" else "key")
        inside.addWidget(hint, 0, Qt.AlignmentFlag.AlignVCenter)
    made.setToolTip(actions[name].toolTip())
    made.clicked.connect(actions[name].trigger)
    return made


class _Page(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("page"))
