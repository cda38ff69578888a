"""What the atlas takes to tell of a point, one by one and many at once.

    python -m tests.benchmarks.looking_up

`near` are points around places, `steppe` and `sphere` lie anywhere in Kazakhstan and on earth; a line has a
million points. The first call of all reads the tables and stands apart.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from time import process_time

import numpy as np

from expedition.atlas import sun
from expedition.atlas.borders import crossings, stretches
from expedition.atlas.countries import countries_of, country_at
from expedition.atlas.gazetteer import gazetteer
from expedition.atlas.ground import ground_m
from expedition.atlas.nearby import nearby, nearby_of
from expedition.atlas.places import nearest_of
from expedition.atlas.whereabouts import whereabouts
from expedition.atlas.zones import zone_at
from expedition.points import F64, Points

LINE, MANY, SOME = 1_000_000, 20_000, 500
TURNS = 3


def line(lat: float, lon: float, lat_to: float, lon_to: float) -> Points:
    """A ride of a second a point, winding a little."""
    along = np.linspace(0, 1, LINE)
    wind = np.sin(np.arange(LINE) / 500) * 1e-3
    return Points(
        lat + (lat_to - lat) * along + wind,
        lon + (lon_to - lon) * along,
        np.zeros(LINE),
        np.arange(LINE, dtype=np.int64) * 1_000,
        np.array([0]),
    )


def main() -> None:
    """Prints one table: microseconds of the processor a point, the best of some turns."""
    chance = np.random.default_rng(1)
    before = process_time()
    whereabouts(43.0, 79.2)
    print(f"first of all, with all tables read {1000 * (process_time() - before):>10.0f} ms\n")
    print(f"{'look-up':42}{'points':>10}{'µs a point':>12}")
    for name, (lat, lon) in _grounds(chance).items():
        pairs = list(zip(lat[:SOME].tolist(), lon[:SOME].tolist(), strict=True))
        _tell(f"nearest place, {name}", MANY, partial(nearest_of, lat, lon))
        _tell(f"place in words, {name}", MANY, partial(nearby_of, lat, lon))
        _tell(f"ground, {name}", MANY, partial(ground_m, lat, lon))
        alone: dict[str, Callable[[float, float], object]] = {
            "zone": zone_at,
            "country": country_at,
            "place in words": nearby,
            "whereabouts": whereabouts,
        }
        for words, told in alone.items():
            _tell(f"{words}, one by one, {name}", SOME, partial(_each, told, pairs))
    for ends, name in (
        ((42.0, 60.0, 50.0, 78.0), "few countries"),
        ((44.0, 20.0, 54.0, 76.0), "ten countries"),
    ):
        make = partial(line, *ends)
        _tell(f"countries of a line, {name}", LINE, partial(_of_line, countries_of, make), make)
        _tell(f"crossings of a line, {name}", LINE, partial(_of_line, _crossed, make), make)
    days = [sun.SunPlace(43.0, 77.0, date(2025, 1, 1) + timedelta(n), "Asia/Almaty") for n in range(300)]
    _tell("sun, a trip of days", len(days), partial(sun.times_of, days))
    _tell("sun, day by day", len(days), lambda: [sun.times_of([day]) for day in days])


def _each(told: Callable[[float, float], object], pairs: Sequence[tuple[float, float]]) -> None:
    for lat, lon in pairs:
        told(lat, lon)


def _of_line(told: Callable[[Points], object], make: Callable[[], Points]) -> None:
    """A line made anew: what follows from it is kept with it."""
    told(make())


def _crossed(points: Points) -> object:
    return crossings(stretches(points))


def _grounds(chance: np.random.Generator) -> dict[str, tuple[F64, F64]]:
    places = gazetteer()
    at = chance.integers(0, len(places.lat), MANY)
    return {
        "near": (places.lat[at] + chance.normal(0, 0.05, MANY), places.lon[at]),
        "steppe": (chance.uniform(43, 52, MANY), chance.uniform(50, 80, MANY)),
        "sphere": (np.degrees(np.arcsin(chance.uniform(-1, 1, MANY))), chance.uniform(-180, 180, MANY)),
    }


def _tell(
    name: str, count: int, work: Callable[[], object], without: Callable[[], object] | None = None
) -> None:
    """One line of the table; the time of `without`, which is part of the work, is left out."""
    least = min(map(_seconds, [work] * TURNS))
    if without is not None:
        least -= min(map(_seconds, [without] * TURNS))
    print(f"{name:42}{count:>10}{1e6 * least / count:>12.2f}")


def _seconds(work: Callable[[], object]) -> float:
    before = process_time()
    work()
    return process_time() - before


if __name__ == "__main__":
    main()
