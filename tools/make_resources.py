"""Rebuild resources/fonts, resources/icons and resources/flags from public packages.

Needs npm, apt-get and dpkg-deb, and the Python packages fonttools, brotli, pillow and resvg-py:

    python3 tools/make_resources.py            everything
    python3 tools/make_resources.py flags      one folder

The versions below are fixed, so the same files come out every time.
"""

import argparse
import io
import json
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

Makers = dict[str, Callable[[Path], None]]

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

INTER = "inter-ui@4.1.1"
SOURCE_SERIF = "@expo-google-fonts/source-serif-4@0.4.1"
SOURCE_SANS = "@expo-google-fonts/source-sans-3@0.4.1"
NOTO_SC = "@expo-google-fonts/noto-sans-sc@0.4.3"
LUCIDE = "lucide-static@1.62.0"
FLAG_ICONS = "flag-icons@7.5.0"
NOTO_CORE = "fonts-noto-core"
NOTO_COPYRIGHT = "Copyright 2012-2020 Google LLC. All Rights Reserved. (Noto Serif, Noto Naskh Arabic)"

FLAG_SIZE = (72, 54)
FLAGS_WITHOUT_ISO_CODE = {"xk"}

ICONS = Path(__file__).with_name("icons.txt").read_text(encoding="ascii").split()

# GB 2312 comes from its codec; these are the signs around it.
SC_EXTRA = "U+0020-007E,U+00A0-00FF,U+2010-2027,U+2030-205E,U+3000-303F,U+FF00-FFEF"


def main() -> None:
    """Rebuild the folders named on the command line, or all of them."""
    makers: dict[str, Callable[[Path], None]] = {
        "fonts": make_fonts,
        "icons": make_icons,
        "flags": make_flags,
    }
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="*", help=", ".join(makers))
    for name in parser.parse_args().folders or makers:
        with tempfile.TemporaryDirectory() as work:
            makers[name](Path(work))
        files = [path for path in (RESOURCES / name).iterdir() if path.is_file()]
        print(f"{name}: {len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.2f} MB")


def npm_package(spec: str, work: Path) -> Path:
    """The unpacked files of an npm package at a fixed version."""
    run = subprocess.run(
        ["npm", "pack", "--silent", spec], cwd=work, check=True, capture_output=True, text=True
    )
    target = work / spec.replace("/", "_")
    with tarfile.open(work / run.stdout.split()[-1]) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def debian_package(name: str, work: Path) -> Path:
    """The unpacked files of a Debian package."""
    subprocess.run(["apt-get", "download", name], cwd=work, check=True, capture_output=True)
    target = work / name
    subprocess.run(["dpkg-deb", "-x", str(next(work.glob(f"{name}_*.deb"))), str(target)], check=True)
    return target


def make_fonts(work: Path) -> None:
    """Inter, the two Source families, Noto Serif, Noto Naskh Arabic and the cut Noto Sans SC."""
    fonts = RESOURCES / "fonts"
    inter = npm_package(INTER, work)
    for name in ("Inter-Regular", "Inter-Medium", "Inter-SemiBold"):
        unpack_woff2(inter / "web" / f"{name}.woff2", fonts / f"{name}.ttf")
    unpack_woff2(inter / "display/InterDisplay-SemiBold.woff2", fonts / "InterDisplay-SemiBold.ttf")
    shutil.copyfile(inter / "LICENSE.txt", fonts / "OFL-Inter.txt")

    copy_google_fonts(
        npm_package(SOURCE_SERIF, work),
        ("300Light", "400Regular", "400Regular_Italic", "600SemiBold"),
        "SourceSerif4",
    )
    copy_google_fonts(
        npm_package(SOURCE_SANS, work),
        ("400Regular", "400Regular_Italic", "600SemiBold", "700Bold"),
        "SourceSans3",
    )
    noto = debian_package(NOTO_CORE, work)
    for name in (
        "NotoSerif-Regular",
        "NotoSerif-Italic",
        "NotoSerif-Bold",
        "NotoNaskhArabic-Regular",
        "NotoNaskhArabic-Bold",
    ):
        shutil.copyfile(noto / f"usr/share/fonts/truetype/noto/{name}.ttf", fonts / f"{name}.ttf")
    chinese = npm_package(NOTO_SC, work)
    cut_chinese(chinese / "400Regular/NotoSansSC_400Regular.ttf", fonts / "NotoSansSC-Regular.ttf")
    shutil.copyfile(chinese / "LICENSE_FONT", fonts / "OFL-NotoSansSC.txt")
    licence = (chinese / "LICENSE_FONT").read_text(encoding="utf-8").partition("\n")[2]
    (fonts / "OFL-Noto.txt").write_text(f"{NOTO_COPYRIGHT}\n{licence}", encoding="utf-8")


def copy_google_fonts(package: Path, folders: tuple[str, ...], family: str) -> None:
    """Copy unmodified TrueType files under the names the program uses, with their licence."""
    for folder in folders:
        style = folder.rpartition("_")[2].lstrip("0123456789")
        source = package / folder / f"{family}_{folder}.ttf"
        shutil.copyfile(source, RESOURCES / "fonts" / f"{family}-{style}.ttf")
    shutil.copyfile(package / "LICENSE_FONT", RESOURCES / "fonts" / f"OFL-{family}.txt")


def unpack_woff2(source: Path, target: Path) -> None:
    """The same font without the web compression, which Qt cannot open."""
    from fontTools.ttLib import TTFont

    with TTFont(source, recalcTimestamp=False) as font:
        font.flavor = None
        font.save(target)


def cut_chinese(source: Path, target: Path) -> None:
    """Keep the 7,445 signs of GB 2312 and the punctuation around them."""
    from fontTools import subset

    signs = {
        bytes((high, low)).decode("gb2312", errors="ignore")
        for high in range(0xA1, 0xF8)
        for low in range(0xA1, 0xFF)
    }
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(signs), unicodes=subset.parse_unicodes(SC_EXTRA))
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def make_icons(work: Path) -> None:
    """The Lucide icons the window draws, and their licence."""
    package = npm_package(LUCIDE, work)
    for old in (RESOURCES / "icons").glob("*.svg"):
        old.unlink()
    for name in ICONS:
        shutil.copyfile(package / "icons" / f"{name}.svg", RESOURCES / "icons" / f"{name}.svg")
    shutil.copyfile(package / "LICENSE", RESOURCES / "icons" / "LICENSE")


def make_flags(work: Path) -> None:
    """The flag of every country as a small picture, named by its lower-case ISO 3166 code."""
    package = npm_package(FLAG_ICONS, work)
    for country in json.loads((package / "country.json").read_text(encoding="utf-8")):
        code = country["code"]
        if country["iso"] or code in FLAGS_WITHOUT_ISO_CODE:
            draw_flag(package / country["flag_4x3"], RESOURCES / "flags" / f"{code}.png")
    shutil.copyfile(package / "LICENSE", RESOURCES / "flags" / "LICENSE")


def draw_flag(source: Path, target: Path) -> None:
    """Draw at four times the size, shrink, and keep as few colours as the eye needs."""
    import resvg_py
    from PIL import Image

    wide, high = FLAG_SIZE
    drawn = bytes(resvg_py.svg_to_bytes(svg_string=source.read_text(encoding="utf-8"), width=4 * wide))
    picture = Image.open(io.BytesIO(drawn)).convert("RGBA").resize((wide, high), Image.Resampling.LANCZOS)
    picture.quantize(64, method=Image.Quantize.FASTOCTREE).save(target, optimize=True)


if __name__ == "__main__":
    main()
