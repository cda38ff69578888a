"""Real files of many devices, held against facts worked out without this program."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from expedition.importers.read import read

CORPUS = Path(os.environ.get("EXPEDITION_CORPUS", Path(__file__).parents[4] / "shared" / "corpus"))
FACTS = CORPUS / "facts.jsonl"
ROUNDED_KM = 0.0011


def facts(*endings: str) -> list[Any]:
    """What is known of the files whose names end in one of these ways."""
    if not FACTS.is_file():
        return [pytest.param(None, marks=pytest.mark.skip(reason="the corpus is not on this machine"))]
    rows = [json.loads(line) for line in FACTS.read_text(encoding="utf-8").splitlines()]
    return [pytest.param(row, id=row["file"]) for row in rows if row["file"].endswith(endings)]


@pytest.mark.parametrize("fact", facts(""))
def test_every_file_is_read_right(fact: dict[str, Any]) -> None:
    found = read(CORPUS / fact["file"])
    assert found.reason == ""
    assert found.points == fact["points"]
    assert found.distance_m / 1000 == pytest.approx(fact["km"], rel=0.005, abs=ROUNDED_KM)
    assert found.dates == fact["days"]
    assert found.segments == fact["segments"]
    if "wpt" in fact or fact["file"].endswith(".gpx"):
        assert len(found.waypoints) + found.lost_waypoints == fact.get("wpt", 0)
    assert found.first_utc is None or f"{found.first_utc:%Y-%m-%dT%H:%M:%SZ}" == fact["first"]
    assert (set(found.zones) == set(fact.get("zones", ()))) or not found.dates
