"""The state of a road."""

from collections.abc import Sequence

from expedition.kinds import KmScale
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class RoadForm(Form):
    """A span of road, and what it was like to ride."""

    record = "road"

    def places(self, make: Makers) -> Sequence[Place]:
        """Which road, from where to where, its state."""
        return (
            make.text("road", 4, _("G315, old road")),
            make.kilometre("from_m", 3),
            make.kilometre("to_m", 3),
            make.choice("scale", tuple(KmScale), 2),
            make.text("state", 6, _("being resurfaced")),
            make.text("surface", 6, _("gravel, corrugated")),
            make.text("from_place", 4),
            make.text("to_place", 4),
            make.rating("rating"),
            make.text("note", 12, complete=False),
            make.text("fit_for", 4, rare=True),
            make.text("traffic", 4, rare=True),
            make.text("lacks", 4, _("water, food"), rare=True),
            make.text("told_by", 4, _("empty: seen"), rare=True),
            make.date("observed_on", rare=True),
            make.text("compared_with", 4, _("eight years ago"), rare=True, complete=False),
            make.kilometre("length_m", 4, rare=True),
            make.text("alias", 4, rare=True),
        )
