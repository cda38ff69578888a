"""What is known of a day itself: two forms over one record."""

from collections.abc import Sequence

from expedition.kinds import DayKind
from expedition.text import _
from ui.forms.form import Form, Place
from ui.forms.makers import Makers
from ui.forms.special_editors import CountryEditor, DateEditor, ZoneEditor


class WeatherForm(Form):
    """The weather, the road and the mood of a day."""

    record = "day"

    def places(self) -> Sequence[Place]:
        """Sky, wind, road."""
        make = Makers(self.theme, self.icons, self.record)
        return (
            make.text("weather", _("Weather"), 6, _("clear")),
            make.text("wind", _("Wind"), 6, _("headwind from the north-east")),
            make.text("forecast", _("Forecast"), 6, _("41 °C")),
            make.text("road", _("Road"), 6, _("asphalt to the river, then patches")),
            make.rating("mood", _("Mood"), 6),
            make.rating("rating", _("The day as a whole"), 6),
        )


class DayForm(Form):
    """Date, kind, places and the other plain facts of a day."""

    record = "day"

    def places(self) -> Sequence[Place]:
        """In the order of the band, then what it does not show."""
        make = Makers(self.theme, self.icons, self.record)
        return (
            Place("date", DateEditor(self.theme, _("Date")), 6),
            make.choice("kind", _("Kind"), tuple(DayKind), 3),
            make.text("purpose", _("Purpose"), 3),
            make.text("from_place", _("From"), 6),
            make.text("to_place", _("To"), 6),
            make.text("title", _("Title"), 12, complete=False),
            Place("country", CountryEditor(self.theme, _("Country")), 4),
            Place("country_from", CountryEditor(self.theme, _("Coming from (border day)")), 4),
            Place("zone", ZoneEditor(self.theme, _("Time zone")), 4),
            make.text("span_text", _("Text covers"), 4, _("18 to 21 July"), complete=False),
            make.audience(),
        )
