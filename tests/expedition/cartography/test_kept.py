from expedition.cartography.kept import Kept


def test_what_was_not_asked_for_longest_goes_first() -> None:
    kept = Kept[str, int](10)
    kept.put("a", 1, 4)
    kept.put("b", 2, 4)
    assert kept.get("a") == 1
    kept.put("c", 3, 4)
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (1, None, 3)


def test_the_newest_stays_however_large() -> None:
    kept = Kept[str, int](10)
    kept.put("a", 1, 4)
    kept.put("b", 2, 40)
    assert (kept.get("a"), kept.get("b")) == (None, 2)


def test_a_value_put_again_counts_once() -> None:
    kept = Kept[str, int](10)
    kept.put("a", 1, 6)
    kept.put("a", 2, 6)
    kept.put("b", 3, 4)
    assert (kept.get("a"), kept.get("b")) == (2, 3)
