"""Every action of the window in one table: name, words, icon, keys, help."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from expedition.record_classes import dataclass
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action: `keys` in Qt's portable form, `needs` what must be there for it to work, word by word.

    Keys of one that `is_local` work only where it is added: on the map and the profile under it.
    """

    name: str
    text: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    help: str = ""
    needs: str = ""
    is_checkable: bool = False
    is_local: bool = False


def _rows() -> tuple[ActionRow, ...]:
    return (*_file_rows(), *_keeping_rows(), *_edit_rows(), *_day_rows(), *_map_rows(), *_view_rows())


def _file_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow(
            "new_logbook", _("&New logbook …"), "notebook-pen", ("Ctrl+Alt+N",), _("An empty logbook.")
        ),
        ActionRow("open_logbook", _("&Open a logbook …"), "folder-open", ("Ctrl+O",), _("Open a logbook.")),
        ActionRow(
            "open_protected",
            _("Open a protecte&d copy …"),
            "lock",
            help=_("Unpack it with its password into a new folder."),
        ),
        ActionRow(
            "import_files", _("&Import …"), "import", ("Ctrl+I",), _("See what files become."), "unlocked"
        ),
        ActionRow(
            "import_folder",
            _("Import a &folder …"),
            "folder",
            ("Ctrl+Shift+I",),
            _("All tracks in it, or a whole trip folder."),
            "unlocked",
        ),
        ActionRow(
            "read_day_again",
            _("Read the da&y's originals again …"),
            help=_("See what its files become with other settings."),
            needs="day kept",
        ),
        ActionRow(
            "read_trip_again",
            _("Read the trip's originals a&gain …"),
            help=_("See what all its files become with other settings."),
            needs="days kept",
        ),
    )


def _keeping_rows() -> tuple[ActionRow, ...]:
    """What goes out of a logbook, what keeps it whole, and leaving it."""
    return (
        ActionRow(
            "save_pdf",
            _("Save re&port …"),
            "file-text",
            ("Ctrl+Shift+E",),
            _("As a PDF or a page of the web."),
            "days",
        ),
        ActionRow(
            "protect",
            _("Pass&word-protected copy …"),
            "lock",
            help=_("The whole logbook as one file under a password."),
            needs="logbook",
        ),
        ActionRow(
            "travel_copy",
            _("Tra&vel copy …"),
            help=_("A thin logbook without what others may not see."),
            needs="trip",
        ),
        ActionRow(
            "export",
            _("&Export …"),
            "folder",
            ("Ctrl+E",),
            _("As a folder of text files, or for other programs."),
            "trip",
        ),
        ActionRow("save_track", _("Save the day's trac&k …"), "route", (), _("As a GPX file."), "day"),
        ActionRow(
            "remove_unused",
            _("Remove &unused originals …"),
            help=_("Files of imports that were taken back or removed."),
            needs="kept",
        ),
        ActionRow(
            "backups",
            _("&Backups …"),
            help=_("What lies in each, and how to go back to one."),
            needs="logbook",
        ),
        ActionRow(
            "check_logbook",
            _("Check the &logbook …"),
            help=_("Whether everything in it is what was written."),
            needs="logbook",
        ),
        ActionRow("close_logbook", _("&Close the logbook"), "", ("Ctrl+W",), "", "logbook"),
        ActionRow("quit", _("&Quit"), "", ("Ctrl+Q",)),
    )


def _edit_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("undo", _("&Undo"), "undo-2", ("Ctrl+Z",), "", "undo kept"),
        ActionRow("redo", _("&Redo"), "redo-2", ("Ctrl+Shift+Z", "Ctrl+Y"), "", "redo kept"),
        ActionRow("history", _("&History …"), "", ("Ctrl+H",), _("Go back to an earlier step."), "logbook"),
        ActionRow(
            "entry_history",
            _("History of this &entry …"),
            keys=("Ctrl+Shift+H",),
            help=_("What became of the chosen line, or of the day."),
            needs="day",
        ),
        ActionRow(
            "filter",
            _("&Filter the list"),
            "search",
            ("Ctrl+F",),
            _("Show only some days."),
            "trip",
        ),
        ActionRow(
            "find",
            _("F&ind …"),
            "search",
            ("Ctrl+Shift+F", "Ctrl+P"),
            _("Find people, places, days, words."),
            "logbook",
        ),
        ActionRow("new_trip", _("New &trip …"), "route", ("Ctrl+Shift+N",), _("Another trip."), "kept"),
        ActionRow("edit_trip", _("Trip &settings …"), "settings", (), _("Title, dates, goal."), "trip kept"),
        ActionRow(
            "plan_trip", _("&Plan …"), "signpost", (), _("Stages, dates, and where you will be when."), "trip"
        ),
        ActionRow("remove_trip", _("Remove this trip"), "trash-2", (), "", "trip kept"),
    )


