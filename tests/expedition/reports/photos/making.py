"""Made photos for the tests: small JPEGs whose corners tell how they lie."""

import io
from hashlib import sha256
from pathlib import Path

import numpy as np
from PIL import Image

from expedition.reports.photos.picture import Picture

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 190, 40), (30, 40, 210), (250, 250, 250)
"""The upper left, upper right, lower left and lower right quarter of an upright picture."""

_STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def quarters(width: int = 120, height: int = 80) -> Image.Image:
    """An upright picture of four colours."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(WHITE, (width // 2, height // 2, width, height))
    return image


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    """A picture that takes many bytes, as photos do."""
    random = np.random.default_rng(seed)
    ground = random.integers(30, 220, (max(2, height // 40), max(2, width // 40), 3), dtype=np.uint8)
    smooth = np.asarray(Image.fromarray(ground).resize((width, height), Image.Resampling.BICUBIC))
    grain = random.normal(0, 9, (height, width, 1))
    return Image.fromarray(np.clip(smooth + grain, 0, 255).astype(np.uint8))


def jpeg(image: Image.Image, orientation: int = 1, **options: object) -> bytes:
    """The picture as a camera stores it that was held in this way, with a place and a camera's name."""
    way = _STORED[orientation]
    exif = Image.Exif()
    exif[0x0110] = "Secret Camera"
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[1] = "N"
    stream = io.BytesIO()
    stored = image if way is None else image.transpose(way)
    stored.save(stream, "JPEG", **{"quality": 90, "exif": exif, "comment": b"secret words", **options})
    return stream.getvalue()


def photo(folder: Path, data: bytes, size: tuple[int, int], turned: int = 0, ending: str = "jpg") -> Picture:
    """A photo of the book out of these bytes; the size is that before the traveller's turn."""
    digest = sha256(data).hexdigest()
    path = folder / f"{digest}.{ending}"
    path.write_bytes(data)
    width, height = size if turned % 180 == 0 else size[::-1]
    return Picture(path, digest, width, height, turned)
