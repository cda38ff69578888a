import io
from random import Random

import pytest
from PIL import Image

from expedition.errors import ReadError
from expedition.imaging import pictures, strips

WIDTH, HEIGHT = 203, 151
MODES = ("L", "LA", "RGB", "RGBA", "P")


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strips, "LEAST_PIXELS", 1000)
    monkeypatch.setattr(strips, "_STRIP_BYTES", 4096)


def _picture(mode: str) -> Image.Image:
    """Slopes and noise: an encoder tells such rows by all its filters."""
    draw = Random(5)
    signs = bytearray()
    for y in range(HEIGHT):
        for x in range(WIDTH):
            noise = draw.randrange(256) if y % 7 == 0 else 0
            signs += bytes(((x + y + noise) % 256, (x * y // 9) % 256, (3 * y) % 256, 255 - x % 200))
    picture = Image.frombytes("RGBA", (WIDTH, HEIGHT), bytes(signs))
    return picture.convert("RGB").quantize(64) if mode == "P" else picture.convert(mode)


def _file(picture: Image.Image, **given: object) -> io.BytesIO:
    file = io.BytesIO()
    picture.save(file, "PNG", **given)
    return file


@pytest.mark.parametrize("mode", MODES)
def test_strips_give_what_the_whole_gives(mode: str) -> None:
    picture = _picture(mode)
    whole = picture.convert("RGB") if mode == "P" else picture
    found = strips.reduced(_file(picture), 40)
    assert found is not None
    assert found.size == (41, 31)
    assert found.tobytes() == whole.reduce(5).tobytes()


@pytest.mark.parametrize("mode", ["P", "L", "RGB"])
def test_what_is_clear_stays_clear(mode: str) -> None:
    picture = _picture(mode)
    clear = {"P": 3, "L": 9, "RGB": (9, 9, 9)}[mode]
    file = _file(picture, transparency=clear)
    found = strips.reduced(file, 60)
    assert found is not None
    assert found.mode == "RGBA"
    assert found.tobytes() == Image.open(file).convert("RGBA").reduce(3).tobytes()


def test_small_pictures_and_unusual_ones_are_left_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    assert strips.reduced(_file(_picture("RGB")), 150) is None
    assert strips.reduced(_file(_picture("L").convert("1")), 40) is None
    assert strips.reduced(_file(_picture("L").convert("I;16")), 40) is None
    monkeypatch.setattr(strips, "LEAST_PIXELS", WIDTH * HEIGHT + 1)
    assert strips.reduced(_file(_picture("RGB")), 40) is None


def test_a_cut_picture_keeps_its_upper_part() -> None:
    picture = _picture("RGB")
    data = _file(picture).getvalue()
    found = pictures.decoded(io.BytesIO(data[: len(data) * 6 // 10]), 40)
    assert found.size == (41, 31)
    above = picture.reduce(5).crop((0, 0, 41, 12))
    assert found.crop((0, 0, 41, 12)).tobytes() == above.tobytes()
    assert not any(found.crop((0, 28, 41, 31)).tobytes())


def test_a_picture_of_which_nothing_is_left_is_refused() -> None:
    data = _file(_picture("RGB")).getvalue()
    at = data.index(b"IDAT") + 4
    with pytest.raises(ReadError):
        pictures.decoded(io.BytesIO(data[:at] + b"\xff" * (len(data) - at)), 40)


def test_profile_and_way_of_lying_are_kept() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = pictures.decoded(_file(_picture("RGB"), icc_profile=b"profile", exif=exif), 40)
    assert found.size == (31, 41)
    assert found.info["icc_profile"] == b"profile"


def test_never_more_than_a_strip_is_decoded_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    heights = []
    decoded = strips._strip

    def noted(head: strips._Head, rows: bytes) -> Image.Image:
        heights.append(len(rows) // head.row)
        return decoded(head, rows)

    monkeypatch.setattr(strips, "_strip", noted)
    assert strips.reduced(_file(_picture("RGB")), 40) is not None
    assert max(heights) == 6  # Five of its own and the one before.
    assert len(heights) == 31
