import asyncio

PARTIES = 8
GRILL_SECONDS = 0.2  # for one order
TALK_SECONDS = 0.15


async def get_burgers(number):
    await asyncio.sleep(GRILL_SECONDS)  # they sizzle, and our number is up when they are done
    return ["burger"] * number


async def talk():
    await asyncio.sleep(TALK_SECONDS)  # all there is to tell each other


async def visit(table):
    talking = asyncio.create_task(talk(), name=f"talk at table {table}")
    burgers = await get_burgers(2)
    await talking
    return f"table {table}: {len(burgers)} burgers and a good talk"


async def main():
    visits = []
    for table in range(1, PARTIES + 1):
        visits.append(asyncio.create_task(visit(table), name=f"party at table {table}"))
    for done in visits:
        print(await done)


asyncio.run(main())
