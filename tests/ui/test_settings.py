from pathlib import Path

import pytest

from expedition.records.chart_choice import from_text
from ui.maps.own_map import unpacked
from ui.panels.table_arrangement import arrangement
from ui.settings import KeptSearch, Settings
from ui.theme import ThemeChoice


def test_the_newest_logbook_comes_first_and_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    for name in ("a", "b", "a"):
        settings.add_recent(tmp_path / name)
    assert settings.recent == (tmp_path / "a", tmp_path / "b")


def test_settings_survive(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.theme = ThemeChoice.DARK
    settings.keep_last_day(tmp_path / "log", 7)
    again = Settings(tmp_path / "settings.ini")
    assert again.theme is ThemeChoice.DARK
    assert again.last_day(tmp_path / "log") == 7


def test_nonsense_in_the_file_means_the_usual(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text("[General]\ntheme=pink\n")
    assert Settings(tmp_path / "settings.ini").theme is ThemeChoice.SYSTEM


@pytest.mark.parametrize("value", ["²", "9" * 5000, "9" * 19, "-1", "1.5", "[1]", "@Variant(\\0)", "a, b"])
def test_no_number_of_a_day_is_none(tmp_path: Path, value: str) -> None:
    (tmp_path / "settings.ini").write_text(f"[last_day]\n|log={value}\n", encoding="utf-8")
    assert Settings(tmp_path / "settings.ini").last_day(Path("/log")) is None


def test_what_is_nested_without_end_is_left_out(tmp_path: Path) -> None:
    deep = "[" * 200_000
    (tmp_path / "settings.ini").write_text(f'[General]\nsearches="{deep}"\n')
    assert Settings(tmp_path / "settings.ini").searches == ()
    assert (arrangement(deep), unpacked(deep), from_text(deep)) == (([], {}), (), ())


def test_a_table_is_arranged_by_what_is_whole() -> None:
    assert arrangement('{"shown": 3, "widths": [1]}') == ([], {})
    assert arrangement('{"shown": ["a", {}], "widths": {"a": 1e9, "b": "x", "c": 80}}') == (["a"], {"c": 80})


def test_searches_are_kept_by_name_and_forgotten_by_words(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert settings.searches == ()
    for name, words in (
        ("Tyres", "tyre"),
        ("Hosts", "kind:stay host"),
        ("Tyres", "kind:repair tyre"),
        ("x", "q"),
    ):
        settings.keep_search(KeptSearch(name, words))
    settings.forget_search("q")
    kept = (KeptSearch("Hosts", "kind:stay host"), KeptSearch("Tyres", "kind:repair tyre"))
    assert Settings(tmp_path / "settings.ini").searches == kept
    (tmp_path / "bad.ini").write_text('[General]\nsearches="[1]"\n')
    assert Settings(tmp_path / "bad.ini").searches == ()
