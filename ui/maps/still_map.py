"""A small map that nobody moves: ground, lines and the names of both ends, fitted to whatever shows it."""

from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from expedition.cartography import mercator
from expedition.cartography.label_records import Candidate, LabelStyle
from expedition.cartography.labels import WINDOW, dense, place
from expedition.cartography.line_batches import Batch, batches
from expedition.cartography.lines import TripLines
from expedition.cartography.mercator import View
from expedition.points import F64
from ui.background import Background, Job
from ui.maps.lettering import Lettering
from ui.maps.line_painting import Frame, paint, paint_ends
from ui.maps.still_ground import still_ground
from ui.maps.view_limits import held
from ui.theme import Theme
from ui.tokens import Tokens

_MOST_PX = float(mercator.TILE_PX << 11)
"""Nearer than this the ground is bare."""
_SOON_MS, _EDGE = 30, 6
_THINNER = 0.8
"""Lines are this much of what they are on a large map."""


class _Look(NamedTuple):
    """What the picture depends on."""

    view: View
    tokens: Tokens
    ratio: float


class StillMap(QObject):
    """Lines over the atlas; they are there at once, and the ground follows from a job.

    Signals:
        changed: The ground has come, or the colours are others.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        background: Background,
        lines: TripLines,
        ends: tuple[str, str] = ("", ""),
        margin: int = 6,
        parent: QObject | None = None,
    ) -> None:
        """Lines of one day or as if they were, the names of where they begin and end, and pixels around."""
        super().__init__(parent)
        self._theme, self._background = theme, background
        self._lines, self._ends, self._margin = lines, ends, margin
        self._lettering = Lettering(theme) if any(ends) else None
        self._look: _Look | None = None
        self._picture = QPixmap()
        self._ground: tuple[_Look, QImage] | None = None
        self._drawing: Job[QImage] | None = None
        # While a window is being resized every size is wanted once.
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._draw_ground)
        theme.changed.connect(self.changed)

    @property
    def has_ground(self) -> bool:
        """Whether the ground lies under the lines as they were painted last."""
        return self._ground is not None and self._ground[0] == self._look

    def paint(self, painter: QPainter, width: int, height: int) -> None:
        """The map at the painter's origin, as large as that in logical pixels."""
        if width < 1 or height < 1:
            return
        ratio = painter.device().devicePixelRatioF()
        look = _Look(self._view(width, height, ratio), self._theme.tokens, ratio)
        if look != self._look:
            self._look = look
            self._soon.start()
            self._picture = self._painted(look)
        painter.drawPixmap(0, 0, self._picture)

    def _view(self, width: int, height: int, ratio: float) -> View:
        box = self._lines.box()
        x, y = (
            (np.array([box.left, box.right]), np.array([box.top, box.bottom]))
            if box is not None
            else (np.empty(0), np.empty(0))
        )
        view = mercator.fit(x, y, width, height, self._margin, _MOST_PX)
        return held(view, width, height, ratio, view.x)

    def _painted(self, look: _Look) -> QPixmap:
        """Ground as far as it is there, lines, ends, names."""
        view = look.view
        pixmap = QPixmap(round(view.width * look.ratio), round(view.height * look.ratio))
        pixmap.setDevicePixelRatio(look.ratio)
        pixmap.fill(self._theme.color("land"))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, look)
        thin = [_thinner(batch) for batch in batches(self._lines.coarse(view.zoom), 0)]
        paint(painter, Frame.of(view), thin, self._theme.color)
        paint_ends(painter, self._spots(view), self._theme.color)
        self._write(painter, look)
        painter.end()
        return pixmap

    def _paint_ground(self, painter: QPainter, look: _Look) -> None:
        """What was drawn last, put where it belongs until the right one has come."""
        if self._ground is None or self._ground[0].tokens is not look.tokens:
            return
        before, image = self._ground[0].view, self._ground[1]
        corners = np.array([before.to_world(0, 0), before.to_world(before.width, before.height)])
        x, y = look.view.to_px(corners[:, 0], corners[:, 1])
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, before != look.view)
        area = QRectF(QPointF(float(x[0]), float(y[0])), QPointF(float(x[1]), float(y[1])))
        painter.drawImage(area if before != look.view else QRectF(0, 0, before.width, before.height), image)

    def _spots(self, view: View) -> list[QPointF]:
        """Where the lines begin and end."""
        ways = [line.way for line in self._lines.lines if line.day >= 0 and not line.is_gap]
        if not ways:
            return []
        x, y = view.to_px(np.array([ways[0].x[0], ways[-1].x[-1]]), np.array([ways[0].y[0], ways[-1].y[-1]]))
        return [QPointF(*spot) for spot in zip(x.tolist(), y.tolist(), strict=True)]

    def _write(self, painter: QPainter, look: _Look) -> None:
        lettering, view = self._lettering, look.view
        if lettering is None:
            return
        placed = place(
            [name for name in self._candidates(view) if lettering.measure(name)[0] <= view.width - 2 * _EDGE],
            lettering.measure,
            (0, 0, view.width, view.height),
            crowd=self._crowd(view),
            spacing=WINDOW.scaled(self._theme.scale),
        )
        for name in placed:
            at = QPointF(round(name.left - lettering.pad), round(name.top - lettering.pad))
            painter.drawPixmap(at, lettering.picture(name, look.ratio))

    def _candidates(self, view: View) -> list[Candidate]:
        """The names of both ends; of a round there is one."""
        named = dict(zip(reversed(self._ends), reversed(self._spots(view)), strict=False))
        return [
            Candidate(
                at.x(), at.y(), name, "", LabelStyle.STATION, float(rank), is_needed=True, has_ring=True
            )
            for rank, (name, at) in enumerate(named.items())
            if name
        ]

    def _crowd(self, view: View) -> tuple[F64, F64]:
        ways = [line.way for line in self._lines.coarse(view.zoom)]
        pieces = [dense(*view.to_px(way.x, way.y), way.starts) for way in ways]
        none = np.empty(0)
        return np.concatenate([none, *(x for x, _y in pieces)]), np.concatenate(
            [none, *(y for _x, y in pieces)]
        )

    def _draw_ground(self) -> None:
        look = self._look
        if self._drawing is not None:
            self._drawing.cancel()
        if look is None:
            return
        self._drawing = self._background.run(
            lambda _progress: still_ground(*look), done=partial(self._take, look), failed=lambda _why: None
        )
        # The job, not this object: it is gone when the job is told.
        self.destroyed.connect(self._drawing.cancel)

    def _take(self, look: _Look, image: QImage) -> None:
        self._drawing = None
        self._ground = look, image
        if look == self._look:
            self._picture = self._painted(look)
            self.changed.emit()


def _thinner(batch: Batch) -> Batch:
    thin = (replace(stroke, width=stroke.width * _THINNER) for stroke in batch.strokes)
    return replace(batch, strokes=tuple(thin))
