"""What holds for the form of every kind."""

import dataclasses
from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from expedition.kinds import Precision
from expedition.records.catalogue import ENTRY_KINDS
from expedition.records.fields import DayFields, EntryFields, LegFields, Said
from tests.ui.forms.filled import filled
from ui.forms.day_form import DayForm, WeatherForm
from ui.forms.form import Form
from ui.forms.of_kind import form_of
from ui.forms.said_editors import SaidEditor
from ui.icons import Icons
from ui.theme import Theme

FORMS: list[tuple[type[Form], type[EntryFields]]] = [
    *((form_of(kind.name), kind.fields) for kind in ENTRY_KINDS),
    (form_of("leg"), LegFields),
    (DayForm, DayFields),
    (WeatherForm, DayFields),
]
EVERY = pytest.mark.parametrize(("kind", "fields"), FORMS, ids=[form.__name__ for form, _fields in FORMS])


def opened(qtbot: QtBot, theme: Theme, icons: Icons, kind: type[Form], fields: EntryFields) -> Form:
    form = kind(theme, icons)
    qtbot.addWidget(form)
    form.show_fields(fields)
    return form


def names(fields: type[EntryFields]) -> set[str]:
    return {field.name for field in dataclasses.fields(fields)} - {"said"}


@EVERY
def test_a_full_record_opened_and_kept_is_the_same_record(
    qtbot: QtBot, theme: Theme, icons: Icons, kind: type[Form], fields: type[EntryFields]
) -> None:
    record = filled(fields)
    form = opened(qtbot, theme, icons, kind, record)
    assert form.fields() == record
    assert form.draft() == record
    assert not form.error_text


@EVERY
def test_every_editor_reads_what_it_writes(
    qtbot: QtBot, theme: Theme, icons: Icons, kind: type[Form], fields: type[EntryFields]
) -> None:
    form = opened(qtbot, theme, icons, kind, filled(fields))
    for editor in said_editors(form):
        shown, again = editor.value(), editor.read(editor.line.text()).value
        if isinstance(shown, float):
            # A figure is shown with fewer digits than it has.
            assert again == pytest.approx(shown, rel=1e-2)
        elif isinstance(shown, (date, str, int, Decimal)) and not isinstance(shown, datetime):
            assert again == shown


def said_editors(form: Form) -> list[SaidEditor]:
    return [
        editor for editor in form.editors if isinstance(editor, SaidEditor) and "date" not in editor.fields
    ]


@EVERY
def test_every_field_has_its_place(
    qtbot: QtBot, theme: Theme, icons: Icons, kind: type[Form], fields: type[EntryFields]
) -> None:
    form = opened(qtbot, theme, icons, kind, filled(fields))
    has = set(form.own_fields(filled(fields))) - {"said"}
    if fields is DayFields:
        has |= set(opened(qtbot, theme, icons, DayForm, filled(fields)).own_fields(filled(fields))) - {"said"}
        has |= {"weather", "wind", "forecast", "road", "mood", "rating", "diary"}
    assert has == names(fields)


@EVERY
def test_every_field_has_a_name_that_is_read_aloud(
    qtbot: QtBot, theme: Theme, icons: Icons, kind: type[Form], fields: type[EntryFields]
) -> None:
    form = opened(qtbot, theme, icons, kind, filled(fields))
    assert all(edit.accessibleName() for edit in form.findChildren(QLineEdit))


@EVERY
def test_vague_and_unreadable_words_come_back_in_every_field(
    qtbot: QtBot, theme: Theme, icons: Icons, kind: type[Form], fields: type[EntryFields]
) -> None:
    form = opened(qtbot, theme, icons, kind, filled(fields))
    editors = said_editors(form)
    for editor in editors:
        editor.line.setText("99 ~ bananas 99")
    kept = form.draft()
    said = {line.field: line for line in kept.said}
    for editor in editors:
        words = Said(editor.fields[0], Precision.UNKNOWN, "99 ~ bananas 99")
        assert said[editor.fields[0]] == words
        assert getattr(kept, editor.fields[0]) in (None, "", 0)
    again = opened(qtbot, theme, icons, kind, kept)
    assert all(editor.line.text() == "99 ~ bananas 99" for editor in said_editors(again))
    assert again.draft() == kept
