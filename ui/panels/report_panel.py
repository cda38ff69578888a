"""The report: its pages as they will be, made again beside the window whenever something changes."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from expedition import units
from expedition.operations import trips
from expedition.previewing import Wish
from expedition.queries.trips import kept_report
from expedition.records.report import ReportOptions
from expedition.text import _, plural
from ui.actions import Actions
from ui.background import Background, Progress
from ui.desk import Desk
from ui.dialogs.leaving_dialog import LeavingDialog, short_words
from ui.icons import Icons
from ui.panels.frame import Ground
from ui.panels.report_file import ask_file, is_page
from ui.panels.report_making import ReportMaking, Spot
from ui.panels.report_pages import PageView, place_words
from ui.panels.report_settings import ReportSettings
from ui.panels.report_thumbs import Thumbnails
from ui.paper import Paper
from ui.theme import Theme
from ui.widgets.controls import Chooser, label, tool

if TYPE_CHECKING:
    from expedition.logbook import Change
    from expedition.records.leaving import Leaving
    from expedition.records.printed import Printed
    from expedition.records.trip import TripBook, TripTree

_AFTER_CHOICE_MS, _AFTER_WRITING_MS = 60, 1500
_LEFT_MS = 120_000
"""So long after the report was left, or not come to, the processes that make it are ended."""
_FURTHEST = 3
"""So many pages behind its first one a day may be looked at and still come at once."""


class ReportPanel(QWidget):
    """Pages with a bar above and thumbnails beside; `settings` is the column for the left side.

    Signals:
        done: What was saved, for the foot of the list.
        failed: Why nothing was.
        trip_wished: Another trip is to be shown, by id.
    """

    done = Signal(str)
    failed = Signal(str)
    trip_wished = Signal(int)

    def __init__(
        self, desk: Desk, theme: Theme, icons: Icons, actions: Actions, background: Background
    ) -> None:
        super().__init__()
        self._desk, self._theme, self._icons, self._background = desk, theme, icons, background
        self._making = ReportMaking(background, self)
        self._tree: TripTree | None = None
        self._paper: Paper | None = None
        self._first_look: Paper | None = None
        self._days: dict[int, int] = {}
        self._leaving: Leaving | None = None
        self._asked: tuple[str, Callable[[], None]] | None = None
        self._kept = ReportOptions()
        self._version = 0
        self._is_stale = True
        self.setAccessibleName(_("Report"))
        self.settings = ReportSettings(theme, icons, actions)
        self.pages = PageView(theme, background)
        self.thumbs = Thumbnails(theme, background, self.pages.spread_of)
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._make)
        self._left = QTimer(self, singleShot=True, interval=_LEFT_MS)
        self._left.timeout.connect(self._end_work)
        self._prepared: tuple[int, int] | None = None
        self._lay_out()
        self.settings.trip_wished.connect(self.trip_wished)
        self.settings.changed.connect(lambda: self._soon(_AFTER_CHOICE_MS))
        self.settings.leaving_wished.connect(lambda: self._ask_leaving(_("Close"), lambda: None))
        self.settings.looks.cover_wished.connect(self._choose_cover)
        self._making.looked.connect(self._look)
        self._making.made.connect(self._take)
        self._making.failed.connect(self._refused)
        self._making.told.connect(lambda words: self._show_state("", words))
        self._making.counted.connect(self._take_leaving)
        self.pages.turned.connect(self._turned)
        self.thumbs.chosen.connect(self.pages.show_page)
        desk.changed.connect(self._heard)

    def show_trip(self, tree: "TripTree | None") -> None:
        """Make the report of this trip, if it is another one or was written in."""
        before, self._tree = self._tree, tree
        self._offer_trips()
        self._stack.setCurrentIndex(int(tree is None or not tree.rows))
        self.settings.show_days(tree)
        if (before.id if before else None) != (tree.id if tree else None):
            if tree is not None:
                self._kept = self._desk.read(kept_report, tree.id)
                self.settings.show_options(self._kept)
            self._days = {}
            self._lay(None)
            self._soon(0)
        elif self._is_stale:
            self._soon(_AFTER_CHOICE_MS)

    def prepare(self, trip_id: int) -> None:
        """Have the process beside the window ready for this trip; nobody looks at the report yet."""
        if self._left.isActive() and self._prepared == (trip_id, self._version):
            return
        self._prepared = trip_id, self._version
        self._left.start()
        options = self._desk.read(kept_report, trip_id)
        self._making.prepare(Wish(self._desk.logbook.folder, trip_id, options, self._version))

    def save(self, folder: Path) -> Path | None:
        """Ask for a name and write the report there; the folder it went to."""
        if self._paper is None or self._tree is None:
            return None
        file = ask_file(self, folder, self._tree.fields.title)
        if file is None:
            return None
        if is_page(file):
            self._ask_leaving(_("Save web page"), lambda: self.write_page(file))
        else:
            self._ask_leaving(_("Save PDF"), lambda: self.write(file))
        return file.parent

    def write_page(self, file: Path) -> None:
        """Write a page of the web to a file, whole or not at all."""
        self._making.write_page(
            self._wish(), file, done=lambda: self._say_saved(file), failed=self._say_failed
        )
        self._show_state("", _("writing the web page"))

    def write(self, file: Path) -> None:
        """Write the PDF to a file, whole or not at all."""
        if self._paper is None:
            return
        data = self._paper.data

        def work(_progress: Progress) -> None:
            from expedition.writing import write_whole

            write_whole(file, data)

        self._background.run(
            work,
            done=lambda _none: self._say_saved(file),
            failed=self._say_failed,
        )

    def _say_saved(self, file: Path) -> None:
        self._show_state("check", _("up to date"))
        self.settings.show_saved(file)
        self.done.emit(_("Saved {name}").format(name=file.name))

    def _say_failed(self, sentence: str) -> None:
        # The settings hide the foot of the list, where failures are told else.
        self._show_state("triangle-alert", sentence)
        self.failed.emit(sentence)

    def _offer_trips(self) -> None:
        from expedition.queries.trips import all_trips

        trips = self._desk.read(all_trips) if self._desk.is_open else ()
        self.settings.show_trips(trips, self._tree.id if self._tree else None)

    def stop(self) -> None:
        """End the process beside the window and give the pages back."""
        self._wait.stop()
        self._making.stop()
        if self._paper is not None:
            self._paper.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written meanwhile."""
        super().showEvent(event)
        self._left.stop()
        if self._is_stale:
            self._soon(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Who comes back soon finds all as it was."""
        super().hideEvent(event)
        self._left.start()

    def _end_work(self) -> None:
        if not self._making.let_go():
            self._left.start()

    def _heard(self, change: "Change", _initiator: object) -> None:
        self._version += 1
        if self._tree is not None and change.touches("trip", self._tree.id):
            self._is_stale = True
            if self.isVisible():
                self._soon(_AFTER_WRITING_MS)

    def _soon(self, wait_ms: int) -> None:
        self._is_stale, self._leaving = True, None
        self._show_state("", _("changed"))
        self._wait.start(wait_ms)

    def _make(self) -> None:
        if self._tree is None or not self._tree.rows:
            self._making.end()
            self._lay(None)
            self._show_state("", "")
            return
        self._is_stale = False
        options = self.settings.options()
        if options != self._kept:
            self._kept = options
            self._desk.keep(trips.keep_report, self._tree.id, options)
        self._making.make(self._wish(), self._spot())
        self._show_state("", _("making the pages"))

    def _wish(self) -> Wish:
        assert self._tree is not None
        folder = self._desk.logbook.folder
        return Wish(folder, self._tree.id, self.settings.options(), self._version)

    def _spot(self) -> Spot | None:
        """Which pages are looked at; None where only the whole book has them."""
        shown = self.pages.shown
        if not shown or shown[0] == 0 or self._paper is None:
            return Spot()
        number = shown[0] + 1
        begun = [(page, day) for day, page in self._days.items() if page <= shown[-1] + 1]
        if not begun:
            return None
        page = max(page for page, _day in begun)
        day = next(day for at, day in begun if at == page)
        return Spot(day, page, len(self._paper)) if number - page <= _FURTHEST else None

    def _look(self, paper: Paper, printed: "Printed") -> None:
        """The pages looked at are there; the rest of the book follows."""
        if self._paper is None:
            self._first_look = paper
            self.pages.show_paper(paper)
        else:
            self.pages.show_glimpse(paper, printed.first - 1)
            self._let_go(self._first_look)
            self._first_look = paper
        self._show_state("", _("making the rest"))

    def _take(self, paper: Paper, printed: "Printed") -> None:
        before, spot = dict(self._days), self._spot()
        self._days = dict(printed.days)
        self._lay(paper)
        day = spot.day_id if spot else None
        if day in self._days and day in before and self._days[day] != before[day]:
            self.pages.show_page(self.pages.shown[0] + self._days[day] - before[day])
        self._offer_days()
        if not self._is_stale:
            self._say_made(printed.missing)
            self._making.count(self._wish())

    def _say_made(self, missing: tuple[str, ...]) -> None:
        """The book is there; signs that it could not print are told with it."""
        if not missing:
            self._show_state("check", _("up to date"))
            return
        self._show_state(
            "triangle-alert",
            plural(
                "{n} sign is in no font of the book", "{n} signs are in no font of the book", len(missing)
            ),
        )
        self._state.setToolTip(" ".join(f"U+{ord(sign):04X}" for sign in missing))

    def _refused(self, sentence: str) -> None:
        self._asked = None
        self._lay(None)
        self._show_state("triangle-alert", sentence)

    def _offer_days(self) -> None:
        """The days by number, to go to: typing a number finds it."""
        self._day.clear()
        self._day.addItem(_("Go to day"), 0)
        for row in self._tree.rows if self._tree else ():
            if row.id in self._days:
                words = f"{row.number} · {row.date.day} {units.short_month(row.date)}"
                self._day.addItem(words, self._days[row.id])
        self._day.setEnabled(self._day.count() > 1)

    def show_day(self, day_id: int) -> None:
        """Turn to the page of a day."""
        if day_id in self._days:
            self.pages.show_page(self._days[day_id] - 1)

    def _go_to_day(self, _place: int) -> None:
        page = self._day.currentData()
        if page:
            self.pages.show_page(page - 1)
        self._day.setCurrentIndex(0)

    def _take_leaving(self, leaving: "Leaving") -> None:
        self._leaving = leaving
        self.settings.show_leaving(short_words(leaving))
        asked, self._asked = self._asked, None
        if asked is not None:
            self._ask_leaving(*asked)

    def _ask_leaving(self, verb: str, agreed: Callable[[], None]) -> None:
        """Show what leaves, as soon as that is counted; then do what it leaves by."""
        if self._leaving is None:
            self._asked = verb, agreed
            if not self._is_stale:
                self._making.count(self._wish())
            return
        dialog = LeavingDialog(self._theme, self._icons, self._leaving, verb, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(agreed)
        dialog.open()

    def _choose_cover(self) -> None:
        """Let the traveller choose a photo of the chosen days for the cover."""
        from expedition.queries.book import trip_book
        from ui.dialogs.cover_dialog import CoverDialog
        from ui.pictures import Pictures

        wish = self._wish()

        def show(book: "TripBook") -> None:
            pictures = Pictures(self._background, self)
            files = dict(book.photo_files)
            dialog = CoverDialog(self._theme, self._icons, pictures, book.pages, files, self)
            dialog.choose(wish.options.cover_photo)
            is_chosen = dialog.exec() == 1
            self.settings.looks.take_cover(dialog.photo() if is_chosen else None)
            pictures.forget()

        self._background.run(
            lambda _progress: self._desk.read(trip_book, wish.trip_id, wish.options, wish.folder),
            done=show,
            failed=self._say_failed,
        )

    def _lay(self, paper: Paper | None) -> None:
        before, self._paper = self._paper, paper
        self.pages.show_paper(paper)
        self.thumbs.show_paper(paper)
        if paper is None:
            self.settings.show_waiting()
        else:
            self.settings.show_result(len(paper), len(paper.data))
        self._turned(self.pages.shown[0] if self.pages.shown else 0)
        self._let_go(before)
        self._let_go(self._first_look)
        self._first_look = None

    def _let_go(self, paper: Paper | None) -> None:
        """Give the pages of a paper back, beside the window: one of them may be being drawn."""
        if paper is not None:
            self._background.run(
                lambda _progress: paper.close(), done=lambda _none: None, failed=lambda _sentence: None
            )

    def _turned(self, first: int) -> None:
        self._place.setText(place_words(self.pages.shown, len(self._paper)) if self._paper else "")
        self.thumbs.show_page(first)

    def _show_state(self, sign: str, words: str) -> None:
        self._sign.setVisible(bool(sign))
        self._state.setToolTip("")
        token = "good" if sign == "check" else "bad"
        if sign:
            self._sign.setPixmap(self._icons.pixmap(sign, 14, token, self.devicePixelRatioF()))
        self._state.setText(words)

    def _lay_out(self) -> None:
        theme, icons, px = self._theme, self._icons, self._theme.px
        bar = Ground(theme, "page", Qt.Edge.BottomEdge)
        bar.setFixedHeight(px(44))
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(20), 0, px(20), 0)
        row.setSpacing(px(8))
        back = tool(theme, icons, "chevron-left", _("Page before"))
        on = tool(theme, icons, "chevron-right", _("Page after"))
        back.clicked.connect(lambda: self.pages.turn(-1))
        on.clicked.connect(lambda: self.pages.turn(1))
        self._place = label(theme)
        self._place.setFont(theme.medium())
        self._place.setAccessibleName(_("Place in the report"))
        self._day = Chooser(theme, icons, _("Go to day"))
        self._day.setFixedWidth(px(128))
        self._day.activated.connect(self._go_to_day)
        self._offer_days()
        self._sign = label(theme)
        self._state = label(theme, look="hint")
        self._state.setAccessibleName(_("State of the report"))
        self._layout = Chooser(theme, icons, _("Pages side by side"))
        self._layout.addItems([_("Two pages"), _("One page")])
        self._size = Chooser(theme, icons, _("Size"))
        self._size.addItems([_("Fit"), "100 %", "150 %"])
        for chooser, width in ((self._layout, 116), (self._size, 84)):
            chooser.setFixedWidth(px(width))
            chooser.activated.connect(lambda _place: self._arrange_pages())
        parts: tuple[QWidget, ...] = (
            back,
            self._place,
            on,
            self._day,
            self._sign,
            self._state,
            self._layout,
            self._size,
        )
        for part in parts:
            row.addWidget(part)
        row.insertStretch(4, 1)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.pages, 1)
        below.addWidget(self.thumbs)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(below, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(work)
        self._stack.addWidget(_empty(theme))

    def _arrange_pages(self) -> None:
        zoom = (0.0, 1.0, 1.5)[self._size.currentIndex()]
        self.pages.lay(is_double=self._layout.currentIndex() == 0, zoom=zoom)
        self.thumbs.show_paper(self._paper)


def _empty(theme: Theme) -> QWidget:
    """What stands there before the first day."""
    made = Ground(theme, "page")
    column = QVBoxLayout(made)
    column.addStretch(1)
    for words, look in (
        (_("A day or two, and the book is here."), ""),
        (_("Ctrl+D begins a day; tracks dropped on the window become days by themselves."), "hint"),
    ):
        column.addWidget(label(theme, words, look), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    return made
