from concurrent.futures import ThreadPoolExecutor

import pytest

from expedition.kinds import Act, StayKind
from expedition.naming import name
from expedition.text import LANGUAGES, _, language, plural, said, speaking


def test_words_come_in_the_language_spoken_until_its_end() -> None:
    with speaking("de"):
        assert (_("Contents"), language()) == ("Inhalt", "de")
        with speaking("fr"):
            assert _("Contents") == "Sommaire"
        assert _("Contents") == "Inhalt"
    assert (_("Contents"), language()) == ("Contents", "en")


def test_a_failure_ends_the_language_too() -> None:
    with pytest.raises(ValueError, match="stop"), speaking("ru"):
        raise ValueError("stop")
    assert language() == "en"


def test_another_thread_begins_in_the_language_of_the_interface() -> None:
    with speaking("zh"), ThreadPoolExecutor(1) as threads:
        assert threads.submit(_, "Contents").result() == "Contents"
        assert _("Contents") == "目录"


def test_a_language_nobody_translated_to_is_the_source() -> None:
    with speaking("tlh"):
        assert (_("Contents"), language()) == ("Contents", "en")


@pytest.mark.parametrize(
    ("spoken", "forms"),
    [
        ("en", ["1 day", "2 days", "5 days", "21 days"]),
        ("fr", ["1 jour", "2 jours", "5 jours", "21 jours"]),
        ("de", ["1 Tag", "2 Tage", "5 Tage", "21 Tage"]),
        ("es", ["1 día", "2 días", "5 días", "21 días"]),
        ("ru", ["1 день", "2 дня", "5 дней", "21 день"]),
        ("kk", ["1 күн", "2 күн", "5 күн", "21 күн"]),
        ("zh", ["1天", "2天", "5天", "21天"]),
    ],
)
def test_counts_take_the_form_of_their_language(spoken: str, forms: list[str]) -> None:
    with speaking(spoken):
        assert [plural("{n} day", "{n} days", count) for count in (1, 2, 5, 21)] == forms


def test_a_word_that_also_has_a_plural_stands_alone_in_the_singular() -> None:
    with speaking("ru"):
        assert _("day") == "день"


def test_one_word_means_another_thing_in_another_place() -> None:
    with speaking("de"):
        assert (_("riding"), said("what is allowed", "riding")) == ("im Sattel", "Fahren")
        assert name(Act.RIDE) == "Fahren"


def test_names_of_kinds_are_those_of_the_language_spoken() -> None:
    shown = []
    for spoken in LANGUAGES:
        with speaking(spoken):
            shown.append(name(StayKind.WILD_CAMP))
    assert shown == [
        "wild camp",
        "bivouac",
        "Wildcamp",
        "acampada libre",
        "дикая стоянка",
        "далада түнеу",
        "野营",
    ]
