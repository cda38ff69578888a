"""The page seen last, kept in the logbook's own folder: it stands on the screen before anything is read."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QImageReader

from expedition import __version__
from expedition.stamps import stamp

FILE_NAME = "last_page.png"
_LARGEST_SIDE, _LARGEST_BYTES = 8_192, 32 << 20
_LARGEST_NUMBER = 1 << 31
_LEAST_RATIO, _LARGEST_RATIO = 0.25, 16.0


class LastPage(NamedTuple):
    """What was on the screen, and where on it lay the diary and the page around it.

    Attributes:
        record: The page in the words of `records.remembered`, empty where none were kept.
        sheet_at: Where the page lay with its bar, and without what stands at its foot.
    """

    picture: QImage
    title: str
    is_dark: bool
    day_id: int
    diary: str
    diary_at: QRect
    page_at: QRect
    sheet_at: QRect = QRect()
    record: str = ""


def read(folder: Path) -> LastPage | None:
    """The page as it was left; None where none was kept, or the logbook was written since."""
    file = folder / FILE_NAME
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST_BYTES:
            return None
    except OSError:
        return None
    reader = QImageReader(str(file), b"png")
    # A file of another kind under this name is not looked into.
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    known = reader.text("stamp")
    if not known or max(size.width(), size.height()) > _LARGEST_SIDE or known != stamp(folder):
        return None
    picture = reader.read()
    if picture.isNull():
        return None
    ratio = _number(picture.text("ratio"))
    picture.setDevicePixelRatio(ratio if _LEAST_RATIO <= ratio <= _LARGEST_RATIO else 1.0)
    return LastPage(
        picture,
        picture.text("title"),
        picture.text("dark") == "yes",
        round(_number(picture.text("day"))),
        picture.text("diary"),
        _rect(picture.text("diary at")),
        _rect(picture.text("page at")),
        _rect(picture.text("sheet at")),
        _of_this_version(picture.text("record")),
    )


def keep(folder: Path, page: LastPage) -> None:
    """Keep the page of a logbook that was closed; where that cannot be, none is kept."""
    known = stamp(folder)
    picture = page.picture.convertToFormat(QImage.Format.Format_RGB32)
    for key, text in (
        ("stamp", known),
        ("title", page.title),
        ("dark", "yes" if page.is_dark else "no"),
        ("ratio", str(picture.devicePixelRatio())),
        ("day", str(page.day_id)),
        ("diary", page.diary),
        ("diary at", _words(page.diary_at)),
        ("page at", _words(page.page_at)),
        ("sheet at", _words(page.sheet_at)),
        ("record", page.record and _version() + page.record),
    ):
        picture.setText(key, text)
    # What lies there under this name, a link to another file perhaps, is not written through.
    forget(folder)
    file = folder / FILE_NAME
    if known and picture.save(str(file)):
        with suppress(OSError):
            file.chmod(0o600)
    else:
        forget(folder)


def forget(folder: Path) -> None:
    """Nothing of what was seen stays behind."""
    with suppress(OSError):
        (folder / FILE_NAME).unlink(missing_ok=True)


def shown_size(page: LastPage) -> QSize:
    """How large it is on the screen."""
    return page.picture.deviceIndependentSize().toSize()


def _version() -> str:
    """What a page was computed by may compute it otherwise in another version."""
    return f"{__version__} "


def _of_this_version(words: str) -> str:
    return words.removeprefix(_version()) if words.startswith(_version()) else ""


def _rect(words: str) -> QRect:
    numbers = [round(_number(word)) for word in words.split()]
    return QRect(*numbers) if len(numbers) == 4 else QRect()


def _words(rect: QRect) -> str:
    return f"{rect.x()} {rect.y()} {rect.width()} {rect.height()}"


def _number(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        return 0.0
    return found if abs(found) < _LARGEST_NUMBER else 0.0
