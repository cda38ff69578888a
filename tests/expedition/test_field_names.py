from dataclasses import fields

import pytest

from expedition.field_names import field_name, kind_name, kind_title
from expedition.records.catalogue import ENTRY_KINDS, EntryKind


@pytest.mark.parametrize("kind", ENTRY_KINDS, ids=lambda kind: kind.name)
def test_every_field_of_every_kind_has_a_name(kind: EntryKind) -> None:
    assert kind_name(kind.name)
    assert kind_title(kind.name)
    assert all(field_name(kind.name, field.name) for field in fields(kind.fields))
