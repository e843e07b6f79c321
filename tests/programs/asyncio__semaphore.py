import asyncio

running = 0
most = 0


async def job(n, semaphore):
    global running, most
    async with semaphore:
        running += 1
        most = max(most, running)
        print("job", n, "starts")
        await asyncio.sleep(0.01)
        running -= 1
    return n


async def main():
    semaphore = asyncio.Semaphore(2)
    print(await asyncio.gather(*(job(n, semaphore) for n in range(5))))
    print(most, semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)


asyncio.run(main())
