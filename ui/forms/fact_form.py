"""What is said of the world: facts and rules."""

from collections.abc import Sequence

from expedition.kinds import Act, Allowed, Confidence, FactKind
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class FactForm(Form):
    """One thing said of a subject, by a source."""

    record = "fact"
    spans = (("valid_from", "valid_until"),)

    def places(self, make: Makers) -> Sequence[Place]:
        """Of what, what, by whom and when."""
        return (
            make.text("subject", 8),
            make.choice("kind", tuple(FactKind)),
            make.text("name", 4, _("opening hours")),
            make.text("value", 8, complete=False),
            make.text("source", 5),
            make.date("as_of", 4),
            make.choice("confidence", tuple(Confidence), 3),
            make.number("number", 3, rare=True),
            make.text("unit", 3, rare=True),
            make.text("period", 3, rare=True),
            make.text("change", 3, rare=True, complete=False),
            make.text("url", 12, rare=True, complete=False),
            make.date("valid_from", 4, rare=True),
            make.date("valid_until", 4, rare=True),
            make.country("country", rare=True),
            make.text("sheet", 8, rare=True),
            make.count("position", 4, rare=True, least=0, blank=0),
        )


class RuleForm(Form):
    """What someone may do somewhere."""

    record = "rule"
    spans = (("valid_from", "valid_until"),)

    def places(self, make: Makers) -> Sequence[Place]:
        """Where, what, whether, who says so."""
        return (
            make.text("subject", 8),
            make.country("country"),
            make.choice("act", tuple(Act), 4),
            make.choice("allowed", tuple(Allowed), 4),
            make.text("who", 4),
            make.text("condition", 12, complete=False),
            make.text("source", 5),
            make.date("as_of", 4),
            make.choice("confidence", tuple(Confidence), 3),
            make.text("place", 6, rare=True),
            make.text("vehicle", 6, rare=True),
            make.date("valid_from", 4, rare=True),
            make.date("valid_until", 4, rare=True),
            make.text("url", 12, rare=True, complete=False),
            make.text("note", 12, rare=True, complete=False),
        )
