import asyncio

items = []


async def consumer(name, condition):
    async with condition:
        await condition.wait_for(lambda: items)
        print(name, "takes", items.pop())


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(consumer(name, condition)) for name in "ab"]
    await asyncio.sleep(0.01)
    async with condition:
        items.append(1)
        condition.notify()
    await asyncio.sleep(0.01)
    async with condition:
        items.append(2)
        condition.notify_all()
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
