"""How a track was travelled, by the words its device wrote."""

import re

from expedition.kinds import LegMode

_WORDS = {
    LegMode.FOOT: "walk walking hike hiking foot run running jogging trekking mountaineering trail_running"
    " snowshoeing",
    LegMode.BICYCLE: "cycling biking bike bicycle cycle mtb mountain_biking road_biking gravel_cycling ebike"
    " e_biking",
    LegMode.MOTORBIKE: "motorcycling motorcycle motorbike moto motor_cycling",
    LegMode.HORSE: "horse horseback_riding horse_riding",
    LegMode.KAYAK: "kayak kayaking canoe canoeing paddling rowing packrafting rafting"
    " stand_up_paddleboarding",
    LegMode.SKI: "ski skiing backcountry_skiing cross_country_skiing alpine_skiing snowboarding",
    LegMode.CAR: "car driving drive automotive",
    LegMode.BUS: "bus",
    LegMode.TRAIN: "train railway",
    LegMode.FERRY: "ferry boat boating sailing",
    LegMode.PLANE: "plane flying flight airplane",
}
_MODES = {word: mode for mode, words in _WORDS.items() for word in words.split()}


def mode_of(kind: str, usual: LegMode) -> LegMode:
    """The mode a track's own word names, else the trip's usual one."""
    return _MODES.get(re.sub(r"[\s-]+", "_", kind.strip().lower()), usual)
