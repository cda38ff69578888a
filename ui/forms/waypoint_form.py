"""A place worth knowing: water, a shop, a camp, a danger."""

from collections.abc import Sequence

from expedition.kinds import KmScale, WaypointKind
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class WaypointForm(Form):
    """What is there, and where."""

    record = "waypoint"

    def places(self, make: Makers) -> Sequence[Place]:
        """What it is and where; the word of the device for it is folded."""
        position = make.position(6, rare=False)
        return (
            make.choice("kind", tuple(WaypointKind)),
            make.text("name", 8, _("Spring under the poplars")),
            make.text("note", 12, _("runs in late summer too"), complete=False),
            make.kilometre("distance_m", 3),
            make.choice("scale", tuple(KmScale), 3),
            make.text("road", 3, _("G315")),
            make.height("height_m"),
            position,
            make.time_at("time_utc", position, rare=False),
            make.text("place", 4, rare=True),
            make.kilometre("length_m", 4, rare=True),
            make.rating("hidden", rare=True),
            make.date("observed_on", rare=True),
            make.text("symbol", 8, rare=True),
        )
