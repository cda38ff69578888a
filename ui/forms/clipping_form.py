"""A text by others, word for word."""

from collections.abc import Sequence

from expedition.records.fields import Post
from expedition.text import _
from ui.forms.editors import YesNoEditor
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class ClippingForm(Form):
    """The text, and where it comes from."""

    record = "clipping"

    def places(self, make: Makers) -> Sequence[Place]:
        """The text first; its posts in their order."""

        def post() -> Sequence[Place]:
            return (
                make.text("author", 4, complete=False),
                make.text("date_text", 4, name=_("Date"), complete=False),
                make.text("as_of_text", 4, name=_("As of"), complete=False),
                make.story("body"),
                make.count("likes", 2, least=0),
                Place("is_question", YesNoEditor(self.theme, _("Asks something")), 5),
                Place("is_answered", YesNoEditor(self.theme, _("Answered")), 5),
            )

        return (
            make.text("title", 8, complete=False),
            make.text("author", 4),
            make.text("subject", 8),
            make.text("publisher", 4),
            make.story("body"),
            make.text("url", 12, complete=False),
            make.date("published_on", 4),
            make.date("retrieved_on", 4),
            make.text("language", 4),
            make.rows("posts", Post, post, "body"),
            make.text("agency", 4, rare=True),
            make.text("licence", 4, rare=True),
            make.yes_no("is_translation", 4, rare=True),
            make.text("translated_from", 4, rare=True),
            make.text("disclaimer", 12, rare=True, complete=False),
        )
