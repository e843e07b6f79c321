import asyncio
from multiprocessing import Process, Queue


async def step(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def work(results):
    first = asyncio.create_task(step("first", 0.02), name="the first")
    second = asyncio.create_task(step("second", 0.01))
    done = await asyncio.gather(second, first)
    also = await asyncio.to_thread(" and ".join, done)
    loop = asyncio.get_running_loop()
    results.put((done, also, first.get_name(), first.result(), loop.is_running()))


def start_loop(results):
    asyncio.run(work(results))


async def parent(results):
    process = Process(target=start_loop, args=(results,), name="from inside a loop")
    await asyncio.sleep(0.01)
    return process


def main():
    results = Queue()
    for _ in range(2):
        process = Process(target=start_loop, args=(results,))
        process.start()
        print(results.get())
        process.join()
        print(process.exitcode)
    process = asyncio.run(parent(results))  # now the parent has had a loop, too
    process.start()
    print(results.get())
    process.join()
    print(process.name, process.exitcode)


if __name__ == "__main__":
    main()
