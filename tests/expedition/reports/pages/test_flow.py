from collections.abc import Sequence

import pytest

from expedition.records.report import Paper
from expedition.reports.pages.blocks import Drawn, Lines, Pile
from expedition.reports.pages.flow import Flow, Kind, Page, read_order
from expedition.reports.pages.items import (
    FitEnd,
    FitStart,
    Gap,
    Heads,
    Item,
    Low,
    Mark,
    Note,
    NotesEnd,
    PageBreak,
    Text,
    Wide,
)
from expedition.reports.typesetting.breaking import Line
from expedition.reports.typesetting.style import LINE, SHEETS

SHEET = SHEETS[Paper.A4]


def box(height: float) -> Drawn:
    return Drawn(height, lambda _pen, _x, _y: None)


def pages(*items: Item) -> list[Page]:
    return Flow(SHEET).fill(items)


def test_a_note_stands_in_the_outer_column_of_either_page() -> None:
    note = Note(box(50), lambda: box(40))
    made = pages(Text(box(600)), note, Text(box(300)), note)
    assert [page.placed[1][1] for page in made] == [SHEET.side_x(1), SHEET.side_x(2)]
    assert made[0].placed[1][1] > made[0].placed[0][1]
    assert made[1].placed[1][1] < made[1].placed[0][1]


def test_notes_stand_below_each_other() -> None:
    made = pages(Note(box(50), lambda: box(50)), Note(box(60), lambda: box(60)), Text(box(100)))
    tops = [y for _block, _x, y, _kind in made[0].placed]
    assert tops[1] - tops[0] == 50


def test_a_note_without_room_stands_in_the_text() -> None:
    made = pages(Text(box(650)), Note(box(690), lambda: box(20)), NotesEnd())
    assert made[0].placed[-1][1] == SHEET.text_x(1)


def test_a_note_that_ends_higher_beside_the_text_goes_there_after_all() -> None:
    made = pages(Text(box(650)), Note(box(300), lambda: box(20)), NotesEnd())
    assert made[0].placed[-1][1] == SHEET.side_x(1)


def test_wide_blocks_go_below_the_notes() -> None:
    made = pages(Note(box(200), lambda: box(200)), Text(box(20)), Wide(box(30)))
    assert made[0].placed[-1][2] >= SHEET.top + 200


@pytest.mark.parametrize("height", [560, 640, 690])
def test_what_is_kept_together_is_never_parted(height: float) -> None:
    made = pages(
        Text(box(height)), Wide(box(40), keep=True), Gap(10), Wide(box(40), keep=True), Text(box(28))
    )
    last = [len(page.placed) for page in made]
    assert last in ([4], [1, 3])


def test_a_part_opens_on_a_left_page() -> None:
    made = pages(Text(box(10)), PageBreak(), Text(box(10)), PageBreak(is_verso=True), Text(box(10)))
    assert [len(page.placed) for page in made] == [1, 1, 0, 1]
    assert made[2].is_bare


def test_marks_stand_where_their_item_went() -> None:
    made = pages(Text(box(690)), Mark("here"), Wide(box(60)))
    assert [name for name, _y in made[1].marks] == ["here"]


def test_heads_change_with_the_next_page() -> None:
    made = pages(Heads("a", "a"), Text(box(10)), Heads("b", "b"), PageBreak(), Text(box(10)))
    assert [page.recto_head for page in made] == ["a", "b"]


def test_a_block_too_high_for_any_page_still_ends() -> None:
    made: Sequence[Page] = pages(Text(box(10)), Wide(box(5000)), Text(box(10)))
    assert len(made) == 3


def test_notes_are_read_behind_the_text_they_stand_beside() -> None:
    note = Note(box(20), lambda: box(20))
    (page,) = pages(Wide(box(10)), note, Text(box(30)), Text(box(30)), Wide(box(10)), note, Text(box(10)))
    kinds = [one.kind for one in read_order(page.placed)]
    assert kinds == [Kind.WIDE, Kind.TEXT, Kind.TEXT, Kind.NOTE, Kind.WIDE, Kind.TEXT, Kind.NOTE]


def test_a_pile_parted_in_two_goes_on_below_whatever_its_rest_begins_with() -> None:
    rest = Pile(((0.0, box(100)), (0.0, box(650))), has_head=False)
    assert [len(page.placed) for page in pages(Text(rest))] == [1, 1]


