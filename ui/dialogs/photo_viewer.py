"""A photo as large as the window or the screen: the next and the one before, words under it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from expedition.imaging.sizes import PAGE, STRIP
from expedition.records.day import DayPage, PhotoRecord
from expedition.text import _
from ui.dialogs.photo_menu import Own, PhotoMenu
from ui.dialogs.photo_verbs import PhotoVerbs, said_of
from ui.icons import Icons
from ui.pictures import Pictures
from ui.theme import Theme
from ui.widgets.controls import label, tool
from ui.widgets.error_line import ErrorLine
from ui.widgets.photo_sheet import PhotoSheet

_MARGIN, _GAP = 16, 8
_SHARE = 0.94


class PhotoViewer(QDialog):
    """Shows one photo of a day; beyond the first and the last it goes on in the days beside."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        pictures: Pictures,
        verbs: PhotoVerbs,
        page: DayPage,
        place: int,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._theme, self._icons, self._pictures, self._verbs = theme, icons, pictures, verbs
        self._menu = PhotoMenu(theme, icons, verbs, self)
        self.page, self.place = page, place
        self.setWindowTitle(_("Photo"))
        self.sheet = PhotoSheet(theme)
        self.caption = QLineEdit()
        self.caption.setPlaceholderText("" if verbs.are_none else _("Words under the picture"))
        self.caption.setAccessibleName(_("Caption"))
        self.caption.setFont(theme.body())
        self.caption.editingFinished.connect(self._keep)
        self.said = label(theme, "", "hint")
        self.error = ErrorLine(theme, icons)
        self.before = self._tool("chevron-left", _("Photo before"), "←", lambda: self.go(-1))
        self.after = self._tool("chevron-right", _("Next photo"), "→", lambda: self.go(1))
        self.turner = self._tool("rotate-cw", _("Turn the photo right"), "R", lambda: self.turn(1))
        self.screen_ = self._tool("maximize", _("Whole screen"), "F11", self.toggle_screen)
        self.more = self._tool("ellipsis", _("More"), "", self._show_menu)
        self.bin = self._tool("trash-2", _("Remove the photo from the day"), "Del", self._remove)
        self.close_ = self._tool("x", _("Close"), "Esc", self.reject)
        verbs.failed.connect(self.error.say)
        verbs.changed.connect(self._read_again)
        pictures.arrived.connect(self._on_arrived)
        self._lay_out()
        # Left to itself, a dialog takes two thirds of the screen at most.
        self.resize(self.sizeHint())
        self.sheet.setFocus()
        self._show()

    def _tool(self, icon: str, name: str, key: str, act: Callable[[], None]) -> QToolButton:
        made = tool(self._theme, self._icons, icon, name)
        if key:
            made.setToolTip(f"{name}  {key}")
        made.clicked.connect(lambda _checked=False: act())
        return made

    def _lay_out(self) -> None:
        px = self._theme.px
        foot = QHBoxLayout()
        foot.setSpacing(px(_GAP))
        foot.addWidget(self.before)
        foot.addWidget(self.after)
        foot.addWidget(self.caption, 1)
        for widget in (self.said, self.turner, self.screen_, self.more, self.bin, self.close_):
            foot.addWidget(widget)
        self.caption.setReadOnly(self._verbs.are_none)
        for button in (self.turner, self.more, self.bin):
            button.setHidden(self._verbs.are_none)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_MARGIN))
        column.setSpacing(px(_GAP))
        column.addWidget(self.sheet, 1)
        column.addWidget(self.error)
        column.addLayout(foot)

    def sizeHint(self) -> QSize:
        """Nearly all of the window it lies over."""
        owner = self.parentWidget()
        size = owner.size() if owner is not None else QSize(900, 600)
        return size * _SHARE

    @property
    def photo(self) -> PhotoRecord:
        """The one shown."""
        return self.page.photos[self.place]

    def go(self, step: int) -> None:
        """Show another one, of another day if need be; at the ends of the trip nothing happens."""
        self._keep()
        if 0 <= self.place + step < len(self.page.photos):
            self.place += step
        else:
            day_id = self._verbs.day_beside(self.page.row.id, step)
            if day_id is None:
                return
            self.page = self._verbs.page(day_id)
            self.place = 0 if step > 0 else len(self.page.photos) - 1
        self._show()

    def turn(self, quarters: int) -> None:
        """Turn it clockwise."""
        self._keep()
        self._verbs.turn(self.photo, quarters)

    def toggle_screen(self) -> None:
        """Take the whole screen, or only the window again."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys go on, letters do what the menu says; Enter keeps the words, never closes."""
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_Space: 1,
            Qt.Key.Key_Home: -self.place,
            Qt.Key.Key_End: len(self.page.photos) - 1 - self.place,
        }
        if key in steps:
            self.go(steps[key])
        elif key == Qt.Key.Key_Delete:
            self._remove()
        elif key == Qt.Key.Key_F11:
            self.toggle_screen()
        elif key == Qt.Key.Key_R:
            self.turn(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_C:
            self._choose_cover()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            (self.sheet if self.caption.hasFocus() else self.caption).setFocus()
        elif key == Qt.Key.Key_Menu:
            self._show_menu()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._verbs.undo()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Keep what was typed."""
        self._keep()
        super().done(result)

    def _choose_cover(self) -> None:
        if self.photo.sha256:
            self._verbs.choose_cover(self.photo, is_cover=not self.photo.fields.is_cover)

    def _keep(self) -> None:
        if self.page.photos and self.caption.text().strip() != self.photo.fields.caption:
            self._verbs.caption(self.photo, self.caption.text().strip())

    def _remove(self) -> None:
        self._keep()
        self._verbs.remove(self.photo)

    def _show_menu(self) -> None:
        self._keep()
        menu = self._menu.made(self.page, self.photo, Own())
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _read_again(self) -> None:
        """Show the day as it is now: the same photo, or the one that took its place."""
        if not self.page.photos:
            return
        photo_id = self.photo.id
        self.page = self._verbs.page(self.page.row.id)
        if not self.page.photos:
            self.reject()
            return
        places = (place for place, one in enumerate(self.page.photos) if one.id == photo_id)
        self.place = next(places, min(self.place, len(self.page.photos) - 1))
        self._show()

    def _show(self) -> None:
        photo = self.photo
        of = _("{n} of {count}").format(n=self.place + 1, count=len(self.page.photos))
        cover = _("cover of the trip") if photo.fields.is_cover else ""
        self.caption.setText(photo.fields.caption)
        self.said.setText(" · ".join(filter(None, (said_of(photo), cover, of))))
        self.turner.setEnabled(bool(photo.sha256))
        day_id = self.page.row.id
        is_first, is_last = self.place == 0, self.place + 1 == len(self.page.photos)
        self.before.setEnabled(not is_first or self._verbs.day_beside(day_id, -1) is not None)
        self.after.setEnabled(not is_last or self._verbs.day_beside(day_id, 1) is not None)
        beside = [photo, *self.page.photos[self.place + 1 : self.place + 2]]
        beside += self.page.photos[max(self.place - 1, 0) : self.place]
        self._pictures.want([self._verbs.file(one) for one in beside], PAGE)
        self._show_image()

    def _show_image(self) -> None:
        photo = self.photo
        if not photo.sha256:
            self.sheet.show_words(photo.fields.caption)
            return
        turned = photo.fields.turned
        image = self._pictures.picture(photo.sha256, PAGE, turned)
        image = image or self._pictures.picture(photo.sha256, STRIP, turned)
        name = photo.fields.caption or said_of(photo)
        self.sheet.show_image(image, self._pictures.why_not(photo.sha256), name)

    def _on_arrived(self, sha256: str, longest: int) -> None:
        if self.page.photos and longest == PAGE and sha256 == self.photo.sha256:
            self._show_image()
