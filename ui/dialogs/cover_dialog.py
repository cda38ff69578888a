"""Which photo of a trip stands on the cover of its report."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from expedition.imaging.sizes import STRIP
from expedition.records.day import DayPage
from expedition.text import _
from ui.dialogs.sheet import Sheet
from ui.icons import Icons
from ui.pictures import Pictures
from ui.theme import Theme
from ui.widgets.tips import plain

_WIDTH, _HEIGHT, _LONGEST_NAME = 720, 420, 28


class CoverDialog(Sheet):
    """The photos side by side, each with its day; arrows move, Enter takes one."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        pictures: Pictures,
        pages: Sequence[DayPage],
        files: dict[int, Path],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, icons, _("The photo on the cover"), _("Use this photo"), parent)
        self._pictures = pictures
        self.list = QListWidget()
        self.list.setAccessibleName(_("Photos"))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setIconSize(QSize(theme.px(150), theme.px(112)))
        self.list.setGridSize(QSize(theme.px(166), theme.px(146)))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setFont(theme.small())
        self.list.setMinimumSize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self._items: dict[str, list[QListWidgetItem]] = {}
        wanted = []
        for page in pages:
            for photo in page.photos:
                if photo.sha256:
                    self._add(page, photo.id, photo.sha256, photo.fields.caption or photo.name)
                    wanted.append((photo.sha256, files[photo.id]))
        self.grid.addWidget(self.list, 0, 0, 1, 2)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self.accept())
        pictures.arrived.connect(self._take)
        pictures.want(wanted, STRIP)
        for sha256 in self._items:
            self._take(sha256, STRIP)
        self.list.setFocus()

    def photo(self) -> int | None:
        """The id of the photo chosen."""
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]
        return int(chosen[0]) if chosen else None

    def choose(self, photo_id: int | None) -> None:
        """Put a photo in force."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == photo_id:
                self.list.setCurrentRow(row)

    def check(self) -> str:
        """A photo must be there to be used."""
        return "" if self.list.count() else _("These days have no photo yet: add some to a day first.")

    def _add(self, page: DayPage, photo_id: int, sha256: str, words: str) -> None:
        day = _("Day {number}").format(number=page.row.number)
        short = words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME].rstrip()}…"
        item = QListWidgetItem(f"{day} · {short}" if short else day)
        item.setData(Qt.ItemDataRole.UserRole, photo_id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{day}: {words}")
        item.setToolTip(plain(words))
        self._items.setdefault(sha256, []).append(item)
        self.list.addItem(item)

    def _take(self, sha256: str, longest: int) -> None:
        image = self._pictures.picture(sha256, STRIP) if longest == STRIP else None
        if image is not None:
            for item in self._items.get(sha256, ()):
                item.setIcon(QIcon(QPixmap.fromImage(image)))
