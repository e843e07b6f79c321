import asyncio


def told(future):
    print("callback", future.result())


async def setter(future):
    await asyncio.sleep(0.01)
    print("setting")
    future.set_result(42)
    print("set")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(told)
    task = asyncio.create_task(setter(future))
    print(future.done())
    print("got", await future, future.done(), future.result(), future.exception())
    await task
    failed = loop.create_future()
    failed.set_exception(KeyError("bad"))
    try:
        await failed
    except KeyError as error:
        print("raised", error)
    pending = loop.create_future()
    try:
        pending.result()
    except asyncio.InvalidStateError as error:
        print(error)
    pending.cancel()
    print(pending.cancelled())
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        print("invalid state", str(error)[:13])


asyncio.run(main())
