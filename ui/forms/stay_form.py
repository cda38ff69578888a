"""Where a night was spent."""

from collections.abc import Sequence

from expedition.kinds import StayKind
from expedition.text import _
from ui.forms.form import Form, Place
from ui.forms.makers import Makers


class StayForm(Form):
    """The night after a day."""

    record = "stay"

    def places(self) -> Sequence[Place]:
        """What, where, with whom, for how much, how it was."""
        make = Makers(self.theme, self.icons, self.record)
        return (
            make.choice("kind", _("Kind"), tuple(StayKind)),
            make.text("name", _("Name"), 8, _("Guesthouse by the bazaar")),
            make.text("place", _("Place"), 4),
            make.text("host", _("Host"), 4),
            make.rating("quality", _("How good it was")),
            make.price("price_kind price currency", _("Price"), 12),
            make.text("note", _("Note"), 12, _("clean, bikes in the yard"), complete=False),
            make.text("sleep", _("Sleep"), 8, rare=True),
            make.height("height_m", _("Height"), 4, rare=True),
            make.audience(),
        )
