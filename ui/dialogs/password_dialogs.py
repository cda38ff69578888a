"""Passwords: chosen for a protected copy, and asked for to open one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from expedition.guessing import strength_of, told
from expedition.text import _, plural
from ui.dialogs.backup_words import size_words
from ui.dialogs.logbook_dialog import LogbookDialog
from ui.dialogs.sheet import Sheet
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.choices import Check
from ui.widgets.controls import label

if TYPE_CHECKING:
    from expedition.protecting import Contents


class ProtectDialog(Sheet):
    """A password twice, how strong it is in words, and what it will guard."""

    def __init__(
        self, theme: Theme, icons: Icons, name: str, held: "Contents", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icons, _("Password-protected copy"), _("Choose a place …"), parent)
        self.first, self.again = _password_field(_("Password")), _password_field(_("Once more"))
        self._shown = Check(theme, _("Show what I type"))
        self._strength = label(theme, told(strength_of("")), "quiet")
        files = plural("one original or photo", "{n} originals and photos", held.files)
        size = size_words(held.size).replace(" ", "\N{NO-BREAK SPACE}")
        lines = (
            self._strength,
            label(
                theme,
                _(
                    "“{name}” as one file: every trip, {files}, {size} in all. Backups stay behind. It is "
                    "opened again and compared before it counts."
                ).format(name=name, files=files, size=size),
            ),
            label(
                theme,
                _(
                    "Without the password nobody can open it, and it cannot be found out again: "
                    "keep the password safe."
                ),
                "quiet",
            ),
        )
        self.add_field(_("Password"), self.first, 0)
        self.add_field(_("Once more"), self.again, 1)
        self.grid.addWidget(self._shown, 6, 0, 1, 2)
        for row, words in enumerate(lines):
            words.setWordWrap(True)
            self.grid.addWidget(words, 7 + 2 * row, 0, 1, 2)
            self.grid.setRowMinimumHeight(8 + 2 * row, theme.px(4))
        self.first.textChanged.connect(lambda text: self._strength.setText(told(strength_of(text))))
        self._shown.toggled.connect(lambda is_shown: self._show(is_shown=is_shown))
        self.first.setFocus()

    @property
    def password(self) -> str:
        """What was typed."""
        return self.first.text()

    def check(self) -> str:
        """There must be one, typed twice alike."""
        self.fault = self.first
        if not self.first.text():
            return _("Type a password: without one there is nothing to protect with.")
        if self.first.text() != self.again.text():
            self.fault = self.again
            return _("The two are not the same: type the same one twice.")
        return ""

    def _show(self, *, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        for field in (self.first, self.again):
            field.setEchoMode(mode)


class UnprotectDialog(LogbookDialog):
    """The password of a protected copy, and the new folder it is unpacked into."""

    def __init__(
        self, theme: Theme, icons: Icons, file: Path, proposed: Path, parent: QWidget | None = None
    ) -> None:
        title = _("Open “{name}”").format(name=file.name)
        super().__init__(theme, icons, title, _("Unpack and open"), proposed, parent)
        self._field = _password_field(_("Password"))
        self.grid.setRowMinimumHeight(8, theme.px(6))
        self.add_field(_("Password"), self._field, 3)
        self._field.setFocus()

    @property
    def password(self) -> str:
        """What was typed."""
        return self._field.text()

    def refuse(self, sentence: str) -> None:
        """Say why the password before this one did not open it."""
        self.tell(sentence)
        self._field.clear()
        self._field.setFocus()

    def check(self) -> str:
        """As for any new logbook; and there must be a password."""
        sentence = super().check()
        if not sentence and not self.password:
            self.fault = self._field
            return _("Type the password it was protected with.")
        return sentence


def _password_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    return field
