"""Where the second copy of a logbook goes: a stick, another disk, or nowhere yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button, label
from ui.widgets.tips import plain


class PlaceLine(QWidget):
    """One sentence, and buttons to choose the place, copy now, or do without.

    Signals:
        choose_wanted: Another place shall be chosen.
        copy_wanted: A copy shall be made there now.
        forget_wanted: No more copies there.
    """

    choose_wanted = Signal()
    copy_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        heading = label(theme, _("Second place"), "quiet", small=True)
        heading.setFont(theme.small_medium())
        self._words = label(theme)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.copy = button(theme, icons, _("Copy now"))
        self.choose = button(theme, icons, _("Choose …"))
        self.forget = button(theme, icons, _("Copy no more"), look="ghost")
        for made, wanted in (
            (self.copy, self.copy_wanted),
            (self.choose, self.choose_wanted),
            (self.forget, self.forget_wanted),
        ):
            made.clicked.connect(wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(heading)
        row.addSpacing(theme.px(8))
        row.addWidget(self._words, 1)
        for part in (self.forget, self.choose, self.copy):
            row.addWidget(part)
        self.tell("", has_place=False)

    @property
    def words(self) -> str:
        """What stands there."""
        return self._words.text()

    def tell(self, words: str, *, has_place: bool) -> None:
        """Say where copies go and when the last one was made, or that there is no place yet."""
        none = _("None yet. With a copy on a stick the logbook outlives this laptop.")
        self._words.setText(words if has_place else none)
        self._words.setToolTip(plain(words))
        self.copy.setVisible(has_place)
        self.forget.setVisible(has_place)
        self.choose.setText(_("Change …") if has_place else _("Choose …"))
