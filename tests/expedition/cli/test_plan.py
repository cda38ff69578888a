import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from expedition.cli import main
from expedition.kinds import DocumentKind
from expedition.operations import entries, trips
from expedition.records.fields import DocumentFields, StageFields, TripFields
from tests.blank import blank

START = date(2030, 7, 1)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    folder = tmp_path / "log"
    with blank(folder) as logbook:
        fields = TripFields(title="Pamir", planned_start=START, goal_day_m=90_000)
        trip = logbook.do("Begin", trips.add, fields).result
        for position, (place, km, rests) in enumerate((("Sary-Tash", 185, 1), ("Murghab", 230, 0)), 1):
            stage = StageFields(
                position=position, from_place="Osh" if position == 1 else "Sary-Tash", to_place=place,
                distance_m=km * 1000.0, rest_days=rests, country="KG" if position == 1 else "TJ",
            )  # fmt: skip
            logbook.do("Plan", entries.add_to_trip, "stage", trip, stage)
        visa = DocumentFields(kind=DocumentKind.VISA, country="TJ", valid_until=START + timedelta(days=40))
        logbook.do("Visa", entries.add_to_trip, "document", trip, visa)
    return folder


def plan_of(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["plan", *words, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_plan_is_told_for_scripts(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = plan_of(capsys, str(log), "--on", "2030-07-04", "--at", "Murghab")
    assert (found["goal_distance_m"], found["start"], found["arrival"]) == (
        415_000,
        "2030-07-01",
        "2030-07-06",
    )
    assert found["to_go_m"] == 415_000
    assert [(stage["to"], stage["first"], stage["last"]) for stage in found["stages"]] == [
        ("Sary-Tash", "2030-07-01", "2030-07-02"),
        ("Murghab", "2030-07-04", "2030-07-06"),
    ]
    on = found["on"]
    assert (on["stage"], on["from"], on["to"], on["rest"], on["lat"]) == (
        2,
        "Sary-Tash",
        "Murghab",
        False,
        None,
    )
    assert on["distance_m"] == pytest.approx(185_000 + 230_000 / 3)
    assert found["at"] == {"place": "Murghab", "distance_m": 415_000, "date": "2030-07-06"}
    assert found["papers"][0]["country"] == "TJ"
    assert len(found["days"]) == 6


def test_the_plan_is_told_in_words(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", str(log), "--on", "2030-07-03", "--at", "km 100"]) == 0
    said = capsys.readouterr().out
    assert "Sary-Tash, day of rest" in said
    assert "km 100: km 100, on 2 July 2030" in said
    assert "415 km planned" in said
    assert "Tajikistan: until 10 August 2030" in said


def test_a_trip_without_a_plan_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "log"), "--title", "East"]) == 0
    capsys.readouterr()
    assert main(["plan", str(tmp_path / "log"), "--on", "2030-07-03", "--at", "Osh"]) == 0
    said = capsys.readouterr().out
    assert "not known" in said
    assert "When does it begin?" in said
    found = plan_of(capsys, str(tmp_path / "log"))
    assert (found["goal_distance_m"], found["days"], found["to_go_m"]) == (None, [], None)


def test_what_is_no_date_is_refused(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", str(log), "--on", "soon"]) == 2
    assert "is no date" in capsys.readouterr().err
