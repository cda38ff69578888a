"""What is carried over borders: protected copies, made and opened, and thin copies to travel with."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from expedition.text import _, plural
from ui.actions import Actions
from ui.background import Background, Progress
from ui.desk import Desk
from ui.icons import Icons
from ui.opening import Opener, documents, free_folder
from ui.panels.trip_tree import TripPanel
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.veil import veiled

if TYPE_CHECKING:
    from expedition.protecting import Contents
    from ui.dialogs.crash_dialog import NoticeDialog
    from ui.dialogs.travel_dialog import TravelWish


class CarryingFlow(QObject):
    """Makes and opens such copies, and takes the logbook away once a protected copy holds it.

    Signals:
        asking: A dialog is about to open: what was typed elsewhere is to be kept first.
        done: What was made.
        failed: Why nothing was.
    """

    asking = Signal()
    done = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        background: Background,
        actions: Actions,
        opener: Opener,
        side: TripPanel,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._theme, self._icons, self._background = desk, theme, icons, background
        self._actions, self._opener, self._side = actions, opener, side
        self._settings, self._window = settings, window
        for name, verb in (
            ("protect", self.protect),
            ("open_protected", self.choose_protected),
            ("travel_copy", self.begin_travel),
        ):
            actions[name].triggered.connect(lambda _checked=False, verb=verb: verb())

    def protect(self, folder: Path | None = None) -> None:
        """Ask for a password for a copy of the logbook on the desk, or in a folder, then where to."""
        from expedition.protecting import contents

        self.asking.emit()
        wanted = folder or self._desk.logbook.folder
        self._background.run(
            lambda _progress: contents(wanted),
            done=lambda held: self._ask_password(wanted, held),
            failed=self.failed.emit,
        )

    def choose_protected(self) -> None:
        """Ask which protected copy to open."""
        start = str(self._settings.last_folder)
        kinds = f"{_('Protected copies')} (*.zip);;{_('All files')} (*)"
        chosen, _kind = QFileDialog.getOpenFileName(self._window, _("Open a protected copy"), start, kinds)
        if chosen:
            self._settings.last_folder = Path(chosen).parent
            self.open(Path(chosen))

    def opens(self, paths: Sequence[Path]) -> bool:
        """Ask for the password where this is one protected copy, which holds no tracks; whether it is."""
        if len(paths) != 1 or paths[0].suffix.lower() != ".zip":
            return False
        from expedition.protecting import is_protected

        if not is_protected(paths[0]):
            return False
        self.open(paths[0])
        return True

    def open(self, file: Path, refused: str = "", folder: Path | None = None) -> None:
        """Ask for the password of a protected copy and unpack it into a new folder."""
        from expedition.protecting import ENDING, is_protected
        from ui.dialogs.password_dialogs import UnprotectDialog

        if not is_protected(file):
            self.failed.emit(_("{file} is no protected copy, or is cut off.").format(file=file.name))
            return
        proposed = folder or free_folder(documents(), file.name.removesuffix(ENDING).removesuffix(".zip"))
        dialog = UnprotectDialog(self._theme, self._icons, file, proposed, self._window)
        if refused:
            dialog.refuse(refused)
        if self._is_accepted(dialog):
            self.unpack(file, dialog.folder(), dialog.password)

    def unpack(self, file: Path, folder: Path, password: str) -> None:
        """Unpack a protected copy and open it; another password is asked for again."""

        def end(refused: str) -> None:
            if refused:
                self.open(file, refused, folder)
            else:
                self._opener.open(folder)

        self._background.run(
            lambda progress: _unpacked(file, folder, password, progress),
            done=end,
            failed=self.failed.emit,
            name=_("Opening {name}").format(name=file.name),
        )

    def begin_travel(self) -> None:
        """Ask what a travel copy shall hold, then where to."""
        from expedition.queries.trips import all_trips
        from ui.dialogs.travel_dialog import TravelDialog

        trip_id = self._side.trip_id
        if trip_id is None:
            return
        self.asking.emit()
        ids = [trip.id for trip in self._desk.read(all_trips)]
        dialog = TravelDialog(self._theme, self._icons, trip_id, ids, self._window)
        if self._is_accepted(dialog):
            name = _("{name} to travel").format(name=self._desk.logbook.folder.name)
            place = self._asked_place(_("A new folder for the travel copy"), name, "")
            if place is not None:
                self.thin(dialog.wish(), place)

    def thin(self, wish: "TravelWish", place: Path) -> None:
        """Make a travel copy in a new folder."""
        from expedition import travel_copy

        logbook = self._desk.logbook
        self._background.run(
            lambda progress: travel_copy.make(logbook, wish.trip_ids, place, wish.thinning, progress),
            done=lambda thinned: self._tell_thinned(thinned.sentence(place.name), place),
            failed=self.failed.emit,
            name=_("Making {name}").format(name=place.name),
        )

    def write(self, folder: Path, file: Path, password: str) -> None:
        """Write a protected copy of a logbook; then offer to take that away."""
        from expedition.protecting import protect

        self._background.run(
            lambda progress: protect(folder, file, password, progress),
            done=lambda _held: self._tell_protected(folder, file, password),
            failed=self.failed.emit,
            name=_("Writing {name}").format(name=file.name),
        )

    def take_away(self, folder: Path, file: Path, password: str) -> None:
        """Close a logbook if it is on the desk, and remove it once its protected copy holds all of it."""
        from expedition.protecting import take_away

        if self._desk.is_open and self._desk.logbook.folder == folder:
            self._actions["close_logbook"].trigger()

        def end(left: tuple[Path, ...]) -> None:
            self._settings.forget(folder)
            self._tell_taken(folder, file, left)

        self._background.run(
            lambda progress: take_away(folder, file, password, progress),
            done=end,
            failed=self.failed.emit,
            name=_("Taking {name} away").format(name=folder.name),
        )

    def _ask_password(self, folder: Path, held: "Contents") -> None:
        from expedition.protecting import ENDING
        from ui.dialogs.password_dialogs import ProtectDialog

        dialog = ProtectDialog(self._theme, self._icons, folder.name, held, self._window)
        if self._is_accepted(dialog):
            place = self._asked_place(_("Save the protected copy"), f"{folder.name}{ENDING}", ".zip")
            if place is not None:
                self.write(folder, place, dialog.password)

    def _tell_protected(self, folder: Path, file: Path, password: str) -> None:
        self.done.emit(_("Wrote {name}, and opened it again to compare.").format(name=file.name))
        sentences = (
            _("{file} holds “{name}”: it was opened again with the password and is the same.").format(
                file=file, name=folder.name
            ),
            _("Copy it to a second place, a stick or a friend’s, before you rely on it alone."),
        )
        self._notice(
            _("The protected copy is made"),
            sentences,
            {_("Take the logbook off this computer …"): lambda: self._ask_away(folder, file, password)},
        )

    def _ask_away(self, folder: Path, file: Path, password: str) -> None:
        sentences = (
            _(
                "The logbook in {folder}, its originals, photos and backups are removed, once more compared "
                "with the protected copy first. What you changed since goes into the copy."
            ).format(folder=folder),
            _(
                "Removed is not wiped: on SSDs and memory cards, and where the system keeps snapshots, a "
                "bin or backups of its own, parts can be found again. Only a disk that was encrypted from "
                "the beginning is safe from that."
            ),
            _("Copies you made elsewhere stay. This list of recent logbooks forgets it."),
        )
        self._notice(
            _("Take “{name}” off this computer?").format(name=folder.name),
            sentences,
            {_("Remove it here"): lambda: self.take_away(folder, file, password)},
            _("Keep it"),
        )

    def _tell_taken(self, folder: Path, file: Path, left: tuple[Path, ...]) -> None:
        sentences = [_("“{name}” lies in {file} alone now.").format(name=folder.name, file=file)]
        if left:
            files = plural("One file of yours", "{n} files of yours", len(left))
            sentences.append(
                _("{files} that are not the program’s stay in {folder}.").format(files=files, folder=folder)
            )
        self._notice(_("It is off this computer"), sentences, {})

    def _tell_thinned(self, sentence: str, place: Path) -> None:
        self.done.emit(sentence)
        self._notice(
            _("The travel copy is made"),
            (sentence,),
            {
                _("Protect it …"): lambda: self.protect(place),
                _("Open it"): lambda: self._opener.open(place),
            },
        )

    def _notice(
        self,
        title: str,
        sentences: "tuple[str, ...] | list[str]",
        verbs: dict[str, Callable[[], None]],
        close: str = "",
    ) -> None:
        """Say something and offer what may come next."""
        from ui.dialogs.crash_dialog import NoticeDialog

        dialog = NoticeDialog(self._theme, self._icons, title, sentences, "", self._window)
        chosen: list[Callable[[], None]] = []
        for words, verb in verbs.items():
            self._offer(dialog, words, verb, chosen)
        dialog.add_button(close or _("Close"), is_main=True).clicked.connect(dialog.reject)
        dialog.fit()
        with veiled(self._theme, self._window):
            dialog.exec()
        dialog.deleteLater()
        for verb in chosen:
            verb()

    @staticmethod
    def _offer(
        dialog: "NoticeDialog", words: str, verb: Callable[[], None], chosen: list[Callable[[], None]]
    ) -> None:
        made = dialog.add_button(words)
        made.clicked.connect(lambda: chosen.append(verb))
        made.clicked.connect(dialog.accept)

    def _is_accepted(self, dialog: QDialog) -> bool:
        with veiled(self._theme, self._window):
            answer = dialog.exec()
        dialog.deleteLater()
        return answer == QDialog.DialogCode.Accepted

    def _asked_place(self, words: str, name: str, ending: str) -> Path | None:
        start = str(self._settings.last_folder / name)
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, words, start, f"*{ending}" if ending else ""
        )
        if not chosen:
            return None
        place = Path(chosen)
        self._settings.last_folder = place.parent
        return place if not ending or place.suffix.lower() == ending else place.with_name(place.name + ending)


def _unpacked(file: Path, folder: Path, password: str, progress: Progress) -> str:
    """In a job: unpack; gives a sentence where the password is another."""
    from expedition.protecting import unprotect
    from expedition.sealing import WrongPasswordError

    with suppress(OSError):  # What cannot be made is said where it is needed.
        folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        unprotect(file, folder, password, progress)
    except WrongPasswordError as error:
        return str(error)
    return ""
