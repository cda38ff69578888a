"""Shows pages of the web as Chromium draws them: phone and desk, by day and by night.

    python tools/look_at_pages.py FOLDER PAGE.html [...]

writes a picture of each into the folder, and says which page is wider than its screen.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

_CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
_SCREENS = {"phone": (390, 844), "desk": (1280, 900)}
_TALLEST = 12_000
_SCHEMES = {"day": "1", "night": "0"}
_FRAME = """<!DOCTYPE html><iframe id="page" width="{width}" height="{height}" src="{page}"></iframe>
<script>onload = () => {{ const root = document.getElementById("page").contentDocument.documentElement;
document.title = "size " + root.scrollWidth + " " + root.scrollHeight }}</script>"""


def _run(*words: str) -> str:
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run(
            [*_CHROMIUM, f"--user-data-dir={profile}", *words], capture_output=True, text=True, check=True
        )
    return done.stdout


def _size(page: Path, width: int, height: int) -> tuple[int, int]:
    """The width and height a page takes on a screen, in pixels."""
    with tempfile.TemporaryDirectory() as folder:
        frame = Path(folder) / "frame.html"
        frame.write_text(_FRAME.format(width=width, height=height, page=page.as_uri()), encoding="utf-8")
        shown = _run(
            "--allow-file-access-from-files", "--virtual-time-budget=9000", "--dump-dom", frame.as_uri()
        )
    found = re.search(r"size (\d+) (\d+)", shown)
    assert found is not None, "the page did not open"
    return int(found[1]), int(found[2])


def main(folder: Path, pages: list[Path]) -> int:
    """Takes the pictures; 1 where a page does not fit its screen."""
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    for page in pages:
        for screen, (width, height) in _SCREENS.items():
            wide, tall = _size(page.resolve(), width, height)
            print(f"{page.name} on a {screen}: {wide} × {tall}")
            failed |= wide > width
            for scheme, number in _SCHEMES.items():
                shot = folder / f"{page.stem}-{screen}-{scheme}.png"
                _run(
                    f"--blink-settings=preferredColorScheme={number}",
                    f"--window-size={width},{min(tall, _TALLEST)}",
                    "--virtual-time-budget=9000",
                    f"--screenshot={shot.resolve()}",
                    page.resolve().as_uri(),
                )
    return failed


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
