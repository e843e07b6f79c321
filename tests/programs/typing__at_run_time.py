"""What annotations are at run time."""
from typing import *
import typing, collections.abc
T = TypeVar("T"); K=TypeVar("K", int, str); B=TypeVar("B", bound=int)
print(T, K, B.__bound__, K.__constraints__)
print(List[int], Dict[str, List[int]], Optional[int], Union[int, str], Union[int, None], Callable[[int, str], bool], Callable[..., None], Tuple[int, ...], Literal["a", 1], Annotated[int, "x"], ClassVar[int], Type[int], Final[int])
print(Optional[Union[int,str]], Union[int], Union[int,int], Union[int, Union[str, float]])
print(get_origin(List[int]), get_origin(list[int]), get_args(dict[str,int]), get_args(Optional[int]), get_origin(Optional[int]) is Union, get_origin(Callable[[int],str]), get_args(Callable[[int],str]), get_origin(int|str), get_args(int|str), get_args(Annotated[int,1]), get_origin(5))
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); print(s.items, Stack[int])
class P(Protocol):
    def cook(self) -> str: ...
@runtime_checkable
class Q(Protocol):
    def cook(self) -> str: ...
class C:
    def cook(self): return "x"
print(isinstance(C(), Q), isinstance(5, Q), issubclass(C, Q))
try: isinstance(C(), P)
except TypeError as e: print(e)
try: P()
except TypeError as e: print(e)
class D(TypedDict):
    a: int
    b: str
class E(D, total=False):
    c: float
d: D = {"a": 1, "b": "x"}
print(d, D(a=1,b="2"), D.__annotations__, sorted(E.__required_keys__), sorted(E.__optional_keys__), D.__total__)
F = TypedDict("F", {"x": int}); print(F(x=1), F.__name__)
UserId = NewType("UserId", int); print(UserId(5), UserId.__name__, UserId, UserId.__supertype__)
class N(NamedTuple):
    x: int
    y: int = 2
print(N(1), N._fields, N._field_defaults)
NN = NamedTuple("NN", [("a", int)]); print(NN(1))
def f(a: int, b: "str" = "x") -> Optional[int]: ...
print(get_type_hints(f), get_type_hints(N))
print(isinstance([], collections.abc.Sequence), cast(int, "x"), Any, isinstance([], List), issubclass(dict, Mapping))
P2 = ParamSpec("P2"); print(P2, P2.args, P2.kwargs)
print(Iterable[int], AsyncIterator[str], Awaitable[int], Coroutine[Any, Any, int], Self, Never, NoReturn, Sequence[T], T.__name__)
print(List, Dict, Callable, Generator[int, None, str], Deque[int], DefaultDict[str,int], Counter[str], Iterator[int])
@overload
def g(x: int) -> int: ...
def g(x): return x
print(g(1), TYPE_CHECKING, list[int] == list[int], hash(List[int]) == hash(List[int]), List[int] == List[int])
print(assert_type(1, int), Text, ForwardRef("X"), is_typeddict(D))
class Sub(List[int]): pass
print(Sub([1]), Sub.__mro__[1])
class G(Dict[str, T]): pass
print(G[int], G({"a":1}))
print(Hashable, isinstance(5, Hashable), isinstance([], Hashable), isinstance({}, Iterable), List[T][int], TypeVarTuple("Ts"))
