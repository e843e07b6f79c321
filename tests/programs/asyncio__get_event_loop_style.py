import asyncio


async def work(n):
    await asyncio.sleep(0.001)
    return n * 2


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(work(4)))
task = loop.create_task(work(5))
loop.run_until_complete(task)
print(task.result(), loop.is_running(), loop.is_closed())
loop.call_later(0.01, loop.stop)
loop.call_soon(print, "in the loop")
loop.run_forever()
loop.close()
print(loop.is_closed())
