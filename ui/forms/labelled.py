"""An editor with its name over it and, where something is wrong, the reason under it."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from expedition.errors import UserError
from ui.forms.editors import FieldEditor, YesNoEditor
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import label
from ui.widgets.error_line import ErrorLine


class Labelled(QWidget):
    """Says why its field cannot be read once the caret has left it, until it is changed."""

    def __init__(self, theme: Theme, icons: Icons, editor: FieldEditor) -> None:
        super().__init__()
        self._theme, self._icons, self._editor = theme, icons, editor
        self._error: ErrorLine | None = None
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(3))
        # A box to tick has its name beside it.
        words = "" if isinstance(editor, YesNoEditor) else editor.name
        rows.addWidget(label(theme, words, "quiet", small=True))
        rows.addWidget(editor)
        rows.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        editor.left.connect(self.check)
        editor.edited.connect(lambda: self.say(""))

    def check(self) -> str:
        """Why the field cannot be read, said under it too; empty where it can."""
        try:
            self._editor.value()
        except UserError as error:
            self.say(str(error))
        else:
            self.say("")
        return self.error_text

    def say(self, words: str) -> None:
        """Say what is wrong."""
        if self._error is None and words:
            self._error = ErrorLine(self._theme, self._icons)
            self._rows.insertWidget(2, self._error)
        if self._error is not None and self._error.text != words:
            self._error.say(words)

    @property
    def error_text(self) -> str:
        """What is said to be wrong."""
        return self._error.text if self._error is not None else ""
