"""A place worth knowing: water, a shop, a camp, a danger."""

from collections.abc import Sequence

from expedition.kinds import WaypointKind
from expedition.text import _
from ui.forms.form import Form, Place
from ui.forms.makers import Makers
from ui.forms.spot_editor import SpotEditor


class WaypointForm(Form):
    """What is there, and where."""

    record = "waypoint"

    def places(self) -> Sequence[Place]:
        """What it is and what to know of it; the device's word for it is folded."""
        make = Makers(self.theme, self.icons, self.record)
        return (
            make.choice("kind", _("Kind"), tuple(WaypointKind)),
            make.text("name", _("Name"), 8, _("Spring under the poplars")),
            make.text("note", _("Note"), 9, _("runs in late summer too"), complete=False),
            make.height("height_m", _("Height")),
            Place("lat lon time_utc", SpotEditor(self.theme, _("Position, and the time there")), 12),
            make.text("symbol", _("Symbol of the device"), 8, rare=True),
            make.audience(),
        )
