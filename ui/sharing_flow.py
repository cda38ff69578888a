"""A logbook that is not this window's alone: held by another program, read-only, or changed from outside."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from expedition.text import _
from ui.background import Background
from ui.conflict_flow import ConflictFlow, State
from ui.desk import Desk
from ui.icons import Icons
from ui.opening import Opener
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.banner import Banner

_LOOK_MS = 4_000


class SharingFlow(QObject):
    """Looks now and then, while the window is in sight, whether the logbook still is what was opened."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        background: Background,
        opener: Opener,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._background, self._opener, self._window = desk, background, opener, window
        self._settings = settings
        self._conflicts = ConflictFlow(desk, background, opener, self)
        self._conflicts.found.connect(self._say)
        self.banner = Banner(theme, icons)
        self._kept: Path | None = None
        self._waved_off = ""
        self._is_opening = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        window.installEventFilter(self)
        desk.opened.connect(self._begin)
        opener.failed.connect(self._stay)

    def over(self, pages: QWidget) -> QWidget:
        """The pages with the banner above them."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(pages, 1)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at once when the traveller comes back to the window; who waited for a writer may be next."""
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
            self._conflicts.look()
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Notice what was done from outside, and say it."""
        if not self._desk.is_open or self._window.isMinimized():
            return
        was_kept = not self._desk.logbook.read_only
        if self._desk.look() and was_kept:
            self._desk.tell_possible()
        self._say()
        logbook = self._desk.logbook
        if logbook.held_by and self._window.isActiveWindow() and logbook.may_be_free():
            self._open(logbook.folder)

    def _stay(self, _sentence: str) -> None:
        self._is_opening = False

    def _begin(self) -> None:
        self._kept, self._waved_off, self._is_opening = None, "", False
        if self._desk.is_open:
            self._timer.start()
        else:
            self._timer.stop()
        self._conflicts.look()
        self._say()

    def _say(self) -> None:
        sign, words, acts, is_grave = self._state()
        self.banner.say(sign, "" if words == self._waved_off else words, acts, is_grave=is_grave)

    def _state(self) -> State:
        """Sign, sentence and buttons for how it stands, and whether it is grave."""
        logbook = self._desk.logbook if self._desk.is_open else None
        if logbook is None:
            return "", "", [], False
        if logbook.outside:
            return self._lost(logbook.outside)
        again = (_("Try again"), self._try_again)
        if logbook.held_by:
            words = _("Read only: {program} writes this logbook. What it saves is seen here.")
            return "lock", words.format(program=logbook.held_by), [again], False
        if logbook.read_only:
            words = logbook.why_read_only or _(
                "Read only: nothing can be saved in this folder. Reports and exports can be saved elsewhere."
            )
            return "lock", words, [again], False
        if logbook.journal_aside is not None:
            words = _(
                "The program was cut off here, and then another logbook.db was put in the folder. What was "
                "last saved in the one before is kept apart as {place}: it does not belong to this one."
            ).format(place=logbook.journal_aside.relative_to(logbook.folder))
            if words != self._waved_off:
                return "info", words, [(_("Understood"), lambda: self._wave_off(words))], False
        if not logbook.is_alone:
            words = _("This disk cannot keep two programs apart: open the logbook in one only.")
            return "info", words, [(_("Understood"), lambda: self._wave_off(words))], False
        if logbook.is_on_network and not self._settings.choice(_told_of(logbook.folder)):
            from expedition.nearby import on_network

            return "info", on_network(), [(_("Understood"), self._wave_off_network)], False
        return self._conflicts.state()

    def _lost(self, why: str) -> State:
        logbook = self._desk.logbook
        moved = logbook.place
        if self._kept is None and moved is not None and (moved.parent / "backups").is_dir():
            words = _("{why} It lies in {place} now.").format(why=why, place=moved.parent)
            return "info", words, [(_("Open it there"), lambda: self._open(moved.parent))], True
        if self._kept is None:
            self._keep()
            return "info", why, [], True
        kept = self._kept
        place = kept.relative_to(logbook.folder) if kept.is_relative_to(logbook.folder) else kept
        words = _("{why} What you had open is kept as {place}.").format(why=why, place=place)
        if kept.is_dir():
            return "info", words, [(_("Open what was kept"), lambda: self._open(kept))], True
        acts = [(_("Put mine back"), lambda: self._put_back(kept))]
        if (logbook.folder / "logbook.db").exists():
            acts.append((_("Open what is there"), lambda: self._open(logbook.folder)))
        return "info", words, acts, True

    def _keep(self) -> None:
        """What this window has open is written as a file of its own, before anybody decides anything."""
        logbook = self._desk.logbook

        def done(place: Path) -> None:
            if self._desk.is_open and self._desk.logbook is logbook:
                self._kept = place
                self._say()

        def failed(why: str) -> None:
            if self._desk.is_open and self._desk.logbook is logbook:
                acts = [(_("Open what is there"), lambda: self._open(logbook.folder))]
                words = _("{why} What was open here could not be kept: {reason}")
                words = words.format(why=logbook.outside, reason=why)
                self.banner.say("info", words, acts, is_grave=True)

        def work(_progress: object) -> Path:
            from expedition.backing_up import keep_open

            return keep_open(logbook)

        self._background.run(work, done=done, failed=failed)

    def _put_back(self, kept: Path) -> None:
        folder = self._desk.logbook.folder
        self._desk.logbook.stand_back()

        def work(_progress: object) -> None:
            from expedition.backing_up import restore

            restore(kept, folder)

        self._background.run(
            work,
            done=lambda _none: self._opener.open(folder),
            failed=self._opener.failed.emit,
            name=_("Putting the logbook back"),
        )

    def _open(self, folder: Path) -> None:
        if not self._is_opening:
            self._is_opening = True
            self._desk.logbook.stand_back()
            self._opener.open(folder)

    def _try_again(self) -> None:
        logbook = self._desk.logbook
        if logbook.may_be_free():
            self._open(logbook.folder)
        elif logbook.held_by:
            self._opener.warned.emit(_("It is still in use by {program}.").format(program=logbook.held_by))
        else:
            self._opener.warned.emit(_("Nothing can be saved in {folder}.").format(folder=logbook.folder))

    def _wave_off(self, words: str) -> None:
        self._waved_off = words
        self._say()

    def _wave_off_network(self) -> None:
        """Told once is enough, for as long as the logbook lies there."""
        self._settings.keep_choice(_told_of(self._desk.logbook.folder), "yes")
        self._say()


def _told_of(folder: Path) -> str:
    """Under which name the settings know that it was said of a logbook that a network drive holds it."""
    return f"on_network/{str(folder).replace('/', '|').replace(chr(92), '|')}"
