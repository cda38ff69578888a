"""Where a night was spent."""

from collections.abc import Sequence

from expedition.kinds import StayKind
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class StayForm(Form):
    """The night after a day."""

    record = "stay"

    def places(self, make: Makers) -> Sequence[Place]:
        """What, where, with whom, for how much, how it was."""
        return (
            make.choice("kind", tuple(StayKind)),
            make.text("name", 8, _("Guesthouse by the bazaar")),
            make.text("place", 4),
            make.text("host", 4),
            make.rating("quality"),
            make.price("price_kind price currency", 12),
            make.text("note", 12, _("clean, bikes in the yard"), complete=False),
            make.text("sleep", 6, rare=True),
            make.text("paid_by", 3, rare=True),
            make.height("height_m", 3, rare=True),
            make.position(8),
            make.rating("hidden", rare=True),
        )
