"""What may be meant in a field of a day's forms: words written before, and places of the world."""

from collections.abc import Sequence

from expedition.records.day import DayPage
from ui.background import Background
from ui.desk import Desk

_PLACES = frozenset(("place", "from_place", "to_place", "origin", "heading", "issued_by"))


def suggestions(desk: Desk, background: Background, page: DayPage, field: str) -> Sequence[str]:
    """Completions of a field named like "stay.place", read only when it is typed in."""
    from expedition.completing import Completer
    from expedition.queries import words

    trip_id = page.row.trip_id
    if field.endswith(".currency"):
        return desk.read(words.currencies, trip_id)
    is_place = field.partition(".")[2] in _PLACES
    if not is_place:
        return Completer(lambda: desk.read(words.suggestions, trip_id, field))
    return Completer(
        lambda: desk.read(words.suggestions, trip_id, field),
        lambda text, most: _places(text, most, page),
        lambda: _read_places(background),
    )


def _read_places(background: Background) -> None:
    """Read beside the window what the first letter would wait for; many evenings need no place."""
    from expedition.atlas import places

    if not places.is_warm():
        read = places.warm_up
        background.run(lambda _progress: read(), done=lambda _none: None, failed=lambda _sentence: None)


def _places(text: str, most: int, page: DayPage) -> Sequence[str]:
    """Places of the gazetteer, those close to the day first."""
    from expedition.atlas import places

    return [place.written for place in places.complete(text, _near(page), most)]


def _near(page: DayPage) -> tuple[float, float] | None:
    """Where the day's last line ends."""
    for leg in reversed(page.legs):
        figures = leg.figures
        if figures is not None and figures.end_lat is not None and figures.end_lon is not None:
            return figures.end_lat, figures.end_lon
    return None
