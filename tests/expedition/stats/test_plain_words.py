import pytest

from expedition.stats.plain_words import blew, is_puncture, names, rained, unpaved_part


@pytest.mark.parametrize(
    "weather",
    [
        "sunny, later rain",
        "Heavy showers all day",
        "drizzling",
        "starker Nieselregen",
        "es hat geregnet",
        "Gewitter am Abend",
        "pluie fine",
        "averses",
        "il pleut",
        "lluvia y viento",
        "chubascos",
        "дождь с утра",
        "ливень, гроза",
        "қатты жаңбыр жауды",
        "小雨转晴",
    ],
)
def test_rain_is_read_in_every_language(weather: str) -> None:
    assert rained(weather) is True


@pytest.mark.parametrize(
    "weather",
    [
        "hot and dry",
        "good terrain, train station, drained",
        "no rain at all",
        "without any rain",
        "kein Regen",
        "ohne Regen",
        "pas de pluie",
        "sans pluie",
        "sin lluvia",
        "без дождя",
        "жаңбыр жоқ",
        "没有雨",
        "无雨",
        "晴",
    ],
)
def test_what_is_no_rain_or_denied_is_none(weather: str) -> None:
    assert rained(weather) is False


def test_nothing_written_is_not_known() -> None:
    assert rained("") is None
    assert blew(" ", "") is None


@pytest.mark.parametrize("wind", ["strong NW", "5 m/s", "headwind", "Gegenwind", "встречный ветер", "大风"])
def test_what_stands_under_wind_is_wind(wind: str) -> None:
    assert blew(wind, "") is True


@pytest.mark.parametrize("wind", ["calm", "no wind", "windstill", "штиль", "无风", "0", "calme"])
def test_calm_is_no_wind(wind: str) -> None:
    assert blew(wind, "") is False


@pytest.mark.parametrize(
    ("weather", "is_windy"),
    [
        ("windy, 12 degrees", True),
        ("winding road, windows frozen", False),
        ("Sturm", True),
        ("vent fort", True),
    ],
)
def test_wind_is_read_out_of_the_weather_where_it_has_no_words_of_its_own(
    weather: str, is_windy: bool
) -> None:
    assert blew("", weather) is is_windy


@pytest.mark.parametrize(
    "problem", ["puncture", "flat tyre", "Platten hinten", "crevaison", "прокол", "爆胎"]
)
def test_a_tyre_without_air_is_a_puncture(problem: str) -> None:
    assert is_puncture(("tube", problem))


def test_other_trouble_with_tyres_is_none() -> None:
    assert not is_puncture(("tyre", "worn down to the flatbed"))


@pytest.mark.parametrize(
    ("surface", "part"),
    [
        ("gravel", 1.0),
        ("unpaved", 1.0),
        ("Asphalt", 0.0),
        ("smooth asphalt, then gravel", 0.5),
        ("грунтовка", 1.0),
        ("асфальт", 0.0),
        ("土路", 1.0),
        ("steep", None),
    ],
)
def test_surfaces_are_paved_or_not(surface: str, part: float | None) -> None:
    assert unpaved_part(surface) == part


def test_a_name_is_that_of_one_person_only() -> None:
    party = [("mara steiner", "", "mara"), ("jan", "johnny", "jan")]
    assert names(" Mara ", party) == 0
    assert names("Johnny", party) == 1
    assert names("", party) is names("both", party) is None
    assert names("jan", [*party, ("jan", "", "jan")]) is None
