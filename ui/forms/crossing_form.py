"""Passing a border, a checkpoint, a pass or a water."""

from collections.abc import Sequence

from expedition.kinds import CrossingKind
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class CrossingForm(Form):
    """The post and what it took."""

    record = "crossing"

    def places(self, make: Makers) -> Sequence[Place]:
        """Names per side first; hours and services for those who follow are folded."""
        return (
            make.choice("kind", tuple(CrossingKind)),
            make.text("name", 4, _("Karkara")),
            make.text("name_beyond", 4),
            make.country("country_from"),
            make.country("country_to"),
            make.duration("time_lost_s", 4, name=_("Time it took")),
            make.text("queue", 4),
            make.text("search", 4),
            make.text("documents", 4),
            make.text("remarks", 9, complete=False),
            make.kilometre("distance_m"),
            make.text("questions", 6, rare=True),
            make.text("privilege", 6, _("bicycles go first"), rare=True),
            make.text("follow_up", 6, rare=True, complete=False),
            make.text("hours", 6, rare=True),
            make.text("services", 6, rare=True),
            make.text("time_text", 3, rare=True, complete=False),
            make.height("height_m", 3, rare=True),
            make.position(),
        )