def test_what_may_float_lets_the_text_go_first() -> None:
    made = pages(Text(box(500)), Text(box(300), may_float=True), Text(box(100)), Text(box(150)))
    assert [block.height for block, *_where in made[0].placed] == [500, 100]
    assert [block.height for block, *_where in made[1].placed] == [300, 150]
    assert made[1].placed[0][2] == SHEET.top


@pytest.mark.parametrize("end", [NotesEnd(), Wide(box(20)), PageBreak(), Text(box(20), may_hang=True)])
def test_what_floats_comes_before_what_ends_the_text(end: Item) -> None:
    made = pages(Text(box(500)), Text(box(300), may_float=True), end, Text(box(5)))
    order = [block.height for page in made for block, *_where in page.placed]
    assert order.index(300) == 1


@pytest.mark.parametrize(("above", "indent"), [(300, 0.0), (500, 12.0)])
def test_a_paragraph_right_below_what_floats_is_flush(above: float, indent: float) -> None:
    line = Line((), 0.0, is_last=True)
    made = pages(Text(box(above)), Text(box(300), may_float=True), Text(Lines((line,), 300, 14, indent=12.0)))
    blocks = [block for page in made for block, *_where in page.placed]
    assert [block.indent for block in blocks if isinstance(block, Lines)] == [indent]


def picture(height: float) -> Text:
    return Text(box(height), smaller=lambda share: box(height * share))


def fitted(*items: Item) -> list[Page]:
    return pages(Text(box(20)), FitStart(), Mark("day"), *items, FitEnd())


def test_pictures_shrink_so_that_no_page_is_turned_for_a_few_lines() -> None:
    made = fitted(Note(box(50), lambda: box(50)), Text(box(450)), picture(200), Text(box(60)))
    assert [one.block.height for one in made[0].placed] == [20, 50, 450, 170, 60]
    assert len(made) == 1
    assert [name for name, _y in made[0].marks] == ["day"]


def test_pictures_keep_their_size_where_shrinking_saves_no_page() -> None:
    made = fitted(Text(box(480)), picture(200), Text(box(130)))
    assert [one.block.height for page in made for one in page.placed] == [20, 480, 200, 130]


def test_pictures_keep_their_size_where_much_goes_on_to_the_next_page() -> None:
    made = fitted(Text(box(450)), picture(200), Text(box(30)), Text(box(160)), Text(box(90)))
    assert 200 in [one.block.height for one in made[0].placed]


@pytest.mark.parametrize("height", range(625, 640))
def test_a_caption_stands_below_its_picture(height: int) -> None:
    made = pages(Text(box(height)), Wide(box(60), keep=True), Wide(box(12)))
    assert len(made[-1].placed) != 1


def test_pictures_of_the_day_before_shrink_for_a_few_lines_of_the_next() -> None:
    gallery = Wide(box(300), smaller=lambda share: box(300 * share))
    made = pages(
        Text(box(20)), FitStart(), gallery, FitEnd(), FitStart(), Text(box(340)), Text(box(80)), FitEnd()
    )
    assert [one.block.height for one in made[0].placed] == [20, 255, 340, 80]


def test_a_picture_beside_the_text_shrinks_too() -> None:
    small = Note(box(400), lambda: box(400), smaller=lambda share: box(400 * share))
    made = fitted(Note(box(340), lambda: box(340)), small, Text(box(300)), NotesEnd(), Wide(box(20)))
    assert len(made) == 1


def test_what_goes_low_stands_at_the_foot_of_the_page() -> None:
    made = pages(Text(box(100)), Low(60), Text(box(50)))
    assert made[0].placed[1].y == made[0].placed[0].y + SHEETS[Paper.A4].lines * LINE - 60


def test_notes_leave_an_outer_column_that_ends_far_below_the_text() -> None:
    narrow = [Note(box(90), lambda: box(40)) for _note in range(5)]
    made = pages(Text(box(100)), *narrow, NotesEnd(), Wide(box(20)))
    kinds = [(one.kind, one.block.height) for one in made[0].placed]
    assert kinds.count((Kind.NOTE, 90)) == 2
    assert kinds.count((Kind.TEXT, 40)) == 3


def test_a_map_never_leaves_the_outer_column() -> None:
    picture = box(300)
    made = pages(Text(box(100)), Note(picture, lambda: picture), NotesEnd())
    assert made[0].placed[-1].kind is Kind.NOTE
