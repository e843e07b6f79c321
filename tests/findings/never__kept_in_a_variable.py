import asyncio


async def fetch():
    await asyncio.sleep(0.01)
    return 42


async def main():
    answer = fetch()
    print("forgot to await")
    answer = 0
    return answer


asyncio.run(main())
