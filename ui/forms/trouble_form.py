"""What went wrong, and what had to be got."""

from collections.abc import Sequence

from expedition.kinds import ErrandKind, IncidentKind
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class IncidentForm(Form):
    """What happened to whom, and what followed."""

    record = "incident"

    def places(self, make: Makers) -> Sequence[Place]:
        """What, who, where."""
        return (
            make.choice("kind", tuple(IncidentKind)),
            make.text("what", 8, _("slid on wet clay")),
            make.text("who", 4),
            make.text("place", 5),
            make.kilometre("distance_m"),
            make.text("consequence", 8, complete=False),
            make.duration("time_lost_s", 4),
            make.text("time_text", 4, rare=True, complete=False),
            make.text("note", 8, rare=True, complete=False),
            make.position(),
        )


class ErrandForm(Form):
    """A card, cash, a visa: what it took and what came of it."""

    record = "errand"

    def places(self, make: Makers) -> Sequence[Place]:
        """What and where, then what came of it."""
        return (
            make.choice("kind", tuple(ErrandKind)),
            make.text("what", 8, _("telephone card")),
            make.text("place", 5),
            make.duration("duration_s", 3),
            make.text("time_text", 4, complete=False),
            make.text("result", 12),
            make.price("price_kind cost currency", 12),
            make.text("proof", 6, rare=True),
            make.text("note", 6, rare=True, complete=False),
        )
