"""Lines of trackpoints packed into bytes for storage, and thinned for drawing.

Layout, little-endian: magic, version, CRC-32 of all that follows, then the number of points and of
segments, the first indices of the segments, and one block per column. A column is delta-coded, small
falls and rises become small whole numbers (zigzag), its bytes are shuffled (all lowest bytes first, and so
on) and compressed by zlib at level 1, whose run-length strategy is fastest here: about 4 bytes a point.
Kept are 1e-7 degrees, centimetres, milliseconds and hundredths of a sensor's unit. Version 1 had no zigzag.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from expedition.geo import distances_m
from expedition.points import EXTRAS, F32, F64, I64, NO_TIME, Mask, Points
from expedition.records.importing import PackedLine

T = TypeVar("T")

VERSION = 2
_WITHOUT_ZIGZAG = 1
_MAGIC = b"ELTP"
_HEAD = struct.Struct("<4sBI")
_COUNTS = struct.Struct("<III")
_COLUMN = struct.Struct("<BBqII")
_LAT, _LON, _ELE, _TIME, _EXTRA = 0, 1, 2, 3, 16
_DEGREE, _METRE, _SENSOR = 1e7, 100.0, 100.0
_LEVELS = (1_000, 5_000, 25_000)
_LEVEL_ONE, _MOST_MEMORY = 1, 9


def pack(points: Points) -> bytes:
    """The line as bytes; heights and sensor values that are not finite are kept as missing."""
    if not (np.isfinite(points.lat).all() and np.isfinite(points.lon).all()):
        raise ValueError("a position is not a number")
    blocks = [_block(number, values, present) for number, values, present in _columns(points)]
    starts = zlib.compress(points.segment_starts.astype("<i8").tobytes(), _LEVEL_ONE)
    counts = _COUNTS.pack(len(points), len(points.segment_starts), len(starts))
    body = b"".join([counts, starts, *blocks])
    return _HEAD.pack(_MAGIC, VERSION, zlib.crc32(body)) + body


def unpack(packed: bytes) -> Points:
    """The line of such bytes; raises `ValueError` where they are damaged or of a newer version."""
    return _unpacked(packed, _read)


def unpack_way(packed: bytes) -> tuple[F64, F64, I64]:
    """Only latitudes, longitudes and the first points of the segments; raises `ValueError` as `unpack`."""
    return _unpacked(packed, _read_way)


def _unpacked(packed: bytes, read: Callable[..., T]) -> T:
    try:
        magic, version, checksum = _HEAD.unpack_from(packed)
        if magic != _MAGIC:
            raise ValueError("these bytes are no packed line")
        if version not in (_WITHOUT_ZIGZAG, VERSION):
            raise ValueError(f"the packed line has version {version}, this program reads {VERSION}")
        body = packed[_HEAD.size :]
        if zlib.crc32(body) != checksum:
            raise ValueError("the packed line is damaged: its checksum does not match")
        return read(body, is_zigzag=version == VERSION)
    except (struct.error, zlib.error) as error:
        raise ValueError(f"the packed line is damaged: {error}") from error


def as_kept(points: Points) -> Points:
    """The points as packing keeps them, so that what is computed of them can be computed again."""
    kept = Points(
        np.rint(points.lat * _DEGREE) / _DEGREE,
        np.rint(points.lon * _DEGREE) / _DEGREE,
        _rounded(points.ele_m, _METRE),
        points.time_ms,
        points.segment_starts,
        {name: _narrow(_rounded(column, _SENSOR)) for name, column in points.extras.items()},
    )
    columns: list[tuple[npt.ArrayLike, npt.ArrayLike]] = [
        (points.lat, kept.lat),
        (points.lon, kept.lon),
        (points.ele_m, kept.ele_m),
        *((column, kept.extras[name]) for name, column in points.extras.items()),
    ]
    is_same = all(np.array_equal(old, new, equal_nan=True) for old, new in columns)
    return points if is_same else kept


def _rounded(values: F64 | F32, scale: float) -> F64:
    exact = np.where(np.isfinite(values), values, np.nan).astype(np.float64)
    return np.asarray(np.rint(exact * scale) / scale)


def thin(points: Points, count: int) -> Points:
    """About `count` of the points: segment ends, and the lowest, highest and first of equal ways.

    The first and last point always stay, so do the extremes of height; a line of no more than `count`
    points comes back as it is.
    """
    return points if len(points) <= count else points.take(_thinned(points, count, distances_m(points)))


def _thinned(points: Points, count: int, way_m: F64) -> Mask:
    """Which points stay."""
    keep = np.zeros(len(points), dtype=np.bool_)
    keep[points.segment_starts] = True
    keep[points.segment_stops - 1] = True
    has_height = bool(np.isfinite(points.ele_m).any())
    cells = max((count - int(keep.sum())) // (3 if has_height else 1), 1)
    cell = _cells(way_m, cells)
    keep |= np.diff(cell, prepend=-1) != 0
    if has_height:
        keep |= _extreme(points.ele_m, cell, lowest=True) | _extreme(points.ele_m, cell, lowest=False)
    return keep


def pack_line(points: Points) -> PackedLine:
    """The line packed in full and thinned at those levels that are smaller than it."""
    levels: list[bytes] = []
    line, way_m = points, distances_m(points)
    # Each level is taken from the finer one: what is lowest or highest in it is so in the whole line too.
    for count in reversed([count for count in _LEVELS if count < len(points)]):
        keep = _thinned(line, count, way_m)
        line, way_m = line.take(keep), way_m[keep]
        levels.append(pack(line))
    return PackedLine(pack(points), tuple(reversed(levels)))


def _cells(way_m: F64, count: int) -> I64:
    """Numbers of `count` equal stretches of way, falling back to equal numbers of points on the spot."""
    if way_m[-1] <= 0:
        return np.asarray(np.arange(len(way_m), dtype=np.int64) * count // len(way_m))
    return np.asarray(np.minimum((way_m * (count / way_m[-1])).astype(np.int64), count - 1))


def _extreme(ele_m: F64, cell: I64, *, lowest: bool) -> Mask:
    """The first point of each cell that has its lowest or highest known height."""
    # Missing heights (NaN) are passed over by fmin and fmax, and equal none.
    least_of = np.fmin.reduceat if lowest else np.fmax.reduceat
    edges = np.flatnonzero(np.diff(cell, prepend=-1))
    least = np.repeat(least_of(ele_m, edges), np.diff(np.append(edges, len(cell))))
    at = np.flatnonzero(ele_m == least)
    chosen = np.zeros(len(cell), dtype=np.bool_)
    chosen[at[np.diff(cell[at], prepend=-1) != 0]] = True
    return chosen


def _columns(points: Points) -> Iterator[tuple[int, I64, Mask]]:
    """Number, whole values and presence of every column that holds anything."""
    everywhere = np.ones(len(points), dtype=np.bool_)
    yield _LAT, _whole(points.lat, _DEGREE, everywhere), everywhere
    yield _LON, _whole(points.lon, _DEGREE, everywhere), everywhere
    has_height = np.isfinite(points.ele_m)
    yield _ELE, _whole(points.ele_m, _METRE, has_height), has_height
    yield _TIME, points.time_ms, points.has_time
    for number, name in enumerate(EXTRAS, _EXTRA):
        if name in points.extras:
            column = points.extras[name].astype(np.float64)
            has_value = np.isfinite(column)
            yield number, _whole(column, _SENSOR, has_value), has_value


def _whole(values: F64, scale: float, present: Mask) -> I64:
    return np.rint(np.where(present, values, 0.0) * scale).astype(np.int64)


def _block(number: int, values: I64, present: Mask) -> bytes:
    """One column: only its present values, and a bit per point where some are missing."""
    mask = b"" if present.all() else zlib.compress(np.packbits(present).tobytes(), _LEVEL_ONE)
    held = values[present]
    first = int(held[0]) if len(held) else 0
    deltas = np.diff(held, prepend=first)
    steps = (deltas << 1) ^ (deltas >> 63)
    width = 4 if not len(steps) or int(steps.max()) < 2**31 else 8
    raw = steps.astype(f"<i{width}").view(np.uint8).reshape(-1, width).T.tobytes()
    squeeze = zlib.compressobj(_LEVEL_ONE, zlib.DEFLATED, zlib.MAX_WBITS, _MOST_MEMORY, zlib.Z_RLE)
    data = squeeze.compress(raw) + squeeze.flush()
    return _COLUMN.pack(number, width, first, len(mask), len(data)) + mask + data


def _read(body: bytes, *, is_zigzag: bool) -> Points:
    """The points of an intact body."""
    starts, columns = _columns_of(body, {_LAT, _LON, _ELE, _TIME}, is_zigzag=is_zigzag)
    return Points(
        _scaled(*columns[_LAT], _DEGREE),
        _scaled(*columns[_LON], _DEGREE),
        _scaled(*columns[_ELE], _METRE),
        np.where(columns[_TIME][1], columns[_TIME][0], NO_TIME),
        starts,
        {
            name: _narrow(_scaled(*columns[number], _SENSOR))
            for number, name in enumerate(EXTRAS, _EXTRA)
            if number in columns
        },
    )


def _read_way(body: bytes, *, is_zigzag: bool) -> tuple[F64, F64, I64]:
    starts, columns = _columns_of(body, {_LAT, _LON}, is_whole=False, is_zigzag=is_zigzag)
    return _scaled(*columns[_LAT], _DEGREE), _scaled(*columns[_LON], _DEGREE), starts


def _columns_of(
    body: bytes, needed: set[int], *, is_whole: bool = True, is_zigzag: bool
) -> tuple[I64, dict[int, tuple[I64, Mask]]]:
    """Starts of segments and columns by number; those that are not needed only for the `whole` line."""
    count, segments, size = _COUNTS.unpack_from(body)
    place = _COUNTS.size + size
    starts = np.frombuffer(_inflate(body[_COUNTS.size : place], 8 * segments), dtype="<i8").astype(np.int64)
    columns: dict[int, tuple[I64, Mask]] = {}
    while place < len(body):
        number, width, first, mask_size, data_size = _COLUMN.unpack_from(body, place)
        place += _COLUMN.size
        mask, data = body[place : place + mask_size], body[place + mask_size : place + mask_size + data_size]
        place += mask_size + data_size
        if is_whole or number in needed:
            columns[number] = _column(mask, data, count, width, first, is_zigzag=is_zigzag)
    if not needed <= columns.keys():
        raise ValueError("the packed line is damaged: a column is missing")
    return starts, columns


def _column(
    mask: bytes, data: bytes, count: int, width: int, first: int, *, is_zigzag: bool
) -> tuple[I64, Mask]:
    """Values and presence of one column, 0 where missing."""
    present = np.ones(count, dtype=np.bool_)
    if mask:
        bits = np.frombuffer(_inflate(mask, (count + 7) // 8), dtype=np.uint8)
        present = np.unpackbits(bits, count=count).astype(np.bool_)
    held = int(present.sum())
    raw = np.frombuffer(_inflate(data, held * width), dtype=np.uint8)
    deltas = np.ascontiguousarray(raw.reshape(width, held).T).view(f"<i{width}").reshape(held)
    if is_zigzag:
        deltas = (deltas >> 1) ^ -(deltas & 1)
    values = np.zeros(count, dtype=np.int64)
    values[present] = first + np.cumsum(deltas, dtype=np.int64)
    return values, present


def _inflate(data: bytes, size: int) -> bytes:
    raw = zlib.decompressobj().decompress(data, size + 1)
    if len(raw) != size:
        raise ValueError("the packed line is damaged: a column has the wrong length")
    return raw


def _scaled(values: I64, present: Mask, scale: float) -> F64:
    return np.where(present, values / scale, np.nan)


def _narrow(values: F64) -> F32:
    return values.astype(np.float32)
