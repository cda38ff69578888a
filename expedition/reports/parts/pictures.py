"""The photos of a day by their number and shape: in the text, beside it, after it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from expedition.record_classes import dataclass
from expedition.records.day import DayPage, PhotoRecord
from expedition.records.report import Density, Section
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Block, Lines, Pile, Role, Told
from expedition.reports.pages.items import Gap, Item, Note, Text, Wide
from expedition.reports.parts.figures import (
    UNDER,
    Shot,
    beside_caption,
    largest,
    lost_words,
    said,
    side_by_side,
    with_caption,
    words,
)
from expedition.reports.parts.mosaic import mosaic, numbered
from expedition.reports.parts.placing import asked, asked_by
from expedition.reports.photos.picture import Picture
from expedition.reports.photos.rows import LOW, Row, breaks, near, row
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CAPTION, FULL, LINE, MM, SIDE, TEXT
from expedition.text import _

PANORAMA, _WIDE = 2.2, 1.2
_HIGHEST, _HIGHEST_TALL, _HIGHEST_ROW, _LOWEST_ROW = 62 * MM, 82 * MM, 80 * MM, 28 * MM
_BESIDE = 55 * MM
_HIGHEST_BESIDE = 72 * MM
_SMALL_SHARE = 0.6
"""Of the text column: a photo that may not be wider has its caption beside it."""
_BESIDE_SHARE = 0.65
"""Of the text column: beside a wide photo no larger than this there is room for its caption."""
_SMALL_DAY_HIGHEST = 48 * MM
_HIGHEST_WIDE = 76 * MM
_SPARE = 1.12
"""A photo rather stands so much higher than it is narrower than the text."""
_MOST_IN_TEXT = 3
_WORTH_PARTING, _FIRST_THIRD = 12 * LINE, 0.38
_FREEST = 640.0
"""Points of the outer column that a page has at most below the head of a day."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The photos of a day as they stand on its pages.

    Attributes:
        margin: The one in the outer column.
        rows: Those in the text column, row by row.
        after: Those behind the text, over the full measure.
        lost: Captions of pictures that are not there.
    """

    margin: Shot | None = None
    rows: tuple[tuple[Shot, ...], ...] = ()
    after: tuple[Shot, ...] = ()
    lost: tuple[str, ...] = ()


def shown(making: Making, page: DayPage, *, is_long: bool, free: float) -> Shown:
    """Which photo of a day stands where; `free` is what the outer column has left beside the text."""
    found, lost = shots_of(making, page)
    wanted = asked(page.fields.diary)
    shots = [shot for shot in found if shot.name not in wanted]
    if not shots or len(shots) > _MOST_IN_TEXT:
        return Shown(after=tuple(shots), lost=lost)
    if len(shots) == 1:
        return replace(_alone(making, shots[0], is_long=is_long, free=free), lost=lost)
    if any(_is_small(making, shot, _LOWEST_ROW) for shot in shots):
        return Shown(rows=tuple((shot,) for shot in shots), lost=lost)
    if len(shots) == 2:
        if all(shot.ratio > PANORAMA for shot in shots):
            return Shown(after=tuple(shots), lost=lost)
        return Shown(rows=(tuple(shots),), lost=lost)
    if not is_long or max(shots[0].ratio, shots[2].ratio) < _WIDE:
        return Shown(after=tuple(shots), lost=lost)
    at = 1 if shots[0].ratio >= _WIDE else 2
    return Shown(rows=(tuple(shots[:at]), tuple(shots[at:])), lost=lost)


def _is_small(making: Making, shot: Shot, height: float) -> bool:
    """Whether a photo would show its pixels at this height."""
    return largest(making, shot) / shot.ratio < height


def _alone(making: Making, shot: Shot, *, is_long: bool, free: float) -> Shown:
    if shot.ratio > PANORAMA and largest(making, shot) > TEXT:
        return Shown(after=(shot,))
    is_tall = shot.ratio < _WIDE
    fits = not shot.is_told_long and _margin_block(making, shot).height <= free
    if fits and (is_tall or not is_long):
        return Shown(margin=shot)
    return Shown(rows=((shot,),))


def shots_of(making: Making, page: DayPage) -> tuple[list[Shot], tuple[str, ...]]:
    """The photos that can be printed, and the captions of those that cannot."""
    options = making.options
    if Section.PHOTOS in options.omitted or options.density is Density.TABLE:
        return [], ()
    found: list[Shot] = []
    lost: list[str] = []
    for record in page.photos:
        shot, text = shot_of(making, record), _caption(record)
        if shot is not None:
            found.append(shot)
        elif not text or record.id not in making.book.photo_files:
            continue
        elif record.fields.continues and lost:
            lost[-1] = f"{lost[-1]} {text}"
        else:
            lost.append(text)
    return found, tuple(lost)


def shot_of(making: Making, record: PhotoRecord) -> Shot | None:
    """The photo with its words, where its file is there and has a size."""
    path = making.book.photo_files.get(record.id)
    if path is None or record.width < 1 or record.height < 1 or not path.is_file():
        return None
    turned = record.fields.turned % 360
    width, height = record.width, record.height
    if turned % 180:
        width, height = height, width
    return Shot(Picture(path, record.sha256, width, height, turned), _caption(record), record.name.casefold())


def _caption(record: PhotoRecord) -> str:
    fields = record.fields
    credit = (
        _("Photo: {name}.").format(name=fields.credit.strip().rstrip(".")) if fields.credit.strip() else ""
    )
    return " ".join(part for part in (fields.caption.strip(), credit) if part)


def _margin_block(making: Making, shot: Shot, share: float = 1.0) -> Pile:
    most = min(_HIGHEST_BESIDE, SIDE / shot.ratio) * share
    width, height = _box(making, shot, SIDE, most, most)
    return Pile(((3.2, with_caption(making, shot, width, height)), (12.0, Pile(()))))


def _box(making: Making, shot: Shot, width: float, wanted: float, most: float) -> tuple[float, float]:
    """Width and height of one photo: cut a little where it would be higher than wanted, else narrower."""
    width = min(width, largest(making, shot))
    shape = shot.ratio if width / shot.ratio <= wanted else near(shot.ratio, width / wanted)
    height = width / shape
    return (width, height) if height <= most else (most * shape, most)


def told(
    making: Making, page: DayPage, notes: Sequence[Note], text: Sequence[Item], *, is_long: bool
) -> Iterator[Item]:
    """Notes and text of a day with its photos beside and between them."""
    free = LINE + _height(text) - sum(note.block.height for note in notes if note.block is not None)
    if not is_long and free > 0:
        free = _FREEST
    of = shown(making, page, is_long=is_long, free=min(free, _FREEST))
    text = list(_as_asked(making, page, text, is_long=is_long))
    yield from notes
    if of.margin is not None:
        yield _margin_note(making, of.margin)
    yield from _among(making, of, text, is_long=is_long)
    for words_lost in of.lost:
        yield Gap(LINE / 2)
        spans = [*words(making, words_lost), Span(" " + lost_words(), CAPTION)]
        yield Text(Told(said(making, spans, TEXT, is_whole=True), Role.CAPTION))


def _margin_note(making: Making, shot: Shot) -> Note:
    def sized(share: float) -> Block:
        return _margin_block(making, shot, share)

    block = sized(1.0)
    return Note(block, lambda: block, sized)


def behind(making: Making, page: DayPage, *, is_long: bool) -> Iterator[Item]:
    """Photos over the full measure, below everything else of a day."""
    after = shown(making, page, is_long=is_long, free=0.0).after
    if not after:
        return
    yield Gap(LINE)
    if len(after) == 1 or all(shot.ratio > PANORAMA for shot in after):
        for shot in after:
            yield _over_all(making, shot)
            yield Gap(LINE)
            if shot.is_told_long:
                yield from _long_caption(making, shot)
        return

    def sized(share: float) -> Block:
        block = mosaic(making, list(_gallery(making, after, share)))
        return Told(block, Role.FIGURE, width=FULL, parts=block.parts)

    yield Wide(sized(1.0), smaller=sized)
    told_there = [shot for _row, shots in _gallery(making, after) for shot in shots if shot.caption]
    for number, shot in enumerate(told_there, 1):
        if shot.is_told_long:
            yield Gap(LINE / 2)
            yield Text(Told(said(making, numbered(making, shot, number), TEXT, is_whole=True), Role.CAPTION))


def _over_all(making: Making, shot: Shot) -> Wide:
    """One photo over the full measure."""

    def sized(share: float) -> Block:
        most = min(_HIGHEST_WIDE, FULL / shot.ratio) * share
        return with_caption(making, shot, *_box(making, shot, FULL, most, most))

    return Wide(sized(1.0), smaller=sized)


def _gallery(
    making: Making, shots: Sequence[Shot], share: float = 1.0
) -> Iterator[tuple[Row, tuple[Shot, ...]]]:
    """Photos in rows over the full measure, those of few pixels after all others.

    Rows of a share of their height are cut as far as photos may be, then narrower.
    """
    small = [shot for shot in shots if _is_small(making, shot, LOW)]
    for group in ([shot for shot in shots if shot not in small], small):
        start = 0
        for count in breaks([shot.ratio for shot in group], FULL):
            part = tuple(group[start : start + count])
            finest = min(largest(making, shot) / shot.ratio for shot in part)
            ratios = [shot.ratio for shot in part]
            usual = row(ratios, FULL, finest=finest)
            lower = usual.height * share
            yield usual if share == 1.0 else row(ratios, FULL, 0.0, lower, finest), part
            start += count


def _among(making: Making, of: Shown, text: Sequence[Item], *, is_long: bool) -> Iterator[Item]:
    """The text, one row of photos after its first third, the others at its end."""
    rows = [list(_row(making, shots, is_long=is_long)) for shots in of.rows]
    at = _first_place(text) if rows else None
    if at is None:
        yield from text
    else:
        yield from text[:at]
        yield from rows.pop(0)
        yield from text[at:]
    for items in rows:
        yield from items


def _as_asked(making: Making, page: DayPage, text: Sequence[Item], *, is_long: bool) -> Iterator[Item]:
    """The text with the photos in it that it asks for itself; what it asks for in vain stands as written."""
    wanted = asked(page.fields.diary)
    shots = [shot for shot in shots_of(making, page)[0] if shot.name in wanted]
    for item in text:
        name, said_there = asked_by(item)
        shot = next((one for one in shots if one.name == name), None)
        if shot is not None:
            shots.remove(shot)
            yield from _row(making, [replace(shot, caption=shot.caption or said_there)], is_long=is_long)
        else:
            yield item
    for shot in shots:
        yield from _row(making, [shot], is_long=is_long)


def _first_place(text: Sequence[Item]) -> int | None:
    """Before which item of a text of some length about its first third is told; None for none."""
    whole, used = _height(text), 0.0
    found: list[tuple[float, int]] = []
    for index, item in enumerate(text[:-1]):
        used += _height([item])
        following = text[index + 1]
        is_end = isinstance(item, Text) and isinstance(item.block, Lines)
        if is_end and (isinstance(following, Gap) or isinstance(_block(following), Lines)):
            found.append((abs(used / whole - _FIRST_THIRD), index + 1))
    off, at = min(found, default=(1.0, 0))
    return at if whole >= _WORTH_PARTING and off < _FIRST_THIRD else None


def _block(item: Item) -> Block | None:
    return item.block if isinstance(item, Text) else None


def _row(making: Making, shots: Sequence[Shot], *, is_long: bool) -> Iterator[Item]:
    """A row of the text column, long captions below it."""

    def sized(share: float) -> Block:
        if len(shots) == 1:
            return _one(making, shots[0], is_long=is_long, share=share)
        return _pair(making, shots, share)

    is_alone = any(shot.is_told_long for shot in shots)
    yield Text(sized(1.0), keep=is_alone, may_float=not is_alone, smaller=sized)
    for shot in shots:
        if shot.is_told_long:
            yield from _long_caption(making, shot)


def _long_caption(making: Making, shot: Shot) -> Iterator[Item]:
    yield Gap(UNDER)
    yield Text(Told(said(making, words(making, shot.caption), TEXT, is_whole=True), Role.CAPTION))


def _one(making: Making, shot: Shot, *, is_long: bool, share: float = 1.0) -> Block:
    """One photo of the text column, of a share of the height it has where there is room."""
    if shot.ratio < _WIDE or largest(making, shot) < TEXT * _SMALL_SHARE:
        width, height = _box(making, shot, _BESIDE, _HIGHEST_TALL, _HIGHEST_TALL)
        return beside_caption(making, shot, width * share, height * share, TEXT)
    wanted = _HIGHEST if is_long else _SMALL_DAY_HIGHEST
    width, height = _box(making, shot, TEXT, wanted, wanted * _SPARE)
    if share < 1.0:
        height *= share
        width = min(width, height * near(shot.ratio, width / height))
    if width < TEXT * _BESIDE_SHARE:
        return beside_caption(making, shot, width, height, TEXT)
    return with_caption(making, shot, width, height)


def _pair(making: Making, shots: Sequence[Shot], share: float = 1.0) -> Block:
    ratios = [shot.ratio for shot in shots]
    finest = min(largest(making, shot) / shot.ratio for shot in shots)
    usual = row(ratios, TEXT, _LOWEST_ROW, _HIGHEST_ROW, finest)
    if share < 1.0:
        usual = row(ratios, TEXT, _LOWEST_ROW, usual.height * share, finest)
    return side_by_side(making, shots, usual)


def _height(items: Sequence[Item]) -> float:
    """Points that items of the text column take."""
    return sum(
        item.points if isinstance(item, Gap) else item.block.height if isinstance(item, Text) else 0.0
        for item in items
    )
