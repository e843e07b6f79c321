import asyncio
import threading


async def work(name):
    await asyncio.sleep(0.01)
    return f"{name} in {threading.current_thread().name}"


def run_loop(name, results):
    results[name] = asyncio.run(work(name))


results = {}
threads = [threading.Thread(target=run_loop, args=(n, results), name=f"thread-{n}") for n in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.items()))


def forever(loop):
    asyncio.set_event_loop(loop)
    loop.run_forever()


loop = asyncio.new_event_loop()
thread = threading.Thread(target=forever, args=(loop,), name="loop")
thread.start()
print(asyncio.run_coroutine_threadsafe(work("c"), loop).result())
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()
print(thread.is_alive())
