"""What no line covers, who carried the traveller, and who can be asked: the open accounts of the log."""

from collections.abc import Iterator

from expedition import naming, units
from expedition.kinds import CrossingKind, LegPower
from expedition.records.day import DayPage, LegRecord
from expedition.reports.making import Entry, Making
from expedition.reports.pages.items import Gap, Item, Mark, Room, Wide
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.parts.evidence_days import date_of, is_witness
from expedition.reports.parts.section import section_title
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CELL, CELL_QUIET, CELL_STRONG, FULL, MM, Face, Type
from expedition.reports.typesetting.wording import day_range, joined, pretty, sentence, with_unit
from expedition.stats.day import leg_distance_m
from expedition.stats.evidence import LEAST_GAP_M, gaps, is_placed, shares, unbroken
from expedition.text import _

_TEXT = Type(Face.SANS, 9)
_GAP, _LEAST = 26.0, 110.0
_GAPS = (Column(52 * MM), Column(52 * MM), Column(20 * MM, is_right=True), Column(44 * MM, pad=10))
_CARRIED = (
    Column(14 * MM),
    Column(56 * MM),
    Column(28 * MM),
    Column(18 * MM, is_right=True),
    Column(52 * MM, pad=10),
)
_WITNESSES = (Column(14 * MM), Column(30 * MM), Column(50 * MM), Column(34 * MM), Column(40 * MM))
_Row = tuple[Cell, ...]


def ledger(making: Making) -> Iterator[Item]:
    """Gaps, carried ways, and what is left as unbroken."""
    rows, carried = _gaps(making), _carried(making)
    said = _unbroken(making)
    if not (rows or carried or said):
        return
    making.entries.append(Entry(_("Gaps and carried ways"), "", "gaps", 0))
    yield Gap(_GAP)
    yield Room(_LEAST + 40)
    yield Mark("gaps")
    yield Wide(section_title(making, _("Gaps and carried ways")), keep=True)
    if said:
        yield Wide(making.setter.lines([Span(said, _TEXT)], FULL, 12.5))
    if rows:
        heads = (_("Line ends"), _("Line goes on"), _("Straight km"), _("What lies between"))
        yield Gap(14)
        yield Room(_LEAST)
        yield Wide(Table.of(making.setter, _GAPS, [head_cells(heads)], rows))
    if carried:
        names = (_("Day"), _("From – to"), _("How"), _("km"), _("By whom"))
        yield Gap(20)
        yield Room(_LEAST)
        yield Wide(Table.of(making.setter, _CARRIED, [head_cells(names)], carried))


def _unbroken(making: Making) -> str:
    pages = making.book.pages
    sums, longest = shares(pages), unbroken(pages)
    if not sums.own_m:
        return ""
    if not is_placed(pages):
        return sentence(
            _("Own power {length}").format(length=_km(sums.own_m)),
            _("Carried {length}").format(length=_km(sums.carried_m)) if sums.carried_m else "",
            _("Involuntary {length}").format(length=_km(sums.involuntary_m)) if sums.involuntary_m else "",
            _("The ends of the lines are left out of this edition, so gaps between them cannot be told"),
        )
    share = with_unit(units.number((sums.own_share or 0.0) * 100, 1), "%")
    return sentence(
        _("Of everything, gaps among it, {share} was travelled under own power: {length}").format(
            share=share, length=_km(sums.own_m)
        ),
        _("Of this, {length} lie on lines drawn afterwards, which prove nothing by themselves").format(
            length=_km(sums.drawn_m)
        )
        if sums.drawn_m
        else "",
        _("Carried {length}").format(length=_km(sums.carried_m)) if sums.carried_m else "",
        _("Involuntary {length}").format(length=_km(sums.involuntary_m)) if sums.involuntary_m else "",
        _("Gaps add up to {length}, straight across").format(length=_km(sums.gaps_m)) if sums.gaps_m else "",
        _("The longest way without a gap and without being carried is {length}, {days}").format(
            length=_km(longest.length_m), days=day_range(longest.first, longest.last)
        )
        if longest
        else "",
        _("Ends nearer to each other than {length} count as one place").format(
            length=with_unit(units.metres(LEAST_GAP_M), _("m"))
        ),
    )


