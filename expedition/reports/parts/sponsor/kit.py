"""How the kit did, without flattery, and the accounts beside it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from expedition import naming, units
from expedition.records.day import Entry
from expedition.records.fields import GearFields
from expedition.records.kit import GearUse
from expedition.records.report import Section
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Lines, Pile
from expedition.reports.pages.columns import HALF, Stacked, balanced, beside
from expedition.reports.pages.items import Item, Wide
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.parts.section import caption
from expedition.reports.parts.sponsor.sheets import sheet
from expedition.reports.parts.sponsor.words import cut_at_sentence
from expedition.reports.parts.themes.kit import wear
from expedition.reports.parts.themes.money import sums_words
from expedition.reports.parts.themes.repairs import all_repairs, times
from expedition.reports.parts.themes.sums import categories, decimals_of, home_of, shares, whole
from expedition.reports.parts.themes.tables import heading
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CELL, CELL_QUIET, MM, NOTE, NOTE_STRONG, Face, Type
from expedition.reports.typesetting.wording import capital, joined, money, pretty, sentence, with_unit
from expedition.stats.money import MoneyGrouping, grouped, totals
from expedition.text import _, plural

_LEADING = 11.0
_MOST_GEAR, _MOST_BROKEN, _MOST_ROWS, _MOST_PAYERS, _MOST_CURRENCIES = 12, 6, 9, 4, 5
_LONGEST = 220
_SUM_WIDTH = 26 * MM
_SUM = Type(Face.SANS_BOLD, 8.6)


def kit_and_accounts(making: Making) -> Iterator[Item]:
    """Both beside each other on one page; one alone where there is no other."""
    omitted = making.options.omitted
    kit = [] if Section.KIT in omitted else _kit(making)
    accounts = [] if Section.MONEY in omitted else _accounts(making)
    title = _("Kit and accounts") if kit and accounts else _("How the kit did") if kit else _("Accounts")
    columns = [column for column in (kit, accounts) if column]
    if columns:
        block = beside(*columns) if len(columns) > 1 else balanced(columns[0][1:])
        yield from sheet(making, title, "kit", [[Wide(block)]], is_alone=False)


def _kit(making: Making) -> list[Stacked]:
    gear: Sequence[Entry[GearFields]] = making.book.entries("gear")
    said = [_gear(making, one, making.book.uses.get(one.id, GearUse())) for one in gear[:_MOST_GEAR]]
    broken = _broken(making)
    if not said and not broken:
        return []
    found = [Stacked(0.0, heading(_("How the kit did")))]
    found += [Stacked(4.0, lines) for lines in said]
    if len(gear) > _MOST_GEAR:
        more = plural("and {n} thing more", "and {n} things more", len(gear) - _MOST_GEAR)
        found.append(Stacked(4.0, caption(making, "", more, HALF)))
    if broken:
        found.append(Stacked(14.0, _under(_("What broke"), broken)))
    return found


def _under(title: str, table: Table) -> Pile:
    """A table with its heading, which no column parts from it."""
    return Pile(((0.0, heading(title)), (4.0, table)))


def _gear(making: Making, one: Entry[GearFields], use: GearUse) -> Lines:
    """A thing: how far, how often mended, what it is worth saying of it."""
    fields, language = one.fields, making.written_in
    name = joined((fields.name or naming.title(fields.kind), fields.maker), ", ")
    way = with_unit(units.km(use.trip_m, 0), _("km")) if use.trip_m else ""
    mended = plural("mended once", "mended {n} times", len(use.repairs)) if use.repairs else ""
    note = fields.note if len(fields.note) <= _LONGEST else cut_at_sentence(fields.note, _LONGEST)
    told = sentence(joined((way, mended), ", "), wear(use), capital(note))
    spans = [Span(pretty(name, language) + ".", NOTE_STRONG), Span(" " + pretty(told, language), NOTE)]
    return making.setter.lines(spans, HALF, _LEADING, most=6)


def _broken(making: Making) -> Table | None:
    """What was mended most often."""
    counts: dict[str, int] = {}
    spelled: dict[str, str] = {}
    for _page, record in all_repairs(making):
        name = (record.fields.part or record.fields.problem).strip()
        if name:
            counts[name.casefold()] = counts.get(name.casefold(), 0) + times(record.fields)
            spelled.setdefault(name.casefold(), name)
    if not counts:
        return None
    ranked = sorted(counts.items(), key=lambda one: -one[1])
    rows = [
        (Cell.of(capital(spelled[name]), CELL, most=2), Cell.of(str(count), _SUM)) for name, count in ranked
    ]
    columns = (Column(HALF - _SUM_WIDTH), Column(_SUM_WIDTH, is_right=True))
    head = head_cells((_("What"), _("Times")))
    return Table.of(making.setter, columns, [head], rows[:_MOST_BROKEN])


def _accounts(making: Making) -> list[Stacked]:
    """What was paid by category, by whom, and what is in no sum."""
    sums = totals(making.book.spendings)
    is_known = shares(making.book, 1)[-1].home is not None
    if not is_known and not sums.unconverted:
        return []
    found = [Stacked(0.0, heading(_("Accounts"), home_of(making.book)))]
    if is_known:
        found.append(Stacked(4.0, _out(making)))
    apart = joined((money(one.amount, one.currency) for one in sums.unconverted[:_MOST_CURRENCIES]), ", ")
    words = sentence(
        sums_words(making), _("Without a rate, and in no sum: {sums}").format(sums=apart) if apart else ""
    )
    if words:
        found.append(Stacked(5.0, caption(making, "", words, HALF)))
    payers = _payers(making)
    if payers is not None:
        found.append(Stacked(14.0, _under(_("Who paid"), payers)))
    return found


def _out(making: Making) -> Table:
    trip = shares(making.book, 1)[-1]
    decimals = decimals_of(trip)
    chosen = categories(trip)
    rows = [
        (Cell.of(naming.title(one), CELL), Cell.of(whole(trip.of(one).home, decimals), CELL))
        for one in chosen[:_MOST_ROWS]
    ]
    rest = [trip.of(one).home or Decimal(0) for one in chosen[_MOST_ROWS:]]
    if rest:
        rows.append((Cell.of(_("Other"), CELL), Cell.of(whole(sum(rest, Decimal(0)), decimals), CELL)))
    at = frozenset({len(rows)})
    rows.append((Cell.of(_("All"), _SUM), Cell.of(whole(trip.home, decimals), _SUM)))
    for name, amount in ((_("a day"), trip.a_day), (_("per 100 km"), trip.per_100_km)):
        if amount is not None:
            rows.append((Cell.of(name, CELL_QUIET), Cell.of(whole(amount, 2), CELL_QUIET)))
    columns = (Column(HALF - _SUM_WIDTH), Column(_SUM_WIDTH, is_right=True))
    return Table.of(making.setter, columns, [head_cells((_("Money out"), _("Paid")))], rows, sums=at)


def _payers(making: Making) -> Table | None:
    """Sums by who paid, where that was noted at all."""
    groups = [group for group in grouped(making.book.spendings, MoneyGrouping.PERSON) if group.totals.home]
    if not any(group.key for group in groups):
        return None
    groups.sort(key=lambda group: -group.totals.home)
    rows = [
        (
            Cell.of(pretty(group.key, making.written_in) or _("not noted"), CELL, most=2),
            Cell.of(whole(group.totals.home), _SUM),
        )
        for group in groups[:_MOST_PAYERS]
    ]
    columns = (Column(HALF - _SUM_WIDTH), Column(_SUM_WIDTH, is_right=True))
    return Table.of(making.setter, columns, [head_cells((_("Paid by"), _("Paid")))], rows)
