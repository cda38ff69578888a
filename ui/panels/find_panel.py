"""Find: everything that is written, as it is typed, over whatever the window shows."""

from PySide6.QtCore import QEvent, QObject, QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from expedition.field_names import kind_title
from expedition.queries.search import find, is_indexed
from expedition.records.search import Found
from expedition.searching import KINDS, without_kinds
from expedition.text import _
from ui.background import Background, Job
from ui.desk import Desk
from ui.icons import Icons
from ui.models.hit_lines import HitLine, KeptLine, Line, chips_of, kept_lines, lines_of
from ui.panels.find_list import FindList
from ui.panels.find_sheet import FindFoot, Sheet, find_field
from ui.settings import KeptSearch, Settings
from ui.theme import Theme
from ui.widgets.chips import Chips
from ui.widgets.controls import Chooser, label

_WIDTH, _HEIGHT, _TOP, _AIR = 720, 580, 52, 32
_MOST_CHIPS = 6
_PAUSE_MS = 250
_PAGE = 6
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class FindPanel(QWidget):
    """Covers the window it belongs to, so that a click beside its sheet closes it.

    Signals:
        wanted: The hit to go to.
        closed: It is closed, and nothing was wanted.
    """

    wanted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        background: Background,
        settings: Settings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._settings = desk, theme, settings
        self._window = parent
        self._background = background
        self._job: Job[Found] | None = None
        self._trip_id: int | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_well)
        self.setAccessibleName(_("Find"))
        self.field = find_field(theme, icons)
        self.scope = Chooser(theme, icons, _("Where to look"))
        self.scope.addItems([_("All trips"), _("This trip")])
        self.scope.setFixedWidth(theme.px(112))
        choices = [(kind, kind_title(kind), "ink3") for kind in KINDS]
        self.chips = Chips(theme, _("Kinds"), [("", _("All"), "ink3"), *choices])
        self.hint = label(theme, look="hint")
        self.hint.setWordWrap(True)
        self.list = FindList(theme, icons)
        self.foot = FindFoot(theme, icons)
        self._sheet = Sheet(theme, self)
        self._content = QWidget(self)
        self._lay_out()
        self.field.textChanged.connect(self._look)
        self.scope.currentIndexChanged.connect(self._look)
        self.chips.chosen.connect(self._choose_kind)
        self.list.picked.connect(self._take)
        self.foot.kept.connect(self._keep)
        self.foot.forgotten.connect(self._forget)
        self.field.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    def open_at(self, trip_id: int | None, *, has_trips: bool) -> None:
        """Show it with the words of last time, to be typed over."""
        self._trip_id = trip_id
        self.scope.setVisible(has_trips and trip_id is not None)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._look()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def leave(self) -> None:
        """Close it."""
        self._stop()
        self.hide()

    # Looking

    def _look(self) -> None:
        """At once where there is an index, else by a job after a pause in typing."""
        self._stop()
        words = self.field.text()
        self._offer_keeping()
        if not words.strip() or not self._desk.is_open:
            self._show_kept()
        elif self._desk.read(is_indexed):
            found = self._desk.read(find, words, self._scope, mends=False)
            if found.hits:
                self._show_found(found)
            else:
                self._pause.start()
                self._show_nothing(found)
        else:
            self.hint.setText(_("Looking …"))
            self.hint.show()
            self._pause.start()

    def _look_well(self) -> None:
        """What takes longer: a slip in the words, or a logbook without an index."""
        words, scope, logbook = self.field.text(), self._scope, self._desk.logbook
        self._job = self._background.run(
            lambda _progress: logbook.read(find, words, scope),
            done=self._show_late,
            failed=lambda sentence: self.hint.setText(sentence),
        )

    def _show_late(self, found: Found) -> None:
        self._job = None
        if found.hits:
            self._show_found(found)
        else:
            self._show_nothing(found)

    def _stop(self) -> None:
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @property
    def _scope(self) -> int | None:
        is_this = self.scope.isVisibleTo(self) and self.scope.currentIndex() == 1
        return self._trip_id if is_this else None

    # Showing

    def _show_found(self, found: Found) -> None:
        self._show_chips(found)
        has_trips = self.scope.isVisibleTo(self) and self._scope is None
        self.list.show_lines(lines_of(found, has_trips=has_trips))
        words = _("Nothing has “{typed}”. This is found for “{instead}”.")
        typed = without_kinds(self.field.text())[0].strip()
        self.hint.setText(words.format(typed=typed, instead=found.instead))
        self.hint.setVisible(bool(found.instead))

    def _show_nothing(self, found: Found) -> None:
        self._show_chips(found)
        self.list.show_lines(())
        self.hint.setText(_("Nothing has these words. Fewer words, or the beginning of one, find more."))
        self.hint.show()

    def _show_kept(self) -> None:
        self.chips.hide()
        self.list.show_lines(kept_lines(self._settings.searches))
        self.hint.setText(
            _(
                "Every word of the logbook, in any script. Words in quotation marks stand side by side; "
                "46 is day 46; kind:repair looks only at repairs."
            )
        )
        self.hint.show()

    def _show_chips(self, found: Found) -> None:
        kinds = without_kinds(self.field.text())[1]
        with QSignalBlocker(self.chips):
            self.chips.choose(next(iter(kinds)) if len(kinds) == 1 else "")
        shown = chips_of(found.counts, kinds, _MOST_CHIPS)
        self.chips.show_counts({"": sum(found.counts.values()), **shown})
        self.chips.setVisible(len(found.counts) > 1 or bool(kinds))

    def _choose_kind(self, kind: object) -> None:
        words = without_kinds(self.field.text())[0].strip()
        self.field.setText(f"kind:{kind} {words}" if kind else words)

    # Keeping

    def _offer_keeping(self) -> None:
        words = self.field.text().strip()
        self.foot.show_search(words, is_kept=any(one.words == words for one in self._settings.searches))

    def _keep(self, name: str) -> None:
        self._settings.keep_search(KeptSearch(name, self.field.text().strip()))
        self._offer_keeping()
        self.field.setFocus()

    def _forget(self) -> None:
        self._settings.forget_search(self.field.text().strip())
        self._offer_keeping()

    # Keys and the pointer

    def _take(self, line: Line | None) -> None:
        if isinstance(line, HitLine):
            self.leave()
            self.wanted.emit(line.hit)
        elif isinstance(line, KeptLine):
            self.field.setText(line.search.words)
            self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field the arrows walk through the list; the panel is as large as its window."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self.list.step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.current)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the name first, then the panel; no other key gets through to the window."""
        if event.key() == Qt.Key.Key_Escape:
            if self.foot.is_naming:
                self.foot.stop_naming()
                self.field.setFocus()
            else:
                self.leave()
                self.closed.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet closes it."""
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.leave()
            self.closed.emit()

    def resizeEvent(self, _event: object) -> None:
        """The sheet hangs from the middle of the window's top."""
        px = self._theme.px
        width = min(px(_WIDTH), self.width() - 2 * px(_AIR))
        height = min(px(_HEIGHT), self.height() - px(_TOP) - px(_AIR))
        room = QRect((self.width() - width) // 2, px(_TOP), width, height)
        self._sheet.setGeometry(room)
        self._content.setGeometry(room)

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self._content)
        column.setContentsMargins(px(1), px(8), px(1), px(1))
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(px(8), 0, px(8), 0)
        top.setSpacing(px(8))
        top.addWidget(self.field, 1)
        top.addWidget(self.scope)
        column.addLayout(top)
        chips = QHBoxLayout()
        chips.setContentsMargins(px(16), px(8), px(16), px(2))
        chips.addWidget(self.chips)
        chips.addStretch(1)
        column.addLayout(chips)
        self.hint.setContentsMargins(px(16), px(10), px(16), px(6))
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)
