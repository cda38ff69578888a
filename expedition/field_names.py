"""What kinds of entry and their fields are called, the same in forms, tables, search and history."""

from functools import cache

from expedition.text import _


def kind_name(kind: str) -> str:
    """One entry of a kind, as inside a sentence: `encounter`."""
    return _kinds()[kind][0]


def kind_title(kind: str) -> str:
    """All entries of a kind, as the head of a table: `Met`."""
    return _kinds()[kind][1]


def field_name(kind: str, field: str) -> str:
    """A field as it stands over its editor or column: `Time lost`."""
    return _special().get((kind, field)) or _common()[field]


def is_named(kind: str, field: str) -> bool:
    """Whether a field has a name; what the program keeps for itself has none."""
    return (kind, field) in _special() or field in _common()


def _kinds() -> dict[str, tuple[str, str]]:
    return {
        "trip": (_("trip"), _("Trips")),
        "day": (_("day"), _("Days")),
        "leg": (_("leg"), _("Legs")),
        "photo": (_("photo"), _("Photos")),
        "route": (_("planned route"), _("Planned routes")),
        "stated": (_("typed figure"), _("Typed figures")),
        "stay": (_("stay"), _("Stays")),
        "encounter": (_("encounter"), _("Met")),
        "repair": (_("repair"), _("Repairs")),
        "crossing": (_("crossing"), _("Crossings")),
        "count": (_("count"), _("Counts")),
        "errand": (_("errand"), _("Errands")),
        "incident": (_("incident"), _("Incidents")),
        "expense": (_("expense"), _("Money")),
        "waypoint": (_("waypoint"), _("Waypoints")),
        "road": (_("road note"), _("Roads")),
        "note": (_("note"), _("Notes")),
        "quote": (_("quote"), _("Quotes")),
        "person": (_("person"), _("Party")),
        "span": (_("text over several days"), _("Texts over several days")),
        "counter": (_("counter"), _("Counters")),
        "rate": (_("exchange rate"), _("Exchange rates")),
        "gear": (_("piece of gear"), _("Gear")),
        "document": (_("paper"), _("Visas and papers")),
        "place": (_("place"), _("Places")),
        "fact": (_("fact"), _("Facts")),
        "clipping": (_("clipping"), _("Clippings")),
        "transport": (_("connection"), _("Timetables")),
        "rule": (_("rule"), _("Rules")),
        "contact": (_("contact"), _("Contacts")),
        "stage": (_("planned stage"), _("Planned stages")),
    }


@cache
def _common() -> dict[str, str]:
    return {**_people_and_places(), **_times(), **_figures(), **_words(), **_texts()}


def _people_and_places() -> dict[str, str]:
    return {
        "act": _("What"),
        "address": _("Address"),
        "agency": _("Agency"),
        "alias": _("Sign"),
        "allowed": _("Allowed"),
        "audience": _("Who may read it"),
        "author": _("Author"),
        "by_whom": _("By whom"),
        "contact": _("Contact"),
        "country": _("Country"),
        "country_from": _("From country"),
        "country_to": _("To country"),
        "from_place": _("From"),
        "heading": _("Bound for"),
        "holder": _("Holder"),
        "home_zone": _("Home time zone"),
        "host": _("Host"),
        "issued_by": _("Issued by"),
        "lat": _("Position"),
        "lon": _("Longitude"),
        "maker": _("Maker"),
        "name": _("Name"),
        "name_beyond": _("Name on the other side"),
        "names": _("Names"),
        "nationality": _("Nationality"),
        "nickname": _("Nickname"),
        "on_vehicle": _("On"),
        "organisation": _("Organisation"),
        "origin": _("From"),
        "owner": _("Whose"),
        "paid_by": _("Paid by"),
        "payee": _("To or from whom"),
        "place": _("Where"),
        "planned_route": _("Their route"),
        "publisher": _("Publisher"),
        "role": _("Role"),
        "source": _("Source"),
        "speakers": _("Who said it"),
        "subject": _("About"),
        "to_place": _("To"),
        "told_by": _("Told by"),
        "vehicle": _("Vehicle"),
        "who": _("Who"),
        "within": _("Lies in"),
        "zone": _("Time zone"),
    }


def _times() -> dict[str, str]:
    return {
        "arrive_text": _("Arrival"),
        "arrives": _("Arrives"),
        "as_of": _("As of"),
        "bought_on": _("Bought on"),
        "date": _("Date"),
        "date_text": _("Date in words"),
        "day_offset": _("Nights between"),
        "days": _("Weekdays"),
        "depart_text": _("Departure"),
        "departs": _("Departs"),
        "duration_s": _("Duration"),
        "extended_on": _("Extended on"),
        "extended_until": _("Extended until"),
        "first": _("First day"),
        "fitted": _("Fitted"),
        "joined_on": _("Joined on"),
        "last": _("Last day"),
        "left_on": _("Left on"),
        "limit_days": _("Due after days"),
        "observed_on": _("Seen on"),
        "period": _("Period"),
        "planned_end": _("Planned end"),
        "planned_on": _("Planned for"),
        "planned_start": _("Planned start"),
        "published_on": _("Published on"),
        "rest_count": _("Days of rest"),
        "rest_days": _("Rest after it"),
        "rest_every": _("Rest after days"),
        "rest_weekdays": _("Rest on"),
        "retrieved_on": _("Found on"),
        "since": _("Since"),
        "stay_days": _("Days per entry"),
        "taken_utc": _("Taken"),
        "time_lost_s": _("Time lost"),
        "time_text": _("When"),
        "time_utc": _("When"),
        "turnaround": _("Takes"),
        "valid_from": _("Valid from"),
        "valid_until": _("Valid until"),
        "within_days": _("In any so many days"),
    }


