from expedition.reports.web.figures import Figure
from expedition.reports.web.writer import fitting

_LONG, _SHORT = "<p>" + "word " * 400 + "</p>", "<p>" + "word " * 10 + "</p>"


def test_notes_stand_beside_as_much_text_as_there_is() -> None:
    assert fitting([_SHORT] * 5, [_LONG]) == 5
    assert fitting([_LONG] * 5, [_SHORT]) == 1
    assert fitting([_LONG, _LONG, _LONG], [_LONG, _LONG, _LONG]) == 2


def test_nothing_stands_beside_no_text() -> None:
    assert fitting([_SHORT, _SHORT], []) == 0


def test_pictures_make_room_for_notes() -> None:
    assert fitting([_SHORT] * 9, [_SHORT]) < fitting([_SHORT] * 9, [_SHORT, Figure(), Figure()])
