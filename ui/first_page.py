"""The page seen last, itself and not its picture, while the logbook is still being opened."""

from typing import cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QWidget

from expedition.records.remembered import understood
from ui.background import Background
from ui.desk import Desk
from ui.first_words import FirstWords
from ui.icons import Icons
from ui.last_page import LastPage, shown_size
from ui.panels.day_writing import DayWriting
from ui.theme import Theme
from ui.typing_watch import TypingWatch


class FirstPage:
    """Holds what the main window goes on with: the page, and the desk where its writes wait.

    Attributes:
        bed: What it lies on meanwhile, before the picture.
        refused: What was typed in fields and then refused by the logbook.
        watch: Knows what is typed here, for whoever keeps drafts once the logbook is open.
    """

    def __init__(self, theme: Theme, icons: Icons, parent: QObject) -> None:
        self.desk, self.background = Desk(parent), Background(parent)
        self.watch = TypingWatch(parent)
        self.bed = QWidget()
        self._theme = theme
        self.desk.hold()
        self.desk.opened.connect(self._note_focus)
        self.desk.refused.connect(self._hear_refused)
        self.refused: tuple[str, ...] = ()
        self.writing = DayWriting(self.desk, theme, icons, self.background)
        self._focused: QWidget | None = None

    def show(self, page: LastPage, at: QRect, parent: QWidget) -> bool:
        """Put the page where its picture stands; False where nothing that can be shown was remembered."""
        known = understood(page.record)
        if known is None or known[0].row.id != page.day_id or known[0].fields.diary != page.diary:
            return False
        bed, sheet = self.bed, self.writing.page
        colors = bed.palette()
        colors.setColor(QPalette.ColorRole.Window, self._theme.color("page"))
        bed.setPalette(colors)
        bed.setAutoFillBackground(True)
        bed.setParent(parent)
        bed.setGeometry(at)
        sheet.setParent(bed)
        sheet.resize(at.size())
        self.writing.shown = known[0]
        sheet.show_page(*known)
        bed.show()
        return True

    def show_photos(self, page: LastPage) -> None:
        """Cut the photos out of the picture of the page, once all has its place: they are not read yet."""
        picture = page.picture
        ratio = picture.devicePixelRatio()
        window = self.bed.window()
        if shown_size(page) != window.size():
            return
        seen = QRect(page.page_at)

        def seen_at(cell: QWidget, box: QRect) -> QImage | None:
            at = box.translated(cell.mapTo(window, QPoint()))
            if not cell.isVisible() or not seen.contains(at):
                return None
            first = QPoint(round(at.x() * ratio), round(at.y() * ratio))
            cut = picture.copy(QRect(first, (at.size().toSizeF() * ratio).toSize()))
            cut.setDevicePixelRatio(1.0)
            return cut

        self.writing.page.photos.show_seen(seen_at)

    def take_words(self, words: FirstWords | None) -> None:
        """Go on with what was typed before this stood."""
        if words is not None:
            words.hand_over(self.writing.page.diary)

    @property
    def is_written_on(self) -> bool:
        """Whether anything here is not in the logbook yet."""
        return self.desk.has_held or (self.desk.is_held and self.writing.page.diary.is_unsaved)

    def words(self) -> str:
        """Everything typed here that waits, for who has to save it elsewhere."""
        diary = self.writing.page.diary
        unsaved = (diary.text,) if diary.is_unsaved else ()
        return "\n\n".join(dict.fromkeys((*self.desk.held_words, *unsaved)))

    def leave(self) -> None:
        """No logbook comes that this is a page of."""
        self.desk.hold(is_held=False)
        self.writing.shown = None
        self.writing.page.diary.show_text("")
        self.writing.page.setParent(None)
        self.bed.deleteLater()

    def _hear_refused(self, initiator: object, _sentence: str, words: tuple[str, ...]) -> None:
        """The diary keeps its words; all others have no place on the page any more."""
        if initiator is not self.writing.page.diary:
            self.refused += words

    def _note_focus(self) -> None:
        """Remember who writes where, before the page goes to its place."""
        focused = cast("QWidget | None", self.writing.page.window().focusWidget())
        self._focused = focused if focused is not None and self.writing.page.isAncestorOf(focused) else None

    def give_away(self) -> None:
        """The page stands in the window now; whoever writes on it goes on."""
        self.bed.deleteLater()
        if self._focused is not None and self._focused.isVisible():
            self._focused.setFocus()
