"""Notes on people: whom one met, what they said, and to whom thanks are due."""

from expedition.kinds import EncounterKind
from expedition.records.fields import EncounterFields, QuoteFields
from expedition.reports.parts.note_block import Paragraph, headed, more
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import GREY_1, NOTE, Face
from expedition.reports.typesetting.wording import (
    capital,
    joined,
    labelled,
    number_word,
    pretty,
    quoted,
    sentence,
)
from expedition.text import _, plural


def encounter(fields: EncounterFields, at: str, language: str) -> Paragraph:
    """Somebody or something met, `at` a kilometre of the trip."""
    count = _count(fields)
    strong = fields.names or capital(joined((count, fields.who), " ") or count)
    where = joined(
        (
            joined((count, fields.who), " ") if fields.names else "",
            _("called {name}").format(name=fields.nickname) if fields.nickname else "",
            _("from {place}").format(place=fields.origin) if fields.origin else "",
            fields.vehicle,
            _("bound for {place}").format(place=fields.heading) if fields.heading else "",
            fields.place,
            at,
            fields.time_text,
        ),
        ", ",
    )
    rest = sentence(
        labelled(_("Languages"), fields.languages) if fields.languages else "",
        labelled(_("Planned route"), fields.planned_route) if fields.planned_route else "",
        fields.story,
        quoted(fields.quote, language) if fields.quote else "",
        _("A gift: {words}").format(words=fields.gift) if fields.gift else "",
        more(fields),
    )
    return headed(strong, where, rest, language)


def quote(fields: QuoteFields, language: str) -> list[Paragraph]:
    """Words as they were spoken, then as they were in their own language, then whose they are."""
    words = pretty(fields.text.strip().strip('"“”„«»'), language)
    speaker = joined((fields.speakers, fields.role, fields.organisation, fields.place), ", ")
    spoken = fields.original.strip()
    if spoken and fields.language:
        spoken = f"{spoken} ({fields.language})"
    return [
        [Span(quoted(words, language) if words else "", NOTE.turned(face=Face.SANS_ITALIC))],
        [Span(spoken, NOTE.turned(colour=GREY_1))],
        [Span(f"– {pretty(speaker, language)}" if speaker else "", NOTE)],
        [Span(pretty(more(fields), language), NOTE)],
    ]


def _count(fields: EncounterFields) -> str:
    """How many, where it is more than the words already tell."""
    if fields.count is None or (fields.count == 1 and (fields.who or fields.names)):
        return ""
    if fields.who:
        return number_word(fields.count)
    if fields.names:
        return ""
    if fields.kind is EncounterKind.PEOPLE:
        return plural("{n} person", "{n} people", fields.count)
    return str(fields.count)
