"""The photos of a day: rows of pictures, opened large, ordered, turned, given words, removed."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QGridLayout, QMenu, QSizePolicy, QWidget

from expedition.imaging.sizes import STRIP
from expedition.records.day import DayPage, PhotoRecord
from expedition.text import _
from ui.desk import Desk
from ui.dialogs.photo_verbs import PhotoVerbs, moved
from ui.icons import Icons
from ui.pictures import Pictures
from ui.theme import Theme
from ui.widgets.card_head import HEAD_WIDTH, CardHead
from ui.widgets.card_row import REACH
from ui.widgets.photo_cell import CellWords, PhotoCell
from ui.widgets.photo_rows import ACROSS, PhotoRows
from ui.widgets.veil import veiled

_PAD, _EMPTY_PAD = 8, 5
_READ = 60


class PhotoCard(QWidget):
    """Four pictures, the last of which says how many more there are; pressed, it shows them all.

    Signals:
        add_wanted: More photos are wanted.
        day_wanted: The id of the day the viewer was left on.
        rearranged: Pictures came or went.
        failed: Why the logbook refused a step.
        history_wished: What became of a photo is wished: its kind and id.
    """

    add_wanted = Signal()
    day_wanted = Signal(int)
    rearranged = Signal()
    failed = Signal(str)
    history_wished = Signal(str, int)

    def __init__(self, desk: Desk, theme: Theme, icons: Icons, pictures: Pictures) -> None:
        super().__init__()
        self._desk, self._theme, self._icons, self._pictures = desk, theme, icons, pictures
        self._verbs = PhotoVerbs(desk, self)
        self._page: DayPage | None = None
        self._photos: tuple[PhotoRecord, ...] = ()
        self._is_whole = self._reads_seen = False
        self.head = CardHead(theme, icons, "image", _("Photos"), _("none yet: add some, or drop them here"))
        self.head.clicked.connect(lambda: self.add_wanted.emit())
        self.head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.head.customContextMenuRequested.connect(self._show_head_menu)
        self.rows = PhotoRows(theme, icons)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(0)
        self._grid.setColumnMinimumWidth(0, theme.px(HEAD_WIDTH))
        self._grid.setColumnStretch(1, 1)
        self._read = QTimer(self, singleShot=True, interval=0)
        self._read.timeout.connect(self._read_seen)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(_("Photos"))
        self._connect_rows()
        self._verbs.failed.connect(self.failed)
        pictures.arrived.connect(self._on_arrived)
        theme.changed.connect(self.update)
        self.show_page(None)

    def _connect_rows(self) -> None:
        rows = self.rows
        rows.pressed.connect(self._press)
        rows.asked.connect(self._do)
        rows.shifted.connect(self.shift)
        rows.menu_wanted.connect(lambda place, at: self.menu(place).popup(at))
        rows.written.connect(lambda place, words: self._verbs.caption(self._photos[place], words))
        rows.missing.connect(self._read.start)
        rows.dropped.connect(self._drop)

    @property
    def cells(self) -> list[PhotoCell]:
        """The pictures, in order."""
        return self.rows.cells

    def show_page(self, page: DayPage | None) -> None:
        """Show the photos of a day."""
        if page is None or self._page is None or page.row.id != self._page.row.id:
            self._is_whole = self._reads_seen = False
            self.rows.close_editors()
        self._page = page
        self._photos = page.photos if page is not None else ()
        if self._desk.is_open:
            # Those behind the row are shown where a mark of theirs is pointed at.
            self._pictures.want(list(map(self._verbs.file, self._photos[:_READ])), STRIP)
        self._show_cells()

    def show_seen(self, seen_at: Callable[[QWidget, QRect], QImage | None]) -> None:
        """Show what was seen of the photos until they are read: it gives a picture of a part of a cell."""
        for place, photo in enumerate(self._photos[: self.rows.shown]):
            cell = self.cells[place]
            image = seen_at(cell, cell.picture_box) if photo.sha256 and cell.is_plain else None
            if image is not None:
                self._pictures.show_meanwhile(photo.sha256, image)
                self._show_image(place)

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key goes to, in reading order."""
        return [self.head, *self.cells[: self.rows.shown]]

    # The viewer

    def open(self, place: int, *, is_on_screen: bool = False) -> None:
        """Show a photo as large as the window, or the screen."""
        if self._page is None or not self._desk.is_open:
            return
        window = self.window()
        from ui.dialogs.photo_viewer import PhotoViewer

        viewer = PhotoViewer(self._theme, self._icons, self._pictures, self._verbs, self._page, place, window)
        if is_on_screen:
            viewer.setWindowState(viewer.windowState() | Qt.WindowState.WindowFullScreen)
        with veiled(self._theme, window):
            viewer.exec()
        at, day_id = viewer.place, viewer.page.row.id
        viewer.deleteLater()
        if day_id != self._page.row.id:
            self.day_wanted.emit(day_id)
        else:
            self._focus(min(at, self.rows.shown - 1))

    def focus_photo(self, photo_id: int) -> None:
        """Give the focus to a photo, or to the head of the card where there is no room for it."""
        place = next((place for place, one in enumerate(self._photos) if one.id == photo_id), None)
        if place is not None:
            (self.cells[place] if place < len(self.cells) else self.head).setFocus()

    def open_photo(self, photo_id: int) -> None:
        """As `open`, by the photo's id."""
        place = self._place_of(photo_id)
        if place is not None:
            self.open(place)

    def picture(self, photo_id: int) -> QImage | None:
        """A small picture of one of the day's photos; None where there is none yet."""
        place = self._place_of(photo_id)
        if place is None:
            return None
        photo = self._photos[place]
        return self._pictures.picture(photo.sha256, STRIP, photo.fields.turned)

    def entry_in_focus(self) -> tuple[str, int] | None:
        """The photo that has the focus."""
        place = next((place for place, cell in enumerate(self.cells) if cell.hasFocus()), None)
        return None if place is None else ("photo", self._photos[place].id)

    def _place_of(self, photo_id: int) -> int | None:
        return next((place for place, one in enumerate(self._photos) if one.id == photo_id), None)

    # Verbs

    def remove(self, place: int) -> None:
        """Take a photo from the day; undo brings it back."""
        self._verbs.remove(self._photos[place])
        if self.isActiveWindow():
            self._focus(min(place, self.rows.shown - 1))

    def shift(self, place: int, step: int) -> None:
        """Put a photo so many places on in the order; the focus goes along."""
        self._put(place, place + step)

    def _put(self, place: int, to: int) -> None:
        if self._page is not None and 0 <= to < len(self._photos) and to != place:
            photo_id = self._photos[place].id
            self._verbs.order(self._page.row.id, moved(self._photos, place, to))
            at = self._place_of(photo_id)
            if at is not None and at >= self.rows.shown:
                self._show_all()
            if at is not None:
                self._focus(at)

    def _drop(self, photo_id: int, gap: int) -> None:
        place = self._place_of(photo_id)
        if place is not None:
            self._put(place, gap - 1 if gap > place else gap)

    def _do(self, place: int, what: str) -> None:
        """What a key of a cell asks for."""
        photo = self._photos[place]
        acts: dict[str, Callable[[], None]] = {
            "screen": lambda: self.open(place, is_on_screen=True),
            "caption": self.cells[place].edit_caption,
            "remove": lambda: self.remove(place),
            "add": self.add_wanted.emit,
            "cover": lambda: self._choose_cover(photo),
            "turn right": lambda: self._verbs.turn(photo, 1),
            "turn left": lambda: self._verbs.turn(photo, -1),
        }
        acts[what]()

    def _choose_cover(self, photo: PhotoRecord) -> None:
        if photo.sha256:
            self._verbs.choose_cover(photo, is_cover=not photo.fields.is_cover)

    def _press(self, place: int) -> None:
        if self.cells[place].words.more:
            self._show_all()
            self._focus(place)
        else:
            self.open(place)

    def _show_all(self) -> None:
        self._is_whole = True
        self._show_cells()

    def menu(self, place: int) -> QMenu:
        """The menu of a photo."""
        from ui.dialogs.photo_menu import Own, PhotoMenu

        assert self._page is not None
        cell = self.cells[place]
        photo_id = self._photos[place].id
        looking = (
            (_("Open"), "Enter", lambda: self.open(place)),
            (_("Whole screen"), "F11", lambda: self.open(place, is_on_screen=True)),
            (
                _("History of this photo …"),
                "Ctrl+Shift+H",
                lambda: self.history_wished.emit("photo", photo_id),
            ),
        )
        first = (
            (_("Write the caption"), "F2", cell.edit_caption),
            (_("Earlier"), "Alt+←", lambda: self.shift(place, -1)),
            (_("Later"), "Alt+→", lambda: self.shift(place, 1)),
        )
        last = (
            (_("Add photos …"), "Ins", self.add_wanted.emit),
            (_("Add a caption without its picture …"), "", self._ask_caption),
        )
        menu = PhotoMenu(self._theme, self._icons, self._verbs, self)
        return menu.made(self._page, self._photos[place], Own(looking, first, last))

    def _show_head_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Add photos …"), self.add_wanted.emit)
        menu.addAction(_("Add a caption without its picture …"), self._ask_caption)
        menu.popup(self.head.mapToGlobal(at))

    def _ask_caption(self) -> None:
        from ui.dialogs.photo_sheets import WordsSheet

        window = self.window()
        sheet = WordsSheet(
            self._theme, self._icons, _("Caption without its picture"), _("Add it"), _("Words"), "", window
        )
        with veiled(self._theme, window):
            is_accepted = sheet.exec() == QDialog.DialogCode.Accepted
        words = sheet.words.text().strip()
        sheet.deleteLater()
        if is_accepted and words and self._page is not None:
            self._verbs.add_caption(self._page.row.id, words)

    # Showing

    def _show_cells(self) -> None:
        shown = len(self._photos) if self._is_whole else min(len(self._photos), ACROSS)
        self.rows.show_words([self._words(place) for place in range(shown)])
        for place in range(shown):
            self._show_image(place)
        self._arrange()

    def _words(self, place: int) -> CellWords:
        photo, fields = self._photos[place], self._photos[place].fields
        is_last = not self._is_whole and place == ACROSS - 1
        words = fields.caption or photo.name
        name = _("Photo {n}: {words}").format(n=place + 1, words=words)
        if fields.is_cover:
            name = f"{name}, {_('cover of the trip')}"
        return CellWords(
            photo.id,
            name,
            fields.caption,
            more=len(self._photos) - ACROSS if is_last else 0,
            is_cover=fields.is_cover,
            continues=fields.continues,
            has_picture=bool(photo.sha256),
        )

    def _show_image(self, place: int) -> None:
        photo = self._photos[place]
        image = self._pictures.picture(photo.sha256, STRIP, photo.fields.turned)
        self.cells[place].show_image(image, self._pictures.why_not(photo.sha256))

    def _on_arrived(self, sha256: str, longest: int) -> None:
        for place, photo in enumerate(self._photos[: self.rows.shown]):
            if longest == STRIP and photo.sha256 == sha256:
                self._show_image(place)

    def _read_seen(self) -> None:
        """Read what is in sight and was not read yet, or no longer held."""
        seen = self.rows.in_sight()
        self._reads_seen = self._reads_seen or any(place >= _READ for place in seen)
        if self._reads_seen:
            self._pictures.want([self._verbs.file(self._photos[place]) for place in seen], STRIP)

    def _focus(self, place: int) -> None:
        (self.cells[place] if 0 <= place < self.rows.shown else self.head).setFocus()

    def _arrange(self) -> None:
        is_empty = not self._photos
        self.head.show_count(len(self._photos), is_empty=is_empty)
        pad = self._theme.px(_EMPTY_PAD if is_empty else _PAD)
        self._grid.setContentsMargins(0, pad + 1, 0, pad)
        self._grid.addWidget(self.head, 0, 0, 1, 2 if is_empty else 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.rows, 0, 1)
        self.rows.setVisible(not is_empty)
        self.updateGeometry()
        self.rearranged.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline above."""
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("line"), 1))
        reach = self._theme.px(REACH)
        painter.drawLine(reach, 0, self.width() - reach - 1, 0)
        painter.end()
