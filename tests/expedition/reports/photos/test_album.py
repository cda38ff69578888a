"""Which bytes photos are printed from, and how many they are."""

import io
import os
import warnings
from pathlib import Path

import pytest
from PIL import Image

from expedition.errors import Cancelled
from expedition.records.report import Quality
from expedition.reports.photos import budget
from expedition.reports.photos.album import Album
from expedition.reports.photos.copies import Copies
from expedition.reports.photos.picture import Picture, Print
from tests.expedition.reports.photos.making import jpeg, noise, photo, quarters

WIDE = 320.0
"""Points of a photo as wide as the text column."""


def silent(_done: int, _of: int) -> None:
    """Nobody waits."""


def album(folder: Path, quality: Quality = Quality.MAIL) -> Album:
    return Album(quality, Copies(folder / "copies"))


def made(folder: Path, picture: Picture, width: float, quality: Quality = Quality.MAIL) -> Print:
    one = album(folder, quality)
    one.place(picture, width)
    one.make_ready(1, silent)
    shown = one.shown(picture)
    assert shown is not None
    return shown


def total(one: Album, pictures: list[Picture]) -> int:
    return sum(shown.size for picture in pictures if (shown := one.shown(picture)) is not None)


def test_photo_little_finer_than_needed_is_taken_as_it_is(tmp_path: Path) -> None:
    picture = photo(tmp_path, jpeg(noise(400, 300)), (400, 300))
    near, fine = (made(tmp_path, picture, 72 * 400 / (300 * share), Quality.PRINT) for share in (1.2, 2.0))
    assert near.path == picture.path
    assert fine.path != picture.path
    assert fine.width == pytest.approx(200, abs=16)


def test_copy_is_as_fine_as_the_paper_asks_and_never_finer_than_the_file(tmp_path: Path) -> None:
    picture = photo(tmp_path, jpeg(noise(1200, 800)), (1200, 800))
    small, whole = made(tmp_path, picture, 144.0), made(tmp_path, picture, 2000.0)
    assert small.width == pytest.approx(400, abs=16)
    assert whole.width <= 1200


@pytest.mark.parametrize("count", [1, 5, 40])
def test_all_together_stay_below_the_budget(
    tmp_path: Path, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = 9_000 * count
    monkeypatch.setattr(budget, "room", lambda _pages: room)
    data = [jpeg(noise(640, 480, seed)) for seed in range(count)]
    pictures = [photo(tmp_path, one, (640, 480)) for one in data]
    one = album(tmp_path)
    for picture in pictures:
        one.place(picture, WIDE)
    one.make_ready(count, silent)
    assert room * 0.3 < total(one, pictures) <= room


def test_few_photos_are_as_fine_as_they_may_be(tmp_path: Path) -> None:
    picture = photo(tmp_path, jpeg(noise(1600, 1200)), (1600, 1200))
    assert made(tmp_path, picture, WIDE).width == pytest.approx(WIDE / 72 * 200, abs=16)


def test_a_heavy_one_among_light_ones_gives_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "room", lambda _pages: 90_000)
    light = [photo(tmp_path, jpeg(quarters(640 + i, 480), quality=97), (640 + i, 480)) for i in range(12)]
    heavy = photo(tmp_path, jpeg(Image.effect_noise((640, 480), 90).convert("RGB")), (640, 480))
    one = album(tmp_path)
    for picture in [*light, heavy]:
        one.place(picture, WIDE)
    one.make_ready(13, silent)
    assert total(one, [*light, heavy]) <= 90_000
    sharp, coarse = one.shown(light[0]), one.shown(heavy)
    assert sharp is not None
    assert coarse is not None
    assert coarse.width < sharp.width


def test_copies_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = photo(tmp_path, jpeg(noise(640, 480)), (640, 480))
    first = made(tmp_path, picture, 100.0)
    monkeypatch.setattr(Copies, "_made", lambda *_all: pytest.fail("made again"))
    assert made(tmp_path, picture, 100.0) == first


def test_damaged_copy_is_made_again(tmp_path: Path) -> None:
    picture = photo(tmp_path, jpeg(noise(640, 480)), (640, 480))
    first = made(tmp_path, picture, 100.0)
    assert first.path is not None
    first.path.write_bytes(first.path.read_bytes()[:200])
    assert made(tmp_path, picture, 100.0) == first


def test_without_a_folder_to_write_copies_are_just_made(tmp_path: Path) -> None:
    picture = photo(tmp_path, jpeg(noise(640, 480)), (640, 480))
    (tmp_path / "copies").write_text("a file where the folder should be")
    shown = made(tmp_path, picture, 100.0)
    assert shown.path is None
    assert Image.open(io.BytesIO(shown.content())).size == (shown.width, shown.height)


def test_old_copies_go_first(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    for age, name in enumerate(("new", "middle", "old")):
        (tmp_path / f"{name}.jpg").write_bytes(b"x" * 100)
        os.utime(tmp_path / f"{name}.jpg", (1e9 - age, 1e9 - age))
    (tmp_path / "other.txt").write_bytes(b"x" * 1000)
    copies.prune(most=150)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.jpg", "other.txt"]


def test_two_threads_leave_the_filters_of_warnings_alone(tmp_path: Path) -> None:
    before = list(warnings.filters)
    one = album(tmp_path)
    for seed in range(12):
        one.place(photo(tmp_path, jpeg(noise(320, 240, seed)), (320, 240)), 30.0)
    one.make_ready(1, silent)
    assert list(warnings.filters) == before


def test_stops_when_asked_to(tmp_path: Path) -> None:
    pictures = [photo(tmp_path, jpeg(noise(640, 480, seed)), (640, 480)) for seed in range(8)]
    one = album(tmp_path)
    for picture in pictures:
        one.place(picture, 100.0)

    def stop(done: int, _of: int) -> None:
        if done > 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        one.make_ready(1, stop)


@pytest.mark.parametrize("turned", [0, 90])
def test_photo_asked_for_before_all_are_ready_is_still_shown(tmp_path: Path, turned: int) -> None:
    picture = photo(tmp_path, jpeg(noise(640, 480)), (640, 480), turned)
    shown = album(tmp_path).shown(picture)
    assert shown is not None
    assert shown.ratio == pytest.approx(picture.ratio, rel=0.05)


def test_on_a_page_all_together_stay_below_the_budget(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [photo(tmp_path, jpeg(noise(600, 450, number), 1), (600, 450)) for number in range(8)]
    sizes = []
    for room in (10_000_000, 250_000):
        monkeypatch.setattr(budget, "room_on_a_page", lambda _days, room=room: room)
        one = album(tmp_path)
        for picture in chosen:
            one.place(picture, 300)
        one.make_alike(4, silent)
        sizes.append(total(one, chosen))
        assert sizes[-1] < room
    assert sizes[1] < sizes[0]


def test_a_page_leaves_room_for_its_days() -> None:
    assert 1_000_000 < budget.room_on_a_page(1000) < budget.room_on_a_page(10) < budget.MAIL_BYTES * 0.75
