from enum import StrEnum

import pytest

from expedition import kinds, naming

VOCABULARIES = (
    kinds.DayKind,
    kinds.LegMode,
    kinds.LegPower,
    kinds.StayKind,
    kinds.EncounterKind,
    kinds.CrossingKind,
    kinds.PriceKind,
    kinds.Audience,
    kinds.FigureName,
)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_kind_has_words_of_its_own(vocabulary: type[StrEnum]) -> None:
    words = [naming.name(kind) for kind in vocabulary]
    assert len(set(words)) == len(words)
    assert not any("_" in name for name in words)


def test_the_same_value_in_two_vocabularies_keeps_its_own_words() -> None:
    assert naming.name(kinds.StayKind.FERRY) == "on the ferry"
    assert naming.name(kinds.LegMode.FERRY) == "ferry"


def test_a_title_begins_with_a_capital() -> None:
    assert naming.title(kinds.StayKind.WILD_CAMP) == "Wild camp"
