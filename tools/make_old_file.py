"""Makes the logbook that stands for the present schema in `tests/old_files/`; run once per release.

Usage: python -m tools.make_old_file FOLDER
"""

import sys
import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image

from expedition import intake
from expedition.itinerary import edit
from expedition.kinds import CrossingKind, DayKind, FigureName, LegMode, Precision, PriceKind, StayKind
from expedition.logbook import Logbook
from expedition.operations import days, entries, legs, trips
from expedition.records.catalogue import ENTRY_KINDS, Owner
from expedition.records.fields import (
    CrossingFields,
    DayFields,
    EncounterFields,
    LegFields,
    Pair,
    PersonFields,
    RepairFields,
    Said,
    StatedFields,
    StayFields,
    TripFields,
)
from tests.expedition.tracks import START, gpx

_PLACES = (
    '<wpt lat="43.01" lon="79.26"><name>Spring</name><sym>Drinking Water</sym></wpt>'
    '<rte><name>To the pass</name><rtept lat="43.0" lon="79.2"/><rtept lat="43.1" lon="79.3"/></rte>'
)


def make(folder: Path) -> None:
    """One trip with one of everything that a logbook can hold."""
    with Logbook.create(folder) as logbook:
        fields = TripFields(
            title="Қорғас 霍尔果斯",
            summary="*Old* but whole.",
            goal_distance_m=1e6,
            goal_day_m=8e4,
            rest_every=6,
            rest_weekdays="sun",
        )
        people = (PersonFields(name="Ida", nationality="NO", is_author=True),)
        trip = logbook.do("Add trip", trips.add, fields, people).result
        with tempfile.TemporaryDirectory() as scratch:
            _import(logbook, trip, Path(scratch))
        rest = DayFields(date=date(2025, 7, 19), kind=DayKind.REST, diary="Slept.", country="KZ")
        day = logbook.do("Add day", days.add, trip, rest).result
        stay = StayFields(
            kind=StayKind.YURT, price_kind=PriceKind.GIFT, price=Decimal("0.10"), currency="KZT"
        )
        logbook.do("Stay", entries.add, "stay", day, stay)
        logbook.do("Met", entries.add, "encounter", day, EncounterFields(who="two riders", count=2))
        logbook.do("Repair", entries.add, "repair", day, RepairFields(part="tyre", time_lost_s=1500.0))
        crossing = CrossingFields(kind=CrossingKind.PASS, name="Kegen", height_m=2012.0)
        logbook.do("Crossing", entries.add, "crossing", day, crossing)
        logbook.do("Ferry", legs.add, day, LegFields.of(LegMode.FERRY))
        said = StatedFields(
            figure=FigureName.TEMPERATURE_MAX, value=44.0, precision=Precision.ABOUT, words="hot"
        )
        logbook.do("Say", days.state, day, said)
        remarks: dict[str, Any] = {
            "said": (Said("lat", Precision.ABOUT, "44°N"),),
            "extra": (Pair("Wi-Fi", "4G"),),
        }
        for kind in ENTRY_KINDS:
            named: dict[str, Any] = {"name": "Қорғас"} if kind.name == "person" else {}
            owner = trip if kind.owner is Owner.TRIP else day
            logbook.do("Add", entries.add, kind.name, owner, kind.fields(**named, **remarks))


def _import(logbook: Logbook, trip: int, folder: Path) -> None:
    """A morning and an afternoon joined to one leg, a marked place, a planned route, a photo."""
    morning, afternoon, picture = (folder / name for name in ("ride.gpx", "later.gpx", "view.jpg"))
    morning.write_text(gpx(200).replace("<trk>", _PLACES + "<trk>", 1))
    afternoon.write_text(gpx(100, start=START + timedelta(hours=2), lat=43.07))
    exif = Image.Exif()
    exif[ExifTags.Base.DateTime] = "2025:07:18 09:10:00"
    Image.new("RGB", (60, 40), "seagreen").save(picture, exif=exif)
    plan = intake.plan_files(logbook, trip, [morning, afternoon, picture])
    intake.accept(logbook, trip, edit.join(plan, plan.legs[0].key))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
