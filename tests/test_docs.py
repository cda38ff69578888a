"""The documentation names everything a reader may write."""

import re
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from expedition import kinds
from expedition.records import fields as records
from expedition.records.catalogue import ENTRY_KINDS, EntryKind
from expedition.records.folder import FolderOriginal, FolderRoute, Picture
from tools import make_statistics

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "trip-folder.md").read_text(encoding="utf-8")
OTHERS = [records.TripFields, records.DayFields, FolderOriginal, FolderRoute, Picture]
ROWS = {"legs": records.LegFields, "photos": records.PhotoFields}
EVERYWHERE = {"said", "extra", "audience", "uid"}
NOT_WRITTEN = {"path", "route_id", "points"}
VOCABULARIES = [
    one for one in vars(kinds).values() if isinstance(one, type) and issubclass(one, StrEnum) and list(one)
]


def row(plural: str) -> str:
    """The line of a table that tells of a list."""
    found = re.search(rf"^\| `{plural}` .*$", PAGE, re.MULTILINE)
    assert found, plural
    return found[0]


def names(kind: type) -> list[str]:
    """All names of fields of a record and of the records it lists."""
    found = [field.name for field in fields(kind) if field.name not in EVERYWHERE | NOT_WRITTEN]
    listed = [get_args(hint)[0] for hint in get_type_hints(kind).values() if get_args(hint)[1:] == (...,)]
    inner: list[Any] = [one for one in listed if one not in (records.Said, records.Pair)]
    return found + [name for one in inner for name in names(one)]


@pytest.mark.parametrize("kind", OTHERS)
def test_every_field_of_a_trip_folder_is_documented(kind: type) -> None:
    assert [name for name in names(kind) if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("kind", ENTRY_KINDS, ids=lambda kind: str(kind.name))
def test_every_field_of_an_entry_is_documented_in_its_row(kind: EntryKind) -> None:
    line = row(kind.plural)
    if kind.name == "transport":
        line += row("expenses")
    assert [name for name in names(kind.fields) if f"`{name}`" not in line] == []


@pytest.mark.parametrize("plural", ROWS)
def test_every_field_of_a_leg_and_a_photo_is_documented_in_its_row(plural: str) -> None:
    assert [name for name in names(ROWS[plural]) if f"`{name}`" not in row(plural)] == []


@pytest.mark.parametrize("name", sorted(EVERYWHERE | {"file", "gpx", "part", "original", "position"}))
def test_what_is_of_no_single_kind_is_documented(name: str) -> None:
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_word_of_a_trip_folder_is_documented(vocabulary: type[StrEnum]) -> None:
    assert [word for word in vocabulary if f"`{word}`" not in PAGE] == []


def test_the_table_of_figures_is_made_of_the_figures() -> None:
    page = make_statistics.PAGE.read_text(encoding="utf-8")
    written = page.partition(make_statistics.BEGIN)[2].partition(make_statistics.END)[0]
    assert written == make_statistics.table(), "after: python -m tools.make_statistics"
