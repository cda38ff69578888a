"""The tools in the row over the map."""

from PySide6.QtWidgets import QHBoxLayout, QToolButton

from ui.actions import Actions
from ui.icons import Icons
from ui.panels.map_tools import MapTools
from ui.theme import Theme
from ui.widgets.controls import tool


def add_tools(row: QHBoxLayout, theme: Theme, icons: Icons, actions: Actions, tools: MapTools) -> None:
    """A button for each; those in the hand look pressed."""
    for name in ("place_waypoint", "draw_line", "cut_leg"):
        made = tool(theme, icons, actions.rows[name].icon, actions.rows[name].text.replace("&", ""))
        made.clicked.connect(actions[name].trigger)
        row.addWidget(made)
        _follow(made, actions, name)
        held = {"place_waypoint": tools.placing, "draw_line": tools.drawing}.get(name)
        if held is not None:
            made.setCheckable(True)
            held.changed.connect(lambda made=made, held=held: made.setChecked(held.is_out))
            made.clicked.connect(lambda _checked=False, made=made, held=held: made.setChecked(held.is_out))


def _follow(made: QToolButton, actions: Actions, name: str) -> None:
    """Can be clicked when the action can be used, and says why not."""
    action = actions[name]

    def take() -> None:
        made.setEnabled(action.isEnabled())
        made.setToolTip(action.toolTip())

    action.changed.connect(take)
    take()
