"""What the traveller does to trips and days: each verb asks what it must, then writes one step."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from expedition import units
from expedition.errors import UserError
from expedition.text import _, plural
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.trip_tree import TripPanel
from ui.replaying import Replaying
from ui.theme import Theme
from ui.widgets.veil import veiled

if TYPE_CHECKING:
    from expedition.logbook import Change
    from expedition.records.borders import PlannedCrossing


class Verbs(QObject):
    """New, change and remove for trips and days; undo and redo.

    Signals:
        done: What was done, for the foot of the list.
        failed: What the logbook refused, in one sentence.
        day_begun: A new day is chosen and waits for its first words.
    """

    done = Signal(str)
    failed = Signal(str)
    day_begun = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        side: TripPanel,
        replaying: Replaying,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._replaying = replaying
        self._desk, self._theme, self._icons = desk, theme, icons
        self._side, self._window = side, window

    def new_trip(self) -> None:
        """Ask for a trip and begin it."""
        from expedition.operations import trips
        from ui.dialogs.trip_dialog import TripDialog

        dialog = TripDialog(self._theme, self._icons, today(), parent=self._window)
        if self._asked(dialog):
            fields, people = dialog.fields(), dialog.party().joined
            change = self._do(_("Begin {title}").format(title=fields.title), trips.add, fields, people)
            if change is not None:
                self._side.show_trip(change.result)

    def edit_trip(self) -> None:
        """Change what is known of the trip."""
        from expedition.operations import trips
        from expedition.queries import trips as queries
        from expedition.queries.places import loose_waypoints, routes
        from expedition.queries.words import suggestions
        from ui.dialogs.trip_dialog import TripDialog

        trip_id = self._side.trip_id
        if trip_id is None:
            return
        fields = self._desk.read(queries.trip_fields, trip_id)
        people = self._desk.read(queries.people, trip_id)
        said = self._desk.read(queries.stated, trip_id)
        planned = self._desk.read(routes, trip_id)
        marked = self._desk.read(loose_waypoints, trip_id)
        known = (fields, people, said, planned, marked)
        dialog = TripDialog(self._theme, self._icons, today(), *known, parent=self._window)
        dialog.suggest_from(lambda field: self._desk.read(suggestions, trip_id, field))
        if self._asked(dialog):
            label = _("Change the trip")
            stated = (dialog.stated(),)
            dropped = (dialog.removed_routes(), dialog.removed_waypoints())
            changes = (dialog.fields(), dialog.party(), stated, *dropped)
            self._do(label, trips.settle, trip_id, *changes)

    def remove_trip(self) -> None:
        """Take a trip out with all its days; undo brings it back."""
        from expedition.operations import trips

        tree = self._side.tree
        if tree is not None:
            label = _("Remove {title}").format(title=tree.fields.title)
            if self._do(label, trips.remove, tree.id) is not None:
                self.done.emit(_("Removed {title} · Ctrl+Z").format(title=tree.fields.title))

    def new_day(self) -> None:
        """Add the day after the last one, beginning where that ended; the first asks for its trip."""
        from expedition.operations import days

        if self._side.trip_id is None:
            self.new_trip()
        if self._side.trip_id is not None:
            self._show_new(self._do(_("Add a day"), days.add_next, self._side.trip_id, today()))

    def add_day(self) -> None:
        """Ask for date and kind, and add that day."""
        from expedition.operations import days
        from ui.dialogs.day_dialog import DayDialog

        tree = self._side.tree
        if tree is None:
            return
        proposed = tree.rows[-1].date + timedelta(days=1) if tree.rows else today()
        dialog = DayDialog(self._theme, self._icons, proposed, self._window)
        if self._asked(dialog):
            fields = dialog.fields()
            label = _("Add {date}").format(date=units.day_month(fields.date))
            self._show_new(self._do(label, days.add, tree.id, fields))

    def remove_day(self) -> None:
        """Take the chosen day out with everything on it; undo brings it back."""
        from expedition.operations import days

        rows = self._side.tree.rows if self._side.tree else ()
        row = next((row for row in rows if row.id == self._side.day_id), None)
        if row is not None:
            label = _("Remove day {number}").format(number=row.number)
            if self._do(label, days.remove, row.id) is not None:
                self.done.emit(_("Removed day {number} · Ctrl+Z").format(number=row.number))

    def note_borders(self) -> None:
        """Note the borders that the chosen day's line crosses and nothing tells of yet."""
        from expedition.operations import crossings
        from expedition.queries.borders import open_borders

        trip_id, day_id = self._side.trip_id, self._side.day_id
        if trip_id is None or day_id is None:
            return
        found: list[PlannedCrossing] = []
        if not self._tried(lambda: found.extend(self._desk.read(open_borders, day_id))):
            return
        if not found:
            self.done.emit(_("The line of this day crosses no border that is not noted."))
            return
        label = plural("Note {n} crossing", "Note {n} crossings", len(found))
        if self._do(label, crossings.add_planned, trip_id, found) is not None:
            said = plural("Noted {n} crossing", "Noted {n} crossings", len(found))
            self.done.emit(_("{done} · Ctrl+Z").format(done=said))

    def undo(self) -> None:
        """Take the newest step back."""
        label = self._desk.undo_label
        if label:
            self._replay(-1, _("Taken back: {label}").format(label=label))

    def redo(self) -> None:
        """Do the step last taken back again."""
        label = self._desk.redo_label
        if label:
            self._replay(1, _("Done again: {label}").format(label=label))

    def _replay(self, step: int, sentence: str) -> None:
        """Undo or redo, and go to the day it touched: nobody shall wonder what became different."""
        before = self._side.day_id

        def done(change: "Change | None") -> None:
            days = change.touched.get("day", frozenset()) if change is not None else frozenset()
            rows = self._side.tree.rows if self._side.tree else ()
            first = next((row.id for row in rows if row.id in days), None)
            if first is not None and before not in days:
                self._side.show_day(first)
            self.done.emit(sentence)

        self._replaying.go(step, done=done, failed=self.failed.emit)

    def _asked(self, dialog: QDialog) -> bool:
        with veiled(self._theme, self._window):
            answer = dialog.exec()
        dialog.deleteLater()
        return answer == QDialog.DialogCode.Accepted

    def _show_new(self, change: "Change | None") -> None:
        if change is not None:
            self._side.show_day(change.result)
            self.day_begun.emit()

    def _do(self, label: str, operation: Callable[..., Any], *args: Any) -> "Change | None":
        made: list[Change] = []
        self._tried(lambda: made.append(self._desk.do(label, operation, *args)))
        return made[0] if made else None

    def _tried(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except UserError as error:
            self.failed.emit(str(error))
            return False
        return True


def today() -> date:
    """The date where the laptop is."""
    return datetime.now().astimezone().date()
