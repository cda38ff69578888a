"""The open line of a day's pictures: look at them, leave some out, put their camera's clock right."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSlider, QVBoxLayout, QWidget

from expedition import units
from expedition.atlas import zones
from expedition.errors import UserError
from expedition.record_classes import dataclass
from expedition.records.importing import PlannedFile, PlannedPhoto
from expedition.text import _, plural
from ui.dialogs.plan_detail import PlanDetail
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.choices import Check
from ui.widgets.controls import Chooser, button, label
from ui.widgets.date_field import DateField

_HEIGHT, _NAME_WIDTH = 236, 176
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_SHIFT = re.compile(r"([+−-]?)(\d{1,3}):(\d{2})(?::(\d{2}))?")
Load = Callable[[PlannedFile, Callable[[QImage], None]], None]
"""Reads the picture of a file beside the window and hands it over."""


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """The pictures of a line; `shift_s` says by how much a camera's clock is put right already.

    `today` is the day a date without a year is near to; `way` are the instants between which the day's lines
    were travelled.
    """

    photos: Sequence[tuple[PlannedPhoto, PlannedFile]]
    today: date
    shift_s: Callable[[str], int]
    way: tuple[datetime, datetime] | None
    load: Load


class PhotoDetail(PlanDetail):
    """One picture large, a list of all, its day, and three ways to put the clock right.

    Signals:
        taken: A picture's file and whether it shall be taken.
        clock_shown: A picture's file, and the true time on the clock it shows.
        moved: A camera, and by how many seconds its clock is wrong.
        placed: A picture's file, and when the traveller was where it was taken.
        dated: The files of pictures, and the day they shall go to.
        refused: Why what was typed is no time.
    """

    taken = Signal(int, bool)
    clock_shown = Signal(int, object)
    moved = Signal(str, int)
    placed = Signal(int, object)
    dated = Signal(object, object)
    refused = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, facts: PhotoFacts, chosen: int) -> None:
        super().__init__(theme, _("Photos of the day"))
        self._facts, self._icons = facts, icons
        self._picture = QLabel()
        self._picture.setFixedSize(theme.px(_HEIGHT * 4 / 3), theme.px(_HEIGHT))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._which = Chooser(theme, icons, _("Photo"))
        self._which.setFont(theme.small())
        for photo, file in facts.photos:
            self._which.addItem(_words(photo, file), photo.file)
        self._which.setCurrentIndex(max(0, self._which.findData(chosen)))
        self._which.currentIndexChanged.connect(lambda _place: self._show())
        self._take = Check(theme, _("Take this photo"))
        self._take.setFont(theme.small())
        self._take.clicked.connect(lambda is_on: self.taken.emit(self.chosen, is_on))
        self._camera = label(theme, look="quiet", small=True)
        dated = self._day_line()
        self._clock, shown = self._field(_("The clock in this picture says"), _("14:32:10"), self._set_clock)
        self._shift, moved = self._field(_("Move its clock by"), _("+1:00:00"), self._set_shift)
        at = self._slider()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(82), theme.px(8), theme.px(28), theme.px(8))
        row.setSpacing(theme.px(20))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(6))
        for widget in (self._which, self._take, self._camera, dated, shown, moved, at):
            column.addWidget(widget)
        column.addStretch(1)
        row.addLayout(column, 1)
        if facts.way is None:
            at.hide()
        if not any(file.read.photo is not None and file.read.photo.taken for _photo, file in facts.photos):
            shown.hide()
            moved.hide()
        self._show()

    @property
    def chosen(self) -> int:
        """The file of the picture that is looked at."""
        return int(self._which.currentData())

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keys, in reading order."""
        return (self._which, self._take, self._day, self._all, self._clock, self._shift, self._at)

    def enter(self, part: str = "") -> None:
        """Take the keys: at the day where there is none, or where it is asked for."""
        photo, _file = self._now()
        field = self._day if part == "date" or photo.date is None else self._which
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what was typed, not the whole import."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        acts: dict[QWidget, Callable[[], None]] = {
            self._day: self._set_day,
            self._clock: self._set_clock,
            self._shift: self._set_shift,
            self._at: self._set_place,
        }
        act = next((act for field, act in acts.items() if field.hasFocus()), None)
        if is_enter and act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        photo, file = self._now()
        self._take.setChecked(photo.include)
        self._take.setEnabled(photo.date is not None)
        self._day.put(photo.date)
        camera = file.read.photo.camera if file.read.photo is not None else ""
        shift = self._facts.shift_s(camera)
        said = [camera or _("Camera not named"), photo.reason]
        if shift:
            said.insert(1, _("clock moved by {time}").format(time=_shift_words(shift)))
        self._camera.setText(" · ".join(said))
        if photo.taken_utc is not None and self._facts.way is not None:
            self._at.setValue(round((photo.taken_utc - self._facts.way[0]).total_seconds() / 60))
        self._picture.setText(_("Reading the picture …"))
        self._picture.setAccessibleName(file.read.name)
        number = self.chosen
        self._facts.load(file, lambda image: self._take_image(number, image))

    def _take_image(self, number: int, image: QImage) -> None:
        if number != self.chosen:
            return
        if image.isNull():
            self._picture.setText(_("It cannot be shown."))
            return
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(image).scaled(
            self._picture.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap.setDevicePixelRatio(ratio)
        self._picture.setPixmap(pixmap)

    def _now(self) -> tuple[PlannedPhoto, PlannedFile]:
        return next(pair for pair in self._facts.photos if pair[0].file == self.chosen)

    def _set_day(self) -> None:
        try:
            day = self._day.value()
        except UserError as error:
            self.refused.emit(str(error))
            return
        if day is None:
            self.refused.emit(_("Type the day it was taken, like 20 July 2025."))
            return
        chosen = [photo.file for photo, _file in self._facts.photos]
        self.dated.emit(tuple(chosen) if self._all.isChecked() else (self.chosen,), day)

    def _set_clock(self) -> None:
        photo, file = self._now()
        found = _CLOCK.fullmatch(self._clock.text().strip())
        taken = file.read.photo.taken if file.read.photo is not None else None
        try:
            hour, minute, second = (int(part or 0) for part in found.groups()) if found else (24, 0, 0)
            clock = time(hour, minute, second)
        except ValueError:
            clock = None
        if clock is None or taken is None:
            self.refused.emit(_("Type the time the clock shows, like 14:32:10."))
        else:
            self.clock_shown.emit(self.chosen, datetime.combine(photo.date or taken.date(), clock))

    def _set_shift(self) -> None:
        _photo, file = self._now()
        found = _SHIFT.fullmatch(self._shift.text().strip())
        if found is None or file.read.photo is None:
            self.refused.emit(_("Type by how much the clock is wrong, like +1:00:00 or -0:02:30."))
            return
        seconds = int(found[2]) * 3600 + int(found[3]) * 60 + int(found[4] or 0)
        self.moved.emit(file.read.photo.camera, -seconds if found[1] in ("-", "−") else seconds)

    def _set_place(self) -> None:
        self.placed.emit(self.chosen, self._instant())

    def _instant(self) -> datetime:
        assert self._facts.way is not None
        return self._facts.way[0] + timedelta(minutes=self._at.value())

    def _day_line(self) -> QWidget:
        self._day = DateField(self._facts.today)
        self._day.setAccessibleName(_("The day it was taken"))
        self._day.setFont(self.theme.small())
        self._day.setProperty("look", "low")
        self._day.setFixedWidth(self.theme.px(150))
        made = self._line(_("It was taken on"), self._day, _("Set"), self._set_day)
        count = len(self._facts.photos)
        words = plural("for all {n} of this line", "for all {n} of this line", count)
        self._all = Check(self.theme, words)
        self._all.setFont(self.theme.small())
        self._all.setAccessibleName(words)
        if count < 2:
            self._all.hide()
        row = made.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.count() - 1, self._all)
        return made

    def _field(self, words: str, example: str, act: Callable[[], None]) -> tuple[QLineEdit, QWidget]:
        field = QLineEdit()
        field.setPlaceholderText(example)
        field.setAccessibleName(words)
        field.setFont(self.theme.small())
        field.setProperty("look", "low")
        field.setFixedWidth(self.theme.px(110))
        return field, self._line(words, field, _("Set"), act)

    def _slider(self) -> QWidget:
        slider = self._at = QSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName(_("It was taken at this time of the way"))
        words = label(self.theme, "", "quiet", small=True)
        words.setMinimumWidth(self.theme.px(44))
        if self._facts.way is not None:
            start, end = self._facts.way
            slider.setRange(0, max(1, round((end - start).total_seconds() / 60)))
            slider.setPageStep(30)
            slider.valueChanged.connect(lambda _value: words.setText(self._clock_at(self._instant())))
            words.setText(self._clock_at(start))
        return self._line(_("It was taken on the way at"), slider, _("Set"), self._set_place, words)

    def _clock_at(self, instant: datetime) -> str:
        zone = self._facts.photos[0][0].zone
        return units.clock(instant.astimezone(zones.rules(zone if zones.is_zone(zone) else "Etc/UTC")))

    def _line(
        self, words: str, field: QWidget, verb: str, act: Callable[[], None], after: QWidget | None = None
    ) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(8))
        name = label(self.theme, words, "quiet", small=True)
        name.setFixedWidth(self.theme.px(_NAME_WIDTH))
        row.addWidget(name)
        row.addWidget(field, 1 if after is not None else 0)
        if after is not None:
            row.addWidget(after)
        go = button(self.theme, self._icons, verb)
        go.setFont(self.theme.small_medium())
        go.setAutoDefault(True)
        go.setAccessibleName(f"{words}: {verb}")
        go.clicked.connect(act)
        row.addWidget(go)
        if after is None:
            row.addStretch(1)
        return made


def _words(photo: PlannedPhoto, file: PlannedFile) -> str:
    """A picture as a choice: its time and name."""
    if photo.taken_utc is None or not zones.is_zone(photo.zone):
        return file.read.name
    return f"{units.clock(photo.taken_utc.astimezone(zones.rules(photo.zone)))} · {file.read.name}"


def _shift_words(seconds: int) -> str:
    minutes, rest = divmod(abs(seconds), 60)
    sign = "−" if seconds < 0 else "+"
    return f"{sign}{minutes // 60}:{minutes % 60:02d}:{rest:02d}"
