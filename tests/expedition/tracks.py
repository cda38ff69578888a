"""Small GPX texts for tests, made from a few numbers."""

from datetime import UTC, datetime, timedelta

START = datetime(2025, 7, 18, 3, 0, tzinfo=UTC)


def gpx(
    points: int = 60,
    *,
    start: datetime | None = START,
    lat: float = 43.0,
    lon: float = 79.25,
    step_s: int = 10,
) -> str:
    """A line going north, about 33 m and `step_s` seconds a point, near Kegen unless told otherwise."""
    rows = []
    for number in range(points):
        moment = (
            ""
            if start is None
            else f"<time>{start + timedelta(seconds=step_s * number):%Y-%m-%dT%H:%M:%SZ}</time>"
        )
        rows.append(
            f'<trkpt lat="{lat + number * 0.0003:.6f}" lon="{lon:.6f}">'
            f"<ele>{1840 + number}</ele>{moment}</trkpt>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" '
        f'creator="test"><trk><name>Ride</name><trkseg>{"".join(rows)}</trkseg></trk></gpx>'
    )
