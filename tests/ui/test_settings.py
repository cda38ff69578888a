from pathlib import Path

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
