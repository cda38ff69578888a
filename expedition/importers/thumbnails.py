"""Small pictures of photos: upright JPEGs in `small/` beside them, made once and again where lost."""

import io
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from expedition.errors import ReadError, UserError
from expedition.imaging import pictures
from expedition.imaging.colours import plain
from expedition.imaging.sizes import PAGE, STRIP
from expedition.importers.archives import Archives
from expedition.importers.workers import Workers, WorkersError
from expedition.records.importing import FilePlace
from expedition.text import _
from expedition.writing import write_whole

_QUALITY = 82
_PROCESSES = 2
_FEW = 4
"""So many are made sooner than processes are started."""

Progress = Callable[[int, int, str], None]


def path_of(photo: Path, longest: int) -> Path:
    """Where the small picture of a photo lies, `longest` pixels long."""
    return photo.parent / "small" / f"{photo.stem}-{longest}.jpg"


def small(photo: Path, longest: int) -> bytes:
    """The JPEG of a photo at this size, made and kept where it is missing.

    Raises:
        ReadError: The photo is gone, or nothing of it can be shown.
    """
    with suppress(OSError):
        return path_of(photo, longest).read_bytes()
    return _made(photo)[longest]


def preview(place: FilePlace) -> bytes:
    """The JPEG of a picture that is not kept yet, as large as a page.

    Raises:
        ReadError: It is gone, or nothing of it can be shown.
    """
    try:
        picture = plain(pictures.decoded(io.BytesIO(_bytes_of(place)), PAGE), PAGE)
    except OSError as error:
        raise ReadError(_("The photo cannot be read: {why}.").format(why=error.strerror or error)) from error
    except MemoryError as error:
        raise ReadError(_("It needs more memory than there is.")) from error
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=_QUALITY)
    return stream.getvalue()


def _bytes_of(place: FilePlace) -> bytes:
    if not place.member:
        return place.path.read_bytes()
    pieces = []
    with Archives() as archives:
        archive, _file = archives.open(place.path)
        unpacked = archive.open(archive.member(place.member))
        while piece := unpacked.piece():
            pieces.append(piece)
    return b"".join(pieces)


def make(photo: Path) -> str:
    """Makes the small pictures of a photo where they are missing; returns why it could not, else nothing."""
    if all(path_of(photo, longest).is_file() for longest in (STRIP, PAGE)):
        return ""
    try:
        _made(photo)
    except ReadError as error:
        return str(error)
    return ""


def make_all(photos: Iterable[Path], progress: Progress) -> dict[Path, str]:
    """Makes all that is missing, in worker processes where that pays; returns those that cannot be shown."""
    missing = [photo for photo in photos if not all(path_of(photo, size).is_file() for size in (STRIP, PAGE))]
    refused: dict[Path, str] = {}
    done: set[Path] = set()

    def note(photo: Path, reason: str) -> None:
        done.add(photo)
        if reason:
            refused[photo] = reason
        progress(len(done), len(missing), photo.name)

    if len(missing) > _FEW:
        with suppress(WorkersError), Workers(_PROCESSES) as workers:
            for found in workers.run(make, missing):
                if found is None:
                    progress(len(done), len(missing), "")
                else:
                    place, reason = found
                    note(missing[place], _stopped() if reason is None else reason)
    for photo in missing:
        if photo not in done:
            progress(len(done), len(missing), photo.name)
            note(photo, make(photo))
    return refused


def _stopped() -> str:
    return _("Showing it stopped the program that does it; the picture may be damaged.")


def _made(photo: Path) -> dict[int, bytes]:
    try:
        with photo.open("rb") as file:
            picture = plain(pictures.decoded(file, PAGE), PAGE)
    except FileNotFoundError as error:
        words = _("The picture is not in the logbook’s folder any more: it should lie in {place}.")
        raise ReadError(words.format(place=f"{photo.parent.name}/{photo.name}")) from error
    except OSError as error:
        raise ReadError(_("The photo cannot be read: {why}.").format(why=error.strerror or error)) from error
    except MemoryError as error:
        raise ReadError(_("It needs more memory than there is.")) from error
    made = {}
    for longest in (PAGE, STRIP):
        picture.thumbnail((longest, longest), reducing_gap=3)
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=_QUALITY, progressive=True, optimize=True)
        made[longest] = stream.getvalue()
        # A logbook that cannot be written is still shown.
        with suppress(UserError, OSError):
            target = path_of(photo, longest)
            target.parent.mkdir(exist_ok=True)
            write_whole(target, made[longest])
    return made
