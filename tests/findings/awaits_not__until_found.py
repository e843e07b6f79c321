import asyncio


async def ask(server):
    await asyncio.sleep(0.05)
    return server == 3


async def main():
    for server in range(5):
        found = await ask(server)
        if found:
            break
    print(server)


asyncio.run(main())
