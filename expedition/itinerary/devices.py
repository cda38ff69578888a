"""What is known of devices by the name they write into their files."""

import re

_MADE = (
    (r"edge (550|850)", 2025),
    (r"edge 1050", 2024),
    (r"edge (540|840)|gpsmap 67|etrex se", 2023),
    (r"edge 1040", 2022),
    (r"gpsmap 65", 2020),
    (r"edge (530|830)|etrex [23]2x", 2019),
    (r"edge 130|gpsmap 66|coros", 2018),
    (r"edge (1030|explore)", 2017),
    (r"edge 820|wahoo|elemnt", 2016),
    (r"edge 520|igpsport|hammerhead|karoo", 2015),
    (r"edge 1000|gpsmap 64", 2014),
    (r"edge (510|810)", 2013),
    (r"f[eē]nix", 2012),
    (r"edge 200|etrex [123]0\b|montana|inreach", 2011),
    (r"edge 800|gpsmap 62|bryton", 2010),
    (r"edge 500|dakota", 2009),
    (r"oregon|colorado", 2008),
    (r"edge", 2006),
)
_MADE_SINCE = tuple((re.compile(rf"\b(?:{words})"), year) for words, year in _MADE)
_FIT_YEAR = 2008


def made_since(device: str, file_format: str) -> int | None:
    """The year before which the device, or the kind of file, did not exist; None where that is not known."""
    name = device.lower()
    years = [year for words, year in _MADE_SINCE if words.search(name)][:1]
    if file_format == "fit":
        years.append(_FIT_YEAR)
    return max(years, default=None)
