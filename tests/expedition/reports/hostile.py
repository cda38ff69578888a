"""Strings that break report writers, and trips with such a string in every field."""

import dataclasses
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, cast

from expedition.kinds import CrossingKind, DayKind, NoteKind
from expedition.records.fields import (
    CountFields,
    CrossingFields,
    DayFields,
    EncounterFields,
    ErrandFields,
    ExpenseFields,
    IncidentFields,
    NoteFields,
    PersonFields,
    QuoteFields,
    RepairFields,
    RoadFields,
    StayFields,
    TripFields,
    WaypointFields,
)
from expedition.records.trip import TripBook
from tests.expedition.reports.books import book, day, line, noted
from tests.expedition.reports.made_trips import KARKARA, KEGEN

F = TypeVar("F")

STRINGS = (
    "<b>bold?</b>",
    "<font color=red size=999>red</font>",
    '<img src="file:///etc/passwd" width="10" height="10"/>',
    "<img src='http://127.0.0.1:9/x.png'/>",
    "<a href='file:///etc/passwd'>passwd</a>",
    "<para><br/><seq/><onDraw name=x/></para>",
    "<b><i><u>never closed",
    "</para></b>",
    "a & b &amp; c &lt; d &#65; &nbsp; &nosuch;",
    "]]> <!-- <![CDATA[ x ]]> -->",
    "{{7*7}} ${7*7} %s %(x)s {0} {name}",
    "\\x41 \\n \\u0041 C:\\temp",
    "(unbalanced ((( and ) \\) \\( parens",
    "<< /Type /Catalog >> endobj endstream",
    "%PDF-1.4 %%EOF",
    "back`tick` and ~~tilde~~ and __under__ and *star*",
    "# not a heading? [x](y) ![z](file:///etc/passwd)",
    "| a | b |\n|---|---|\n| c | d |",
    "- one\n    - two\n        - three\n1. four",
    "> " * 60 + "deep",
    "قورغاس ئۇيغۇرچە",
    "عربي ABC 123 (x) עברית 1,2.3%",
    "mixed \u202eoverride\u202c and \u2067isolate\u2069",
    "霍尔果斯口岸，位于中国新疆。",
    "ひらがな カタカナ 한국어",
    "Қазақстан Ә Ғ Қ Ң Ө Ұ Ү Һ І",
    "हिन्दी ไทย ქართული Հայերեն አማርኛ",
    "🦄😀👩‍👩‍👧‍👦🏳️‍🌈 🇰🇿🇨🇳 🇽🇽 ❤️",
    "combining a\u0301\u0302\u0303\u0304\u0305 Z\u0351\u0343\u0367 \u0301alone",
    "zero\u200bwidth\u200djoin\u200cer\ufeffbom\u2060word",
    "nul\x00bell\x07esc\x1b del\x7f nel\x85",
    "lone \ud800 and \udfff surrogate",
    "\uffff\ufffe\U0010ffff \ue000 private",
    "tab\tfeed\x0cvertical\x0breturn\r\nline\u2028sep\u2029par",
    "   leading and trailing   ",
    "\u00a0\u00a0\u202f\u2007",
    "W" * 250,
    "不" * 250,
    "ئ" * 250,
    "-" * 120 + "," * 120 + "。" * 120,
    "https://example.org/" + "path/" * 60 + "?q=" + "x" * 200,
    "1 km 2 °C 3 € 'a' \"b\" -- c",
)
PLAIN_MARK = "Zq"
"""Put around a string so that it can be found again."""


def filled(record: Callable[..., F], text: str, **given: object) -> F:
    """A record with the text in every text field."""
    texts = {f.name: text for f in dataclasses.fields(cast(Any, record)) if f.type in (str, "str")}
    for code in ("country", "country_from", "country_to", "language", "home_zone", "zone"):
        texts.pop(code, None)
    return record(**{**texts, **given})


def hostile_trip(text: str) -> TripBook:
    """Two days, with and without a line, in which every text is this one."""
    first, second = date(2025, 7, 18), date(2025, 7, 19)
    entries: dict[str, Any] = {
        "stay": filled(StayFields, text),
        "met": [filled(EncounterFields, text, count=3), filled(EncounterFields, text)],
        "repairs": [filled(RepairFields, text, distance_m=1000.0)],
        "crossings": [
            filled(CrossingFields, text, kind=kind, distance_m=500.0, lat=42.9, lon=79.2)
            for kind in (CrossingKind.BORDER, CrossingKind.PASS)
        ],
    }
    days = [
        noted(
            day(
                1,
                first,
                filled(DayFields, text, date=first, country="KZ"),
                line([KARKARA, KEGEN]),
                distance=47300.0,
                climb=300.0,
                highest=2020.0,
                **entries,
            ),
            expenses=[filled(ExpenseFields, text, currency="KZT", amount=Decimal(3))],
            incidents=[filled(IncidentFields, text, distance_m=1000.0)],
            waypoints=[filled(WaypointFields, text, distance_m=1000.0)],
            roads=[filled(RoadFields, text)],
            errands=[filled(ErrandFields, text)],
            counts=[filled(CountFields, text, value=3.0)],
            quotes=[filled(QuoteFields, text)],
            notes=[filled(NoteFields, text, kind=kind) for kind in (NoteKind.WILDLIFE, NoteKind.LINK)],
        ),
        day(2, second, filled(DayFields, text, date=second, country="CN", kind=DayKind.REST), **entries),
        day(3, second, DayFields(date=second, kind=DayKind.REST, to_place=text, country="CN")),
    ]
    people = [filled(PersonFields, text), filled(PersonFields, text)]
    return book(filled(TripFields, text), days, people)
