import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from expedition.cli import main
from expedition.kinds import FigureName
from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.records.fields import DayFields, StatedFields, TripFields


@pytest.fixture
def folder(logbook: Logbook) -> Path:
    for title, year, country, metres in (("East", 2023, "KZ", 80_000.0), ("West", 2021, "FR", 120_000.0)):
        trip = int(logbook.do("Add trip", trips.add, TripFields(title=title)).result)
        fields = DayFields(date=date(year, 7, 1), to_place=f"{title} end", country=country)
        day = int(logbook.do("Add day", days.add, trip, fields).result)
        logbook.do("State", days.state, day, StatedFields(figure=FigureName.DISTANCE, value=metres))
    logbook.close()
    return logbook.folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], folder: Path) -> Any:
    def run_command(*words: str) -> tuple[int, str, str]:
        code = main(["stats", str(folder), *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


def test_all_trips_are_told_as_figures(run: Any) -> None:
    code, out, _err = run("--all", "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["distance_m"], found["days"], found["climb_m"]) == (200_000.0, 2, None)
    assert [(trip["title"], trip["distance_m"]) for trip in found["trips"]] == [
        ("West", 120_000.0),
        ("East", 80_000.0),
    ]
    assert [year["year"] for year in found["years"]] == [2021, 2023]
    longest = next(one for one in found["records"] if one["key"] == "longest_day_m")
    assert (longest["value"], longest["date"], longest["detail"]) == (120_000.0, "2021-07-01", "West end")
    assert [one["country"] for one in found["firsts"]] == ["FR", "KZ"]


def test_all_trips_are_told_in_words(run: Any) -> None:
    lines = run("--all")[1].splitlines()
    assert lines[0] == "2 trips: 200 km ridden, 2 days, 2 countries, – nights out, – m climbed"
    assert "First time in France: 2021-07-01" in lines


def test_several_trips_without_a_name_are_still_refused(run: Any) -> None:
    assert run("--json")[0] == 1


@pytest.mark.parametrize(("words", "code"), [(("--by", "week"), 2), (("--trip", "East"), 1)])
def test_all_trips_are_not_one_of_them(run: Any, words: tuple[str, ...], code: int) -> None:
    found, out, err = run("--all", *words)
    assert (found, out) == (code, "")
    assert err
