"""What gear has done and what is left on papers, as columns; warnings have words besides their colour."""

from collections.abc import Mapping
from datetime import date

from expedition import units
from expedition.field_names import field_name
from expedition.records.kit import GearUse, Wear
from expedition.records.papers import PaperStanding, PaperState
from expedition.records.table import TableLine
from expedition.stats.ledger import Ledger
from expedition.text import _, plural
from ui.models import cells
from ui.models.cells import Key
from ui.models.columns import Column, figure_column, known, reader, typed_text

_WEAR_TONES = {Wear.FINE: "", Wear.NEAR: "warn", Wear.PASSED: "bad"}
_PAPER_TONES = {PaperStanding.OVERSTAYED: "bad", PaperStanding.LAST_DAYS: "warn"}


def kit_columns() -> Mapping[str, Column]:
    """By their names."""
    return {
        column.name: column
        for column in (
            figure_column(
                ".gear_km", _("km"), lambda line, of: _use(line, of).total_m, lambda m: units.km(m, 0)
            ),
            figure_column(".gear_days", _("Days"), lambda line, of: _use(line, of).days or None, str),
            figure_column(
                ".repairs", _("Repairs"), lambda line, of: len(_use(line, of).repairs) or None, str
            ),
            Column(
                ".wear",
                _("Limit"),
                lambda line, ledger: _wear_text(_use(line, ledger)),
                lambda line, ledger: known(_use(line, ledger).share),
                is_right=True,
                is_whole=True,
                tone=lambda line, ledger: _WEAR_TONES[_use(line, ledger).wear],
            ),
            _part_column(),
            figure_column(".used", _("Days used"), _used, str),
            Column(
                ".left",
                _("Days left"),
                lambda line, ledger: _left_text(ledger.papers.get(line.id), ledger.today),
                lambda line, ledger: _left_key(ledger.papers.get(line.id)),
                is_whole=True,
                tone=lambda line, ledger: _left_tone(ledger.papers.get(line.id)),
            ),
            figure_column(".counted", _("Total"), _counted, units.plain),
            figure_column(".times", _("Counts"), _times, str),
        )
    }


def _use(line: TableLine, ledger: Ledger) -> GearUse:
    return ledger.uses.get(line.id, GearUse())


def _repairs(line: TableLine, ledger: Ledger) -> int | None:
    return len(_use(line, ledger).repairs) or None


def _used(line: TableLine, ledger: Ledger) -> int | None:
    found = ledger.papers.get(line.id)
    return (found.days_used or None) if found is not None else None


def _counted(line: TableLine, ledger: Ledger) -> float | None:
    found = ledger.counters.get(line.id)
    return found.value if found is not None else None


def _times(line: TableLine, ledger: Ledger) -> int | None:
    found = ledger.counters.get(line.id)
    return (found.counts or None) if found is not None else None


def _part_column() -> Column:
    """Kilometres on a part as said, else as its gear has them."""

    def part_m(line: TableLine, ledger: Ledger) -> float | None:
        said: float | None = getattr(line.fields, "part_distance_m", None)
        return said if said is not None else ledger.part_m(line)

    def text(line: TableLine, ledger: Ledger) -> str:
        said, found = cells.text_of(line.kind, "part_distance_m", line.fields), part_m(line, ledger)
        return said if said != units.EN_DASH or found is None else units.km(found, 0)

    return Column(
        ".part_km",
        field_name("repair", "part_distance_m"),
        text,
        lambda line, ledger: known(part_m(line, ledger)),
        is_right=True,
        field_of=lambda kind: "part_distance_m" if kind == "repair" else "",
        typed=lambda line: typed_text(line, "part_distance_m"),
        read=reader("part_distance_m"),
    )


def _wear_text(use: GearUse) -> str:
    """`92 %, soon due`."""
    if use.share is None:
        return units.EN_DASH
    share = f"{units.number(use.share * 100)} %"
    words = {Wear.FINE: "{share}", Wear.NEAR: _("{share}, soon due"), Wear.PASSED: _("{share}, due")}
    return words[use.wear].format(share=share)


def _left_text(state: PaperState | None, today: date) -> str:
    """What is left in words; of too many days, since when."""
    if state is None:
        return ""
    if state.standing is PaperStanding.OVERSTAYED and state.over_from is not None:
        words = plural("{n} day over, from {date}", "{n} days over, from {date}", state.over_days)
        return words.format(date=_date(state.over_from, today))
    if state.standing is PaperStanding.ENDED:
        return _("ended")
    if state.standing is PaperStanding.USED_UP:
        return _("entries used up")
    if state.days_left is None:
        return ""
    left = plural("{n} day", "{n} days", state.days_left)
    last = state.leave_by or (state.ends if state.standing is PaperStanding.LAST_DAYS else None)
    return _("{left}, until {date}").format(left=left, date=_date(last, today)) if last else left


def _date(day: date, today: date) -> str:
    return units.day_month(day) if day.year == today.year else units.day_month_year(day)


def _left_key(state: PaperState | None) -> Key | None:
    if state is None:
        return None
    return (-state.over_days,) if state.over_days else known(state.days_left)


def _left_tone(state: PaperState | None) -> str:
    return _PAPER_TONES.get(state.standing, "") if state is not None else ""
