import asyncio


class Bus:
    def __init__(self):
        self.queues = []

    def subscribe(self):
        queue = asyncio.Queue()
        self.queues.append(queue)
        return queue

    async def publish(self, message):
        for queue in self.queues:
            await queue.put(message)


async def listener(name, queue):
    while True:
        message = await queue.get()
        if message == "stop":
            print(name, "stops")
            return
        print(name, "heard", message)


async def heartbeat(period):
    beats = 0
    try:
        while True:
            await asyncio.sleep(period)
            beats += 1
    except asyncio.CancelledError:
        print("beats counted:", beats >= 2)


async def main():
    bus = Bus()
    listeners = [asyncio.create_task(listener(n, bus.subscribe())) for n in ("ann", "ben")]
    heart = asyncio.create_task(heartbeat(0.005))
    for message in ("hello", "news"):
        await bus.publish(message)
        await asyncio.sleep(0.01)
    await bus.publish("stop")
    await asyncio.gather(*listeners)
    heart.cancel()
    await heart


asyncio.run(main())
