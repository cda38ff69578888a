"""The main window: which part hears which other."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from expedition.errors import UserError
from expedition.text import _
from ui import fonts
from ui.actions import Actions
from ui.background import Background
from ui.carrying_flow import CarryingFlow
from ui.cleaning_up import CleaningUp
from ui.continuing import Continuing
from ui.copies_flow import CopiesFlow
from ui.crash_flow import CrashFlow
from ui.desk import Desk
from ui.draft_keeper import DraftKeeper
from ui.export_flow import ExportFlow
from ui.file_choosing import FileChoosing
from ui.file_kinds import import_filter, local_files, map_files, photo_filter, tracks_folder
from ui.finding import Finding
from ui.front import place
from ui.histories import Histories
from ui.icons import Icons
from ui.import_flow import ImportFlow
from ui.menus import menu_bar, named
from ui.opening import Opener
from ui.panels.frame import Frame
from ui.panels.trip_tree import TripPanel
from ui.quick_flow import QuickFlow
from ui.replaying import Replaying
from ui.rescue_flow import RescueFlow
from ui.second_place import SecondPlace
from ui.settings import Settings
from ui.sharing_flow import SharingFlow
from ui.theme import Theme
from ui.today_flow import TodayFlow
from ui.track_saving import TrackSaving
from ui.verbs import Verbs
from ui.views import View, Views
from ui.welcoming import Welcoming
from ui.widgets.veil import Hold

if TYPE_CHECKING:
    from ui.first_page import FirstPage
    from ui.panels.welcome import WelcomePanel


_ICONS_MS = 1_500
"""Only menus show them: first the logbook."""


class MainWindow(QMainWindow):
    """One logbook, or the welcome page; a window of its own, or what is in the front.

    Signals:
        leaving: It closes: all that was typed is kept, and everything still stands.
    """

    leaving = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, settings: Settings, first: "FirstPage | None" = None
    ) -> None:
        super().__init__()
        self._theme, self._icons, self._settings = theme, icons, settings
        self.desk = first.desk if first is not None else Desk(self)
        self.background = first.background if first is not None else Background(self)
        self.actions_ = Actions(theme, icons, self)
        self.addActions(self.actions_.all())
        self.side = TripPanel(self.desk, theme, icons, self.actions_, self.background)
        self.opener = Opener(self.desk, settings, self.background, self)
        self._menu = menu_bar(self.actions_, theme, settings, self.opener.open, self)
        self.frame = Frame(theme, icons, self.actions_, self._menu)
        self.frame.left.addWidget(self.side)
        writing = first.writing if first is not None else None
        self.views = Views(
            self.desk, theme, icons, self.actions_, self.background, self.frame, self.side, settings, writing
        )
        self.quick = QuickFlow(self.desk, theme, icons, self.actions_, self.frame, self.views, self.side)
        replaying = Replaying(self.desk, self.background)
        self.verbs = Verbs(self.desk, theme, icons, self.side, replaying, self)
        shown = (self.verbs, self.views, self.side)
        self.today = TodayFlow(self.desk, theme, icons, self.actions_, self.background, settings, *shown)
        self.tracks = TrackSaving(self.desk, self.background, self.side, self)
        self.imports = ImportFlow(self.desk, theme, icons, self.background, self.side, self)
        self.exports = ExportFlow(self.desk, theme, icons, self.background, self.side, settings, self)
        self.finding = Finding(self.desk, theme, icons, self.background, settings, self.side, self)
        self.cleaning = CleaningUp(self.desk, theme, icons, self.background, self)
        place = SecondPlace(settings)
        self.copies = CopiesFlow(self.desk, self.background, place, self)
        self.histories = Histories(
            self.desk, theme, icons, self.side, self.copies.before_undo, replaying, self
        )
        self.rescue = RescueFlow(self.desk, theme, icons, self.background, self.opener, place, self)
        self.carrying = CarryingFlow(
            self.desk, theme, icons, self.background, self.actions_, self.opener, self.side, settings, self
        )
        self.welcoming = Welcoming(self.opener, self.background, theme, icons, self.actions_, self)
        watch = first.watch if first is not None else None
        self.drafts = DraftKeeper(self.desk, self.side, self.background, self, watch)
        self.crashes = CrashFlow(theme, icons, self.background, self.desk, self.drafts.flush, self)
        ways = (self.side, self.views, self.quick, self.verbs)
        self.continuing = Continuing(self.desk, theme, icons, settings, self.drafts, ways, self)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.frame)
        self.sharing = SharingFlow(self.desk, theme, icons, self.background, self.opener, settings, self)
        self.setCentralWidget(self.sharing.over(self.pages))
        self.setAcceptDrops(True)
        self._when_painted: Path | None = None
        self._was_painted = False
        self._left_out = ""
        self._hold: Hold | None = None
        self._choosing = FileChoosing(settings, self)
        self.starts_again: Path | None = None
        self._join_actions()
        self._join_parts()
        self._restore()
        self._show_opened()

    def begin(self, folder: Path | None) -> None:
        """Open this logbook, or the last one, once the window stands; nothing heavy happens before."""
        self._when_painted = folder or self._settings.last_logbook
        if self._when_painted is None:
            self._show_welcome()

    def tell(self, sentence: str) -> None:
        """Say why something did not work, where the traveller looks."""
        if self.desk.is_open:
            self.side.foot.tell(sentence, is_error=True)
        else:
            self._show_welcome()
            self.welcome.tell(sentence)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Read files and folders and show what they would become; without a logbook, make one first.

        Map files are shown where they lie.
        """
        if self.carrying.opens(paths):
            return
        maps = map_files(paths)
        if maps:
            self.views.add_maps(maps)
            paths = [path for path in paths if path not in maps]
            if not paths:
                return
        folder = tracks_folder(paths)
        if folder is not None:
            self._settings.import_folder = folder
        if self.desk.is_open:
            self.imports.read(paths)
            return
        folder = self.welcoming.new_folder(_("A logbook for these files"), _("Go on"), _("Logbook"))
        if folder is not None:
            self.opener.create(folder, lambda: self.imports.read(paths))

    def showEvent(self, event: QShowEvent) -> None:
        """Listen for the moment the window stands on the screen."""
        super().showEvent(event)
        handle = self.window().windowHandle()
        if not handle.isExposed():
            handle.installEventFilter(self)
        elif not self._was_painted:
            self._begin_work()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Once the window was painted, begin the work that was kept until then."""
        if event.type() == QEvent.Type.Expose and not self._was_painted:
            self._begin_work()
        return super().eventFilter(watched, event)

    def close(self) -> bool:
        """Close the window it is in."""
        around = self.window()
        return super().close() if around is self else around.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what was typed, remember where everything stood, stop the jobs.

        What cannot be read is said, once, before it is kept as words only.
        """
        unread = self.views.unread() if self.desk.is_open else ""
        if unread and unread != self._left_out:
            self._left_out = unread
            self.tell(_("{why} Close again to keep it as words only.").format(why=unread))
            event.ignore()
            return
        self._leave_logbook()
        self.leaving.emit()
        self._settings.keep_state("window", self.window().saveGeometry())
        if self.frame.was_moved:
            self._settings.keep_state("split", self.frame.saveState())
        self.background.stop()
        self.views.close()
        self.desk.opened.disconnect(self._show_opened)
        self.desk.put(None)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        paths = local_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.welcoming.hover(paths)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """They went away again."""
        self.welcoming.hover(())

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped, after the drag has ended for the other program."""
        paths = local_files(event.mimeData())
        self.welcoming.hover(())
        event.acceptProposedAction()
        is_for_day = self.views.takes_photos(paths, self.mapToGlobal(event.position().toPoint()))
        take = self._add_photos if is_for_day else self.import_paths
        QTimer.singleShot(0, self, lambda: take(paths))

    def _add_photos(self, paths: Sequence[Path]) -> None:
        if self.side.day_id is not None:
            self.imports.add_photos(paths, self.side.day_id)

    def _begin_work(self) -> None:
        self._was_painted = True
        QTimer.singleShot(0, self._start_work)

    def _start_work(self) -> None:
        folder = self._when_painted
        if folder is not None:
            self.opener.open(folder)
        else:
            self.welcoming.fill()
            self.opener.warm_up()
        fonts.add_other_faces()
        QTimer.singleShot(_ICONS_MS, self, self.actions_.paint)

    def _join_actions(self) -> None:
        act = self.actions_
        for name, verb in (
            ("new_logbook", self._new_logbook),
            ("open_logbook", self._choose_logbook),
            ("close_logbook", self._close_logbook),
            ("quit", self.close),
            ("import_files", self._choose_files),
            ("import_folder", self._choose_import_folder),
            ("read_day_again", self.imports.read_day_again),
            ("read_trip_again", self.imports.read_trip_again),
            ("remove_unused", self.cleaning.begin),
            ("backups", self.rescue.open),
            ("check_logbook", self.rescue.check),
            ("save_pdf", self._save_pdf),
            ("save_track", self.tracks.save),
            ("export", self.exports.begin),
            ("undo", lambda: self.copies.before_undo(self.verbs.undo)),
            ("redo", self.verbs.redo),
            ("history", self.histories.show_steps),
            ("entry_history", self.histories.show_entry),
            ("filter", self._filter),
            ("find", self.finding.open),
            ("new_trip", self.verbs.new_trip),
            ("edit_trip", self.verbs.edit_trip),
            ("plan_trip", self.views.show_plan),
            ("remove_trip", lambda: self.copies.before_removal(self.verbs.remove_trip)),
            ("today", self.today.begin),
            ("take_offer", self.today.take),
            ("new_day", self.verbs.new_day),
            ("add_day", self.verbs.add_day),
            ("note_borders", self.verbs.note_borders),
            ("remove_day", self.verbs.remove_day),
            ("previous_day", lambda: self.side.days.choose_beside(-1)),
            ("next_day", lambda: self.side.days.choose_beside(1)),
            ("first_day", self.side.days.choose_first),
            ("last_day", self.side.days.choose_last),
            ("next_part", lambda: self._go_part(1)),
            ("previous_part", lambda: self._go_part(-1)),
            ("quick_entry", self.quick.open),
            ("place_waypoint", lambda: self.views.use_tool("place_waypoint")),
            ("draw_line", lambda: self.views.use_tool("draw_line")),
            ("cut_leg", lambda: self.views.use_tool("cut_leg")),
            ("join_legs", lambda: self.views.use_tool("join_legs")),
            ("write", self.views.write),
            ("show_ground", self.views.toggle_ground),
            ("keys", self._show_keys),
            ("about", self._show_about),
        ):
            act[name].triggered.connect(lambda _checked=False, verb=verb: verb())
        act["show_list"].setChecked(True)
        act["show_list"].toggled.connect(lambda is_shown: self.frame.show_side(is_shown=is_shown))

    def _join_parts(self) -> None:
        self.verbs.day_begun.connect(lambda: self.views.write(is_new=True))
        self.today.day_begun.connect(lambda: self.views.write(is_new=True))
        self.today.files_wanted.connect(self.import_paths)
        self.today.offers_changed.connect(self._show_possible)
        foot = self.side.foot
        self.background.began.connect(foot.watch)
        for part in (
            self.verbs,
            self.histories,
            self.tracks,
            self.imports,
            self.exports,
            self.cleaning,
            self.rescue,
            self.carrying,
            self.views,
            self.quick,
            self.today,
        ):
            part.done.connect(lambda sentence: foot.tell(sentence))
            part.failed.connect(self.tell)
            part.failed.connect(lambda _sentence: self._show_possible())
        self.copies.told.connect(foot.tell_backup)
        for watcher in (self.copies, self.crashes):
            watcher.failed.connect(self.tell)
            watcher.damaged.connect(self.rescue.check_unasked)
        self.crashes.restart_wanted.connect(self._restart)
        self.continuing.told.connect(lambda sentence: foot.tell(sentence))
        self.views.left_unsaved.connect(self.drafts.leave)
        self.opener.prepared.connect(self.copies.catch_up)
        self.views.original_wanted.connect(lambda sha256: self.imports.read_again([sha256]))
        self.finding.wanted.connect(self.views.go_to)
        self.views.trip_wanted.connect(self.verbs.edit_trip)
        self.views.history_wished.connect(self.histories.show)
        self.side.offer_searches(lambda: [(one.name, one.words) for one in self._settings.searches])
        for flow in (self.imports, self.exports, self.histories, self.carrying):
            flow.asking.connect(self._keep_typed)
        self.views.photos_wanted.connect(self._choose_photos)
        self.views.unsaved.connect(lambda is_unsaved: foot.wait_for_save(is_unsaved=is_unsaved))
        self.opener.failed.connect(self._not_opened)
        self.rescue.work.leaving.connect(self._leave_logbook)
        self.opener.prepared.connect(self.views.prepare_map)
        self.opener.warned.connect(self.tell)
        self.opener.began.connect(lambda _name: self.welcoming.tell(""))
        self.desk.opened.connect(self._show_opened)
        self.desk.changed.connect(lambda _change, _initiator: self._show_possible())
        self.desk.writing.connect(lambda is_writing: self._hold_still(is_writing=is_writing))
        self.side.trip_shown.connect(lambda _trip_id: self._show_possible())
        self.side.rows_changed.connect(self._show_possible)
        self.side.day_chosen.connect(lambda _day_id: self._show_possible())

    def _show_opened(self) -> None:
        folder = self.desk.logbook.folder if self.desk.is_open else None
        self.setWindowTitle(
            f"{folder.name} · {_('Expedition Logbook')}" if folder else _("Expedition Logbook")
        )
        self.side.open_at(self._settings.last_day(folder) if folder else None)
        self.views.open_in(folder)
        if folder:
            self.pages.setCurrentWidget(self.frame)
            self.side.days.setFocus()
            QTimer.singleShot(0, self, self.continuing.go_on)
        elif self._was_painted and not self.rescue.work.is_at_work:
            self._show_welcome()
            self.welcoming.fill()
        self._show_possible()

    @property
    def welcome(self) -> "WelcomePanel":
        """The page before any logbook is open."""
        return self.welcoming.page

    def _show_welcome(self) -> None:
        self.pages.addWidget(self.welcome)
        self.pages.setCurrentWidget(self.welcome)

    def _show_possible(self) -> None:
        """Enable what can be done now, and name what undo would take back."""
        undo, redo = self.desk.undo_label, self.desk.redo_label
        has_day = self.side.day_id is not None
        is_kept = self.desk.is_open and not self.desk.logbook.read_only
        there = {
            "logbook": self.desk.is_open,
            "trip": self.side.trip_id is not None,
            "day": has_day,
            "days": has_day,
            "kept": is_kept,
            "unlocked": is_kept or not self.desk.is_open,
            "offer": self.today.has_offer,
            "undo": undo is not None,
            "redo": redo is not None,
        }
        is_free = self._hold is None
        why = {"day": _("Choose a day first.")}
        if self.desk.is_open and not is_kept:
            why |= dict.fromkeys(("kept", "unlocked"), _("The logbook is read-only."))
        self.actions_.allow(frozenset(name for name, is_there in there.items() if is_there and is_free), why)
        self.side.foot.tell_kept(is_kept=is_kept or not self.desk.is_open)
        self.actions_["undo"].setText(named(_("&Undo"), undo))
        self.actions_["redo"].setText(named(_("&Redo"), redo))

    def _hold_still(self, *, is_writing: bool) -> None:
        """While a job writes, nothing else can be changed."""
        if self._hold is not None:
            self._hold.release()
        self._hold = Hold(self._theme, self) if is_writing else None
        self._show_possible()

    def _not_opened(self, sentence: str) -> None:
        folder = self._when_painted
        if folder is not None and not self.desk.is_open and not folder.exists():
            self._settings.forget_recent(folder)
        self.tell(sentence)
        self.welcoming.fill()

    def _new_logbook(self) -> None:
        folder = self.welcoming.new_folder(_("New logbook"), _("Make the logbook"), _("Logbook"))
        if folder is not None:
            self._leave_logbook()
            self.opener.create(folder)

    def _choose_logbook(self) -> None:
        folder = self._choosing.logbook(_("Open a logbook"))
        if folder is not None:
            self._leave_logbook()
            self.opener.open(folder)

    def _close_logbook(self) -> None:
        self._leave_logbook()
        self.opener.close()

    def _choose_files(self) -> None:
        files = self._choosing.files(_("Import files"), import_filter())
        if files:
            self.import_paths(files)

    def _choose_photos(self) -> None:
        files = self._choosing.files(_("Add photos"), photo_filter())
        if files:
            self._add_photos(files)

    def _choose_import_folder(self) -> None:
        folder = self._choosing.folder(_("Import a folder"))
        if folder is not None:
            self.import_paths([folder])

    def _save_pdf(self) -> None:
        self.views.show(View.REPORT)
        if self.views.report is not None:
            folder = self.views.report.save(self._settings.last_folder)
            if folder is not None:
                self._settings.last_folder = folder

    def _filter(self) -> None:
        if self.views.focus_filter():
            return
        self.actions_["show_list"].setChecked(True)
        if self.views.current is View.REPORT:
            self.views.show(View.DAY)
        self.side.focus_filter()

    def _go_part(self, step: int) -> None:
        parts = self.views.parts()
        at = next((n for n, part in enumerate(parts) if part.isAncestorOf(self.focusWidget())), None)
        start = next((n for n, part in enumerate(parts) if part is self.focusWidget()), at)
        parts[((start if start is not None else -1) + step) % len(parts)].setFocus()

    def _show_keys(self) -> None:
        from ui.dialogs.simple import show_keys

        show_keys(self._theme, self._icons, self.actions_, self)

    def _show_about(self) -> None:
        from ui.dialogs.simple import show_about

        show_about(self._theme, self._icons, self)

    def _leave_logbook(self) -> None:
        if self.desk.is_open:
            self._keep_typed()
            self.drafts.settle()
            if self.side.day_id is not None:
                self._settings.keep_last_day(self.desk.logbook.folder, self.side.day_id)

    def _keep_typed(self) -> None:
        try:
            self.views.keep_typed()
        except UserError as error:
            self.tell(str(error))

    def _restart(self) -> None:
        """Close, whatever stands unread in a field: it is kept as words."""
        self.starts_again = self.desk.logbook.folder if self.desk.is_open else Path()
        if not self.close():
            self.close()

    def _restore(self) -> None:
        place(self, self._settings.state("window"))
        self.frame.restore(self._settings.state("split"))
