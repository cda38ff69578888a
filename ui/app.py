"""The program with its window: one application, one theme, one place where failures end."""

import gc
import os
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ui import last_page
from ui.front import Front
from ui.last_page import LastPage
from ui.lettering import keep_letters_plain
from ui.settings import Settings
from ui.theme_choice import is_dark
from ui.thrift import calculate_alone, read_no_sources, read_sparingly, share_heaps

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.first_words import FirstWords
    from ui.icons import Icons
    from ui.main_window import MainWindow
    from ui.maps.kept_tiles import Tiles
    from ui.panels.day_panel import DayPanel
    from ui.session_end import SessionEnd
    from ui.theme import Theme

_FIRST = ("ui.failures", "ui.main_window")
_THEN = ("expedition.logbook", "ui.panels.day_panel")
_TURN_S = 0.0005
_LOOK_MS, _LONGEST_MS = 10, 3_000


def run(folder: Path | None) -> int:
    """Show the window on a logbook, on the last one, or on the welcome page; the exit code."""
    QApplication.setApplicationName("Expedition Logbook")
    QApplication.setDesktopFileName("expedition-logbook")
    read_no_sources()
    app = QApplication(sys.argv[:1])
    keep_letters_plain()
    program = Program(app, folder)
    program.front.show()
    code = app.exec()
    return program.finish() or code


