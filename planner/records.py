"""Frozen dataclasses whose methods are written when they are first needed.

A module of its own at the bottom of the house, because every room is made of such classes. The standard decorator
compiles six methods a class at import; for the hundred and fifty classes behind the first window that is a fifth of
the time until it is seen, and most of them are not used by then. Here `__init__` is compiled at the first instance
of a class, and the others are not compiled at all. What a class can do is the same: `fields`, `replace`, `asdict`,
matching, copying and pickling work, and a type checker sees the standard decorator itself.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_type_hints

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, **options):
        """Stands for `dataclasses.dataclass`; only `frozen=True, slots=True`, perhaps `kw_only`, is treated here.

        A class and those it inherits from must all be made by this decorator or all by the standard one; else
        Python refuses the class. There is no `InitVar`.
        """
        is_kw_only = options.get("kw_only", False)
        if options != {"frozen": True, "slots": True, **({"kw_only": True} if is_kw_only else {})}:
            make = dataclasses.dataclass(**options)
        else:

            def make(made):
                return _frozen(made, is_kw_only=is_kw_only)

        return make if cls is None else make(cls)


def field_types(cls: type[Any]) -> dict[str, Any]:
    """Types of the fields of a dataclass, as they are declared, what is `Annotated` with its notes.

    `typing.get_type_hints` says the same, and goes through every type to find text in it that is to be evaluated;
    where a module's annotations are no text, there is nothing to find.
    """
    found = {field.name: field.type for field in dataclasses.fields(cls)}
    if any(isinstance(hint, str) for hint in found.values()):
        hints = get_type_hints(cls, include_extras=True)
        return {name: hints[name] for name in found}
    return found


def _frozen(cls: type, *, is_kw_only: bool) -> type:
    # A class without a docstring would be given its signature as one, which takes longer than all the rest.
    cls.__doc__ = cls.__doc__ or f"{cls.__name__}(...)"
    # For the standard decorator the class is not frozen: `frozen` is what makes it compile methods.
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=is_kw_only)(cls)
    own = made.__dict__
    if "__setattr__" in own or "__delattr__" in own:
        raise TypeError(f"{cls.__name__} is frozen and may not say how its attributes are set")
    has_own_equality = "__eq__" in own
    methods = {**_methods(made), "__init__": _Unwritten(made)}
    if own.get("__hash__") is None:  # None: Python puts it beside an `__eq__` of the class's own
        made.__hash__ = methods["__hash__"]  # type: ignore[method-assign]
    if has_own_equality:
        del methods["__eq__"]
    for name in methods.keys() - own.keys():
        setattr(made, name, methods[name])
    return made


def _methods(cls: type) -> dict[str, Any]:
    """What the standard decorator compiles for a frozen class, apart from `__init__`."""
    fields = dataclasses.fields(cls)
    compared = _values_of([field.name for field in fields if field.compare])
    hashed = _values_of([field.name for field in fields if (field.compare if field.hash is None else field.hash)])
    shown = [field.name for field in fields if field.repr]

    def equal(self: Any, other: object) -> Any:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed_value(self: Any) -> int:
        return hash(hashed(self))

    def text(self: Any) -> str:
        parts = (f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({', '.join(parts)})"

    return {
        "__eq__": equal,
        "__hash__": hashed_value,
        "__repr__": text,
        "__setattr__": _refuse_setting,
        "__delattr__": _refuse_deleting,
        "__getstate__": _state,
        "__setstate__": _restore,
    }


def _values_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    if names:
        only = attrgetter(names[0])
        return lambda item: (only(item),)
    return lambda _: ()


def _refuse_setting(self: Any, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


class _Unwritten:
    """Stands in a class for its `__init__`, until somebody asks for it."""

    __slots__ = ("_cls",)

    def __init__(self, cls: type) -> None:
        self._cls = cls

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        init = _written_init(self._cls)
        self._cls.__init__ = init  # type: ignore[misc]
        return init if instance is None else init.__get__(instance, owner)


def _written_init(cls: type) -> Any:
    """`__init__` of a class, compiled; it sets every field through its slot, which is quicker than by name."""
    known: dict[str, Any] = {"_missing": dataclasses.MISSING}
    plain, named, lines = ["self"], list[str](), list[str]()
    annotations: dict[str, Any] = {}
    for field in dataclasses.fields(cls):
        known[f"_set_{field.name}"] = getattr(cls, field.name).__set__
        parameter, value = _parameter(field, known)
        if field.init:
            (named if field.kw_only else plain).append(parameter)
            annotations[field.name] = field.type
        if value:
            lines.append(f"  _set_{field.name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("  self.__post_init__()")
    parameters = ", ".join([*plain, *(["*", *named] if named else [])])
    body = "\n".join(lines) or "  pass"
    source = f"def write({', '.join(known)}):\n def __init__({parameters}):\n{body}\n return __init__"
    found: dict[str, Any] = {}
    # As the standard decorator does it: names are looked up where the class stands, and no text of a user comes in.
    exec(source, vars(sys.modules[cls.__module__]), found)  # noqa: S102
    init = found["write"](**known)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {**annotations, "return": None}
    return init


def _parameter(field: dataclasses.Field[Any], known: dict[str, Any]) -> tuple[str, str]:
    """How a field stands among the parameters, and the expression for its value; none if it has no value."""
    name = field.name
    if field.default is not dataclasses.MISSING:
        known[f"_default_{name}"] = field.default
        return f"{name}=_default_{name}", name if field.init else f"_default_{name}"
    if field.default_factory is not dataclasses.MISSING:
        known[f"_make_{name}"] = field.default_factory
        made = f"_make_{name}()"
        return f"{name}=_missing", f"{made} if {name} is _missing else {name}" if field.init else made
    return name, name if field.init else ""
