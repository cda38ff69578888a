from pathlib import Path

from expedition.tilesets.tile_store import Kept, TileStore


def _kept(data: bytes | None) -> Kept:
    return Kept(data, "tag", "then", 50.0)


def test_what_is_kept_comes_back_another_day(tmp_path: Path) -> None:
    store = TileStore(tmp_path / "cache" / "tiles.sqlite")
    store.put("a", _kept(b"one"), 1.0)
    store.put("b", _kept(None), 1.0)
    store.close()
    again = TileStore(tmp_path / "cache" / "tiles.sqlite")
    assert (again.get("a", 2.0), again.get("b", 2.0), again.get("c", 2.0)) == (
        _kept(b"one"),
        _kept(None),
        None,
    )
    again.clear()
    assert (again.get("a", 3.0), again.used_bytes) == (None, 0)
    again.close()


def test_tiles_not_looked_at_longest_make_room(tmp_path: Path) -> None:
    store = TileStore(tmp_path / "tiles.sqlite", limit_bytes=50_000)
    for number in range(10):
        store.put(str(number), _kept(bytes(4_000)), float(number))
    store.get("0", 20.0)
    for number in range(10, 14):
        store.put(str(number), _kept(bytes(4_000)), float(20 + number))
        assert store.used_bytes <= 50_000
    assert store.get("0", 40.0) is not None
    assert store.get("1", 40.0) is None
    store.close()


def test_a_broken_or_newer_file_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "tiles.sqlite"
    path.write_bytes(b"no database at all, but long enough to be taken for one" * 40)
    store = TileStore(path)
    store.put("a", _kept(b"one"), 1.0)
    assert store.get("a", 1.0) == _kept(b"one")
    store._database.execute("PRAGMA user_version = 99")
    store.close()
    again = TileStore(path)
    assert again.get("a", 1.0) is None
    again.close()
