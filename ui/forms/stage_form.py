"""A piece of the planned way."""

from collections.abc import Sequence

from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class StageForm(Form):
    """From where to where, how far, when, and how long one rests at its end."""

    record = "stage"

    def places(self, make: Makers) -> Sequence[Place]:
        """The way, then its days."""
        return (
            make.text("from_place", 4),
            make.text("to_place", 4),
            make.kilometre("distance_m", 2),
            make.height("climb_m", 2),
            make.date("planned_on", 3),
            make.count("rest_days", 3, least=0, blank=0),
            make.country("country", 3),
            make.count("position", 3, least=0, blank=0),
            make.position(12),
            make.text("note", 12, _("Water at the bridge"), complete=False),
        )
