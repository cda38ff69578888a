from expedition.reports.web.lists import Item, nested


def test_items_stand_inside_the_ones_they_belong_to() -> None:
    items = [
        Item(16, "–", "a"),
        Item(32, "3.", "b"),
        Item(32, "4.", "c"),
        Item(32, "", "c2"),
        Item(16, "–", "d"),
    ]
    assert nested(items) == (
        '<ul><li>a<ol><li value="3">b</li><li value="4">cc2</li></ol></li><li>d</li></ul>'
    )


def test_another_kind_of_list_is_a_list_of_its_own() -> None:
    assert nested([Item(16, "–", "a"), Item(16, "1.", "b")]) == (
        '<ul><li>a</li></ul><ol><li value="1">b</li></ol>'
    )
