"""Decimals, dates and words are the same under other languages and time zones of the machine."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.bar.outcome import Outcome

WHAT = "An evening tells the same in de_DE, tr_TR, ar_EG, ru_RU and far zones; at length, the suite is green"
SUITE, LARGE = 4, 8
_ROOT = Path(__file__).parents[3]
_LANGUAGES = ("tr_TR", "de_DE", "ar_EG", "ru_RU")
_ZONES = ("Asia/Kathmandu", "America/St_Johns", "Pacific/Apia")
_PARTS = ("tests/expedition", "tests/ui", "tests/journeys")
_MADE = Path(tempfile.gettempdir()) / f"expedition-languages-{os.getuid() if hasattr(os, 'getuid') else 0}"


def run(folder: Path, count: int, seed: int) -> Outcome:
    """The evening in one place after another; all above the suite's share run the whole suite in one."""
    places = [
        f"{_LANGUAGES[number % 4]} {_ZONES[(number + number // 4 + seed) % 3]}" for number in range(count)
    ]
    evenings, suites = places[:SUITE], places[SUITE:]
    wanted = _LANGUAGES if suites else _LANGUAGES[:1]
    environment = dict(os.environ) | _with_languages(wanted)
    told = _evenings(folder, evenings, environment)
    failed = [f"{place}: {wrong} told otherwise" for place, wrong in told.items() if wrong]
    for place in suites:
        why = _suite_fault(place, environment)
        if why:
            failed.append(f"{place}: {why}")
    return Outcome(count, tuple(failed), {"languages of the C library": str(len(_installed(environment)))})


def _evenings(folder: Path, places: Sequence[str], environment: Mapping[str, str]) -> dict[str, str]:
    """What each place told otherwise than at home, by the place."""
    command = [sys.executable, "-m", "tests.bar.abroad", str(folder), *places]
    done = subprocess.run(
        command, cwd=_ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        return dict.fromkeys(places, done.stderr[-300:])
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return {place: wrong and f"{wrong} {done.stderr[-300:]}" for place, wrong in found.items()}


def _suite_fault(place: str, environment: Mapping[str, str]) -> str:
    """The tests that fail in a place, in few words."""
    language, zone = place.split()
    here = dict(environment) | {"LC_ALL": f"{language}.UTF-8", "LANG": f"{language}.UTF-8", "TZ": zone}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--timeout", "600", *_PARTS]
    done = subprocess.run(command, cwd=_ROOT, env=here, capture_output=True, text=True, check=False)
    if not done.returncode:
        return ""
    bad = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return "; ".join(bad) or done.stdout[-500:]


def _with_languages(wanted: Sequence[str]) -> dict[str, str]:
    """Languages for the C library where the machine has none: without, only Qt and Python speak them."""
    missing = [name for name in wanted if name not in _installed(os.environ)]
    for name in missing:
        place = _MADE / f"{name}.UTF-8"
        if not place.exists():
            _MADE.mkdir(exist_ok=True)
            with suppress(OSError):
                command = ["localedef", "-i", name, "-f", "UTF-8", str(place)]
                subprocess.run(command, capture_output=True, check=False)
    return {"LOCPATH": str(_MADE)} if missing and _MADE.exists() else {}


def _installed(environment: Mapping[str, str]) -> set[str]:
    """Which of the languages the C library finds."""
    with suppress(OSError):
        done = subprocess.run(
            ["locale", "-a"], env=dict(environment), capture_output=True, text=True, check=False
        )
        there = {name.partition(".")[0] for name in done.stdout.split()}
        made = (
            {path.name.partition(".")[0] for path in _MADE.iterdir()} if "LOCPATH" in environment else set()
        )
        return set(_LANGUAGES) & (there | made)
    return set()
