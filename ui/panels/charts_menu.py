"""The menus of the Charts view: what can be done with a chart, and the days behind a bar."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from expedition.charts.readings import SEPARATOR, day_title
from expedition.record_classes import dataclass
from expedition.records.trip import DayPoint
from expedition.text import _, plural

_MOST = 24


@dataclass(frozen=True, slots=True)
class ChartActs:
    """What can be done with a chart; `save` gets the ending of a file."""

    copy: Callable[[], None]
    copy_values: Callable[[], None]
    show_values: Callable[[], None]
    save: Callable[[str], None]


def chart_menu(acts: ChartActs, owner: QWidget) -> QMenu:
    """The menu of a chart."""
    menu = QMenu(owner)
    menu.addAction(_("&Copy") + "\tCtrl+C").triggered.connect(lambda _on=False: acts.copy())
    menu.addAction(_("Copy the &values")).triggered.connect(lambda _on=False: acts.copy_values())
    menu.addAction(_("Show as &table …")).triggered.connect(lambda _on=False: acts.show_values())
    menu.addSeparator()
    for ending, words in save_words().items():
        menu.addAction(words).triggered.connect(lambda _on=False, ending=ending: acts.save(ending))
    return menu


def save_words() -> dict[str, str]:
    """What saving is called in menus, by the ending of the file."""
    return {
        "png": _("Save as &picture …"),
        "svg": _("Save as &drawing (SVG) …"),
        "pdf": _("Save as P&DF …"),
        "csv": _("Save the va&lues (CSV) …"),
    }


def days_menu(
    name: str,
    days: Sequence[DayPoint],
    only: Callable[[], None],
    go: Callable[[int], None],
    owner: QWidget,
) -> QMenu:
    """The days behind a bar, to look at them alone or to open one."""
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    count = plural("{n} day", "{n} days", len(days))
    menu.addSection(f"{name}{SEPARATOR}{count}" if name else count)
    alone = menu.addAction(_("Look at these days &only"))
    alone.triggered.connect(lambda _on=False: only())
    menu.addSeparator()
    for day in days[:_MOST]:
        words = day_title(day) + (SEPARATOR + day.label if day.label else "")
        act = menu.addAction(words.replace("&", "&&"))
        act.triggered.connect(lambda _on=False, day_id=day.day_id: go(day_id))
    if len(days) > _MOST:
        more = plural("and {n} more", "and {n} more", len(days) - _MOST)
        menu.addAction(more).setEnabled(False)
    if days:
        menu.setActiveAction(menu.actions()[3])
    return menu
