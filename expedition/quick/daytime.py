"""What a line says of the day itself: temperatures, distance and other figures, mood and rating."""

from collections.abc import Mapping

from expedition.kinds import FigureName
from expedition.quick.filling import Filling
from expedition.quick.items import Item, Sort
from expedition.quick.vocabulary import Vocabulary, match_any
from expedition.records.fields import StatedFields

_SURE = 9
_SORTS: Mapping[FigureName, Sort] = {
    FigureName.DISTANCE: Sort.LENGTH,
    FigureName.CLIMB: Sort.HEIGHT,
    FigureName.DESCENT: Sort.HEIGHT,
    FigureName.HIGHEST: Sort.HEIGHT,
    FigureName.LOWEST: Sort.HEIGHT,
    FigureName.MOVING: Sort.DURATION,
    FigureName.ELAPSED: Sort.DURATION,
}
_RATED = ("mood", "rating")


def take_figures(filling: Filling, words: Vocabulary) -> None:
    """Takes what is a figure of the day; bare numbers only behind the name of a figure."""
    said = filling.values.pop("stated", None)
    stated: list[StatedFields] = []
    for index in filling.free():
        item = filling.items[index]
        if Sort.TEMPERATURES in item.values and _has_unit(item):
            filling.score += _SURE
            stated += _range(filling, index)
        elif Sort.TEMPERATURE in item.values:
            stated.append(_one(filling, index, words))
        elif said is not None and _SORTS[said] in item.values:
            stated.append(_figure(filling, index, said, item.values[_SORTS[said]]))
            filling.score += 2
            said = None
    if said is not None:
        # The head of a figure without the figure says nothing.
        filling.score -= _SURE
    _take_rated(filling)
    if stated:
        filling.values["stated"] = tuple({one.figure: one for one in stated}.values())


def take_plain(filling: Filling) -> None:
    """Takes what only the rest of the line tells: `19 to 44` behind the weather, km behind `from … to …`."""
    if filling.score <= 0:
        return
    stated: list[StatedFields] = list(filling.values.get("stated", ()))
    known = {one.figure for one in stated}
    for index in filling.free():
        values = filling.items[index].values
        if Sort.TEMPERATURES in values and FigureName.TEMPERATURE_MAX not in known:
            stated += _range(filling, index)
            known.add(FigureName.TEMPERATURE_MAX)
        elif Sort.LENGTH in values and "to_place" in filling.values and FigureName.DISTANCE not in known:
            stated.append(_figure(filling, index, FigureName.DISTANCE, values[Sort.LENGTH]))
            known.add(FigureName.DISTANCE)
    if stated:
        filling.values["stated"] = tuple(stated)


def _has_unit(item: Item) -> bool:
    return "°" in item.text or item.text[-1] in "cC"


def _take_rated(filling: Filling) -> None:
    field = filling.rest_field
    if field not in _RATED:
        return
    for index in filling.free():
        number = filling.items[index].values.get(Sort.NUMBER)
        if number is not None and number in (1, 2, 3, 4, 5):
            filling.take(index, 1, field)
            filling.put(field, int(number))
            filling.rest_field = "weather"
            return
    filling.score -= _SURE + 1


def _range(filling: Filling, index: int) -> list[StatedFields]:
    item = filling.items[index]
    low, high = sorted(item.values[Sort.TEMPERATURES])
    filling.take(index, 1, FigureName.TEMPERATURE_MAX.value)
    return [
        _stated(FigureName.TEMPERATURE_MIN, low, item),
        _stated(FigureName.TEMPERATURE_MAX, high, item),
    ]


def _one(filling: Filling, index: int, words: Vocabulary) -> StatedFields:
    low = _beside(filling, index, words)
    name = FigureName.TEMPERATURE_MAX if low is None else FigureName.TEMPERATURE_MIN
    if low is not None:
        filling.take(*low, name.value)
    filling.score += _SURE
    return _figure(filling, index, name, filling.items[index].values[Sort.TEMPERATURE])


def _beside(filling: Filling, index: int, words: Vocabulary) -> tuple[int, int] | None:
    """The words beside a temperature that say it is the lowest, as a place and how many."""
    for start in (index - 1, index - 2, index - 3, index + 1):
        count = match_any(words.lows, filling.items, start) if filling.is_free(start) else 0
        if count and (start > index or start + count == index):
            return start, count
    return None


def _figure(filling: Filling, index: int, name: FigureName, value: float) -> StatedFields:
    filling.take(index, 1, name.value)
    return _stated(name, value, filling.items[index])


def _stated(name: FigureName, value: float, item: Item) -> StatedFields:
    return StatedFields(figure=name, value=value, precision=item.precision, words=item.text)
