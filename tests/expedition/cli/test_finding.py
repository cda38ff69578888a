import json
from datetime import date

import pytest

from expedition.cli import main
from expedition.logbook import Logbook
from expedition.operations import entries
from expedition.records.fields import StayFields


def test_find_tells_what_has_the_words(
    logbook: Logbook, day_id: int, capsys: pytest.CaptureFixture[str]
) -> None:
    logbook.do("Add", entries.add, "stay", day_id, StayFields(name="Inn", note="Near Geer'mu."))
    assert main(["find", str(logbook.folder), "geermu", "inn"]) == 0
    assert capsys.readouterr().out == "   1  2025-07-18  stay          Inn  Near Geer'mu.\n"
    assert main(["find", str(logbook.folder), "GEERMO", "--trip", "East", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "instead": "geermu",
        "found": [
            {
                "kind": "stay",
                "trip": "East",
                "day": 1,
                "date": str(date(2025, 7, 18)),
                "title": "Inn",
                "field": "note",
                "excerpt": "Near Geer'mu.",
            }
        ],
    }


def test_nothing_found_is_no_error(logbook: Logbook, day_id: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", str(logbook.folder), "NEAR(", "*"]) == 0
    assert capsys.readouterr() == ("", "")
