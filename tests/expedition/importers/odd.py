"""Odd GPX files written for tests, small and each odd in one way."""

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Testmaker" xmlns="http://www.topografix.com/GPX/1/1">'
FIRST = '<trkpt lat="43" lon="79"><ele>1000</ele><time>2025-07-18T04:00:00Z</time></trkpt>'
LAST = '<trkpt lat="43.001" lon="79"><ele>1010</ele><time>2025-07-18T04:00:30Z</time></trkpt>'


def track(*points: str, between: str = "") -> str:
    """A track of one segment."""
    return f"<trk><trkseg>{between.join(points)}</trkseg></trk>"


def gpx(body: str, head: str = HEAD) -> bytes:
    """A file of this body."""
    return f"{head}{body}</gpx>".encode()


def with_point(text: str) -> bytes:
    """A file whose middle point is this text, between two ordinary ones."""
    return gpx(track(FIRST, text, LAST))


def point(inner: str, lat: str = "43.0005", lon: str = "79") -> str:
    """A point around this."""
    return f'<trkpt lat="{lat}" lon="{lon}">{inner}</trkpt>'
