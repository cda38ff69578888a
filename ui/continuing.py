"""Going on where a session was cut off: same logbook, day and view, and what was being typed."""

import faulthandler
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from expedition.errors import UserError
from expedition.text import _
from ui.desk import Desk
from ui.draft_keeper import DraftKeeper
from ui.icons import Icons
from ui.panels.trip_tree import TripPanel
from ui.quick_flow import QuickFlow
from ui.sessions import CutOff, Place, Session, cut_off
from ui.settings import Settings
from ui.theme import Theme
from ui.verbs import Verbs
from ui.views import View, Views
from ui.widgets.veil import veiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.drafts import Draft

_NOTE_AFTER_MS = 2000


class Continuing(QObject):
    """Notes where the traveller is, and offers the way back there after a run that did not end.

    Signals:
        told: What was done, for the foot of the list.
    """

    told = Signal(str)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        settings: Settings,
        keeper: DraftKeeper,
        ways: tuple[TripPanel, Views, QuickFlow, Verbs],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._theme, self._icons, self._settings = desk, theme, icons, settings
        self._keeper, self._window = keeper, window
        self._ways = ways
        self._side, self._views = ways[:2]
        self._session: Session | None = None
        self._cut_off: CutOff | None = None
        self._soon = QTimer(self, singleShot=True, interval=_NOTE_AFTER_MS)
        self._soon.timeout.connect(self._note)
        self._side.day_chosen.connect(lambda _day_id: self._begin())
        desk.opened.connect(self._begin)

    def begin(self, folder: Path) -> Path | None:
        """Note this run in a folder; the logbook of one that was cut off, if there was any."""
        self._cut_off = cut_off(folder)
        self._session = Session(folder)
        self._keeper.keep_in(folder)
        if self._session.dump is not None:
            faulthandler.enable(self._session.dump)
        place = self._cut_off.place if self._cut_off is not None else Place()
        if place.logbook and place.day_id:
            self._settings.keep_last_day(Path(place.logbook), place.day_id)
        return Path(place.logbook) if place.logbook and Path(place.logbook).is_dir() else None

    def end(self) -> None:
        """This run ends well."""
        if self._session is not None:
            faulthandler.disable()
            self._session.end()
            self._keeper.forget_old()

    def go_on(self) -> None:
        """A logbook was opened, and the window stands: ask what is to become of what was typed."""
        found, self._cut_off = self._cut_off, None
        if not self._desk.is_open:
            return
        is_same = found is not None and found.place.logbook == str(self._desk.logbook.folder)
        if found is not None and is_same and found.place.view in tuple(View):
            self._views.show(View(found.place.view))
        self._keeper.drop([draft for draft in self._keeper.aside if self._is_known(draft)])
        report = self._report(found)
        if self._keeper.aside:
            self._ask(self._keeper.aside, report)
        elif report:
            self._say_died(report)
        elif is_same:
            self.told.emit(_("Cut off last time; all saved is here."))

    def _ask(self, drafts: "Sequence[Draft]", report: str) -> None:
        from ui.dialogs.put_back_dialog import PutBackDialog

        texts = [(draft.words, draft.day, "\n".join(one.text for one in draft.typed)) for draft in drafts]
        dialog = PutBackDialog(self._theme, self._icons, texts, report, self._window)
        with veiled(self._theme, self._window):
            dialog.exec()
        answer, chosen = dialog.answer, [drafts[number] for number in dialog.chosen]
        dialog.deleteLater()
        if not answer:
            return
        homeless = self._put(chosen) if answer == "back" else []
        self._keeper.drop(drafts)
        if homeless:
            text = "\n\n".join(one.text for draft in homeless for one in draft.typed)
            QApplication.clipboard().setText(text)
            self.told.emit(_("Copied: paste it where it belongs, its place is not there any more."))

    def _put(self, drafts: "Sequence[Draft]") -> "list[Draft]":
        from ui.putting_back import PuttingBack

        return PuttingBack(*self._ways).put(drafts)

    def _is_known(self, draft: "Draft") -> bool:
        """Whether the logbook has these very words of a diary."""
        from expedition.queries.days import day_page

        if draft.place != "diary" or draft.day_id is None:
            return False
        try:
            return self._desk.read(day_page, draft.day_id).fields.diary == draft.typed[0].text
        except UserError:
            return False

    def _say_died(self, report: str) -> None:
        from ui.dialogs.put_back_dialog import DiedDialog

        dialog = DiedDialog(self._theme, self._icons, report, self._window)
        with veiled(self._theme, self._window):
            dialog.exec()
        dialog.deleteLater()

    def _report(self, found: CutOff | None) -> str:
        if found is None or not found.dump.strip():
            return ""
        from ui.crash_report import report, shortened

        return report(shortened(found.dump), datetime.now().astimezone())

    def _begin(self) -> None:
        if self._session is not None and not self._soon.isActive():
            self._soon.start()

    def _note(self) -> None:
        if self._session is not None:
            logbook = str(self._desk.logbook.folder) if self._desk.is_open else ""
            self._session.note(Place(logbook, self._side.day_id or 0, self._views.current.value))
