"""A pen that remembers what it drew of a map."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple

import pytest

from expedition.records.report import Paper
from expedition.reports.maps import sheet as map_sheet
from expedition.reports.maps.clipping import Parts
from expedition.reports.maps.parts import Look, Subject
from expedition.reports.maps.sheet import MapSheet
from expedition.reports.pages.document import Document
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import SHEETS, TINT, Type


class Path(NamedTuple):
    """One path of the plot; `kind` is areas, strokes or clip."""

    kind: str
    parts: Parts
    colour: str
    dash: tuple[float, ...] = ()


class Writing(NamedTuple):
    """One line of text and its box from the upper left corner of the map."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class RecordingPen(Pen):
    """Draws, and remembers paths, writing, curves and pictures."""

    def __init__(self, document: Document) -> None:
        pen = document.pen
        super().__init__(pen.leaf, pen.case, pen._flags, pen._height)
        self.paths: list[Path] = []
        self.writing: list[Writing] = []
        self.curves: list[list[tuple[float, float]]] = []
        self.rings: list[tuple[float, float, float]] = []
        self.pictures: list[tuple[int, int]] = []

    def strokes(self, parts: Parts, weight: float, colour: str, dash: Sequence[float] = ()) -> None:
        """Remembers them."""
        self.paths.append(Path("strokes", parts, colour, tuple(dash)))
        super().strokes(parts, weight, colour, dash)

    def areas(self, parts: Parts, colour: str) -> None:
        """Remembers them."""
        self.paths.append(Path("areas", parts, colour))
        super().areas(parts, colour)

    def clip_to(self, parts: Parts) -> None:
        """Remembers it."""
        self.paths.append(Path("clip", parts, ""))
        super().clip_to(parts)

    def picture(self, jpeg: bytes, size: tuple[int, int], width: float, height: float) -> None:
        """Remembers its size, and that it shows where it is cut to."""
        self.pictures.append(size)
        clip = next(path for path in reversed(self.paths) if path.kind == "clip")
        self.paths.append(Path("areas", clip.parts, TINT))
        super().picture(jpeg, size, width, height)

    def ring(self, x: float, y: float, radius: float, fill: str, edge: str, weight: float) -> None:
        """Remembers its middle and radius."""
        self.rings.append((x, y, radius))
        super().ring(x, y, radius, fill, edge, weight)

    def curve(
        self,
        points: Sequence[tuple[float, float]],
        weight: float,
        colour: str,
        dash: Sequence[float] = (),
        cap: int = 1,
    ) -> None:
        """Remembers it."""
        self.curves.append(list(points))
        super().curve(points, weight, colour, dash, cap)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        look: Type,
        align: str = "left",
        track: float = 0.0,
        halo: str = "",
    ) -> float:
        """Remembers its box, from the height of capitals to the base line."""
        width = super().text(x, y, text, look, align, track, halo)
        left = x - {"left": 0.0, "right": width, "centre": width / 2}[align]
        self.writing.append(Writing(text, left, y - look.size * 0.66, left + width, y))
        return width


@dataclass(frozen=True, slots=True)
class Read:
    """A map and what was drawn of it."""

    sheet: MapSheet
    pen: RecordingPen

    def of(self, colour: str, kind: str = "") -> list[Path]:
        """The paths of a colour that draw anything."""
        return [
            path
            for path in self.pen.paths
            if path.colour == colour and kind in ("", path.kind) and len(path.parts.x)
        ]


def leave_out_names_around(monkeypatch: pytest.MonkeyPatch) -> None:
    """Maps name nothing but the stations of their routes."""
    monkeypatch.setattr(map_sheet, "around", lambda *_of: [])


def read(subject: Subject, width: float, height: float, look: Look) -> Read:
    """A map, drawn."""
    document = Document(SHEETS[Paper.A4], subject.language, BytesIO())
    pen = RecordingPen(document)
    sheet = MapSheet(subject, width, height, look)
    sheet.paint(pen, 0, 0)
    return Read(sheet, pen)


def covers(parts: Parts, x: float, y: float) -> bool:
    """Whether areas go round a point, as a pen fills them."""
    turns = 0
    for start, stop in zip(parts.starts.tolist(), parts.stops.tolist(), strict=True):
        ring = list(zip(parts.x[start:stop].tolist(), parts.y[start:stop].tolist(), strict=True))
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (ay > y) != (by > y) and ax + (y - ay) / (by - ay) * (bx - ax) > x:
                turns += 1 if by > ay else -1
    return turns != 0
