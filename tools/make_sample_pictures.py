"""Draws the pictures of the sample trip through Kazakhstan, which has no photos that could be given away.

Run as `python -m tools.make_sample_pictures FOLDER`. The same run gives the same pictures.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Field = npt.NDArray[np.float64]

_QUALITY = 64
_GPS, _LAT_REF, _LAT, _LON_REF, _LON = 0x8825, 1, 2, 3, 4
_DESCRIPTION = 0x010E
_DUSK, _HAZE, _DAY, _PALE = (84, 112, 134), (206, 196, 176), (122, 160, 188), (214, 222, 222)
_DARK = (56, 44, 36)


class Canvas:
    """A picture in the making; heights are shares of it from above."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self.width, self.height = width, height
        self.random = np.random.default_rng(seed)
        self.image = Image.new("RGB", (width, height))

    @property
    def draw(self) -> ImageDraw.ImageDraw:
        """To draw shapes with."""
        return ImageDraw.Draw(self.image)

    def sky(self, above: Colour, below: Colour, upto: float = 1.0) -> None:
        """From one colour down to another."""
        share = np.clip(np.arange(self.height) / (self.height * upto), 0, 1)[:, None]
        column = np.array(above) * (1 - share) + np.array(below) * share
        self._put(np.repeat(column[:, None, :], self.width, axis=1), np.ones((self.height, self.width)))

    def sun(self, x: float, y: float, size: float, colour: Colour) -> None:
        """A disc with a wide glow."""
        down, across = np.mgrid[0 : self.height, 0 : self.width]
        far = np.hypot(across - x * self.width, down - y * self.height) / (size * self.height)
        self._put(np.broadcast_to(np.array(colour, float), (*far.shape, 3)), np.exp(-(far**1.1)) * 0.85)

    def land(self, top: float, rough: float, above: Colour, below: Colour, grain: float = 9.0) -> None:
        """Everything below a line as rough as told, coloured from its top down."""
        line = top * self.height + self._ridge() * rough * self.height
        down = np.arange(self.height)[:, None] - line[None, :]
        depth = np.clip(down / (self.height * 0.35), 0, 1)[..., None]
        colour = np.array(above) * (1 - depth) + np.array(below) * depth + self._texture()[..., None] * grain
        self._put(colour, np.clip(down + 0.5, 0, 1))

    def save(self, path: Path, said: str, lat: float, lon: float) -> None:
        """Writes the JPEG with what it shows and the place that is meant."""
        exif = Image.Exif()
        exif[_DESCRIPTION] = said
        exif.get_ifd(_GPS).update({_LAT_REF: "N", _LAT: _degrees(lat), _LON_REF: "E", _LON: _degrees(lon)})
        soft = self.image.filter(ImageFilter.GaussianBlur(0.8))
        soft.save(path, "JPEG", quality=_QUALITY, optimize=True, progressive=True, exif=exif)

    def _ridge(self) -> Field:
        at = np.linspace(0, 1, self.width)
        line = np.zeros(self.width)
        for octave in range(7):
            count = 3 * 2**octave
            heights = self.random.normal(0, 0.5 ** (octave * 0.9), count + 1)
            line += np.interp(at, np.linspace(0, 1, count + 1), heights)
        return line

    def _texture(self) -> Field:
        rows, columns = max(4, self.height // 9), max(4, self.width // 60)
        noise = (self.random.normal(0.5, 0.2, (rows, columns)).clip(0, 1) * 255).astype(np.uint8)
        wide = Image.fromarray(noise).resize((self.width, self.height), Image.Resampling.BICUBIC)
        return np.asarray(wide) / 127.5 - 1

    def _put(self, colour: Field, share: Field) -> None:
        below = np.asarray(self.image, float)
        mixed = below * (1 - share[..., None]) + colour * share[..., None]
        self.image = Image.fromarray(np.clip(mixed, 0, 255).astype(np.uint8))


def _degrees(value: float) -> tuple[float, float, float]:
    whole = int(value)
    minutes = (value - whole) * 60
    return (float(whole), float(int(minutes)), round((minutes - int(minutes)) * 60, 2))


def _horse(draw: ImageDraw.ImageDraw, x: float, y: float, size: float, colour: Colour, way: int) -> None:
    draw.ellipse((x - size, y - size * 0.45, x + size, y + size * 0.35), fill=colour)
    for leg in (-0.8, -0.6, 0.6, 0.8):
        draw.line(
            (x + leg * size, y, x + leg * size, y + size * 1.05), fill=colour, width=max(2, int(size / 7))
        )
    neck = ((x + way * size * 0.7, y - size * 0.2), (x + way * size * 1.25, y - size * 0.95))
    draw.line(neck, fill=colour, width=max(3, int(size / 2.6)))
    draw.line((neck[1], (x + way * size * 1.65, y - size * 0.7)), fill=colour, width=max(3, int(size / 3.4)))


def _camel(draw: ImageDraw.ImageDraw, x: float, y: float, size: float) -> None:
    draw.ellipse((x - size, y - size * 0.4, x + size, y + size * 0.35), fill=_DARK)
    for hump in (-0.42, 0.36):
        at = x + hump * size
        draw.ellipse((at - size * 0.3, y - size * 0.85, at + size * 0.3, y + size * 0.1), fill=_DARK)
    for leg, lean in ((-0.85, -0.25), (-0.6, 0.2), (0.55, -0.2), (0.82, 0.25)):
        foot = (x + (leg + lean) * size, y + size * 1.25)
        draw.line((x + leg * size, y, *foot), fill=_DARK, width=max(3, int(size / 6)))
    neck = [(x + size * 0.8, y), (x + size * 1.25, y + size * 0.05), (x + size * 1.55, y - size * 0.75)]
    draw.line(neck, fill=_DARK, width=max(3, int(size / 4)), joint="curve")
    draw.ellipse((x + size * 1.4, y - size * 0.95, x + size * 2.0, y - size * 0.6), fill=_DARK)


def horses() -> Canvas:
    """The plain before Kegen."""
    canvas = Canvas(1800, 1400, 7)
    canvas.sky(_DUSK, (190, 204, 204), 0.45)
    canvas.land(0.33, 0.035, (176, 178, 190), (160, 166, 176), 6)
    canvas.land(0.40, 0.025, (122, 136, 140), (112, 126, 124), 7)
    canvas.land(0.47, 0.008, (136, 146, 96), (120, 130, 78), 10)
    canvas.land(0.66, 0.010, (122, 134, 76), (92, 104, 58), 12)
    for step in range(46):
        y = 0.50 + 0.36 * (step / 46) ** 1.5
        x, size = canvas.random.uniform(0.03, 0.97), 7 + (y - 0.48) * 105
        coat = ((66, 44, 32), (94, 62, 40), (40, 32, 28), (128, 92, 62))[step % 4]
        _horse(canvas.draw, x * 1800, y * 1400, size, coat, 1 if step % 3 else -1)
    return canvas


def canyon() -> Canvas:
    """Red walls and a river between them."""
    canvas = Canvas(1050, 1400, 11)
    canvas.sky((116, 152, 180), (206, 214, 208), 0.4)
    canvas.land(0.28, 0.02, (190, 140, 110), (170, 110, 82), 10)
    for step in range(9):
        top = 0.33 + step * 0.065
        shade = 1 - step * 0.055
        walls = canvas.image.copy()
        canvas.land(top, 0.03, _times((186, 104, 70), shade), _times((132, 66, 44), shade), 18)
        gap = Image.new("L", walls.size, 0)
        half, middle = 40 + step * 13, 525 + 60 * np.sin(step * 0.9)
        ImageDraw.Draw(gap).rectangle((middle - half, 0, middle + half, top * 1400 + 150), fill=255)
        canvas.image.paste(walls, mask=gap.filter(ImageFilter.GaussianBlur(9)))
    canvas.land(0.93, 0.006, (120, 138, 116), (84, 104, 84), 8)
    return canvas


def camels() -> Canvas:
    """The steppe before Shonzhy."""
    canvas = Canvas(1500, 1000, 13)
    canvas.sky((150, 152, 148), (222, 206, 166), 0.55)
    canvas.sun(0.3, 0.3, 0.22, (250, 236, 190))
    canvas.land(0.52, 0.008, (168, 150, 124), (176, 152, 112), 6)
    canvas.land(0.60, 0.006, (206, 168, 104), (180, 140, 80), 10)
    canvas.land(0.80, 0.008, (168, 124, 68), (122, 88, 48), 12)
    for x, size in ((0.14, 44), (0.34, 50), (0.52, 46), (0.71, 40), (0.86, 34)):
        _camel(canvas.draw, x * 1500, 0.64 * 1000, size)
    return canvas


def heat() -> Canvas:
    """Nothing but plain."""
    canvas = Canvas(1500, 750, 17)
    canvas.sky((176, 170, 150), (244, 226, 178), 0.6)
    canvas.sun(0.62, 0.2, 0.3, (255, 248, 216))
    canvas.land(0.58, 0.003, (222, 190, 132), (206, 166, 104), 6)
    canvas.land(0.70, 0.006, (208, 164, 98), (168, 122, 68), 11)
    draw = canvas.draw
    draw.polygon([(690, 440), (700, 440), (1010, 750), (560, 750)], fill=(118, 108, 98))
    draw.line((695, 444, 775, 750), fill=(196, 186, 168), width=5)
    return canvas


def sign() -> Canvas:
    """The only shade."""
    canvas = Canvas(900, 1200, 19)
    canvas.sky((140, 162, 176), (236, 222, 184), 0.62)
    canvas.land(0.62, 0.004, (216, 182, 122), (188, 146, 88), 8)
    canvas.land(0.78, 0.006, (196, 150, 88), (150, 108, 60), 12)
    draw = canvas.draw
    draw.polygon([(430, 985), (470, 985), (760, 1062), (700, 1080)], fill=(112, 84, 54))
    draw.rectangle((438, 420, 462, 985), fill=(96, 92, 88))
    draw.rounded_rectangle((240, 300, 660, 520), 16, fill=(44, 84, 132), outline=(236, 236, 230), width=9)
    draw.text((450, 410), "118", fill=(240, 240, 236), font_size=150, anchor="mm")
    return canvas


def cheese() -> Canvas:
    """Balls of dried cheese on a cloth."""
    canvas = Canvas(1100, 1100, 23)
    canvas.sky((126, 96, 68), (98, 72, 50))
    draw = canvas.draw
    draw.polygon([(90, 130), (1010, 70), (1060, 1010), (40, 1040)], fill=(172, 62, 52))
    for line in range(6):
        draw.line((80 + line, 240 + line * 140, 1040, 190 + line * 150), fill=(206, 152, 96), width=7)
    for row in range(7):
        for column in range(7):
            x, y = np.array((200 + column * 116, 190 + row * 118)) + canvas.random.normal(0, 11, 2)
            size = canvas.random.uniform(38, 47)
            draw.ellipse((x - size, y - size * 0.8, x + size + 10, y + size + 14), fill=(112, 42, 38))
            draw.ellipse((x - size, y - size, x + size, y + size), fill=(226, 218, 200))
            draw.ellipse((x - size * 0.7, y - size * 0.8, x + size * 0.3, y), fill=(244, 240, 228))
    return canvas


def river() -> Canvas:
    """The Ili below its bridge."""
    canvas = Canvas(1500, 1000, 29)
    canvas.sky((128, 160, 184), (222, 220, 196), 0.5)
    canvas.land(0.40, 0.010, (164, 164, 158), (150, 150, 140), 6)
    canvas.land(0.47, 0.006, (150, 146, 96), (132, 128, 78), 10)
    canvas.land(0.56, 0.002, (158, 174, 172), (126, 148, 150), 5)
    canvas.land(0.84, 0.012, (142, 132, 78), (98, 94, 54), 12)
    draw = canvas.draw
    draw.rectangle((0, 452, 1500, 478), fill=(92, 88, 84))
    for pier in range(60, 1500, 200):
        draw.rectangle((pier, 478, pier + 26, 610), fill=(104, 100, 96))
    draw.line((0, 428, 1500, 428), fill=(112, 108, 104), width=4)
    for post in range(0, 1500, 50):
        draw.line((post, 428, post, 452), fill=(112, 108, 104), width=4)
    return canvas


def poplars() -> Canvas:
    """A canal under trees."""
    canvas = Canvas(1000, 1300, 31)
    canvas.sky((126, 150, 166), (228, 208, 164), 0.6)
    canvas.land(0.62, 0.004, (126, 128, 72), (104, 108, 58), 10)
    draw = canvas.draw
    for side in (-1, 1):
        for step in range(8, 0, -1):
            near = 1 / step
            x, foot = 500 + side * (60 + 520 * near), 800 + 380 * near
            half, tall = 16 + 92 * near, 260 + 900 * near
            green = _times((84, 108, 58), 0.75 + 0.04 * step)
            draw.ellipse((x - half, foot - tall, x + half, foot - 20), fill=green)
            draw.rectangle((x - half / 8, foot - 60 * near - 20, x + half / 8, foot), fill=(88, 70, 52))
    draw.polygon([(492, 806), (508, 806), (760, 1300), (330, 1300)], fill=(122, 146, 150))
    draw.polygon([(496, 806), (502, 806), (560, 1300), (420, 1300)], fill=(164, 182, 180))
    return canvas


def mosque() -> Canvas:
    """Tiers of upturned eaves."""
    canvas = Canvas(1200, 1200, 37)
    canvas.sky(_DAY, _PALE, 0.8)
    canvas.land(0.80, 0.003, (178, 156, 116), (142, 120, 84), 9)
    draw = canvas.draw
    wood, roof, dark = (166, 76, 52), (50, 92, 78), (92, 40, 32)
    for foot, half, tall in ((985, 260, 170), (760, 185, 150), (565, 118, 120)):
        draw.rectangle((600 - half, foot - tall, 600 + half, foot), fill=wood)
        for pillar in np.linspace(600 - half + 22, 600 + half - 46, 6):
            draw.rectangle((pillar, foot - tall + 24, pillar + 24, foot - 12), fill=dark)
        eave = half * 1.55
        draw.polygon(
            [
                (600 - eave, foot - tall - 26),
                (600 - eave * 0.82, foot - tall + 6),
                (600 + eave * 0.82, foot - tall + 6),
                (600 + eave, foot - tall - 26),
                (600 + half * 0.66, foot - tall - 58),
                (600 - half * 0.66, foot - tall - 58),
            ],
            fill=roof,
        )
    draw.polygon([(545, 390), (600, 318), (655, 390)], fill=roof)
    draw.rectangle((594, 262, 606, 330), fill=(206, 172, 92))
    draw.arc((570, 208, 630, 268), 130, 50, fill=(206, 172, 92), width=10)
    draw.rectangle((260, 985, 940, 1010), fill=(148, 132, 108))
    return canvas


def _times(colour: Colour, share: float) -> Colour:
    red, green, blue = (int(part * share) for part in colour)
    return red, green, blue


PICTURES: Sequence[tuple[str, Callable[[], Canvas], float, float]] = (
    ("horses", horses, 42.93, 79.21),
    ("canyon", canyon, 43.35, 79.08),
    ("camels", camels, 43.5, 79.4),
    ("heat", heat, 43.66, 79.66),
    ("sign", sign, 43.7, 79.75),
    ("cheese", cheese, 43.8, 79.8),
    ("river", river, 43.87, 79.9),
    ("poplars", poplars, 44.08, 79.98),
    ("mosque", mosque, 44.166, 80.004),
)
"""Name, what draws it, and the place that is meant."""


def main(folder: Path) -> None:
    """Draws all pictures into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, made, lat, lon in PICTURES:
        made().save(folder / f"{name}.jpg", "A drawing, not a photograph", lat, lon)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
