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

_BAROMETERS = (
    r"with barometer",
    r"edge ?(305|705|130|5[0-5]0|8[0-5]0|10[0-5]0|explore (820|1000)|touring plus|mtb)",
    r"f[eē]nix|epix|garmin enduro|enduro [23]|tactix|quatix|garmin marq",
    r"forerunner (255|265|570|645|745|9\d\d)|instinct",
    r"etrex (30|32|vista|summit)|dakota 20|colorado [34]00|oregon ([34]\d\d|550|[67](xx|\d\d))",
    r"montana [67]\d\d",
    r"gpsmap ?(60cs|62s|64s|65|66|67|76cs|78s)|foretrex (401|601|701)",
    r"elemnt|hammerhead|karoo [23]",
    r"suunto (9 (baro|peak)|vertical|race|traverse|spartan (ultra|.*baro))|ambit( |$)|ambit3 (peak|vertical)",
    r"ambit2(?! [rs]\b)",
    r"coros (vertix|apex|pace|dura)",
    r"bryton rider (3[1-3]0|4[1-6]0|5[0-9]0|750|860|s[58]00)",
    r"igs(520|6[23]0|800)|bsc[23]00",
    r"polar (v650|v800|vantage v|grit x)|rox 1[012]",
)
_HAS_BAROMETER = re.compile("|".join(rf"\b(?:{words})" for words in _BAROMETERS))


def made_since(device: str, file_format: str) -> int | None:
    """The year before which the device, or the kind of file, did not exist; None where that is not known."""
    name = device.lower()
    years = [year for words, year in _MADE_SINCE if words.search(name)][:1]
    if file_format == "fit":
        years.append(_FIT_YEAR)
    return max(years, default=None)


def has_barometer(device: str) -> bool:
    """Whether a device of this name surely has a barometer for its heights; phones do not say."""
    return _HAS_BAROMETER.search(device.lower()) is not None
