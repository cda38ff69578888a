"""Which fields of the window hold words that are not saved yet."""

from collections.abc import Iterator, Sequence

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from expedition.record_classes import dataclass
from ui.drafts import Typed

Field = QLineEdit | QPlainTextEdit | QTextEdit
_FOR_LOOKING = ("search", "find")
_SECRET = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhHiddenText
ALONE = "field"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """One place of the window with unsaved words; `root` is what holds its fields."""

    root: QWidget
    place: str
    words: str
    typed: tuple[Typed, ...]


class TypingWatch(QObject):
    """Learns of fields when the caret comes into them, and asks them only when something was typed.

    A widget that holds fields says so by `draft_place`, a name for the kind of place, and, where it saves by
    itself, by `is_unsaved`. A field in none of these is unsaved for as long as the caret is in it.

    Signals:
        typed: Something was typed somewhere.
        left: The caret went elsewhere, and something may be saved or closed by now.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before: dict[Field, str] = {}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def unsaved(self) -> list[Unsaved]:
        """All places with unsaved words, in the order in which they were gone to."""
        self._before = {field: before for field, before in self._before.items() if shiboken6.isValid(field)}
        found: dict[QWidget, list[Field]] = {}
        for field in self._before:
            found.setdefault(_root(field) or field, []).append(field)
        return [one for root, fields in found.items() for one in self._of(root, fields)]

    def forget(self) -> None:
        """What stands in the fields now is of no account any more."""
        self._before = {field: text_of(field) for field in self._before if shiboken6.isValid(field)}

    def _of(self, root: QWidget, fields: Sequence[Field]) -> Iterator[Unsaved]:
        if _is_unsaved(root):
            before = {field: getattr(root, "saved_text", self._before[field]) for field in fields}
            typed = tuple(
                Typed(field.accessibleName(), _number(root, field), text_of(field), before[field])
                for field in fields
                if text_of(field) != before[field]
            )
            if typed:
                yield Unsaved(root, getattr(root, "draft_place", ALONE), _words(root), typed)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and (field := _field(new)) is not None and field not in self._before:
            self._before[field] = text_of(field)
            field.textChanged.connect(self._tell)
        if old is not None and self._before:
            self.left.emit()

    def _tell(self) -> None:
        self.typed.emit()


def fill(root: QWidget, typed: Sequence[Typed]) -> list[Typed]:
    """Write words into the fields they were in, as if by hand; those whose field is not there."""
    left = []
    for one in typed:
        fields = [field for field in _fields(root) if field.accessibleName() == one.field]
        if one.number < len(fields):
            write(fields[one.number], one.text)
        else:
            left.append(one)
    return left


def write(field: Field, text: str) -> None:
    """Put other words into a field, so that whoever listens takes them for typed."""
    field.selectAll()
    if isinstance(field, QLineEdit):
        field.insert(text)
        field.textEdited.emit(text)
    else:
        field.insertPlainText(text)


def text_of(field: Field) -> str:
    """The words in a field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _field(widget: QWidget) -> Field | None:
    """The widget, where words of a logbook are typed in it: no search, no password."""
    if not isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) or widget.isReadOnly():
        return None
    is_secret = bool(widget.inputMethodHints() & _SECRET) or bool(widget.property("secret"))
    is_for_looking = widget.property("look") in _FOR_LOOKING
    return None if is_secret or is_for_looking else widget


def _fields(root: QWidget) -> list[Field]:
    kinds: tuple[type[Field], ...] = (QLineEdit, QPlainTextEdit, QTextEdit)
    own = [root] if isinstance(root, kinds) else []
    found = [widget for widget in root.findChildren(QWidget) if isinstance(widget, kinds)]
    return [*own, *found]


def _number(root: QWidget, field: Field) -> int:
    same = [one for one in _fields(root) if one.accessibleName() == field.accessibleName()]
    return same.index(field) if field in same else 0


def _root(field: QWidget) -> QWidget | None:
    """What holds a field and says of what kind it is."""
    widget: QWidget | None = field
    while widget is not None:
        if getattr(widget, "draft_place", ""):
            return widget
        widget = None if isinstance(widget, QDialog) else widget.parentWidget()
    return None


def _is_unsaved(root: QWidget) -> bool:
    if hasattr(root, "is_unsaved"):
        return bool(root.is_unsaved)
    if not root.isVisible():
        return False
    return hasattr(root, "draft_place") or root.window().focusWidget() is root


def _words(root: QWidget) -> str:
    """What a place is called on the screen."""
    title = root.windowTitle() if isinstance(root, QDialog) else root.accessibleName()
    return title or root.window().windowTitle()
