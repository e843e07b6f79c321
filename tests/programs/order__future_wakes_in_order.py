import asyncio


async def waiter(log, future, name):
    log.append(f"{name}={await future}")


async def main():
    log = []
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    tasks = [asyncio.create_task(waiter(log, future, n)) for n in "abc"]
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: log.append("callback"))
    loop.call_soon(log.append, "soon before")
    future.set_result(1)
    loop.call_soon(log.append, "soon after")
    log.append("set")
    await asyncio.sleep(0)
    log.append("main")
    await asyncio.gather(*tasks)
    print(log)


asyncio.run(main())
