"""Classes of records whose methods come late behave as those of the standard library."""

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from typing import Any

import pytest

from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    left: int
    right: str = "none"
    seen: dict[str, int] = dataclasses.field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Base:
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Child(Base):
    name: str
    half: int = dataclasses.field(init=False, default=7)


@dataclass(slots=True)
class Open:
    value: int = 1

    def __post_init__(self) -> None:
        self.value += 1


@dataclass(frozen=True, slots=True, eq=False)
class Itself:
    value: int


@dataclass(frozen=True, slots=True, order=True)
class Ranked:
    value: int


def test_fields_are_taken_by_place_and_by_name() -> None:
    assert (Pair(1).right, Pair(1, "two").right, Pair(left=3).left) == ("none", "two", 3)
    assert Pair(1).seen is not Pair(1).seen
    child = Child(name="a", note="b")
    assert (child.name, child.note, child.half) == ("a", "b", 7)
    assert Open(4).value == 5


@pytest.mark.parametrize("wrong", [{}, {"left": 1, "other": 2}])
def test_what_is_no_field_is_refused(wrong: Mapping[str, Any]) -> None:
    with pytest.raises(TypeError):
        Pair(**wrong)
    with pytest.raises(TypeError):
        Child("a")  # type: ignore[call-arg]


def test_nothing_frozen_can_be_set_or_deleted() -> None:
    frozen: tuple[Any, ...] = (Pair(1), Child(name="a"))
    for one in frozen:
        with pytest.raises(dataclasses.FrozenInstanceError):
            one.note = "x"
        with pytest.raises(dataclasses.FrozenInstanceError):
            del one.note
    free = Open()
    free.value = 9
    assert free.value == 9


def test_objects_are_equal_by_what_they_hold_and_their_kind() -> None:
    assert Pair(1) == Pair(1, seen={"a": 1})
    assert Pair(1) != Pair(2)
    assert Base() != Child(name="")
    assert Open(1) == Open(1)
    assert Itself(1) != Itself(1)
    assert len({Pair(1), Pair(1), Pair(2)}) == 2
    assert len({Base(), Base()}) == 1
    assert len({Itself(1), Itself(1)}) == 2
    with pytest.raises(TypeError):
        hash(Open())
    assert Ranked(1) < Ranked(2)


def test_they_are_shown_replaced_copied_and_pickled() -> None:
    one = Pair(1, "two")
    assert repr(one) == "Pair(left=1, right='two')"
    assert dataclasses.replace(one, left=5) == Pair(5, "two")
    assert pickle.loads(pickle.dumps(one)) == one
    assert copy.deepcopy(one) == copy.copy(one) == one
    assert [field.name for field in dataclasses.fields(Child)] == ["note", "name", "half"]
    assert dataclasses.asdict(Child(name="a")) == {"note": "", "name": "a", "half": 7}
    assert not hasattr(one, "__dict__")
