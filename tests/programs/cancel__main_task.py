import asyncio


async def main():
    task = asyncio.current_task()
    asyncio.get_running_loop().call_later(0.01, task.cancel)
    try:
        await asyncio.sleep(1)
    finally:
        print("main cleans up")


try:
    asyncio.run(main())
except asyncio.CancelledError as error:
    print("run raised", repr(error))
