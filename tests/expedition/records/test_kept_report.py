from datetime import date

import pytest

from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.queries.trips import kept_report
from expedition.records.kept_report import kept_text, options_of
from expedition.records.report import Density, Edition, Paper, Quality, ReportOptions, Section

ALL = ReportOptions(
    edition=Edition.ROUTE_NOTES,
    first=date(2025, 7, 18),
    last=date(2025, 7, 20),
    country="KZ",
    audience=Audience.PUBLIC,
    paper=Paper.LETTER,
    language="kk",
    second_language="ru",
    density=Density.TABLE,
    accent="#1f4e79",
    cover_photo=7,
    has_map_cover=True,
    quality=Quality.PRINT,
    omitted=frozenset({Section.MONEY, Section.MAPS}),
    trim_m=500.0,
    is_single_sided=True,
    is_prettified=False,
    has_signature_lines=True,
)


def test_every_choice_is_kept() -> None:
    usual = ReportOptions()
    assert all(getattr(ALL, name) != getattr(usual, name) for name in ReportOptions.__dataclass_fields__)
    assert options_of(kept_text(ALL)) == ALL
    assert options_of(kept_text(usual)) == usual


@pytest.mark.parametrize(
    "text", ["", "[]", "half {", '{"paper": "a5", "trim_m": null, "omitted": ["sky"], "new": 1}']
)
def test_what_cannot_be_read_is_as_usual(text: str) -> None:
    assert options_of(text) == ReportOptions()


def test_a_trip_keeps_its_choices_without_a_step(logbook: Logbook, trip_id: int) -> None:
    before = logbook.undo_label
    logbook.keep(trips.keep_report, trip_id, ALL)
    assert logbook.read(kept_report, trip_id) == ALL
    assert logbook.undo_label == before
    folder = logbook.folder
    logbook.close()
    with Logbook.open(folder) as again:
        assert again.read(kept_report, trip_id) == ALL
        again.undo()
        again.redo()
