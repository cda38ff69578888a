"""The Report to supporters: a few pages, however long the trip was."""

from collections.abc import Sequence
from dataclasses import replace

from expedition.records.trip import TripBook
from expedition.reports.making import Making
from expedition.reports.pages.items import Heads, Item
from expedition.reports.parts.colophon import colophon
from expedition.reports.parts.cover import cover
from expedition.reports.parts.sponsor.best_days import days
from expedition.reports.parts.sponsor.charts import planned
from expedition.reports.parts.sponsor.closing import closing
from expedition.reports.parts.sponsor.kit import kit_and_accounts
from expedition.reports.parts.sponsor.sheets import height, room
from expedition.reports.parts.sponsor.summary import summary
from expedition.reports.parts.sponsor.words import cut_at_sentence
from expedition.text import _

_LONGEST_TITLE, _LONGEST_NAME, _LONGEST_METHOD, _MOST_PEOPLE = 240, 80, 600, 12


def row(making: Making) -> Sequence[Item]:
    """Every part keeps to its pages, so that all of them are no fewer than four and no more than twelve."""
    making.book = brief(making.book)
    name = _("Report to our supporters")
    first = cover(making)
    front = [*summary(making), *planned(making)]
    return [
        *first,
        Heads(name, name),
        *front,
        *days(making, is_open=height(front) > room(making)),
        *kit_and_accounts(making),
        *closing(making),
        *colophon(making, f"{name}.", is_alone=True),
    ]


def brief(book: TripBook) -> TripBook:
    """The book with what stands on its last page cut, so that the page holds it."""
    fields = book.fields
    people = (
        replace(one, fields=replace(one.fields, name=one.fields.name[:_LONGEST_NAME]))
        for one in book.people[:_MOST_PEOPLE]
    )
    measured = fields.measured_how
    if len(measured) > _LONGEST_METHOD:
        measured = cut_at_sentence(measured, _LONGEST_METHOD)
    return replace(
        book,
        fields=replace(
            fields,
            title=fields.title[:_LONGEST_TITLE],
            subtitle=fields.subtitle[:_LONGEST_TITLE],
            measured_how=measured,
        ),
        people=tuple(people),
        stated=tuple(replace(one, words=one.words[:_LONGEST_NAME]) for one in book.stated[:_MOST_PEOPLE]),
    )
