"""A long trip for the report's benchmark: the record, its photos, and the same as a source for Typst."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from expedition.kinds import StayKind
from expedition.points import Points
from expedition.records.day import DayPage, PhotoRecord
from expedition.records.fields import DayFields, PhotoFields, StayFields, TripFields
from expedition.records.report import Paper, ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.drawings.profile import Named, profile
from expedition.reports.making import Making
from expedition.reports.maps.parts import DAY
from expedition.reports.maps.route_map import fitting_height, route_map
from expedition.reports.pages.document import Document
from expedition.reports.typesetting.style import FULL, SHEETS, SIDE
from tests.benchmarks.svg_drawing import drawing
from tests.expedition.reports.books import book, day, line
from tests.expedition.reports.photos.making import noise

_WORDS = (
    *("wind", "sand", "road", "river", "bridge", "camp", "morning", "evening", "apple", "melon", "stove"),
    *("yurt", "saddle", "valley", "mountain", "shepherd", "lorry", "gravel", "tarmac", "frost", "thunder"),
    *("bread", "kettle", "tyre", "spoke", "village", "market", "border", "stamp", "laughter", "silence"),
    *("headwind", "downhill", "afternoon", "kilometre", "stranger", "neighbour", "carefully", "suddenly"),
)
_PLACES = ("Osh", "Gulcha", "Sary-Tash", "Kashgar", "Kuqa", "Korla", "Turpan", "Hami", "Dunhuang", "Zhangye")
_POINTS = 400
_SIZE = (1600, 1200)
_QUALITY = 76
_POINTS = 400


def make(folder: Path, count: int, *, has_photos: bool) -> TripBook:
    """The record of so many days; their photos and `book.typ` are written into the folder."""
    days = [_day(number) for number in range(1, count + 1)]
    made = book(TripFields(title="Osh to Xining"), days)
    files: dict[int, Path] = {}
    if has_photos:
        pages = []
        for page in made.pages:
            photo, files[page.row.number] = _photo(folder, page)
            pages.append(replace(page, photos=(photo,)))
        made = replace(made, pages=tuple(pages), photo_files=files)
    (folder / "book.typ").write_text("\n".join(_source(folder, made, files)), encoding="utf-8")
    return made


def _words(chance: random.Random, count: int) -> str:
    found = [chance.choice(_WORDS) for _word in range(count)]
    for start in range(0, count, 12):
        found[start] = found[start].capitalize()
        found[min(start + 11, count - 1)] += "."
    return " ".join(found)


def _rows(chance: random.Random) -> list[tuple[str, str, str]]:
    return [
        (name, f"{chance.uniform(5, 90):.1f}", f"{chance.uniform(90, 9000):.1f}")
        for name in ("Bread", "Water", "Nights", "Ferries", "Repairs", "Gifts")
    ]


def _day(number: int) -> tuple[DayPage, Points | None]:
    chance = random.Random(number)
    on = date(2025, 3, 1) + timedelta(number)
    table = "\n".join(f"| {' | '.join(row)} |" for row in _rows(chance))
    diary = "\n\n".join([*_paragraphs(chance), f"| What | Today | So far |\n|---|---|---|\n{table}"])
    start, end = _PLACES[number % len(_PLACES)], _PLACES[(number + 1) % len(_PLACES)]
    lat, lon = 40.5 - number * 0.012, 72.8 + number * 0.09
    way = [
        (lat + chance.uniform(-0.02, 0.02), lon + part * 0.02, 1500.0 + 900 * chance.random())
        for part in range(5)
    ]
    title = f"morning {number}"
    fields = DayFields(date=on, diary=diary, from_place=start, to_place=end, country="CN", title=title)
    stay = StayFields(kind=StayKind.WILD_CAMP, place=end)
    return day(
        number, on, fields, line(way, _POINTS), stay=stay, distance=61_000.0, climb=640.0, moving=18_000.0
    )


def _paragraphs(chance: random.Random) -> list[str]:
    return [_words(chance, 100) for _part in range(3)]


def _photo(folder: Path, page: DayPage) -> tuple[PhotoRecord, Path]:
    number = page.row.number
    stream = BytesIO()
    noise(*_SIZE, number).save(stream, "JPEG", quality=_QUALITY)
    data = stream.getvalue()
    digest = sha256(data).hexdigest()
    path = folder / f"{digest}.jpg"
    path.write_bytes(data)
    fields = PhotoFields(caption=f"The road on day {number}")
    return PhotoRecord(number, page.row.id, fields, digest, "jpg", path.name, *_SIZE, ""), path


def _source(folder: Path, book: TripBook, files: dict[int, Path]) -> Iterator[str]:
    """The book as it would be written for Typst; drawings lie beside it."""
    document = Document(SHEETS[Paper.A4], "en", BytesIO())
    making = Making(book, ReportOptions(), SHEETS[Paper.A4], document.case)
    yield '#set page("a4", margin: (x: 21mm, y: 24mm), numbering: "1")'
    yield '#set text(font: "Source Serif 4", size: 10.4pt, lang: "en")'
    yield "#set par(justify: true)"
    for page in book.pages:
        number, chance = page.row.number, random.Random(page.row.number)
        _draw(folder, document, making, page)
        yield f"#pagebreak(weak: true)\n= Day {number}: {page.row.from_place} → {page.row.to_place}"
        yield "*61.0* km today, *5:00* h riding, *12.2* km/h average, *640* m climbed\n"
        yield f'#image("profile-{number}.svg", width: 168mm)'
        rows = _rows(chance)
        yield "\n\n".join(_paragraphs(chance))
        cells = ", ".join(f"[{cell}]" for row in (("What", "Today", "So far"), *rows) for cell in row)
        yield f"#table(columns: 3, {cells})"
        if number in files:
            yield f'#grid(columns: (114mm, 46mm), gutter: 8mm, image("{files[number].name}"), '
            yield f'image("map-{number}.svg"))'
        else:
            yield f'#image("map-{number}.svg")'


def _draw(folder: Path, document: Document, making: Making, page: DayPage) -> None:
    number, heights = page.row.number, making.heights(page)
    ends = float(heights.distance_m[0]), float(heights.distance_m[-1])
    named = [Named(ends[0], page.row.from_place, 0), Named(ends[1], page.row.to_place, 0)]
    height = fitting_height(making.routes([page]), SIDE)
    subject = making.subject([page], making.beside(page), country=page.row.country)
    for name, block, width in (
        ("profile", profile(heights, named), FULL),
        ("map", route_map(subject, SIDE, height, DAY), SIDE),
    ):
        (folder / f"{name}-{number}.svg").write_text(drawing(document, block, width), encoding="utf-8")
