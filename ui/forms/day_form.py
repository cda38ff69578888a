"""What is known of a day itself: two forms over one record."""

from collections.abc import Sequence

from expedition.kinds import DayKind
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place
from ui.forms.said_editors import OwnDateEditor


class WeatherForm(Form):
    """The weather, the road and the mood of a day."""

    record = "day"
    has_common = False

    def places(self, make: Makers) -> Sequence[Place]:
        """Sky, wind, road."""
        return (
            make.text("weather", 6, _("clear")),
            make.text("wind", 6, _("headwind from the north-east")),
            make.text("forecast", 6, _("41 °C")),
            make.text("road", 6, _("asphalt to the river, then patches")),
            make.rating("mood", 6),
            make.rating("rating", 6, name=_("The day as a whole")),
        )


class DayForm(Form):
    """Date, kind, places and the other plain facts of a day."""

    record = "day"

    def places(self, make: Makers) -> Sequence[Place]:
        """In the order of the band, then what it does not show."""
        return (
            Place("date date_precision date_text", OwnDateEditor(self.theme, _("Date")), 6),
            make.choice("kind", tuple(DayKind), 3),
            make.text("purpose", 3),
            make.text("from_place", 6),
            make.text("to_place", 6),
            make.text("title", 12, complete=False),
            make.country("country"),
            make.country("country_from", name=_("Country left")),
            make.zone("zone"),
            make.text("span_text", 4, _("18 to 21 July"), name=_("Text covers"), complete=False),
        )
