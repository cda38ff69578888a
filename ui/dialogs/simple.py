"""Two dialogs that only tell: the keys, and what this program is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

import expedition
from expedition.atlas.credits import ATTRIBUTIONS
from expedition.text import _
from ui.actions import Actions
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button, key_hint, label
from ui.widgets.veil import veiled

_COLUMN = 20
_SOURCES = 132


def show_keys(theme: Theme, icons: Icons, actions: Actions, window: QWidget) -> None:
    """Every key with what it does."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(6))
    for place, (keys, words) in enumerate(known_keys(actions)):
        column, line = divmod(place, _COLUMN)
        grid.addWidget(key_hint(theme, keys), line, column * 3, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(theme, words), line, column * 3 + 1)
        grid.setColumnMinimumWidth(column * 3 + 2, theme.px(16))
    _show(theme, icons, _("Keys"), grid, window)


def known_keys(actions: Actions) -> tuple[tuple[str, str], ...]:
    """All keys of the actions, then those that work where the focus is."""
    native = QKeySequence.SequenceFormat.NativeText
    found = [
        (
            ", ".join(QKeySequence(keys).toString(native) for keys in row.keys),
            row.text.replace("&", "").removesuffix(" …"),
        )
        for row in actions.rows.values()
        if row.keys
    ]
    return (
        *found,
        (_("Tab"), _("In quick entry: more fields")),
        ("↓", _("In quick entry: understood otherwise")),
        ("→", _("At the end: take what is offered")),
        (_("Enter"), _("Open, keep, add")),
        (_("Esc"), _("Close, take back what was typed")),
        (_("Insert, Del"), _("New line, remove it")),
        (_("F2"), _("Type over a word, a figure, a cell")),
        (_("Shift+Insert"), _("Write the line again")),
        ("Shift+↑ ↓", _("Mark lines, to remove or move them together")),
        ("Alt+Shift+↑ ↓", _("Line to the day before, after")),
        (_("Ctrl+Enter"), _("Keep a form from a longer text")),
        (_("Shift+Enter"), _("In tables: the whole line")),
        (_("Ctrl+PgDown"), _("In tables: the next one")),
        ("← →", _("In profile and charts: move the cursor")),
        ("Shift+← →", _("In charts: mark days, Enter looks at them only, Esc at all")),
        (_("Ctrl+PgDown"), _("In charts: the next page")),
        ("+ − 0", _("In charts: nearer, farther, all; the wheel too, with Ctrl where a page scrolls")),
        ("+ − 0", _("On the map: nearer, farther, whole trip or day")),
        ("Tab", _("On the map: from sign to sign, Enter opens")),
        ("Shift+← →", _("With a tool on the map: small steps")),
        (_("Space"), _("Drawing: a place at the cross")),
        (_("Shift+Space"), _("Drawing: the chosen place to the cross")),
        (_("PgUp, PgDown"), _("Drawing: choose a place")),
        (_("Backspace"), _("Drawing: take the last place back")),
    )


def show_about(theme: Theme, icons: Icons, window: QWidget) -> None:
    """Name, version, licences of what comes with the program."""
    grid = QGridLayout()
    grid.setVerticalSpacing(theme.px(6))
    for line, (words, look) in enumerate(
        (
            (_("Version {version}, MIT licence.").format(version=expedition.__version__), ""),
            (_("A logbook for people who travel far on two wheels or on foot."), ""),
            (_("It works without a network; nothing leaves this laptop unless you add an online map."), ""),
            (_("Icons: Lucide (ISC, in part MIT). Faces: Inter, Noto and Source (SIL OFL)."), "hint"),
            (_("Flags: flag-icons (MIT). Time zones: tz database (public domain)."), "hint"),
            (_("Countries by the polygons of their zones: OpenStreetMap contributors (ODbL)."), "hint"),
        )
    ):
        grid.addWidget(label(theme, words, look), line, 0)
    grid.addWidget(label(theme, _("The maps are drawn from:")), grid.rowCount(), 0)
    grid.addWidget(_sources(theme), grid.rowCount(), 0)
    _show(theme, icons, _("Expedition Logbook"), grid, window)


def _sources(theme: Theme) -> QPlainTextEdit:
    """Whom the world is owed to, to scroll through and to copy."""
    sources = QPlainTextEdit("\n".join(ATTRIBUTIONS))
    sources.setReadOnly(True)
    sources.setTabChangesFocus(True)
    sources.setFont(theme.small())
    sources.setFixedHeight(theme.px(_SOURCES))
    sources.setAccessibleName(_("Sources of the maps"))
    return sources


def _show(theme: Theme, icons: Icons, title: str, grid: QGridLayout, window: QWidget) -> None:
    dialog = QDialog(window)
    dialog.setWindowTitle(title)
    heading = label(theme, title)
    heading.setFont(theme.dialog_title())
    column = QVBoxLayout(dialog)
    column.setContentsMargins(theme.px(28), theme.px(20), theme.px(28), theme.px(20))
    column.setSpacing(theme.px(16))
    column.addWidget(heading)
    column.addLayout(grid)
    close = button(theme, icons, _("Close"))
    close.clicked.connect(dialog.accept)
    column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
    with veiled(theme, window):
        dialog.exec()
    dialog.deleteLater()
