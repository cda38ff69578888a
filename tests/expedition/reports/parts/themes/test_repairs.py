from dataclasses import replace

from expedition.kinds import GearKind
from expedition.records.fields import GearFields, RepairFields
from expedition.records.kit import GearUse, Wear
from expedition.records.report import ReportOptions, Section
from expedition.records.trip import TripBook
from expedition.reports.building import build
from expedition.reports.pages.flow import Flow
from expedition.reports.pages.items import Wide
from expedition.reports.pages.table import Table
from expedition.reports.parts.themes.broken import broken_on
from expedition.reports.parts.themes.repairs import all_repairs, figures
from expedition.reports.parts.themes.tables import Head, table, words
from tests.expedition.reports.makings import making
from tests.expedition.reports.parts.themes.spent import trip
from tests.expedition.reports.pdf_text import text_of

PUNCTURE = RepairFields(part="tube", position="rear", who="Ida", fix="patched", time_lost_s=900.0)


def _text(book: TripBook, *omitted: Section) -> str:
    left_out = frozenset({Section.DAYS, *omitted})
    return text_of(build(book, ReportOptions(omitted=left_out))).replace("\u202f", " ").replace("\xa0", " ")


def test_repairs_are_counted_as_often_as_they_happened() -> None:
    days = [[replace(PUNCTURE, count=3)], [PUNCTURE], [replace(PUNCTURE, who="Tomas")], [PUNCTURE]] * 4
    shown = {one.label: one.value for one in figures(making(trip(days)))}
    assert shown["repairs"] == "24"
    assert shown["per 1\u202f000 km"] == "37.5"
    assert shown["at the roadside"] == "4:00"
    assert (shown["Ida"], shown["Tomas"]) == ("20", "4")


def test_few_repairs_on_a_short_way_make_no_rate() -> None:
    shown = [one.label for one in figures(making(trip([[PUNCTURE]])))]
    assert shown == ["repair", "at the roadside"]


def test_a_repair_without_a_kilometre_stands_in_the_middle_of_its_day() -> None:
    book = trip([[], [PUNCTURE], [replace(PUNCTURE, distance_m=1_000.0)]])
    assert broken_on(all_repairs(making(book))) == [("tube", 60_000.0), ("tube", 81_000.0)]


def test_a_part_past_its_limit_says_so() -> None:
    chain = GearFields(kind=GearKind.PART, name="Chain", start_m=500_000.0, limit_m=3_000_000.0)
    use = GearUse(2_600_000.0, 3_100_000.0, 40, Wear.PASSED, 1.03, (1, 2))
    text = _text(replace(trip([[]], [chain]), uses={1: use}))
    assert "Chain 2 600 3 100 40 2 × 3 000 km Past its limit." in text
    assert "Repairs" not in text


def test_weights_are_summed_as_far_as_they_are_known() -> None:
    gear = [
        GearFields(kind=GearKind.CAMP, name="Tent", weight_kg=2.5, owner="Ida"),
        GearFields(kind=GearKind.CAMP, name="Stove", weight_kg=0.4, owner="Tomas"),
        GearFields(kind=GearKind.TOOL, name="Pump"),
    ]
    text = _text(trip([[]], gear))
    assert "Together 2.9 kg (Ida 2.5 kg, Tomas 400 g)." in text
    assert "the weight of 1 thing is not known" in text.lower()


def test_two_thousand_rows_run_over_pages_under_one_head() -> None:
    made = making(trip([[]]))
    rows = [(words(made, f"patch {n}"), words(made, "tube")) for n in range(2_000)]
    block = table(made, (Head("What", 40), Head("Part", 40, 1)), rows)
    pages = Flow(made.sheet).fill([Wide(block)])
    parts = [one.block for page in pages for one in page.placed]
    assert all(isinstance(part, Table) and part.head == block.head for part in parts)
    assert [row for part in parts if isinstance(part, Table) for row in part.rows] == list(block.rows)
    assert all(part.height <= made.sheet.bottom - made.sheet.top + 1 for part in parts)


def test_left_out_neither_is_there() -> None:
    book = trip([[PUNCTURE]], [GearFields(kind=GearKind.CAMP, name="Tent")])
    text = _text(book, Section.REPAIRS, Section.KIT)
    assert "patched" not in text
    assert "Tent" not in text
