from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.operations import days, entries, trips
from expedition.queries.book import trip_book
from expedition.records.fields import DayFields, EncounterFields, PersonFields, TripFields
from expedition.records.leaving import Leaving, leaving
from expedition.records.report import ReportOptions
from ui.dialogs.leaving_dialog import LeavingDialog, going, short_words, staying
from ui.icons import Icons
from ui.theme import Theme


def counted(logbook: Logbook, audience: Audience) -> Leaving:
    trip_id = logbook.do("Begin", trips.add, TripFields(title="East", audience=Audience.PUBLIC)).result
    logbook.do("Add", trips.add_person, trip_id, PersonFields(name="Marta", is_author=True))
    logbook.do("Add", trips.add_person, trip_id, PersonFields(name="Nils"))
    fields = DayFields(date=date(2025, 7, 18), diary="Tea. Call +7 701 123 45 67.", audience=Audience.PUBLIC)
    day_id = logbook.do("Add", days.add, trip_id, fields).result
    logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 19), audience=Audience.ME))
    met = EncounterFields(names="Aigul", lat=43.0, lon=79.0)
    logbook.do("Add", entries.add, "encounter", day_id, met)
    options = ReportOptions(audience=audience, trim_m=1_000.0)
    own = ReportOptions(audience=Audience.ME)
    book, whole = (logbook.read(trip_book, trip_id, one) for one in (options, own))
    return leaving(book, whole, options)


def test_what_goes_and_what_stays_is_said_line_by_line(logbook: Logbook) -> None:
    found = counted(logbook, Audience.PUBLIC)
    assert list(going(found)) == ["1 day, 1 text, 0 photos", "Named: Marta"]
    said = "\n".join(staying(found))
    assert "1 day: not for everybody" in said
    assert "1 companion: not for everybody" in said
    assert "names of people met, hosts and their numbers" in said
    assert "in 1 text" in said
    assert "1 exact position" in said
    assert short_words(found) == "Leaves out 1 day, people and their numbers."


def test_for_the_traveller_all_goes(logbook: Logbook) -> None:
    found = counted(logbook, Audience.ME)
    assert "2 days, 1 text, 0 photos" in list(going(found))
    assert "1 note that names others" in list(going(found))
    assert short_words(found) == ""


def test_one_enter_agrees(qtbot: QtBot, theme: Theme, icons: Icons, logbook: Logbook) -> None:
    dialog = LeavingDialog(theme, icons, counted(logbook, Audience.FAMILY), "Save PDF")
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
