"""A place by all its names."""

from collections.abc import Sequence

from expedition.kinds import PlaceKind
from expedition.records.fields import PlaceName
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class PlaceForm(Form):
    """Its names, and where it is."""

    record = "place"

    def places(self, make: Makers) -> Sequence[Place]:
        """The name to show, all other names, where it lies."""

        def name() -> Sequence[Place]:
            return (
                make.text("name", 4, complete=False),
                make.text("language", 2, _("kk"), name=_("Language"), complete=False),
                make.text("era", 3, _("until 1993"), name=_("Time"), complete=False),
                make.text("note", 3, complete=False),
            )

        return (
            make.text("name", 8, complete=False),
            make.choice("kind", tuple(PlaceKind)),
            make.rows("names", PlaceName, name, "note"),
            make.country("country"),
            make.text("within", 8),
            make.position(9, rare=False),
            make.height("height_m"),
            make.text("note", 12, complete=False),
        )
