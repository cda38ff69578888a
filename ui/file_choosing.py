"""Dialogs for files and folders that begin where the last one ended."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.settings import Settings


class FileChoosing:
    """Asks over a window, and remembers where the traveller was."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        self._settings, self._window = settings, window

    def files(self, title: str, kinds: str) -> list[Path]:
        """Files of these kinds; none where the traveller thought better of it."""
        start = str(self._settings.last_folder)
        chosen, _kind = QFileDialog.getOpenFileNames(self._window, title, start, kinds)
        if chosen:
            self._settings.last_folder = Path(chosen[0]).parent
        return [Path(name) for name in chosen]

    def folder(self, title: str) -> Path | None:
        """A folder, or none."""
        chosen = QFileDialog.getExistingDirectory(self._window, title, str(self._settings.last_folder))
        if chosen:
            self._settings.last_folder = Path(chosen)
        return Path(chosen) if chosen else None

    def logbook(self, title: str) -> Path | None:
        """A logbook's folder, from among the others, or none."""
        recent = self._settings.recent
        start = str(recent[0].parent if recent else Path.home())
        chosen = QFileDialog.getExistingDirectory(self._window, title, start)
        return Path(chosen) if chosen else None
