"""Borders and papers: crossings, times in each country, visas and permits, checkpoints, passes."""

from collections.abc import Iterator, Sequence

from expedition import naming, units
from expedition.atlas.country_names import country_name
from expedition.kinds import CrossingKind
from expedition.records.day import DayPage
from expedition.records.fields import CrossingFields, DocumentFields
from expedition.records.papers import PaperStanding, PaperState
from expedition.records.report import Section
from expedition.reports.making import Making
from expedition.reports.pages.items import Item
from expedition.reports.pages.table import Cell
from expedition.reports.parts.section import caption
from expedition.reports.parts.themes.said import said_day
from expedition.reports.parts.themes.tables import (
    Head,
    day_cell,
    quiet,
    stacked,
    strong,
    table,
    titled,
    words,
)
from expedition.reports.parts.themes.theme import Theme
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CELL_QUIET, CELL_STRONG
from expedition.reports.typesetting.wording import duration, joined, pretty, sentence, with_unit
from expedition.text import _, plural, said
from expedition.wording import shown

_MARK = "borders"
_LEAST_VISITS = 2
_PASSED = (CrossingKind.PASS, CrossingKind.WATER)

Crossed = tuple[DayPage, CrossingFields]


def borders(making: Making) -> Theme:
    """The theme, named after what there is of it."""
    if Section.BORDERS in making.options.omitted:
        return Theme("", _MARK)
    above = [list(make(making)) for make in (_borders, _visits, _papers, _checkpoints)]
    passed = crossed(making, *_PASSED)
    items = stacked(*above, _passes(making, passed, _pass_title(passed) if any(above) else ""))
    papers = bool(making.book.entries("document"))
    if papers or crossed(making, CrossingKind.BORDER) or len(making.book.visits) >= _LEAST_VISITS:
        title = _("Borders and papers") if papers else _("Borders")
    elif crossed(making, CrossingKind.CHECKPOINT):
        title = _("Checkpoints and passes")
    else:
        title = _pass_title(passed)
    return Theme(title, _MARK, items)


def crossed(making: Making, *kinds: CrossingKind) -> list[Crossed]:
    """What was crossed of these kinds, with the days."""
    return [
        (page, record.fields)
        for page in making.book.pages
        for record in page.crossings
        if record.fields.kind in kinds
    ]


def lost_words(fields: CrossingFields) -> str:
    """How long it took, as far as that is known or told."""
    return shown(fields, "time_lost_s", duration(fields.time_lost_s) if fields.time_lost_s else "")


def _name(making: Making, fields: CrossingFields) -> Cell:
    """Both names of a post, the one beyond in grey."""
    language = making.written_in
    spans = [Span(pretty(fields.name, language), CELL_STRONG)] if fields.name else []
    if fields.name_beyond and fields.name_beyond != fields.name:
        mark = " · " if fields.name else ""
        spans.append(Span(mark + pretty(fields.name_beyond, language), CELL_QUIET))
    return Cell(tuple(spans), most=4)


def _borders(making: Making) -> Iterator[Item]:
    found = crossed(making, CrossingKind.BORDER)
    if not found:
        return
    heads = (
        Head(_("Day"), 11),
        Head(_("Date"), 22),
        Head(_("Post"), 30, 2),
        Head(_("From – to"), 30, 1),
        Head(_("Hours"), 16, 1),
        Head(_("Queue, controls"), 34, 2),
        Head(_("Lost"), 18, 0.6, is_right=True),
    )
    rows = []
    for page, fields in found:
        way = joined((country_name(code) for code in (fields.country_from, fields.country_to) if code), " – ")
        rows.append(
            (
                day_cell(page),
                quiet(making, units.weekday_day_month(page.row.date), most=1),
                _name(making, fields),
                words(making, way),
                quiet(making, fields.hours),
                quiet(making, joined((fields.queue, fields.privilege, fields.search), "; ")),
                words(making, lost_words(fields)),
            )
        )
    yield from titled("", table(making, heads, rows))


def _visits(making: Making) -> Iterator[Item]:
    visits = making.book.visits
    if len({visit.country for visit in visits}) < _LEAST_VISITS:
        return
    heads = (
        Head(_("Country"), 46, 1),
        Head(_("Times"), 18, is_right=True),
        Head(_("First day"), 34, is_right=True),
        Head(_("Last day"), 34, is_right=True),
        Head(_("Days"), 18, is_right=True),
    )
    rows = []
    for code in dict.fromkeys(visit.country for visit in visits):
        own = [visit for visit in visits if visit.country == code]
        days = {
            visit.first.toordinal() + n for visit in own for n in range((visit.last - visit.first).days + 1)
        }
        rows.append(
            (
                Cell((Span(country_name(code) or _("not known"), CELL_STRONG),), flag=code.lower()),
                words(making, str(len(own)) if len(own) > 1 else ""),
                words(making, units.day_month_year(own[0].first)),
                words(making, units.day_month_year(own[-1].last)),
                strong(making, units.number(len(days))),
            )
        )
    foot = caption(making, "", _("The day of a border counts on both sides of it."))
    yield from titled(_("Days in each country"), table(making, heads, rows), foot=foot)


