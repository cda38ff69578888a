"""The field for a line of quick entry, with what the line becomes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from expedition.quick.showing import Shown, kind_label, main_words, shown
from expedition.quick.understood import DAY, DIARY, Understood
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import key_hint, label
from ui.widgets.error_line import ErrorLine
from ui.widgets.field_row import FieldRow, NamedWords
from ui.widgets.quick_line import QuickLine

_RADIUS, _FIELD_RADIUS, _FIELD, _EDGE, _SIGN = 10, 6, 44, 8, 24
_SIGNS = {
    DAY: "notebook-pen",
    DIARY: "notebook-pen",
    "stay": "bed",
    "encounter": "users",
    "repair": "wrench",
    "crossing": "stamp",
    "expense": "coins",
    "count": "tally-5",
    "waypoint": "map-pin",
    "road": "route",
    "leg": "route",
    "errand": "list",
    "incident": "triangle-alert",
    "quote": "quote",
    "note": "pencil",
    "document": "file-text",
}

Read = Callable[[str], Sequence[Understood]]


class QuickEntry(QWidget):
    """Floats over the foot of a view.

    Signals:
        accepted: The understanding chosen, with Enter.
        form_wanted: It is to be opened as a form, with Tab.
        closed: Escape.
    """

    draft_place = "quick"
    accepted = Signal(object)
    form_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        read: Read,
        offer: Callable[[str], str],
        has_form: Callable[[Understood], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._read, self._offer, self._has_form = read, offer, has_form
        self._found: Sequence[Understood] = ()
        self._chosen = 0
        self._day = ""
        self.line = QuickLine(theme, _("Quick entry"), _("Met, broke, slept, paid, saw … just type"))
        self._plus, self._sign = QLabel(), QLabel()
        self._title = label(theme)
        self.setAccessibleName(_("Quick entry"))
        self._title.setTextFormat(Qt.TextFormat.RichText)
        self._add = _Hint(theme, _("Enter"), _("Add"), is_first=True)
        self.fields = FieldRow(theme)
        self.error = ErrorLine(theme, icons)
        self._more = _Hint(theme, _("Tab"), _("more fields"))
        self._other = _Hint(theme, "↓", "")
        self._take = _Hint(theme, "→", _("take what is offered"))
        self._close = _Hint(theme, _("Esc"), _("close"))
        self._lay_out()
        self._shade()
        theme.changed.connect(self._shade)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._look)
        self.line.textChanged.connect(self._look_or_wait)
        self.line.accepted.connect(self._accept)
        self.line.more_wanted.connect(self._open_form)
        self.line.stepped.connect(self._step)
        self.line.left.connect(self.closed)
        self.line.installEventFilter(self)
        self._paint_signs()
        self._show()
        self.hide()

    @property
    def chosen(self) -> Understood | None:
        """What Enter would add."""
        return self._found[self._chosen] if self._found else None

    def open_on(self, day: str) -> None:
        """Show it for a day, with the caret in it."""
        self._day = day
        self.error.say("")
        self._look_or_wait()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def move_to(self, day: str) -> None:
        """Go on with the same line on another day."""
        self._day = day
        self._look_or_wait()

    def clear(self) -> None:
        """Begin another line."""
        self.error.say("")
        self.line.put("")

    def say(self, sentence: str) -> None:
        """Say what went wrong; the line stays."""
        self.error.say(sentence)
        self._fit()

    def _look_or_wait(self) -> None:
        """What an empty line may become takes long to find: the field is painted first."""
        if self.line.text:
            self._look()
            return
        self._found, self._chosen = (), 0
        self.error.say("")
        self.line.offer("")
        self._show()
        self._later.start()

    def _look(self) -> None:
        """Read the line anew."""
        self._later.stop()
        self._found, self._chosen = self._read(self.line.text), 0
        self.error.say("")
        self.line.offer(self._offer(self.line.text))
        self._show()

    def offer(self) -> None:
        """Offer how the line may go on: it is known by now."""
        self.line.offer(self._offer(self.line.text))
        self._show()

    def _step(self, by: int) -> None:
        if self._found:
            self._chosen = (self._chosen + by) % len(self._found)
            self._show()

    def _accept(self) -> None:
        if self.chosen is not None:
            self.accepted.emit(self.chosen)

    def _open_form(self) -> None:
        if self.line.ghost and self.line.is_at_end:
            self.line.insertPlainText(self.line.ghost)
        elif self.chosen is not None and self._has_form(self.chosen):
            self.form_wanted.emit(self.chosen)

    def _show(self) -> None:
        one = self.chosen
        has_ghost = bool(self.line.ghost)
        self._body.setVisible(one is not None)
        self._more.setVisible(one is not None and self._has_form(one) and not has_ghost)
        self._take.setVisible(has_ghost)
        self._other.setVisible(len(self._found) > 1)
        spans = one.spans if one is not None and one.kind != DIARY else ()
        self.line.underline([(span.start, span.end) for span in spans])
        if one is not None:
            self._title.setText(self._words(one))
            self.setAccessibleDescription(f"{kind_label(one)}: {main_words(one)}")
            self.fields.show_fields(
                [NamedWords(field.label, field.words, field.is_guess) for field in _fields(one)]
            )
            self.fields.setVisible(bool(_fields(one)))
            other = self._found[(self._chosen + 1) % len(self._found)]
            self._other.say(_other_words(other))
            self._sign.setPixmap(self._pixmap(_SIGNS.get(one.kind, "pencil"), "here"))
        self._fit()

    def _words(self, one: Understood) -> str:
        main = main_words(one)
        head = f"{kind_label(one)}: {main}" if main else kind_label(one)
        quiet = self._theme.tokens.ink2
        return (
            f"<b style='font-weight:600'>{_escaped(head)}</b> <span style='color:{quiet}'>{self._day}</span>"
        )

    # Layout

    def _lay_out(self) -> None:
        px = self._theme.px
        field = QHBoxLayout()
        field.setContentsMargins(px(16), 0, px(12), 0)
        field.setSpacing(px(10))
        field.addWidget(self._plus)
        field.addWidget(self.line, 1)
        self._field = QWidget()
        self._field.setLayout(field)
        self._field.setFixedHeight(px(_FIELD))
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(px(16), px(8), px(12), px(2))
        body.setSpacing(px(6))
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        head.addWidget(self._add)
        body.addLayout(head)
        under = QHBoxLayout()
        under.setContentsMargins(px(26), 0, 0, px(4))
        under.addWidget(self.fields, 1)
        body.addLayout(under)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(12), px(6))
        foot.setSpacing(px(18))
        for hint in (self._take, self._more, self._other):
            foot.addWidget(hint)
        foot.addStretch(1)
        foot.addWidget(self._close)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_EDGE), px(_EDGE), px(_EDGE), px(2))
        column.setSpacing(0)
        for part in (self._field, self.error, self._body, self._foot):
            column.addWidget(part)

    def _fit(self) -> None:
        """As high as it needs, with its foot where it was."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        foot = self.geometry().bottom()
        height = self.heightForWidth(self.width()) if self.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry(self.x(), foot - height + 1, self.width(), height)

    def place(self, left: int, foot: int, width: int) -> None:
        """Stand with the lower edge at a height of the parent."""
        self.setGeometry(left, foot - self.height(), width, self.height())
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The ring of the field follows the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def _shade(self) -> None:
        effect = QGraphicsDropShadowEffect(self)
        effect.setBlurRadius(self._theme.px(24))
        effect.setOffset(0, self._theme.px(6))
        effect.setColor(QColor(0, 0, 0, 153 if self._theme.tokens.is_dark else 56))
        self.setGraphicsEffect(effect)
        self._paint_signs()

    def _paint_signs(self) -> None:
        self._plus.setPixmap(self._pixmap("plus", "ink2"))
        if self.chosen is not None:
            self._show()

    def _pixmap(self, sign: str, token: str) -> QPixmap:
        return self._icons.pixmap(sign, 16, token, self.devicePixelRatioF())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A raised sheet with the field in it, and a hairline above the keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, color = self._theme.px, self._theme.color
        painter.setPen(QPen(color("line"), 1))
        painter.setBrush(color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(_RADIUS), px(_RADIUS))
        painter.setBrush(color("field"))
        painter.setPen(QPen(color("here" if self.line.hasFocus() else "line"), 2))
        field = QRectF(self._field.geometry()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(field, px(_FIELD_RADIUS), px(_FIELD_RADIUS))
        painter.fillRect(1, self._foot.y(), self.width() - 2, 1, color("line"))
        painter.end()


class _Hint(QWidget):
    """A key with what it does."""

    def __init__(self, theme: Theme, keys: str, words: str, *, is_first: bool = False) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(7))
        self._words = label(theme, words, "quiet")
        parts = (self._words, key_hint(theme, keys)) if is_first else (key_hint(theme, keys), self._words)
        for part in parts:
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, words: str) -> None:
        """Say something else of the same key."""
        self._words.setText(words)


def _fields(one: Understood) -> Sequence[Shown]:
    return () if one.kind == DIARY else shown(one)


def _other_words(other: Understood) -> str:
    if other.kind == DIARY:
        return _("write it in the diary instead")
    return _("{kind} instead").format(kind=kind_label(other))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
