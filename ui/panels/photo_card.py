"""The photos of a day: a row of pictures, opened large, removed, and given words."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from expedition import units
from expedition.atlas.zones import local
from expedition.errors import UserError
from expedition.importers.thumbnails import STRIP
from expedition.operations import photos
from expedition.records.day import DayPage, PhotoRecord
from expedition.text import _
from ui.desk import Desk
from ui.dialogs.photo_viewer import PhotoViewer
from ui.icons import Icons
from ui.pictures import Pictures
from ui.theme import Theme
from ui.widgets.card_head import HEAD_WIDTH, CardHead
from ui.widgets.card_row import REACH
from ui.widgets.photo_cell import PhotoCell
from ui.widgets.veil import veiled

ACROSS = 4
_GAP, _PAD, _EMPTY_PAD = 8, 8, 5
_READ = 60


class PhotoCard(QWidget):
    """Up to four pictures; the last says how many more there are.

    Signals:
        add_wanted: More photos are wanted.
        rearranged: Pictures came or went.
        failed: Why the logbook refused a step.
    """

    add_wanted = Signal()
    rearranged = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, icons: Icons, pictures: Pictures) -> None:
        super().__init__()
        self._desk, self._theme, self._icons, self._pictures = desk, theme, icons, pictures
        self._photos: tuple[PhotoRecord, ...] = ()
        self.head = CardHead(theme, icons, "image", _("Photos"), _("none yet: add some, or drop them here"))
        self.head.clicked.connect(lambda: self.add_wanted.emit())
        self.cells = tuple(PhotoCell(theme, icons) for _place in range(ACROSS))
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(theme.px(REACH), 0, theme.px(REACH), 0)
        row.setSpacing(theme.px(_GAP))
        for place, cell in enumerate(self.cells):
            row.addWidget(cell, 1)
            cell.clicked.connect(lambda _checked=False, at=place: self.open(at))
            cell.removed.connect(lambda at=place: self.remove(self._photos[at].id))
            cell.add_wanted.connect(lambda: self.add_wanted.emit())
            cell.stepped.connect(lambda step, at=place: self._step(at + step))
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(0)
        self._grid.setColumnMinimumWidth(0, theme.px(HEAD_WIDTH))
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(_("Photos"))
        pictures.arrived.connect(self._on_arrived)
        theme.changed.connect(self.update)
        self.show_page(None)

    def show_page(self, page: DayPage | None) -> None:
        """Show the photos of a day."""
        self._photos = page.photos if page is not None else ()
        if self._desk.is_open:
            # Those behind the row are shown where a mark of theirs is pointed at.
            self._pictures.want([self._place(one) for one in self._photos[:_READ]], STRIP)
        has_captions = any(one.fields.caption for one in self._photos[:ACROSS])
        for place, cell in enumerate(self.cells):
            cell.setEnabled(place < len(self._photos))
            # Empty places keep the others from growing wide.
            policy = cell.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            cell.setSizePolicy(policy)
            cell.setVisible(place < len(self._photos))
            if place < len(self._photos):
                self._show_cell(place, has_captions=has_captions)
        self._arrange()

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key goes to, in reading order."""
        return [self.head, *self.cells[: len(self._photos)]]

    def open(self, place: int) -> None:
        """Show a photo as large as the window."""
        window = self.window()
        viewer = PhotoViewer(
            self._theme, self._icons, self._pictures, [self._place(one) for one in self._photos], window
        )
        viewer.written.connect(self._write)
        viewer.removed.connect(self.remove)
        viewer.show_photos(self._shown(), place)
        with veiled(self._theme, window):
            viewer.exec()
        at = min(viewer.place, len(self._photos) - 1, ACROSS - 1)
        viewer.deleteLater()
        (self.cells[at] if at >= 0 else self.head).setFocus()

    def open_photo(self, photo_id: int) -> None:
        """As `open`, by the photo's id."""
        place = next((place for place, one in enumerate(self._photos) if one.id == photo_id), None)
        if place is not None:
            self.open(place)

    def picture(self, photo_id: int) -> QImage | None:
        """A small picture of one of the day's photos; None where there is none yet."""
        sha256 = next((one.sha256 for one in self._photos if one.id == photo_id), "")
        return self._pictures.picture(sha256, STRIP)

    def remove(self, photo_id: int) -> None:
        """Take a photo from the day; undo brings it back."""
        at = next((place for place, one in enumerate(self._photos) if one.id == photo_id), 0)
        self._try(_("Remove a photo"), photos.remove, photo_id)
        if self.isActiveWindow():
            self._step(min(at, len(self._photos) - 1))

    def _write(self, photo_id: int, words: str) -> None:
        self._try(_("Write a caption"), photos.caption, photo_id, words)

    def _try(self, label: str, verb: Any, *args: Any) -> None:
        try:
            self._desk.do(label, verb, *args)
        except UserError as error:
            self.failed.emit(str(error))

    def _shown(self) -> list[tuple[int, str, str]]:
        """What the viewer says of each photo: its id, its words, and when and with what it was taken."""
        return [(one.id, one.fields.caption, said_of(one)) for one in self._photos]

    def _place(self, photo: PhotoRecord) -> Any:
        return photo.sha256, self._desk.logbook.photo(photo.sha256, photo.format)

    def _show_cell(self, place: int, *, has_captions: bool) -> None:
        photo, cell = self._photos[place], self.cells[place]
        more = len(self._photos) - ACROSS if place == ACROSS - 1 else 0
        words = photo.fields.caption or photo.name
        name = _("Photo {n}: {words}").format(n=place + 1, words=words)
        cell.show_words(name, photo.fields.caption, more=max(more, 0), has_captions=has_captions)
        self._show_image(place)

    def _show_image(self, place: int) -> None:
        sha256 = self._photos[place].sha256
        self.cells[place].show_image(self._pictures.picture(sha256, STRIP), self._pictures.why_not(sha256))

    def _on_arrived(self, sha256: str, longest: int) -> None:
        for place, photo in enumerate(self._photos[:ACROSS]):
            if longest == STRIP and photo.sha256 == sha256:
                self._show_image(place)

    def _step(self, place: int) -> None:
        if not self._photos:
            self.head.setFocus()
        elif 0 <= place < min(len(self._photos), ACROSS):
            self.cells[place].setFocus()

    def _arrange(self) -> None:
        is_empty = not self._photos
        self.head.show_count(len(self._photos), is_empty=is_empty)
        pad = self._theme.px(_EMPTY_PAD if is_empty else _PAD)
        self._grid.setContentsMargins(0, pad + 1, 0, pad)
        self._grid.addWidget(self.head, 0, 0, 1, 2 if is_empty else 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._row, 0, 1)
        self._row.setVisible(not is_empty)
        self.updateGeometry()
        self.rearranged.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline above."""
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("line"), 1))
        reach = self._theme.px(REACH)
        painter.drawLine(reach, 0, self.width() - reach - 1, 0)
        painter.end()


def said_of(photo: PhotoRecord) -> str:
    """`Sun 20 July, 09:02 · Canon EOS R6`."""
    said = []
    if photo.fields.taken_utc is not None:
        taken = local(photo.fields.taken_utc, photo.fields.zone)
        said.append(f"{units.weekday_day_month(taken.date())}, {taken:%H:%M}")
    said.append(photo.camera or photo.name)
    return " · ".join(said)
