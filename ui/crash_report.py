"""The text a crash report has: what broke where, in which versions, and nothing of the traveller's."""

import platform
import re
import sys
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

import PySide6
from PySide6.QtCore import qVersion

import expedition
from ui.failures import code_place

_PARTS = ("SQLAlchemy", "numpy", "matplotlib", "reportlab", "gpxpy")
_FILE = re.compile(r'File "([^"]+)"')


def report(broke: str, at: datetime) -> str:
    """What to send to who mends it; `broke` is kind and place, `at` when it happened."""
    return "\n".join(
        (
            f"Expedition Logbook {expedition.__version__}, {at:%Y-%m-%d %H:%M}",
            "",
            broke.strip(),
            "",
            f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}",
            ", ".join(_versions()),
            f"{platform.platform()}, {sys.stdout.encoding if sys.stdout else 'no terminal'}",
        )
    )


def shortened(dump: str) -> str:
    """What was written when the program died, without where it is installed."""
    return _FILE.sub(lambda found: f'File "{code_place(found[1])}"', dump).strip()


def _versions() -> list[str]:
    found = []
    for name in _PARTS:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} missing")
    return found