class Program(QObject):
    """What stands first, and what follows it piece by piece.

    Signals:
        writable: The diary of the last day takes what is typed.
        live: The last day's page is there, all of it, and takes what is typed.
        loaded: The logbook is open, and the page shows what is in it.
        whole: All of the window is there.
    """

    writable = Signal()
    live = Signal()
    loaded = Signal()
    whole = Signal()
    _page_read = Signal()
    _parts_read = Signal()

    def __init__(self, app: QApplication, folder: Path | None) -> None:
        super().__init__()
        self._copy = folder.absolute() if folder is not None and _is_packed(folder) else None
        self._app, self._folder = app, folder if self._copy is None else None
        self._settings = Settings()
        self._left: tuple[Path, LastPage, Tiles] | None = None
        self._tiles: Tiles = {}
        self._look_of_all: Theme | None = None
        self._icons: Icons | None = None
        self.main: MainWindow | None = None
        self._end: SessionEnd | None = None
        self.front = Front(self._settings.state("window"), *self._look())
        self.front.stands.connect(self._load, Qt.ConnectionType.QueuedConnection)
        self._page_read.connect(self._show_page, Qt.ConnectionType.QueuedConnection)
        self._parts_read.connect(self._build, Qt.ConnectionType.QueuedConnection)
        self.whole.connect(self._open_copy, Qt.ConnectionType.QueuedConnection)
        self._is_live = threading.Event()
        self._watch = QTimer(self, interval=_LOOK_MS)
        self._watch.timeout.connect(self._look_again)
        self._looks = 0
        self._was_live = self._is_whole = False

    def finish(self) -> int:
        """After the last window was closed: what is left to do without one; the exit code."""
        if self.main is None:
            return 0
        self.main.continuing.end()
        self.main.copies.finish(is_short=self._end is not None and self._end.is_begun)
        if self._left is not None:
            from ui.maps import kept_tiles

            folder, page, tiles = self._left
            last_page.keep(folder, page)
            kept_tiles.keep(folder, tiles)
        if self.main.starts_again is not None:
            from ui.restarting import start_again

            start_again(self.main.starts_again)
        return 0

    def _look(self) -> tuple[LastPage | None, QColor]:
        """The page seen last, if it looked as the window is to look now, and the colour of an empty one."""
        folder = self._folder or self._settings.last_logbook
        self._seen = folder.expanduser().absolute() if folder is not None else None
        page = last_page.read(self._seen) if self._seen is not None else None
        dark = is_dark(self._settings.theme)
        if page is not None and page.is_dark == dark:
            return page, QColor(page.picture.pixel(0, 0))
        from ui.tokens import DARK, LIGHT

        return None, QColor((DARK if dark else LIGHT).page)

    def _load(self) -> None:
        """Let the diary be written in, and read the program's own parts beside the window."""
        page = self.front.page
        if page is not None and self.front.is_covered:
            from ui.first_words import FirstWords

            words = self.front.words = FirstWords(self._theme(), page, self.front)
            words.show()
            words.repaint()
            self.writable.emit()
        # The window gives its turn away at every statement; what is read shall not keep it for long.
        sys.setswitchinterval(_TURN_S)
        threading.Thread(target=self._read_parts, daemon=True, name="parts").start()

    def _read_parts(self) -> None:
        share_heaps()
        calculate_alone()
        page = self.front.page
        if page is not None and page.record and self.front.words is not None:
            try:
                import_module("ui.first_page")
            finally:
                self._page_read.emit()
            # What else is to be read would take its time from the page.
            self._is_live.wait()
        # Whoever opens the logbook meanwhile reads of these parts too.
        with read_sparingly():
            self._read_rest()

    def _read_rest(self) -> None:
        try:
            for name in _FIRST:
                import_module(name)
        finally:
            self._parts_read.emit()
        if self._seen is None:
            # Nothing is opened: the welcome page comes first.
            self._is_live.wait()
        else:
            from ui.maps import kept_tiles

            # Before the logbook can be opened, and with that written.
            self._tiles = kept_tiles.read(self._seen)
        for name in _THEN:
            import_module(name)

    def _show_page(self) -> None:
        """Put the page itself where its picture stands, before anything of the logbook is read."""
        from ui.first_page import FirstPage

        page = self.front.page
        try:
            if page is not None and self.front.is_covered:
                first = FirstPage(self._theme(), self._signs(), self)
                if first.show(page, page.sheet_at, self.front):
                    words, self.front.words = self.front.words, None
                    first.take_words(words)
                    self.front.first = first
        finally:
            # Its parts find their places in the turn between.
            QTimer.singleShot(0, self._tell_live)

    def _tell_live(self) -> None:
        if self.front.first is not None and self.front.page is not None:
            self.front.first.show_photos(self.front.page)
            self.front.first.writing.page.repaint()
            self._was_live = True
            self.live.emit()
        self._is_live.set()

    def _signs(self) -> "Icons":
        if self._icons is None:
            from ui.icons import Icons

            self._icons = Icons(self._theme())
        return self._icons

    def _theme(self) -> "Theme":
        if self._look_of_all is None:
            from ui.theme import Theme

            self._look_of_all = Theme(self._app, self._settings.theme)
        return self._look_of_all

    def _build(self) -> None:
        """Put the main window in, under the picture of it."""
        from ui.failures import catch_all, log_to
        from ui.main_window import MainWindow
        from ui.session_end import SessionEnd

        main = self.main = MainWindow(self._theme(), self._signs(), self._settings, self.front.first)
        log_to(_log_folder())
        catch_all(main.tell, main.crashes.hear)
        was_open = main.continuing.begin(_state_folder())
        self._end = SessionEnd(main, self.front, self)
        main.views.know_tiles(self._take_tiles)
        main.begin(self._folder or was_open)
        if self._folder is None and was_open not in (None, self._seen):
            self._leave_first()
            self.front.uncover()
        main.desk.opened.connect(self._opened)
        main.opener.failed.connect(lambda _sentence: self._show_all())
        main.leaving.connect(self._leave)
        self.front.take(main)
        if self._folder is None and self._settings.last_logbook is None:
            self._show_all()
        gc.freeze()
        if os.environ.get("EXPEDITION_WATCH"):
            from ui.watchdog import Watchdog

            Watchdog(self)

    def _take_tiles(self) -> "Tiles":
        tiles, self._tiles = self._tiles, {}
        return tiles

    def _opened(self) -> None:
        main = self.main
        if main is None or not main.desk.is_open:
            self._show_all()
            return
        if not main.desk.logbook.read_only:
            from ui.maps import kept_tiles

            last_page.forget(main.desk.logbook.folder)
            kept_tiles.forget(main.desk.logbook.folder)
        first, self.front.first = self.front.first, None
        if self.front.words is not None:
            self.front.words.hold_focus()
        if first is not None:
            self._uncover_page()
            first.give_away()
            if first.refused:
                self._put_in_clipboard("\n\n".join(first.refused))
        if not self._is_whole:
            self._watch.start()

    def _look_again(self) -> None:
        """Uncover the page once it is there, and the map beside it once it is drawn."""
        day = self.main.views.day if self.main is not None else None
        self._looks += 1
        if self._looks == 1:
            self._hand_words_over(day)
            if not self._was_live:
                self.live.emit()
            self.loaded.emit()
        is_late = self._looks * _LOOK_MS > _LONGEST_MS
        has_map = day is not None and day.day_id is not None and not day.is_folded and not is_late
        if day is None or not has_map or day.is_drawn:
            self._tell_whole()
        # The names on the map come a moment after its lines: its picture has them.
        if day is None or not has_map or (self._is_whole and day.is_named):
            self._watch.stop()
            self.front.uncover()
        else:
            self._uncover_page()

    def _uncover_page(self) -> None:
        """Show all that is live; the line of the day follows."""
        day = self.main.views.day if self.main is not None else None
        if day is not None and self.front.is_covered:
            at = day.ground.mapTo(self.front, day.ground.rect().topLeft())
            self.front.uncover(day.ground.rect().translated(at))

    def _hand_words_over(self, day: "DayPanel | None") -> None:
        words, self.front.words = self.front.words, None
        if words is not None and day is not None and words.fits(day.day_id, day.page.diary):
            words.hand_over(day.page.diary)
        elif words is not None:
            self._save_from_loss(words)

    def _save_from_loss(self, words: "FirstWords") -> None:
        """There is no page that could take what was typed: it goes where it can be had again."""
        if words.is_typed:
            self._put_in_clipboard(words.diary.text)
        words.hide()
        words.deleteLater()

    def _leave_first(self) -> None:
        """No logbook comes that takes the page."""
        first, self.front.first = self.front.first, None
        if first is not None:
            if first.is_written_on:
                self._put_in_clipboard(first.words())
            first.leave()

    def _put_in_clipboard(self, text: str) -> None:
        from expedition.text import _

        if self.main is not None:
            self._app.clipboard().setText(text)
            self.main.tell(_("What you typed is in the clipboard: paste it where it is to stand."))

    def _show_all(self) -> None:
        self._hand_words_over(None)
        self._leave_first()
        self._watch.stop()
        QTimer.singleShot(0, self._is_live.set)
        self.front.uncover()
        self._tell_whole()

    def _tell_whole(self) -> None:
        if not self._is_whole:
            self._is_whole = True
            # All that is there now stays: nobody need look through it for garbage.
            gc.freeze()
            self.whole.emit()

    def _open_copy(self) -> None:
        """A protected copy was to be opened: the window stands, and can ask for its password."""
        copy, self._copy = self._copy, None
        if self.main is not None and copy is not None and not self.main.carrying.opens([copy]):
            self.main.opener.open(copy)

    def _leave(self) -> None:
        """The window goes: remember what it looks like."""
        main = self.main
        self._left = None
        if main is None or not self._is_whole or not main.desk.is_open or main.desk.logbook.read_only:
            return
        from ui.views import View

        if main.views.current is not View.DAY:
            main.views.show(View.DAY)
        day = main.views.day
        if day is None or day.day_id is None or main.pages.currentWidget() is not main.frame:
            return
        day.page.verticalScrollBar().setValue(0)
        diary = day.page.diary
        at = diary.rect().translated(diary.mapTo(main, diary.rect().topLeft()))
        picture = self.front.grab().toImage()
        is_dark_now = is_dark(self._settings.theme)
        around = day.page.viewport()
        page_at = around.rect().translated(around.mapTo(main, around.rect().topLeft()))
        name = self.front.windowTitle()
        sheet_at = QRect(page_at.topLeft(), QSize(day.page.width(), page_at.height()))
        record = _told(main.desk, day.day_id)
        page = LastPage(picture, name, is_dark_now, day.day_id, diary.text, at, page_at, sheet_at, record)
        self._left = (main.desk.logbook.folder, page, day.ground.trip_map.own_tiles)


def _is_packed(file: Path) -> bool:
    """Whether this may be a protected copy: a logbook is a folder, whatever its name."""
    return file.suffix.lower() == ".zip" and file.is_file()


def _told(desk: "Desk", day_id: int) -> str:
    """What stands on the page of a day, in words for the next start; empty where that cannot be read."""
    from expedition.errors import UserError
    from expedition.queries.days import day_page
    from expedition.queries.words import habits
    from expedition.records import remembered

    try:
        page = desk.read(day_page, day_id)
        return remembered.told(page, desk.read(habits, page.row.trip_id, page.fields.date))
    except UserError:
        return ""


def _state_folder() -> Path:
    from platformdirs import user_state_path

    return user_state_path("expedition-logbook", appauthor=False)


def _log_folder() -> Path:
    from platformdirs import user_log_path

    return user_log_path("expedition-logbook", appauthor=False)
