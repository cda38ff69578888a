"""The tracks of a KML file whose times, places and sensors are listed apart and belong together by number."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from xml.parsers.expat import XMLParserType

import numpy as np
import numpy.typing as npt

from expedition.importers import kml_lines
from expedition.importers.columns import MISSING, instants, numbers
from expedition.importers.gpx_words import word_of
from expedition.importers.point_columns import BLOCK_POINTS, Columns
from expedition.importers.xml_reading import DEEPEST, HELD_NAMES, local_name, too_deep
from expedition.points import EXTRAS, I64, NO_TIME, Mask

T = TypeVar("T", bound=np.generic)
_Take = Callable[[str], None]


def _pass(_text: str) -> None:
    """What no one asked for."""


class _Takers(dict[str, _Take]):
    """What becomes of the text of each element, whatever its prefix."""

    def __missing__(self, name: str) -> _Take:
        take = self.get(local_name(name), _pass)
        if len(self) < HELD_NAMES:
            self[name] = take
        return take


class TimedTrack:
    """The handlers of a parse while it is inside one track; `leave` is told the name that ends it.

    An empty place is a pause of the recording: it takes its time with it and is no point.
    """

    def __init__(self, parser: XMLParserType, pieces: list[str], leave: _Take) -> None:
        self._pieces = pieces
        self._leave = leave
        self._depth = 0
        self._whens: list[str] = []
        self._coords: list[str] = []
        self._values: dict[str, list[str]] = {}
        self._values_of: _Take = _pass
        self._takers = _Takers(when=self._whens.append, coord=self._coords.append, value=self._take_value)
        self._timed: list[tuple[I64, Mask]] = []
        self._placed: list[Columns] = []
        self._is_place: list[bool] = []
        self._lost_times = 0
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def trim(self) -> None:
        """Turn the texts gathered so far into numbers where they are many; call it now and then."""
        if len(self._whens) >= BLOCK_POINTS:
            self._flush_whens()
        if len(self._coords) >= BLOCK_POINTS:
            self._flush_coords()

    def columns(self) -> Columns | None:
        """All points, None without any."""
        self._flush_whens()
        self._flush_coords()
        if not self._placed:
            return None
        is_place = np.array(self._is_place, dtype=np.bool_)
        return Columns(
            np.concatenate([part.lat for part in self._placed])[is_place],
            np.concatenate([part.lon for part in self._placed])[is_place],
            np.concatenate([part.ele_m for part in self._placed])[is_place],
            _fitted([times for times, _zoneless in self._timed], is_place, NO_TIME),
            _fitted([zoneless for _times, zoneless in self._timed], is_place, fill=False),
            commas=0,
            lost_times=self._lost_times,
            sensors={
                name: (np.arange(is_place.sum()), _fitted([numbers(texts)[0]], is_place, np.nan))
                for name, texts in self._values.items()
            },
        )

    def _start(self, name: str, attributes: list[str]) -> None:
        self._pieces.clear()
        depth = self._depth = self._depth + 1
        if attributes:
            self._start_array(name, attributes)
        if depth > DEEPEST:
            raise too_deep()

    def _start_array(self, name: str, attributes: list[str]) -> None:
        sensor = word_of(dict(zip(attributes[::2], attributes[1::2], strict=True)).get("name", ""))
        if local_name(name) == "SimpleArrayData":
            self._values_of = self._values.setdefault(sensor, []).append if sensor in EXTRAS else _pass

    def _end(self, name: str) -> None:
        if not self._depth:
            self._leave(name)
            return
        self._depth -= 1
        # What is taken has no elements inside, so its pieces were cleared when it began.
        self._takers[name]("".join(self._pieces))

    def _take_value(self, text: str) -> None:
        self._values_of(text.strip() or MISSING)

    def _flush_whens(self) -> None:
        time_ms, zoneless = instants(self._whens)
        untimed = np.flatnonzero(time_ms == NO_TIME).tolist()
        self._lost_times += sum(bool(self._whens[k].strip()) for k in untimed)
        self._timed.append((time_ms, zoneless))
        self._whens.clear()

    def _flush_coords(self) -> None:
        if not self._coords:
            return
        parts, is_place = kml_lines.rows(self._coords)
        self._is_place.extend(is_place)
        none = np.empty(0, dtype=np.int64)
        self._placed.append(kml_lines.columns(parts, none, none.astype(np.bool_)))
        self._coords.clear()


def _fitted(parts: Sequence[npt.NDArray[T]], is_place: Mask, fill: object) -> npt.NDArray[T]:
    """The values that stand beside a place; where there are fewer than places, the rest is filled."""
    values = np.concatenate(parts)[: len(is_place)]
    whole = np.full(len(is_place), fill, dtype=values.dtype)
    whole[: len(values)] = values
    return whole[is_place]
