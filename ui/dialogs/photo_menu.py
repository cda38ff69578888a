"""The menu of a photo, in its row and in the viewer."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from expedition import naming
from expedition.kinds import Audience
from expedition.record_classes import dataclass
from expedition.records.day import DayPage, PhotoRecord
from expedition.text import _
from ui.dialogs.photo_sheets import DaySheet, WordsSheet
from ui.dialogs.photo_verbs import PhotoVerbs
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.veil import veiled

Act = tuple[str, str, Callable[[], None]]
"""What stands in a menu: its name, its key, and what it does."""


@dataclass(frozen=True)
class Own:
    """What only the place where the menu opens can do: to look, and above and below what all places can."""

    looking: tuple[Act, ...] = ()
    first: tuple[Act, ...] = ()
    last: tuple[Act, ...] = ()


class PhotoMenu:
    """Makes menus for the photos of one window."""

    def __init__(self, theme: Theme, icons: Icons, verbs: PhotoVerbs, owner: QWidget) -> None:
        self._theme, self._icons, self._verbs, self._owner = theme, icons, verbs, owner

    def made(self, page: DayPage, photo: PhotoRecord, own: Own) -> QMenu:
        """The menu of a photo of a day; it goes when it is closed."""
        menu = QMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("Photo"))
        self._fill(menu, page, photo, own)
        return menu

    def _fill(self, menu: QMenu, page: DayPage, photo: PhotoRecord, own: Own) -> None:
        verbs, fields = self._verbs, photo.fields
        _add(menu, own.looking)
        if verbs.are_none:
            return
        _add(menu, own.first)
        menu.addSeparator()
        if photo.sha256:
            _add(
                menu,
                (
                    (_("Turn right"), "R", lambda: verbs.turn(photo, 1)),
                    (_("Turn left"), "Shift+R", lambda: verbs.turn(photo, -1)),
                ),
            )
            cover = menu.addAction(_("Cover of the trip") + "\tC")
            cover.setCheckable(True)
            cover.setChecked(fields.is_cover)
            cover.triggered.connect(lambda is_on: verbs.choose_cover(photo, is_cover=is_on))
        runs = menu.addAction(_("Runs on from the picture before"))
        runs.setCheckable(True)
        runs.setChecked(fields.continues)
        label = _("Join captions")
        runs.triggered.connect(lambda is_on: verbs.change(label, photo, continues=is_on))
        menu.addAction(_("Photo by …"), lambda: self._credit(photo))
        self._add_audience(menu, photo)
        self._add_days(menu, page, photo)
        menu.addSeparator()
        _add(menu, own.last)
        _add(menu, ((_("Remove"), "Del", lambda: verbs.remove(photo)),))

    def _add_audience(self, menu: QMenu, photo: PhotoRecord) -> None:
        whom = menu.addMenu(_("Who may see it"))
        kinds: tuple[Audience | None, ...] = (None, *Audience)
        for kind in kinds:
            action = whom.addAction(_("as the trip") if kind is None else naming.name(kind))
            action.setCheckable(True)
            action.setChecked(photo.fields.audience == kind)
            change = {"audience": kind}
            action.triggered.connect(
                lambda _on, change=change: self._verbs.change(_("Choose who sees a photo"), photo, **change)
            )

    def _add_days(self, menu: QMenu, page: DayPage, photo: PhotoRecord) -> None:
        days = menu.addMenu(_("Move to"))
        for name, day_id in (
            (_("The day before"), page.previous_id),
            (_("The day after"), page.next_id),
        ):
            action = days.addAction(name.replace("&", "&&"))
            action.setEnabled(day_id is not None)
            action.triggered.connect(lambda _on, to=day_id: self._verbs.move(photo, to))
        days.addAction(_("Another day …"), lambda: self._move(page, photo))

    def _credit(self, photo: PhotoRecord) -> None:
        words = photo.fields.credit
        sheet = WordsSheet(
            self._theme, self._icons, _("Photo by"), _("Keep"), _("Who took it"), words, self._window()
        )
        if self._is_accepted(sheet):
            label = _("Say who took a photo")
            self._verbs.change(label, photo, credit=sheet.words.text().strip())

    def _move(self, page: DayPage, photo: PhotoRecord) -> None:
        days = self._verbs.days(page.row.trip_id)
        near = page.row.date
        sheet = DaySheet(self._theme, self._icons, days, near, self._window())
        if self._is_accepted(sheet):
            self._verbs.move(photo, sheet.day_id())

    def _is_accepted(self, sheet: QDialog) -> bool:
        with veiled(self._theme, self._window()):
            answer = sheet.exec()
        sheet.deleteLater()
        return answer == QDialog.DialogCode.Accepted

    def _window(self) -> QWidget:
        return self._owner.window()


def _add(menu: QMenu, acts: Iterable[Act]) -> None:
    for name, key, act in acts:
        menu.addAction(f"{name}\t{key}" if key else name, act)
