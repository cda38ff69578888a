"""The words for the closed vocabularies, in the traveller's language; lower case, as inside a sentence."""

from enum import StrEnum
from functools import cache

from expedition.kinds import (
    Act,
    Allowed,
    Audience,
    Confidence,
    ContactKind,
    CounterTotal,
    CrossingKind,
    DayKind,
    DocumentKind,
    EncounterKind,
    ErrandKind,
    ExpenseCategory,
    FactKind,
    FigureName,
    GearKind,
    IncidentKind,
    KmScale,
    LegMode,
    LegOrigin,
    LegPower,
    NoteKind,
    PlaceKind,
    PriceKind,
    Sharing,
    StayKind,
    WaypointKind,
)
from expedition.text import _, language, said

Table = tuple[tuple[StrEnum, str], ...]


def name(kind: StrEnum) -> str:
    """A kind in words: `wild camp`, `own power`."""
    return _named(type(kind), kind, language())


@cache
def _named(_vocabulary: type[StrEnum], kind: StrEnum, _spoken: str) -> str:
    tables = (
        _day_names(),
        _stay_names(),
        _waypoint_names(),
        _figure_names(),
        _evening_names(),
        _kit_names(),
        _world_names(),
    )
    # Kinds of different vocabularies may share a value, and are then equal as strings.
    return next(words for table in tables for key, words in table if key is kind)


def title(kind: StrEnum) -> str:
    """A kind in words with a capital first letter, as it begins a line."""
    words = name(kind)
    return words[:1].upper() + words[1:]


def _day_names() -> Table:
    return (
        (DayKind.RIDE, _("ride")),
        (DayKind.REST, _("rest")),
        (DayKind.WAITING, _("waiting")),
        (DayKind.TRANSIT, _("transit")),
        (DayKind.SICK, _("sick")),
        (DayKind.WORK, _("work")),
        (LegMode.BICYCLE, _("bicycle")),
        (LegMode.MOTORBIKE, _("motorbike")),
        (LegMode.FOOT, _("on foot")),
        (LegMode.HORSE, _("horse")),
        (LegMode.KAYAK, _("kayak")),
        (LegMode.SKI, _("ski")),
        (LegMode.CAR, _("car")),
        (LegMode.BUS, _("bus")),
        (LegMode.TRAIN, _("train")),
        (LegMode.FERRY, _("ferry")),
        (LegMode.PLANE, _("plane")),
        (LegMode.OTHER, _("other")),
        (LegOrigin.RECORDED, _("recorded")),
        (LegOrigin.RECONSTRUCTED, _("reconstructed")),
        (LegOrigin.TYPED, _("typed")),
        (LegPower.OWN_POWER, _("own power")),
        (LegPower.CARRIED, _("carried")),
        (LegPower.INVOLUNTARY, _("involuntary")),
        (CrossingKind.BORDER, _("border")),
        (CrossingKind.CHECKPOINT, _("checkpoint")),
        (CrossingKind.PASS, _("pass")),
        (CrossingKind.WATER, _("water")),
        (Audience.ME, _("only me")),
        (Audience.FAMILY, _("family")),
        (Audience.PUBLIC, _("everybody")),
    )


def _stay_names() -> Table:
    return (
        (StayKind.WILD_CAMP, _("wild camp")),
        (StayKind.CAMPSITE, _("campsite")),
        (StayKind.HOTEL, _("hotel")),
        (StayKind.HOSTEL, _("hostel")),
        (StayKind.GUESTHOUSE, _("guesthouse")),
        (StayKind.YURT, _("yurt")),
        (StayKind.HOST, _("host")),
        (StayKind.STRANGER, _("with strangers")),
        (StayKind.MOSQUE, _("mosque")),
        (StayKind.MONASTERY, _("monastery")),
        (StayKind.SCHOOL, _("school")),
        (StayKind.FERRY, _("on the ferry")),
        (StayKind.TRAIN, _("on the train")),
        (StayKind.CULVERT, _("culvert")),
        (StayKind.HOME, _("home")),
        (StayKind.OTHER, _("elsewhere")),
        (EncounterKind.PEOPLE, _("people")),
        (EncounterKind.OFFICIAL, _("official")),
        (EncounterKind.ANIMAL, _("animal")),
        (EncounterKind.OTHER, _("something else")),
        (PriceKind.PAID, _("paid")),
        (PriceKind.GIFT, _("gift")),
        (PriceKind.UNKNOWN, _("unknown")),
    )


