"""The words for the closed vocabularies, in the traveller's language; lower case, as inside a sentence."""

from enum import StrEnum

from expedition.kinds import (
    Audience,
    CrossingKind,
    DayKind,
    EncounterKind,
    FigureName,
    LegMode,
    LegPower,
    PriceKind,
    StayKind,
    WaypointKind,
)
from expedition.text import _

Table = tuple[tuple[StrEnum, str], ...]


def name(kind: StrEnum) -> str:
    """A kind in words: `wild camp`, `own power`."""
    tables = (_day_names(), _stay_names(), _waypoint_names(), _figure_names())
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
