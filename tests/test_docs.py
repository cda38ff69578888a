"""The documentation names everything a reader may write."""

from dataclasses import fields
from pathlib import Path

import pytest

from expedition import kinds
from expedition.records import fields as records

DOCS = Path(__file__).parents[1] / "docs"
RECORDS = [
    records.TripFields,
    records.PersonFields,
    records.DayFields,
    records.LegFields,
    records.StayFields,
    records.EncounterFields,
    records.RepairFields,
    records.CrossingFields,
]
WORDS = [kinds.DayKind, kinds.LegMode, kinds.LegPower, kinds.LegOrigin, kinds.StayKind, kinds.FigureName]
IN_THE_TEXT = {"summary", "diary"}


@pytest.mark.parametrize("kind", RECORDS)
def test_every_field_of_a_trip_folder_is_documented(kind: type) -> None:
    page = (DOCS / "trip-folder.md").read_text(encoding="utf-8")
    assert [f.name for f in fields(kind) if f.name not in IN_THE_TEXT and f"`{f.name}`" not in page] == []


@pytest.mark.parametrize("vocabulary", WORDS)
def test_every_word_of_a_trip_folder_is_documented(vocabulary: type[kinds.DayKind]) -> None:
    page = (DOCS / "trip-folder.md").read_text(encoding="utf-8")
    assert [word for word in vocabulary if f"`{word}`" not in page] == []
