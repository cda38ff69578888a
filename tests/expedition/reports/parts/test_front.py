from dataclasses import replace
from datetime import date

import pytest

from expedition import units
from expedition.kinds import Audience
from expedition.records.fields import Pair, PersonFields, StageFields, TripFields
from expedition.records.report import Density, ReportOptions, Section
from expedition.records.trip import RouteRecord, TripBook
from expedition.reports.building import build
from expedition.reports.parts.imprint import imprint
from expedition.reports.parts.people import people
from expedition.reports.parts.plan import plan
from expedition.reports.parts.summary import in_short, summary
from expedition.stats.plan import planned
from expedition.text import speaking
from tests.expedition.reports import made_trips
from tests.expedition.reports.books import book
from tests.expedition.reports.makings import making, words
from tests.expedition.reports.pdf_text import pages_of, text_of


def _with(fields: TripFields) -> TripBook:
    return replace(made_trips.kazakhstan(), fields=fields)


FIELDS = made_trips.kazakhstan().fields


def test_the_imprint_says_for_whom_and_what_was_left_out() -> None:
    options = ReportOptions(
        audience=Audience.PUBLIC, first=date(2025, 7, 18), trim_m=2_000.0, omitted=frozenset({Section.PHOTOS})
    )
    said = words(imprint(making(made_trips.kazakhstan(), options)))
    assert "told to day 9, 26 July 2025" in said
    assert "Made for everybody; what is private is left out." in said
    assert (
        "Left out: all but days 1–9, photos, 2.0 km of the lines on either side of a night’s place." in said
    )
    assert "by a head unit, filled from a telephone where it failed." in said
    assert "Not claimed:" in said


def test_the_colophon_repeats_nothing_of_the_imprint() -> None:
    pages = [" ".join(page.split()) for page in pages_of(build(made_trips.kazakhstan(), ReportOptions()))]
    assert "Distances on the WGS 84 ellipsoid" in pages[1]
    assert "Distances on the WGS 84 ellipsoid" not in pages[-1]
    assert "Source Serif 4" in pages[-1]
    assert "Source Serif 4" not in pages[1]


def test_without_imprint_the_colophon_says_how_it_was_measured() -> None:
    options = ReportOptions(omitted=frozenset({Section.IMPRINT}))
    assert "Distances on the WGS 84 ellipsoid" in " ".join(
        pages_of(build(made_trips.kazakhstan(), options))[-1].split()
    )


def test_facts_stand_where_no_summary_was_written() -> None:
    said = words(summary(making(_with(replace(FIELDS, summary="")))))
    assert said.startswith("In short")
    assert "From Karkara to Yining, 18–26 July 2025. Through Kyrgyzstan, Kazakhstan, China." in said
    assert "323.2 km by own power; 62 km carried, not counted." in said


def test_the_second_summary_is_made_of_facts_in_its_language() -> None:
    made = making(made_trips.kazakhstan(), ReportOptions(second_language="fr"))
    with speaking("fr"):
        facts = " ".join(in_short(made).replace("\u202f", " ").replace("\u00a0", " ").split())
    said = words(summary(made))
    assert said.index("A corner of Kazakhstan") < said.index(facts)
    assert "juillet 2025" in facts


@pytest.mark.parametrize("name", ["summary (de)", "Summary_de", "summary de"])
def test_the_trips_own_words_in_the_second_language_go_before_facts(name: str) -> None:
    fields = replace(FIELDS, extra=(Pair(name, "Eine Ecke von Kasachstan."), Pair("Dog", "none")))
    made = making(_with(fields), ReportOptions(second_language="de"))
    assert "Eine Ecke von Kasachstan." in words(summary(made))
    imprinted = words(imprint(made))
    assert "Dog: none." in imprinted
    assert "Kasachstan" not in imprinted


def test_a_party_stands_with_its_roles_and_days() -> None:
    said = words(people(making(made_trips.kazakhstan())))
    assert "Ida Brandt German bicycle, 24 inch Navigator." in said
    alone = book(TripFields(title="East"), [], [PersonFields(name="Hanna")])
    assert list(people(making(alone))) == []
    left = PersonFields(name="Hanna", left_on=date(2025, 7, 20))
    assert "Until 20 July." in words(people(making(book(TripFields(title="East"), [], [left]))))


def test_the_plan_stands_beside_what_became_of_it() -> None:
    routes = (RouteRecord(1, "By the lake", "the old road", 20, 412_000.0, "lake.gpx"),)
    at_work = making(replace(made_trips.kazakhstan(), routes=routes))
    said = words(plan(at_work))
    assert "Start 18 July 2025 18 July 2025 as planned" in said
    assert "End 27 July 2025 26 July 2025 1 day earlier" in said
    assert "Days 10 9 −1" in said
    assert "Distance 350 km 323.2 km 92 % of the plan" in said
    assert "By the lake 412 the old road; lake.gpx" in said
    assert at_work.charts == [("The way against the plan", "plan")]


def test_stages_stand_beside_the_days_that_reached_their_ends() -> None:
    book = made_trips.kazakhstan()
    first, second = [page.row for page in book.pages if page.row.to_place][:2]
    stages = [
        StageFields(from_place="Kegen", to_place=second.to_place, distance_m=120_000.0),
        StageFields(from_place=second.to_place, to_place="Nowhere", distance_m=80_000.0),
    ]
    made = planned(TripFields(title="East", planned_start=first.date), stages)
    said = words(plan(making(replace(book, series=replace(book.series, plan=made)))))
    reached = units.day_month_year(second.date)
    assert f"Kegen → {second.to_place} 120 {units.day_month_year(first.date)} {reached}" in said
    assert f"{second.to_place} → Nowhere 80" in said


def test_nothing_planned_is_no_section() -> None:
    fields = replace(FIELDS, goal_distance_m=None, planned_start=None, planned_end=None)
    at_work = making(_with(fields))
    assert list(plan(at_work)) == []
    assert at_work.entries == []


@pytest.mark.parametrize("section", list(Section))
def test_a_section_left_out_is_neither_listed_nor_missed(section: Section) -> None:
    made = build(made_trips.kazakhstan(), ReportOptions(omitted=frozenset({section})))
    assert made.startswith(b"%PDF")


def test_all_left_out_leaves_the_cover() -> None:
    assert len(pages_of(build(made_trips.kazakhstan(), ReportOptions(omitted=frozenset(Section))))) == 1


def test_a_table_of_days_has_no_day_pages_and_still_leads_to_each_day() -> None:
    text = text_of(build(made_trips.kazakhstan(), ReportOptions(density=Density.TABLE)))
    assert "Downhill into the heat; rear spoke. Met: An and Pieter." in text
    assert "And then the ground simply stops" not in text


def test_flowing_days_take_fewer_pages() -> None:
    full, flowing = (
        len(pages_of(build(made_trips.long_trip(30, 200), ReportOptions(density=density))))
        for density in (Density.FULL, Density.FLOWING)
    )
    assert flowing < full
