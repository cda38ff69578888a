"""XML made to hurt: small files that would call or swell, `{url}` being a server, and files that go on."""

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
LONG = "x" * 100_000
FILE = '<!ENTITY f SYSTEM "file:///etc/hostname">'
DEEP_POINT = b'<gpx><trk><trkseg><trkpt lat="1" lon="2">'
SMALL = {
    "billion laughs": f'<!DOCTYPE gpx [<!ENTITY l0 "ha">{LAUGHS}]><gpx><name>&l29;</name></gpx>',
    "one long entity many times": f'<!DOCTYPE gpx [<!ENTITY a "{LONG}">]><gpx>{"&a;" * 100_000}</gpx>',
    "a file as an entity": f"<!DOCTYPE gpx [{FILE}]><gpx><name>&f;</name></gpx>",
    "an outer definition": '<!DOCTYPE gpx SYSTEM "{url}/gpx.dtd"><gpx/>',
    "an outer parameter": '<!DOCTYPE gpx [<!ENTITY % p SYSTEM "{url}/p"> %p;]><gpx/>',
    "a definition behind junk": '<gpx>&<!DOCTYPE gpx [<!ENTITY a "b">]><name>&a;</name></gpx>',
    "an entity in a damaged file": f"<gpx><trk></trkseg>{FILE}</gpx>",
}
HUGE = {
    "tags in each other": ("nested", b"<gpx>", b"<a>"),
    "tags in a point": ("nested", DEEP_POINT, b"<a>"),
    "attributes": ("single tag", b"<gpx ", b'attribute="1" '),
}
"""What is said, how the file begins, what is repeated in it."""
ENDLESS = {
    "attribute": ("single tag", b'<gpx creator="'),
    "name": ("single tag", b"<gpx><"),
    "comment": ("single tag", b"<gpx><!--"),
}
