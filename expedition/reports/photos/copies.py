"""Reduced copies of photos, kept outside the logbook and made again where they are lost."""

import io
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from expedition.errors import ReadError
from expedition.imaging import pictures
from expedition.imaging.colours import plain
from expedition.reports.photos.picture import Picture, Print

MOST_BYTES = 400 << 20
"""So much is kept of all books; then the copies that nobody asked for longest go."""
_HUGE_PIXELS = 30_000_000
_ENDING = ".jpg"


def usual_folder() -> Path:
    """Where the copies of this user's books are kept."""
    from platformdirs import user_cache_path

    return user_cache_path("expedition-logbook", appauthor=False) / "report-photos"


class Copies:
    """Copies of photos in a size and a quality; without a folder that can be written they are just made."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._huge = Lock()

    def copy(self, picture: Picture, longest: int, quality: int) -> Print:
        """The photo, upright but for the traveller's own turn, no longer than so many pixels.

        Raises:
            ReadError: Nothing of it can be shown.
        """
        kept = self._folder / f"{picture.sha256}-{longest}-{quality}{_ENDING}"
        with suppress(OSError, ReadError):
            found = _print(kept)
            os.utime(kept)
            return found
        data = self._made(picture, longest, quality)
        try:
            self._keep(kept, data)
        except OSError:
            with io.BytesIO(data) as stream:
                width, height = pictures.opened(stream).size
            return Print(width, height, 1, "DeviceRGB", len(data), data=data)
        return _print(kept)

    def prune(self, most: int = MOST_BYTES) -> None:
        """Removes the copies asked for longest ago until the rest is no more than so many bytes."""
        with suppress(OSError):
            found = [(entry.stat(), entry.path) for entry in os.scandir(self._folder) if _is_copy(entry)]
            size = sum(stat.st_size for stat, _path in found)
            for stat, path in sorted(found, key=lambda one: one[0].st_mtime):
                if size <= most:
                    return
                with suppress(OSError):
                    Path(path).unlink()
                    size -= stat.st_size

    def _keep(self, kept: Path, data: bytes) -> None:
        """Writes a copy under its name at once; nothing is lost where a failing machine loses it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, prefix=".new-", delete=False) as unfinished:
            try:
                unfinished.write(data)
                unfinished.close()
                Path(unfinished.name).replace(kept)
            except BaseException:
                Path(unfinished.name).unlink(missing_ok=True)
                raise

    def _made(self, picture: Picture, longest: int, quality: int) -> bytes:
        """The JPEG; pictures that fill memory are decoded one at a time."""
        with picture.path.open("rb") as file:
            if picture.width * picture.height > _HUGE_PIXELS:
                with self._huge:
                    return _reduced(file, longest, quality)
            return _reduced(file, longest, quality)


def _reduced(file: BinaryIO, longest: int, quality: int) -> bytes:
    try:
        shown = plain(pictures.decoded(file, longest), longest)
    except MemoryError as error:
        raise ReadError("") from error
    stream = io.BytesIO()
    shown.save(stream, "JPEG", quality=quality, optimize=True)
    return stream.getvalue()


def _print(path: Path) -> Print:
    with path.open("rb") as file:
        width, height = pictures.opened(file).size
        if pictures.is_cut_off(file, "JPEG"):
            raise ReadError("")
    return Print(width, height, 1, "DeviceRGB", path.stat().st_size, path)


def _is_copy(entry: "os.DirEntry[str]") -> bool:
    return entry.name.endswith(_ENDING) and entry.is_file(follow_symlinks=False)
