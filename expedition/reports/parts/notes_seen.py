"""Notes on what was seen, tasted, counted or learnt, and where more is to be read."""

from expedition import naming, units
from expedition.kinds import NoteKind
from expedition.records.day import DayPage
from expedition.records.fields import CountFields, FactFields, NoteFields
from expedition.reports.parts.note_block import Paragraph, day_km, headed, more, told
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import GREY_1, NOTE
from expedition.reports.typesetting.wording import capital, joined, labelled, number_word, sentence
from expedition.text import _

_LEARNT = (NoteKind.TRIVIA, NoteKind.BACKGROUND)
_SEEN = (NoteKind.WILDLIFE, NoteKind.OBSERVATION, NoteKind.SIGHT, NoteKind.TASTE, NoteKind.OTHER)


def seen_notes(page: DayPage, before_m: float, language: str) -> list[tuple[str, list[Paragraph]]]:
    """Labels and paragraphs of what was seen, one note a kind."""
    found = []
    for kind in _SEEN:
        fields = [entry.fields for entry in page.notes if entry.fields.kind is kind]
        label = _("Seen") if kind is NoteKind.OBSERVATION else naming.title(kind)
        found.append((label, [seen(one, before_m, language) for one in fields]))
    return found


def learnt(page: DayPage, before_m: float, language: str) -> list[Paragraph]:
    """What is worth knowing, and what lies behind it."""
    notes = [entry.fields for entry in page.notes]
    return [seen(fields, before_m, language) for kind in _LEARNT for fields in notes if fields.kind is kind]


def of_kind(page: DayPage, kind: NoteKind, before_m: float, language: str) -> list[Paragraph]:
    """The day's notes of one kind."""
    return [seen(entry.fields, before_m, language) for entry in page.notes if entry.fields.kind is kind]


def seen(fields: NoteFields, before_m: float, language: str) -> Paragraph:
    """A note with its place, source, age and address."""
    count = number_word(fields.count) if fields.count is not None and fields.count > 1 else ""
    where = joined((fields.place, day_km(before_m, fields.distance_m), fields.time_text), ", ")
    strong = capital(joined((count, fields.title), " "))
    source = joined((fields.source, units.day_month_year(fields.as_of) if fields.as_of else ""), ", ")
    rest = sentence(fields.text, f"({source})" if source else "", more(fields))
    if not strong:
        spans = told("", sentence(rest, capital(where)), language)
    else:
        spans = headed(strong, where, rest, language)
    return [*spans, *address(fields.url)]


def fact(fields: FactFields, language: str) -> Paragraph:
    """What is said of a subject, by whom, as of when."""
    figure = (
        joined((units.plain(fields.number), fields.unit), units.THIN) if fields.number is not None else ""
    )
    value = fields.value or figure
    name = fields.name or naming.title(fields.kind)
    age = units.day_month_year(fields.as_of) if fields.as_of else ""
    source = joined((fields.source, age), ", ")
    words = labelled(name, value) if value else name
    rest = sentence(
        joined((capital(words), fields.period, fields.change), ", "),
        f"({source})" if source else "",
        more(fields),
    )
    return [*told("", rest, language), *address(fields.url)]


def count(fields: CountFields, unit: str, language: str) -> Paragraph:
    """A day's count of something."""
    value = "" if fields.value is None else joined((units.plain(fields.value), unit), units.THIN)
    return told(joined((capital(fields.name), value), " "), sentence(fields.note, more(fields)), language)


def address(url: str) -> list[Span]:
    """An address as it is typed, led to where a reader can follow it."""
    if not url:
        return []
    link = url if url.startswith(("http://", "https://")) else ""
    return [Span(" " + url, NOTE.turned(colour=GREY_1), link)]
