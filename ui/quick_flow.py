"""Quick entry at work: a line typed anywhere becomes an entry of the day shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from expedition import field_names
from expedition.errors import UserError
from expedition.text import _
from ui.actions import Actions
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.frame import Frame
from ui.panels.trip_tree import TripPanel
from ui.theme import Theme
from ui.views import View, Views
from ui.widgets.offer_line import OfferLine
from ui.widgets.page_foot import PageFoot

if TYPE_CHECKING:
    from expedition.quick.understood import Context, Offers, Understood, Written
    from ui.panels.quick_entry import QuickEntry

_MARGIN, _WIDTH, _BAR = 13, 640, 44


class QuickFlow(QObject):
    """Opens the field over the foot of the view, writes what is accepted, shows where it stands.

    Signals:
        done: What was added, for the foot of the list.
        failed: Why typed text elsewhere could not be kept.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        actions: Actions,
        frame: Frame,
        views: Views,
        side: TripPanel,
    ) -> None:
        super().__init__(frame)
        self._desk, self._theme, self._icons, self._actions = desk, theme, icons, actions
        self._frame, self._views, self._side = frame, views, side
        self._panel: QuickEntry | None = None
        self._context: Context | None = None
        self._offers: Offers | None = None
        self._before: QWidget | None = None
        self._bar: OfferLine | None = None
        # What a line may go on with is read after what it says.
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._ahead.timeout.connect(self._read_offers)
        frame.views.currentChanged.connect(lambda _place: self._stand())
        frame.views.installEventFilter(self)
        side.day_chosen.connect(lambda _day_id: self._go_on())
        desk.changed.connect(lambda _change, _initiator: self._forget())
        desk.opened.connect(self.close)

    @property
    def panel(self) -> "QuickEntry | None":
        """The field, once it was opened."""
        return self._panel

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return self._panel is not None and self._panel.isVisibleTo(self._frame.views)

    def open(self) -> None:
        """Show the field with the caret in it."""
        if self._side.day_id is None:
            return
        self._forget()
        if not self.is_open:
            self._before = QApplication.focusWidget()
        self._made().open_on(self._day_words())
        self._stand()

    def close(self) -> None:
        """Put it away; the focus goes back to where it was."""
        if self._panel is None or not self.is_open:
            return
        had_focus = self._panel.isAncestorOf(self._frame.window().focusWidget())
        self._panel.hide()
        if had_focus:
            before = self._before
            # It may have stood in a form or a dialog that is closed by now.
            is_there = before is not None and isValid(before) and before.isVisible()
            (before if before is not None and is_there else self._side.days).setFocus()

    # What the field asks

    def _read(self, line: str) -> "Sequence[Understood]":
        from expedition.quick.reading import understand
        from expedition.quick.tables import vocabulary

        known = self._known()
        return understand(line, known, vocabulary()) if known is not None else ()

    def _known(self) -> "Context | None":
        """What is known around the day, read once until something changes."""
        from expedition.queries.evening import context

        day_id = self._side.day_id
        if self._context is None and day_id is not None and self._desk.is_open:
            self._context = self._desk.read(context, day_id)
        return self._context

    def _offer(self, line: str) -> str:
        """How the line may go on: as on the days before, or with a name that is known."""
        from expedition.quick.offering import continuation, last_word

        if self._offers is None:
            self._ahead.start()
            return ""
        return continuation(line, self._offers.lines) or last_word(line, self._offers.names)

    def _read_offers(self) -> None:
        from expedition.queries.evening import offers

        day_id = self._side.day_id
        if self._panel is not None and self.is_open and day_id is not None and self._desk.is_open:
            self._offers = self._desk.read(offers, day_id)
            self._panel.offer()

    def _has_form(self, one: "Understood") -> bool:
        """Whether a card of the page holds it."""
        day = self._views.day
        return day is not None and day.page.card_for(one) is not None

    # What the field says

    def _write(self, one: "Understood") -> None:
        from expedition.operations import evening
        from expedition.quick.showing import kind_label, main_words

        day_id, panel = self._side.day_id, self._panel
        if day_id is None or panel is None:
            return
        try:
            self._views.keep_typed()
            written: Written = self._desk.do(_label(one), evening.write, day_id, one).result
        except UserError as error:
            panel.say(str(error))
            return
        panel.clear()
        words = ": ".join(part for part in (kind_label(one), main_words(one)) if part)
        self.done.emit(_("{done} · Ctrl+Z").format(done=words))
        day = self._views.day
        if day is not None and self._views.current is View.DAY:
            day.page.show_new(written.kind, written.row_id, panel.height())

    def _open_form(self, one: "Understood") -> None:
        self.close()
        if self._panel is not None:
            self._panel.clear()
        self._views.show(View.DAY)
        day = self._views.day
        if day is not None:
            day.page.begin_form(one)

    # Where it stands

    def _made(self) -> "QuickEntry":
        from ui.panels.quick_entry import QuickEntry

        if self._panel is None:
            views = self._frame.views
            self._panel = QuickEntry(self._theme, self._icons, self._read, self._offer, self._has_form, views)
            self._panel.accepted.connect(self._write)
            self._panel.form_wanted.connect(self._open_form)
            self._panel.closed.connect(self.close)
        return self._panel

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field follows the size of the views."""
        if watched is self._frame.views and event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        """Over the foot of the page, or in the middle of another view's."""
        self._add_bar()
        if self._panel is None or not self.is_open:
            return
        px, views, day = self._theme.px, self._frame.views, self._views.day
        margin = px(_MARGIN)
        if day is not None and views.currentWidget() is day and day.page.isVisible():
            page = day.page
            left, width = page.mapTo(views, QPoint(0, 0)).x() + margin, page.width() - 2 * margin
        else:
            width = min(px(_WIDTH), views.width() - 2 * margin)
            left = (views.width() - width) // 2
        self._panel.place(left, views.height() - margin, width)
        self._panel.raise_()

    def _add_bar(self) -> None:
        """The closed field belongs to the page of the day, once there is one."""
        day = self._views.day
        if self._bar is None and day is not None:
            keys = self._actions["quick_entry"].shortcut().toString()
            words = _("Met, broke, slept, paid, saw … just type")
            self._bar = OfferLine(self._theme, self._icons, "plus", words, keys, _BAR)
            self._bar.clicked.connect(lambda: self.open())
            day.page.put_at_foot(PageFoot(self._bar))

    def _go_on(self) -> None:
        """The same line for another day."""
        self._forget()
        if self._side.day_id is None:
            self.close()
        elif self._panel is not None and self.is_open:
            self._panel.move_to(self._day_words())

    def _forget(self) -> None:
        self._context = self._offers = None

    def _day_words(self) -> str:
        rows = self._side.tree.rows if self._side.tree else ()
        number = next((row.number for row in rows if row.id == self._side.day_id), 0)
        return _("on day {n}").format(n=number)


def _label(one: "Understood") -> str:
    """The name of the step."""
    from expedition.quick.understood import DAY, DIARY

    if one.kind == DIARY:
        return _("Write the diary")
    if one.kind == DAY:
        return _("Change the day")
    return _("Add {what}").format(what=field_names.kind_name(one.kind))
