"""The closed vocabularies of the log: one word, one thing; the values are stored and exported."""

from enum import StrEnum


class DayKind(StrEnum):
    """What a day was for."""

    RIDE = "ride"
    REST = "rest"
    WAITING = "waiting"
    TRANSIT = "transit"
    SICK = "sick"
    WORK = "work"


class LegMode(StrEnum):
    """How a leg was travelled."""

    BICYCLE = "bicycle"
    MOTORBIKE = "motorbike"
    FOOT = "foot"
    HORSE = "horse"
    KAYAK = "kayak"
    SKI = "ski"
    CAR = "car"
    BUS = "bus"
    TRAIN = "train"
    FERRY = "ferry"
    PLANE = "plane"
    OTHER = "other"


class LegPower(StrEnum):
    """Whose effort moved the traveller; only `own_power` kilometres count as ridden."""

    OWN_POWER = "own_power"
    CARRIED = "carried"
    INVOLUNTARY = "involuntary"


class LegOrigin(StrEnum):
    """Where the line of a leg comes from."""

    RECORDED = "recorded"
    RECONSTRUCTED = "reconstructed"
    TYPED = "typed"


class StayKind(StrEnum):
    """Where a night was spent."""

    WILD_CAMP = "wild_camp"
    CAMPSITE = "campsite"
    HOTEL = "hotel"
    HOSTEL = "hostel"
    GUESTHOUSE = "guesthouse"
    YURT = "yurt"
    HOST = "host"
    STRANGER = "stranger"
    MOSQUE = "mosque"
    MONASTERY = "monastery"
    SCHOOL = "school"
    FERRY = "ferry"
    TRAIN = "train"
    CULVERT = "culvert"
    HOME = "home"
    OTHER = "other"


class EncounterKind(StrEnum):
    """Who or what was met."""

    PEOPLE = "people"
    OFFICIAL = "official"
    ANIMAL = "animal"
    OTHER = "other"


class CrossingKind(StrEnum):
    """What was crossed."""

    BORDER = "border"
    CHECKPOINT = "checkpoint"
    PASS = "pass"  # noqa: S105 - a mountain pass
    WATER = "water"


class WaypointKind(StrEnum):
    """What a marked place is good, or bad, for."""

    WATER = "water"
    FOOD = "food"
    SHOP = "shop"
    CAMP = "camp"
    LODGING = "lodging"
    CHECKPOINT = "checkpoint"
    JUNCTION = "junction"
    ROAD = "road"
    PASS = "pass"  # noqa: S105 - a mountain pass
    VIEW = "view"
    DESCENT = "descent"
    CLIMB = "climb"
    OFFICE = "office"
    TOWN = "town"
    DANGER = "danger"
    HELP = "help"
    OTHER = "other"


class KmScale(StrEnum):
    """Which kilometre is meant."""

    DAY = "day"
    TRIP = "trip"
    ROAD = "road"


class NoteKind(StrEnum):
    """What a note is about."""

    OBSERVATION = "observation"
    WILDLIFE = "wildlife"
    SIGHT = "sight"
    TASTE = "taste"
    CAUTION = "caution"
    NAVIGATION = "navigation"
    BACKGROUND = "background"
    TRIVIA = "trivia"
    LINK = "link"
    CREDIT = "credit"
    QUESTION = "question"
    OTHER = "other"


class ExpenseCategory(StrEnum):
    """What money went for."""

    FOOD = "food"
    LODGING = "lodging"
    TRANSPORT = "transport"
    FUEL = "fuel"
    VISA = "visa"
    REPAIR = "repair"
    GEAR = "gear"
    TELEPHONE = "telephone"
    HEALTH = "health"
    SIGHTS = "sights"
    FEES = "fees"
    GIFTS = "gifts"
    OTHER = "other"


class Sharing(StrEnum):
    """Whose a sum is: the traveller's own, shared by several, or one to be paid by each."""

    OWN = "own"
    SHARED = "shared"
    PER_PERSON = "per_person"


class CounterTotal(StrEnum):
    """How the days' counts make the trip's."""

    SUM = "sum"
    MAX = "max"
    LAST = "last"


class ErrandKind(StrEnum):
    """What an errand was for."""

    SIM = "sim"
    CASH = "cash"
    VISA = "visa"
    SHOP = "shop"
    HEALTH = "health"
    POST = "post"
    LAUNDRY = "laundry"
    OTHER = "other"


