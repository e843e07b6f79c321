import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"][:21], repr(context["exception"])))
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    task = asyncio.create_task(asyncio.sleep(0))
    task.add_done_callback(lambda task: {}["missing"])
    await task
    await asyncio.sleep(0)
    print("goes on")


asyncio.run(main())
