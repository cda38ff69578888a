"""Gear with its parts, and papers."""

from collections.abc import Sequence

from expedition.kinds import DocumentKind, GearKind, LegMode
from expedition.records.fields import Fitting
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place
from ui.forms.said_editors import DateEditor


class GearForm(Form):
    """A vehicle, a part or a piece of kit."""

    record = "gear"

    def places(self, make: Makers) -> Sequence[Place]:
        """What it is, what it was fitted to, when it is due."""

        def fitting() -> Sequence[Place]:
            return (
                make.text("on_vehicle", 4, complete=False),
                make.text("position", 2, complete=False),
                Place("on", DateEditor(self.theme, _("On since")), 3),
                Place("off", DateEditor(self.theme, _("Off since")), 3),
                make.text("reason", 12, name=_("Why it came off"), complete=False),
            )

        return (
            make.choice("kind", tuple(GearKind)),
            make.text("name", 8, _("chain"), complete=False),
            make.text("maker", 4),
            make.text("owner", 4),
            make.choice("mode", [None, *LegMode], 4, none=_("No vehicle")),
            make.weight("weight_kg"),
            make.kilometre("start_m"),
            make.kilometre("limit_m"),
            make.count("limit_days"),
            make.rows("fitted", Fitting, fitting, "reason"),
            make.text("note", 12, complete=False),
            make.price("price_kind cost currency", 8, rare=True),
            make.date("bought_on", 4, rare=True),
        )


class DocumentForm(Form):
    """A visa, a permit or another paper."""

    record = "document"
    spans = (
        ("valid_from", "valid_until"),
        ("extended_on", "extended_until"),
    )

    def places(self, make: Makers) -> Sequence[Place]:
        """Which, for where, how long."""
        return (
            make.choice("kind", tuple(DocumentKind)),
            make.text("name", 8, _("tourist visa"), complete=False),
            make.country("country"),
            make.text("holder", 4),
            make.text("entries", 4, _("1, 2, multiple")),
            make.date("valid_from", 3),
            make.date("valid_until", 3),
            make.count("stay_days"),
            make.count("within_days"),
            make.price("price_kind cost currency", 12),
            make.text("number", 4, rare=True, complete=False),
            make.text("issued_by", 8, rare=True),
            make.date("extended_on", 4, rare=True),
            make.date("extended_until", 4, rare=True),
            make.text("note", 12, rare=True, complete=False),
        )
