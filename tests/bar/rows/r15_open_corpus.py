"""Real files, held against facts worked out without this program; all of them lie beside the repository."""

import json
import math
import os
from pathlib import Path
from typing import Any

import sample_trips
from expedition.importers.read import read
from tests.bar.outcome import Outcome

WHAT = "Real recordings: points, kilometres (0.5 %), local dates, segments and zones as worked out elsewhere"
SUITE, LARGE = 8, 202
_TRACKS = Path(sample_trips.__file__).parent / "norway_motorbike" / "tracks"
_ROUNDED_KM = 0.0011


def run(_folder: Path, count: int, _seed: int) -> Outcome:
    """Reads so many of them: those of the sample, or those of the folder that `EXPEDITION_CORPUS` names."""
    source, facts = _TRACKS, Path(__file__).parents[1] / "norway_facts.jsonl"
    if count > SUITE:
        beside = Path(__file__).parents[4] / "shared" / "corpus"
        source = Path(os.environ.get("EXPEDITION_CORPUS", beside))
        facts = source / "facts.jsonl"
    if not facts.is_file():
        return Outcome(count, (f"EXPEDITION_CORPUS must name the folder of {facts.name}, not {source}",))
    known = [json.loads(line) for line in facts.read_text(encoding="utf-8").splitlines()][:count]
    failed = [f"{fact['file']}: {why}" for fact in known if (why := _fault(source / fact["file"], fact))]
    if len(known) < count:
        failed.append(f"there are only {len(known)} files")
    return Outcome(count, tuple(failed), {"points": f"{sum(fact['points'] for fact in known):,}"})


def _fault(path: Path, fact: dict[str, Any]) -> str:
    found = read(path)
    if found.reason:
        return found.reason
    km = found.distance_m / 1000
    first = f"{found.first_utc:%Y-%m-%dT%H:%M:%SZ}" if found.first_utc else None
    pairs = {
        "points": (found.points, fact["points"]),
        "days": (found.dates, fact["days"]),
        "segments": (found.segments, fact["segments"]),
        "zones": (set(found.zones), set(fact.get("zones", found.zones)) if found.dates else set(found.zones)),
        "first": (first, fact["first"] if first else None),
    }
    wrong = [f"{name} {ours} for {theirs}" for name, (ours, theirs) in pairs.items() if ours != theirs]
    if not math.isclose(km, fact["km"], rel_tol=0.005, abs_tol=_ROUNDED_KM):
        wrong.append(f"{km:.3f} km for {fact['km']}")
    return ", ".join(wrong)
