"""One evening with a logbook, lived in other languages and time zones: all it tells must be the same.

Run as a program of its own, whose copies each take one language and one zone.
"""

import json
import locale
import os
import re
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from expedition import intake, parsing, units
from expedition.exporters.gpx import NamedLine, write
from expedition.exporting import Format, export, pieces
from expedition.folding import folded
from expedition.importers.read import read as read_file
from expedition.kinds import LegMode
from expedition.logbook import Logbook
from expedition.operations import days, entries, trips
from expedition.points import Points
from expedition.queries.days import day_pages
from expedition.queries.ledger import ledger
from expedition.queries.search import find
from expedition.quick.reading import understand
from expedition.quick.tables import vocabulary
from expedition.quick.understood import Context
from expedition.records.choosing import Choice
from expedition.records.fields import (
    DayFields,
    EncounterFields,
    EntryFields,
    ExpenseFields,
    RepairFields,
    StayFields,
    TripFields,
    WaypointFields,
)
from expedition.text import speaking
from tests.blank import blank
from ui.forms.repair_form import RepairForm
from ui.forms.stay_form import StayForm
from ui.forms.waypoint_form import WaypointForm
from ui.icons import Icons
from ui.lettering import keep_letters_plain
from ui.theme import Theme

HOME = "C UTC"
_NIGHTS = (
    ("Nepal", 27.7, 85.3, datetime(2025, 3, 8, 17, 50, tzinfo=UTC)),
    ("St John's, the hour that is not", 47.5, -52.8, datetime(2025, 3, 9, 4, 55, tzinfo=UTC)),
    ("St John's, the hour that comes twice", 47.5, -52.8, datetime(2025, 11, 2, 3, 55, tzinfo=UTC)),
    ("Apia, where the day begins", -13.85, -171.7, datetime(2025, 4, 5, 10, 40, tzinfo=UTC)),
)
"""Rides over a midnight or a change of clocks, each where the machine's own clock says something else."""
_CHANCE = re.compile(r"\b[0-9a-f]{32}\b|20(?:2[6-9]|[3-9]\d)-\d\d-\d\dT[\d:.]+")
_LINES = (
    "spent 3500,50 KZT food",
    "hotel Aray 9000",
    "19 to 44 °C",
    "repair puncture rear 1,5 h",
    "met 2 cyclists from İzmir",
    "ISPARTA ılık",
)


def told(folder: Path, typed: Mapping[str, EntryFields]) -> dict[str, str]:
    """What an evening tells in which so much was typed, in parts with names."""
    with blank(folder / "log") as logbook:
        trip = int(logbook.do("Add", trips.add, TripFields(title="Iğdır to İzmir")).result)
        for number, (name, lat, lon, start) in enumerate(_NIGHTS):
            file = folder / f"{number}.gpx"
            file.write_bytes(write([NamedLine(name, "", _line(lat, lon, start))]))
            intake.accept(logbook, trip, intake.plan_files(logbook, trip, [file]))
        day = int(logbook.do("Add", days.add, trip, DayFields(date=date(2025, 7, 18))).result)
        for kind, fields in typed.items():
            logbook.do("Add", entries.add, kind, day, fields)
        spent = ExpenseFields(amount=Decimal("1234.50"), currency="KZT")
        logbook.do("Add", entries.add, "expense", day, spent)
        for who in ("İbrahim", "ISIL", "ılgın", "Émile", "Ägid", "Жанна", "عمر"):
            logbook.do("Add", entries.add, "encounter", day, EncounterFields(names=who))
        told = {f"typed {kind}": repr(sorted(asdict(fields).items())) for kind, fields in typed.items()}
        return told | _read(logbook, trip, folder) | _words()


def _line(lat: float, lon: float, start: datetime) -> Points:
    steps = np.arange(80)
    first_ms = int(start.timestamp()) * 1000
    lats, lons = np.asarray(lat + steps * 0.00123), np.asarray(lon + steps * 0.0005)
    return Points(lats, lons, np.asarray(100.25 + steps * 0.5), first_ms + steps * 60_000, np.array([0]))


def _typed(app: QApplication) -> Iterator[tuple[str, EntryFields]]:
    """What decimals, times and dates become that are typed into editors of the window."""
    theme = Theme(app)
    icons = Icons(theme)
    QTimer(app, interval=5)
    repair = RepairForm(theme, icons)
    repair.show_fields(RepairFields())
    _type(repair, "distance_m", "88,5 km")
    _type(repair, "time_lost_s", "1:30")
    _type(repair, "part", "İNCE ILIK INNER tube")
    yield "repair", repair.fields()
    stay = StayForm(theme, icons)
    stay.show_fields(StayFields())
    _type(stay, "price_kind price currency", "12.50")
    yield "stay", stay.fields()
    waypoint = WaypointForm(theme, icons)
    waypoint.show_fields(WaypointFields())
    _type(waypoint, "lat lon", "43.0012 N 79,25 E")
    _type(waypoint, "time_utc", "2025-07-18 23:59")
    yield "waypoint", waypoint.fields()


