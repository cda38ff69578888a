"""The files a traveller brings, by the endings of their names: for file dialogs and for words about them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from expedition.text import _, plural

_TRACKS = ("gpx", "fit", "tcx", "kml", "kmz", "geojson", "nmea")
_PHOTOS = ("jpg", "jpeg", "heic", "heif", "avif", "png", "webp", "tif", "tiff")
_PACKED = ("zip", "gz")
_MAPS = ("mbtiles", "pmtiles")


def sticks_folder() -> Path:
    """Where this system shows sticks and disks that were put in, else the home folder."""
    home = Path.home()
    places = (Path("/run/media") / home.name, Path("/media") / home.name, Path("/Volumes"))
    return next((place for place in places if place.is_dir()), home)


def import_filter() -> str:
    """What can be imported, first all of it together."""
    return ";;".join(
        (
            _line(_("Tracks and photos"), (*_TRACKS, "json", *_PACKED, *_PHOTOS)),
            _line(_("Tracks: GPX, FIT, TCX, KML, GeoJSON, NMEA"), (*_TRACKS, "json")),
            _line(_("Photos"), _PHOTOS),
            _line(_("Archives"), _PACKED),
            _("All files (*)"),
        )
    )


def photo_filter() -> str:
    """Pictures only."""
    return ";;".join((_line(_("Photos"), _PHOTOS), _("All files (*)")))


def map_filter() -> str:
    """Map files only."""
    return ";;".join((_line(_("Maps: MBTiles, PMTiles"), _MAPS), _("All files (*)")))


def map_files(paths: Iterable[Path]) -> list[Path]:
    """Those that are maps by their names."""
    return [path for path in paths if not path.is_dir() and _kind(path) == "map"]


def are_photos(paths: Sequence[Path]) -> bool:
    """Whether all of them are pictures by their names."""
    return bool(paths) and all(_kind(path) == "photo" for path in paths)


def recognised(paths: Sequence[Path]) -> str:
    """What a bundle of files seems to be: "9 tracks, 214 photos", "2 folders, 1 track"."""
    folders = sum(path.is_dir() for path in paths)
    kinds = [_kind(path) for path in paths if not path.is_dir()]
    said = (
        (folders, plural("{n} folder", "{n} folders", folders)),
        (n := kinds.count("track"), plural("{n} track", "{n} tracks", n)),
        (n := kinds.count("photo"), plural("{n} photo", "{n} photos", n)),
        (n := kinds.count("packed"), plural("{n} archive", "{n} archives", n)),
        (n := kinds.count("map"), plural("{n} map", "{n} maps", n)),
        (n := kinds.count("other"), plural("{n} other file", "{n} other files", n)),
    )
    return ", ".join(words for count, words in said if count)


def tracks_folder(paths: Sequence[Path]) -> Path | None:
    """Where the tracks among some files come from; None where there are none."""
    first = next((path for path in paths if path.is_dir() or _kind(path) in ("track", "packed")), None)
    return first if first is None or first.is_dir() else first.parent


def _kind(path: Path) -> str:
    ending = path.suffix.lower().lstrip(".")
    if ending == "gz":
        ending = Path(path.stem).suffix.lower().lstrip(".") or ending
    kinds = (("track", _TRACKS), ("photo", _PHOTOS), ("packed", _PACKED), ("map", _MAPS))
    return next((kind for kind, endings in kinds if ending in endings), "other")


def _line(name: str, endings: Iterable[str]) -> str:
    """One choice of a file dialog; some desktops tell capitals apart."""
    return f"{name} ({' '.join(f'*.{ending} *.{ending.upper()}' for ending in endings)})"


def local_files(dragged: QMimeData) -> list[Path]:
    """The files of this machine among what is dragged here."""
    urls = dragged.urls() if dragged.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
