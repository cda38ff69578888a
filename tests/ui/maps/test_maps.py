"""What the maps of a window share."""

from ui.maps.maps import Maps


def test_what_nobody_paints_is_folded_some_time_after_a_map_was_looked_at(maps: Maps) -> None:
    maps.worker.looked.emit()
    assert maps._calm.isActive()
    maps._calm.stop()
    maps.worker.arrived.emit(None)
    assert maps._calm.isActive()
