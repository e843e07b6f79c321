import asyncio


async def next_page(token):
    await asyncio.sleep(0.05)
    return token + 1


async def main():
    token = 0
    for _ in range(4):
        token = await next_page(token)
    print(token)


asyncio.run(main())