def _type(form: object, field: str, text: str) -> None:
    editor = form.editor(field)  # type: ignore[attr-defined]
    editor.findChildren(QLineEdit)[0].setText(text)


def _read(logbook: Logbook, trip: int, folder: Path) -> dict[str, str]:
    """The logbook as lists, files and searches tell it."""
    told = {}
    pages = logbook.read(day_pages, trip)
    told["days"] = repr([(page.row.date, page.row.number, page.row.total_m) for page in pages])
    legs = [leg for page in pages for leg in page.legs if leg.figures]
    told["legs"] = repr([(leg.fields.zone, leg.figures and leg.figures.start_utc) for leg in legs])
    told["money"] = repr(sorted(logbook.read(ledger, trip, date(2025, 12, 31)).days.items()))
    for kind in (Format.JSON, Format.GPX):
        texts, _written = pieces(logbook, [trip], kind, Choice(), intake.no_progress)
        told[kind.value] = _without_chance("".join(texts))
    export(logbook, [trip], folder / "tables", Format.CSV, Choice(), intake.no_progress)
    for table in sorted((folder / "tables").iterdir()):
        told[table.name] = _without_chance(table.read_bytes().decode("utf-8"))
    export(logbook, [trip], folder / "back.gpx", Format.GPX, Choice(), intake.no_progress)
    back = read_file(folder / "back.gpx")
    told["back"] = repr([(track.points.lat.tolist(), track.points.time_ms.tolist()) for track in back.tracks])
    for words in ("izmir", "İZMİR", "isil", "ılgın", "ince", "жанна"):
        hits = logbook.read(find, words).hits
        told[f"found {words}"] = repr([(hit.kind, hit.title) for hit in hits])
    return told


def _without_chance(text: str) -> str:
    """Without what is another in each logbook: uids, and when something came in, years after the rides."""
    return _CHANCE.sub("", text)


def _words() -> dict[str, str]:
    """Numbers, dates and lines as people write and read them."""
    context, words = Context(date=date(2025, 7, 20), currency="KZT"), vocabulary()
    told = {line: repr(understand(line, context, words)) for line in _LINES}
    day = date(2025, 3, 9)
    for language in ("en", "de", "ru"):
        with speaking(language):
            told[f"words {language}"] = repr(
                (
                    *(units.long_date(day), units.month_year(day), units.weekday(day)),
                    *(units.number(1234567.25, 2), units.km(88_540.0), units.duration(5400)),
                    units.money(Decimal("1234.5"), "KZT"),
                )
            )
    texts = ("1,5", "12.5", "61", "3500,50")
    told["numbers"] = repr([(text, parsing.plain_number(text), parsing.amount(text)) for text in texts])
    told["folded"] = repr(sorted(map(folded, ("Iğdır", "İzmir", "ılık", "ILIK", "Straße", "عمر"))))
    told["sorted"] = repr(sorted((mode.value for mode in LegMode), key=str.casefold))
    return told


def _live(place: str, folder: Path) -> dict[str, str]:
    """An evening in a place, as "tr_TR Asia/Kathmandu"."""
    name, zone = place.split()
    language = name if name == "C" else f"{name}.UTF-8"
    os.environ.update(LC_ALL=language, LANG=language, TZ=zone, QT_QPA_PLATFORM="offscreen")
    time.tzset()
    with suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, language)
    app = QApplication([])
    keep_letters_plain()
    assert name in ("C", QLocale.system().name()), QLocale.system().name()
    return told(folder, dict(_typed(app)))


def main() -> None:
    """Prints what each place told otherwise than at home, as JSON."""
    root, places = Path(sys.argv[1]), sys.argv[2:]
    told(root / "before", {})  # What is done for the first time takes longest: the copies need not.
    for number, place in enumerate([HOME, *places]):
        pid = os.fork()
        if not pid:
            code = 1
            try:
                folder = root / str(number)
                folder.mkdir()
                (root / f"{number}.json").write_text(json.dumps(_live(place, folder)), encoding="utf-8")
                code = 0
            except Exception:
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(code)
        os.waitpid(pid, 0)
    print(json.dumps(dict(_differences(root, places))))


def _differences(root: Path, places: list[str]) -> Iterator[tuple[str, str]]:
    home = json.loads((root / "0.json").read_text(encoding="utf-8"))
    for number, place in enumerate(places, start=1):
        file = root / f"{number}.json"
        there = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        wrong = [name for name in home if home[name] != there.get(name)]
        yield place, ", ".join(wrong) if there else "it ended with an error"


if __name__ == "__main__":
    main()