def _day_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow(
            "today",
            _("&Today"),
            "plus",
            ("Ctrl+N",),
            _("Today's page, begun where the last day ended."),
            "kept",
        ),
        ActionRow(
            "take_offer",
            _("Take what is &offered"),
            "",
            ("F4",),
            _("New files, days without an entry."),
            "offer",
        ),
        ActionRow("new_day", _("New &day"), "plus", ("Ctrl+D",), _("Begin where yesterday ended."), "kept"),
        ActionRow(
            "quick_entry",
            _("&Quick entry"),
            "plus",
            ("Ctrl+K", "/"),
            _("One line becomes an entry of this day."),
            "day kept",
        ),
        ActionRow("add_day", _("New day o&n a date …"), "calendar-plus", ("Ctrl+Shift+D",), "", "trip kept"),
        ActionRow(
            "note_borders",
            _("&Crossings from the line"),
            "stamp",
            help=_("Note the borders that the day's line crosses."),
            needs="day kept",
        ),
        ActionRow("remove_day", _("Remove this day"), "trash-2", (), "", "day kept"),
        ActionRow("previous_day", _("Day &before"), "chevron-left", ("Alt+Up",), "", "day"),
        ActionRow("next_day", _("Day &after"), "chevron-right", ("Alt+Down",), "", "day"),
        ActionRow("first_day", _("First day"), "", (), "", "day"),
        ActionRow("last_day", _("Last day"), "", (), "", "day"),
    )


def _map_rows() -> tuple[ActionRow, ...]:
    rows = (
        ("place_waypoint", _("Way&point on the map"), "map-pin-plus", "W", _("Click where it is.")),
        ("draw_line", _("Dra&w a line"), "spline", "L", _("For a leg that nobody recorded.")),
        ("cut_leg", _("C&ut the leg at the cursor"), "scissors", "X", _("Two legs become of it.")),
        ("join_legs", _("&Join with the next leg"), "", "J", _("One leg becomes of the two.")),
    )
    return tuple(
        ActionRow(name, text, icon, (key,), f"{_plain(text)}. {told}", "day kept", is_local=True)
        for name, text, icon, key, told in rows
    )


def _view_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("view_day", _("&Day"), "notebook-pen", ("Ctrl+1",), "", "logbook"),
        ActionRow("view_map", _("Ma&p"), "map", ("Ctrl+2",), "", "logbook"),
        ActionRow("view_charts", _("&Charts"), "chart-line", ("Ctrl+3",), "", "logbook"),
        ActionRow("view_tables", _("&Tables"), "table-2", ("Ctrl+4",), "", "logbook"),
        ActionRow("view_calendar", _("C&alendar"), "calendar-days", ("Ctrl+5",), "", "logbook"),
        ActionRow("view_report", _("&Report"), "book-open", ("Ctrl+6",), "", "logbook"),
        ActionRow(
            "all_trips",
            _("All trips to&gether"),
            "layers",
            ("Ctrl+0",),
            _("Years, records and first times of the logbook."),
            "logbook",
        ),
        ActionRow("write", _("&Write the diary"), "", ("F7",), "", "day"),
        ActionRow("show_ground", _("&Map or page"), "map", ("F8",), _("In a narrow window."), "day"),
        ActionRow("show_list", _("Day &list"), "", ("F9",), "", "logbook", is_checkable=True),
        ActionRow("next_part", _("Next part of the window"), "", ("F6",)),
        ActionRow("previous_part", _("Part before"), "", ("Shift+F6",)),
        ActionRow("theme_system", _("As the &desktop"), is_checkable=True),
        ActionRow("theme_light", _("&Light"), is_checkable=True),
        ActionRow("theme_dark", _("Dar&k"), is_checkable=True),
        ActionRow("keys", _("&Keys"), "keyboard", ("F1",)),
        ActionRow("about", _("&About Expedition Logbook"), "info"),
    )


class Actions:
    """The table made real: `actions["undo"]` is the one QAction behind menu, button and key."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject) -> None:
        self._icons = icons
        self.rows = {row.name: row for row in _rows()}
        self._made = {name: self._action(row, parent) for name, row in self.rows.items()}
        theme.changed.connect(self.paint)

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def all(self) -> tuple[QAction, ...]:
        """Every action whose keys work everywhere, once it is added to the window."""
        return tuple(made for name, made in self._made.items() if not self.rows[name].is_local)

    def of_letter(self, key: int) -> QAction | None:
        """What a letter does on the map and the profile under it."""
        for name, row in self.rows.items():
            if row.is_local and QKeySequence(row.keys[0]) == QKeySequence(key):
                return self._made[name]
        return None

    def allow(self, there: frozenset[str], why: Mapping[str, str] = MappingProxyType({})) -> None:
        """Enable the actions whose needs are met; `why` says in their tooltips why a need is not."""
        for name, row in self.rows.items():
            missing = next((need for need in row.needs.split() if need not in there), "")
            self._made[name].setEnabled(not missing)
            missing = why.get(missing, "")
            self._made[name].setToolTip(f"{_tip(row)}\n{missing}" if missing else _tip(row))

    @staticmethod
    def _action(row: ActionRow, parent: QObject) -> QAction:
        # Letters are no shortcuts: those work under an open menu too, where they choose what it lists.
        shown = f"{row.text}\t{row.keys[0]}" if row.is_local else row.text
        action = QAction(shown, parent)
        action.setObjectName(row.name)
        if not row.is_local:
            action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        action.setCheckable(row.is_checkable)
        action.setToolTip(_tip(row))
        return action

    def paint(self) -> None:
        """Draw the icons in the colours in force; kept until the window stands."""
        for name, row in self.rows.items():
            if row.icon:
                self._made[name].setIcon(self._icons.icon(row.icon))


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix(" …")


def _tip(row: ActionRow) -> str:
    words = row.help or _plain(row.text)
    first = QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if row.keys else ""
    return f"{words}  {first}" if first else words
