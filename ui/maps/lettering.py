"""How each kind of name looks on a map: face, colour, spacing, and its picture with a halo."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPixmap

from expedition.cartography.label_records import Candidate, LabelStyle, Placed
from expedition.record_classes import dataclass
from ui.maps.halo import halo
from ui.maps.script_faces import ScriptFaces
from ui.theme import Theme

_PAD = 2
_LONGEST = 220
_SPACED = 1.6
_RADIUS = {LabelStyle.STATION: 3.6, LabelStyle.CITY: 2.6, LabelStyle.TOWN: 2.3}
_VILLAGE_RADIUS = 1.9
_CURSIVE = (range(0x0590, 0x0900), range(0x0900, 0x1200), range(0x1780, 0x1900))
"""Letters that hang together, or stand over each other, are not spaced."""


@dataclass(frozen=True, slots=True)
class _Look:
    """Tokens of a style's letters and of its halo, and whether it is in spaced capitals."""

    token: str
    halo: str = "halo"
    is_spaced: bool = False


_LOOKS = {
    LabelStyle.STATION: _Look("town"),
    LabelStyle.CITY: _Look("town"),
    LabelStyle.TOWN: _Look("town"),
    LabelStyle.VILLAGE: _Look("ink2"),
    LabelStyle.KILOMETRE: _Look("ink2"),
    LabelStyle.COUNTRY: _Look("ink2", is_spaced=True),
    LabelStyle.LANDSCAPE: _Look("ink3", is_spaced=True),
    LabelStyle.RIVER: _Look("water_ink", is_spaced=True),
    LabelStyle.LAKE: _Look("water_ink"),
    LabelStyle.SEA: _Look("water_ink", halo="water", is_spaced=True),
}


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    font: QFont
    metrics: QFontMetricsF
    width: float


_Key = tuple[str, str, LabelStyle]


class Lettering:
    """Measures names and paints each once; forgets all when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._faces = ScriptFaces()
        self._sizes: dict[_Key, tuple[float, float]] = {}
        self._pictures: dict[tuple[_Key, str, float], QPixmap] = {}
        self._rings: dict[tuple[LabelStyle, float], QPixmap] = {}
        theme.changed.connect(self._forget)

    def can_write(self, text: str) -> bool:
        """Whether some face has all letters of a name."""
        return self._faces.can_write(text)

    def measure(self, candidate: Candidate) -> tuple[float, float]:
        """Width and height of a name with its second line."""
        key = _key(candidate)
        if key not in self._sizes:
            lines = self._lines(candidate)
            width = max(line.width for line in lines)
            self._sizes[key] = width, sum(line.metrics.height() for line in lines)
        return self._sizes[key]

    def picture(self, placed: Placed, ratio: float) -> QPixmap:
        """The name with its halo, which reaches `pad` pixels beyond its box; a fifth of a millisecond."""
        key = _key(placed.candidate), placed.align, ratio
        if key not in self._pictures:
            self._pictures[key] = self._painted(placed, ratio)
        return self._pictures[key]

    def ring(self, style: LabelStyle, ratio: float) -> QPixmap:
        """The sign of the spot itself."""
        if (style, ratio) not in self._rings:
            self._rings[style, ratio] = self._painted_ring(style, ratio)
        return self._rings[style, ratio]

    @property
    def pad(self) -> int:
        """How far the halo reaches beyond the box."""
        return _PAD

    def keep(self, most: int) -> None:
        """Forget the names painted first where there are more than so many."""
        for key in list(self._pictures)[: max(0, len(self._pictures) - most)]:
            del self._pictures[key]

    def _painted(self, placed: Placed, ratio: float) -> QPixmap:
        look = _LOOKS[placed.candidate.style]
        image = _image(placed.width + 2 * _PAD, placed.height + 2 * _PAD, ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = float(_PAD)
        spots = []
        for line in self._lines(placed.candidate):
            left = _PAD + (placed.width - line.width) * {"left": 0.0, "right": 1.0}.get(placed.align, 0.5)
            spots.append((QPointF(left, top + line.metrics.ascent()), line.text, line.font))
            top += line.metrics.height()
        painter.setPen(self._theme.color(look.halo))
        for spot, text, font in spots:
            painter.setFont(font)
            halo(painter, spot, text)
        for number, (spot, text, font) in enumerate(spots):
            painter.setFont(font)
            painter.setPen(self._theme.color("ink2" if number else look.token))
            painter.drawText(spot, text)
        painter.end()
        return QPixmap.fromImage(image)

    def _painted_ring(self, style: LabelStyle, ratio: float) -> QPixmap:
        radius = self._theme.scale * _RADIUS.get(style, _VILLAGE_RADIUS)
        side = 2 * radius + 4
        image = _image(side, side, ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(self._theme.color("town"))
        pen.setWidthF(1.5 if style is LabelStyle.STATION else 1.1)
        painter.setPen(pen)
        painter.setBrush(self._theme.color("page"))
        painter.drawEllipse(QPointF(side / 2, side / 2), radius, radius)
        painter.end()
        return QPixmap.fromImage(image)

    def _lines(self, candidate: Candidate) -> list[_Line]:
        """What is written, line by line."""
        style = candidate.style
        is_spaced = _LOOKS[style].is_spaced
        name = candidate.name.upper() if is_spaced else candidate.name
        lines = [self._line(name, self._usual(style), is_spaced=is_spaced and not _hangs_together(name))]
        if candidate.local:
            lines.append(self._line(candidate.local, self._theme.tiny()))
        return lines

    def _line(self, text: str, usual: QFont, *, is_spaced: bool = False) -> _Line:
        font = self._faces.face(usual, text)
        if is_spaced:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _SPACED * self._theme.scale)
        metrics, most = QFontMetricsF(font), self._theme.px(_LONGEST)
        width = metrics.horizontalAdvance(text)
        if width > most:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
            width = metrics.horizontalAdvance(text)
        return _Line(text, font, metrics, width)

    def _usual(self, style: LabelStyle) -> QFont:
        if style in (LabelStyle.STATION, LabelStyle.CITY):
            return self._theme.small_strong()
        if style in (LabelStyle.TOWN, LabelStyle.COUNTRY):
            return self._theme.small_medium()
        return self._theme.tiny()

    def _forget(self) -> None:
        self._pictures.clear()
        self._rings.clear()
        self._sizes.clear()


def _hangs_together(text: str) -> bool:
    return any(ord(letter) in letters for letter in text for letters in _CURSIVE)


def _key(candidate: Candidate) -> _Key:
    return candidate.name, candidate.local, candidate.style


def _image(width: float, height: float, ratio: float) -> QImage:
    size = QSize(int(width * ratio) + 2, int(height * ratio) + 2)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image