def _waypoint_names() -> Table:
    return (
        (WaypointKind.WATER, _("water")),
        (WaypointKind.FOOD, _("food")),
        (WaypointKind.SHOP, _("shop")),
        (WaypointKind.CAMP, _("camp")),
        (WaypointKind.LODGING, _("lodging")),
        (WaypointKind.CHECKPOINT, _("checkpoint")),
        (WaypointKind.JUNCTION, _("junction")),
        (WaypointKind.ROAD, _("road")),
        (WaypointKind.PASS, _("pass")),
        (WaypointKind.VIEW, _("view")),
        (WaypointKind.DESCENT, _("descent")),
        (WaypointKind.CLIMB, _("climb")),
        (WaypointKind.OFFICE, _("office")),
        (WaypointKind.TOWN, _("town")),
        (WaypointKind.DANGER, _("danger")),
        (WaypointKind.HELP, _("help")),
        (WaypointKind.OTHER, _("place")),
    )


def _figure_names() -> Table:
    return (
        (FigureName.DISTANCE, _("distance")),
        (FigureName.CARRIED, _("carried")),
        (FigureName.CLIMB, _("climb")),
        (FigureName.DESCENT, _("descent")),
        (FigureName.MOVING, _("moving time")),
        (FigureName.ELAPSED, _("time under way")),
        (FigureName.HIGHEST, _("highest point")),
        (FigureName.LOWEST, _("lowest point")),
        (FigureName.MAX_SPEED, _("highest speed")),
        (FigureName.TEMPERATURE_MIN, _("lowest temperature")),
        (FigureName.TEMPERATURE_MAX, _("highest temperature")),
    )


def _evening_names() -> Table:
    return (
        (NoteKind.OBSERVATION, _("observation")),
        (NoteKind.WILDLIFE, _("wildlife")),
        (NoteKind.SIGHT, _("sight")),
        (NoteKind.TASTE, _("taste")),
        (NoteKind.CAUTION, _("caution")),
        (NoteKind.NAVIGATION, _("finding the way")),
        (NoteKind.BACKGROUND, _("background")),
        (NoteKind.TRIVIA, _("did you know")),
        (NoteKind.LINK, _("link")),
        (NoteKind.CREDIT, _("thanks")),
        (NoteKind.QUESTION, _("open question")),
        (NoteKind.OTHER, _("note")),
        (ExpenseCategory.FOOD, _("food")),
        (ExpenseCategory.LODGING, _("lodging")),
        (ExpenseCategory.TRANSPORT, _("transport")),
        (ExpenseCategory.FUEL, _("fuel")),
        (ExpenseCategory.VISA, _("visas")),
        (ExpenseCategory.REPAIR, _("repairs")),
        (ExpenseCategory.GEAR, _("gear")),
        (ExpenseCategory.TELEPHONE, _("telephone")),
        (ExpenseCategory.HEALTH, _("health")),
        (ExpenseCategory.SIGHTS, _("sights")),
        (ExpenseCategory.FEES, _("fees")),
        (ExpenseCategory.GIFTS, _("gifts")),
        (ExpenseCategory.OTHER, _("other")),
        (Sharing.OWN, _("own")),
        (Sharing.SHARED, _("shared")),
        (Sharing.PER_PERSON, _("per person")),
        (ErrandKind.SIM, _("telephone card")),
        (ErrandKind.CASH, _("cash")),
        (ErrandKind.VISA, _("visa")),
        (ErrandKind.SHOP, _("shopping")),
        (ErrandKind.HEALTH, _("health")),
        (ErrandKind.POST, _("post")),
        (ErrandKind.LAUNDRY, _("laundry")),
        (ErrandKind.OTHER, _("errand")),
        (IncidentKind.FALL, _("fall")),
        (IncidentKind.CRASH, _("crash")),
        (IncidentKind.ILLNESS, _("illness")),
        (IncidentKind.INJURY, _("injury")),
        (IncidentKind.THEFT, _("theft")),
        (IncidentKind.LOSS, _("loss")),
        (IncidentKind.STORM, _("storm")),
        (IncidentKind.POLICE, _("police")),
        (IncidentKind.OTHER, _("incident")),
    )


