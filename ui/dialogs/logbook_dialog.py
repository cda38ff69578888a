"""A new logbook: its name and the folder it lies in."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from expedition.text import _
from ui.dialogs.sheet import Sheet
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button, label
from ui.widgets.tips import plain

_FORBIDDEN = frozenset('/\\:*?"<>|')


class LogbookDialog(Sheet):
    """A logbook is a folder, so its name is a folder's name."""

    def __init__(
        self, theme: Theme, icons: Icons, title: str, verb: str, proposed: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icons, title, verb, parent)
        self._parent_folder = proposed.parent
        self._name = QLineEdit(proposed.name)
        self._place = label(theme)
        self._place.setAccessibleName(_("Place"))
        choose = button(theme, icons, _("Choose …"))
        choose.setAccessibleName(_("Choose the place"))
        choose.setAutoDefault(True)
        choose.clicked.connect(self._choose_place)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._place, 1)
        line.addWidget(choose)
        self.add_field(_("Name"), self._name, 0)
        self.add_field(_("In the folder"), row, 1)
        hint = label(
            theme,
            _("One folder holds everything: copy it, and you have a copy of the log."),
            "hint",
            small=True,
        )
        self.grid.addWidget(hint, 6, 0, 1, 2)
        self._show_place()
        self._name.selectAll()
        self._name.setFocus()

    def folder(self) -> Path:
        """Where the logbook will lie."""
        return self._parent_folder / self._name.text().strip()

    def check(self) -> str:
        """The name must be one, and free."""
        self.fault = self._name
        name = self._name.text().strip()
        if not name or name.startswith(".") or _FORBIDDEN & set(name):
            return _("This cannot be the name of a folder: use letters, digits and spaces.")
        if self.folder().exists():
            return _("There is a folder “{name}” in that place: choose another name.").format(name=name)
        return ""

    def _choose_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Place of the logbook"), str(self._parent_folder))
        if chosen:
            self._parent_folder = Path(chosen)
            self._show_place()

    def _show_place(self) -> None:
        self._place.setText(str(self._parent_folder))
        self._place.setToolTip(plain(str(self._parent_folder)))
