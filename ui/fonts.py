"""The faces of the window, loaded from the bundled resources; the desktop needs to have none."""

from PySide6.QtGui import QFont, QFontDatabase

from resources import FOLDER

SANS = ("Inter", "Noto Sans", "Noto Naskh Arabic", "Noto Sans SC")
DISPLAY = ("Inter Display", *SANS)
SERIF = ("Noto Serif", "Noto Naskh Arabic", "Noto Sans SC", "Noto Sans")

_FIRST = ("Inter-", "InterDisplay-", "NotoSerif-Regular")
_LATER = ("NotoNaskhArabic-Regular", "NotoSansSC", "NotoSerif-")


def add_first_faces() -> None:
    """Make the faces known that the first painted window needs."""
    _add(_FIRST, ())


def add_other_faces() -> None:
    """Make the faces of further scripts known, after the window is shown."""
    _add(_LATER, _FIRST)


def _add(starts: tuple[str, ...], but: tuple[str, ...]) -> None:
    for file in sorted((FOLDER / "fonts").iterdir(), key=lambda item: item.name):
        is_font = file.name.endswith((".ttf", ".otf"))
        if is_font and file.name.startswith(starts) and not (but and file.name.startswith(but)):
            # By its name: what is read of it is then shared with the system, not kept.
            QFontDatabase.addApplicationFont(str(file))


def face(
    families: tuple[str, ...],
    pixels: int,
    weight: QFont.Weight = QFont.Weight.Normal,
) -> QFont:
    """A face of that height in pixels; digits all equally wide, because figures stand in columns."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    font.setWeight(weight)
    if families is not SERIF:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
