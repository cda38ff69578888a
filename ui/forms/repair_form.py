"""Work on gear."""

from collections.abc import Sequence

from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class RepairForm(Form):
    """What broke, why, and how it was mended."""

    record = "repair"

    def places(self, make: Makers) -> Sequence[Place]:
        """Part and problem first."""
        return (
            make.text("part", 5, _("tyre")),
            make.text("position", 3, _("front, rear")),
            make.text("problem", 4, _("puncture")),
            make.text("cause", 4, _("thorn")),
            make.text("fix", 8, _("tube patched")),
            make.duration("time_lost_s", 4),
            make.kilometre("distance_m", 4),
            make.text("vehicle", 4),
            make.price("price_kind cost currency", 12),
            make.count("count", 3, rare=True),
            make.text("parts_used", 5, rare=True),
            make.kilometre("part_distance_m", 4, rare=True),
            make.text("who", 4, name=_("Who mended it"), rare=True),
            make.text("place", 4, rare=True),
            make.text("time_text", 4, rare=True, complete=False),
            make.text("note", 12, rare=True, complete=False),
        )
