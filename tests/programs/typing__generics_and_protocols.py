# What annotations are at run time: their text, their parts, generic classes, protocols.
import collections.abc
from typing import (Annotated, Any, Callable, Dict, Generic, List, Literal, NamedTuple, NewType, Optional, ParamSpec, Protocol,
                    Tuple, TypedDict, TypeVar, Union, get_args, get_origin, get_type_hints, runtime_checkable)

T = TypeVar("T")
K = TypeVar("K", bound=int)
P = ParamSpec("P")


def tell(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


print(List[int], Optional[str], Union[int, str, None], Dict[str, List[int]], Tuple[int, ...], Any, Literal["a", 1])
print(Callable[[int], str], Callable[..., T], Annotated[int, "x"], collections.abc.Sequence[int], Optional["Later"])
print(Union[int], Union[int, str] == Union[str, int], Optional[Optional[int]], List[int] | None, list[T], dict[str, list[int]] | None)
print(get_origin(List[int]), get_args(Dict[int, str]), get_origin(list[int]), get_args(Callable[[int], str]), get_args(int | str))


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


stack = Stack[int]()
stack.push(3)
print(stack.items, Stack[int], Stack.__parameters__, stack.__orig_class__, list[int]((1, 2)), dict[str, T][int], list[T].__parameters__)


class Numbers(Stack[int]):
    pass


print(Numbers.__orig_bases__, Numbers.__parameters__, [cls.__name__ for cls in Numbers.__mro__])


class Pair(Generic[T, K]):
    pass


tell(lambda: Pair[str, int])
tell(lambda: Pair[int])
tell(lambda: Generic[T, T])
tell(lambda: dict[str][int])


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class Named(Protocol):
    name: str


class File:
    def close(self) -> None:
        pass


print(isinstance(File(), Closes), isinstance(3, Closes), issubclass(File, Closes), isinstance([1], List), isinstance(3, Union[int, str]))
tell(lambda: isinstance(File(), Named))
tell(lambda: Named())
tell(lambda: isinstance([1], List[int]))
tell(lambda: List())


class Point(TypedDict, total=False):
    x: int
    y: int


class Order(NamedTuple):
    dish: str
    table: int = 3


Number = NewType("Number", int)
print(Point(x=1), type(Point(x=1)), Point.__total__, sorted(Point.__optional_keys__), Order("soup"), Order._field_defaults)
print(Number(5), Number, Number.__supertype__, Number.__name__, T, K.__bound__, P)
