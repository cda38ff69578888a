"""A bus, train, ferry or taxi that others may take."""

from collections.abc import Sequence

from expedition.kinds import LegMode
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.money_form import price_parts
from ui.forms.place import Place


class TransportForm(Form):
    """From where to where, when, for how much."""

    record = "transport"
    spans = (("valid_from", "valid_until"),)

    def places(self, make: Makers) -> Sequence[Place]:
        """As a timetable has it; what it said word for word comes last."""
        return (
            make.choice("mode", tuple(LegMode), 3),
            make.text("name", 3),
            make.text("from_place", 3),
            make.text("to_place", 3),
            make.text("departs", 3, _("9:30"), complete=False),
            make.text("arrives", 3, complete=False),
            make.count("day_offset", 3, least=0),
            make.duration("duration_s", 3),
            make.text("days", 6, _("daily")),
            make.text("frequency", 6, _("three times a week")),
            make.price("price_kind price currency", 8),
            make.text("per", 4, _("person")),
            make.text("source", 6),
            make.date("as_of", 3),
            make.text("status", 3),
            make.text("raw", 12, complete=False),
            make.count("shared_by", 4, rare=True, least=2),
            make.date("valid_from", 4, rare=True),
            make.date("valid_until", 4, rare=True),
            price_parts(make),
            make.text("note", 12, rare=True, complete=False),
        )
