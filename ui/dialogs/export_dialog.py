"""What leaves the logbook, in which form, and for whose eyes."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from expedition import units
from expedition.exporting import Format
from expedition.kinds import Audience
from expedition.record_classes import dataclass
from expedition.records.choosing import Choice
from expedition.text import _
from ui.dialogs.sheet import Sheet
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.choices import Segments
from ui.widgets.controls import Chooser, label

_ONE, _ALL = "one", "all"


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be exported; `trip_ids` are the trips meant."""

    kind: Format
    trip_ids: tuple[int, ...]
    choice: Choice


class ExportDialog(Sheet):
    """Form, trips, days and readers; says at once what of it leaves this laptop.

    Signals:
        changed: Something else would leave: ask anew how much that is.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        trip_id: int,
        all_ids: Sequence[int],
        day: date | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, icons, _("Export"), _("Choose a place …"), parent)
        self._trip_id, self._all_ids, self._day = trip_id, tuple(all_ids), day
        self._form = Chooser(theme, icons, _("Form"))
        for kind, words in _forms():
            self._form.addItem(words, kind)
        self._trips = Segments(theme, _("Trips"), [(_ONE, _("This trip")), (_ALL, _("All trips"))])
        self._days = Segments(theme, _("Days"), [(_ALL, _("All days")), (_ONE, _day_words(day))])
        self._readers = Segments(
            theme,
            _("For"),
            [(Audience.ME, _("Me")), (Audience.FAMILY, _("Family")), (Audience.PUBLIC, _("Everybody"))],
        )
        self._holds, self._leaves = (label(theme, "", "quiet") for _line in range(2))
        self._place()
        self._trips.choose(_ONE)
        self._days.choose(_ALL)
        self._readers.choose(Audience.ME)
        self._form.currentIndexChanged.connect(lambda _place: self._say_form())
        for part in (self._trips, self._days, self._readers):
            part.chosen.connect(lambda _value: self._ask_again())
        self._say_form()
        self._form.setFocus()

    def wish(self) -> ExportWish:
        """What is chosen."""
        audience = self._readers.value()
        assert isinstance(audience, Audience)
        day = self._day if self._days.value() == _ONE else None
        ids = self._all_ids if self._trips.value() == _ALL else (self._trip_id,)
        return ExportWish(Format(self._form.currentData()), ids, Choice(day, day, audience))

    def say_what_leaves(self, sentence: str) -> None:
        """Show how much leaves, and what stays because of its readers."""
        self._leaves.setText(sentence)
        self.tell("")

    def _place(self) -> None:
        self.add_field(_("Form"), self._form, 0)
        self.add_field(_("For"), self._readers, 1)
        self.add_field(_("Days"), self._days, 2)
        above = self.add_field(_("Trips"), self._trips, 3)
        for part in (above, self._trips):
            part.setVisible(len(self._all_ids) > 1)
        for row, words in enumerate((self._holds, self._leaves), start=12):
            words.setWordWrap(True)
            self.grid.addWidget(words, row, 0, 1, 2)

    def _say_form(self) -> None:
        self._holds.setText(_held(Format(self._form.currentData())))
        self.tell("")

    def _ask_again(self) -> None:
        self._leaves.setText("")
        self.changed.emit()


def _day_words(day: date | None) -> str:
    return _("Only {date}").format(date=units.long_date(day)) if day else _("Only the chosen one")


def _forms() -> tuple[tuple[Format, str], ...]:
    return (
        (Format.FOLDER, _("Folder of text files, tracks and photos")),
        (Format.GPX, _("GPX: tracks, waypoints, routes")),
        (Format.KML, _("KML: for Google Earth and maps")),
        (Format.GEOJSON, _("GeoJSON: for maps on the web")),
        (Format.CSV, _("Tables for a spreadsheet (CSV)")),
        (Format.JSON, _("JSON: every record, for programs")),
    )


def _held(kind: Format) -> str:
    if kind is Format.FOLDER:
        return _(
            "Holds everything and can be imported again as it is. Originals, and what cameras write "
            "into photos, go along only for “Me”."
        )
    if kind is Format.CSV:
        return _("One table for each kind of record; no tracks, no photos.")
    if kind is Format.JSON:
        return _("Every record with all its fields; photos and originals by name only.")
    if kind is Format.GPX:
        return _("Every track with its times and sensors; no words of the diary, no photos.")
    return _("Every track, and all that has a position, with its words; no photos themselves.")
