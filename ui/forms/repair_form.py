"""Work on gear."""

from collections.abc import Sequence

from expedition.text import _
from ui.forms.form import Form, Place
from ui.forms.makers import Makers


class RepairForm(Form):
    """What broke, why, and how it was mended."""

    record = "repair"

    def places(self) -> Sequence[Place]:
        """Part and problem first."""
        make = Makers(self.theme, self.icons, self.record)
        return (
            make.text("part", _("Part"), 5, _("tyre")),
            make.text("position", _("Front, rear"), 3),
            make.text("problem", _("Problem"), 4, _("puncture")),
            make.text("cause", _("Cause"), 4, _("thorn")),
            make.text("fix", _("Fix"), 8, _("tube patched")),
            make.duration("time_lost_s", _("Time lost"), 4),
            make.kilometre("distance_m", _("At km"), 4),
            make.text("vehicle", _("Vehicle"), 4),
            make.price("price_kind cost currency", _("Cost"), 12),
            make.text("parts_used", _("Parts used"), 8, rare=True),
            make.kilometre("part_distance_m", _("km on the part"), 4, rare=True),
            make.text("who", _("Who mended it"), 4, rare=True),
            make.text("place", _("Where"), 4, rare=True),
            make.text("time_text", _("When"), 4, rare=True, complete=False),
            make.text("note", _("Note"), 8, rare=True, complete=False),
            make.audience(),
        )
