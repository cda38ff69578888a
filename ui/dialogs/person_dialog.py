"""Someone of the party, in the form of all that is known of a person."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from expedition.records.fields import PersonFields
from expedition.text import _
from ui.forms.party_form import PersonForm
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import label

_WIDTH, _HIGHEST = 620, 620


class PersonDialog(QDialog):
    """The form keeps and closes by Enter, goes back by Escape."""

    def __init__(self, theme: Theme, icons: Icons, fields: PersonFields, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        title = _("Person") if fields.name else _("New person")
        self.setWindowTitle(title)
        self.setModal(True)
        self.form = PersonForm(theme, icons)
        self.form.show_fields(fields)
        self.form.accepted.connect(self._on_accepted)
        self.form.cancelled.connect(self.reject)
        heading = label(theme, title)
        heading.setFont(theme.dialog_title())
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.form)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(10))
        column.addWidget(heading)
        column.addWidget(self._scroll, 1)
        self.form.installEventFilter(self)
        self.form.focus_first()

    def sizeHint(self) -> QSize:
        """As high as the whole form, within reason."""
        self.form.ensurePolished()
        rest = self._theme.px(90)
        form = self.form.layout()
        height = form.totalSizeHint().height() if form is not None else 0
        return QSize(self._theme.px(_WIDTH), min(self._theme.px(_HIGHEST), height + rest))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the form: more fields, a sentence under one of them."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.resize(self.width(), max(self.height(), self.sizeHint().height()))
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys the form let go are not those of a dialog, but for Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        else:
            event.ignore()

    def _on_accepted(self) -> None:
        if self.form.fields().name.strip():
            self.accept()
        else:
            self.form.say(_("A person needs a name; a nickname will do there too."))
            self.form.focus_first()
