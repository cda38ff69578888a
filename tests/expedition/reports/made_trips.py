"""The trips that made books are of: a told one, a long one, and two of next to nothing."""

import math
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from expedition.kinds import (
    CrossingKind,
    DayKind,
    LegMode,
    PriceKind,
    StayKind,
)
from expedition.points import Points
from expedition.records.day import (
    DayPage,
)
from expedition.records.fields import (
    CrossingFields,
    DayFields,
    EncounterFields,
    PersonFields,
    RepairFields,
    StayFields,
    TripFields,
)
from expedition.records.trip import TripBook
from tests.expedition.reports.books import book, day, line
from tests.expedition.reports.diaries import BUS_TEXT, KEGEN_TEXT, REST_TEXT, SHONZHY_TEXT, ZHARKENT_TEXT

KARKARA, KEGEN, CHARYN = (42.82, 79.24, 2020.0), (43.02, 79.22, 1845.0), (43.35, 79.08, 1140.0)
SHONZHY, ILE, ZHARKENT = (43.54, 79.47, 762.0), (43.83, 79.86, 528.0), (44.16, 80.00, 640.0)
KHORGOS, HUOCHENG, YINING = (44.21, 80.41, 700.0), (44.05, 80.87, 760.0), (43.91, 81.32, 640.0)


def _paid(
    kind: StayKind, name: str, place: str, height: float, price: int, currency: str = "KZT"
) -> StayFields:
    return StayFields(
        kind=kind,
        name=name,
        place=place,
        height_m=height,
        price_kind=PriceKind.PAID,
        price=Decimal(price),
        currency=currency,
    )


def _kegen(first: date) -> tuple[DayPage, Points | None]:
    """Over a border, to a guesthouse."""
    return day(
        1,
        first,
        DayFields(
            date=first,
            title="A tin hut in a meadow",
            diary=KEGEN_TEXT,
            from_place="Karkara",
            to_place="Kegen",
            country_from="KG",
            weather="frost at dawn, then clear",
            road="tarmac that comes and goes",
            country="KZ",
        ),
        line([KARKARA, KEGEN]),
        stay=_paid(StayKind.GUESTHOUSE, "Altyn", "Kegen", 1845, 9000),
        met=[
            EncounterFields(
                count=5,
                who="cyclists",
                place="at the barrier",
                story="In two parties: three from Busan, two from Lyon. They had water for us, "
                "we had news of the road for them",
            )
        ],
        crossings=[
            CrossingFields(
                name="Karkara",
                name_beyond="Қарқара",
                country_from="KG",
                country_to="KZ",
                hours="8 to 18",
                services="none, no money changed",
                queue="forty cars, bicycles waved forward",
                search="all bags",
                time_lost_s=9600,
                distance_m=16000,
                lat=42.89,
                lon=79.235,
                height_m=1948,
                remarks="No photographs",
            )
        ],
        distance=47300,
        moving=11520,
        climb=318,
        highest=2064,
        lowest=1845,
        temperature_min=-1,
        temperature_max=29,
    )


def _shonzhy(first: date) -> tuple[DayPage, Points | None]:
    """Over a pass, with a repair."""
    return day(
        2,
        first + timedelta(1),
        DayFields(
            date=first + timedelta(1),
            title="Downhill into the heat",
            diary=SHONZHY_TEXT,
            from_place="Kegen",
            to_place="Shonzhy",
            wind="head, from ten on",
            country="KZ",
        ),
        line([KEGEN, (43.12, 79.12, 2012), CHARYN, SHONZHY]),
        stay=_paid(StayKind.HOTEL, "Aray", "Shonzhy", 762, 16000),
        met=[
            EncounterFields(
                count=2,
                names="An and Pieter",
                who="Belgians",
                vehicle="on a tandem",
                origin="Ghent",
                heading="Almaty",
                gift="shade and half a melon",
                quote="You will like the next pass",
            )
        ],
        repairs=[
            RepairFields(
                who="Tomas",
                part="rear spoke",
                position="drive side",
                problem="broke on the slabs",
                fix="spare fitted, trued in the evening",
                time_lost_s=2400,
                part_distance_m=5310000,
                distance_m=37000,
            )
        ],
        crossings=[CrossingFields(kind=CrossingKind.PASS, name="pass", height_m=2012, distance_m=22000)],
        distance=104800,
        moving=26760,
        climb=612,
        highest=2012,
        lowest=762,
        temperature_min=12,
        temperature_max=41,
    )


