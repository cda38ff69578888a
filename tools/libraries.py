"""The system libraries Qt needs, found or fetched, for run.py: standard library only."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import sysconfig
from typing import TYPE_CHECKING

from tools.commands import quietly, run, say, works

if TYPE_CHECKING:
    from pathlib import Path

# What Qt loads from the system, each with its Debian package.
_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
# What those need in turn, without the graphics drivers, for a user who may not install anything.
_BENEATH = [
    "libglx0",
    "libglvnd0",
    "libx11-6",
    "libxcb1",
    "libxau6",
    "libxdmcp6",
    "libbsd0",
    "libmd0",
    "libbrotli1",
    "libfreetype6",
    "libpng16-16",
    "fontconfig-config",
    "fonts-dejavu-core",
    "xkb-data",
    "libxcb-shm0",
    "libxcb-util1",
    "libxcb-image0",
    "libxcb-render0",
    "libxcb-render-util0",
    "libxcb-randr0",
    "libxcb-sync1",
    "libxcb-xfixes0",
]


def has_display() -> bool:
    """Whether a window could be shown."""
    names = ("DISPLAY", "WAYLAND_DISPLAY")
    return os.name == "nt" or sys.platform == "darwin" or any(os.environ.get(name) for name in names)


def with_libraries(work: Path) -> dict[str, str]:
    """The environment in which Qt finds its libraries; what is missing is fetched, if need be into `work`."""
    wanted = _LIBRARIES | (_WINDOW_LIBRARIES if has_display() else {})
    missing = [wanted[name] for name in wanted if sys.platform == "linux" and not _loads(name)]
    env = dict(os.environ) if has_display() else os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    if not missing:
        return env
    if not shutil.which("apt-get"):
        sys.exit("The window needs these libraries, please install them: " + ", ".join(missing))
    command = ["apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends", *missing]
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not rights or works([*rights, "true"]):
        say("Installing system libraries for the window: " + ", ".join(missing))
        run([*rights, "apt-get", "--quiet=2", "update"])
        run([*rights, "env", "DEBIAN_FRONTEND=noninteractive", *command])
        return env
    _unpack(sorted({*missing, *_BENEATH}), work, " ".join(["sudo", *command]))
    return env | _local(work / "system")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _local(system: Path) -> dict[str, str]:
    """What makes programs look into the unpacked packages first."""
    kind = sysconfig.get_config_var("MULTIARCH")
    folders = [
        str(system / "usr" / "lib" / kind),
        str(system / "lib" / kind),
        os.environ.get("LD_LIBRARY_PATH", ""),
    ]
    return {
        "LD_LIBRARY_PATH": os.pathsep.join(filter(None, folders)),
        "FONTCONFIG_PATH": str(system / "etc" / "fonts"),
        "XKB_CONFIG_ROOT": str(system / "usr" / "share" / "X11" / "xkb"),
    }


def _unpack(packages: list[str], work: Path, by_hand: str) -> None:
    """Fetch packages as a plain user and unpack them in `work`, outside the system."""
    done, wanted = work / "system" / "complete", " ".join(packages)
    if done.is_file() and done.read_text(encoding="utf-8") == wanted:
        return
    say("Fetching system libraries for the window into .run, as you may not install them.")
    lists, cache = work / "lists", work / "cache"
    for folder in (lists / "partial", cache / "archives" / "partial", done.parent):
        folder.mkdir(parents=True, exist_ok=True)
    apt = ["apt-get", "--quiet=2", "-o", f"Dir::State::lists={lists}", "-o", f"Dir::Cache={cache}"]
    if quietly([*apt, "update"], cache) or quietly([*apt, "download", *packages], cache):
        sys.exit("The libraries for the window could not be fetched; please run: " + by_hand)
    for archive in sorted(cache.glob("*.deb")):
        run(["dpkg", "--extract", archive, done.parent])
    shutil.rmtree(lists)
    shutil.rmtree(cache)
    done.write_text(wanted, encoding="utf-8")