def _figures() -> dict[str, str]:
    return {
        "amount": _("Amount"),
        "cost": _("Cost"),
        "count": _("How many"),
        "currency": _("Currency"),
        "distance_m": _("At km"),
        "entries": _("Entries"),
        "from_m": _("From km"),
        "goal_day_m": _("Goal per day"),
        "goal_distance_m": _("Goal"),
        "height_m": _("Height"),
        "hidden": _("How hidden"),
        "length_m": _("Length"),
        "likes": _("Likes"),
        "limit_m": _("Due after km"),
        "mood": _("Mood"),
        "number": _("Number"),
        "part_distance_m": _("km on the part"),
        "parts": _("Parts"),
        "position": _("Position"),
        "price": _("Price"),
        "price_kind": _("Paid, gift or unknown"),
        "quality": _("How good it was"),
        "rate": _("Rate"),
        "rating": _("Rating"),
        "scale": _("Kilometre of"),
        "shared_by": _("Shared by"),
        "sharing": _("Whose"),
        "start_m": _("km before the trip"),
        "stated_distance_m": _("Distance"),
        "to_m": _("To km"),
        "total": _("Total is"),
        "unit": _("Unit"),
        "value": _("Value"),
        "weight_kg": _("Weight"),
    }


def _words() -> dict[str, str]:
    return {
        "body": _("Text"),
        "caption": _("Caption"),
        "category": _("For"),
        "cause": _("Cause"),
        "change": _("Change"),
        "compared_with": _("Compared with"),
        "condition": _("On condition"),
        "confidence": _("How it is known"),
        "consequence": _("What followed"),
        "credit": _("Taken by"),
        "diary": _("Diary"),
        "disclaimer": _("Disclaimer"),
        "documents": _("Papers"),
        "extra": _("More"),
        "fit_for": _("Fit for"),
        "fix": _("Fix"),
        "follow_up": _("What came after"),
        "forecast": _("Forecast"),
        "frequency": _("How often"),
        "gift": _("Gift"),
        "hours": _("Hours"),
        "is_author": _("Writes the log"),
        "is_translation": _("A translation"),
        "kind": _("Kind"),
        "lacks": _("Nothing there"),
        "language": _("Language"),
        "languages": _("Languages"),
        "licence": _("Licence"),
        "measured_how": _("How it was measured"),
        "mode": _("By"),
        "note": _("Note"),
        "numbers": _("Telephone"),
        "original": _("In their language"),
        "part": _("Part"),
        "parts_used": _("Parts used"),
    }


def _texts() -> dict[str, str]:
    return {
        "per": _("Per"),
        "posts": _("Posts"),
        "power": _("Own power or carried"),
        "privilege": _("Privilege"),
        "problem": _("Problem"),
        "proof": _("Proof"),
        "purpose": _("Purpose"),
        "questions": _("Questions asked"),
        "queue": _("Queue"),
        "quote": _("What they said"),
        "raw": _("As it stood"),
        "remarks": _("Remarks"),
        "result": _("What came of it"),
        "road": _("Road"),
        "said": _("Words"),
        "search": _("Search"),
        "services": _("Services"),
        "sheet": _("Sheet"),
        "sleep": _("Sleep"),
        "span_text": _("Covers"),
        "state": _("State"),
        "status": _("Status"),
        "story": _("Story"),
        "subtitle": _("Subtitle"),
        "summary": _("Summary"),
        "surface": _("Surface"),
        "symbol": _("Sign of the device"),
        "text": _("Text"),
        "title": _("Title"),
        "traffic": _("Traffic"),
        "translated_from": _("Translated from"),
        "url": _("Link"),
        "weather": _("Weather"),
        "what": _("What"),
        "wind": _("Wind"),
    }


def _special() -> dict[tuple[str, str], str]:
    return {
        ("document", "number"): _("Number"),
        ("leg", "origin"): _("How it is known"),
        ("fact", "name"): _("What"),
        ("fact", "position"): _("Line"),
        ("note", "source"): _("Source"),
        ("place", "names"): _("All its names"),
        ("rate", "rate"): _("One is worth"),
        ("repair", "count"): _("How often"),
        ("repair", "position"): _("Side"),
        ("road", "from_place"): _("From place"),
        ("road", "to_place"): _("To place"),
        ("encounter", "vehicle"): _("Travelling by"),
        ("stage", "climb_m"): _("Climb"),
        ("stage", "distance_m"): _("km"),
        ("stage", "position"): _("Stage"),
        ("stated", "figure"): _("Figure"),
        ("stated", "words"): _("Words"),
        ("waypoint", "distance_m"): _("km"),
        ("waypoint", "length_m"): _("Goes on for"),
        ("expense", "rate"): _("Rate used"),
    }
