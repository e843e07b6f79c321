import asyncio


async def work(n):
    await asyncio.sleep(0)
    return n + 1


with asyncio.Runner() as runner:
    print(runner.run(work(1)))
    print(runner.run(work(2)))
print(asyncio.run(work(3)))
try:
    asyncio.create_task(None)
except Exception as error:
    print(type(error).__name__, error)
coroutine = work(5)
try:
    asyncio.create_task(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)
manual = work(9)
print(manual.send(None))
try:
    manual.send(None)
except StopIteration as stop:
    print(stop.value)
