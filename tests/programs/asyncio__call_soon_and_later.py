import asyncio


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.call_later(0.03, print, "later 0.03")
    loop.call_later(0.01, print, "later 0.01")
    loop.call_later(0.01, print, "later 0.01 too")
    loop.call_soon(print, "soon 1")
    loop.call_soon(print, "soon", 2)
    cancelled = loop.call_later(0.02, print, "never")
    cancelled.cancel()
    print(cancelled.cancelled())
    loop.call_at(loop.time() + 0.04, done.set_result, "the future's result")
    print("main waits")
    print(await done)


asyncio.run(main())
