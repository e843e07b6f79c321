import asyncio


# From 3.12 on CPython warns about this at first use, and 3.14 refuses it; most older tutorials write it.
async def greet(name):
    await asyncio.sleep(0.001)
    print("hello", name)
    return name


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
same = asyncio.get_event_loop()
print(same is loop)
tasks = [loop.create_task(greet(name)) for name in ("a", "b")]
loop.run_until_complete(asyncio.wait(tasks))
print([task.result() for task in tasks])
print(loop.run_until_complete(asyncio.gather(*[loop.create_task(greet("c"))])))


def callback(n):
    print("callback", n)
    if n:
        loop.call_later(0.001, callback, n - 1)
    else:
        loop.stop()


loop.call_soon(callback, 2)
try:
    loop.run_forever()
finally:
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
