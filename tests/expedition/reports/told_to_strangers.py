"""A logbook with a canary wherever strangers may not read, and every place where a report could hold one."""

import re
import zlib
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from PIL import ExifTags, Image

from expedition import intake
from expedition.exporters.gpx import NamedLine, write
from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.operations import days, entries, legs, photos, trips
from expedition.queries.days import day_pages
from expedition.records.catalogue import ENTRY_KINDS, EntryKind, Owner
from expedition.records.fields import DayFields, PersonFields, TripFields
from tests.expedition.reports.books import line
from tests.expedition.reports.every_field import filled
from tests.expedition.reports.made_trips import KARKARA, KEGEN
from tests.expedition.reports.pdf_text import bare, text_of

CANARY = "Kanari"
_LATITUDE, _LONGITUDE = 47.131317, 83.272729
_PLACES = ("47.131", "83.272", "47,131", "83,272", "47°07", "47° 7")
_NUMBER = "+77019955331"
_HIDDEN: dict[str, tuple[str, ...]] = {
    "encounter": ("names", "nickname", "contact"),
    "stay": ("host",),
    "expense": ("payee",),
    "quote": ("speakers",),
    "road": ("told_by",),
    "document": ("number",),
    "contact": ("name", "numbers"),
}
_ON = date(2025, 7, 18)


def fill(logbook: Logbook, folder: Path) -> int:
    """A public trip of two days, the second for the family alone; gives its id."""
    words = f"Rode with {CANARY}0x, call {_NUMBER} or {CANARY.lower()}@example.org."
    trip = TripFields(title="East", audience=Audience.PUBLIC, summary=words, language="en")
    trip_id: int = logbook.do("Add", trips.add, trip).result
    person = PersonFields(name=f"{CANARY}0x", note=f"{CANARY}1x", audience=Audience.FAMILY)
    for one in (PersonFields(name="Writer", is_author=True), person):
        logbook.do("Add", trips.add_person, trip_id, one)
    day = DayFields(date=_ON, title="Off", diary=words, from_place="Karkara", to_place="Kegen", country="KZ")
    open_day = logbook.do("Add", days.add, trip_id, day).result
    shut: DayFields = filled(
        DayFields, f"{CANARY}2x", date=date(2025, 7, 19), country="KZ", from_place="Kegen"
    )
    shut = replace(shut, to_place="Shonzhy", audience=Audience.FAMILY)
    shut_day = logbook.do("Add", days.add, trip_id, shut).result
    for kind in ENTRY_KINDS:
        for day_id in (open_day, shut_day):
            _add(logbook, kind, trip_id, day_id)
    _import(logbook, trip_id, folder)
    return trip_id


def _add(logbook: Logbook, kind: EntryKind, trip_id: int, day_id: int) -> None:
    """One entry for the family with a canary in every text, and one for all with what stays hidden."""
    private = filled(kind.fields, f"{CANARY}{kind.name}x", audience=Audience.FAMILY)
    hidden = {name: f"{CANARY}{kind.name}{name}x" for name in _HIDDEN.get(kind.name, ())}
    public: Any = replace(filled(kind.fields, "Open", audience=Audience.PUBLIC), **hidden)
    for made in (private, public):
        if {"lat", "lon"} <= {field.name for field in fields(made)}:
            made = replace(made, lat=_LATITUDE, lon=_LONGITUDE)
        if kind.owner is Owner.TRIP:
            logbook.do("Add", entries.add_to_trip, kind.name, trip_id, made)
        else:
            logbook.do("Add", entries.add, kind.name, day_id, made)


def _import(logbook: Logbook, trip_id: int, folder: Path) -> None:
    """A track and two pictures; names of files, names in files, what the camera wrote."""
    track, shown, kept = (folder / f"{CANARY}0x {name}" for name in ("way.gpx", "shown.jpg", "kept.jpg"))
    points = line([KARKARA, KEGEN])
    noon_ms = (_ON - date(1970, 1, 1)).days * 86_400_000 + 6 * 3_600_000
    points = replace(points, time_ms=points.time_ms * 0 + noon_ms + 1000 * np.arange(len(points)))
    track.write_bytes(write([NamedLine(f"{CANARY}3x", f"{CANARY}4x", points)]))
    for at, file in enumerate((shown, kept)):
        exif = Image.Exif()
        exif[ExifTags.Base.DateTime] = "2025:07:18 12:10:00"
        exif[ExifTags.Base.Artist] = exif[ExifTags.Base.Make] = f"{CANARY}5x"
        picture = Image.new("RGB", (640, 400), (90 + 60 * at, 120, 60))
        picture.save(file, exif=exif, comment=f"{CANARY}6x".encode())
    intake.accept(logbook, trip_id, intake.plan_files(logbook, trip_id, [track, shown, kept]))
    for page in logbook.read(day_pages, trip_id):
        for leg in page.legs:
            private = replace(leg.fields, title=f"{CANARY}7x", note=f"{CANARY}8x", audience=Audience.FAMILY)
            logbook.do("Go", legs.update, leg.id, private)
        for photo in page.photos:
            is_kept = "kept" in photo.name
            told = replace(
                photo.fields,
                caption=f"{CANARY}9x" if is_kept else "The ford",
                lat=_LATITUDE,
                lon=_LONGITUDE,
                audience=Audience.FAMILY if is_kept else Audience.PUBLIC,
            )
            logbook.do("Tell", photos.update, photo.id, told)


def told_by_pdf(data: bytes) -> list[str]:
    """What of the canaries can be found in a PDF: in its text, its strings, its streams."""
    parts = [data, *_streams(data)]
    plain = b"\n".join(parts)
    readable = plain.decode("latin-1") + _wide(plain) + bare(text_of(data))
    return told_by_text(readable)


def told_by_text(text: str) -> list[str]:
    """What of the canaries can be found in a text."""
    found = re.findall(rf"(?i){CANARY}\w*", text)
    found += [number for number in (_NUMBER[3:], "701 995 53 31") if number in text]
    return sorted({*found, *(place for place in _PLACES if place in text)})


def _streams(data: bytes) -> list[bytes]:
    """All streams that can be unpacked."""
    found = []
    for match in re.finditer(rb"stream\r?\n", data):
        try:
            found.append(zlib.decompressobj().decompress(data[match.end() :]))
        except zlib.error:
            continue
    return found


def _wide(data: bytes) -> str:
    """Strings of two bytes a sign, written as such, with escapes, or as hexadecimal digits."""
    straight = data.replace(b"\\000", b"\0").replace(b"\0", b"").decode("latin-1")
    digits = (
        match.group(1) for match in re.finditer(rb"<([0-9A-Fa-f]{8,})>", data) if len(match.group(1)) % 4 == 0
    )
    return straight + "\n".join(bytes.fromhex(run.decode()).decode("utf-16-be", "replace") for run in digits)
