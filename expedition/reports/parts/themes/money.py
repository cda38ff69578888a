"""Money: what it came to, by what and where, what was given, and what nobody knows."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from expedition import naming, units
from expedition.records.money import Spending
from expedition.records.report import Section
from expedition.reports.drawings.bars import Bar, bars
from expedition.reports.drawings.uprights import Uprights, uprights
from expedition.reports.making import Making
from expedition.reports.pages.items import Gap, Item, NotesEnd, Text, Wide
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.parts.section import caption, figure
from expedition.reports.parts.themes.money_notes import MOST_LISTED, money_notes
from expedition.reports.parts.themes.rates import rates_words
from expedition.reports.parts.themes.sums import Share, categories, decimals_of, exact, home_of, shares, whole
from expedition.reports.parts.themes.tables import Head, quiet, stacked, strong, table, titled, words
from expedition.reports.parts.themes.theme import Theme
from expedition.reports.typesetting.style import CELL, CELL_QUIET, FULL, MM, TEXT, Face, Type
from expedition.reports.typesetting.wording import money as sum_words
from expedition.reports.typesetting.wording import price, sentence
from expedition.stats.money import totals
from expedition.text import _, plural

_MARK = "money"
_ROOM = 330.0
_NARROW, _WIDEST = 3, 6
"""Countries beside the sum in the text column, and over both columns."""
_NAME = 38 * MM
_SUM = Type(Face.SANS_BOLD, 8.6)
_LEAST_DAYS, _LEAST_BARS = 5, 3


def money(making: Making) -> Theme:
    """The theme; without any price it is not there."""
    if not making.book.spendings or Section.MONEY in making.options.omitted:
        return Theme("", _MARK)
    sections = (_sums, _categories, _unconverted, _listed, _days)
    items = stacked(*(make(making) for make in sections))
    return Theme(_("Money"), _MARK, items, _ROOM)


def _sums(making: Making) -> Iterator[Item]:
    """The table by category and country; beside it, where it is narrow, what is worth a word."""
    found = shares(making.book, _WIDEST)
    if found[-1].home is None:
        yield from money_notes(making)
        yield NotesEnd()
        return
    is_narrow = len(found) <= _NARROW + 1
    width = TEXT if is_narrow else FULL
    row = Text if is_narrow else Wide
    if is_narrow:
        yield from money_notes(making)
    yield row(sums_table(making, found, width))
    yield Gap(5)
    yield row(caption(making, "", sums_words(making), width))
    if is_narrow:
        yield NotesEnd()


def sums_table(making: Making, found: Sequence[Share], width: float) -> Table:
    """Categories down, shares across, and below them what a day and a hundred kilometres came to."""
    decimals = decimals_of(found[-1])
    rows = [
        _row(naming.title(category), [whole(share.of(category).home, decimals) for share in found], CELL)
        for category in categories(found[-1])
    ]
    sums = frozenset({len(rows)})
    rows.append(_row(_("All"), [whole(share.home, decimals) for share in found], _SUM))
    people = len(making.book.people)
    below = (
        (
            _("a day, for {people}").format(people=people) if people > 1 else _("a day"),
            [exact(share.a_day) for share in found],
        ),
        (_("per 100 km"), [exact(share.per_100_km) for share in found]),
        (_("of it, one person’s share"), [_person(share, decimals) for share in found]),
    )
    rows += [_row(name, values, CELL_QUIET) for name, values in below if any(values)]
    each = (width - _NAME) / len(found)
    columns = (Column(_NAME), *(Column(each, is_right=True) for _share in found))
    head = head_cells((home_of(making.book), *(share.name for share in found)))
    return Table.of(making.setter, columns, [head], rows, sums=sums)


def _row(name: str, values: Sequence[str], look: Type) -> tuple[Cell, ...]:
    """A line of the table, the trip's own column strong."""
    last = len(values) - 1
    own = look if look is CELL_QUIET else _SUM
    return (
        Cell.of(name, look),
        *(Cell.of(value, own if index == last else look) for index, value in enumerate(values)),
    )


def _person(share: Share, decimals: int) -> str:
    """One traveller's share, where it is another sum than the whole."""
    sums = totals(share.spent)
    return whole(sums.home_share, decimals) if share.home is not None and sums.home_share != sums.home else ""


