from typing import Any

import pytest

from expedition.entities import Base, Day
from expedition.entities.tables import on_page, table_of

_RELATIONS = Day.__mapper__.relationships.items()


@pytest.mark.parametrize(("name", "relation"), _RELATIONS, ids=[name for name, _relation in _RELATIONS])
def test_entries_stand_on_a_page_in_the_order_of_their_relation(name: str, relation: Any) -> None:
    entity: type[Base] = relation.mapper.class_
    assert [str(one) for one in on_page(table_of(entity))] == [str(one) for one in relation.order_by]
