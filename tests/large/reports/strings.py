"""Every hostile string in every field, in all editions: files other programs read, nothing over the edge."""

import subprocess
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from expedition.records.report import Edition, ReportOptions
from expedition.reports.building import build
from expedition.reports.web.page import build_page
from tests.expedition.reports.every_field import full_trip
from tests.expedition.reports.hostile import STRINGS
from tests.expedition.reports.layout import inked_margins, overhanging

_READERS = (("qpdf", "--check"), ("pdfinfo", "-struct-text"), ("pdftotext",))


def attack() -> Iterator[str]:
    """What went wrong with which string."""
    for (number, text), edition in product(enumerate(STRINGS), Edition):
        options, made = ReportOptions(edition=edition), full_trip(text)
        data, page = build(made, options), build_page(made, options)
        wrong = [*overhanging(made, options), *inked_margins(data, options), *_misread(data)]
        if "<script" in page or '<img src="file:' in page:
            wrong.append("markup of the page")
        yield from (f"string {number}, {edition}: {one}" for one in wrong)


def _misread(data: bytes) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.pdf"
        file.write_bytes(data)
        for command in _READERS:
            ending = ("-",) if command[0] == "pdftotext" else ()
            done = subprocess.run([*command, file, *ending], capture_output=True, check=False)
            if done.returncode or done.stderr.strip():
                yield f"{command[0]}: {done.stderr.decode(errors='replace').strip()[:200]}"
