"""What stands beside the text of a day, each kind of entry under its own label."""

from collections.abc import Iterator

from expedition import naming
from expedition.kinds import CrossingKind, NoteKind
from expedition.records.day import DayPage
from expedition.reports.making import Making
from expedition.reports.pages.items import Note
from expedition.reports.parts.country_facts import country_notes
from expedition.reports.parts.note_block import Paragraph, day_km, more, note, plain
from expedition.reports.parts.notes_follow import advice
from expedition.reports.parts.notes_mishaps import incident, repair
from expedition.reports.parts.notes_money import day_money
from expedition.reports.parts.notes_people import encounter, quote
from expedition.reports.parts.notes_seen import count, fact, learnt, of_kind, seen_notes
from expedition.reports.parts.notes_way import crossing, weather_and_road
from expedition.reports.parts.qr import qr_codes
from expedition.reports.typesetting.style import ACCENT, GREY_1
from expedition.text import _


def notes(making: Making, page: DayPage) -> list[Note]:
    """All notes of a day in the order of the log, labels of advice and figures grey; codes of links last."""
    found: list[Note] = []
    for label, paragraphs, colour in _labelled(making, page):
        found += note(making, label, paragraphs, colour)
    if making.opens_country(page):
        found += country_notes(making, page.row.country)
    return [*found, *qr_codes(making, page)]


def before(page: DayPage) -> float:
    """The metres of the trip at which a day began."""
    return page.row.total_m - (page.figures.distance.value or 0.0)


def _labelled(making: Making, page: DayPage) -> Iterator[tuple[str, list[Paragraph], str]]:
    language, start = making.written_in, before(page)
    for kind in CrossingKind:
        crossings = [record.fields for record in page.crossings if record.fields.kind is kind]
        yield naming.title(kind), [crossing(fields, language) for fields in crossings], ACCENT
    yield from _people_and_mishaps(page, start, language)
    for label, paragraphs in seen_notes(page, start, language):
        yield label, paragraphs, ACCENT
    yield (
        _("Counted"),
        [count(e.fields, making.unit_of(e.fields.name), language) for e in page.counts],
        GREY_1,
    )
    yield _("Money"), day_money(making, page), GREY_1
    yield _("For those who follow"), advice(page, start, language), GREY_1
    facts = [fact(fields, language) for fields in making.facts.of_day(page.row.id)]
    yield _("Did you know?"), [*learnt(page, start, language), *facts], ACCENT
    yield _("Open questions"), of_kind(page, NoteKind.QUESTION, start, language), GREY_1
    yield _("Thanks"), of_kind(page, NoteKind.CREDIT, start, language), ACCENT
    yield _("Links"), of_kind(page, NoteKind.LINK, start, language), GREY_1
    label, paragraphs = weather_and_road(page, language)
    yield label, paragraphs, GREY_1
    yield _("Also noted"), [plain(more(page.fields), language)], GREY_1


def _people_and_mishaps(
    page: DayPage, start: float, language: str
) -> Iterator[tuple[str, list[Paragraph], str]]:
    incidents = [incident(entry.fields, start, language) for entry in page.incidents]
    yield _("Mishaps"), incidents, ACCENT
    yield _("Repairs"), [repair(entry.fields, start, language) for entry in page.repairs], ACCENT
    met = [
        encounter(entry.fields, day_km(start, entry.fields.distance_m), language) for entry in page.encounters
    ]
    yield _("Met"), met, ACCENT
    yield _("Said"), [part for entry in page.quotes for part in quote(entry.fields, language)], ACCENT
