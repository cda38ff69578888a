from dataclasses import replace

from expedition.kinds import PlaceKind
from expedition.records.fields import PlaceFields, PlaceName
from expedition.records.report import ReportOptions
from expedition.reports.building import build
from expedition.reports.parts.gazetteer import gazetteer, places
from tests.expedition.reports import made_trips
from tests.expedition.reports.books import loose
from tests.expedition.reports.makings import making, words
from tests.expedition.reports.pdf_text import pages_of


def test_places_come_once_with_height_kilometre_and_day() -> None:
    found = {place.name: place for place in places(making(made_trips.kazakhstan()))}
    kegen = found["Kegen"]
    assert (kegen.height_m, kegen.at_m, kegen.country) == (1845, 47_300, "KZ")
    assert kegen.mark == "day-1-1"
    assert kegen.local == ("Кеген",)
    assert (found["Karkara"].at_m, found["Karkara"].country) == (0, "KG")


def test_a_place_kept_in_the_log_is_joined_with_the_station_of_its_name() -> None:
    kept = PlaceFields(
        name="Kegen",
        names=(PlaceName("Кеген", "kk"), PlaceName("Kegenskaya", era="until 1930")),
        within="Almaty region",
        note="bank and telephones",
    )
    sight = PlaceFields(name="Charyn", kind=PlaceKind.SIGHT, country="KZ", height_m=1_140.0)
    book = replace(made_trips.kazakhstan(), loose=loose(place=[kept, sight]))
    found = {place.name: place for place in places(making(book))}
    assert found["Kegen"].at_m == 47_300
    assert found["Kegen"].local[:2] == ("Кеген (kk)", "Kegenskaya (until 1930)")
    assert found["Charyn"].kind == "sight"
    text = words(gazetteer(making(book)))
    assert "Almaty region · Kazakhstan · 1 845 m · km 47. Bank and telephones" in text


def test_a_handful_of_stations_makes_no_list() -> None:
    assert list(gazetteer(making(made_trips.kazakhstan()))) == []


def test_a_long_list_leads_to_the_page_of_each_place() -> None:
    read = pages_of(build(made_trips.long_trip(30, 100), ReportOptions()))
    pages = [" ".join(page.replace("\u202f", " ").replace("\u00a0", " ").split()) for page in read]
    number = next(at for at, page in enumerate(pages, 1) if "Tong → Barskoon morning 11" in page)
    assert any(f"Barskoon Kazakhstan · 417 m · km 617 {number}" in page for page in pages)
