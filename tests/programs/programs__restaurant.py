import asyncio


class Kitchen:
    def __init__(self, cooks):
        self.cooks = asyncio.Semaphore(cooks)
        self.served = []

    async def cook(self, dish, minutes):
        async with self.cooks:
            print(f"cooking {dish}")
            await asyncio.sleep(minutes / 1000)
            self.served.append(dish)
            return f"{dish} ready"


async def guest(name, kitchen, orders):
    dishes = await asyncio.gather(*(kitchen.cook(dish, minutes) for dish, minutes in orders.items()))
    print(f"{name} eats {', '.join(dishes)}")
    return len(dishes)


async def main():
    kitchen = Kitchen(cooks=2)
    async with asyncio.TaskGroup() as group:
        guests = [
            group.create_task(guest("Ada", kitchen, {"soup": 30, "fish": 50})),
            group.create_task(guest("Bob", kitchen, {"rice": 20})),
        ]
    print(sum(g.result() for g in guests), kitchen.served)


asyncio.run(main())