def _zharkent(first: date) -> tuple[DayPage, Points | None]:
    """Two who were met, and much heat."""
    return day(
        3,
        first + timedelta(2),
        DayFields(
            date=first + timedelta(2),
            title="Forty-four degrees",
            diary=ZHARKENT_TEXT,
            from_place="Shonzhy",
            to_place="Zharkent",
            weather="44 °C in the shade at three",
            country="KZ",
        ),
        line([SHONZHY, ILE, ZHARKENT]),
        stay=_paid(StayKind.HOTEL, "Zharkent", "Zharkent", 640, 14000),
        met=[
            EncounterFields(names="A. Bekov", who="keeps the shop at Koktal", story="Signed our log"),
            EncounterFields(who="lorry driver", origin="Almaty", gift="a bottle, frozen hard"),
        ],
        distance=108600,
        moving=28680,
        climb=386,
        highest=770,
        lowest=528,
        temperature_min=19,
        temperature_max=44,
    )


def _rest(first: date) -> tuple[DayPage, Points | None]:
    """A day off."""
    return day(
        4,
        first + timedelta(3),
        DayFields(
            date=first + timedelta(3),
            kind=DayKind.REST,
            title="a mosque with a roof like a temple",
            diary=REST_TEXT,
            to_place="Zharkent",
            country="KZ",
        ),
        stay=_paid(StayKind.HOTEL, "Zharkent", "Zharkent", 640, 14000),
        distance=11300,
    )


def _bus(on: date) -> tuple[DayPage, Points | None]:
    """Carried over a border."""
    return day(
        8,
        on,
        DayFields(
            date=on,
            kind=DayKind.TRANSIT,
            title="under a bus, with the wheels off",
            diary=BUS_TEXT,
            from_place="Zharkent",
            to_place="Huocheng",
            country="CN",
            country_from="KZ",
        ),
        line([ZHARKENT, KHORGOS, HUOCHENG]),
        LegMode.BUS,
        stay=_paid(StayKind.HOTEL, "", "Huocheng", 760, 168, "CNY"),
        crossings=[
            CrossingFields(
                name="Khorgos",
                name_beyond="Қорғас · 霍尔果斯 · قورغاس",
                country_from="KZ",
                country_to="CN",
                search="telephones looked through",
                time_lost_s=15600,
                lat=44.21,
                lon=80.41,
            )
        ],
        carried=62000,
        temperature_min=24,
        temperature_max=39,
    )


def _yining(on: date) -> tuple[DayPage, Points | None]:
    """The first day in another country."""
    return day(
        9,
        on + timedelta(1),
        DayFields(
            date=on + timedelta(1),
            title="lavender, and a ring road",
            diary="Cut lavender on both sides, so much of it that the dogs smell of soap. Then apartment "
            "towers, first as teeth on the horizon, later as a wall.",
            from_place="Huocheng",
            to_place="Yining",
            country="CN",
        ),
        line([HUOCHENG, YINING]),
        stay=_paid(StayKind.HOTEL, "", "Yining 伊宁", 640, 220, "CNY"),
        met=[EncounterFields(who="a man on a three-wheeler", story="Carpenter, knows Germany from football")],
        distance=51200,
        moving=11100,
        climb=214,
        highest=790,
        lowest=630,
        temperature_min=21,
        temperature_max=36,
    )


