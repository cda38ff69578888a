"""One picture in a row: cropped to its middle, its caption under it."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QEnterEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy

from expedition.record_classes import dataclass
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.cropping import middle_of
from ui.widgets.line_editor import LineEditor
from ui.widgets.tips import plain

HEIGHT, CAPTION = 82, 20
PHOTO = "application/x-expedition-photo"
"""What a dragged photo carries: its id."""
_RADIUS, _SIGN, _BADGE, _AIR = 4, 16, 22, 6

_CTRL, _ALT, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_KEYS = {
    Qt.Key.Key_F11: "screen",
    Qt.Key.Key_F2: "caption",
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Insert: "add",
    Qt.Key.Key_C: "cover",
}


@dataclass(frozen=True, slots=True)
class CellWords:
    """What a cell says: its name for screen readers, caption, how many more there are, and its marks."""

    key: int
    name: str
    caption: str = ""
    more: int = 0
    is_cover: bool = False
    continues: bool = False
    has_picture: bool = True


class PhotoCell(QAbstractButton):
    """Pressed, it opens the picture; its keys are those of the menu.

    Signals:
        asked: What is wanted: a word of the photo card.
        stepped: How many cells to go on; the focus is wanted there.
        shifted: How many cells the photo is to go on in the order.
        menu_wanted: The menu is wanted at this place of the screen.
        written: The caption typed.
        missing: It is drawn, and has no picture yet.
    """

    asked = Signal(str)
    stepped = Signal(int)
    shifted = Signal(int)
    menu_wanted = Signal(QPoint)
    written = Signal(str)
    missing = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._image: QImage | None = None
        self._why_not = ""
        self._words = CellWords(0, _("Photo"))
        self._has_captions = False
        self._is_hot = False
        self._pressed_at: QPointF | None = None
        self.editor: LineEditor | None = None
        self.setAccessibleName(self._words.name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def words(self) -> CellWords:
        """What it says."""
        return self._words

    def show_words(self, words: CellWords, *, has_captions: bool) -> None:
        """Say something else; its row may have captions where it has none."""
        if words == self._words and has_captions == self._has_captions:
            return
        if words.key != self._words.key:
            self.close_editor()
        self._words, self._has_captions = words, has_captions
        self.setAccessibleName(words.name)
        self._show_tip()
        self.updateGeometry()
        self.update()

    @property
    def picture_box(self) -> QRect:
        """Where in it the picture is."""
        return QRect(0, 0, self.width(), self._theme.px(HEIGHT))

    @property
    def is_plain(self) -> bool:
        """Whether nothing is written or drawn over the picture."""
        return not self._words.more and not self._words.is_cover

    def show_image(self, image: QImage | None, why_not: str) -> None:
        """The picture, None while it is read; `why_not` says that there will be none."""
        if image is self._image and why_not == self._why_not:
            return
        self._image, self._why_not = image, why_not
        self._show_tip()
        self.update()

    def _show_tip(self) -> None:
        self.setToolTip(plain("\n".join(filter(None, (self._words.caption, self._why_not)))))
        self.setAccessibleDescription(self._why_not)

    def sizeHint(self) -> QSize:
        """As wide as the row gives it."""
        height = HEIGHT + (CAPTION if self._has_captions or self.editor else 0)
        return QSize(self._theme.px(90), self._theme.px(height))

    def minimumSizeHint(self) -> QSize:
        """A row of four never widens the page."""
        return QSize(0, self.sizeHint().height())

    # Caption

    def edit_caption(self) -> None:
        """Write the words in their place: Enter keeps them, Escape does not."""
        self.close_editor()
        editor = self.editor = LineEditor(self._theme, self)
        editor.setFont(self._theme.small())
        editor.setAccessibleName(_("Caption"))
        editor.setText(self._words.caption)
        editor.selectAll()
        editor.committed.connect(self._commit)
        editor.cancelled.connect(self._leave_editor)
        self.updateGeometry()
        self._place_editor()
        editor.show()
        editor.setFocus()

    def close_editor(self) -> None:
        """Forget what is typed."""
        if self.editor is not None:
            editor, self.editor = self.editor, None
            editor.retire()
            self.updateGeometry()
            self.update()

    def _commit(self, text: str) -> None:
        had_focus = self.editor is not None and self.editor.hasFocus()
        self.close_editor()
        if had_focus:
            self.setFocus()
        self.written.emit(text.strip())

    def _leave_editor(self) -> None:
        self.close_editor()
        self.setFocus()

    def _place_editor(self) -> None:
        if self.editor is not None:
            top = self._theme.px(HEIGHT)
            self.editor.setGeometry(QRect(0, top, self.width(), self._theme.px(CAPTION)))

    def resizeEvent(self, _event: object) -> None:
        """The field keeps the width of the picture."""
        self._place_editor()

    # Keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 writes, R turns; arrows go on, with Alt or Ctrl they take the photo along."""
        key, held = Qt.Key(event.key()), event.modifiers() & (_CTRL | _ALT | _SHIFT)
        arrows = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -4,
            Qt.Key.Key_Down: 4,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and held in (_ALT, _CTRL):
            self.shifted.emit(arrows[key])
        elif key in arrows and not held:
            self.stepped.emit(arrows[key])
        elif key == Qt.Key.Key_R and held in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            self.asked.emit("turn left" if held else "turn right")
        elif key in _KEYS and not held:
            self.asked.emit(_KEYS[key])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What else can be done."""
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self.mapToGlobal(self.rect().center()) if is_key else event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It may be the beginning of a drag."""
        self._pressed_at = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the photo along."""
        way = event.position() - self._pressed_at if self._pressed_at is not None else QPointF()
        if way.manhattanLength() < QApplication.startDragDistance() or self._words.more:
            super().mouseMoveEvent(event)
            return
        self._pressed_at = None
        self.setDown(False)
        carried = QMimeData()
        carried.setData(PHOTO, str(self._words.key).encode())
        drag = QDrag(self)
        drag.setMimeData(carried)
        picture = self.grab(self.picture_box)
        drag.setPixmap(picture)
        drag.setHotSpot(event.position().toPoint())
        drag.exec(Qt.DropAction.MoveAction)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self._is_hot = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show it no longer."""
        self._is_hot = False
        self.update()
        super().leaveEvent(event)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The middle of the picture, or a quiet box while there is none."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, on=True
        )
        px, theme = self._theme.px, self._theme
        box = QRectF(0, 0, self.width(), px(HEIGHT))
        if self._words.has_picture:
            self._draw_picture(painter, box)
        else:
            self._draw_frame(painter, box)
        if self._words.caption and self._has_captions and self._words.has_picture:
            painter.setFont(theme.small())
            painter.setPen(theme.color("ink2"))
            said = f"… {self._words.caption}" if self._words.continues else self._words.caption
            words = QFontMetrics(theme.small()).elidedText(said, Qt.TextElideMode.ElideRight, self.width())
            line = QRectF(0, box.bottom(), self.width(), px(CAPTION))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(_RADIUS), px(_RADIUS))
        painter.end()

    def _draw_picture(self, painter: QPainter, box: QRectF) -> None:
        px, theme = self._theme.px, self._theme
        shape = QPainterPath()
        shape.addRoundedRect(box, px(_RADIUS), px(_RADIUS))
        painter.fillPath(shape, theme.color("hover" if self._is_hot else "side"))
        painter.save()
        painter.setClipPath(shape)
        if self._image is not None:
            painter.drawImage(box, self._image, middle_of(self._image, box))
        else:
            self._draw_sign(painter, box.center(), "triangle-alert" if self._why_not else "image", "ink3")
            if not self._why_not:
                self.missing.emit()
        if self._words.more:
            painter.fillRect(box, theme.color("shade"))
            painter.setFont(theme.page_title())
            painter.setPen(Qt.GlobalColor.white)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"+{self._words.more}")
        elif self._words.is_cover:
            half = px(_BADGE) / 2
            middle = QPointF(half + px(_AIR), half + px(_AIR))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("page"))
            painter.drawEllipse(middle, half, half)
            self._draw_sign(painter, middle, "star", "here")
        painter.restore()

    def _draw_frame(self, painter: QPainter, box: QRectF) -> None:
        """A caption whose picture is not at hand: its words where the picture would be."""
        px, theme = self._theme.px, self._theme
        painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("hover" if self._is_hot else "page"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(_RADIUS), px(_RADIUS))
        painter.setFont(theme.small())
        painter.setPen(theme.color("ink2"))
        room = box.adjusted(px(_AIR), px(_AIR), -px(_AIR), -px(_AIR))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.save()
        painter.setClipRect(room)
        painter.drawText(room, flags, self._words.caption or _("Caption without its picture"))
        painter.restore()

    def _draw_sign(self, painter: QPainter, middle: QPointF, name: str, token: str) -> None:
        half = self._theme.px(_SIGN) / 2
        sign = self._icons.pixmap(name, _SIGN, token, self.devicePixelRatioF())
        painter.drawPixmap(round(middle.x() - half), round(middle.y() - half), sign)
