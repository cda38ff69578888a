from pathlib import Path

import pypdfium2
import pytest

from expedition.cli import main
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.records.report import Paper, ReportOptions
from expedition.reports.building import EDITIONS
from expedition.reports.editions import available


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    assert main(["sample", "kazakhstan_crossing", str(tmp_path / "log")]) == 0
    return tmp_path / "log"


def test_all_editions_that_can_be_made_are_offered() -> None:
    assert set(available()) == set(EDITIONS)


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        (["--edition", "novel"], "invalid choice"),
        (["--accent", "#ffee00"], "too pale"),
        (["--accent", "blue"], "no colour"),
        (["--leave-out", "maps,jokes"], "“jokes” is none of"),
        (["--trim", "far"], "no distance"),
        (["--trim", "nan"], "no distance"),
        (["--days", "soon"], "names no days"),
        (["--days", "2025-13-01..2"], "names no days"),
        (["--country", "KAZ"], "no country"),
        (["--language", "tlh"], "none of en"),
        (["--second-language", "tlh"], "none of en"),
        (["--density", "dense"], "invalid choice"),
        (["-o", "x.html"], "export --format html"),
        (["--map-cover", "--cover-photo", "a.jpg"], "not allowed with"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(
    flags: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "log", "-o", "x.pdf", *flags]) == 2
    assert sentence in capsys.readouterr().err


def test_an_unknown_photo_is_said(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(sample), "-o", str(tmp_path / "x.pdf"), "--cover-photo", "moon.jpg"]) == 1
    assert "moon.jpg" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()


def test_kept_choices_count_only_when_asked_for(sample: Path, tmp_path: Path) -> None:
    with Logbook.open(sample) as logbook:
        logbook.keep(trips.keep_report, 1, ReportOptions(paper=Paper.LETTER))
    out = tmp_path / "x.pdf"
    words = ["report", str(sample), "-o", str(out)]
    widths = []
    for flags in ([], ["--as-kept"], ["--as-kept", "--paper", "a4"]):
        assert main([*words, *flags]) == 0
        with pypdfium2.PdfDocument(out.read_bytes()) as document:
            widths.append(round(document.get_page_size(0)[0]))
    assert widths == [595, 612, 595]