def _papers(making: Making) -> Iterator[Item]:
    papers = making.book.entries("document")
    if not papers:
        return
    heads = (
        Head(_("Paper"), 34, 2),
        Head(_("Whose"), 20, 1),
        Head(_("Country"), 24, 1),
        Head(_("Valid"), 30, 1),
        Head(_("Days"), 16, is_right=True),
        Head(_("Used"), 14, is_right=True),
        Head(_("Left"), 14, is_right=True),
        Head(_("How it stands"), 28, 2),
    )
    rows = [_paper_row(making, entry.fields, making.book.papers.get(entry.id)) for entry in papers]
    last = making.book.pages[-1].row.date if making.book.pages else None
    foot_words = _("As of {date}.").format(date=units.day_month_year(last)) if last else ""
    foot = caption(making, "", foot_words) if foot_words else None
    yield from titled(_("Visas, permits and other papers"), table(making, heads, rows), foot=foot)


def _paper_row(making: Making, fields: DocumentFields, state: PaperState | None) -> tuple[Cell, ...]:
    name = joined((fields.name or naming.title(fields.kind), fields.entries), ", ")
    used = state.days_used if state is not None else 0
    left = state.days_left if state is not None else None
    within = _("in {n} days").format(n=fields.within_days) if fields.within_days else ""
    days = joined((str(fields.stay_days) if fields.stay_days else "", within), " ")
    return (
        strong(making, name),
        words(making, fields.holder),
        words(making, country_name(fields.country) if fields.country else ""),
        words(making, _valid(fields)),
        words(making, days),
        words(making, str(used) if used else ""),
        words(making, str(left) if left is not None else ""),
        quiet(making, sentence(standing(state), fields.note)),
    )


def _valid(fields: DocumentFields) -> str:
    first, last = said_day(fields, "valid_from"), said_day(fields, "valid_until")
    longer = said_day(fields, "extended_until")
    until = _("extended to {date}").format(date=longer) if longer else ""
    return joined((joined((first, last), " – "), until), ", ")


def standing(state: PaperState | None) -> str:
    """How a paper stands, in words; nothing where there is nothing to say."""
    if state is None:
        return ""
    told = {
        PaperStanding.AHEAD: _("Not valid yet"),
        PaperStanding.LAST_DAYS: _("In its last days"),
        PaperStanding.USED_UP: _("Used up"),
        PaperStanding.ENDED: _("Has ended"),
        PaperStanding.OVERSTAYED: plural("Overstayed by {n} day", "Overstayed by {n} days", state.over_days),
    }
    return told.get(state.standing, "")


def _checkpoints(making: Making) -> Iterator[Item]:
    found = crossed(making, CrossingKind.CHECKPOINT)
    if not found:
        return
    heads = (
        Head(_("Day"), 11),
        Head(_("Date"), 22),
        Head(_("Checkpoint"), 36, 2),
        Head(_("Papers asked for"), 28, 1),
        Head(_("Questions, search"), 32, 2),
        Head(_("Afterwards"), 24, 1),
        Head(_("Lost"), 16, is_right=True),
    )
    rows = [
        (
            day_cell(page),
            quiet(making, units.weekday_day_month(page.row.date), most=1),
            _name(making, fields),
            words(making, fields.documents),
            quiet(making, joined((fields.questions, fields.search), "; ")),
            quiet(making, fields.follow_up),
            words(making, lost_words(fields)),
        )
        for page, fields in found
    ]
    yield from titled(_("Checkpoints"), table(making, heads, rows))


def _passes(making: Making, found: Sequence[Crossed], title: str) -> Iterator[Item]:
    if not found:
        return
    heads = (
        Head(_("Day"), 11),
        Head(_("Date"), 22),
        Head(said("of a place", "Name"), 46, 2),
        Head(_("Kind"), 16),
        Head(_("Height"), 18, is_right=True),
        Head(_("Trip km"), 18, is_right=True),
        Head(_("Remark"), 36, 2),
    )
    is_mixed = len({fields.kind for _page, fields in found}) > 1
    rows = [_pass_row(making, page, fields, is_mixed=is_mixed) for page, fields in found]
    yield from titled(title, table(making, heads, rows))


def _pass_title(found: Sequence[Crossed]) -> str:
    kinds = {fields.kind for _page, fields in found}
    if kinds == {CrossingKind.PASS}:
        return _("Passes")
    return _("Waters") if kinds == {CrossingKind.WATER} else _("Passes and waters")


def _pass_row(making: Making, page: DayPage, fields: CrossingFields, *, is_mixed: bool) -> tuple[Cell, ...]:
    start_m = page.row.total_m - (page.figures.distance.value or 0.0)
    at = units.km(start_m + fields.distance_m, 0) if fields.distance_m is not None else ""
    height = with_unit(units.metres(fields.height_m), _("m")) if fields.height_m is not None else ""
    return (
        day_cell(page),
        quiet(making, units.weekday_day_month(page.row.date), most=1),
        _name(making, fields),
        quiet(making, naming.name(fields.kind) if is_mixed else ""),
        strong(making, shown(fields, "height_m", height)),
        words(making, at),
        quiet(making, fields.remarks),
    )
