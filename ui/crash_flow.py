"""When something of the program breaks: what is typed is put aside first, then it is said, once a place."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.background import Background, Progress
from ui.desk import Desk
from ui.failures import place_of, unexpected
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.veil import veiled

_LONGEST_MS = 3_000
"""So long damage is looked for before the dialog comes; a share on a network may not answer at all."""


class CrashFlow(QObject):
    """Hears of every failure that is ours.

    Signals:
        failed: One sentence, where a dialog would only repeat the first, or what is damaged.
        damaged: Damage of the logbook is behind it: that is to be looked over.
        restart_wanted: The program is to be closed and started again.
    """

    failed = Signal(str)
    damaged = Signal()
    restart_wanted = Signal()
    _broke = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        background: Background,
        desk: Desk,
        keep_typed: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._background, self._desk = background, desk
        self._theme, self._icons, self._window = theme, icons, window
        self._keep_typed = keep_typed
        self._known: set[str] = set()
        self._is_asking = False
        # A picture may be half painted, or another thread speak: what is shown waits for the next turn.
        self._broke.connect(self._say, Qt.ConnectionType.QueuedConnection)
        background.broke.connect(self.hear)

    def hear(self, broke: str) -> None:
        """Kind and place of a failure, from any thread."""
        self._broke.emit(broke)

    def _say(self, broke: str) -> None:
        is_kept = self._keep_typed()
        place = place_of(broke)
        if place in self._known or self._is_asking or not self._window.isVisible():
            self.failed.emit(unexpected())
            return
        self._known.add(place)
        self._is_asking = True
        job = self._background.run(
            self._damage(),
            done=lambda damage: self._told(broke, damage, is_kept=is_kept),
            failed=lambda _sentence: self._told(broke, "", is_kept=is_kept),
        )

        def give_up() -> None:
            if not job.is_cancelled:
                job.cancel()
                self._told(broke, "", is_kept=is_kept)

        QTimer.singleShot(_LONGEST_MS, self, give_up)

    def _damage(self) -> Callable[[Progress], str]:
        """Work that tells what is wrong with the open logbook, empty where that is nothing."""
        folder = self._desk.logbook.folder if self._desk.is_open else None

        def work(_progress: Progress) -> str:
            from expedition.checking import damage_behind

            return damage_behind(folder) if folder is not None else ""

        return work

    def _told(self, broke: str, damage: str, *, is_kept: bool) -> None:
        try:
            if damage or not self._window.isVisible():
                self.failed.emit(damage or unexpected())
            else:
                self._ask(broke, is_kept=is_kept)
        finally:
            self._is_asking = False
        if damage:
            self.damaged.emit()

    def _ask(self, broke: str, *, is_kept: bool) -> None:
        from ui.crash_report import report
        from ui.dialogs.crash_dialog import CrashDialog

        text = report(broke, datetime.now().astimezone())
        dialog = CrashDialog(self._theme, self._icons, text, is_kept=is_kept, parent=self._window)
        with veiled(self._theme, self._window):
            dialog.exec()
        dialog.deleteLater()
        if dialog.wants_restart:
            QTimer.singleShot(0, self.restart_wanted.emit)
