"""Small recordings, each odd in a way that was met in files of others; all of them are written here."""

from dataclasses import dataclass
from functools import reduce
from operator import xor

from tests.expedition.importers import fit_files, odd
from tests.expedition.importers.packing import RIDE, zipped
from tests.expedition.importers.snapshots import HEIC

_PLACE = "4300.0000,N,07900.0000,E"
_BEGIN, _END = "2025-07-18 04:00:00+00:00", "2025-07-18 04:00:30+00:00"
_MIDNIGHT = "2025-07-18 23:59:59+00:00"


@dataclass(frozen=True, slots=True)
class Odd:
    """A file; what is told of it: points, segments, first and last time, and a part of what is said."""

    name: str
    data: bytes
    points: int
    segments: int = 1
    first: str = ""
    last: str = ""
    said: str = ""


def odd_recordings() -> tuple[Odd, ...]:
    """All of them."""
    return (*_logs(), *_markup(), *_packed(), *_binary())


def _line(body: str) -> str:
    return f"${body}*{reduce(xor, body.encode()):02X}\r\n"


def _gga(clock: str) -> str:
    return _line(f"GPGGA,{clock},{_PLACE},1,08,0.9,900.0,M,-40.0,M,,")


def _rmc(clock: str) -> str:
    return _line(f"GPRMC,{clock},A,{_PLACE},5.0,90.0,180725,,,A")


def _logs() -> tuple[Odd, ...]:
    moments = _rmc("040000.00") + _rmc("040030.")
    night = _gga("235959.00") + _line("GPZDA,000000,19,07,2025,00,00") + _gga("000001.00")
    marked = _line("GPWPL,4300.0000,N,07900.0000,E,😁") + _line("GPWPL,4300.0000,N,07900.0000,E,Spring")
    return (
        Odd("wide-letters.nmea", moments.encode("utf-16"), 2, 1, _BEGIN, _END),
        Odd("date-between.nmea", night.encode(), 2, 1, _MIDNIGHT, "2025-07-19 00:00:01+00:00"),
        Odd("places.nmea", marked.encode("utf-16"), 0, 0, said="one waypoint"),
    )


def _markup() -> tuple[Odd, ...]:
    undeclared = odd.with_point(odd.point("<extensions><gpxtpx:hr>90</gpxtpx:hr></extensions>"))
    crossed = odd.gpx(f"<trk><trkseg>{odd.FIRST}{odd.LAST}</trk></trkseg><trk>")
    update = b"<kml><NetworkLinkControl><Update></Update></NetworkLinkControl></kml>"
    area = (
        b"<kml><Placemark><Polygon><coordinates>79,43 79.1,43 79,43</coordinates></Polygon></Placemark></kml>"
    )
    moment = b"<Trackpoint><Time>2025-07-18T04:00:00Z</Time></Trackpoint>"
    indoors = (
        b"<TrainingCenterDatabase><Activity><Lap><Track>%s</Track></Lap></Activity></TrainingCenterDatabase>"
        % moment
    )
    return (
        Odd("prefix-of-nothing.gpx", undeclared, 3, 1, _BEGIN, _END),
        Odd("crossed-tags.gpx", crossed, 2, 1, _BEGIN, _END, "damaged at line"),
        Odd("update.kml", update, 0, 0, said="no recorded track"),
        Odd("style.kml", b"<Style><LineStyle/></Style>", 0, 0, said="XML of another kind"),
        Odd("area.kml", area, 0, 0, said="areas"),
        Odd("indoors.tcx", indoors, 0, 1, said="without positions"),
    )


def _packed() -> tuple[Odd, ...]:
    return (
        Odd("picture.kmz", HEIC.read_bytes(), 0, 0),
        Odd("no-map.kmz", zipped({"readme.txt": b"none"}), 0, 0, said="no track in this archive"),
        Odd("late-map.kmz", zipped({"files/a.txt": b"", "ride.gpx": RIDE}), 2, 1, _BEGIN, _END),
    )


def _binary() -> tuple[Odd, ...]:
    begin, last = "2024-11-08 11:33:20+00:00", "2024-11-08 11:33:31+00:00"
    return (Odd("cut.fit", fit_files.fit(fit_files.ride())[:300], 12, 1, begin, last, "ends too early"),)
