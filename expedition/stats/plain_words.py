"""What short free words say of weather, tyres and surfaces, in the languages that reports are written in.

Words are looked for whole, so that a train is no rain and a window no wind; what is denied was not there.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

_NOT = (
    r"(?:no|not|without|never|kein\w*|nicht|ohne|kaum|pas|sans|sin|ning\w+|без|не|нет|ни)"
    r"(?:\s+(?:any|de|d'|a|un|une|la|le|es|el|much|the))*\s+"
)
_NOT_AFTER = r"(?!\s+(?:жоқ|болмады|нет|не было|passed|free)\b)"
_NOT_HAN = r"(?<!无)(?<!没)(?<!没有)(?<!不下)(?<!未)(?<!無)"

_RAIN = (
    ("rain", "rains", "rainy", "rained", "raining", "rainstorm", "rainfall", "shower", "showers", "drizzle"),
    ("drizzling", "downpour", "downpours", "thunderstorm", "thunderstorms"),
    ("regen", "regnet", "regnete", "geregnet", "regnerisch", r"\w+regen", r"regen\w+", "schauer", "gewitter"),
    ("pluie", "pluies", "pluvieux", "pluvieuse", "pleut", "plu", "averse", "averses", "bruine", "orage"),
    ("orages", "lluvia", "lluvias", "lluvioso", "lluviosa", "llueve", "llovió", "llovizna", "chubasco"),
    ("chubascos", "aguacero", "tormenta", "tormentas"),
    (r"дожд\w*", r"лив(?:ень|н\w+)", r"морос\w*", r"гроз(?:а|ы|ой|у)"),
    (r"жаңбыр\w*", r"нөсер\w*", r"жауын\w*"),
)
_RAIN_HAN = "雨"
_WIND = (
    ("wind", "winds", "windy", "headwind", "headwinds", "tailwind", "tailwinds", "crosswind", "crosswinds"),
    ("sidewind", "gale", "gales", "gust", "gusts", "gusty", "breeze", "breezy"),
    ("windig", "winde", r"\w+wind", "böen", "böig", "sturm", "stürmisch", "brise"),
    ("vent", "vents", "venteux", "venteuse", "rafale", "rafales", "bourrasques", "viento", "vientos"),
    ("ventoso", "ventosa", "ráfaga", "ráfagas", "vendaval", "brisa"),
    (r"ветер\w*", r"ветр\w*", r"порыв\w*", r"бур(?:я|и)", "шторм"),
    ("жел", "желді", "дауыл", "боран"),
)
_WIND_HAN = r"风(?![景光味格俗情土])"
_CALM = (
    ("calm", "still", "none", "no", "windless", "windstill", "kein", "keiner", "ruhig", "calme", "aucun"),
    ("nul", "calma", "ninguno", "nada", "штиль", "тихо", "безветренно", "нет", "тынық", "желсіз", "жоқ"),
    ("0", "-", "–", "—"),
)
_CALM_HAN = "无风|没风|没有风|平静"
_PUNCTURE = (
    ("puncture", "punctures", "punctured", "flat", "flats", r"flat tyres?", r"flat tires?"),
    ("platten", "plattfuß", "plattfuss", "reifenpanne", "reifenpannen", "crevaison", "crevaisons", "crevé"),
    ("pinchazo", "pinchazos", "pinchado", "pinchada", r"прокол\w*", r"тесіл\w*"),
)
_PUNCTURE_HAN = "爆胎|扎胎|破胎|漏气"
_UNPAVED = (
    ("unpaved", "unsealed", "gravel", "dirt", "sand", "sandy", "mud", "muddy", "track", "tracks", "earth"),
    ("corrugated", "corrugations", "washboard", "singletrack", "stones", "stony"),
    ("schotter", "schotterpiste", "piste", "sand", "sandig", "schlamm", "unbefestigt", "feldweg", "erde"),
    ("gravier", "graviers", "terre", "sable", "boue", "tôle ondulée", "chemin", "ripio", "grava", "tierra"),
    ("arena", "barro", r"грави\w*", r"щеб\w*", r"грунт\w*", r"пес(?:ок|к\w+|чан\w+)", r"гряз\w*"),
    (r"қиыршық\w*", r"топырақ\w*", "құм", "құмды", "балшық"),
)
_UNPAVED_HAN = "土路|碎石|砂石|沙|泥|搓板"
_PAVED = (
    ("paved", "asphalt", "tarmac", "sealed", "chipseal", "concrete", "bitumen", "cobbles", "cobbled"),
    ("asphaltiert", "befestigt", "teer", "beton", "pflaster", "asphalte", "asphalté", "goudron"),
    ("goudronné", "bitume", "béton", "pavés", "asfalto", "asfaltado", "asfaltada", "pavimentado"),
    ("pavimentada", "hormigón", r"асфальт\w*", r"бетон\w*"),
)
_PAVED_HAN = "柏油|沥青|水泥|铺装"
_KEPT = 8_192
"""So many texts are remembered: a trip is looked at again and again."""


@cache
def _finder(words: tuple[tuple[str, ...], ...], han: str) -> re.Pattern[str]:
    whole = "|".join(word for line in words for word in line)
    return re.compile(rf"(?P<not>\b{_NOT})?\b(?:{whole})\b{_NOT_AFTER}|{_NOT_HAN}(?:{han})")


def _is_said(text: str, words: tuple[tuple[str, ...], ...], han: str) -> bool:
    found = _finder(words, han).finditer(text.casefold())
    return any(not match.group("not") for match in found)


@lru_cache(_KEPT)
def rained(weather: str) -> bool | None:
    """Whether the words for the weather speak of rain; None where nothing was written."""
    return _is_said(weather, _RAIN, _RAIN_HAN) if weather.strip() else None


@lru_cache(_KEPT)
def blew(wind: str, weather: str) -> bool | None:
    """Whether a day was windy; None where nothing was written of it.

    In the words for the wind anything but calm is wind; in those for the weather it has to be named.
    """
    if wind.strip():
        words = re.split(r"[\s,;.]+", wind.casefold().strip(" .,;"))
        is_calm = any(word in line for line in _CALM for word in words) or re.search(_CALM_HAN, wind)
        return not is_calm or _is_said(wind, _WIND, _WIND_HAN)
    return _is_said(weather, _WIND, _WIND_HAN) if weather.strip() else None


def is_puncture(words: Iterable[str]) -> bool:
    """Whether what broke was a tyre losing its air."""
    return _is_said(" ".join(words), _PUNCTURE, _PUNCTURE_HAN)


@lru_cache(_KEPT)
def unpaved_part(surface: str) -> float | None:
    """Which part of a way was unpaved: all, none, half where both are named; None where neither is."""
    loose = _is_said(surface, _UNPAVED, _UNPAVED_HAN)
    hard = _is_said(surface, _PAVED, _PAVED_HAN)
    if loose and hard:
        return 0.5
    return None if loose == hard else float(loose)


def names(text: str, known: Sequence[tuple[str, ...]]) -> int | None:
    """Whom of some people a text names, each by any of their names; None where it is nobody or several."""
    said = " ".join(text.casefold().split())
    found = [at for at, some in enumerate(known) if said and said in some]
    return found[0] if len(found) == 1 else None
