"""Photos as their files are, where a PDF can take them so."""

from pathlib import Path

from expedition.errors import ReadError
from expedition.imaging import pictures
from expedition.reports.photos import jpeg
from expedition.reports.photos.picture import Print


def as_it_is(path: Path) -> Print | None:
    """A photo's own file as it can stand in a PDF; None where it has to be made anew."""
    try:
        with path.open("rb") as file:
            image = pictures.opened(file)
            colours = jpeg.colours(image)
            if not colours:
                return None
            orientation = pictures.orientation(image)
            file.seek(0)
            found = jpeg.spans(file.read())
    except (ReadError, OSError, MemoryError):
        return None
    if found is None:
        return None
    size = sum(last - first for first, last in found)
    width, height = image.size
    return Print(width, height, orientation, colours, size, path, tuple(found))
