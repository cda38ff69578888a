import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from expedition.errors import Cancelled, ReadError
from expedition.imaging.sizes import PAGE, STRIP
from expedition.importers import thumbnails
from expedition.importers.thumbnails import make, make_all, path_of, preview, small
from expedition.records.importing import FilePlace
from tests.expedition.importers.snapshots import HEIC, MAIN, drawn, photo

Kept = Callable[..., Path]


@pytest.fixture
def keep(tmp_path: Path) -> Kept:
    """Puts bytes where the photos of a logbook lie."""

    def keep(content: bytes, name: str = "abc.jpg") -> Path:
        (tmp_path / "photos").mkdir(exist_ok=True)
        path = tmp_path / "photos" / name
        path.write_bytes(content)
        return path

    return keep


def shown(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def quiet(_done: int, _of: int, _what: str) -> None:
    pass


def test_both_sizes_are_made_upright_and_progressive(keep: Kept) -> None:
    lying = drawn().resize((2_400, 1_800)).transpose(Image.Transpose.ROTATE_90)
    path = keep(photo({(MAIN, 0x0112): 6}, picture=lying))
    assert make(path) == ""
    for longest, size in ((STRIP, (320, 240)), (PAGE, (1_600, 1_200))):
        image = shown(path_of(path, longest).read_bytes())
        assert (image.format, image.size, image.mode) == ("JPEG", size, "RGB")
        assert image.info.get("progressive")
        assert not image.getexif()
        assert image.getpixel((5, 5))[2] > 150  # type: ignore[index]  # the sky is above


def test_a_small_picture_is_never_enlarged(keep: Kept) -> None:
    assert shown(small(keep(photo()), PAGE)).size == (48, 32)


@pytest.mark.parametrize("name", ["abc.heic", "abc.png"])
def test_every_format_becomes_a_jpeg(keep: Kept, name: str) -> None:
    content = HEIC.read_bytes() if name.endswith("heic") else photo(kind="PNG")
    assert shown(small(keep(content, name), STRIP)).format == "JPEG"


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "L", "I;16", "CMYK"])
def test_every_kind_of_pixel_is_shown(keep: Kept, mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    picture = Image.new("I;16", (48, 32), 40_000) if mode == "I;16" else drawn().convert(mode)
    image = shown(small(keep(photo(kind=kind, picture=picture), "abc.png"), STRIP))
    assert image.mode == "RGB"
    assert image.getextrema() != ((0, 0),) * 3


def test_what_is_transparent_is_white(keep: Kept) -> None:
    clear = Image.new("RGBA", (48, 32), (0, 0, 0, 0))
    assert shown(small(keep(photo(kind="PNG", picture=clear)), STRIP)).getpixel((9, 9)) == (255, 255, 255)


def test_a_colour_profile_is_applied(keep: Kept) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    grey = Image.new("LAB", (48, 32), (128, 128, 128))
    image = shown(small(keep(photo(kind="TIFF", picture=grey, icc_profile=profile)), STRIP))
    assert image.info.get("icc_profile") is None
    red, green, blue = image.getpixel((9, 9))  # type: ignore[misc]
    assert max(red, green, blue) - min(red, green, blue) < 12


def test_a_broken_profile_is_passed_over(keep: Kept) -> None:
    assert shown(small(keep(photo(icc_profile=b"none")), STRIP)).size == (48, 32)


def test_what_breaks_off_is_shown_as_far_as_it_goes(keep: Kept) -> None:
    noisy = Image.effect_noise((400, 300), 80).convert("RGB")
    for kind in ("JPEG", "PNG"):
        whole = photo(kind=kind, picture=noisy)
        image = shown(small(keep(whole[: len(whole) // 2], f"{kind}.x"), STRIP)).convert("L")
        assert image.size == (320, 240)
        assert image.crop((0, 0, 320, 60)).getextrema() != image.crop((0, 230, 320, 240)).getextrema()


def test_what_cannot_be_shown_says_so(keep: Kept, tmp_path: Path) -> None:
    assert make(keep(b"\xff\xd8\xff" + bytes(500)))
    with pytest.raises(ReadError, match="should lie in photos"):
        small(tmp_path / "photos" / "gone.jpg", STRIP)


def test_a_lost_small_picture_is_made_again(keep: Kept) -> None:
    path = keep(photo())
    first = small(path, STRIP)
    path_of(path, STRIP).unlink()
    assert small(path, STRIP) == first
    assert path_of(path, STRIP).is_file()


def test_a_folder_that_cannot_be_written_is_still_shown(keep: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    path = keep(photo())
    (path.parent / "small").write_bytes(b"in the way")
    assert shown(small(path, STRIP)).size == (48, 32)


@pytest.mark.parametrize("count", [2, 6])
def test_all_that_are_missing_are_made_and_the_broken_named(keep: Kept, count: int) -> None:
    paths = [keep(photo(picture=drawn(40 + place)), f"{place}.jpg") for place in range(count)]
    broken = keep(b"\xff\xd8\xff" + bytes(500), "broken.jpg")
    told: list[tuple[int, int]] = []
    refused = make_all([*paths, broken], lambda done, of, _what: told.append((done, of)))
    assert list(refused) == [broken]
    assert all(path_of(path, size).is_file() for path in paths for size in (STRIP, PAGE))
    assert told[-1] == (count + 1, count + 1)
    assert make_all(paths, quiet) == {}


def test_a_wish_to_stop_is_heard(keep: Kept) -> None:
    paths = [keep(photo(), f"{place}.jpg") for place in range(6)]

    def stop(*_told: Any) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        make_all(paths, stop)
    assert thumbnails.make(paths[0]) == ""


def test_a_picture_is_looked_at_before_it_is_kept_in_a_folder_or_an_archive(tmp_path: Path) -> None:
    content = photo(picture=drawn(64, 32))
    plain, packed = tmp_path / "a.jpg", tmp_path / "all.zip"
    plain.write_bytes(content)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("in/a.jpg", content)
    for place in (FilePlace(plain), FilePlace(packed, "in/a.jpg")):
        assert shown(preview(place)).size == (64, 32)
    with pytest.raises(ReadError, match="cannot be read"):
        preview(FilePlace(tmp_path / "gone.jpg"))
