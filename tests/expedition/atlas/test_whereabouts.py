from expedition.atlas.whereabouts import whereabouts
from expedition.units import metres


def test_a_point_in_the_country_says_all_that_is_known() -> None:
    found = whereabouts(43.0145 - 12 / 111.1, 79.2264)
    assert (found.country, found.zone) == ("KZ", "Asia/Almaty")
    assert found.near.place.name == "Kegen"
    assert found.ground_m is not None
    assert found.words == f"12 km S of Kegen, Kazakhstan · about {metres(found.ground_m)} m"


def test_a_height_of_its_own_stands_beside_that_of_the_ground() -> None:
    assert "4\u202f000 m, some " in whereabouts(43.0145, 79.2264, 4_000.0).words
    assert "1\u202f845 m, the country around at about " in whereabouts(43.0145, 79.2264, 1_845.0).words


def test_a_point_at_sea_has_neither_country_nor_ground() -> None:
    found = whereabouts(40.0, -40.0)
    assert (found.country, found.ground_m) == ("", None)
    assert found.words.endswith(", open sea")


def test_the_poles_and_the_date_line_are_somewhere() -> None:
    for at in ((90.0, 0.0), (-90.0, 0.0), (0.0, 180.0), (-16.8, -180.0)):
        assert whereabouts(*at).words
