from dataclasses import replace
from random import Random
from typing import Any

from expedition.kinds import Audience, ContactKind
from expedition.logbook import Logbook
from expedition.operations import entries, trips
from expedition.queries.book import trip_book
from expedition.records.catalogue import ENTRY_KINDS
from expedition.records.fields import ContactFields, PersonFields
from expedition.records.report import ReportOptions
from expedition.reports.building import build
from tests.expedition.made_up_logbook import fill
from tests.expedition.reports.pdf_text import bare, text_of

_NAMES = {
    "encounter": ("names", "nickname", "contact"),
    "stay": ("host",),
    "expense": ("payee",),
    "quote": ("speakers",),
    "contact": ("name", "numbers"),
    "document": ("number", "holder"),
}
PUBLIC = ReportOptions(audience=Audience.PUBLIC)


def _day(logbook: Logbook, trip_id: int) -> int:
    pages = logbook.read(trip_book, trip_id, ReportOptions(audience=Audience.ME)).pages
    return pages[0].row.id


def test_no_name_or_number_of_a_private_field_is_printed_for_strangers(logbook: Logbook) -> None:
    fill(logbook, Random(4))
    trip_id = 1
    trip = replace(
        logbook.read(trip_book, trip_id, PUBLIC).fields, audience=Audience.PUBLIC, summary="With Qazwxedc1."
    )
    logbook.do("Public", trips.update, trip_id, trip)
    day_id = _day(logbook, trip_id)
    planted: list[str] = []
    for kind in ENTRY_KINDS:
        for name in _NAMES.get(kind.name, ()):
            word = f"Qazwxedc{len(planted) + 1}"
            planted.append(word)
            made: Any = kind.fields
            made = made(audience=Audience.PUBLIC, **{name: word})
            write = entries.add if "day" in kind.owner or kind.owner == "either" else entries.add_to_trip
            logbook.do("Add", write, kind.name, trip_id if write is entries.add_to_trip else day_id, made)
    printed = bare(text_of(build(logbook.read(trip_book, trip_id, PUBLIC), PUBLIC)))
    assert [word for word in planted if word in printed] == []
    own = replace(PUBLIC, audience=Audience.ME)
    assert "Qazwxedc1" in bare(text_of(build(logbook.read(trip_book, trip_id, own), own)))


def test_of_the_party_strangers_read_of_the_authors_and_who_agreed(logbook: Logbook, trip_id: int) -> None:
    public = replace(logbook.read(trip_book, trip_id, PUBLIC).fields, audience=Audience.PUBLIC)
    logbook.do("Public", trips.update, trip_id, public)
    for person in (
        PersonFields(name="Writer", is_author=True),
        PersonFields(name="Agreed", audience=Audience.PUBLIC),
        PersonFields(name="Silent"),
    ):
        logbook.do("Add", trips.add_person, trip_id, person)
    book = logbook.read(trip_book, trip_id, PUBLIC)
    assert [person.fields.name for person in book.people] == ["Writer", "Agreed"]


def test_offices_can_be_found_people_cannot(logbook: Logbook, trip_id: int) -> None:
    for kind, name in ((ContactKind.OFFICE, "Visa office"), (ContactKind.DRIVER, "Serik")):
        fields = ContactFields(kind=kind, name=name, numbers="+7 701 1234567", audience=Audience.PUBLIC)
        logbook.do("Add", entries.add_to_trip, "contact", trip_id, fields)
    shown = logbook.read(trip_book, trip_id, PUBLIC).entries("contact")
    assert [(entry.fields.name, entry.fields.numbers) for entry in shown] == [("Visa office", "")]