def _km(length_m: float) -> str:
    return with_unit(units.km(length_m), _("km"))


def _gaps(making: Making) -> list[_Row]:
    of_number = {page.row.number: page for page in making.book.pages}
    rows: list[_Row] = []
    for gap in gaps(making.book.pages):
        if gap.is_inside:
            words = _("between parts of a recording")
        elif gap.is_bridged:
            words = _("a way without a line")
        else:
            words = _("nothing is noted")
        before, after = of_number[gap.after].row, of_number[gap.before].row
        way = joined((before.from_place, before.to_place), " – ")
        ends = (
            (_place(gap.after, way), "")
            if gap.is_inside or gap.after == gap.before
            else (_place(gap.after, before.to_place or before.place), _place(gap.before, after.from_place))
        )
        rows.append(
            (
                *(_cell(making, end) for end in ends),
                Cell.of(units.km(gap.length_m, 2), CELL_STRONG),
                Cell.of(words, CELL_QUIET),
            )
        )
    return rows


def _place(number: int, place: str) -> str:
    day = _("day {number}").format(number=number)
    return joined((day, place), ", ")


def _cell(making: Making, text: str) -> Cell:
    return Cell.of(pretty(text, making.written_in), CELL)


def _carried(making: Making) -> list[_Row]:
    """Each leg that was carried: the willing and the unwilling, told apart."""
    return [
        _carried_row(making, page, leg)
        for power in (LegPower.CARRIED, LegPower.INVOLUNTARY)
        for page in making.book.pages
        for leg in page.legs
        if leg.fields.power is power
    ]


def _carried_row(making: Making, page: DayPage, leg: LegRecord) -> _Row:
    fields, length = leg.fields, leg_distance_m(leg)
    way = joined((fields.from_place, fields.to_place), " – ") or fields.title
    how = joined((naming.name(fields.power), naming.name(fields.mode)), ", ")
    return (
        Cell.of(str(page.row.number), CELL),
        _cell(making, way),
        Cell.of(how, CELL),
        Cell.of(units.km(length) if length is not None else "", CELL_STRONG),
        Cell.of(pretty(joined((fields.by_whom, fields.note), "; "), making.written_in), CELL_QUIET),
    )


def witnesses(making: Making) -> Iterator[Item]:
    """Everyone and every post that can be asked, with what the log has of them."""
    rows = [row for page in making.book.pages for row in _witness_rows(making, page)]
    if not rows:
        return
    making.entries.append(Entry(_("Witnesses"), "", "witnesses", 0))
    yield Gap(_GAP)
    yield Room(_LEAST)
    yield Mark("witnesses")
    yield Wide(section_title(making, _("Witnesses")), keep=True)
    names = (_("Day"), _("Date"), _("Who"), _("Where"), _("Contact, proof"))
    yield Wide(Table.of(making.setter, _WITNESSES, [head_cells(names)], rows))


def _witness_rows(making: Making, page: DayPage) -> Iterator[_Row]:
    told: list[tuple[str, str, str]] = []
    for crossing in page.crossings:
        fields = crossing.fields
        if fields.kind in (CrossingKind.BORDER, CrossingKind.CHECKPOINT):
            name = joined((fields.name, fields.name_beyond), " – ")
            told.append((naming.title(fields.kind), name, fields.documents))
    for encounter in page.encounters:
        met = encounter.fields
        if is_witness(met):
            who = joined((met.names or met.who, met.who if met.names else "", met.origin), ", ")
            told.append((who, joined((met.place, met.time_text), ", "), met.contact))
    told += [
        (one.fields.what, one.fields.place, one.fields.proof) for one in page.errands if one.fields.proof
    ]
    for who, where, proof in told:
        yield (
            Cell.of(str(page.row.number), CELL_STRONG),
            Cell.of(date_of(page), CELL_QUIET),
            _cell(making, who),
            _cell(making, where),
            Cell.of(pretty(proof, making.written_in), CELL_QUIET),
        )
