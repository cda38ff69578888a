"""What the traveller does to a day's lines on a map: waypoints, drawing, cutting, joining."""

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from expedition import units
from expedition.cartography import mercator
from expedition.errors import UserError
from expedition.kinds import LegMode
from expedition.points import NO_TIME
from expedition.record_classes import dataclass
from expedition.records.fields import LegFields
from expedition.stats import along
from expedition.text import _
from ui.actions import Actions
from ui.desk import Desk
from ui.panels.day_ground import DayGround
from ui.panels.leg_choices import can_join, choices, drawn_leg, is_drawn

_WIDE = 620
"""From this width on, in pixels of the design, there is room for all that is said of a tool."""


@dataclass(frozen=True, slots=True)
class LineSpot:
    """A place on a leg's line: degrees, and when it was passed in UTC milliseconds, where that is known."""

    leg_id: int
    lat: float
    lon: float
    time_ms: int | None


class MapTools(QObject):
    """The tools of one map.

    Signals:
        done: What was done, for the foot of the list.
        failed: Why something was refused.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, ground: DayGround, actions: Actions) -> None:
        super().__init__(ground)
        self._desk, self._ground, self._actions = desk, ground, actions
        self._day_id = 0
        self._leg_id = 0
        trip_map = ground.trip_map
        self.placing, self.drawing, self.card = trip_map.placing, trip_map.drawing, trip_map.draw_card
        ground.installEventFilter(self)
        ground.day_shown.connect(self._hear_day)
        for tool in (self.placing, self.drawing):
            tool.said.connect(self._say)
        self.placing.placed.connect(lambda *_spot: self._ground.tell(""))
        self.placing.left.connect(lambda: self._ground.tell(""))
        self.drawing.left.connect(self._leave_line)
        self.drawing.finished.connect(self._ask)
        self.card.kept.connect(self._keep)
        self.card.closed.connect(self._draw_on)

    def use(self, name: str, leg_id: int = 0) -> None:
        """Use the tool of an action, where it concerns one on this leg."""
        if self._ground.page is None:
            self.failed.emit(_("Choose a day first."))
        elif name == "place_waypoint":
            self.place_waypoint()
        elif name == "draw_line":
            self.draw_line(leg_id)
        elif name == "cut_leg":
            spot = self.spot()
            self.cut(spot if spot is None or leg_id in (0, spot.leg_id) else None)
        else:
            spot = self.spot()
            self.join(leg_id or (spot.leg_id if spot is not None else 0))

    # A waypoint

    def place_waypoint(self) -> None:
        """Take the tool in the hand; from the profile a waypoint goes where the cursor is."""
        index = self._ground.trip_map.cursor
        if self._ground.profile.hasFocus() and index >= 0:
            at = self._ground.trip_map.day_line.spot_of(index, self._ground.map.view)
            self._ground.trip_map.open_card(*self._ground.map.view.to_degrees(at.x(), at.y()), at)
            return
        self._forget_line()
        self.placing.take()

    # A line

    def draw_line(self, leg_id: int = 0, first: tuple[float, float] | None = None) -> None:
        """Draw the line of a leg, anew or from what it is; go on with one that was left."""
        page = self._ground.page
        if page is None:
            return
        if leg_id or first is not None or not len(self.drawing.line):
            self._leg_id = leg_id
            leg = drawn_leg(self._ground.legs, leg_id)
            places = list(zip(leg.points.lat.tolist(), leg.points.lon.tolist(), strict=True)) if leg else []
            self.drawing.line.start(places or ([first] if first is not None else []))
        self.placing.put_away()
        self._ground.move_cursor(-1)
        self.drawing.take()

    def _ask(self) -> None:
        """Whose line is it?"""
        page, line, view = self._ground.page, self.drawing.line, self._ground.map.view
        if page is None:
            return
        offered = choices(page.legs)
        mode = page.legs[0].fields.mode if page.legs else LegMode.BICYCLE
        x, y = mercator.to_world(np.array([line.positions[-1][0]]), np.array([line.positions[-1][1]]), view.x)
        px, py = view.to_px(x, y)
        length = f"{units.km(line.length_m)} km"
        wanted = self._leg_id or offered[0].leg_id
        self.card.ask(offered, wanted, mode, length, QPointF(float(px[0]), float(py[0])))
        self._ground.tell("")

    def _keep(self, leg_id: int, mode: str, note: str) -> None:
        from expedition.operations import shaping

        page, line = self._ground.page, self.drawing.line
        if page is None:
            return
        length = f"{units.km(line.length_m)} km"
        if leg_id:
            is_kept = self._do(_("Draw the line of a leg"), shaping.draw_for, leg_id, line.positions, note)
        else:
            fields = replace(LegFields.of(LegMode(mode)), zone=page.fields.zone, note=note)
            is_kept = self._do(_("Draw a leg"), shaping.draw, page.row.id, line.positions, fields)
        if is_kept:
            self._forget_line()
            self.done.emit(_("Kept a line of {length}, reconstructed").format(length=length))

    def _draw_on(self) -> None:
        """Back from the form, unless the line was kept or given up."""
        if len(self.drawing.line):
            self.drawing.take()

    def _leave_line(self) -> None:
        kept = _("The line is not kept yet: press L to go on with it.")
        self._ground.tell(kept if len(self.drawing.line) else "")

    def _forget_line(self) -> None:
        self.drawing.put_away()
        self._leg_id = 0
        self.drawing.line.start(())
        self.card.close_card()
        self._ground.tell("")

    # Cutting and joining

    def spot(self) -> LineSpot | None:
        """Where the cursor is: of the pointer, else of the profile."""
        ground = self._ground
        under = ground.trip_map.under
        found = along.leg_at(ground.legs, ground.trip_map.cursor if under is None else under.index)
        if under is not None and (found is None or found[0].leg_id != under.leg_id):
            return LineSpot(under.leg_id, under.lat, under.lon, None)
        if found is None:
            return None
        leg, number = found
        time = int(leg.points.time_ms[number])
        lat, lon = float(leg.points.lat[number]), float(leg.points.lon[number])
        return LineSpot(leg.leg_id, lat, lon, time if time != NO_TIME else None)

    def cut(self, spot: LineSpot | None) -> None:
        """Cut the leg under the cursor in two."""
        from expedition.operations import shaping

        if spot is None:
            self.failed.emit(_("Put the cursor on the line first: point at it, or press ← → in the profile."))
        elif self._do(_("Cut a leg in two"), shaping.cut, spot.leg_id, (spot.lat, spot.lon), spot.time_ms):
            self.done.emit(_("Cut the leg in two"))

    def join(self, leg_id: int) -> None:
        """Let a leg go on as the next one; without one said, the only one that can."""
        from expedition.operations import shaping

        page = self._ground.page
        legs = page.legs if page is not None else ()
        able = [leg.id for leg in legs if can_join(legs, leg.id)]
        if not leg_id and len(able) != 1:
            self.failed.emit(_("Put the cursor on the first of the two legs: point at it on the map."))
        elif self._do(_("Join two legs"), shaping.join, leg_id or able[0]):
            self.done.emit(_("Joined two legs"))

    # Menu

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The menu and the letters of the map; a tool is put away when nobody looks any more."""
        if isinstance(event, QContextMenuEvent):
            return self._show_menu(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        if event.type() == QEvent.Type.Hide:
            self.placing.put_away()
            self.drawing.put_away()
        return False

    def _press(self, event: QKeyEvent) -> bool:
        """A letter that neither the map nor the profile took; with a card over the map it is none."""
        is_on_card = self.card.isVisible() or self._ground.trip_map.card.isVisible()
        action = self._actions.of_letter(event.key())
        if action is None or is_on_card or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        action.trigger()
        return True

    def _show_menu(self, event: QContextMenuEvent) -> bool:
        ground, is_by_key = self._ground, event.reason() == QContextMenuEvent.Reason.Keyboard
        at = QPointF(ground.map.mapFrom(ground, event.pos()))
        if ground.page is None or (not is_by_key and not ground.map.rect().contains(at.toPoint())):
            return False
        if is_by_key:
            at = QPointF(ground.map.rect().center())
        self.menu(at).popup(ground.map.mapToGlobal(at.toPoint()) if is_by_key else event.globalPos())
        return True

    def menu(self, at: QPointF) -> QMenu:
        """What can be done at a pixel of the map, and to the line under the cursor."""
        menu = QMenu(self._ground)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lat, lon = self._ground.map.view.to_degrees(at.x(), at.y())
        spot, legs = self.spot(), self._ground.page.legs if self._ground.page is not None else ()
        is_free = self._actions["cut_leg"].isEnabled()

        def add(words: str, does: Any, *, is_able: bool = True) -> None:
            action = menu.addAction(words.replace("&", "&&"))
            action.setEnabled(is_free and is_able)
            action.triggered.connect(lambda _checked=False: does())

        if spot is not None:
            add(_("Cut the leg here") + "\tX", partial(self.cut, spot))
            leg_id = spot.leg_id
            add(
                _("Join with the next leg") + "\tJ",
                partial(self.join, leg_id),
                is_able=can_join(legs, leg_id),
            )
            if is_drawn(legs, leg_id):
                add(_("Change the drawn line"), partial(self.draw_line, leg_id))
            menu.addSeparator()
        add(_("Waypoint here") + "\tW", lambda: self._ground.trip_map.open_card(lat, lon, at))
        add(_("Draw a line from here") + "\tL", partial(self.draw_line, 0, (lat, lon)))
        return menu

    # The day

    def _hear_day(self) -> None:
        page = self._ground.page
        day_id = page.row.id if page is not None else 0
        if day_id != self._day_id:
            self._day_id = day_id
            self.placing.put_away()
            self._forget_line()
        for tool in (self.placing, self.drawing):
            if tool.is_out:
                tool.tell()

    def _say(self, words: str, short: str) -> None:
        is_wide = self._ground.width() >= _WIDE
        self._ground.tell(words if is_wide else short)

    def _do(self, label: str, verb: Any, *args: Any) -> bool:
        try:
            self._desk.do(label, verb, *args)
        except UserError as error:
            self.failed.emit(str(error))
            return False
        return True
