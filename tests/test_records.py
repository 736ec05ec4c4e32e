"""`planner.records`: a class of it can do what one of the standard decorator can."""

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any, ClassVar, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.designfile.errors import Fault
from planner.model.devices import Firewall
from planner.model.servers import Machine
from planner.records import dataclass, field_types


@dataclass(frozen=True, slots=True)
class Place:
    """A place."""

    x: int
    y: int = 2
    names: list[str] = field(default_factory=list, hash=False)
    hint: str = field(default="-", compare=False, repr=False)
    unit: ClassVar[str] = "px"


@dataclasses.dataclass(frozen=True, slots=True)
class StandardPlace:
    """The same, made by the standard decorator."""

    x: int
    y: int = 2
    names: list[str] = field(default_factory=list, hash=False)
    hint: str = field(default="-", compare=False, repr=False)
    unit: ClassVar[str] = "px"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Has a name."""

    name: str
    length: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("no name")
        object.__setattr__(self, "length", len(self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled(Named):
    """Has a title, too."""

    title: str = ""


@dataclass(frozen=True, slots=True)
class Alone:
    """Has one field."""

    value: Any


@dataclass(frozen=True, slots=True)
class Empty:
    """Has no field."""


@dataclass(frozen=True, slots=True)
class SameWhenEven:
    """Says itself what is equal, and how it looks."""

    value: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameWhenEven) and self.value % 2 == other.value % 2

    def __repr__(self) -> str:
        return "mine"


ARGUMENTS = st.tuples(st.integers(), st.integers(), st.lists(st.text(max_size=3), max_size=3), st.text(max_size=3))


@given(ARGUMENTS, ARGUMENTS)
def test_compares_hashes_and_looks_as_the_standard_one(
    first: tuple[int, int, list[str], str], second: tuple[int, int, list[str], str]
) -> None:
    ours, standard = [Place(*each) for each in (first, second)], [StandardPlace(*each) for each in (first, second)]
    assert (ours[0] == ours[1]) == (standard[0] == standard[1])
    assert [hash(each) for each in ours] == [hash(each) for each in standard]
    assert [repr(each) for each in ours] == [repr(each).replace("Standard", "") for each in standard]
    others: list[object] = list(standard)
    assert ours[0] != others[0]


def test_signature_hints_and_matching_are_the_standard_ones() -> None:
    def names(cls: type) -> list[tuple[str, Any]]:
        return [(each.name, each.kind) for each in inspect.signature(cls).parameters.values()]

    assert names(Place) == names(StandardPlace)
    assert get_type_hints(Place.__init__) == get_type_hints(StandardPlace.__init__)
    assert Place.__match_args__ == StandardPlace.__match_args__
    assert [each.name for each in fields(Place)] == ["x", "y", "names", "hint"]
    assert Place.__slots__ == StandardPlace.__slots__
    assert inspect.signature(Titled).parameters["title"].kind is inspect.Parameter.KEYWORD_ONLY
    assert Place.__init__.__qualname__ == "Place.__init__"


def test_defaults_are_made_for_each_instance() -> None:
    first, second = Place(1), Place(1)
    assert (first.y, first.names, first.hint, Place.unit) == (2, [], "-", "px")
    assert first.names is not second.names
    assert Place(1, 3, ["a"], "b").names == ["a"]


@pytest.mark.parametrize("wrong", [(), (1, 2, [], "", 5)])
def test_wrong_arguments_are_refused(wrong: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        Place(*wrong)
    with pytest.raises(TypeError, match="nothing"):
        Place(1, nothing=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Named("a")  # type: ignore[call-arg]


def test_nothing_can_be_set_or_deleted() -> None:
    place = Place(1)
    with pytest.raises(FrozenInstanceError, match="'x'"):
        place.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="'x'"):
        del place.x
    with pytest.raises(FrozenInstanceError):
        place.other = 2  # type: ignore[attr-defined]
    assert place == Place(1)


def test_inherits_fields_and_looks_at_itself_after_init() -> None:
    titled = Titled(name="abc", title="t")
    assert (titled.name, titled.length, titled.title) == ("abc", 3, "t")
    assert replace(titled, name="ab") == Titled(name="ab", title="t")
    assert repr(titled) == "Titled(name='abc', length=3, title='t')"
    assert titled != Named(name="abc")
    with pytest.raises(ValueError, match="no name"):
        Titled(name="")


@pytest.mark.parametrize("item", [Place(1, 3, ["a"], "b"), Titled(name="abc"), Alone((1,)), Empty()])
def test_is_copied_and_pickled(item: Any) -> None:
    for other in (copy.copy(item), copy.deepcopy(item), pickle.loads(pickle.dumps(item)), replace(item)):
        assert other == item
        assert other is not item
        assert repr(other) == repr(item)


def test_few_fields_and_own_methods_hold() -> None:
    assert Alone(1) == Alone(1) != Alone(2)
    assert hash(Alone(1)) == hash((1,))
    assert Empty() == Empty()
    assert hash(Empty()) == hash(())
    assert repr(Empty()) == "Empty()"
    assert SameWhenEven(2) == SameWhenEven(4) != SameWhenEven(3)
    assert repr(SameWhenEven(2)) == "mine"
    assert hash(SameWhenEven(2)) == hash((2,))


def test_other_options_are_the_standard_decorator() -> None:
    @dataclass(slots=True)
    class Counter:
        """Can be changed."""

        count: int = 0

    counter = Counter()
    counter.count += 1
    assert counter == Counter(1)


def test_class_that_says_how_attributes_are_set_is_refused() -> None:
    with pytest.raises(TypeError, match="frozen"):

        @dataclass(frozen=True, slots=True)
        class Wrong:
            """Contradicts itself."""

            x: int

            def __setattr__(self, name: str, value: object) -> None:
                """Would be overridden."""


def test_standard_class_cannot_inherit_from_one_of_ours() -> None:
    with pytest.raises(TypeError, match="frozen"):

        @dataclasses.dataclass(frozen=True, slots=True)
        class Mixed(Place):
            """Half of each."""


def test_types_of_fields_are_those_of_the_hints() -> None:
    def hints(cls: type) -> dict[str, Any]:
        return {each.name: get_type_hints(cls, include_extras=True)[each.name] for each in fields(cls)}

    for cls in (Place, Titled, Machine, Firewall, Fault):
        assert field_types(cls) == hints(cls)
        assert list(field_types(cls)) == [each.name for each in fields(cls)]
