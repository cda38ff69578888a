"""The icon of each thing on a map, and the groups in which they are shown or hidden."""

from expedition.field_names import kind_name, kind_title
from expedition.kinds import StayKind, WaypointKind
from expedition.records.sights import PHOTO, Sight

_BY_KIND = {
    "stay": "bed",
    "encounter": "users",
    "repair": "wrench",
    "crossing": "stamp",
    "incident": "triangle-alert",
    "waypoint": "map-pin",
    "note": "sticky-note",
    "place": "signpost",
    PHOTO: "image",
}
_STAYS = {
    StayKind.WILD_CAMP: "tent",
    StayKind.CAMPSITE: "tent",
    StayKind.YURT: "tent",
    StayKind.GUESTHOUSE: "house",
    StayKind.HOME: "house",
    StayKind.HOST: "house",
    StayKind.STRANGER: "house",
    StayKind.FERRY: "ship",
    StayKind.TRAIN: "train-front",
}
_WAYPOINTS = {
    WaypointKind.WATER: "droplet",
    WaypointKind.FOOD: "shopping-bag",
    WaypointKind.SHOP: "shopping-bag",
    WaypointKind.CAMP: "tent",
    WaypointKind.LODGING: "bed",
    WaypointKind.CHECKPOINT: "stamp",
    WaypointKind.JUNCTION: "signpost",
    WaypointKind.ROAD: "route",
    WaypointKind.PASS: "mountain",
    WaypointKind.VIEW: "eye",
    WaypointKind.TOWN: "house",
    WaypointKind.DANGER: "triangle-alert",
}
_OTHER = "map-pin"
_RANKS = ("crossing", "incident", "repair", "encounter", "stay", "waypoint", "note", "place", PHOTO)

SHOWN_KINDS = ("stay", "encounter", "repair", "crossing", "waypoint", "incident", "note", "place", PHOTO)
"""What can be shown and hidden, in the order of the menu."""


def sign_of(kind: str, variety: str = "") -> str:
    """The icon of a thing by its kind and the word of its own vocabulary."""
    if kind == "stay" and variety:
        return _STAYS.get(StayKind(variety), "bed")
    if kind == "waypoint" and variety:
        return _WAYPOINTS.get(WaypointKind(variety), _OTHER)
    return _BY_KIND.get(kind, _OTHER)


def rank_of(kind: str) -> int:
    """Which of two signs at one spot is the more telling: the lower."""
    return _RANKS.index(kind) if kind in _RANKS else len(_RANKS)


def words_of(sight: Sight) -> str:
    """`Repair: rear tyre, thorn`; where it has no words of its own, what it is."""
    kind = kind_name(sight.kind)
    kind = kind[:1].upper() + kind[1:]
    return f"{kind}: {sight.words}" if sight.words and sight.words != kind else kind


def group_name(kind: str) -> str:
    """All of a kind, for menus: `Repairs`."""
    return kind_title(kind)
