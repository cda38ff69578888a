from datetime import date

from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.queries.trips import people
from expedition.records.fields import PersonFields, TripFields
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