def _kit_names() -> Table:
    return (
        (GearKind.VEHICLE, _("vehicle")),
        (GearKind.PART, _("part")),
        (GearKind.BAG, _("bag")),
        (GearKind.CAMP, _("camp")),
        (GearKind.CLOTHING, _("clothing")),
        (GearKind.ELECTRONICS, _("electronics")),
        (GearKind.TOOL, _("tool")),
        (GearKind.SPARE, _("spare")),
        (GearKind.OTHER, _("other")),
        (DocumentKind.VISA, _("visa")),
        (DocumentKind.PERMIT, _("permit")),
        (DocumentKind.PASSPORT, _("passport")),
        (DocumentKind.REGISTRATION, _("registration")),
        (DocumentKind.INSURANCE, _("insurance")),
        (DocumentKind.VEHICLE, _("vehicle papers")),
        (DocumentKind.TICKET, _("ticket")),
        (DocumentKind.HEALTH, _("health")),
        (DocumentKind.OTHER, _("other")),
        (PlaceKind.SETTLEMENT, _("town or village")),
        (PlaceKind.BORDER_POST, _("border post")),
        (PlaceKind.REGION, _("region")),
        (PlaceKind.PASS, _("pass")),
        (PlaceKind.WATER, _("water")),
        (PlaceKind.SIGHT, _("sight")),
        (PlaceKind.STATION, _("station")),
        (PlaceKind.OTHER, _("place")),
        (CounterTotal.SUM, _("sum")),
        (CounterTotal.MAX, _("most")),
        (CounterTotal.LAST, _("last")),
        (KmScale.DAY, _("day")),
        (KmScale.TRIP, _("trip")),
        (KmScale.ROAD, _("road")),
    )


def _world_names() -> Table:
    return (
        (FactKind.HOURS, _("hours")),
        (FactKind.PRICE, _("price")),
        (FactKind.PROCEDURE, _("procedure")),
        (FactKind.SERVICE, _("service")),
        (FactKind.FIGURE, _("figure")),
        (FactKind.STATUS, _("status")),
        (FactKind.POSITION, _("position")),
        (FactKind.HISTORY, _("history")),
        (FactKind.OTHER, _("other")),
        (Confidence.SEEN, _("seen")),
        (Confidence.TOLD, _("told")),
        (Confidence.READ, _("read")),
        (Confidence.DOUBTFUL, _("doubtful")),
        (Act.ENTER, _("entering")),
        (Act.PASS, _("passing through")),
        (Act.STAY, _("staying")),
        (Act.CAMP, _("camping")),
        (Act.RIDE, said("what is allowed", "riding")),
        (Act.PHOTOGRAPH, _("photographs")),
        (Act.OTHER, _("other")),
        (Allowed.YES, _("yes")),
        (Allowed.NO, _("no")),
        (Allowed.CONDITIONAL, _("on conditions")),
        (Allowed.UNKNOWN, _("unknown")),
        (ContactKind.PERSON, _("person")),
        (ContactKind.HOST, _("host")),
        (ContactKind.DRIVER, _("driver")),
        (ContactKind.OFFICE, _("office")),
        (ContactKind.STATION, _("station")),
        (ContactKind.EMERGENCY, _("emergency")),
        (ContactKind.OTHER, _("other")),
    )