def sums_words(making: Making) -> str:
    """What the sums are made of and what is not in them."""
    sums = totals(making.book.spendings)
    return sentence(
        rates_words(making.book),
        _("Gifts are not in it: {gifts}").format(gifts=plural("{n} was noted", "{n} were noted", sums.gifts))
        if sums.gifts
        else "",
        plural(
            "Not in it either: {n} price that is not known",
            "Not in it either: {n} prices that are not known",
            sums.unknown,
        )
        if sums.unknown
        else "",
        plural(
            "{n} sum was shared, nobody wrote by how many, and is in nobody’s share",
            "{n} sums were shared, nobody wrote by how many, and are in nobody’s share",
            sums.unshared,
        )
        if sums.unshared
        else "",
    )


def _unconverted(making: Making) -> Iterator[Item]:
    """Sums in money of which no rate is kept: never added to the others."""
    found = totals(making.book.spendings).unconverted
    if not found:
        return
    heads = (
        Head(_("Currency"), 40),
        Head(_("Payments"), 24, is_right=True),
        Head(_("Paid"), 40, is_right=True),
    )
    rows = [
        (
            words(making, one.currency or _("no currency noted")),
            words(making, units.number(one.payments)),
            strong(making, sum_words(one.amount, one.currency)),
        )
        for one in found
    ]
    title = _("As paid, without a rate")
    yield from titled(title, table(making, heads, rows, 104 * MM), _("in no sum of this book"))


def _listed(making: Making) -> Iterator[Item]:
    """Every price of a trip that has few."""
    spent = making.book.spendings
    if len(spent) > MOST_LISTED:
        return
    days = {page.row.id: page.row.number for page in making.book.pages}
    heads = (
        Head(_("Day"), 11),
        Head(_("What"), 60, 3),
        Head(_("For"), 24, 1),
        Head(_("Paid"), 26, is_right=True),
        Head(home_of(making.book), 22, is_right=True),
    )
    rows = [_price_row(making, one, days) for one in spent]
    yield from titled(_("All that was noted"), table(making, heads, rows))


def _price_row(making: Making, one: Spending, days: Mapping[int, int]) -> tuple[Cell, ...]:
    payment = one.payment
    amount = one.paid if one.paid is not None else payment.amount
    paid = price(payment.price_kind, amount, payment.currency)
    number = days.get(payment.day_id) if payment.day_id is not None else None
    return (
        words(making, str(number) if number is not None else ""),
        words(making, payment.what),
        quiet(making, naming.title(payment.category)),
        words(making, paid or _("not known")),
        strong(making, exact(one.home)),
    )


def _categories(making: Making) -> Iterator[Item]:
    """Bars of what money went for; beside them what found no room at a wide table."""
    found = shares(making.book, _WIDEST)
    trip, is_wide = found[-1], len(found) > _NARROW + 1
    if is_wide:
        yield from money_notes(making)
    chosen = categories(trip)
    if len(chosen) >= _LEAST_BARS:
        decimals = decimals_of(trip)
        rows = []
        for category in chosen:
            amount = trip.of(category).home or Decimal(0)
            rows.append(Bar(naming.title(category), float(amount), whole(amount, decimals)))
        remark = home_of(making.book)
        block = bars(_("What money went for"), rows, TEXT, remark)
        text = _("All that is known at home’s money.")
        yield from figure(making, block, _("What money went for"), _MARK, text)
    if is_wide:
        yield NotesEnd()


def _days(making: Making) -> Iterator[Item]:
    known = day_sums(making.book.spendings, {page.row.id: page.row.number for page in making.book.pages})
    if len(known) < _LEAST_DAYS or not max(amount for _number, amount in known):
        return
    record, most = max(known, key=lambda one: one[1])
    currency = home_of(making.book)
    title = _("Most spent {amount}, day {number}").format(
        amount=sum_words(Decimal(round(most)), currency), number=record
    )
    of = Uprights(title, _("{currency} a day").format(currency=currency), known)
    pages = making.book.pages
    chart = uprights(of, pages[0].row.number, pages[-1].row.number)
    text = _("What is known to have been paid on each day; a day without an upright is one without a price.")
    yield from figure(making, chart, _("What a day cost"), _MARK, text)


def day_sums(spent: Sequence[Spending], numbers: dict[int, int]) -> list[tuple[int, float]]:
    """The number of each day that something is known to have been paid on, and how much at home."""
    known = [
        (numbers[one.payment.day_id], one.home)
        for one in spent
        if one.home is not None and one.payment.day_id in numbers
    ]
    known.sort(key=lambda one: one[0])
    return [
        (number, float(sum((amount for _n, amount in group), Decimal(0))))
        for number, group in groupby(known, key=lambda one: one[0])
    ]
