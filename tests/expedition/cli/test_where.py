import json
from pathlib import Path

import pytest

from expedition.cli import main
from expedition.logbook import Logbook
from tests.expedition.operations.test_filling import KAZAKH, KEGEN, KYRGYZ, ride


def test_where_tells_of_a_point(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["where", "42.9065", "79.2264"]) == 0
    words = capsys.readouterr().out
    assert words.startswith("12 km S of Kegen, Kazakhstan · about ")
    assert words.endswith(" m · Asia/Almaty\n")
    assert main(["where", "-33.4", "-70.6", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["country"], told["zone"]) == ("CL", "America/Santiago")
    assert set(told) == {"lat", "lon", "country", "zone", "place", "distance_m", "bearing_deg", "ground_m"}


def test_at_sea_country_and_ground_are_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["where", "40", "-40", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["country"], told["ground_m"]) == (None, None)


@pytest.mark.parametrize("at", [("91", "0"), ("0", "181"), ("nan", "0"), ("north", "0")])
def test_what_is_no_position_is_wrong_usage(at: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["where", *at]) == 2
    assert "is no position" in capsys.readouterr().err


def test_an_import_tells_the_borders(
    logbook: Logbook, trip_id: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = ride(tmp_path, "a", KYRGYZ, KAZAKH, KEGEN)
    assert main(["import", str(logbook.folder), str(path), "--dry-run"]) == 0
    assert "2025-07-18: Kyrgyzstan → Kazakhstan, at km 0.5 · " in capsys.readouterr().out
    logbook.close()
    assert main(["import", str(logbook.folder), str(path), "--json"]) == 0
    (crossing,) = json.loads(capsys.readouterr().out)["crossings"]
    assert (crossing["date"], crossing["from"], crossing["to"]) == ("2025-07-18", "KG", "KZ")
    assert (crossing["lat"], crossing["lon"]) == pytest.approx((42.801, 79.181), abs=1e-3)
    assert crossing["utc"].startswith("2025-07-18T03:")