def kazakhstan() -> TripBook:
    """Five riding, resting and carried days over two borders."""
    first = date(2025, 7, 18)
    on = first + timedelta(7)
    waiting = [
        day(
            n,
            first + timedelta(n - 1),
            DayFields(
                date=first + timedelta(n - 1),
                kind=DayKind.WAITING,
                purpose="the bus over the border was full until Friday",
                to_place="Zharkent",
                country="KZ",
            ),
            stay=_paid(StayKind.HOTEL, "Zharkent", "Zharkent", 640, 14000),
        )
        for n in (5, 6, 7)
    ]
    days = [_kegen(first), _shonzhy(first), _zharkent(first), _rest(first), *waiting, _bus(on), _yining(on)]
    fields = TripFields(
        title="East of the Tian Shan",
        subtitle="Karkara to Yining by bicycle, three of us",
        goal_distance_m=350000,
        planned_start=first,
        planned_end=on + timedelta(2),
        measured_how="by a head unit, filled from a telephone where it failed",
        summary="A corner of Kazakhstan, from a summer pasture at two thousand metres down into a plain so "
        "hot that the road took the print of a tyre; and then one bus.",
    )
    people = [
        PersonFields(name="Hanna Brandt", nationality="German", vehicle="bicycle", is_author=True),
        PersonFields(name="Tomas Brandt", nationality="German", vehicle="bicycle"),
        PersonFields(name="Ida Brandt", nationality="German", vehicle="bicycle, 24 inch", role="navigator"),
    ]
    return book(fields, days, people)


_PLACES = (
    "Osh",
    "Kara-Kulja",
    "Kaldama",
    "Kazarman",
    "Ak-Tal",
    "Naryn",
    "Song-Köl",
    "Kochkor",
    "Balykchy",
    "Bökönbaev",
    "Tong",
    "Barskoon",
    "Karakol",
    "San-Tash",
    "Karkara",
)
_WORDS = KEGEN_TEXT.split(), SHONZHY_TEXT.replace("#", "").split(), ZHARKENT_TEXT.split()


_PUNCTURE = RepairFields(
    who="Tomas", part="tube", position="rear", problem="puncture", fix="patched", time_lost_s=900
)
_CYCLISTS = EncounterFields(
    count=2,
    who="cyclists",
    origin="Lyon",
    heading="Ürümqi",
    story="News of the road ahead, and an apple each",
)


def long_trip(count: int = 60, words: int = 300) -> TripBook:
    """A trip of many days over three countries, with rest days and a carried one."""
    first = date(2025, 5, 1)
    days = []
    for n in range(1, count + 1):
        on = first + timedelta(n - 1)
        country = ("KG", "KZ", "CN")[min(2, (n - 1) * 3 // count)]
        start, end = _PLACES[(n - 1) % len(_PLACES)], _PLACES[n % len(_PLACES)]
        here = (40.5 + n * 0.05, 72.8 + n * 0.2, 900 + 900 * math.sin(n))
        there = (40.5 + (n + 1) * 0.05, 72.8 + (n + 1) * 0.2, 900 + 900 * math.sin(n + 1))
        if n % 7 == 0:
            days.append(
                day(
                    n,
                    on,
                    DayFields(date=on, kind=DayKind.REST, purpose="washing", to_place=start, country=country),
                    stay=StayFields(kind=StayKind.GUESTHOUSE, place=start),
                )
            )
            continue
        text = " ".join(_WORDS[n % 3][i % len(_WORDS[n % 3])] for i in range(words if n % 5 else words // 4))
        diary = "\n\n".join(text[i : i + 560] for i in range(0, len(text), 560))
        kind = StayKind.WILD_CAMP if n % 2 else StayKind.HOTEL
        km = 60_000 + 31_000 * math.sin(n * 1.7)
        days.append(
            day(
                n,
                on,
                DayFields(
                    date=on,
                    title=f"morning {n}" if n % 3 else "",
                    diary=diary,
                    from_place=start,
                    to_place=end,
                    country=country,
                ),
                line([here, there]),
                stay=StayFields(kind=kind, place=end),
                met=[_CYCLISTS] if n % 4 == 0 else [],
                repairs=[replace(_PUNCTURE, distance_m=km / 2)] if n % 9 == 0 else [],
                distance=km,
                moving=km / 4.1,
                climb=300 + 200 * math.sin(n),
                highest=max(here[2], there[2]),
                lowest=min(here[2], there[2]),
                temperature_min=5 + 4 * math.sin(n),
                temperature_max=25 + 9 * math.sin(n / 9),
            )
        )
    return book(
        TripFields(title="Osh to Dunhuang", subtitle="by bicycle"), days, [PersonFields(name="Hanna Brandt")]
    )


def empty_trip() -> TripBook:
    """A trip of no days."""
    return book(TripFields(title="Nothing yet"), [])


def unknown_day() -> TripBook:
    """One day of which only the date is known."""
    return book(TripFields(title="One day"), [day(1, date(2025, 7, 18))])
