"""What is drawn of the ground at which scale."""

from itertools import pairwise

from expedition.atlas.ground import Layer
from expedition.cartography.ground import GroundPlan, Ink, plan, relief_at, zoom_of


def _width(drawn: GroundPlan, layer: Layer) -> float:
    return next((stroke.width_px for stroke in drawn.strokes if stroke.layer is layer), 0.0)


def test_land_comes_before_lakes_and_islands() -> None:
    assert [fill.layer for fill in plan(5).fills] == [Layer.LAND, Layer.LAKE, Layer.ISLAND]
    assert [fill.ink for fill in plan(5).fills] == [Ink.LAND, Ink.WATER, Ink.LAND]


def test_details_grow_with_the_zoom() -> None:
    levels = [plan(zoom).level for zoom in range(18)]
    assert levels == sorted(levels)
    assert (levels[0], levels[-1]) == (0, 3)


def test_borders_are_solid_from_afar_and_dashed_near() -> None:
    far, near = plan(2), plan(6)
    assert not next(stroke for stroke in far.strokes if stroke.layer is Layer.BORDER).dash_px
    border = next(stroke for stroke in near.strokes if stroke.layer is Layer.BORDER)
    assert (border.width_px, border.dash_px) == (1.2, (7.0, 3.0, 1.5, 3.0))


def test_disputed_borders_never_look_like_others() -> None:
    for zoom in range(17):
        looks = {
            stroke.layer: (stroke.dash_px, stroke.width_px)
            for stroke in plan(zoom).strokes
            if stroke.layer in {Layer.BORDER, Layer.DISPUTED}
        }
        assert looks[Layer.BORDER] != looks[Layer.DISPUTED]


def test_rivers_widen_and_provinces_come_late() -> None:
    widths = [_width(plan(zoom), Layer.RIVER) for zoom in range(18)]
    assert widths == sorted(widths)
    assert (widths[0], widths[-1]) == (0.0, 1.2)
    assert not _width(plan(4), Layer.PROVINCE)
    assert _width(plan(5), Layer.PROVINCE)


def test_the_shade_fades_out_before_it_is_coarse() -> None:
    shades = [relief_at(zoom / 4) for zoom in range(60)]
    assert all(far >= near for far, near in pairwise(shades))
    assert (relief_at(3), relief_at(7), relief_at(10)) == (0.22, 0.17, 0.0)


def test_a_scale_on_paper_finds_its_zoom() -> None:
    assert zoom_of(40_075_016.7 / 512) == 0
    assert zoom_of(40_075_016.7 / 512 / 64) == 6
