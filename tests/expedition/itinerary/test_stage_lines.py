import time
from datetime import date
from random import Random

import pytest

from expedition.itinerary.stage_lines import stage_lines
from expedition.records.checks import check
from expedition.records.fields import StageFields
from tests.expedition.made_up import text

NEAR = date(2025, 7, 1)


@pytest.mark.parametrize(
    ("line", "stage"),
    [
        ("Osh – Sary-Tash 185 km", ("Osh", "Sary-Tash", 185_000)),
        ("Osh - Sary-Tash 185km", ("Osh", "Sary-Tash", 185_000)),
        ("Osh → Sary-Tash, 185", ("Osh", "Sary-Tash", 185_000)),
        ("Osh -> Sary-Tash (185 km)", ("Osh", "Sary-Tash", 185_000)),
        ("Osh to Sary-Tash 185,5 km", ("Osh", "Sary-Tash", 185_500)),
        ("Osh\tSary-Tash\t185", ("Osh", "Sary-Tash", 185_000)),
        ("Osh–Sary-Tash", ("Osh", "Sary-Tash", None)),
        ("1. Osh – Sary-Tash 1 185 km", ("Osh", "Sary-Tash", 1_185_000)),
        ("Day 3: Osh – Sary-Tash 115 miles", ("Osh", "Sary-Tash", 185_074.56)),
        ("• Osh – Sary-Tash about 185 km", ("Osh", "Sary-Tash", 185_000)),
        ("Ош – Сары-Таш 185 км", ("Ош", "Сары-Таш", 185_000)),
        ("霍尔果斯 → 伊宁 90 公里", ("霍尔果斯", "伊宁", 90_000)),
        ("Sary-Tash 185 km", ("Gulcha", "Sary-Tash", 185_000)),
        ("– Sary-Tash 185 km", ("Gulcha", "Sary-Tash", 185_000)),
    ],
)
def test_a_line_makes_a_stage(line: str, stage: tuple[str, str, float | None]) -> None:
    (found,) = stage_lines(line, NEAR, before="Gulcha").stages
    assert (found.from_place, found.to_place) == stage[:2]
    assert found.distance_m == pytest.approx(stage[2])


def test_date_climb_and_rest_are_read_too() -> None:
    (stage,) = stage_lines("12 July: Osh – Sary-Tash 185 km ↑ 2 400 m, 2 rest days", NEAR).stages
    assert stage == StageFields(
        from_place="Osh",
        to_place="Sary-Tash",
        distance_m=185_000,
        climb_m=2_400,
        planned_on=date(2025, 7, 12),
        rest_days=2,
    )


@pytest.mark.parametrize(
    "words", ["2025-07-12  Osh – Murghab", "12.7.: Osh – Murghab", "Sat 12 July, Osh – Murghab"]
)
def test_a_line_may_begin_with_its_date(words: str) -> None:
    (stage,) = stage_lines(words, NEAR).stages
    assert (stage.planned_on, stage.from_place) == (date(2025, 7, 12), "Osh")


def test_stages_go_on_where_the_one_before_ended() -> None:
    found = stage_lines("Osh – Gulcha 83\n\nSary-Tash 102\nrest day\nMurghab 230 km + 1 day of rest", NEAR)
    assert [(one.from_place, one.to_place, one.rest_days) for one in found.stages] == [
        ("Osh", "Gulcha", 0),
        ("Gulcha", "Sary-Tash", 1),
        ("Sary-Tash", "Murghab", 1),
    ]


def test_places_between_are_kept_as_a_note() -> None:
    (stage,) = stage_lines("Osh – Gulcha – Sary-Tash 185 km", NEAR).stages
    assert (stage.from_place, stage.to_place, stage.note) == ("Osh", "Sary-Tash", "Gulcha")


def test_lines_that_name_no_place_are_told() -> None:
    found = stage_lines("185 km\nOsh – Gulcha 83\n—", NEAR)
    assert (len(found.stages), found.unread) == (1, ((1, "185 km"), (3, "—")))


def test_no_line_is_lost_and_every_stage_can_be_kept() -> None:
    random = Random(7)
    for _ in range(400):
        typed = "\n".join(text(random) for _ in range(3))
        found = stage_lines(typed, NEAR)
        for stage in found.stages:
            check(stage)


def test_wide_gaps_and_endless_lines_cost_no_time() -> None:
    start = time.process_time()
    gaps = (f"Osh – Sary-Tash 185 km (rest{' ' * 900}x", f"Osh – Khorog{' ' * 100_000}x", "rest \t" * 150)
    for line in gaps:
        stage_lines(line, NEAR)
    assert time.process_time() - start < 2


def test_a_number_no_stage_can_have_is_none() -> None:
    (stage,) = stage_lines("Osh – Gulcha 55555555555 km", NEAR).stages
    assert (stage.from_place, stage.to_place, stage.distance_m) == ("Osh", "Gulcha", None)
