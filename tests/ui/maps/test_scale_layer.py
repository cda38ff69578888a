import numpy as np
from PySide6.QtGui import QImage, QPainter

from expedition.cartography.mercator import View, to_world
from ui.maps.scale_layer import ScaleLayer
from ui.theme import Theme


def view(width: int = 456, zoom: float = 8) -> View:
    x, y = to_world(np.array([43.85]), np.array([79.9]))
    return View(float(x[0]), float(y[0]), 512 * 2**zoom, width, 560)


def picture(layer: ScaleLayer, seen: View) -> QImage:
    image = QImage(seen.width, seen.height, QImage.Format.Format_RGB32)
    image.fill(0x808080)
    painter = QPainter(image)
    layer.paint(painter, seen)
    painter.end()
    return image


def painted(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), image.width())
    return np.asarray(pixels & 0xFFFFFF != 0x808080)


def test_all_it_paints_lies_in_the_boxes_it_tells(theme: Theme) -> None:
    layer = ScaleLayer(theme)
    layer.show_credits(["Natural Earth · GSHHG · GeoNames", "© Somebody"])
    for width in (180, 456, 1440):
        marks = painted(picture(layer, view(width)))
        assert marks.any()
        for left, top, wide, high in layer.boxes(view(width)):
            assert left >= 0
            assert left + wide <= width
            marks[int(top) - 2 : int(top + high) + 3, max(0, int(left) - 2) : int(left + wide) + 3] = False
        assert not marks.any()


def test_credits_stand_once_and_in_lines_that_leave_the_bar_free(theme: Theme) -> None:
    layer = ScaleLayer(theme)
    layer.show_credits(["Natural Earth · GeoNames", "GeoNames", "© Somebody with a very long name indeed"])
    for width, lines in ((1440, 1), (456, 2), (300, 2), (120, 3)):
        bar, *credits_ = layer.boxes(view(width))
        assert len(credits_) == lines
        for left, top, _wide, high in credits_:
            assert left >= bar[0] + bar[2] or top + high <= bar[1]


def test_the_bar_is_a_round_length_at_every_zoom(theme: Theme) -> None:
    layer = ScaleLayer(theme)
    pictures = [picture(layer, view(zoom=zoom)) for zoom in (1.0, 8.0, 8.7, 16.0)]
    assert all(painted(one)[500:, :200].any() for one in pictures)
    assert pictures[0] != pictures[1] != pictures[2] != pictures[3]


def test_on_a_strange_ground_all_stands_on_plates_of_ours(theme: Theme) -> None:
    layer = ScaleLayer(theme)
    layer.show_credits(["Natural Earth"])
    bare = painted(picture(layer, view())).sum()
    layer.put_on_plates(True)
    assert painted(picture(layer, view())).sum() > 2 * bare
