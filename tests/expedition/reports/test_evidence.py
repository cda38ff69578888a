import re
import zlib
from dataclasses import replace

from expedition.records.report import Edition, Paper, ReportOptions
from expedition.reports.building import build
from expedition.reports.typesetting.style import ACCENT
from tests.expedition.reports import made_trips
from tests.expedition.reports.pdf_text import pages_of, text_of

LOG = ReportOptions(edition=Edition.EVIDENCE)


def test_a_page_holds_up_to_eight_days_and_their_sum() -> None:
    pages = [page for page in pages_of(build(made_trips.long_trip(20), LOG)) if "km computed, typed" in page]
    assert len(pages) == 3
    assert all("8 days" in page for page in pages[:2])


def test_witnesses_are_those_who_can_be_named() -> None:
    text = text_of(build(made_trips.kazakhstan(), LOG))
    assert "A. Bekov, keeps the shop at Koktal" in text
    assert "An and Pieter, Belgians, Ghent" in text
    assert "lorry driver" not in text


def test_lines_to_sign_are_there_only_when_asked_for() -> None:
    book = made_trips.kazakhstan()
    assert "Witness statements" not in text_of(build(book, LOG))
    assert "Witness statements" in text_of(build(book, replace(LOG, has_signature_lines=True)))


def test_letter_paper_and_a_trip_without_days_are_logs_too() -> None:
    assert "Evidence log" in text_of(build(made_trips.empty_trip(), LOG))
    assert "Evidence log" in text_of(build(made_trips.unknown_day(), replace(LOG, paper=Paper.LETTER)))


def test_the_log_is_printed_in_ink_alone() -> None:
    red = " ".join(f"{int(ACCENT[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))
    assert red.encode() not in _drawn(build(made_trips.kazakhstan(), LOG))


def _drawn(data: bytes) -> bytes:
    """All streams of a PDF, unpacked."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"".join(found)
