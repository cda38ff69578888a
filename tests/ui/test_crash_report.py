from datetime import UTC, datetime
from pathlib import Path

import pytest

from ui.crash_report import report, shortened
from ui.failures import code_place, describe, place_of

AT = datetime(2026, 7, 18, 21, 30, tzinfo=UTC)


def broken() -> Exception:
    with pytest.raises(ValueError, match="43") as caught:
        _break()
    return caught.value


def _break() -> None:
    try:
        raise KeyError("Dear diary")
    except KeyError as error:
        raise ValueError("43.25, 76.95") from error


def test_a_report_says_kind_place_cause_and_versions() -> None:
    text = report(describe(broken()), AT)
    assert "ValueError" in text
    assert "after KeyError" in text
    assert "tests/ui/test_crash_report.py:" in text
    assert "Python 3." in text
    assert "PySide6 " in text
    assert "2026-07-18 21:30" in text


def test_a_report_holds_nothing_of_the_traveller() -> None:
    text = report(describe(broken()), AT)
    assert "Dear diary" not in text
    assert "43.25" not in text
    assert str(Path.home()) not in text


def test_places_do_not_tell_where_the_program_is_installed() -> None:
    assert code_place("/home/anna/.local/lib/python3.11/site-packages/sqlalchemy/orm/a.py") == (
        "sqlalchemy/orm/a.py"
    )
    assert code_place("/home/anna/my trips/odd.py") == "odd.py"
    assert code_place(code_place.__code__.co_filename) == "ui/failures.py"


def test_what_was_written_at_the_end_is_shortened_too() -> None:
    dump = (
        'Fatal Python error: Aborted\n  File "/home/anna/.venv/lib/python3/site-packages/a/b.py", line 3 in c'
    )
    assert shortened(dump) == 'Fatal Python error: Aborted\n  File "a/b.py", line 3 in c'


def test_a_place_is_the_kind_and_the_line() -> None:
    assert place_of("ValueError\n  ui/a.py:1 f\n  ui/b.py:2 g\nafter KeyError\n  ui/c.py:3 h") == (
        "ValueError ui/b.py:2 g"
    )
