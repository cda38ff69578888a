from datetime import date

from expedition.kinds import LegMode, LegPower
from expedition.logbook import Logbook
from expedition.operations import days, entries, legs
from expedition.queries.row_names import row_names
from expedition.records.fields import DayFields, LegFields, NoteFields


def test_rows_are_called_by_kind_and_day(logbook: Logbook, trip_id: int) -> None:
    day_id = logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 1))).result
    fields = LegFields(mode=LegMode.BICYCLE, power=LegPower.OWN_POWER)
    leg_id = logbook.do("Add", legs.add, day_id, fields).result
    note_id = logbook.do("Add", entries.add, "note", day_id, NoteFields(text="Tea")).result
    places = [
        f"day {day_id}",
        f"leg {leg_id}",
        f"note {note_id}",
        "photo 77",
        "track 5, level 0",
        "step 1",
        "logbook.db",
    ]
    assert logbook.read(row_names, places) == {
        f"day {day_id}": "Day, 1 July 2025",
        f"leg {leg_id}": "Leg, 1 July 2025",
        f"note {note_id}": "Note, 1 July 2025",
        "photo 77": "Photo, number 77",
        "track 5, level 0": "Track, number 5",
        "step 1": "Step “Add trip”",
    }
