"""The line under a table: how many, of what, and the sums of its columns."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from expedition import naming, units
from expedition.atlas.country_names import country_name
from expedition.kinds import ExpenseCategory
from expedition.record_classes import dataclass
from expedition.records.money import MoneyTotals, Spending
from expedition.records.table import TableLine
from expedition.stats import money
from expedition.stats.ledger import Ledger
from expedition.stats.money import MoneyGrouping
from expedition.text import _, plural
from ui.models.cell_shapes import price_field
from ui.models.table_counts import counted
from ui.models.table_specs import TableSpec

_OFTEN = 3
_GROUPS = 8
_BROKEN_DOWN = {
    "encounter": ("origin",),
    "repair": ("part", "vehicle"),
    "stay": ("kind",),
    "crossing": ("kind",),
    "waypoint": ("kind",),
    "gear": ("kind",),
    "note": ("kind",),
    "errand": ("kind",),
    "incident": ("kind",),
    "fact": ("subject",),
    "transport": ("mode",),
    "rule": ("country",),
}


@dataclass(frozen=True, slots=True)
class TableTotals:
    """What stands under a table.

    Attributes:
        words: How many lines of what, and what is to be said of them.
        sums: The sums by the names of their columns.
        more: Further lines, each a sentence.
    """

    words: str
    sums: dict[str, str] = field(default_factory=dict)
    more: tuple[str, ...] = ()


def table_totals(spec: TableSpec, lines: Sequence[TableLine], of: int, ledger: Ledger) -> TableTotals:
    """The totals of the lines shown, `of` so many."""
    sums = _sums(lines)
    more: tuple[str, ...] = ()
    parts = [_counted(spec, lines, of)]
    parts += [_often(line_values) for line_values in _values(spec, lines)]
    if len(spec.kinds) > 1 or (price_field(spec.kinds[0]) and spec.kinds[0] != "transport"):
        spent = [found for line in lines if (found := ledger.spending(line)) is not None]
        whole = money.totals(spent)
        parts += _money_words(whole, ledger.rates.home)
        sums.update(_money_sums(spec, whole, ledger.rates.home))
        more = tuple(_groups(spent, whole, ledger.rates.home)) if len(spec.kinds) > 1 else ()
    return TableTotals(" · ".join(part for part in parts if part), sums, more)


def _counted(spec: TableSpec, lines: Sequence[TableLine], of: int) -> str:
    """`15 repairs`, or `3 of 15 repairs` where some are hidden."""
    words = counted(spec.kinds[0], of)
    people = sum(getattr(line.fields, "count", None) or 0 for line in lines)
    if len(lines) != of:
        words = _("{n} of {all}").format(n=units.number(len(lines)), all=words)
    if spec.kinds[0] != "encounter" or not people:
        return words
    return f"{words}, " + plural("{n} person", "{n} people", people)


def _values(spec: TableSpec, lines: Sequence[TableLine]) -> Iterable[list[str]]:
    if len(spec.kinds) > 1:
        return
    for name in _BROKEN_DOWN.get(spec.kinds[0], ()):
        found = (getattr(line.fields, name) for line in lines)
        yield [_value_words(name, value) for value in found if value]


def _value_words(field: str, value: object) -> str:
    if isinstance(value, StrEnum):
        return naming.name(value)
    return country_name(str(value)) if field == "country" else str(value)


def _often(values: list[str]) -> str:
    """`tyre 4, rim 2`: what occurs more than once, the most frequent first."""
    counts = Counter(value.casefold() for value in values)
    spelled = {value.casefold(): value for value in reversed(values)}
    often = [(value, count) for value, count in counts.most_common(_OFTEN) if count > 1]
    return ", ".join(f"{spelled[value]} {units.number(count)}" for value, count in often)


def _sums(lines: Sequence[TableLine]) -> dict[str, str]:
    sums = {}
    for name in ("time_lost_s", "duration_s"):
        known = [value for line in lines if (value := getattr(line.fields, name, None)) is not None]
        if known and lines[0].kind != "transport":
            sums[name] = units.hours(sum(known))
    weights = [value for line in lines if (value := getattr(line.fields, "weight_kg", None)) is not None]
    if weights:
        sums["weight_kg"] = f"{units.plain(round(sum(weights), 3))} kg"
    return sums


def _money_sums(spec: TableSpec, whole: MoneyTotals, home: str) -> dict[str, str]:
    if not whole.currencies:
        return {}
    name = ".price" if len(spec.kinds) > 1 else price_field(spec.kinds[0])
    sums = {}
    if len(whole.currencies) == 1:
        one = whole.currencies[0]
        sums[name] = units.money(one.amount, one.currency)
    if len(whole.unconverted) < len(whole.currencies):
        sums[".home"] = _home(whole.home, home)
        sums[".share"] = _home(whole.home_share, home)
    return sums


def _money_words(whole: MoneyTotals, home: str) -> list[str]:
    """`49 600 ₸ = 92 €`, what is given, and what cannot be told at home."""
    words = []
    left = {one.currency: one.amount for one in whole.unconverted}
    told = [
        (one.amount - left.get(one.currency, 0), one.currency)
        for one in whole.currencies
        if one.amount != left.get(one.currency)
    ]
    if told:
        paid = " + ".join(units.money(amount, currency) for amount, currency in told)
        is_home = [currency for _amount, currency in told] == [home]
        words.append(paid if is_home else f"{paid} = {_home(whole.home, home)}")
    if whole.gifts:
        words.append(plural("{n} gift", "{n} gifts", whole.gifts))
    if whole.unknown:
        words.append(_("{n} of unknown price").format(n=whole.unknown))
    if whole.unconverted:
        sums = ", ".join(units.money(one.amount, one.currency) for one in whole.unconverted)
        words.append(_("not converted: {sums}").format(sums=sums))
    return words


def _home(amount: Decimal, home: str) -> str:
    return units.money(amount.quantize(Decimal("0.01")), home)


def _groups(spent: Sequence[Spending], whole: MoneyTotals, home: str) -> Iterable[str]:
    """The sums at home by category, country and person, the largest first."""
    heads = {
        MoneyGrouping.CATEGORY: _("For: {sums}"),
        MoneyGrouping.COUNTRY: _("Where: {sums}"),
        MoneyGrouping.PERSON: _("Paid by: {sums}"),
    }
    for by, head in heads.items():
        groups = sorted(money.grouped(spent, by), key=lambda group: -group.totals.home)
        known = [group for group in groups if group.totals.home and (group.key or by != MoneyGrouping.PERSON)]
        if known:
            told = [(_key_words(by, group.key), group.totals.home) for group in known[:_GROUPS]]
            yield head.format(sums=" · ".join(f"{words} {_home(amount, home)}" for words, amount in told))
    if whole.unshared:
        yield plural(
            "{n} sum is shared by nobody knows how many.",
            "{n} sums are shared by nobody knows how many.",
            whole.unshared,
        )


def _key_words(by: MoneyGrouping, key: str) -> str:
    if by is MoneyGrouping.CATEGORY:
        return naming.name(ExpenseCategory(key))
    if by is MoneyGrouping.COUNTRY:
        return country_name(key) if key else _("no country")
    return key
