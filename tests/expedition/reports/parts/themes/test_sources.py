from expedition.kinds import Act, Allowed, Audience, Confidence, PriceKind
from expedition.records.fields import (
    ClippingFields,
    FactFields,
    Post,
    RoadFields,
    RuleFields,
    TransportFields,
)
from expedition.records.report import ReportOptions, Section
from expedition.records.trip import TripBook
from expedition.reports.building import build
from expedition.reports.parts.themes.clippings import is_free
from expedition.reports.parts.themes.facts import contested, key_of
from tests.expedition.reports.parts.themes.spent import FIRST, trip
from tests.expedition.reports.pdf_text import text_of

HOURS = FactFields(subject="Khorgos", name="Open", value="day and night", sheet="Khorgos post", position=2)
OTHER_HOURS = FactFields(
    subject="Khorgos",
    name="open",
    value="8 to 18",
    source="the guard",
    confidence=Confidence.SEEN,
    as_of=FIRST,
)


def _text(book: TripBook, audience: Audience = Audience.FAMILY, *omitted: Section) -> str:
    options = ReportOptions(audience=audience, omitted=frozenset(omitted))
    return text_of(build(book, options)).replace("\u202f", " ").replace("\xa0", " ")


def test_without_any_there_are_no_sources() -> None:
    assert "Sources" not in _text(trip([[]]))


def test_left_out_they_are_not_there() -> None:
    assert "day and night" not in _text(trip([[]], [HOURS]), Audience.FAMILY, Section.SOURCES)


def test_a_sheet_keeps_its_order() -> None:
    rows = [
        FactFields(subject="Khorgos", name=name, value="x", sheet="Khorgos post", position=position)
        for position, name in ((3, "Third"), (1, "First"), (2, "Second"))
    ]
    text = _text(trip([[]], rows))
    assert text.index("First") < text.index("Second") < text.index("Third")


def test_what_speaks_against_a_fact_stands_beside_it() -> None:
    assert contested([HOURS, OTHER_HOURS]) == {key_of(HOURS): [HOURS, OTHER_HOURS]}
    text = _text(trip([[]], [HOURS, OTHER_HOURS]))
    assert "the guard, 18 July 2025: “8 to 18”" in text
    assert "“day and night”" in text


def test_rules_and_timetables_are_told_as_found() -> None:
    rule = RuleFields(subject="Posts", act=Act.PHOTOGRAPH, allowed=Allowed.NO, who="everybody")
    bus = TransportFields(from_place="Golmud", to_place="Dunhuang", arrives="16:", raw="9:00 / 16:")
    text = _text(trip([[]], [rule, bus]))
    assert "Photographs everybody No" in text
    assert "9:00 / 16:" in text
    assert bus.price_kind is PriceKind.UNKNOWN
    assert "0 €" not in text


def test_a_clipping_stands_as_it_was_typed() -> None:
    clipping = ClippingFields(
        title="No end",
        author="A. Writer",
        publisher="The Weekly",
        licence="CC BY 4.0",
        disclaimer="The paper answers for nothing.",
        body='It "goes" on -- and on.',
    )
    text = _text(trip([[]], [clipping]))
    assert 'It "goes" on -- and on.' in text
    for words in ("A. Writer, The Weekly", "The paper answers for nothing.", "CC BY 4.0"):
        assert words in text


def test_posts_of_a_thread_follow_each_other() -> None:
    posts = (Post(author="steven", body="Is it open?", is_question=True), Post(author="ana", body="No."))
    text = _text(trip([[]], [ClippingFields(title="Open?", posts=posts)]))
    assert "steven, a question nobody answered Is it open? ana No." in text


def test_the_public_gets_no_text_that_is_not_free() -> None:
    kept = ClippingFields(
        title="Kept", publisher="A forum", licence="all rights reserved", body="Secret words."
    )
    free = ClippingFields(title="Free", licence="CC BY-SA 4.0", body="Open words.")
    assert is_free(free)
    assert not is_free(kept)
    text = _text(trip([[]], [kept, free]), Audience.PUBLIC)
    assert "Secret words" not in text
    assert "A forum" in text
    assert "The text is left out here" in text
    assert "Open words." in text
    assert "Secret words" in _text(trip([[]], [kept]))


def test_a_road_of_which_one_end_is_known() -> None:
    road = RoadFields(road="G315", from_m=1_423_000.0, state="begins again", told_by="a driver")
    text = _text(trip([[road]]))
    assert "1 423 – ?" in text
    assert "a driver" in text
