"""Signs and photos of a trip over its map: round pins, small pictures on thin leaders."""

from collections.abc import Callable, Collection, Sequence

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QImage, QPainter

from expedition.cartography import mercator
from expedition.cartography.label_records import Box
from expedition.cartography.mercator import View
from expedition.cartography.symbols import Arrangement, Symbols, SymbolSizes, arrange
from expedition.record_classes import dataclass
from expedition.records.sights import PHOTO, Sight
from ui.icons import Icons
from ui.maps.symbol_painting import PICTURE, PIN, SymbolPainting
from ui.maps.symbol_signs import SHOWN_KINDS, rank_of, sign_of
from ui.theme import Theme

_HIT = 24
_NOT_CHOSEN = 100
_PX_A_PICTURE = 36_000
"""So much of the map there is for each picture: more would hide it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands at one spot of the map, the most telling first."""

    sights: tuple[Sight, ...]
    x: float
    y: float
    right: float = 0.0
    down: float = 0.0
    is_picture: bool = False


class SymbolLayer(QObject):
    """Shows sights; those of the chosen day before all others.

    Signals:
        changed: It would be painted differently.
        rearranged: Other signs stand where the map stands still.
    """

    changed = Signal()
    rearranged = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painting = SymbolPainting(theme, icons)
        self.picture_of: Callable[[Sight], QImage | None] = lambda _sight: None
        self.want_pictures: Callable[[Sequence[Sight]], None] = lambda _sights: None
        self.keep_free: Callable[[], Sequence[Box]] = lambda: ()
        self._sights: tuple[Sight, ...] = ()
        self._shown: tuple[Sight, ...] = ()
        self._kinds = frozenset(SHOWN_KINDS)
        self._day_id: int | None = None
        self._symbols = _columns((), None)
        self._signs: tuple[Sign, ...] = ()
        self._hot: Sign | None = None
        self._focused: Sign | None = None
        self._view: View | None = None
        self._is_arranged = False
        theme.changed.connect(self.changed)

    # What is shown

    def show_sights(self, sights: Sequence[Sight], day_id: int | None) -> None:
        """Show other sights, and which day is chosen."""
        if sights != self._sights or day_id != self._day_id:
            self._sights, self._day_id = tuple(sights), day_id
            self._take()

    def show_kinds(self, kinds: Collection[str]) -> None:
        """Only these kinds are shown."""
        if self._kinds != frozenset(kinds):
            self._kinds = frozenset(kinds)
            self._take()

    def choose_day(self, day_id: int | None) -> None:
        """Another day comes first."""
        if day_id != self._day_id:
            self._day_id = day_id
            self._take()

    @property
    def signs(self) -> tuple[Sign, ...]:
        """What stands on the map, in the order of the trip."""
        return self._signs

    def _take(self) -> None:
        self._shown = tuple(sight for sight in self._sights if sight.kind in self._kinds)
        self._symbols = _columns(self._shown, self._day_id)
        self._hot = self._focused = None
        self._is_arranged = False
        if self._view is None:
            self._signs = ()
        else:
            self.settle(self._view)
            self.rearranged.emit()
        self.changed.emit()

    # Where it stands

    def box_of(self, sign: Sign, view: View) -> QRectF:
        """The pixels a sign covers."""
        spot = self.spot_of(sign, view)
        px = self._theme.px
        if sign.is_picture:
            box = QRectF(0, 0, px(PICTURE[0]), px(PICTURE[1]))
            box.moveCenter(QPointF(spot.x() + sign.right, spot.y() + sign.down))
            return box
        box = QRectF(0, 0, px(PIN), px(PIN))
        box.moveCenter(spot)
        return box

    def spot_of(self, sign: Sign, view: View) -> QPointF:
        """The pixel of the place itself."""
        x = sign.x - round(sign.x - view.x)
        return QPointF(
            (x - view.x) * view.world_px + view.width / 2, (sign.y - view.y) * view.world_px + view.height / 2
        )

    def boxes(self, view: View) -> list[Box]:
        """Where names shall not be written."""
        made = []
        for sign in self._signs:
            box = self.box_of(sign, view)
            made.append((box.left(), box.top(), box.width(), box.height()))
        return made

    def sign_at(self, at: QPointF, view: View) -> Sign | None:
        """What stands under a pixel; small signs are as easy to hit as buttons."""
        least = self._theme.px(_HIT)
        for sign in reversed(self._signs):
            box = self.box_of(sign, view)
            more = max(0.0, (least - box.width()) / 2)
            if box.adjusted(-more, -more, more, more).contains(at):
                return sign
        return None

    def point_at(self, sign: Sign | None) -> None:
        """The pointer is over a sign, or over none."""
        if sign is not self._hot:
            self._hot = sign
            self.changed.emit()

    @property
    def focused(self) -> Sign | None:
        """The sign the keyboard is on."""
        return self._focused

    def focus(self, sign: Sign | None) -> None:
        """Put the keyboard on a sign."""
        if sign is not self._focused:
            self._focused = sign
            self.changed.emit()

    # Painting

    def settle(self, view: View) -> None:
        """Find out what shares a sign here, and where pictures hang."""
        if self._is_arranged and view == self._view:
            return
        self._view, self._is_arranged = view, True
        px = self._theme.px
        sizes = SymbolSizes(
            pin=px(PIN),
            gap=px(4),
            picture=(px(PICTURE[0]), px(PICTURE[1])),
            leader=px(24),
            photos_apart=max(px(76), (view.width * view.height * _PX_A_PICTURE) ** 0.25 / 3.4),
        )
        arranged = arrange(self._symbols, view, sizes, self.keep_free())
        kept = self._focused
        self._signs = self._made(arranged)
        self._hot = None
        self._focused = next((sign for sign in self._signs if kept and sign.sights == kept.sights), None)
        self.want_pictures([sign.sights[0] for sign in self._signs if sign.is_picture])

    def _made(self, arranged: Arrangement) -> tuple[Sign, ...]:
        made = [(min(pin.members), Sign(self._of(pin.members), pin.x, pin.y)) for pin in arranged.pins] + [
            (
                min(shown.members),
                Sign(self._of(shown.members), shown.x, shown.y, shown.right, shown.down, is_picture=True),
            )
            for shown in arranged.pictures
        ]
        return tuple(sign for _order, sign in sorted(made, key=lambda item: item[0]))

    def _of(self, members: Sequence[int]) -> tuple[Sight, ...]:
        return tuple(self._shown[index] for index in members)

    def paint(self, painter: QPainter, view: View) -> None:
        """Leaders first, then signs, then pictures."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = QRectF(-80, -80, view.width + 160, view.height + 160)
        shown = [(sign, spot) for sign in self._signs if around.contains(spot := self.spot_of(sign, view))]
        images = {id(sign): self.picture_of(sign.sights[0]) for sign, _spot in shown if sign.is_picture}
        for sign, spot in shown:
            if images.get(id(sign)) is not None:
                self._painting.leader(painter, spot, self.box_of(sign, view))
        for sign, spot in shown:
            if images.get(id(sign)) is None:
                first, is_hot = sign.sights[0], sign is self._hot
                icon = sign_of(first.kind, first.variety)
                self._painting.pin(painter, spot, icon, len(sign.sights), is_hot=is_hot)
        for sign, _spot in shown:
            image = images.get(id(sign))
            if image is not None:
                box = self.box_of(sign, view)
                self._painting.picture(painter, box, image, len(sign.sights), is_hot=sign is self._hot)
        if self._focused is not None:
            self._painting.ring(painter, self.box_of(self._focused, view))


def _columns(sights: Sequence[Sight], day_id: int | None) -> Symbols:
    """Sights as columns; those of the day come before all others."""
    lat = np.array([sight.lat for sight in sights], dtype=np.float64)
    lon = np.array([sight.lon for sight in sights], dtype=np.float64)
    ranks = [
        rank_of(sight.kind) + (0 if sight.day_id == day_id and day_id is not None else _NOT_CHOSEN)
        for sight in sights
    ]
    shots = [sight.kind == PHOTO and bool(sight.sha256) for sight in sights]
    return Symbols(
        (lon + 180.0) / 360.0,
        mercator.world_y(lat),
        np.array(ranks, dtype=np.int64),
        np.array(shots, dtype=np.bool_),
    )