class IncidentKind(StrEnum):
    """What went wrong."""

    FALL = "fall"
    CRASH = "crash"
    ILLNESS = "illness"
    INJURY = "injury"
    THEFT = "theft"
    LOSS = "loss"
    STORM = "storm"
    POLICE = "police"
    OTHER = "other"


class GearKind(StrEnum):
    """What a thing carried is."""

    VEHICLE = "vehicle"
    PART = "part"
    BAG = "bag"
    CAMP = "camp"
    CLOTHING = "clothing"
    ELECTRONICS = "electronics"
    TOOL = "tool"
    SPARE = "spare"
    OTHER = "other"


class DocumentKind(StrEnum):
    """What a paper is."""

    VISA = "visa"
    PERMIT = "permit"
    PASSPORT = "passport"
    REGISTRATION = "registration"
    INSURANCE = "insurance"
    VEHICLE = "vehicle"
    TICKET = "ticket"
    HEALTH = "health"
    OTHER = "other"


class PlaceKind(StrEnum):
    """What a place is."""

    SETTLEMENT = "settlement"
    BORDER_POST = "border_post"
    REGION = "region"
    PASS = "pass"  # noqa: S105 - a mountain pass
    WATER = "water"
    SIGHT = "sight"
    STATION = "station"
    OTHER = "other"


class FactKind(StrEnum):
    """What a fact is about."""

    HOURS = "hours"
    PRICE = "price"
    PROCEDURE = "procedure"
    SERVICE = "service"
    FIGURE = "figure"
    STATUS = "status"
    POSITION = "position"
    HISTORY = "history"
    OTHER = "other"


class Confidence(StrEnum):
    """How a fact is known."""

    SEEN = "seen"
    TOLD = "told"
    READ = "read"
    DOUBTFUL = "doubtful"


class Act(StrEnum):
    """What a rule is about."""

    ENTER = "enter"
    PASS = "pass"  # noqa: S105 - passing through
    STAY = "stay"
    CAMP = "camp"
    RIDE = "ride"
    PHOTOGRAPH = "photograph"
    OTHER = "other"


class Allowed(StrEnum):
    """Whether it may be done."""

    YES = "yes"
    NO = "no"
    CONDITIONAL = "conditional"
    UNKNOWN = "unknown"


class ContactKind(StrEnum):
    """Who can be called or gone to."""

    PERSON = "person"
    HOST = "host"
    DRIVER = "driver"
    OFFICE = "office"
    STATION = "station"
    EMERGENCY = "emergency"
    OTHER = "other"


class PriceKind(StrEnum):
    """Paid, given and not known are three different things."""

    PAID = "paid"
    GIFT = "gift"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How far a stated value may be trusted."""

    EXACT = "exact"
    ABOUT = "about"
    UNKNOWN = "unknown"


class Audience(StrEnum):
    """Who may read a record: each wider audience includes the narrower ones' permission."""

    ME = "me"
    FAMILY = "family"
    PUBLIC = "public"


class FigureName(StrEnum):
    """Figures of a day that can be computed and, beside that, stated by the traveller."""

    DISTANCE = "distance_m"
    CARRIED = "carried_m"
    CLIMB = "climb_m"
    DESCENT = "descent_m"
    MOVING = "moving_s"
    ELAPSED = "elapsed_s"
    HIGHEST = "highest_m"
    LOWEST = "lowest_m"
    MAX_SPEED = "max_speed_m_s"
    TEMPERATURE_MIN = "temperature_min_c"
    TEMPERATURE_MAX = "temperature_max_c"


USUAL_MODES = (
    LegMode.BICYCLE,
    LegMode.MOTORBIKE,
    LegMode.FOOT,
    LegMode.HORSE,
    LegMode.KAYAK,
    LegMode.SKI,
    LegMode.CAR,
)
"""What a whole trip is travelled by; where nothing else is known, the first."""

CARRIED_MODES = frozenset({LegMode.CAR, LegMode.BUS, LegMode.TRAIN, LegMode.FERRY, LegMode.PLANE})


def usual_power(mode: LegMode) -> LegPower:
    """The power a leg of this mode has unless the traveller says otherwise."""
    return LegPower.CARRIED if mode in CARRIED_MODES else LegPower.OWN_POWER
