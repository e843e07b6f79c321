"""Objects that stand in for others, in plain and in asynchronous code."""
import asyncio
import os
import random
from unittest.mock import ANY, AsyncMock, MagicMock, Mock, call, patch, sentinel

waiter = Mock()
waiter.serve(1, dish="soup")
waiter.kitchen.cook("rice")
waiter.kitchen.cook("tea", hot=True)
print(waiter.serve.called, waiter.serve.call_count, waiter.serve.call_args, waiter.kitchen.cook.call_args_list)
print(waiter.mock_calls, waiter.method_calls == waiter.mock_calls)
print(waiter.serve.call_args.args, waiter.serve.call_args.kwargs, waiter.serve.call_args == call(1, dish="soup"))
waiter.serve.assert_called_once_with(1, dish="soup")
waiter.kitchen.cook.assert_any_call("rice")
waiter.assert_has_calls([call.kitchen.cook("rice"), call.kitchen.cook("tea", hot=True)])
waiter.serve.assert_called_with(ANY, dish=ANY)
for check in (
    lambda: waiter.serve.assert_called_with(2),
    lambda: waiter.serve.assert_not_called(),
    lambda: waiter.never.assert_called(),
    lambda: waiter.never.assert_called_once(),
    lambda: waiter.never.assert_called_with(5),
    lambda: waiter.kitchen.cook.assert_called_once_with("rice"),
    lambda: waiter.kitchen.cook.assert_any_call("bread"),
    lambda: waiter.asert_typo(),
    lambda: waiter.assert_typo(),
):
    try:
        print("passes", type(check()).__name__)
    except (AssertionError, AttributeError) as error:
        print(type(error).__name__, error)

price = Mock(return_value=5)
print(price(), price("x"), price.mock_calls)
price.side_effect = [1, ValueError("sold out"), 3]
print(price())
try:
    price()
except ValueError as error:
    print("ValueError", error)
print(price(), price.call_count)
price.side_effect = lambda dish: dish.upper()
print(price("tea"))
price.reset_mock()
print(price.called, price.mock_calls)
settings = Mock(name="settings", **{"color.value": 7, "load.return_value": "loaded"})
print(settings.color.value, settings.load(), settings.name is not None)

magic = MagicMock()
magic.__len__.return_value = 3
magic.__getitem__.side_effect = lambda key: key * 2
magic.__iter__.return_value = ["a", "b"]
print(len(magic), magic[4], list(magic), 5 in magic, int(magic), bool(magic))
with magic as inside:
    print(inside is magic.__enter__.return_value)
print(magic.__len__.called, sentinel.table, sentinel.table is sentinel.table)


class Kitchen:
    name = "main"

    def cook(self, dish):
        return f"cooked {dish}"

    async def wash(self, dish):
        return f"washed {dish}"


strict = Mock(spec=Kitchen)
try:
    strict.bake()
except AttributeError as error:
    print(error)
print(strict.cook("x") is strict.cook.return_value)

with patch("random.random", return_value=0.25) as fake:
    print(random.random(), fake.called)
with patch.object(Kitchen, "cook", return_value="mocked") as fake:
    print(Kitchen().cook("soup"), fake.call_args)
print(Kitchen().cook("soup"))
with patch.object(Kitchen, "name", "other"):
    print(Kitchen.name)
print(Kitchen.name)


@patch("os.getpid")
def decorated(getpid):
    getpid.return_value = 42
    return os.getpid()


print(decorated())
with patch.dict(os.environ, {"TABLE": "4"}):
    print(os.environ["TABLE"])
print("TABLE" in os.environ)


async def main():
    fetch = AsyncMock(return_value={"id": 1})
    print(await fetch("/menu"), fetch.await_count, fetch.call_args)
    fetch.assert_awaited_once_with("/menu")
    failing = AsyncMock(side_effect=TimeoutError("slow"))
    try:
        await failing()
    except TimeoutError as error:
        print("TimeoutError", error)
    print(await asyncio.gather(*[AsyncMock(side_effect=[n])() for n in range(3)]))
    with patch.object(Kitchen, "wash", return_value="clean") as wash:
        print(await Kitchen().wash("plate"), type(wash).__name__)
    session = MagicMock()
    session.__aenter__.return_value = "session"
    async with session as opened:
        print(opened)
    with patch("asyncio.sleep", new_callable=AsyncMock) as sleep:
        await asyncio.sleep(1000)
        print(sleep.await_args)
    started = fetch("/late")
    print(fetch.call_count, fetch.await_count)
    await started
    print(fetch.await_count, asyncio.iscoroutinefunction(fetch))


asyncio.run(main())
