from datetime import date

from expedition.logbook import Logbook
from expedition.operations import entries, trips
from expedition.queries.entries import of_trip
from expedition.queries.tables import table_lines
from expedition.queries.trips import kept_charts, people
from expedition.records.fields import PersonFields, StageFields, TripFields
from expedition.records.party import PartyChange


def test_a_party_changes_in_one_step_and_keeps_who_is_who(logbook: Logbook) -> None:
    before = (PersonFields(name="Marta"), PersonFields(name="Nils", nationality="Danish"))
    trip_id = logbook.do("Begin", trips.add, TripFields(title="East"), before).result
    marta, nils = logbook.read(people, trip_id)
    known = PersonFields(name="Niels", nationality="Danish", left_on=date(2025, 8, 1))
    change = PartyChange((PersonFields(name="Ilse"),), ((nils.id, known),), (marta.id,))
    logbook.do("Change", trips.settle, trip_id, TripFields(title="East"), change)
    after = logbook.read(people, trip_id)
    assert [person.fields for person in after] == [known, PersonFields(name="Ilse")]
    assert after[0].id == nils.id
    logbook.undo()
    assert logbook.read(people, trip_id) == (marta, nils)


def test_stages_stand_in_the_order_of_the_way_and_go_with_their_trip(logbook: Logbook) -> None:
    trip_id = logbook.do("Begin", trips.add, TripFields(title="East")).result
    for position, place in ((2, "Murghab"), (1, "Sary-Tash")):
        logbook.do(
            "Plan", entries.add_to_trip, "stage", trip_id, StageFields(position=position, to_place=place)
        )
    planned = logbook.read(of_trip, trip_id, "stage")
    assert [entry.fields.to_place for entry in planned] == ["Sary-Tash", "Murghab"]
    lines = logbook.read(table_lines, trip_id, ("stage",))
    assert [line.fields for line in lines] == [entry.fields for entry in planned]
    logbook.do("Remove", trips.remove, trip_id)
    logbook.undo()
    assert logbook.read(of_trip, trip_id, "stage") == planned


def test_a_trip_keeps_the_choices_of_its_charts_without_a_step(logbook: Logbook) -> None:
    trip_id = logbook.do("Begin", trips.add, TripFields(title="East")).result
    assert logbook.read(kept_charts, trip_id) == ""
    logbook.keep(trips.keep_charts, trip_id, '{"chart": "speed"}')
    assert logbook.read(kept_charts, trip_id) == '{"chart": "speed"}'
    assert logbook.undo_label == "Begin"
