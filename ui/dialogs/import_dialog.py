"""The plan of an import: what will happen and why, to be corrected and accepted; nothing is written here."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from expedition import units
from expedition.errors import UserError
from expedition.itinerary import crossings, edit, photos, places
from expedition.itinerary.usual import usual_mode
from expedition.kinds import LegMode
from expedition.records.importing import ImportPlan, PlannedLeg
from expedition.text import _
from ui.background import Background
from ui.dialogs.file_detail import FileDetail
from ui.dialogs.import_changes import carried, followed, ticked, with_clock
from ui.dialogs.import_detail import ImportDetail, LegFacts
from ui.dialogs.import_head import ImportHead
from ui.dialogs.import_list import PlanHead, PlanList
from ui.dialogs.import_menu import show_menu, show_modes
from ui.dialogs.import_work import Change, PlanWork
from ui.dialogs.photo_detail import Load, PhotoDetail, PhotoFacts
from ui.dialogs.plan_detail import PlanDetail
from ui.icons import Icons
from ui.models import plan_lines, plan_words
from ui.models.plan_lines import (
    CarryLine,
    DayGroup,
    FileLine,
    LegLine,
    PhotosLine,
    PlanLine,
    Shown,
    TripDays,
)
from ui.models.plan_trips import PlanTrips
from ui.theme import Theme
from ui.widgets.controls import button, key_hint, label
from ui.widgets.error_line import ErrorLine
from ui.widgets.key_line import KeyLine

_WIDTH, _HEIGHT, _LEAST_WIDTH, _LEAST_HEIGHT = 1080, 764, 860, 560


class ImportDialog(QDialog):
    """Head, table, sums, one orange button."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        plan: ImportPlan,
        trips: PlanTrips,
        today: date,
        load_picture: Load,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.plan, self.trip_id, self._today = plan, trips.chosen, today
        self._trips, self._load_picture = trips, load_picture
        self._work, self._background = PlanWork(background), background
        self._compared_with = trips.chosen
        self._looked_at = -1
        self._new_mode: LegMode | None = None
        self._days: dict[int | None, TripDays] = {}
        self._lines: tuple[PlanLine, ...] = ()
        self.setWindowTitle(_("Import"))
        self.setModal(True)
        self.setMinimumSize(theme.px(_LEAST_WIDTH), theme.px(_LEAST_HEIGHT))
        # An original that is read again belongs to its trip.
        choices = [pair for pair in trips.choices if not plan.replaces or pair[0] == trips.chosen]
        self.head = ImportHead(theme, icons, choices, trips.chosen, can_begin=not plan.replaces)
        self.table = PlanList(theme, icons, self._detail)
        self._sums = label(theme)
        self._sums.setTextFormat(Qt.TextFormat.RichText)
        self.go = button(theme, icons, "", "corner-down-left", "go")
        self.go.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(PlanHead(theme, self.table))
        column.addWidget(self.table, 1)
        column.addWidget(self._key_line())
        column.addWidget(self._foot())
        # A dialog left to itself takes two thirds of the screen at most.
        self.resize(self.sizeHint())
        # Only a button that stands in its dialog can become the one Enter is for.
        self.go.setDefault(True)
        self._connect()
        self._show()
        self._begin()

    def sizeHint(self) -> QSize:
        """As large as the picture of it, or as the screen allows."""
        room = self.screen().availableGeometry().size()
        px = self._theme.px
        return QSize(min(px(_WIDTH), room.width() - 40), min(px(_HEIGHT), room.height() - 60))

    @property
    def new_title(self) -> str:
        """The title of the trip this import begins; empty where it goes into one that is there."""
        return self.head.new_title.text().strip() if self.trip_id is None else ""

    def accept(self) -> None:
        """Only where there is something to write, and a trip to write it into."""
        if self._is_refused() or not self.table.settle():
            return
        if self.trip_id is None and not self.new_title:
            self._tell(_("The new trip needs a title."))
            self.head.new_title.setFocus()
        elif plan_words.writes(self.plan):
            super().accept()

    def done(self, result: int) -> None:
        """Closing throws away what is still being computed."""
        self._work.cancel()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter imports from anywhere."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not self._is_refused():
                self.go.click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down on a button go to the table."""
        pressed = event.key() if isinstance(event, QKeyEvent) else None
        if pressed in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.type() == QEvent.Type.KeyPress:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.head.trip_chosen.connect(self._change_trip)
        self.head.mode_chosen.connect(self._change_mode)
        self.head.shown.connect(lambda _which: self._show_lines())
        self.table.ticked.connect(lambda lines, is_on: self._tick(lines, is_on=is_on))
        self.table.carried.connect(self._carry)
        self.table.wished.connect(self._do)
        self.table.menu_wished.connect(lambda at: show_menu(self.table, at, self._do, self._set_mode))

    def _begin(self) -> None:
        """What needs an answer comes first; where nothing does, Enter imports."""
        if self.table.go_to_first(_waits):
            self.table.scrollTo(self.table.currentIndex(), PlanList.ScrollHint.PositionAtCenter)
            self.table.setFocus()
            return
        self.table.go_to_first(lambda line: not isinstance(line, DayGroup))
        (self.go if self.go.isEnabled() else self.table).setFocus()

    # Showing

    def _show(self) -> None:
        plan = self.plan
        self._lines = plan_lines.lines_of(plan, self._shown_trips())
        self._show_lines()
        quiet = self._theme.tokens.ink2
        self._sums.setText(
            "&nbsp;&nbsp;&nbsp; ".join(
                f"<b style='font-weight:600'>{figure}</b> <span style='color:{quiet}'>{word}</span>"
                for figure, word in plan_words.totals(plan)
            )
        )
        self.go.setText(plan_words.verb(plan))
        self.go.setAccessibleName(plan_words.verb(plan))
        self.go.setEnabled(plan_words.writes(plan) and not self._work.is_under_way)
        self._say_note()

    def _show_lines(self) -> None:
        self.head.show_plan(self.plan, plan_lines.counts(self._lines))
        which = self.head.chips.value
        assert isinstance(which, Shown)
        self.table.show_lines(plan_lines.shown(self._lines, which))

    def _shown_trips(self) -> dict[int | None, TripDays]:
        """The trip of the import and those its legs go to, each read once."""
        wanted: dict[int | None, int | None] = {None: self.trip_id}
        wanted |= {leg.trip_id: leg.trip_id for leg in self.plan.legs if leg.trip_id is not None}
        titles = dict(self._trips.choices)
        for trip_id in wanted.values():
            if trip_id not in self._days:
                rows = self._trips.load(trip_id).rows if trip_id is not None else ()
                self._days[trip_id] = TripDays(titles.get(trip_id or 0, ""), rows)
        return {place: self._days[trip_id] for place, trip_id in wanted.items()}

    def _detail(self, line: PlanLine) -> PlanDetail:
        self._tell("")
        if isinstance(line, FileLine):
            return FileDetail(self._theme, self.plan.files[line.file])
        if isinstance(line, PhotosLine):
            return self._photo_detail(line)
        assert isinstance(line, LegLine)
        return self._leg_detail(line)

    def _photo_detail(self, line: PhotosLine) -> PhotoDetail:
        shown = [self.plan.photos[number] for number in line.photos]
        legs = [leg for leg in self.plan.legs if leg.include and leg.date == shown[0].date]
        spans = [(leg.figures.start_utc, leg.figures.end_utc) for leg in legs]
        times = [moment for span in spans for moment in span if moment is not None]
        facts = PhotoFacts(
            [(photo, self.plan.files[photo.file]) for photo in shown],
            self._today,
            lambda camera: self.plan.clocks.get(camera, 0),
            (min(times), max(times)) if times else None,
            self._load_picture,
        )
        made = PhotoDetail(self._theme, self._icons, facts, self._looked_at)
        made.refused.connect(self._tell)
        made.taken.connect(lambda file, is_on: self._try_photo(file, photos.set_photo_include, include=is_on))
        made.clock_shown.connect(lambda file, shown: self._try_photo(file, with_clock, shown))
        made.placed.connect(lambda file, at: self._try_photo(file, photos.clock_from_place, at))
        made.dated.connect(lambda files, day: self._try(photos.set_photo_date, files, day))
        made.moved.connect(lambda camera, seconds: self._try(photos.set_clock, camera, seconds))
        return made

    def _try_photo(self, file: int, change: Callable[..., ImportPlan], *args: object, **how: object) -> None:
        """Change something of a picture, which stays the one looked at."""
        self._looked_at = file
        self._try(change, file, *args, **how)

    def _leg_detail(self, line: LegLine) -> ImportDetail:
        key, leg = line.key, self._leg(line.key)
        file = self.plan.files[leg.file]
        here = dict(self._trips.choices).get(self.trip_id or 0, _("The new trip"))
        trips: list[tuple[int | None, str]] = [(None, here)]
        trips += [pair for pair in self._trips.choices if pair[0] != self.trip_id]
        made = ImportDetail(
            self._theme,
            self._icons,
            self._background,
            LegFacts(
                file,
                leg,
                self._day_name(leg),
                self._today,
                sum(other.waits and other.question is file.question for other in self.plan.files),
                trips if not self.plan.replaces else trips[:1],
                partial(edit.stops, self.plan, key),
            ),
        )
        choices, tools = made.choices, made.tools
        choices.taken.connect(lambda is_on: self._try(edit.set_include, key, include=is_on))
        choices.moved.connect(lambda day: self._try(edit.set_date, self._keys_with(key), day))
        choices.typed.connect(lambda: self.go.setEnabled(True))
        choices.refused.connect(self._tell)
        tools.mode_chosen.connect(lambda mode: self._try(edit.set_mode, self._keys_with(key), mode))
        tools.power_chosen.connect(lambda power: self._try(edit.set_power, key, power))
        tools.joined.connect(lambda: self._try(edit.join, key))
        tools.cut.connect(lambda point: self._try(edit.split, key, point))
        tools.trip_chosen.connect(lambda trip_id: self._try(edit.set_trip, key, trip_id))
        tools.refused.connect(self._tell)
        if made.question is not None:
            made.question.answered.connect(lambda text, is_for_all: self._answer(leg.file, text, is_for_all))
        return made

    def _day_name(self, leg: PlannedLeg) -> str:
        numbers = plan_lines.day_numbers(self.plan, self._shown_trips(), leg.trip_id)
        if leg.date is None:
            return ""
        number = numbers.get(leg.date)
        return _("day {number}").format(number=number) if number else units.day_month(leg.date)

    def _tell(self, sentence: str) -> None:
        """Say what cannot be done, where else the note stands."""
        self._error.say(sentence)
        self._say_note()

    def _say_note(self) -> None:
        """What the button does, where it does something; or that it has to wait."""
        is_working, writes = self._work.is_under_way, plan_words.writes(self.plan)
        note = _("One step: Ctrl+Z takes all of it back. The files are kept as they are in originals.")
        self._note.setText(_("Computing the legs anew …") if is_working else note)
        self._note.setVisible((is_working or writes) and not self._error.text)

    # Changes

    def _try(self, change: Callable[..., ImportPlan], *args: object, **kwargs: object) -> None:
        """Change the plan, or say why not; pictures follow the lines they were placed on."""
        if self._is_refused():
            return
        try:
            plan = followed(self.plan, change(self.plan, *args, **kwargs))
        except UserError as error:
            self._tell(str(error))
            return
        self._tell("")
        self.plan = plan
        self._show()

    def _tick(self, lines: Sequence[PlanLine], *, is_on: bool) -> None:
        waiting = [line for line in lines if isinstance(line, LegLine) and line.waits]
        if is_on and len(lines) == len(waiting) == 1:
            self.table.open(plan_lines.key_of(lines[0]))
            return
        self._try(ticked, lines, is_on=is_on)

    def _do(self, verb: str) -> None:
        """A verb of the keys or the menu, for the lines chosen."""
        line, lines = self.table.current, self.table.chosen
        if verb == "next":
            self.table.go_to_first(_waits, after=self.table.currentIndex().row())
        elif verb == "leave":
            self._try(ticked, lines, is_on=False)
        elif isinstance(line, CarryLine) or (verb == "carry" and isinstance(line, LegLine)):
            self._carry(line)
        elif isinstance(line, LegLine):
            self._do_to_leg(verb, line)
        elif isinstance(line, PhotosLine) and verb == "date":
            self._open_at(line, verb)

    def _do_to_leg(self, verb: str, line: LegLine) -> None:
        if verb == "join":
            self._try(edit.join, line.key)
        elif verb == "mode":
            show_modes(self.table, self._leg(line.key).mode, self._set_mode)
        elif verb in ("split", "date"):
            self._open_at(line, verb)

    def _open_at(self, line: PlanLine, part: str) -> None:
        self.table.open(plan_lines.key_of(line))
        if self.table.detail is not None:
            self.table.detail.enter(part)

    def _set_mode(self, mode: object) -> None:
        line = self.table.current
        if isinstance(line, LegLine):
            self._try(edit.set_mode, self._keys_with(line.key), mode)

    def _keys_with(self, key: int) -> frozenset[int]:
        """This leg, and where it is one of several chosen, all of them."""
        keys = frozenset(line.key for line in self.table.chosen if isinstance(line, LegLine))
        return keys if key in keys else frozenset({key})

    def _carry(self, line: CarryLine | LegLine) -> None:
        """Follow a proposal; the legs before and after it stay under one's own power."""
        carriages = len(self._leg(line.key).carriages)
        lines = [other for other in self._lines if isinstance(other, CarryLine) and other.key == line.key]
        if not lines:
            return
        number = line.number if isinstance(line, CarryLine) else lines[0].number
        is_all = number == plan_lines.ALL_PROPOSALS
        # From the last one on: what comes before a cut keeps its proposals and its key.
        self._try(carried, line.key, tuple(reversed(range(carriages))) if is_all else (number,))

    def _answer(self, file: int, text: str, is_for_all: bool) -> None:
        question = self.plan.files[file].question
        alike = [
            place
            for place, other in enumerate(self.plan.files)
            if place == file or (is_for_all and other.waits and other.question is question)
        ]

        def answered(plan: ImportPlan) -> ImportPlan:
            for place in alike:
                if plan.files[place].waits or place == file:
                    plan = edit.answer(plan, place, text)
            return plan

        self._try(answered)
        self.table.setFocus()

    def _change_trip(self, trip_id: int | None) -> None:
        """Compare the plan with another trip."""
        self.trip_id = trip_id
        load, new_mode = self._trips.load, self._new_mode

        def moved(plan: ImportPlan) -> ImportPlan:
            loaded = load(trip_id)
            home = [replace(leg, trip_id=None) if leg.trip_id == trip_id else leg for leg in plan.legs]
            mode = loaded.mode or new_mode or usual_mode(plan)
            made = edit.remake(replace(plan, legs=tuple(home)), loaded.held, mode)
            made = photos.on_ground(made, loaded.ground) if made.photos else made
            made = crossings.on_trip(made, loaded.borders)
            return places.settle(made, loaded.places)

        self._remake(moved)

    def _change_mode(self, mode: LegMode) -> None:
        """A new trip goes otherwise, and with it every leg whose mode nobody and nothing else set."""
        self._new_mode = mode
        self._remake(lambda plan: followed(plan, edit.remake(plan, plan.held, mode)))

    def _remake(self, change: Change) -> None:
        """Change the whole plan in a job; until it is done, no line can be changed."""
        self._work.begin(self.plan, change, self._take, self._go_back)
        self.go.setEnabled(False)
        self._tell("")

    def _take(self, plan: ImportPlan) -> None:
        self.plan, self._compared_with = plan, self.trip_id
        self._tell("")
        self._show()

    def _go_back(self, why: str) -> None:
        """Stay with the trip the plan was compared with."""
        self.trip_id = self._compared_with
        self.head.show_trip(self.trip_id)
        self._show()
        self._tell(why)

    def _is_refused(self) -> bool:
        """Whether nothing can be changed now, which is said."""
        if self._work.is_under_way:
            # The lines alone: the trip that is being compared would have to be read for all the rest.
            self._show_lines()
            self._tell(_("The legs are being computed anew: one moment, then again."))
        return self._work.is_under_way

    def _leg(self, key: int) -> PlannedLeg:
        return next(leg for leg in self.plan.legs if leg.key == key)

    # Parts

    def _key_line(self) -> QWidget:
        return KeyLine(
            self._theme,
            (
                (_("Space"), _("take")),
                (_("Enter"), _("open")),
                ("D", _("date")),
                ("M", _("mode")),
                ("J", _("join")),
                ("S", _("split")),
                ("C", _("carried")),
                (_("Del"), _("leave out")),
                (_("Ctrl+Enter"), _("import")),
                ("N", _("next question")),
            ),
        )

    def _foot(self) -> QWidget:
        px = self._theme.px
        foot = _Foot(self._theme)
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(28), px(12), px(28), px(12))
        row.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._sums)
        self._note = label(self._theme, look="hint", small=True)
        self._error = ErrorLine(self._theme, self._icons)
        words.addWidget(self._note)
        words.addWidget(self._error)
        cancel = button(self._theme, self._icons, _("Cancel"))
        cancel.setAutoDefault(True)
        cancel.setFixedWidth(px(114))
        cancel.setProperty("align", "left")
        inside = QHBoxLayout(cancel)
        inside.setContentsMargins(0, 0, px(10), 0)
        inside.addStretch(1)
        inside.addWidget(key_hint(self._theme, "Esc"))
        cancel.clicked.connect(self.reject)
        for made in (cancel, self.go):
            made.installEventFilter(self)
        row.addLayout(words, 1)
        row.addWidget(cancel)
        row.addWidget(self.go)
        return foot


def _waits(line: PlanLine) -> bool:
    return isinstance(line, LegLine) and line.waits


class _Foot(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, self._theme.color("line"))
